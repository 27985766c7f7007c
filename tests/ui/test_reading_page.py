"""The reading page: an answer stands beside its own film only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cxr_desktop.engine_room import Answer, OpenedFilm
from cxr_desktop.imaging.rendering import FilmRenderer
from cxr_desktop.ui.gallery_delegate import GalleryDelegate
from cxr_desktop.ui.gallery_model import GalleryModel
from cxr_desktop.ui.reading_page import ReadingPage
from tests.answers import LABELS, make_result


@pytest.fixture
def page(qtbot: QtBot) -> ReadingPage:
    page = ReadingPage()
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    return page


def film_of(answer: Answer) -> OpenedFilm:
    radiograph = answer.result.radiograph
    return OpenedFilm(answer.result.path, FilmRenderer(radiograph), radiograph.content_sha256, "PNG", b"")


def answer_to(name: str) -> Answer:
    return Answer(make_result(name), np.zeros((4, 4, 4), np.uint8), frozenset(), LABELS)


def vote(page: ReadingPage) -> str:
    label = page.evidence.findChild(QLabel, "vote")
    assert label is not None
    return label.text() if label.isVisible() else ""


def message(page: ReadingPage) -> str:
    label = page.evidence.findChild(QLabel, "message")
    assert label is not None
    return label.text() if label.isVisible() else ""


def cards(page: ReadingPage) -> int:
    model = page.gallery.findChild(GalleryModel)
    assert model is not None
    return model.rowCount()


def opacity(page: ReadingPage) -> float:
    return page.gallery.findChild(GalleryDelegate).opacity


def test_the_cases_of_the_film_before_are_dimmed_where_the_answer_is_not_there_at_once(
    page: ReadingPage, qtbot: QtBot
) -> None:
    first, second = answer_to("first.png"), answer_to("second.png")
    page.show_film(film_of(first))
    page.show_found(first)
    page.show_film(film_of(second))
    qtbot.waitUntil(lambda: opacity(page) < 1.0)
    page.show_found(second)
    assert opacity(page) == 1.0
    assert not page._dimming.isActive()  # or they would be dimmed a moment later


def test_the_answer_to_the_film_before_is_not_taken_for_that_to_this_one(page: ReadingPage) -> None:
    first, second = answer_to("first.png"), answer_to("second.png")
    page.show_film(film_of(first))
    page.show_answer(first, None)
    assert "PNEUMONIA" in vote(page)
    page.show_film(film_of(second))
    assert vote(page) == "No answer to this film yet"
    assert cards(page) == 5  # dimmed, and said to belong to the film before
    page.show_answer(second, None)
    assert "PNEUMONIA" in vote(page)


def test_an_answer_that_is_faster_than_its_film_waits_for_it(page: ReadingPage) -> None:
    first, second = answer_to("first.png"), answer_to("second.png")
    page.show_film(film_of(first))
    page.show_answer(second, None)
    assert vote(page) == "No answer to this film yet"
    page.show_film(film_of(second))
    assert "PNEUMONIA" in vote(page)


def test_the_cases_are_there_before_the_heat_map_and_stay_when_it_comes(page: ReadingPage, qtbot: QtBot) -> None:
    answer = answer_to("film.png")
    page.show_film(film_of(answer))
    with qtbot.assertNotEmitted(page.film.heat_changed):
        page.show_found(replace(answer, result=replace(answer.result, heat_map=None)))
    assert "PNEUMONIA" in vote(page)
    assert cards(page) == 5
    model = page.gallery.findChild(GalleryModel)
    assert model is not None
    with qtbot.waitSignal(page.film.heat_changed), qtbot.assertNotEmitted(model.modelReset):
        page.show_answer(answer, None)


def test_cases_of_a_query_that_was_given_up_do_not_stay(page: ReadingPage) -> None:
    answer = answer_to("film.png")
    page.show_film(film_of(answer))
    page.show_found(answer)
    page.show_trouble(answer.result.path, lambda: ("The query was cancelled.", ()))
    assert message(page) == "The query was cancelled."
    assert cards(page) == 0


def test_cases_found_for_another_film_are_not_shown(page: ReadingPage) -> None:
    page.show_film(film_of(answer_to("first.png")))
    page.show_found(answer_to("second.png"))
    assert vote(page) == "No answer to this film yet"


def test_trouble_with_a_film_that_did_not_open_leaves_the_answer(page: ReadingPage) -> None:
    answer = answer_to("film.png")
    page.show_film(film_of(answer))
    page.show_answer(answer, None)
    page.show_trouble(Path("letter.png"), lambda: ("This is no film.", ()))
    assert message(page) == "This is no film."
    assert "PNEUMONIA" in vote(page)
    assert cards(page) == 5


def test_trouble_that_is_faster_than_its_film_stays_when_that_is_there(page: ReadingPage) -> None:
    answer = answer_to("film.png")
    page.show_trouble(answer.result.path, lambda: ("No case library is open.", ()))
    page.show_film(film_of(answer))
    assert message(page) == "No case library is open."
    assert cards(page) == 0


def test_an_answer_after_a_query_that_was_given_up_brings_its_cases(page: ReadingPage) -> None:
    answer = answer_to("film.png")
    page.show_film(film_of(answer))
    page.show_found(answer)
    page.show_trouble(answer.result.path, lambda: ("The query was cancelled.", ()))
    page.show_answer(answer, None)
    assert cards(page) == 5
    assert not page.heat.isHidden()


def test_without_an_answer_there_is_no_heat_map_to_choose(page: ReadingPage) -> None:
    answer = answer_to("film.png")
    page.show_film(film_of(answer))
    page.show_trouble(answer.result.path, lambda: ("No case library is open.", ()))
    assert page.heat.isHidden()
    page.why.shown_changed.emit(False)  # a pair is left
    assert page.heat.isHidden()
    page.show_found(answer)
    assert not page.heat.isHidden()


def test_trouble_with_another_film_is_forgotten(page: ReadingPage) -> None:
    page.show_trouble(Path("letter.png"), lambda: ("This is no film.", ()))
    page.show_film(film_of(answer_to("film.png")))
    assert message(page) == ""

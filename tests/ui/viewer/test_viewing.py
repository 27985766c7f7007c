"""What is made for a film view off the GUI thread: filters and tags."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import FilmFacts, Radiograph, ValueRange
from cxr_desktop.errors import UnsupportedFormat
from cxr_desktop.imaging.rendering import FilmRenderer
from cxr_desktop.ui.film_view import FilmView
from cxr_desktop.ui.jobs import JobRunner
from cxr_desktop.ui.viewer.viewing import Viewing
from tests.dicom_making import make_dicom
from tests.imaging.films import encode, film_values


@pytest.fixture
def viewing(qtbot: QtBot) -> Iterator[Viewing]:
    runner = JobRunner("test")
    yield Viewing(runner, runner)
    assert runner.close(5)


def film(seed: int = 7) -> FilmRenderer:
    values = np.random.default_rng(seed).integers(0, 4096, (300, 300)).astype(np.uint16)
    return FilmRenderer(Radiograph(values, ValueRange(0, 4095), False, FilmFacts(), "test", "0" * 64))


def test_a_filter_is_made_and_shown_and_made_only_once(viewing: Viewing, qtbot: QtBot) -> None:
    view, asked = FilmView(), list[str]()
    qtbot.addWidget(view)
    view.resize(300, 300)
    view.show_film(film())
    viewing.serve(view)
    view.filter_needed.connect(lambda _film, name: asked.append(name))
    plain = view.grab().toImage()

    view.toggle_filter("sharpen")
    qtbot.waitUntil(lambda: view._canvas.has_filtered("sharpen"))
    assert view.grab().toImage().copy(100, 100, 100, 100) != plain.copy(100, 100, 100, 100)
    view.toggle_filter("sharpen")
    view.toggle_filter("sharpen")

    assert asked == ["sharpen"]


def test_another_film_is_seen_without_the_filter_of_the_one_before(viewing: Viewing, qtbot: QtBot) -> None:
    view = FilmView()
    qtbot.addWidget(view)
    view.show_film(film())
    viewing.serve(view)
    view.toggle_filter("clahe")
    view.show_film(film(8))

    assert view.state().filter == ""


def test_tags_are_read_and_never_logged(
    viewing: Viewing, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "film.dcm"
    path.write_bytes(make_dicom(film_values(8), PatientName="Somebody^Else", PatientID="A17"))
    with caplog.at_level(logging.DEBUG), qtbot.waitSignal(viewing.tags_read) as blocker:
        viewing.read_tags(path)

    rows = {row.name: row for row in blocker.args[1].tags}
    assert rows["Patient's Name"].value == "Somebody^Else"
    assert rows["Patient's Name"].is_identifying
    assert "Somebody" not in caplog.text


def test_a_film_without_tags_is_said_to_have_none(viewing: Viewing, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "film.png"
    path.write_bytes(encode(film_values(8), "PNG"))
    with qtbot.waitSignal(viewing.tags_refused) as blocker:
        viewing.read_tags(path)

    assert isinstance(blocker.args[1], UnsupportedFormat)

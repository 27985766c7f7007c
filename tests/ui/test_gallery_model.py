"""The cards of the gallery: folding by patient, and pictures that are asked for once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLocale, Qt
from PySide6.QtGui import QImage
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cxr_desktop.domain import Neighbour
from cxr_desktop.ui.gallery_model import PICTURE_ROLE, GalleryModel, PictureState
from cxr_desktop.ui.numbers import similarity_text
from tests.answers import LABELS, make_joined_result, make_neighbour

ONE_PATIENT = [make_neighbour(rank, patient="p" if rank in (2, 4, 5) else None) for rank in range(1, 7)]


@pytest.fixture
def model(qtbot: QtBot) -> GalleryModel:
    return GalleryModel()


def picture_bytes() -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image = QImage(224, 180, QImage.Format.Format_Grayscale8)
    image.fill(90)
    image.save(buffer, "JPG")
    return data.data()


def show(model: GalleryModel, neighbours: Sequence[Neighbour], missing: Sequence[int] = ()) -> None:
    model.set_neighbours(neighbours, LABELS, missing)


def ranks(model: GalleryModel) -> list[int]:
    return [model.card(row).neighbour.rank for row in range(model.rowCount())]


def state(model: GalleryModel, row: int) -> PictureState:
    return model.index(row).data(PICTURE_ROLE).state


def test_it_is_a_sound_model_whatever_happens_to_it(model: GalleryModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model, force_py=True)
    show(model, ONE_PATIENT)
    model.toggle_fold(1)
    model.set_thumbnail(102, picture_bytes())
    qtmodeltester.check(model, force_py=True)


def test_further_films_of_a_patient_fold_behind_the_most_similar_one(model: GalleryModel) -> None:
    show(model, ONE_PATIENT)
    assert ranks(model) == [1, 2, 3, 6]
    assert model.card(1).further == 2
    assert model.card(0).further == 0


def test_unfolding_shows_them_in_order_of_rank_and_folding_hides_them_again(model: GalleryModel) -> None:
    show(model, ONE_PATIENT)
    model.toggle_fold(1)
    assert ranks(model) == [1, 2, 3, 4, 5, 6]
    assert model.card(3).folds_behind == 2
    model.toggle_fold(4)
    assert ranks(model) == [1, 2, 3, 6]


def test_films_of_unknown_patients_never_fold(model: GalleryModel) -> None:
    show(model, [make_neighbour(rank) for rank in range(1, 6)])
    assert ranks(model) == [1, 2, 3, 4, 5]
    model.toggle_fold(0)
    assert not model.has_folds


def test_another_answer_is_folded_again(model: GalleryModel) -> None:
    show(model, ONE_PATIENT)
    model.toggle_fold(1)
    show(model, ONE_PATIENT)
    assert ranks(model) == [1, 2, 3, 6]


def test_a_picture_is_asked_for_once_and_only_when_it_is_looked_at(model: GalleryModel, qtbot: QtBot) -> None:
    asked: list[int] = []
    model.thumbnail_needed.connect(lambda case: asked.append(case.case_id))
    show(model, ONE_PATIENT)
    with qtbot.waitSignal(model.thumbnail_needed):
        assert state(model, 0) is PictureState.WAITING
        assert state(model, 0) is PictureState.WAITING
    with qtbot.waitSignal(model.thumbnail_needed):
        assert state(model, 2) is PictureState.WAITING
    assert asked == [101, 103]


def test_a_picture_that_has_come_is_shown_and_kept_for_the_next_answer(model: GalleryModel, qtbot: QtBot) -> None:
    show(model, ONE_PATIENT)
    with qtbot.waitSignal(model.dataChanged):
        model.set_thumbnail(103, picture_bytes())
    assert state(model, 2) is PictureState.SHOWN
    show(model, [make_neighbour(3), make_neighbour(4)])
    assert state(model, 0) is PictureState.SHOWN
    assert state(model, 1) is PictureState.WAITING


@pytest.mark.parametrize("data", [None, b"", b"no picture"])
def test_a_picture_that_is_not_there_is_said_to_be_missing(model: GalleryModel, data: bytes | None) -> None:
    show(model, ONE_PATIENT)
    model.set_thumbnail(101, data)
    assert state(model, 0) is PictureState.MISSING


def test_a_missing_picture_is_asked_for_again_by_the_next_answer(model: GalleryModel, qtbot: QtBot) -> None:
    show(model, ONE_PATIENT)
    model.set_thumbnail(101, None)
    show(model, ONE_PATIENT)
    with qtbot.waitSignal(model.thumbnail_needed):
        assert state(model, 0) is PictureState.WAITING


def test_a_picture_that_comes_too_late_is_let_go(model: GalleryModel, qtbot: QtBot) -> None:
    show(model, ONE_PATIENT)
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_thumbnail(999, picture_bytes())


def test_a_card_says_all_that_it_shows(model: GalleryModel) -> None:
    itself = make_neighbour(1, similarity=1.0, is_copy_of_query=True, path=Path("/films/<b>片.png"))
    show(model, [itself, make_neighbour(2)], missing=[102])
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken[0] == "Rank 1, PNEUMONIA, similarity 1.0000, <b>片.png, the query film itself"
    assert spoken[1].endswith("film not on this machine")
    assert "&lt;b&gt;" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_path_that_is_no_unicode_can_be_shown(model: GalleryModel) -> None:
    show(model, [make_neighbour(1, path=Path("/films/fil\udce9.png"))])
    assert "fil" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


@pytest.mark.parametrize(
    ("similarity", "text"), [(1.0, "1.0000"), (0.99996, "0.9999"), (0.9312, "0.9312"), (-0.00001, "0.0000")]
)
def test_a_similarity_is_cut_and_not_rounded(similarity: float, text: str) -> None:
    assert similarity_text(similarity).lstrip("-") == text


def test_a_similarity_has_the_decimal_sign_of_the_locale() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Spanish, QLocale.Country.Spain))
    try:
        assert similarity_text(0.9312) == "0,9312"
    finally:
        QLocale.setDefault(before)


class TestOfSeveralLibraries:
    def test_says_from_which_one_it_is(self, model: GalleryModel) -> None:
        show(model, make_joined_result().neighbours)
        model.toggle_fold(0)
        cards = [model.card(row) for row in range(model.rowCount())]
        assert model.has_sources
        assert model.source(cards[1]) == "south · Test hospital"
        spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
        assert ", south" in spoken
        assert "Case library: south" in model.data(model.index(1), Qt.ItemDataRole.ToolTipRole)

    def test_says_where_the_same_film_has_another_label(self, model: GalleryModel) -> None:
        show(model, make_joined_result().neighbours)
        assert model.source(model.card(0)) == "north (NORMAL in south) · Test hospital"
        tip = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
        assert "Also in south, there as NORMAL. It counts once." in tip

    def test_folds_patients_of_one_library_alone(self, model: GalleryModel) -> None:
        """`p1` of north and `p1` of south are two people."""
        show(model, make_joined_result().neighbours)
        assert ranks(model) == [1, 2]
        model.toggle_fold(0)
        assert ranks(model) == [1, 2, 3, 5]


def test_of_one_library_nothing_is_said_of_it(model: GalleryModel) -> None:
    show(model, [make_neighbour(1)])
    assert model.source(model.card(0)) == "Test hospital"
    assert "Case library" not in model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)

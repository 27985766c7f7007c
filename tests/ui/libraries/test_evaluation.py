"""Evaluating in the window: figures with intervals and meanings, failures, and nothing too good unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.library.wish import FilmSource
from cxr_desktop.ui.libraries.part import LibrariesPart
from cxr_desktop.ui.libraries.view import LibrariesView
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs, write_films
from tests.ui.libraries.conftest import GatedEmbedder


@pytest.fixture
def strange_films(tmp_path: Path) -> Path:
    """Films that the library does not have."""
    films = {f"NORMAL/IM-9{n}00-0001.jpeg": f"other normal {n}" for n in range(6)}
    films |= {f"PNEUMONIA/person9{n}_virus_{n}.jpeg": f"other pneumonia {n}" for n in range(6)}
    return write_films(tmp_path / "test", {**films, "NORMAL/bad.jpeg": "bad film"})


def evaluated(qtbot: QtBot, part: LibrariesPart, library: Path, films: Path) -> LibrariesView:
    part.view.shelf.action_requested.emit("evaluate", library)
    page = part.view.evaluation
    page.source.set_source(FilmSource(films))
    with qtbot.waitSignal(part.work.evaluated, timeout=60_000):
        page.evaluate.click()
    return part.view


def test_every_figure_has_its_interval_and_its_meaning(
    qtbot: QtBot,
    station: Workstation,
    part: LibrariesPart,
    library: Path,
    strange_films: Path,
    dialogs: FakeDialogs,
    tmp_path: Path,
) -> None:
    page = evaluated(qtbot, part, library, strange_films).evaluation
    assert part.view.page is page
    assert "12 films of 12 patients, 1 that could not be read" in page.text
    assert page.brand.isHidden()
    rows = page.metrics.rows()
    assert len(rows) == 7
    assert rows[4][0] == "Sensitivity for PNEUMONIA"
    for title, value, interval, meaning in rows:
        assert all((title, value, meaning))
        assert interval.startswith("95 %:")
    assert "Of 6 films of NORMAL" in page.confusion.spoken()
    wrong = page.failures.found.count()
    assert page.failures.heading.text().endswith(f": {wrong}")
    assert 0 < wrong <= 12
    assert "nearest: " in page.failures.found.item(0).text()

    dialogs.folder = tmp_path / "out"
    with qtbot.waitSignal(part.work.exported, timeout=60_000):
        page.export.click()
    written = {path.name for path in dialogs.folder.iterdir()}
    assert {"evaluation.html", "metrics.json", "results.csv", "roc.png", "confusion.png"} <= written
    assert "Sensitivity" in (dialogs.folder / "evaluation.html").read_text(encoding="utf-8")

    station._language.apply("es")
    with qtbot.waitSignal(part.work.exported, timeout=60_000):
        page.export.click()
    exported = (dialogs.folder / "evaluation.html").read_text(encoding="utf-8")
    assert '<html lang="es">' in exported
    assert "Sensibilidad" in exported


def test_films_that_the_library_has_hold_the_figures_back(
    qtbot: QtBot, part: LibrariesPart, library: Path, labelled_films: Path, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    page = evaluated(qtbot, part, library, labelled_films).evaluation
    assert "15 of these films are in the library too" in page.text
    assert page._results.isHidden()
    assert page.export.isHidden()
    page.accept.click()
    assert not page._results.isHidden()
    assert not page.brand.isHidden()  # for good


def test_it_can_be_cancelled(
    qtbot: QtBot, part: LibrariesPart, library: Path, strange_films: Path, embedder: GatedEmbedder
) -> None:
    part.work.evaluated.connect(lambda *_: pytest.fail("it was cancelled"))
    part.view.shelf.action_requested.emit("evaluate", library)
    page = part.view.evaluation
    page.source.set_source(FilmSource(strange_films))
    embedder.gate.clear()
    page.evaluate.click()
    assert not page.evaluate.isEnabled()
    with qtbot.waitSignal(part.work.ended):
        part.view.work._cancel.click()
    assert page.evaluate.isEnabled()
    embedder.gate.set()
    qtbot.waitUntil(lambda: not part.runners[1].is_busy)


def test_a_folder_without_films_is_refused_in_place(
    qtbot: QtBot, part: LibrariesPart, library: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    part.view.shelf.action_requested.emit("evaluate", library)
    part.view.evaluation.source.set_source(FilmSource(tmp_path / "empty"))
    with qtbot.waitSignal(part.work.failed):
        part.view.evaluation.evaluate.click()
    assert "No film was found under" in part.view.messages.text

"""From sitting to sitting: what is kept, where it is allowed, and what IT has the last word on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from cxr_desktop.errors import LibraryMissing
from cxr_desktop.history import HistoryStore
from cxr_desktop.settings import Settings, load_settings
from cxr_desktop.ui.workstation import Workstation, bug_report
from tests.answers import make_result
from tests.fakes import FakeDialogs
from tests.ui.engines import GatedEngine

Sitting = Callable[..., Workstation]


@pytest.fixture
def sitting(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Sitting]:
    """Begins one, with these settings or those of the sitting before; the one before has to be closed."""
    begun: list[Workstation] = []

    def begin(settings: Settings | None = None, *, engine: GatedEngine | None = None) -> Workstation:
        settings = settings or load_settings(tmp_path / "settings.json")
        station = Workstation(
            qapp, tmp_path, settings, libraries=(), model=None, dialogs=FakeDialogs(), engine=engine or GatedEngine()
        )
        begun.append(station)
        station.start()
        qtbot.waitUntil(lambda: not station.is_busy)
        return station

    yield begin
    for station in begun:
        station.window.close()
        station.window.deleteLater()


def ask(qtbot: QtBot, station: Workstation, *films: Path) -> None:
    for film in films:
        with qtbot.waitSignal(station.controller.answered):
            station.window.open_films([film])


def names(station: Workstation) -> list[str]:
    return [entry.result.path.name for entry in station.history.search()]


class TestTheHistory:
    def test_is_gone_with_the_sitting_unless_it_may_be_kept(
        self, qtbot: QtBot, sitting: Sitting, films: list[Path], tmp_path: Path
    ) -> None:
        first = sitting(Settings())
        ask(qtbot, first, films[0])
        first.window.close()
        assert names(sitting()) == []
        kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert films[0].name.encode() not in kept

    def test_comes_back_where_it_may_be_kept(self, qtbot: QtBot, sitting: Sitting, films: list[Path]) -> None:
        first = sitting(Settings(history_kept=True))
        ask(qtbot, first, films[0], films[1])
        first.history.note(first.history.search()[0].entry_id, "compare")
        first.window.close()
        second = sitting(Settings(history_kept=True))
        assert names(second) == [films[1].name, films[0].name]
        assert second.history.search()[0].note == "compare"
        with qtbot.waitSignal(second.controller.answered) as answered:
            second.window.history.entry_activated.emit(second.history.search()[1].entry_id)
        assert answered.args[0].result.path == films[0]

    def test_is_kept_from_the_moment_on_that_it_is_wished(
        self, qtbot: QtBot, sitting: Sitting, films: list[Path]
    ) -> None:
        first = sitting(Settings())
        ask(qtbot, first, films[0])
        first._change("history_kept", True)
        qtbot.waitUntil(lambda: not first.is_busy)
        ask(qtbot, first, films[1])
        first.window.close()
        assert names(sitting()) == [films[1].name, films[0].name]

    def test_leaves_no_file_once_it_is_not_wished(
        self, qtbot: QtBot, sitting: Sitting, films: list[Path], tmp_path: Path
    ) -> None:
        first = sitting(Settings(history_kept=True))
        ask(qtbot, first, films[0])
        first.window.close()
        second = sitting()
        ask(qtbot, second, films[1])
        second._change("history_kept", False)
        qtbot.waitUntil(lambda: not second.is_busy)
        assert names(second) == [films[1].name]
        assert not (tmp_path / "history.sqlite").exists()

    def test_is_deleted_where_it_forbids_it(self, qtbot: QtBot, sitting: Sitting, tmp_path: Path) -> None:
        store = HistoryStore(tmp_path / "history.sqlite")
        store.close()
        sitting(Settings(history_kept=False, locked=frozenset({"history_kept"})))
        assert not (tmp_path / "history.sqlite").exists()

    def test_that_is_damaged_is_told_of_and_left_alone(
        self, qtbot: QtBot, sitting: Sitting, films: list[Path], tmp_path: Path
    ) -> None:
        (tmp_path / "history.sqlite").write_bytes(b"no history at all" * 100)
        station = sitting(Settings(history_kept=True))
        assert "history" in station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")
        ask(qtbot, station, films[0])
        assert names(station) == [films[0].name]
        assert (tmp_path / "history.sqlite").read_bytes().startswith(b"no history")

    def test_that_moves_up_under_an_answer_stays_with_it(
        self, qtbot: QtBot, sitting: Sitting, films: list[Path], tmp_path: Path
    ) -> None:
        """Entries of this sitting get new ids where the file has theirs already; notes find their own."""
        store = HistoryStore(tmp_path / "history.sqlite")
        from cxr_desktop.history import History

        History(store).add(make_result("earlier.png"), b"")
        store.close()
        station = sitting(Settings())
        ask(qtbot, station, films[0])
        ask(qtbot, station, films[1])
        station._change("history_kept", True)
        qtbot.waitUntil(lambda: not station.is_busy)
        assert names(station) == [films[1].name, films[0].name, "earlier.png"]
        with qtbot.waitSignal(station.controller.answered) as answered:
            station.window.actions_["back"].trigger()
        assert answered.args[0].result.path == films[0]


class TestWhatItHasSet:
    def test_cannot_be_changed_by_another_way_than_the_dialog(self, qtbot: QtBot, sitting: Sitting) -> None:
        station = sitting(Settings(k=7, locked=frozenset({"k"})))
        count = station.window.reading.gallery.findChild(QSpinBox)
        count.setValue(9)
        assert station.settings.k == 7
        assert count.value() == 7
        assert "IT" in station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")

    def test_is_not_kept_as_the_users_own(self, qtbot: QtBot, sitting: Sitting, tmp_path: Path) -> None:
        sitting(Settings(library=Path("/theirs"), locked=frozenset({"library"})))
        assert load_settings(tmp_path / "settings.json").library is None


class TestTheLibrary:
    def test_that_was_used_last_is_that_of_the_next_start(self, qtbot: QtBot, sitting: Sitting, tmp_path: Path) -> None:
        station = sitting(Settings())
        with qtbot.waitSignal(station.controller.prepared):
            station.controller.open_library(tmp_path / "mine")
        assert load_settings(tmp_path / "settings.json").library == tmp_path / "mine"

    def test_that_could_not_be_opened_is_not(self, qtbot: QtBot, sitting: Sitting, tmp_path: Path) -> None:
        engine = GatedEngine()
        station = sitting(Settings(), engine=engine)
        engine.refusal = LibraryMissing("not_found", path=tmp_path)
        with qtbot.waitSignal(station.controller.preparing_failed):
            station._change("library", tmp_path / "none")
        assert station.settings.library == Path("library")

    def test_that_is_gone_at_the_start_leaves_a_window_with_a_way_on(
        self, qtbot: QtBot, sitting: Sitting, tmp_path: Path
    ) -> None:
        engine = GatedEngine()
        engine.refusal = LibraryMissing("not_found", path=tmp_path)
        station = sitting(Settings(library=tmp_path), engine=engine)
        assert str(tmp_path) in station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")
        assert station.settings.library == tmp_path  # it may be a drive that is not connected just now
        engine.refusal = None
        with qtbot.waitSignal(station.controller.prepared):
            station.controller.open_library(tmp_path / "another")
        assert station.window.messages.text == ""

    def test_films_that_were_found_are_known_in_the_next_sitting(
        self, qtbot: QtBot, sitting: Sitting, tmp_path: Path
    ) -> None:
        moves = (("id", "films/train", "/mnt/films/train"),)
        station = sitting(Settings())
        preparation = station._engine.open_libraries([Path("library")])
        station.controller.prepared.emit(replace(preparation, moves=moves))
        assert load_settings(tmp_path / "settings.json").moved_films == moves


def test_a_report_names_places_and_no_film() -> None:
    try:
        int("/films/Doe^Jane.dcm")
    except ValueError as error:
        report = bug_report(error)
    assert "ValueError" in report
    assert "test_workstation.py" in report
    assert "Doe" not in report

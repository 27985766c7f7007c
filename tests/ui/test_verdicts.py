"""What the reader thinks of the vote: said with one press, kept with the query and in the audit log, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxr_desktop.audit import check_chain, read_lines
from cxr_desktop.domain import Verdict
from cxr_desktop.policy import Policy
from cxr_desktop.settings import Settings
from cxr_desktop.ui.theme import Theme, apply_theme
from cxr_desktop.ui.verdict_row import VerdictRow
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs
from tests.ui.engines import GatedEngine
from tests.ui.test_theme import contrast

Begin = Callable[..., Workstation]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Begin]:
    made: list[Workstation] = []

    def start(**settings: object) -> Workstation:
        chosen = Settings(language="en", **settings)  # type: ignore[arg-type]
        station = Workstation(
            qapp, tmp_path, chosen, libraries=(), model=None, dialogs=FakeDialogs(), engine=GatedEngine()
        )
        made.append(station)
        station.start()
        qtbot.waitUntil(lambda: not station.is_busy)
        return station

    yield start
    for station in made:
        station._engine.gate.set()
        station.window.close()
        station.window.deleteLater()


def answered(qtbot: QtBot, station: Workstation, film: Path) -> VerdictRow:
    with qtbot.waitSignal(station.controller.answered):
        station.window.open_films([film])
    return station.window.reading.verdict


def press(qtbot: QtBot, station: Workstation, verdict: Verdict) -> None:
    station.window.reading.verdict.buttons[verdict].click()
    qtbot.waitUntil(lambda: not station.is_busy)


def kept(station: Workstation) -> list[Verdict]:
    """Of all queries, the newest first."""
    return [entry.verdict for entry in station.history.search()]


def down(row: VerdictRow) -> list[Verdict]:
    return [verdict for verdict, button in row.buttons.items() if button.isChecked()]


def test_nothing_is_asked_before_there_is_an_answer(qtbot: QtBot, begin: Begin, films: list[Path]) -> None:
    station = begin()
    row = station.window.reading.verdict
    assert not row.isVisible()
    station._engine.gate.clear()
    with qtbot.waitSignal(station.controller.film_opened):
        station.window.open_films(films[:1])
    assert not row.isVisible()
    with qtbot.waitSignal(station.controller.answered):
        station._engine.gate.set()
    assert row.isVisible()
    assert down(row) == []


def test_one_press_is_kept_another_changes_it_and_a_second_takes_it_back(
    qtbot: QtBot, begin: Begin, films: list[Path]
) -> None:
    station = begin()
    row = answered(qtbot, station, films[0])
    for pressed, expected in (
        (Verdict.AGREES, Verdict.AGREES),
        (Verdict.DIFFERS, Verdict.DIFFERS),
        (Verdict.DIFFERS, Verdict.NONE),
    ):
        press(qtbot, station, pressed)
        assert kept(station) == [expected]
        assert down(row) == ([expected] if expected else [])


def test_it_comes_back_with_its_query(qtbot: QtBot, begin: Begin, films: list[Path]) -> None:
    station = begin()
    row = answered(qtbot, station, films[0])
    press(qtbot, station, Verdict.DIFFERS)
    answered(qtbot, station, films[1])
    assert down(row) == []
    assert kept(station) == [Verdict.NONE, Verdict.DIFFERS]
    with qtbot.waitSignal(station.controller.answered):
        station.controller.restore(station.history.search()[1].entry_id)
    assert down(row) == [Verdict.DIFFERS]


def test_a_query_that_was_removed_is_judged_no_more(qtbot: QtBot, begin: Begin, films: list[Path]) -> None:
    station = begin()
    answered(qtbot, station, films[0])
    station.history.clear()
    press(qtbot, station, Verdict.DIFFERS)
    assert kept(station) == []


def test_the_audit_log_has_a_line_for_it(qtbot: QtBot, begin: Begin, films: list[Path], tmp_path: Path) -> None:
    station = begin(audit_kept=True, audit_folder=tmp_path / "audit")
    answered(qtbot, station, films[0])
    press(qtbot, station, Verdict.DIFFERS)
    texts = read_lines(tmp_path / "audit" / "audit.jsonl")
    assert check_chain(texts).is_sound
    query, verdict = map(json.loads, texts)
    assert (query["kind"], query["override"]) == ("query", None)
    assert (verdict["kind"], verdict["override"], verdict["film"]) == ("verdict", "differs", query["film"])
    assert kept(station) == [Verdict.DIFFERS]


def test_what_cannot_be_audited_is_not_kept_and_that_is_said(
    qtbot: QtBot, begin: Begin, films: list[Path], tmp_path: Path
) -> None:
    station = begin(audit_kept=True, audit_folder=tmp_path / "audit")
    row = answered(qtbot, station, films[0])
    (tmp_path / "audit" / "audit.jsonl").unlink()
    (tmp_path / "audit" / "audit.jsonl").mkdir()
    press(qtbot, station, Verdict.AGREES)
    assert kept(station) == [Verdict.NONE]
    assert down(row) == []
    assert "audit.jsonl" in station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")


def test_it_may_be_switched_off(qtbot: QtBot, begin: Begin, films: list[Path]) -> None:
    station = begin(policy=Policy(features_off=frozenset({"verdict"})))
    assert not answered(qtbot, station, films[0]).isVisible()


def test_it_is_said_to_screen_readers_in_whole(qtbot: QtBot, begin: Begin) -> None:
    row = begin().window.reading.verdict
    assert row.buttons[Verdict.DIFFERS].accessibleName() == "My reading differs from the vote"
    assert "audit log" in row.buttons[Verdict.DIFFERS].toolTip()


@pytest.mark.parametrize("look", [Theme.DARK, Theme.LIGHT, Theme.CONTRAST])
def test_what_was_said_can_be_seen(qtbot: QtBot, qapp: QApplication, look: Theme) -> None:
    apply_theme(qapp, look)
    row = VerdictRow()
    qtbot.addWidget(row)
    row.show_verdict(Verdict.DIFFERS)
    button = row.buttons[Verdict.DIFFERS]
    grounds = [button.grab().toImage().pixelColor(4, button.height() // 2)]
    row.show_verdict(Verdict.NONE)
    grounds.append(button.grab().toImage().pixelColor(4, button.height() // 2))
    apply_theme(qapp, Theme.DARK)
    assert contrast(*grounds) >= 3

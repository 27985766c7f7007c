"""What IT has laid down, in the window: said, locked with who set it, taken away; and the audit log of answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cxr_desktop.audit import check_chain, read_lines
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.policy import FEATURES, Policy
from cxr_desktop.settings import Settings
from cxr_desktop.ui.notice_strip import NoticeStrip
from cxr_desktop.ui.settings_dialog import SettingsDialog
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs
from tests.ui.engines import GatedEngine


@pytest.fixture
def stations(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[list[Workstation]]:
    made: list[Workstation] = []
    yield made
    for station in made:
        station.window.close()
        station.window.deleteLater()


def begin(stations: list[Workstation], qtbot: QtBot, qapp: QApplication, home: Path, settings: Settings) -> Workstation:
    station = Workstation(qapp, home, settings, libraries=(), model=None, dialogs=FakeDialogs(), engine=GatedEngine())
    stations.append(station)
    station.start()
    qtbot.waitUntil(lambda: not station.is_busy)
    return station


def test_its_notice_is_added_and_takes_nothing_away(
    stations: list[Workstation], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    policy = Policy(notice="Ask <b>Dr Li</b> first.")
    station = begin(stations, qtbot, qapp, tmp_path, Settings(policy=policy))
    (strip,) = station.window.findChildren(NoticeStrip)
    assert strip.text == f"{RESEARCH_NOTICE}\nAsk <b>Dr Li</b> first."
    assert strip.accessibleName() == strip.text
    assert all(label.isVisible() for label in strip.findChildren(QLabel))


def test_what_is_switched_off_is_not_offered_anywhere(
    stations: list[Workstation], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    policy = Policy(features_off=frozenset(FEATURES))
    station = begin(stations, qtbot, qapp, tmp_path, Settings(policy=policy))
    for name in policy.actions_off:
        action = station.window.actions_[name]
        assert (action.isVisible(), action.isEnabled()) == (False, False), name
    shown = {
        button.text()
        for card in station.window.welcome._cards.values()
        for button in card.buttons
        if button.isVisible()
    }
    assert shown == {"Open the reference library", "All case libraries"}  # where others are seen, but not opened


def test_a_locked_setting_says_who_has_set_it(qtbot: QtBot) -> None:
    settings = Settings(locked=frozenset({"k"}), policy=Policy(set_by="Radiology IT, ext. 4711"))
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert shown.count("Set by Radiology IT, ext. 4711") == 1
    assert not dialog.editor("k").isEnabled()


def test_every_answer_leaves_a_line_in_the_audit_log(
    stations: list[Workstation], qtbot: QtBot, qapp: QApplication, tmp_path: Path, films: list[Path]
) -> None:
    settings = Settings(audit_kept=True, audit_folder=tmp_path / "audit")
    station = begin(stations, qtbot, qapp, tmp_path, settings)
    for film in films[:2]:
        with qtbot.waitSignal(station.controller.answered):
            station.window.open_films([film])
    lines = read_lines(tmp_path / "audit" / "audit.jsonl")
    assert (check_chain(lines).is_sound, len(lines)) == (True, 2)
    hashes = [entry.result.radiograph.content_sha256 for entry in reversed(station.history.search())]
    assert [json.loads(line)["film"] for line in lines] == hashes


def test_an_audit_that_cannot_be_kept_is_told_instead_of_an_answer(
    stations: list[Workstation], qtbot: QtBot, qapp: QApplication, tmp_path: Path, films: list[Path]
) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(audit_kept=True, audit_folder=tmp_path / "file" / "audit")
    station = begin(stations, qtbot, qapp, tmp_path, settings)
    with qtbot.waitSignal(station.controller.query_failed):
        station.window.open_films(films[:1])
    assert station.history.search() == ()


def test_a_home_that_takes_nothing_is_told_of_once(
    stations: list[Workstation], qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    station = begin(stations, qtbot, qapp, tmp_path / "file", Settings())
    station._change("theme", "dark")
    assert "settings.json" in station.window.messages.text.replace("\N{ZERO WIDTH SPACE}", "")
    station.window.messages.clear()
    station._change("theme", "light")
    assert station.window.messages.text == ""

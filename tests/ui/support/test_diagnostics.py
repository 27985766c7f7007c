"""The diagnostics in the window: gathered beside it, told in three languages, copied and saved without names."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from cxr_desktop import __version__
from cxr_desktop.domain import CancelToken
from cxr_desktop.support_desk import Subject, gather
from cxr_desktop.ui.support.controller import Diagnostics
from cxr_desktop.ui.support.dialog import DiagnosticsDialog
from cxr_desktop.ui.support.words import DOING, FACTS, PARTS, value_text
from tests.fakes import FakeDialogs

NAMES_OF_THEIR_OWN = {"python", "torch", "timm", "faiss-cpu", "numpy", "pydicom", "pillow"}
PATIENCE_MS = 60_000


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "García"
    (home / "data" / "logs").mkdir(parents=True)
    (home / "data" / "logs" / "cxr-desktop.log").write_text("a line of the log\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("CXR_HOME", str(home / "data"))
    return home


@pytest.fixture
def dialogs(tmp_path: Path) -> FakeDialogs:
    return FakeDialogs(target=tmp_path / "support.zip")


@pytest.fixture
def diagnostics(qtbot: QtBot, small_model: Path, dialogs: FakeDialogs) -> Iterator[Diagnostics]:
    made = Diagnostics(lambda: Subject(small_model, device="cpu"), dialogs)
    yield made
    if made.dialog:
        made.dialog.close()
    made.runner.close(10)


@pytest.fixture
def dialog(diagnostics: Diagnostics, window: QPushButton, qtbot: QtBot) -> DiagnosticsDialog:
    """That has everything."""
    diagnostics.show(window)
    shown = diagnostics.dialog
    assert shown is not None
    qtbot.waitUntil(lambda: set(shown.record) == set(PARTS) and not diagnostics.runner.is_busy, timeout=PATIENCE_MS)
    return shown


@pytest.fixture
def window(qtbot: QtBot) -> QPushButton:
    made = QPushButton()
    qtbot.addWidget(made)
    return made


def button(dialog: DiagnosticsDialog, text: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == text)


def test_every_part_and_fact_has_its_words(small_model: Path) -> None:
    record = dict(gather(Subject(small_model), CancelToken()))
    assert set(record) == set(PARTS) == set(DOING)
    assert {key for facts in record.values() for key in facts} <= set(FACTS) | NAMES_OF_THEIR_OWN


def test_nothing_can_be_copied_or_saved_before_all_is_there(diagnostics: Diagnostics, window: QPushButton) -> None:
    diagnostics.show(window)
    assert diagnostics.dialog is not None
    assert diagnostics.dialog.said == "Looking at the program …"
    assert not button(diagnostics.dialog, "Copy").isEnabled()
    assert not button(diagnostics.dialog, "Save support bundle …").isEnabled()


def test_what_is_copied_is_what_is_shown_without_the_account(dialog: DiagnosticsDialog) -> None:
    button(dialog, "Copy").click()
    text = QApplication.clipboard().text()
    assert f"Version: {__version__}" in text
    assert "Every byte as it was written: Yes" in text
    assert "Logs: ~/data/logs" in text.replace("\\", "/")
    assert "García" not in text


def test_the_bundle_is_what_the_command_line_writes(
    dialog: DiagnosticsDialog, dialogs: FakeDialogs, qtbot: QtBot
) -> None:
    button(dialog, "Save support bundle …").click()
    qtbot.waitUntil(lambda: dialog.said == "Saved as support.zip.", timeout=PATIENCE_MS)
    assert dialogs.target is not None
    with zipfile.ZipFile(dialogs.target) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(files) == {"diagnostics.json", "diagnostics.html", "settings.json", "logs/cxr-desktop.log"}
    assert json.loads(files["diagnostics.json"])["device"]["films_per_s"] > 0
    assert "García" not in "".join(files.values())


def test_a_place_that_takes_nothing_is_told(
    dialog: DiagnosticsDialog, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    dialogs.target = tmp_path / "file" / "support.zip"
    before = dialog.said
    button(dialog, "Save support bundle …").click()
    qtbot.waitUntil(lambda: dialog.said != before, timeout=PATIENCE_MS)
    assert "cannot be written" in dialog.said


def test_a_part_that_cannot_be_told_is_told_as_that(window: QPushButton, tmp_path: Path) -> None:
    record = dict(gather(Subject(tmp_path / "none.safetensors", tmp_path), CancelToken()))
    assert record["model"] == {"error": "WeightsMissing.not_found"}
    assert record["device"]["error"] == "WeightsMissing.not_found"
    assert record["device"]["chosen"] in {"cpu", "cuda"}
    assert record["library"]["error"].startswith("Library")


def test_closing_ends_the_work_and_a_second_wish_opens_no_second_dialog(
    diagnostics: Diagnostics, window: QPushButton, qtbot: QtBot
) -> None:
    diagnostics.show(window)
    first = diagnostics.dialog
    diagnostics.show(window)
    assert diagnostics.dialog is first
    assert first is not None
    first.close()
    assert diagnostics.dialog is None
    qtbot.waitUntil(lambda: not diagnostics.runner.is_busy, timeout=PATIENCE_MS)
    QCoreApplication.processEvents()


@pytest.mark.parametrize(
    ("value", "text"),
    [(True, "Yes"), (False, "No"), (None, "None"), ([], "None"), (["a", "b"], "a, b"), (8, "8")],
)
def test_values_are_written_as_a_reader_writes_them(value: object, text: str) -> None:
    assert value_text(value) == text

"""The diagnostics in the window: gathered beside it, told in three languages, copied and saved without names."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from cxr_desktop import __version__
from cxr_desktop.domain import CancelToken
from cxr_desktop.support_desk import Subject, coded, gather
from cxr_desktop.ui.languages import Language
from cxr_desktop.ui.support.controller import Diagnostics
from cxr_desktop.ui.support.dialog import DiagnosticsDialog
from cxr_desktop.ui.support.words import DOING, FACTS, PARTS, value_text
from tests.fakes import FakeDialogs

NAMES_OF_THEIR_OWN = {"torch", "timm", "faiss-cpu", "numpy", "pydicom", "pillow"}
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


def texts(dialog: DiagnosticsDialog) -> list[str]:
    """The values on the screen."""
    table = dialog.findChild(QTreeWidget)
    assert table is not None
    parts = (table.topLevelItem(place) for place in range(table.topLevelItemCount()))
    return [part.child(row).text(1) for part in parts for row in range(part.childCount())]


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


def test_a_part_that_cannot_be_told_is_told_as_that(tmp_path: Path) -> None:
    record = coded(dict(gather(Subject(tmp_path / "none.safetensors", tmp_path), CancelToken())))
    assert record["model"] == {"error": "WeightsMissing.not_found"}
    assert record["device"]["error"] == "WeightsMissing.not_found"
    assert record["device"]["chosen"] in {"cpu", "cuda"}
    assert record["library"]["error"].startswith("Library")


@pytest.mark.parametrize(
    ("code", "missing", "whole", "chosen"),
    [
        ("en", "There are no model weights", "Every byte as it was written: Yes", "processor"),
        ("zh_CN", "处没有模型权重", "每个字节均与写入时一致: 是", "处理器"),
        ("es", "No hay pesos", "Cada byte como se escribió: Sí", "procesador"),
    ],
)
def test_all_that_is_shown_is_in_the_language_of_the_window(
    qtbot: QtBot, small_model: Path, tmp_path: Path, code: str, missing: str, whole: str, chosen: str
) -> None:
    language = Language(QApplication.instance())
    language.apply(code)
    try:
        dialog = DiagnosticsDialog()
        qtbot.addWidget(dialog)
        for name, facts in gather(Subject(small_model, device="cpu"), CancelToken()):
            dialog.show_part(name, facts)
        assert whole in dialog.text_to_copy()
        gone = Subject(tmp_path / "none.safetensors", tmp_path, device="cpu", with_speed=False)
        for name, facts in gather(gone, CancelToken()):
            dialog.show_part(name, facts)
        dialog.end()
        shown = texts(dialog)
        assert any(missing in text for text in shown)
        assert chosen in shown
        assert "asked" not in shown
        assert (code == "en") == any("CPU, threads" in text for text in shown)
        assert "WeightsMissing.not_found" in dialog.text_to_copy(), "by its code: that names nothing"
        assert missing not in dialog.text_to_copy()
        assert (code == "en") == ("in English" in dialog.said)
    finally:
        language.apply("en")


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

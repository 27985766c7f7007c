"""The tag browser: what is found, and that nobody is named before somebody asks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from cxr_desktop.imaging.dicom.patient_view import TagRow
from cxr_desktop.ui.viewer.tag_dialog import TagDialog

ROWS = (
    TagRow("(0008,0060)", "Modality", "CS", "DX", False),
    TagRow("(0010,0010)", "Patient's Name", "PN", "Somebody^Else", True),
    TagRow("(0010,0020)", "Patient ID", "LO", "", True),
    TagRow("(0018,5101)", "View Position", "CS", "PA", False),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> TagDialog:
    dialog = TagDialog("film.dcm", ROWS)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    return dialog


def shown(dialog: TagDialog) -> list[tuple[str, ...]]:
    model = dialog.findChild(QTableView).model()  # type: ignore[union-attr]
    return [tuple(model.index(row, column).data() for column in (1, 3)) for row in range(model.rowCount())]


def search(dialog: TagDialog, qtbot: QtBot, text: str) -> list[str]:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.clear()
    qtbot.keyClicks(field, text)
    return [name for name, _ in shown(dialog)]


def test_who_is_on_the_film_is_masked_until_somebody_asks(dialog: TagDialog) -> None:
    box = dialog.findChild(QCheckBox)
    assert box is not None
    assert ("Patient's Name", "•••••") in shown(dialog)
    assert ("Patient ID", "") in shown(dialog)  # nothing is there to hide
    assert ("Modality", "DX") in shown(dialog)
    box.setChecked(True)
    assert ("Patient's Name", "Somebody^Else") in shown(dialog)
    box.setChecked(False)
    assert ("Patient's Name", "•••••") in shown(dialog)


def test_a_search_looks_at_tags_names_and_values(dialog: TagDialog, qtbot: QtBot) -> None:
    assert search(dialog, qtbot, "patient") == ["Patient's Name", "Patient ID"]
    assert search(dialog, qtbot, "0018") == ["View Position"]
    assert search(dialog, qtbot, "dx") == ["Modality"]
    assert len(search(dialog, qtbot, "")) == len(ROWS)


def test_a_search_does_not_tell_what_is_masked(dialog: TagDialog, qtbot: QtBot) -> None:
    box = dialog.findChild(QCheckBox)
    assert box is not None
    assert search(dialog, qtbot, "somebody") == []
    box.setChecked(True)
    assert [name for name, _ in shown(dialog)] == ["Patient's Name"]

"""What is said where there is no window yet: a settings file that cannot be taken as it is, and the way on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from cxr_desktop.errors import SettingsError
from cxr_desktop.ui.languages import Language
from cxr_desktop.ui.messages import error_text


def settings_put_aside(error: SettingsError, file: Path, app: QApplication) -> bool:
    """Tell of the error; where the user's own `file` is at fault and they wish so, put it aside and return True.

    The file of IT is never passed over: what it forbids would be allowed.
    """
    Language(app).apply("system")
    box = QMessageBox(QMessageBox.Icon.Warning, QApplication.applicationName(), error_text(error))
    is_theirs = error.details.get("path") == file
    go_on = None
    if is_theirs:
        text = QCoreApplication.translate("Start", "Start with the defaults")
        go_on = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
        box.setInformativeText(
            QCoreApplication.translate("Start", "The file is then kept beside the new one, as {name}.").format(
                name=_aside(file).name
            )
        )
    box.addButton(QCoreApplication.translate("Start", "Quit"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    if go_on is None or box.clickedButton() is not go_on:
        return False
    file.replace(_aside(file))
    return True


def _aside(file: Path) -> Path:
    return file.with_name(f"{file.stem}.damaged{file.suffix}")

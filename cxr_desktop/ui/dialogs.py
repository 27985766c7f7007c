"""What is asked in a window of its own: which file, which folder, yes or no, and the report of a bug.

Behind a protocol, because a dialog waits for somebody: where nobody sits, in a test or before no display, another
answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget


class Dialogs(Protocol):
    """Titles and questions come translated."""

    def choose_films(self, title: str) -> Sequence[Path]:
        """Empty where nothing was chosen."""

    def choose_folder(self, title: str) -> Path | None:
        """None where nothing was chosen."""

    def choose_target(self, title: str, name: str) -> Path | None:
        """A file to be written, `name` or another; None where nothing was chosen."""

    def confirm(self, question: str, yes: str) -> bool:
        """True where the button that says `yes` was pressed; the other one is the default."""

    def tell_bug(self, report: str) -> None:
        """Show the report of a bug, to be handed on."""


class SystemDialogs(QObject):
    """In front of a window, as the system draws them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._is_telling = False

    def choose_films(self, title: str) -> Sequence[Path]:
        names, _ = QFileDialog.getOpenFileNames(self._window, title)
        return [Path(name) for name in names]

    def choose_folder(self, title: str) -> Path | None:
        name = QFileDialog.getExistingDirectory(self._window, title)
        return Path(name) if name else None

    def choose_target(self, title: str, name: str) -> Path | None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(Path(documents) / name))
        return Path(chosen) if chosen else None

    def confirm(self, question: str, yes: str) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, self._window.windowTitle(), question, parent=self._window)
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        box.deleteLater()
        return box.clickedButton() is accept

    def tell_bug(self, report: str) -> None:
        """One at a time: a bug that comes back with every repaint would bury the window in boxes."""
        if self._is_telling:
            return
        self._is_telling = True
        box = bug_box(report, self._window)
        box.exec()
        box.deleteLater()
        self._is_telling = False


def bug_box(report: str, parent: QWidget | None) -> QMessageBox:
    """The report, with a button that copies it."""
    title = QCoreApplication.translate("Bugs", "Something went wrong inside.")
    box = QMessageBox(QMessageBox.Icon.Warning, QApplication.applicationName(), title, parent=parent)
    box.setInformativeText(
        QCoreApplication.translate(
            "Bugs",
            "What is on the screen stays. Please send the report to whoever looks after this program: "
            "it names places in the program, and no film and no patient.",
        )
    )
    box.setDetailedText(report)
    copy = QPushButton(QCoreApplication.translate("Bugs", "Copy the report"), box)
    box.addButton(copy, QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()  # it does not close the box
    copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
    box.addButton(QMessageBox.StandardButton.Close)
    return box

"""A film in a window of its own, for a second monitor. The pane is moved, not copied: what it shows and what follows it
stay as they are, and closing the window puts it back where it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxr_desktop.ui.notice_strip import NoticeStrip
from cxr_desktop.ui.theme import SPACE_PX, give_role

_SIZE_PX = 1000, 800


class Placeholder(QWidget):
    """Where the film was."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.back = QPushButton(autoDefault=False)
        give_role(self._text, tone="muted")
        layout = QVBoxLayout(self)
        layout.setSpacing(2 * SPACE_PX)
        layout.addStretch(1)
        layout.addWidget(self._text)
        layout.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        self._text.setText(self.tr("This film is in a window of its own."))
        self.back.setText(self.tr("Bring it back"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class DetachedPane(QWidget):
    """The window. `pane` has to lie in a row or a column; it goes back there when this closes.

    The keys of the actions `detach` and `full_screen` put the pane back, and fill the screen with this window.
    """

    closed = Signal()

    def __init__(self, pane: QWidget, window: QWidget, *, detach: QAction, full_screen: QAction) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pane, self._placeholder = pane, Placeholder()
        self._place(pane, self._placeholder)
        self._placeholder.back.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(pane, 1)
        layout.addWidget(NoticeStrip())
        pane.show()
        self._shortcuts = {full_screen: QShortcut(self), detach: QShortcut(self)}
        self._shortcuts[full_screen].activated.connect(self.toggle_full_screen)
        self._shortcuts[detach].activated.connect(self.close)
        for action in self._shortcuts:
            action.changed.connect(self._follow_keys)
        self._follow_keys()
        self.resize(*_SIZE_PX)
        self._go_to_another_screen(window)
        self.retranslate()

    def retranslate(self) -> None:
        name = self._pane.accessibleName() or self.tr("Film")
        self.setWindowTitle(self.tr("{film}: CXR Desktop").format(film=name))

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _follow_keys(self) -> None:
        """Those of the main window, whose own keys do nothing here."""
        for action, shortcut in self._shortcuts.items():
            shortcut.setKeys(action.shortcuts())

    def _go_to_another_screen(self, window: QWidget) -> None:
        others = [screen for screen in QGuiApplication.screens() if screen is not window.screen()]
        if others:
            self.setGeometry(others[0].availableGeometry())

    @staticmethod
    def _place(old: QWidget, new: QWidget) -> None:
        """`new` where `old` is."""
        parent = old.parentWidget()
        layout = parent.layout() if parent else None
        assert isinstance(layout, QBoxLayout), "a pane lies in a row or a column"
        place = layout.indexOf(old)
        stretch = layout.stretch(place)
        layout.removeWidget(old)  # replaceWidget() would leave an item behind that may outlive its widget
        layout.insertWidget(place, new, stretch)
        new.show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._place(self._placeholder, self._pane)
        self._placeholder.deleteLater()
        self._pane.setFocus()
        super().closeEvent(event)
        self.closed.emit()

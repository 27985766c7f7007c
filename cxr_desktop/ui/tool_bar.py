"""The bar of the window: films in, the way through the work list, libraries, settings."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from cxr_desktop.ui.actions import Actions
from cxr_desktop.ui.theme import SPACE_PX, icon

_LIBRARY_ACTIONS = ("libraries", "demonstration", "reference", "open_library", "build", "locate")
_HELP_ACTIONS = ("shortcuts", "diagnostics")


_OF_QT = "qt_toolbar_ext_button"  # its name for the button that shows what has no room


class ToolBar(QToolBar):
    """Shows actions; where the work list stands, and so which way it can be walked, is told to it."""

    def __init__(self, actions: Actions, recent_films: QMenu) -> None:
        super().__init__(movable=False)
        self._actions = actions
        self._place_shown = 0, 0
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # it cannot be hidden by accident
        self._place = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._place.setMinimumWidth(8 * SPACE_PX)
        self._libraries = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._libraries.setMenu(QMenu(self._libraries))
        self._libraries.setIcon(icon("library"))
        self._libraries.menu().addActions([actions[name] for name in _LIBRARY_ACTIONS])
        actions["recent"].setMenu(recent_films)
        self._lay_out()
        opened_last = self._button(actions["recent"])
        opened_last.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        actions["recent"].triggered.connect(opened_last.showMenu)
        self.show_place(0, 0)
        self.retranslate()

    def show_place(self, place: int, count: int) -> None:
        """Of the present film, from 0, among `count`."""
        self._place_shown = place, count
        locale = QLocale()
        text = self.tr("{place} of {count}").format(place=locale.toString(place + 1), count=locale.toString(count))
        self._place.setText(text if count else "")
        self._actions["previous"].setEnabled(place > 0)
        self._actions["next"].setEnabled(place + 1 < count)

    def retranslate(self) -> None:
        self._libraries.setText(self.tr("Case library"))
        self._libraries.setToolTip(self.tr("Case library"))
        self._libraries.setAccessibleName(self.tr("Case library"))
        self.show_place(*self._place_shown)
        self._fit()

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        for part in (
            *("history", None, "open", "recent", "open_folder", None),
            *("previous", self._place, "next", "cancel", room),
            *("tags", "detach", "full_screen", None, "map", self._libraries, "settings", "shortcuts"),
        ):
            if isinstance(part, QWidget):
                self.addWidget(part)
            elif part is None:
                self.addSeparator()
            else:
                self.addAction(self._actions[part])
        help_button = self._button(self._actions["shortcuts"])  # which opens the sheet, as ever; the arrow has the rest
        help_button.setMenu(QMenu(help_button))
        help_button.menu().addActions([self._actions[name] for name in _HELP_ACTIONS])
        help_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._worded = self._button(self._actions["open"]), self._libraries
        self._show_words(True)
        for more in self.findChildren(QToolButton, _OF_QT):
            more.setIcon(icon("next"))  # Qt's own is dark, whatever the theme

    def _button(self, action: QAction) -> QToolButton:
        button = self.widgetForAction(action)
        assert isinstance(button, QToolButton)
        return button

    def _show_words(self, are_shown: bool) -> None:
        style = Qt.ToolButtonStyle
        for button in self._worded:
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if are_shown else style.ToolButtonIconOnly)

    def _fit(self) -> None:
        """Words beside the icons where there is room for them; icons are what all of the bar needs at least."""
        self._show_words(True)
        self._show_words(self.sizeHint().width() <= self.width())

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

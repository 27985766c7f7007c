"""The row of tools above a film. It only says what is wanted; the view does it and tells how it stands.

Every tool has a key in the film view, which its tooltip names; the keys themselves are those of its bindings.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from cxr_desktop.ui.film_commands import Bindings
from cxr_desktop.ui.flow_layout import FlowLayout
from cxr_desktop.ui.percent_label import PercentLabel
from cxr_desktop.ui.theme import SPACE_PX, icon
from cxr_desktop.ui.viewer.film_menus import MENUS, FilmMenu

_ICON_PX = 20
_SLIDER_PX = 120
_STEP_PERCENT = 5
_USUAL_PERCENT = 60
_FILTERS = ("clahe", "sharpen")


class FilmToolbar(QWidget):
    """Tools for one film view."""

    zoom_out_requested = Signal()
    zoom_in_requested = Signal()
    fit_requested = Signal()
    actual_size_requested = Signal()
    invert_requested = Signal()
    reset_requested = Signal()
    heat_toggled = Signal(bool)
    peek_changed = Signal(bool)  # held down: True; let go: False
    opacity_changed = Signal(float)  # 0 to 1
    command_requested = Signal(object)  # FilmCommand, from a menu

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom_out = _button("zoom-out")
        self._zoom_in = _button("zoom-in")
        self._fit = _button("fit")
        self._actual_size = _button("actual-size")
        self._invert = _button("invert", checkable=True)
        self._reset = _button("reset")
        self._menus = tuple(FilmMenu(row) for row in MENUS)
        self._bindings = Bindings()
        self._heat = _button("heat", checkable=True)
        self._heat.setChecked(True)
        self._peek = _button("eye")
        self._opacity = _slider()
        self._percent = PercentLabel(self._opacity)
        self._lay_out()
        self._join()
        self.set_lettering_shown(True)
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def set_film_available(self, available: bool) -> None:
        """Whether there is a film to act on."""
        _enable(self._film_tools, available)

    def set_heat_available(self, available: bool) -> None:
        """Whether there is a heat map to act on."""
        _enable(self._heat_tools, available)

    def set_inverted(self, inverted: bool) -> None:
        self._invert.setChecked(inverted)

    def set_heat_shown(self, shown: bool) -> None:
        self._heat.setChecked(shown)

    def set_heat_opacity(self, opacity: float) -> None:
        """0 to 1; nothing is emitted."""
        with QSignalBlocker(self._opacity):
            self._opacity.setValue(round(100 * opacity))
        self._percent.show_value()

    def set_filter(self, name: str) -> None:
        """The filter that the film is looked at through; empty: none."""
        for menu in self._menus:
            for filter_name in _FILTERS:
                menu.set_checked(filter_name, filter_name == name)

    def set_lettering_shown(self, shown: bool) -> None:
        for menu in self._menus:
            menu.set_checked("toggle_lettering", shown)

    def set_bindings(self, bindings: Bindings) -> None:
        """Name these keys in the tooltips and menus."""
        self._bindings = bindings
        for menu in self._menus:
            menu.set_bindings(bindings)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text; a tooltip names the key that does the same."""
        for button, text, command in (
            (self._zoom_out, self.tr("Zoom out"), "zoom_out"),
            (self._zoom_in, self.tr("Zoom in"), "zoom_in"),
            (self._fit, self.tr("Show the whole film"), "fit"),
            (self._actual_size, self.tr("Actual size, pixel by pixel"), "actual_size"),
            (self._invert, self.tr("Invert black and white"), "invert"),
            (self._reset, self.tr("Reset zoom, window, inversion, turn and filter"), "reset"),
            (self._heat, self.tr("Show the heat map"), "toggle_heat"),
            (self._peek, self.tr("Hold to see the film without the heat map"), "peek"),
        ):
            key = self._bindings.key_text(command)
            button.setToolTip(self.tr("{what} (key {key})").format(what=text, key=key) if key else text)
            button.setAccessibleName(text)
        for menu in self._menus:
            menu.retranslate()
        self._opacity.setToolTip(self.tr("Opacity of the heat map"))
        self._opacity.setAccessibleName(self.tr("Opacity of the heat map"))

    # ------------------------------------------------------------ helpers

    @property
    def _film_tools(self) -> tuple[QWidget, ...]:
        return self._zoom_out, self._zoom_in, self._fit, self._actual_size, self._invert, *self._menus, self._reset

    @property
    def _heat_tools(self) -> tuple[QWidget, ...]:
        return self._heat, self._peek, self._opacity, self._percent

    def _lay_out(self) -> None:
        layout = FlowLayout(self, spacing_px=SPACE_PX // 2)
        layout.setContentsMargins(SPACE_PX, SPACE_PX // 2, SPACE_PX, SPACE_PX // 2)
        for group in (self._film_tools[:4], self._film_tools[4:], self._heat_tools):
            row = QHBoxLayout()
            row.setSpacing(SPACE_PX // 2)
            row.setContentsMargins(0, 0, 2 * SPACE_PX, 0)
            for widget in group:
                row.addWidget(widget)
            layout.add_layout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _join(self) -> None:
        for button, signal in (
            (self._zoom_out, self.zoom_out_requested),
            (self._zoom_in, self.zoom_in_requested),
            (self._fit, self.fit_requested),
            (self._actual_size, self.actual_size_requested),
            (self._invert, self.invert_requested),
            (self._reset, self.reset_requested),
        ):
            button.clicked.connect(signal)
        for menu in self._menus:
            menu.command_chosen.connect(self.command_requested)
        self._heat.clicked.connect(self.heat_toggled)
        self._peek.pressed.connect(self._on_peek_pressed)
        self._peek.released.connect(self._on_peek_released)
        self._opacity.valueChanged.connect(self._on_opacity_changed)

    def _on_peek_pressed(self) -> None:
        self.peek_changed.emit(True)

    def _on_peek_released(self) -> None:
        self.peek_changed.emit(False)

    def _on_opacity_changed(self, percent: int) -> None:
        self.opacity_changed.emit(percent / 100)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _button(icon_name: str, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(_ICON_PX, _ICON_PX))
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the film
    button.setObjectName(icon_name)
    return button


def _slider() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, 100)
    slider.setSingleStep(_STEP_PERCENT)
    slider.setPageStep(2 * _STEP_PERCENT)
    slider.setValue(_USUAL_PERCENT)
    slider.setFixedWidth(_SLIDER_PX)
    slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    slider.setObjectName("opacity")
    return slider


def _enable(widgets: Iterable[QWidget], enabled: bool) -> None:
    for widget in widgets:
        widget.setEnabled(enabled)

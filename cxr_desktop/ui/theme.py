"""How everything looks: colours by role, one grid, one type scale, and icons that take the colour of the text.

`apply_theme` is the only writer. What is applied is kept on the application itself; widgets ask `tokens()` when they
paint and need only repaint on PaletteChange or StyleChange. Sizes and tones of text are given by `give_role`, so that
they follow a change of theme or font scale without any code. Data colours (labels, films) are the same in every theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache, lru_cache
from string import Template
from typing import Final

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QFontMetrics,
    QIcon,
    QIconEngine,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from cxr_desktop.paths import resource

SPACE_PX: Final = 8  # the one grid: margins and gaps are multiples (4, 8, 16, 24)
RIGHT_PX: Final = 28  # of a panel that scrolls: a margin, and the lane of the scroll bar, whether it is there or not
DIMMED_OPACITY: Final = 0.35  # of what belongs to another film than the one on screen
FILM_BACKGROUND: Final = QColor("#08090b")  # films are read on near black, whatever the theme
FILM_TEXT: Final = QColor("#d8dde4")  # what is written on that background

# ---------------------------------------------------------------- colours


class Theme(StrEnum):
    """What the user may choose. SYSTEM follows the desktop, and is dark where the desktop does not say."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of the chrome by what they are for."""

    window: QColor  # behind everything
    surface: QColor  # panels, lists and fields
    raised: QColor  # buttons, cards, what is under the mouse
    text: QColor
    muted: QColor  # text of second rank; still 4.5:1 on all three grounds
    border: QColor
    accent: QColor
    on_accent: QColor
    focus: QColor
    warning: QColor
    danger: QColor


def _tokens(*names: str) -> Tokens:
    return Tokens(*(QColor(name) for name in names))


_DARK = "#14171c #1b1f26 #272d37 #e6e9ee #a3adba #363f4b #63b3ed #0b1118 #9ad1ff #e5b04a #ff8b80"
_LIGHT = "#eef1f5 #ffffff #e3e8ef #18202a #4b5766 #c3cbd6 #0b5fa8 #ffffff #0b5fa8 #7d5100 #a8201a"
_CONTRAST = "#000000 #000000 #1c1c1c #ffffff #ffffff #ffffff #ffd800 #000000 #00e5ff #ffd800 #ff9d94"
_TOKENS: Final = {
    Theme.DARK: _tokens(*_DARK.split()),
    Theme.LIGHT: _tokens(*_LIGHT.split()),
    Theme.CONTRAST: _tokens(*_CONTRAST.split()),
}

# Okabe and Ito's colours for colour-blind eyes. Green is not among the first: no label is to look like "all is well".
_LABEL_COLOURS: Final = tuple(
    QColor(name) for name in ("#56b4e9", "#e69f00", "#cc79a7", "#009e73", "#f0e442", "#0072b2", "#d55e00")
)
_NO_LABEL: Final = QColor("#999999")


def label_colour(label: str, labels: Sequence[str]) -> QColor:
    """The colour of `label` among all `labels` of a library, the same in every theme; grey for a stranger."""
    if label not in labels:
        return QColor(_NO_LABEL)
    return QColor(_LABEL_COLOURS[sorted(set(labels)).index(label) % len(_LABEL_COLOURS)])


# ---------------------------------------------------------------- what is applied now

_THEME, _CHOICE, _SCALE = "cxr_theme", "cxr_theme_choice", "cxr_font_scale"  # properties of the application


def apply_theme(app: QApplication, theme: Theme, font_scale: float = 1.0) -> None:
    """Give `app` this look, now and (with SYSTEM) whenever the desktop changes its own."""
    first_time = app.property(_CHOICE) is None
    app.setProperty(_CHOICE, theme.value)
    app.setProperty(_SCALE, font_scale)
    _text_font.cache_clear()
    hints = app.styleHints()
    if first_time:
        app.setStyle("Fusion")
        hints.colorSchemeChanged.connect(_on_colour_scheme_changed)
    hints.setColorScheme(_SCHEMES[theme])
    _show(app, hints.colorScheme())


def tokens() -> Tokens:
    """The colours of the theme that is applied now."""
    return _TOKENS[applied_theme()]


def applied_theme() -> Theme:
    """DARK, LIGHT or CONTRAST: what SYSTEM has come to."""
    app = QApplication.instance()
    name = app.property(_THEME) if app else None
    return Theme(name) if name else Theme.DARK


_SCHEMES: Final = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.DARK: Qt.ColorScheme.Dark,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.CONTRAST: Qt.ColorScheme.Dark,
}


def _on_colour_scheme_changed(scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.property(_CHOICE) == Theme.SYSTEM:
        _show(app, scheme)


def _show(app: QApplication, scheme: Qt.ColorScheme) -> None:
    """Dress `app` in what was chosen, where the desktop's own scheme is `scheme`."""
    chosen = Theme(app.property(_CHOICE))
    of_system = Theme.LIGHT if scheme == Qt.ColorScheme.Light else Theme.DARK
    app.setProperty(_THEME, (of_system if chosen is Theme.SYSTEM else chosen).value)
    app.setPalette(_palette(tokens()))
    app.setFont(text_font(TextSize.BODY))
    app.setStyleSheet(_style_sheet(tokens()))


def _palette(colours: Tokens) -> QPalette:
    palette = QPalette()
    for role, colour in _roles(colours).items():
        palette.setColor(role, colour)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, _mixed(colours.muted, colours.surface, 0.35))
    return palette


def _roles(colours: Tokens) -> dict[QPalette.ColorRole, QColor]:
    role = QPalette.ColorRole
    return {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.raised,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.border,
        role.Mid: colours.border,
        role.Dark: colours.border,
        role.Shadow: colours.window,
    }


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    """`one` with a `share` (0 to 1) of `other` in it."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


# ---------------------------------------------------------------- text


class TextSize(IntEnum):
    """The type scale: four sizes, no more."""

    SMALL = 0
    BODY = 1
    HEADING = 2
    TITLE = 3


_OF_BODY: Final = {TextSize.SMALL: 0.9, TextSize.BODY: 1.0, TextSize.HEADING: 1.25, TextSize.TITLE: 1.7}
_SMALLEST_BODY_PT: Final = 10.0  # Windows says 9, which is small across a reading room
# Where the system's own font has no Chinese: by name, for what Qt would choose itself may be a Japanese one.
_CHINESE: Final = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")


def text_font(size: TextSize) -> QFont:
    """The font for painting text of this size, with the font scale of the user. For widgets see `give_role`."""
    return QFont(_text_font(size, _font_scale()))


@cache  # the system is asked anew with every theme; a window asks a hundred times for every film that is answered
def _text_font(size: TextSize, scale: float) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies(_families())
    font.setPointSizeF(_size_pt(size, scale))
    if size >= TextSize.HEADING:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@cache
def _families() -> list[str]:
    """The system's own font, by its real name too: a mere alias would be passed over for the next in the list."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    chinese = [name for name in _CHINESE if QFontDatabase.hasFamily(name)]
    return [*font.families(), QFontInfo(font).family(), *chinese]


def text_width(characters: int) -> int:
    """Pixels that so many characters of body text need: what holds text grows with the font scale."""
    return QFontMetrics(text_font(TextSize.BODY)).averageCharWidth() * characters


def _font_scale() -> float:
    app = QApplication.instance()
    scale = app.property(_SCALE) if app else None
    return float(scale or 1.0)


def _size_pt(size: TextSize, scale: float) -> float:
    system_pt = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return round(max(system_pt, _SMALLEST_BODY_PT) * _OF_BODY[size] * scale, 1)


def give_role(
    widget: QWidget, *, size: TextSize | None = None, tone: str | None = None, kind: str | None = None
) -> None:
    """Say what `widget` is, so that it follows theme and font scale by itself.

    `size` of its text; `tone` "muted", "warning" or "danger" of its text; `kind` "primary" or "quiet" of a button,
    "page", "panel", "card" or "message" of a frame, "bar", "foot" or "notice" of a strip at a window's edge.
    """
    given = {"textSize": size.name.lower() if size is not None else None, "tone": tone, "kind": kind}
    new = {name: value for name, value in given.items() if value is not None and widget.property(name) != value}
    for name, value in new.items():
        widget.setProperty(name, value)
    if new and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else it comes with the first show
        widget.style().unpolish(widget)
        widget.style().polish(widget)


# ---------------------------------------------------------------- icons


def icon(name: str, *, tint: str = "text") -> QIcon:
    """The icon `resources/icons/<name>.svg` in the colour of the token `tint`, following the theme. KeyError: no such.

    Disabled it fades, and on a checked button or a selected row it takes that ground's text colour.
    """
    _svg(name)
    return QIcon(_TintedSvg(name, tint))


@cache
def _svg(name: str) -> str:
    path = resource(f"icons/{name}.svg")
    if not path.is_file():
        raise KeyError(name)
    return path.read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))


class IconMark(QWidget):
    """An icon beside words that say the same: drawn anew with each theme, and nothing to a screen reader."""

    def __init__(self, name: str, side_px: int, *, tint: str = "text") -> None:
        super().__init__()
        self._icon = icon(name, tint=tint)
        self.setFixedSize(side_px, side_px)

    def set_icon(self, name: str, *, tint: str = "text") -> None:
        """Another icon in its place."""
        self._icon = icon(name, tint=tint)
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class _TintedSvg(QIconEngine):
    """Draws one SVG in the colour that the theme has for it at that moment; pictures are kept by that colour."""

    def __init__(self, name: str, tint: str) -> None:
        super().__init__()
        self._name = name
        self._tint = tint

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        colours = tokens()
        if mode is QIcon.Mode.Disabled:
            return _mixed(colours.muted, colours.surface, 0.35)
        if mode is QIcon.Mode.Selected or (state is QIcon.State.On and self._tint == "text"):
            return colours.on_accent
        return QColor(getattr(colours, self._tint))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _renderer(self._name, self._colour(mode, state).name()).render(painter, square)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        sides = size * scale  # since Qt 6.8 the size comes in device-independent pixels
        key = f"{self._name} {self._colour(mode, state).name()} {sides.width()}x{sides.height()}"
        pixmap = QPixmap()
        if QPixmapCache.find(key, pixmap):  # drawing one anew takes longer than all else that is painted of a bar
            return pixmap
        pixmap = QPixmap(sides)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        QPixmapCache.insert(key, pixmap)
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._tint)


# ---------------------------------------------------------------- the style sheet


def _style_sheet(colours: Tokens) -> str:
    values: dict[str, str] = {name: colour.name() for name, colour in _named(colours).items()}
    values |= {f"{size.name.lower()}_pt": f"{_size_pt(size, _font_scale())}pt" for size in TextSize}
    values["control"] = resource("icons/control").as_posix()
    values["tick_off"] = "tick-light" if colours.muted == colours.text else "tick-grey"  # of a box that is disabled
    values["tick"] = "tick-light" if colours.on_accent.lightnessF() > 0.5 else "tick-dark"
    return Template(resource("themes/chrome.qss").read_text(encoding="utf-8")).substitute(values)


def _named(colours: Tokens) -> dict[str, QColor]:
    return {name: getattr(colours, name) for name in Tokens.__slots__} | {
        "outline": _mixed(colours.border, colours.muted, 0.6),  # of what can be used: 3:1 against its ground
        "faint": _mixed(colours.muted, colours.surface, 0.35),
        "hover": _mixed(colours.raised, colours.text, 0.1),
        "accent_hover": _mixed(colours.accent, colours.text, 0.2),
    }

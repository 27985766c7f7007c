"""The theme: readable in every variant, icons that follow it, and sizes that follow the font scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from cxr_desktop.paths import resource
from cxr_desktop.ui import theme
from cxr_desktop.ui.theme import (
    FILM_BACKGROUND,
    FILM_TEXT,
    IconMark,
    TextSize,
    Theme,
    Tokens,
    applied_theme,
    apply_theme,
    give_role,
    icon,
    label_colour,
    text_font,
    tokens,
)

LOOKS = (Theme.DARK, Theme.LIGHT, Theme.CONTRAST)
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))
# fmt: off
ASKED_FOR = {
    "actual-size", "check", "close", "copy", "device", "eye", "fit", "folder", "heat", "help", "history", "info",
    "invert", "library", "locate", "next", "note", "open", "play", "previous", "reset", "search", "settings", "trash",
    "warning", "zoom-in", "zoom-out",
}
# fmt: on


@pytest.fixture(autouse=True)
def _dark_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Theme.DARK)


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 reckons it: 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def picture(drawn: QIcon, side: int = 24, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return drawn.pixmap(QSize(side, side), 1.0, mode).toImage()


def ink(image: QImage) -> QColor:
    """The colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda colour: colour.alpha())


# ---------------------------------------------------------------- colours


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
@pytest.mark.parametrize("words", ["text", "muted", "warning", "danger"])
def test_words_can_be_read_on_every_ground(qapp: QApplication, look: Theme, ground: str, words: str) -> None:
    apply_theme(qapp, look)
    assert contrast(getattr(tokens(), words), getattr(tokens(), ground)) >= 4.5


@pytest.mark.parametrize("look", LOOKS)
def test_words_can_be_read_on_the_accent_and_the_focus_can_be_seen(qapp: QApplication, look: Theme) -> None:
    apply_theme(qapp, look)
    assert contrast(tokens().on_accent, tokens().accent) >= 4.5
    for ground in (tokens().window, tokens().surface, tokens().raised):
        assert contrast(tokens().focus, ground) >= 3
        assert contrast(tokens().accent, ground) >= 4.5  # of quiet buttons and links


def test_high_contrast_has_seven_to_one(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.CONTRAST)
    for words in ("text", "muted", "warning", "danger", "border", "accent", "focus"):
        assert contrast(getattr(tokens(), words), tokens().window) >= 7, words


def test_films_are_read_on_near_black() -> None:
    assert luminance(FILM_BACKGROUND) < 0.005
    assert contrast(FILM_TEXT, FILM_BACKGROUND) >= 7


@pytest.mark.parametrize("look", LOOKS)
def test_the_palette_has_the_colours_of_the_theme(qapp: QApplication, look: Theme) -> None:
    apply_theme(qapp, look)
    assert applied_theme() is look
    palette = qapp.palette()
    assert (palette.window().color(), palette.text().color()) == (tokens().window, tokens().text)
    assert all(getattr(tokens(), field.name).isValid() for field in fields(Tokens))


def test_the_system_is_followed_until_something_else_is_chosen(qapp: QApplication) -> None:
    desktop_changed = qapp.styleHints().colorSchemeChanged  # off-screen there is no desktop that would say it
    apply_theme(qapp, Theme.SYSTEM)
    desktop_changed.emit(Qt.ColorScheme.Light)
    assert applied_theme() is Theme.LIGHT
    desktop_changed.emit(Qt.ColorScheme.Unknown)
    assert applied_theme() is Theme.DARK
    apply_theme(qapp, Theme.CONTRAST)
    desktop_changed.emit(Qt.ColorScheme.Light)
    assert applied_theme() is Theme.CONTRAST


def test_a_widget_hears_of_a_new_theme(qtbot: QtBot, qapp: QApplication) -> None:
    class Listener(QObject):
        heard = 0

        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            self.heard += event.type() == QEvent.Type.PaletteChange
            return False

    label, listener = QLabel(), Listener()
    qtbot.addWidget(label)
    label.show()
    label.installEventFilter(listener)
    apply_theme(qapp, Theme.LIGHT)
    qtbot.waitUntil(lambda: listener.heard > 0)


def test_no_place_of_the_style_sheet_is_left_open(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    assert "$" not in qapp.styleSheet()
    for part in qapp.styleSheet().split('url("')[1:]:
        assert Path(part.partition('"')[0]).is_file()


# ---------------------------------------------------------------- labels


def test_labels_have_their_colours_by_place_in_the_alphabet() -> None:
    labels = ["PNEUMONIA", "NORMAL", "COVID"]
    given = {label: label_colour(label, labels).name() for label in labels}
    assert len(set(given.values())) == 3
    assert given == {label: label_colour(label, sorted(labels)).name() for label in labels}


def test_labels_keep_their_colours_in_every_theme(qapp: QApplication) -> None:
    seen = set()
    for look in LOOKS:
        apply_theme(qapp, look)
        seen.add(label_colour("NORMAL", ["NORMAL", "PNEUMONIA"]).name())
    assert len(seen) == 1


def test_a_label_that_the_library_does_not_have_is_grey() -> None:
    colour = label_colour("SOMETHING", ["NORMAL"])
    assert colour.red() == colour.green() == colour.blue()


def test_neither_of_two_labels_is_green() -> None:
    for label in ("NORMAL", "PNEUMONIA"):
        colour = label_colour(label, ["NORMAL", "PNEUMONIA"])
        assert not colour.green() > max(colour.red(), colour.blue())


def test_more_labels_than_colours_begin_again() -> None:
    labels = [f"{number:02d}" for number in range(30)]
    assert all(label_colour(label, labels).isValid() for label in labels)


# ---------------------------------------------------------------- text


def test_the_type_scale_rises_and_follows_the_font_scale(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    plain = [text_font(size).pointSizeF() for size in TextSize]
    apply_theme(qapp, Theme.DARK, 1.5)
    assert plain == sorted(set(plain))
    for size, before in zip(TextSize, plain, strict=True):
        assert text_font(size).pointSizeF() == pytest.approx(1.5 * before, abs=0.1)


def test_a_label_with_a_role_grows_with_the_font_scale_by_itself(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    label = QLabel("Most similar cases")
    qtbot.addWidget(label)
    give_role(label, size=TextSize.HEADING)
    label.show()
    before = label.sizeHint()
    apply_theme(qapp, Theme.DARK, 2.0)
    qtbot.waitUntil(lambda: label.sizeHint().width() > 1.6 * before.width())


def test_a_label_shows_names_from_outside_as_they_are(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    label = QLabel("<h1>IM-0115</h1>.jpeg: This file is damaged")
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_role_may_change_after_the_widget_was_shown(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    label = QLabel("Text")
    qtbot.addWidget(label)
    label.show()
    give_role(label, tone="warning")
    assert label.palette().color(label.foregroundRole()) == tokens().warning


# ---------------------------------------------------------------- icons


def test_every_icon_that_was_asked_for_is_there() -> None:
    assert set(ICONS) >= ASKED_FOR


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_draws_something_and_has_no_colour_of_its_own(name: str, qapp: QApplication) -> None:
    apply_theme(qapp, Theme.DARK)
    source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
    assert "currentColor" in source
    assert "#" not in source
    for side in (16, 20, 32):
        image = picture(icon(name), side)
        drawn = [image.pixelColor(x, y).alpha() > 127 for x in range(side) for y in range(side)]
        assert 0.02 < sum(drawn) / len(drawn) < 0.6


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(KeyError):
        icon("unicorn")


@pytest.mark.parametrize("look", LOOKS)
def test_an_icon_made_before_takes_the_colour_of_the_new_theme(qapp: QApplication, look: Theme) -> None:
    apply_theme(qapp, Theme.DARK)
    made_before, copy = icon("heat"), QIcon(icon("heat"))
    picture(made_before)
    apply_theme(qapp, look)
    assert ink(picture(made_before)) == tokens().text
    assert ink(picture(copy)) == tokens().text


def test_an_icon_fades_when_disabled_and_stands_out_when_selected(qapp: QApplication) -> None:
    apply_theme(qapp, Theme.LIGHT)
    drawn = icon("folder")
    disabled = ink(picture(drawn, mode=QIcon.Mode.Disabled))
    assert contrast(disabled, tokens().surface) < contrast(tokens().text, tokens().surface)
    assert ink(picture(drawn, mode=QIcon.Mode.Selected)) == tokens().on_accent
    assert ink(picture(icon("warning", tint="warning"))) == tokens().warning


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_sharp_on_any_screen(qapp: QApplication, ratio: float) -> None:
    pixmap = icon("fit").pixmap(QSize(20, 20), ratio)
    assert pixmap.width() == round(20 * ratio)
    assert pixmap.devicePixelRatio() == ratio


def test_buttons_with_icons_survive_many_changes_of_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button, tool, mark = QPushButton(icon("open"), "Open"), QToolButton(), IconMark("info", 16)
    tool.setIcon(icon("invert"))
    for widget in (button, tool, mark):
        qtbot.addWidget(widget)
        widget.show()
    for look in LOOKS * 3:
        apply_theme(qapp, look)
        for widget in (button, tool, mark):
            assert not widget.grab().isNull()
    assert theme._renderer.cache_info().currsize <= 512


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("is_enabled", [True, False])
def test_a_ticked_box_can_be_told_from_an_empty_one(
    qapp: QApplication, qtbot: QtBot, look: Theme, is_enabled: bool
) -> None:
    apply_theme(qapp, look)
    box = QCheckBox(enabled=is_enabled)
    qtbot.addWidget(box)
    box.show()
    empty = box.grab().toImage()
    box.setChecked(True)
    ticked = box.grab().toImage()
    places = [(x, y) for x in range(empty.width()) for y in range(empty.height())]
    tick = [at for at in places if ticked.pixelColor(*at) != empty.pixelColor(*at)]
    ground = ticked.pixelColor(*min(tick)) if is_enabled else tokens().raised
    assert max(contrast(ticked.pixelColor(*at), ground) for at in tick) >= 3

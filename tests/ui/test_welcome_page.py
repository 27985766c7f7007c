"""The welcome page: three ways on, each of which can be closed with a reason, and films can always be opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from cxr_desktop.ui.welcome_page import WelcomeCard, WelcomePage

BUTTONS = {
    "Start the demonstration": "demo_requested",
    "Open the reference library": "reference_requested",
    "Open a case library …": "open_library_requested",
    "Build a case library …": "build_requested",
    "All case libraries": "libraries_requested",
    "Open films …": "open_film_requested",
}


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


@pytest.fixture
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


def button(page: WelcomePage, text: str) -> QPushButton:
    (found,) = (each for each in page.findChildren(QPushButton) if each.text() == text)
    return found


def shown_texts(page: WelcomePage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.mark.parametrize(("text", "signal"), BUTTONS.items())
def test_a_button_asks_for_its_own_way(page: WelcomePage, qtbot: QtBot, text: str, signal: str) -> None:
    others = [getattr(page, name) for name in BUTTONS.values() if name != signal]
    heard: list[object] = []
    for other in others:
        other.connect(lambda: heard.append(1))
    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)
    assert not heard


@pytest.mark.parametrize("text", BUTTONS)
def test_a_button_can_be_pressed_by_key(page: WelcomePage, qtbot: QtBot, text: str) -> None:
    with qtbot.waitSignal(getattr(page, BUTTONS[text])):
        qtbot.keyClick(button(page, text), Qt.Key.Key_Space)
    assert button(page, text).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_closed_way_says_why_and_can_be_opened_again(page: WelcomePage) -> None:
    reference = button(page, "Open the reference library")
    page.set_refusal(WelcomeCard.REFERENCE, "This copy came without it.")
    assert not reference.isEnabled()
    assert "This copy came without it." in shown_texts(page)
    assert reference.accessibleDescription() == "This copy came without it."
    assert button(page, "Start the demonstration").isEnabled()
    page.set_refusal(WelcomeCard.REFERENCE, "")
    assert reference.isEnabled()
    assert "This copy came without it." not in shown_texts(page)


def test_both_buttons_of_a_closed_way_are_closed(page: WelcomePage) -> None:
    page.set_refusal(WelcomeCard.OWN, "No.")
    assert not button(page, "Open a case library …").isEnabled()
    assert not button(page, "Build a case library …").isEnabled()
    assert button(page, "Open films …").isEnabled()


def test_progress_is_told_in_words_and_as_a_bar(page: WelcomePage) -> None:
    bar = page.findChild(QProgressBar)
    page.show_progress("Embedding films: 18 of 72", 0.25)
    assert "Embedding films: 18 of 72" in shown_texts(page)
    assert bar.value() / bar.maximum() == pytest.approx(0.25)
    assert bar.accessibleName() == "Embedding films: 18 of 72"
    page.show_progress("Embedding films", None)
    assert bar.maximum() == 0  # it moves, and says no share
    page.show_progress("Embedding films: 72 of 72", 1.0)
    assert bar.value() == bar.maximum() > 0


def test_the_demonstration_is_not_asked_for_twice_and_films_can_be_opened_meanwhile(page: WelcomePage) -> None:
    page.show_progress("Embedding films", 0.5)
    assert not button(page, "Start the demonstration").isEnabled()
    assert button(page, "Open films …").isEnabled()
    assert button(page, "Open a case library …").isEnabled()
    page.show_progress("", None)
    assert button(page, "Start the demonstration").isEnabled()
    assert not page.findChild(QProgressBar).isVisible()


def test_a_way_that_is_closed_stays_closed_when_the_progress_ends(page: WelcomePage) -> None:
    page.set_refusal(WelcomeCard.DEMONSTRATION, "No model.")
    page.show_progress("Embedding films", 0.5)
    page.show_progress("", None)
    assert not button(page, "Start the demonstration").isEnabled()


def test_nothing_moves_when_the_progress_comes_and_goes(page: WelcomePage) -> None:
    place = button(page, "Open films …").mapTo(page, button(page, "Open films …").rect().topLeft())
    page.show_progress("Embedding films", 0.5)
    page.grab()
    assert button(page, "Open films …").mapTo(page, button(page, "Open films …").rect().topLeft()) == place


@pytest.mark.usefixtures("_english")
def test_the_reference_library_is_told_with_its_number(page: WelcomePage) -> None:
    page.retranslate()
    assert any(text.startswith("5,216 training films") for text in shown_texts(page))


def test_in_a_small_window_the_page_scrolls(page: WelcomePage) -> None:
    page.resize(420, 300)
    assert page.minimumSizeHint().width() <= 420
    assert page.size().height() == 300

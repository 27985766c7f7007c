"""What is shown while no film is open: three ways to a case library, and that films can be looked at right away."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from PySide6.QtCore import QEvent, QLocale, QSize, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.ui.scroll_page import ScrollPage
from cxr_desktop.ui.theme import SPACE_PX, IconMark, TextSize, give_role, icon

_REFERENCE_FILMS = 5216  # the training films of the reference library
_ICON_PX = 28
_CARD_WIDTH_PX = 232  # at least
_STEPS = 1000  # of the progress bar


class WelcomeCard(StrEnum):
    """The three ways on."""

    DEMONSTRATION = "demonstration"
    REFERENCE = "reference"
    OWN = "own"


class WelcomePage(QWidget):
    """Tells which way was chosen. A way that is closed says why."""

    demo_requested = Signal()
    reference_requested = Signal()
    open_library_requested = Signal()
    build_requested = Signal()
    libraries_requested = Signal()
    open_film_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._subtitle, self._hint = (QLabel(wordWrap=True) for _ in range(3))
        self._missing: set[WelcomeCard] = set()
        self._progress = _ProgressLine()
        self._open_film = QPushButton(icon("open"), "")
        self._cards = {
            WelcomeCard.DEMONSTRATION: _Card("play", [self.demo_requested]),
            WelcomeCard.REFERENCE: _Card("library", [self.reference_requested]),
            WelcomeCard.OWN: _Card(
                "folder", [self.open_library_requested, self.build_requested, self.libraries_requested]
            ),
        }
        give_role(self._cards[WelcomeCard.DEMONSTRATION].buttons[0], kind="primary")
        give_role(self._title, size=TextSize.TITLE)
        give_role(self._subtitle, tone="muted")
        give_role(self._hint, tone="muted")
        self._open_film.setIconSize(QSize(3 * SPACE_PX, 2 * SPACE_PX))  # wider than the icon: air before the words
        self._open_film.clicked.connect(self.open_film_requested)
        self._lay_out()
        self.retranslate()

    # ------------------------------------------------------------ what it shows

    def set_refusal(self, card: WelcomeCard, reason: str) -> None:
        """Close this way with a `reason`, already translated; open it again with an empty one."""
        self._cards[card].set_refusal(reason)

    def set_missing(self, card: WelcomeCard) -> None:
        """This way is closed: what it leads to did not come with this copy of the program."""
        self._missing.add(card)
        self.retranslate()

    def take_away(self, names: Collection[str]) -> None:
        """Do not offer what these actions do: IT has switched them off."""
        demonstration, own = self._cards[WelcomeCard.DEMONSTRATION], self._cards[WelcomeCard.OWN]
        demonstration.setVisible("demonstration" not in names)
        for button, name in zip(own.buttons, ("open_library", "build", "libraries"), strict=True):
            button.setVisible(name not in names)

    def show_progress(self, text: str, share: float | None) -> None:
        """How far the demonstration is: `share` from 0 to 1, None where it cannot be told. No `text`: it is over."""
        self._progress.show_progress(text, share)
        self._cards[WelcomeCard.DEMONSTRATION].set_busy(bool(text))

    # ------------------------------------------------------------ set-up

    def _lay_out(self) -> None:
        scrolling = ScrollPage()
        scrolling.fill(self)
        column = scrolling.column
        column.setContentsMargins(3 * SPACE_PX, 3 * SPACE_PX, 3 * SPACE_PX, 3 * SPACE_PX)
        column.setSpacing(SPACE_PX)
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._subtitle)
        column.addSpacing(2 * SPACE_PX)
        column.addLayout(self._card_row())
        column.addWidget(self._progress)
        column.addSpacing(SPACE_PX)
        column.addLayout(self._film_row())
        column.addStretch(3)

    def _card_row(self) -> QBoxLayout:
        self._row = QHBoxLayout()
        self._row.setSpacing(2 * SPACE_PX)
        for card in self._cards.values():
            self._row.addWidget(card, 1)
        return self._row

    def _fit_cards(self) -> None:
        """Side by side where the words on their buttons have room, else one below the other."""
        wanted = sum(card.least_width + self._row.spacing() for card in self._cards.values())
        fits = wanted <= self.width() - 6 * SPACE_PX
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)

    def _film_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2 * SPACE_PX)
        row.addWidget(self._open_film)
        row.addWidget(self._hint, 1)
        return row

    # ------------------------------------------------------------ words

    def retranslate(self) -> None:
        self._title.setText(self.tr("Which cases look like this film?"))
        self._subtitle.setText(
            self.tr(
                "Open a chest film and see the most similar cases of a case library, with their labels. "
                "Everything stays on this computer."
            )
        )
        self._open_film.setText(self.tr("Open films …"))
        self._hint.setText(self.tr("Films can be looked at without a library. Drop them anywhere in this window."))
        self._cards[WelcomeCard.DEMONSTRATION].set_texts(
            self.tr("Look around"),
            self.tr("A small library of synthetic films, made on this computer, with films to ask it about."),
            [self.tr("Start the demonstration")],
        )
        self._cards[WelcomeCard.REFERENCE].set_texts(
            self.tr("Reference library"),
            self.tr(
                "{count} training films of children, with the labels NORMAL and PNEUMONIA, from one hospital."
            ).format(count=QLocale().toString(_REFERENCE_FILMS)),
            [self.tr("Open the reference library")],
        )
        self._cards[WelcomeCard.OWN].set_texts(
            self.tr("Your own cases"),
            self.tr("A case library that you have, or a new one from a folder of films sorted by label."),
            [self.tr("Open a case library …"), self.tr("Build a case library …"), self.tr("All case libraries")],
        )
        for card in self._missing:
            self.set_refusal(card, self.tr("It did not come with this copy of the program."))
        self._fit_cards()

    # ------------------------------------------------------------ Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cards()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Card(QFrame):
    """A picture, a heading, a text and one button for each signal."""

    def __init__(self, icon_name: str, signals: list[SignalInstance]) -> None:
        super().__init__()
        give_role(self, kind="card")
        self.setMinimumWidth(_CARD_WIDTH_PX)
        self._sign = IconMark(icon_name, _ICON_PX, tint="accent")
        self._heading = QLabel(wordWrap=True)
        self._text, self._refusal = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.buttons = [QPushButton() for _ in signals]
        self._is_busy = False
        give_role(self._heading, size=TextSize.HEADING)
        give_role(self._text, tone="muted")
        give_role(self._refusal, size=TextSize.SMALL, tone="warning")
        for button, signal in zip(self.buttons, signals, strict=True):
            button.clicked.connect(signal)
        self._lay_out()
        self._refusal.hide()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * SPACE_PX + SPACE_PX // 2] * 4)
        column.setSpacing(SPACE_PX)
        column.addWidget(self._sign)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addStretch(1)
        column.addSpacing(SPACE_PX)
        column.addWidget(self._refusal)
        for button in self.buttons:
            column.addWidget(button)

    @property
    def least_width(self) -> int:
        """What its buttons need for their words."""
        return self._column.minimumSize().width()

    def set_texts(self, heading: str, text: str, buttons: list[str]) -> None:
        self._heading.setText(heading)
        self._text.setText(text)
        for button, button_text in zip(self.buttons, buttons, strict=True):
            button.setText(button_text)
        self._describe()

    def set_refusal(self, reason: str) -> None:
        self._refusal.setText(reason)
        self._refusal.setVisible(bool(reason))
        self._describe()
        self._enable()

    def set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._enable()

    def _enable(self) -> None:
        for button in self.buttons:
            button.setEnabled(not self._is_busy and not self._refusal.text())

    def _describe(self) -> None:
        """A screen reader hears with the button what the eye sees around it."""
        for button in self.buttons:
            button.setAccessibleDescription(self._refusal.text() or self._text.text())
            button.setToolTip(self._refusal.text())


class _ProgressLine(QWidget):
    """A sentence over a bar. Its place is kept while there is nothing to tell: the page does not jump."""

    def __init__(self) -> None:
        super().__init__()
        self._text = QLabel()
        self._bar = QProgressBar(textVisible=False, maximum=_STEPS)
        give_role(self._text, size=TextSize.SMALL, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_PX, 0, 0)
        column.setSpacing(SPACE_PX // 2)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        kept = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        kept.setRetainSizeWhenHidden(True)
        self.setSizePolicy(kept)
        self.hide()

    def show_progress(self, text: str, share: float | None) -> None:
        self._text.setText(text)
        self._bar.setAccessibleName(text)
        self._bar.setMaximum(0 if share is None else _STEPS)
        self._bar.setValue(0 if share is None else round(_STEPS * share))
        self.setVisible(bool(text))

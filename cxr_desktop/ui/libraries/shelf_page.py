"""The libraries that this machine knows, a card for each, below what was interrupted and can be taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxr_desktop.editions import EditionsKnown
from cxr_desktop.library.summary import LibrarySummary
from cxr_desktop.library.wish import BuildWish
from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.libraries.joining import joining_of
from cxr_desktop.ui.libraries.library_card import LibraryCard
from cxr_desktop.ui.libraries.shelf_controller import DEMONSTRATION, KnownLibraries
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.scroll_page import ScrollPage
from cxr_desktop.ui.theme import SPACE_PX, IconMark, give_role, icon

_SIGN_PX = 18


class ShelfPage(Worded):
    """Tells what is wanted of which library."""

    action_requested = Signal(str, object)  # name, folder
    open_requested = Signal()
    build_requested = Signal()
    resume_requested = Signal(object)  # BuildWish
    drop_requested = Signal(object)  # BuildWish

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[Path, LibraryCard] = {}
        self._asked: tuple[Path, ...] = ()
        self._editions = EditionsKnown()
        self._begun: list[BegunLine] = []
        self._off: tuple[str, ...] = ()  # actions of the window
        self._open, self._build = QPushButton(icon("open-library"), ""), QPushButton(icon("build-library"), "")
        self._open.clicked.connect(self.open_requested)
        self._build.clicked.connect(self.build_requested)
        self._hint = QLabel(wordWrap=True)
        give_role(self._hint, tone="muted")
        self._lines, self._column = QVBoxLayout(), QVBoxLayout()
        row = QHBoxLayout()
        row.setSpacing(SPACE_PX)
        row.addWidget(self._build)
        row.addWidget(self._open)
        row.addWidget(self._hint, 1)
        column = page_column(self)
        column.addLayout(row)
        for layout in (self._lines, self._column):
            layout.setSpacing(SPACE_PX + SPACE_PX // 2)
            column.addLayout(layout)
        column.addStretch(1)
        self.retranslate()

    def take_away(self, names: Sequence[str]) -> None:
        """Do not offer what these actions of the window do: IT has switched them off."""
        self._off = tuple(names)
        self._build.setVisible("build" not in names)
        self._open.setVisible("open_library" not in names)
        for card in self.cards.values():
            card.take_away(names)

    def show_known(self, known: KnownLibraries) -> None:
        """Cards that stay keep what they show."""
        before, self.cards = self.cards, {}
        for folder, kind in known.folders:
            self.cards[folder] = before.pop(folder) if folder in before else self._new_card(folder, kind)
            self._column.removeWidget(self.cards[folder])
            self._column.addWidget(self.cards[folder])
        for card in before.values():
            card.deleteLater()
        for line in self._begun:
            line.deleteLater()
        begun = () if "build" in self._off else known.begun
        self._begun = [self._new_line(wish) for wish in begun]

    def show_asked(self, folders: Sequence[Path]) -> None:
        """The library that queries are answered from, or those, the first leading."""
        self._asked = tuple(folders)
        self._show_joining()

    def show_editions(self, known: EditionsKnown) -> None:
        """What is in use at every start, since when, and where the way back leads."""
        self._editions = known
        for card in self.cards.values():
            card.show_editions(known)

    def show_summary(self, summary: LibrarySummary) -> None:
        """What was seen of a library; whether others can be searched together with it may hang on it."""
        if card := self.cards.get(summary.directory):
            card.show_summary(summary)
            self._show_joining()

    def show_running(self, folder: Path | None) -> None:
        """The build of this library runs, so it need not be taken up."""
        for line in self._begun:
            line.setVisible(line.wish.directory != folder)

    def retranslate(self) -> None:
        self._open.setText(self.tr("Open a case library …"))
        self._build.setText(self.tr("Build a case library …"))
        self._hint.setText(self.tr("What is removed from this list stays on its drive."))

    def _new_card(self, folder: Path, kind: str) -> LibraryCard:
        card = LibraryCard(folder, kind)
        card.action_requested.connect(self.action_requested)
        card.take_away(self._off)
        card.show_editions(self._editions)
        return card

    def _show_joining(self) -> None:
        known = {place: card.summary for place, card in self.cards.items()}
        synthetic = [place for place, card in self.cards.items() if card.kind == DEMONSTRATION]
        for place, card in self.cards.items():
            card.show_joining(joining_of(place, self._asked, known, synthetic))

    def _new_line(self, wish: BuildWish) -> BegunLine:
        line = BegunLine(wish)
        line.resume.clicked.connect(partial(self._emit_wish, self.resume_requested, wish))
        line.drop.clicked.connect(partial(self._emit_wish, self.drop_requested, wish))
        self._lines.addWidget(line)
        return line

    def _emit_wish(self, signal: object, wish: BuildWish, _is_checked: bool = False) -> None:
        signal.emit(wish)  # type: ignore[attr-defined]


class BegunLine(Worded):
    """A build that was stopped before its end, and what can be done about it."""

    def __init__(self, wish: BuildWish) -> None:
        super().__init__()
        give_role(self, kind="message")
        self.wish = wish
        self.text = QLabel(wordWrap=True)
        self.text.setToolTip(str(wish.directory))
        self.resume, self.drop = QPushButton(icon("play"), ""), QPushButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * SPACE_PX, SPACE_PX, SPACE_PX, SPACE_PX)
        row.setSpacing(SPACE_PX)
        row.addWidget(IconMark("info", _SIGN_PX, tint="accent"))
        row.addWidget(self.text, 1)
        row.addWidget(self.resume)
        row.addWidget(self.drop)
        self.retranslate()

    def retranslate(self) -> None:
        if self.wish.adds:
            text = self.tr("Adding films to {name} was interrupted. What was done is kept.")
        else:
            text = self.tr("The build of {name} was interrupted. What was done is kept.")
        self.text.setText(breakable(text.format(name=self.wish.directory.name)))
        self.resume.setText(self.tr("Resume"))
        self.drop.setText(self.tr("Give it up"))


def page_column(page: QWidget) -> QVBoxLayout:
    """The column of a page that scrolls, in the middle and of readable width."""
    scrolling = ScrollPage()
    scrolling.fill(page)
    return scrolling.column

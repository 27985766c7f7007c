"""What may be said of the film: words first, numbers on demand, never more than the neighbours bear out.

Two witnesses speak: the vote of the nearest cases and the nearest case alone. Whether they agree is said in words and
with a sign. Where there is no answer the panel says why, and what to do; an answer to another film than the one on
screen is never left standing as if it were to this one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.domain import QueryResult
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import SPACE_PX, IconMark, TextSize, give_role, icon, label_colour

_SIGN_PX = 18
_CHIP_PX = 12
_LONGEST_WORD = 24  # characters; a longer one, of a file name, may be broken anywhere
_BREAK = "\N{ZERO WIDTH SPACE}"


@dataclass(frozen=True, slots=True)
class Action:
    """A way on that the panel offers beside a message."""

    name: str  # what `action_requested` carries
    text: str  # already translated


class EvidencePanel(QWidget):
    """Shows an answer, a message in its place, or a message above it."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: QueryResult | None = None
        self._labels: tuple[str, ...] = ()
        self._is_stale = False
        self._message = _Message()
        self._answer = QWidget()
        self._vote, self._nearest, self._agreement, self._copies = (_sentence() for _ in range(4))
        self._vote.setObjectName("vote")
        self._vote_chip, self._nearest_chip = _Chip(), _Chip()
        self._sign = IconMark("check", _SIGN_PX)
        self._copies_sign = IconMark("info", _SIGN_PX)
        self._more = QToolButton()
        self._more.setCheckable(True)
        self._numbers = QWidget()
        self._form = QFormLayout(self._numbers)
        self._lay_out()
        self._message.action_requested.connect(self.action_requested)
        self._more.toggled.connect(self.retranslate)
        self._show_state()

    # ------------------------------------------------------------ what is shown

    def show_result(self, result: QueryResult, labels: Sequence[str]) -> None:
        """The answer to the film on screen; `labels` are those of the library, for their colours."""
        self._result, self._labels, self._is_stale = result, tuple(labels), False
        self._message.clear()
        self.retranslate()

    def show_pending(self) -> None:
        """Another film is on screen; the answer, if there is one, is that to the film before."""
        self._is_stale = True
        self._message.clear()
        self.retranslate()

    def show_message(self, text: str, actions: Sequence[Action] = ()) -> None:
        """A sentence instead of an answer, with what can be done."""
        self._result, self._is_stale = None, False
        self._message.show_text(text, actions)
        self.retranslate()

    def show_notice(self, text: str, actions: Sequence[Action] = ()) -> None:
        """A sentence above the answer, which stays."""
        self._message.show_text(text, actions)

    def retranslate(self) -> None:
        self._more.setText(self.tr("Numbers"))
        if self._is_stale:
            self._vote.setText(self.tr("No answer to this film yet"))
            self._nearest.setText(self.tr("The cases below belong to the film before.") if self._result else "")
        elif self._result is not None:
            self._show_words(self._result)
            if self._more.isChecked():
                self._show_numbers(self._result)
        self._show_state()

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        give_role(self._vote, size=TextSize.HEADING)
        give_role(self._copies, tone="muted")
        give_role(self._more, kind="quiet")
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setIconSize(QSize(_SIGN_PX - 4, _SIGN_PX - 4))
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(2 * SPACE_PX)
        self._form.setVerticalSpacing(SPACE_PX // 2)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        grid = QGridLayout(self._answer)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_PX)
        grid.setVerticalSpacing(SPACE_PX)
        grid.setColumnStretch(1, 1)
        rows = (
            (self._vote_chip, self._vote),
            (self._nearest_chip, self._nearest),
            (self._sign, self._agreement),
            (self._copies_sign, self._copies),
        )
        for place, (sign, words) in enumerate(rows):
            grid.addWidget(sign, place, 0, Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(words, place, 1)
        grid.addWidget(self._more, len(rows), 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._numbers, len(rows) + 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE_PX, 2 * SPACE_PX, 2 * SPACE_PX, SPACE_PX)
        column.setSpacing(2 * SPACE_PX)
        column.addWidget(self._message)
        column.addWidget(self._answer)
        for part in (self._agreement, self._sign, self._more):
            _keep_room(part)

    def _show_state(self) -> None:
        """What is to be seen. A pending answer takes as much room as the one before: nothing below it jumps."""
        is_answered = self._result is not None and not self._is_stale
        is_open = self._more.isChecked()
        self._answer.setVisible(self._result is not None or self._is_stale)
        for part in (self._agreement, self._sign, self._more, self._vote_chip, self._nearest_chip):
            part.setVisible(is_answered)
        copies = self._result.evidence.copies_of_query if self._result and is_answered else 0
        for part in (self._copies, self._copies_sign):
            part.setVisible(copies > 0)
        self._numbers.setVisible(is_open and is_answered)
        self._more.setIcon(icon("chevron-down" if is_open else "next", tint="muted"))

    def _show_words(self, result: QueryResult) -> None:
        evidence = result.evidence
        vote = evidence.vote
        self._vote.setText(
            self.tr("{count} of {voters} most similar cases: {label}").format(
                count=vote.counts[vote.label], voters=sum(vote.counts.values()), label=vote.label
            )
        )
        nearest = self.tr("Most similar case: {label}")
        if result.library.parts:
            nearest = self.tr("Most similar case: {label}, from {library}")
        self._nearest.setText(
            breakable(nearest.format(label=evidence.nearest_label, library=result.neighbours[0].library))
        )
        self._agreement.setText(
            self.tr("Vote and most similar case agree.")
            if evidence.witnesses_agree
            else self.tr("Vote and most similar case disagree. Look at the cases.")
        )
        home = next((n.library for n in result.neighbours if n.is_copy_of_query and n.library), "")
        copies = self.tr("The film itself is in this library and counts among these cases.")
        if home:
            copies = self.tr("The film itself is in {library} and counts among these cases.").format(library=home)
        self._copies.setText(breakable(copies))
        self._vote_chip.show_label(vote.label, self._labels)
        self._nearest_chip.show_label(evidence.nearest_label, self._labels)
        if evidence.witnesses_agree:
            self._sign.set_icon("check")
        else:
            self._sign.set_icon("warning", tint="warning")

    def _show_numbers(self, result: QueryResult) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in self._rows(result):
            title, text = QLabel(name), _sentence()
            give_role(title, tone="muted")
            text.setText(breakable(value))
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(title, text)

    def _rows(self, result: QueryResult) -> list[tuple[str, str]]:
        locale = QLocale()
        evidence, timing = result.evidence, result.timing
        counts = ", ".join(f"{label} {locale.toString(count)}" for label, count in evidence.vote.counts.items())
        similarity = similarity_text(evidence.nearest_similarity)
        return [
            (self.tr("Votes"), counts),
            (self.tr("Weighted share"), self.tr("{percent} %").format(percent=round(100 * evidence.vote.share))),
            (self.tr("Similarity of the nearest"), self.tr("{value} (cosine, 1 is the same)").format(value=similarity)),
            (self.tr("Time"), self.tr("{ms} ms").format(ms=locale.toString(round(1000 * timing.total_s)))),
            *self._library_rows(result),
            (self.tr("Model"), f"{result.model.profile}, {result.model.weights_sha256[:12]}"),
        ]

    def _library_rows(self, result: QueryResult) -> list[tuple[str, str]]:
        """What was asked; of several libraries also whose cases have voted, where all voters are shown."""
        locale = QLocale()
        text = self.tr("{count} cases in {name}")
        if not result.library.parts:
            name, count = result.library.name, locale.toString(result.library.count)
            return [(self.tr("Library"), text.format(count=count, name=name))]
        voters = sum(result.evidence.vote.counts.values())
        votes = Counter(neighbour.library for neighbour in result.neighbours[:voters])
        rows = [
            (self.tr("Library"), text.format(count=locale.toString(part.count), name=part.name))
            for part in result.library.parts
        ]
        if votes.total() == voters:
            share = self.tr("{name}: {count}")
            shares = ", ".join(share.format(name=name, count=locale.toString(count)) for name, count in votes.items())
            rows.insert(0, (self.tr("Votes by library"), shares))
        return rows

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _Message(QFrame):
    """A sign, a sentence, and a button for each way on."""

    action_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        give_role(self, kind="message")
        self._text = _sentence()
        self._text.setObjectName("message")
        first = QHBoxLayout()
        first.setSpacing(SPACE_PX)
        first.addWidget(IconMark("warning", _SIGN_PX, tint="warning"), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._text, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[SPACE_PX + SPACE_PX // 2] * 4)
        self._column.setSpacing(SPACE_PX + SPACE_PX // 2)
        self._column.addLayout(first)
        self.hide()

    def show_text(self, text: str, actions: Sequence[Action]) -> None:
        self.clear()
        self._text.setText(breakable(text))
        if actions:
            self._add_buttons(actions)
        self.setVisible(bool(text))

    def clear(self) -> None:
        self.hide()
        if (row := self._column.itemAt(1)) is not None and (old := row.widget()) is not None:
            self._column.removeWidget(old)
            old.deleteLater()

    def _add_buttons(self, actions: Sequence[Action]) -> None:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(_SIGN_PX + SPACE_PX, 0, 0, 0)
        layout.setSpacing(SPACE_PX)
        for action in actions:
            button = QPushButton(action.text)
            button.clicked.connect(lambda _=False, name=action.name: self.action_requested.emit(name))
            layout.addWidget(button)
        layout.addStretch(1)
        self._column.addWidget(row)


class _Chip(QLabel):
    """The colour of a label, beside its word."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_CHIP_PX, _CHIP_PX)

    def show_label(self, label: str, labels: Sequence[str]) -> None:
        colour = label_colour(label, labels).name()
        self.setStyleSheet(f"background: {colour}; border-radius: 2px;")


def breakable(text: str) -> str:
    """`text` with places to break in words that are too long for a line, as names of files are."""
    return " ".join(_breakable_word(word) for word in text.split(" "))


def _breakable_word(word: str) -> str:
    return _BREAK.join(word) if len(word) > _LONGEST_WORD else word


def _keep_room(widget: QWidget) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def _sentence() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setMinimumWidth(0)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)  # as wide as there is room, never cut
    return label

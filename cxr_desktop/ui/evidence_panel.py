"""What may be said of the film: words first, numbers on demand, never more than the neighbours bear out.

Two witnesses speak: the vote of the nearest cases and the nearest case alone. Whether they agree is said in words and
with a sign. Where there is no answer, the panel says why and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from cxr_desktop.domain import Evidence, QueryResult
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, icon, label_colour, text_font

_SIGN_PX = 18


@dataclass(frozen=True, slots=True)
class Action:
    """A way on that the panel offers beside a message."""

    name: str  # what `action_requested` carries
    text: str  # already translated


class EvidencePanel(QWidget):
    """Shows an answer, or a message in its place."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: QueryResult | None = None
        self._labels: tuple[str, ...] = ()
        self._vote, self._nearest, self._agreement, self._copies = (_sentence() for _ in range(4))
        self._vote.setObjectName("vote")
        self._chip = QLabel()
        self._chip.setFixedSize(SPACE_PX * 2, SPACE_PX * 2)
        self._sign = QLabel()
        self._sign.setFixedSize(_SIGN_PX, _SIGN_PX)
        self._more = QToolButton(autoRaise=True)
        self._numbers = QWidget()
        self._form = QFormLayout(self._numbers)
        self._actions = QHBoxLayout()
        self._lay_out()
        self._more.toggled.connect(self._on_more_toggled)
        self.show_message("")

    # ------------------------------------------------------------ what is shown

    def show_result(self, result: QueryResult, labels: Sequence[str]) -> None:
        """The answer to a film; `labels` are those of the library, for their colours."""
        self._result, self._labels = result, tuple(labels)
        self._clear_actions()
        self.retranslate()

    def show_message(self, text: str, actions: Sequence[Action] = ()) -> None:
        """A sentence instead of an answer, with what can be done."""
        self._result = None
        self._clear_actions()
        for part in (self._nearest, self._agreement, self._copies, self._numbers, self._more, self._chip, self._sign):
            part.hide()
        self._vote.setFont(text_font(TextSize.BODY))
        self._vote.setText(text)
        for action in actions:
            button = QPushButton(action.text)
            button.clicked.connect(lambda _=False, name=action.name: self.action_requested.emit(name))
            self._actions.addWidget(button)
        self._actions.addStretch()

    def retranslate(self) -> None:
        self._more.setText(self.tr("Numbers"))
        if self._result is not None:
            self._show_words(self._result.evidence)
            self._show_numbers(self._result)

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        self._more.setCheckable(True)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setArrowType(Qt.ArrowType.RightArrow)
        self._form.setContentsMargins(SPACE_PX * 3, 0, 0, 0)
        self._form.setVerticalSpacing(SPACE_PX // 2)
        first, third = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self._vote, 1)
        third.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        third.addWidget(self._agreement, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_PX * 2, SPACE_PX * 2, SPACE_PX * 2, SPACE_PX)
        column.setSpacing(SPACE_PX)
        column.addLayout(first)
        column.addWidget(self._nearest)
        column.addLayout(third)
        column.addWidget(self._copies)
        column.addLayout(self._actions)
        column.addWidget(self._more)
        column.addWidget(self._numbers)

    def _show_words(self, evidence: Evidence) -> None:
        vote = evidence.vote
        self._vote.setFont(text_font(TextSize.HEADING))
        self._vote.setText(
            self.tr("{count} of {voters} most similar cases: {label}").format(
                count=vote.counts[vote.label], voters=sum(vote.counts.values()), label=vote.label
            )
        )
        self._nearest.setText(self.tr("Most similar case: {label}").format(label=evidence.nearest_label))
        self._agreement.setText(
            self.tr("The vote and the most similar case agree.")
            if evidence.witnesses_agree
            else self.tr("The vote and the most similar case disagree. Look at the cases themselves.")
        )
        self._copies.setText(self.tr("The film itself is in this library and counts among these cases."))
        self._copies.setVisible(evidence.copies_of_query > 0)
        colour = label_colour(vote.label, self._labels).name()
        self._chip.setStyleSheet(f"background: {colour}; border-radius: {SPACE_PX}px;")
        self._sign.setPixmap(icon("check" if evidence.witnesses_agree else "warning").pixmap(_SIGN_PX, _SIGN_PX))
        for part in (self._nearest, self._agreement, self._more, self._chip, self._sign):
            part.show()
        self._numbers.setVisible(self._more.isChecked())

    def _show_numbers(self, result: QueryResult) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in self._rows(result):
            text = _sentence()
            text.setText(value)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(name, text)

    def _rows(self, result: QueryResult) -> list[tuple[str, str]]:
        locale = QLocale()
        evidence, timing = result.evidence, result.timing
        counts = ", ".join(f"{label} {locale.toString(count)}" for label, count in evidence.vote.counts.items())
        library = self.tr("{count} cases in {name}").format(
            count=locale.toString(result.library.count), name=result.library.directory.name
        )
        similarity = similarity_text(evidence.nearest_similarity)
        return [
            (self.tr("Votes"), counts),
            (self.tr("Weighted share"), self.tr("{percent} %").format(percent=round(100 * evidence.vote.share))),
            (self.tr("Similarity of the nearest"), self.tr("{value} (cosine, 1 is the same)").format(value=similarity)),
            (self.tr("Time"), self.tr("{ms} ms").format(ms=locale.toString(round(1000 * timing.total_s)))),
            (self.tr("Library"), library),
            (self.tr("Model"), f"{result.model.profile}, {result.model.weights_sha256[:12]}"),
        ]

    def _clear_actions(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _on_more_toggled(self, is_open: bool) -> None:
        self._more.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self._numbers.setVisible(is_open and self._result is not None)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _sentence() -> QLabel:
    label = QLabel(wordWrap=True)
    label.setMinimumWidth(0)
    return label

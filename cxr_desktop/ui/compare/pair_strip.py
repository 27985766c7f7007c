"""What is said of the pair, above its films: how similar they are in words and number, and the tools for comparing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxr_desktop.domain import Neighbour
from cxr_desktop.ui.compare.closeness import Closeness, closeness
from cxr_desktop.ui.compare.commands import CompareActions
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role

_ICON_PX = 20
_TOOLS: Final = ("swap", "flicker", "link", "why", "search")

_WORDS: Final = {
    Closeness.COPY: QT_TRANSLATE_NOOP("PairStrip", "Case {rank} is the query film itself."),
    Closeness.MOST_SIMILAR: QT_TRANSLATE_NOOP("PairStrip", "Case {rank} is the most similar case."),
    Closeness.NEARLY: QT_TRANSLATE_NOOP("PairStrip", "Case {rank} is nearly as similar as the most similar case."),
    Closeness.LESS: QT_TRANSLATE_NOOP("PairStrip", "Case {rank} is less similar than the most similar case."),
    Closeness.MUCH_LESS: QT_TRANSLATE_NOOP("PairStrip", "Case {rank} is much less similar than the most similar case."),
}

Sentence = Callable[[], str]
"""In the language of the moment."""


class PairStrip(QWidget):
    """Of query and one case at a time."""

    def __init__(self, actions: CompareActions) -> None:
        super().__init__()
        self._neighbour: Neighbour | None = None
        self._found: tuple[Neighbour, ...] = ()
        self._remark: Sentence | None = None
        self._words, self._meaning = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._words.setObjectName("words")
        self._meaning.setObjectName("meaning")
        give_role(self._meaning, size=TextSize.SMALL, tone="muted")
        first = QHBoxLayout()
        first.setSpacing(SPACE_PX // 2)
        first.addWidget(self._words, 1)
        for name in _TOOLS:
            first.addWidget(_button(actions, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_PX, 0, SPACE_PX, SPACE_PX // 2)
        column.setSpacing(SPACE_PX // 2)
        column.addLayout(first)
        column.addWidget(self._meaning)
        for label in (self._words, self._meaning):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_pair(self, neighbour: Neighbour | None, found: Sequence[Neighbour]) -> None:
        """The case of the pair, among all that were found with it."""
        self._remark = self._remark if neighbour == self._neighbour else None
        self._neighbour, self._found = neighbour, tuple(found)
        self.retranslate()

    def remark(self, sentence: Sentence | None) -> None:
        """What is to be said of the map; None: there is none."""
        self._remark = sentence
        self.retranslate()

    def retranslate(self) -> None:
        if self._neighbour is None:
            return
        words = self.tr(str(_WORDS[closeness(self._neighbour, self._found)])).format(rank=self._neighbour.rank)
        number = self.tr("Similarity {value} (1: the same to the model).").format(
            value=similarity_text(self._neighbour.similarity)
        )
        self._words.setText(self.tr("{words} {number}").format(words=words, number=number))
        usual = self.tr("That two films look similar to the model says nothing of the cause.")
        self._meaning.setText(self._remark() if self._remark else usual)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _button(actions: CompareActions, name: str) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(actions[name])
    button.setIconSize(QSize(_ICON_PX, _ICON_PX))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the film
    return button

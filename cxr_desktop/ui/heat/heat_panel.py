"""The heat map's own row under the film: what is asked and of which branch, the outline, the colour bar, and in plain
words what the map is worth.

It says what is wanted (`asked`) and what is to be laid over the film (`layer_changed`); it computes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cxr_desktop.heat.question import Appraisal, HeatQuestion
from cxr_desktop.ui.colour_bar import ColourBar
from cxr_desktop.ui.film_look import HeatLayer
from cxr_desktop.ui.flow_layout import FlowLayout
from cxr_desktop.ui.heat.film_outline import FilmOutline
from cxr_desktop.ui.heat.heat_ask import FUSED, HeatAsk, first_question
from cxr_desktop.ui.heat.outline_tool import OutlineTool
from cxr_desktop.ui.heat.worth_words import WorthWords
from cxr_desktop.ui.heat_colours import HEAT_COLOURS
from cxr_desktop.ui.theme import SPACE_PX, icon

if TYPE_CHECKING:
    from cxr_desktop.domain import HeatScale
    from cxr_desktop.engine_room import Answer
    from cxr_desktop.errors import CxrError
    from cxr_desktop.heat.picture import DrawnHeat, HeatPicture

_NARROWEST_CHARACTERS: Final = 12  # of a choice, before its words are cut


class HeatPanel(QWidget):
    """All about the heat map of the answer on screen."""

    answer_shown = Signal(object, object)  # Answer, HeatAsk
    answer_left = Signal()
    asked = Signal(object)  # HeatAsk, of the answer shown last
    layer_changed = Signal(object)  # HeatLayer | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: Answer | None = None
        self._rgba: HeatPicture | None = None
        self._outline: FilmOutline | None = None
        self._appraisal: Appraisal | None = None  # of what the map on the film explains
        self._shown = HeatAsk(HeatQuestion())  # what the picture on the film shows; the choices may be ahead of it
        self._question = _choice("heat-question")
        self._branch = _choice("heat-branch")
        self._outline_tool = OutlineTool()
        self._colour_bar = ColourBar(HEAT_COLOURS)
        self._words = WorthWords()
        self._figures = QToolButton()
        self._lay_out()
        self._join()
        self.retranslate()
        self.show_nothing()

    @property
    def shown(self) -> HeatAsk:
        """What the map on the film shows."""
        return self._shown

    # ------------------------------------------------------------ what is shown

    def show_nothing(self) -> None:
        """There is no answer to the film on screen, yet."""
        self._answer = self._rgba = self._outline = self._appraisal = None
        self._words.clear()
        self._allow()
        self.answer_left.emit()

    def show_answer(self, answer: Answer) -> None:
        """An answer with its first map, which is of the vote and of both branches."""
        self._answer = answer
        self._shown = HeatAsk(first_question(answer.result), threshold=self._outline_tool.threshold)
        self._outline = self._appraisal = None
        self._fill_choices()
        self._allow()
        self._words.clear()
        self._lay_over(answer.heat_rgba)
        self._show_scale()
        self.answer_shown.emit(answer, self._shown)

    def show_heat(self, ask: HeatAsk, drawn: DrawnHeat, scale: HeatScale | None) -> None:
        """What was asked for."""
        if ask.question != self._shown.question:
            self._appraisal = None
        self._shown = ask
        self._choose(ask)
        self._outline = FilmOutline(drawn.lines)
        self._say_worth()
        self._colour_bar.show_scale(scale, ask.branch)
        self._lay_over(drawn.rgba)

    def show_appraisal(self, appraisal: Appraisal) -> None:
        """What the maps of the question are worth; said is what holds of the one on the film."""
        self._appraisal = appraisal
        self._say_worth()
        self._tell_layer()

    def show_waiting(self) -> None:
        """What was asked for is being computed."""
        self._words.show_waiting()

    def show_trouble(self, error: CxrError) -> None:
        """What was asked for cannot be answered; the map on the film stays, and the choices go back to it."""
        self._words.show_trouble(error)
        self._choose(self._shown)

    def retranslate(self) -> None:
        self._question.setAccessibleName(self.tr("What the heat map is to explain"))
        self._question.setToolTip(self.tr("What the heat map is to explain: a label, or the similarity to a case"))
        self._branch.setAccessibleName(self.tr("Which branch of the model the heat map is of"))
        self._branch.setToolTip(self.tr("Which branch of the model the heat map is of"))
        self._figures.setToolTip(self.tr("Show the figures behind the words"))
        self._figures.setAccessibleName(self.tr("Show the figures behind the words"))
        self._fill_choices()
        self._tell_layer()

    # ------------------------------------------------------------ helpers

    def _questions(self) -> list[tuple[str, HeatQuestion]]:
        """What can be asked of the answer, in the language of the moment."""
        if self._answer is None:
            return []
        labels = dict.fromkeys((self._answer.result.evidence.vote.label, *self._answer.labels))
        of_labels = [(self._label_text(label), HeatQuestion(label=label)) for label in labels]
        return of_labels + [
            (
                self.tr("Similarity to case {rank} ({label})").format(rank=found.rank, label=found.case.label),
                HeatQuestion(case_id=found.case.case_id),
            )
            for found in self._answer.result.neighbours
        ]

    def _branches(self) -> list[tuple[str, str]]:
        heat = self._answer.result.heat_map if self._answer else None
        words = {FUSED: self.tr("CNN and ViT"), "cnn": self.tr("CNN alone"), "vit": self.tr("ViT alone")}
        there = set(heat.maps if heat else words)  # names alone: to ask for a map may read a file
        return [(words[name], name) for name in words if name in there]

    def _label_text(self, label: str) -> str:
        return self.tr("What spoke for {label}").format(label=label)

    def _caption(self) -> str:
        """Of the map on the film."""
        text = next((text for text, question in self._questions() if question == self._shown.question), "")
        if self._shown.branch == FUSED:
            return text
        branch = next(words for words, name in self._branches() if name == self._shown.branch)
        return self.tr("{question}: {branch}").format(question=text, branch=branch)

    def _fill_choices(self) -> None:
        chosen = self._shown
        for choice, entries in ((self._question, self._questions()), (self._branch, self._branches())):
            choice.clear()
            for text, data in entries:
                choice.addItem(text, data)
        self._choose(chosen)

    def _choose(self, ask: HeatAsk) -> None:
        for choice, wanted in ((self._question, ask.question), (self._branch, ask.branch)):
            data = [choice.itemData(row) for row in range(choice.count())]
            if wanted in data:
                choice.setCurrentIndex(data.index(wanted))

    def _allow(self) -> None:
        has_map = self._answer is not None and self._answer.result.heat_map is not None
        for widget in (self._question, self._branch, self._outline_tool, self._figures):
            widget.setEnabled(has_map)

    def _say_worth(self) -> None:
        """In words and by the outline, of the branch that is shown: another one may be stable where it is not."""
        if self._appraisal is None:
            self._words.clear()
            return
        branch = self._shown.branch
        if self._outline is not None:
            self._outline = FilmOutline(self._outline.lines, self._appraisal.is_stable.get(branch))
        self._words.show_appraisal(self._appraisal, branch)

    def _lay_over(self, rgba: HeatPicture) -> None:
        self._rgba = rgba
        self._tell_layer()

    def _tell_layer(self) -> None:
        if self._rgba is not None:
            outline = self._outline if self._outline_tool.is_on else None
            self.layer_changed.emit(HeatLayer(self._rgba, self._caption(), outline))

    def _show_scale(self) -> None:
        heat = self._answer.result.heat_map if self._answer else None
        self._colour_bar.show_scale(heat.scale if heat else None, self._shown.branch)

    def _on_chosen(self) -> None:
        if self._question.currentIndex() >= 0:
            ask = HeatAsk(self._question.currentData(), self._branch.currentData(), self._outline_tool.threshold)
            self.asked.emit(ask)

    def _lay_out(self) -> None:
        self._figures.setIcon(icon("info"))
        self._figures.setCheckable(True)
        self._figures.setObjectName("heat-figures")
        row = FlowLayout(spacing_px=SPACE_PX)
        row.setContentsMargins(SPACE_PX, SPACE_PX // 2, SPACE_PX, 0)
        for widget in (self._question, self._branch, self._outline_tool):
            row.addWidget(widget)
        worth = QHBoxLayout()
        worth.setContentsMargins(SPACE_PX, 0, SPACE_PX, 0)
        worth.addWidget(self._words, 1)
        worth.addWidget(self._figures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_PX // 2)
        layout.addLayout(row)
        layout.addLayout(worth)
        layout.addWidget(self._colour_bar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # or words are cut

    def _join(self) -> None:
        self._question.activated.connect(self._on_chosen)
        self._branch.activated.connect(self._on_chosen)
        self._outline_tool.threshold_changed.connect(self._on_chosen)
        self._outline_tool.toggled.connect(self._tell_layer)
        self._figures.toggled.connect(self._words.set_figures_shown)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _choice(name: str) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName(name)
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(_NARROWEST_CHARACTERS)
    choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return choice

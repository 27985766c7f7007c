"""The trail as breadcrumbs: from the film that was opened, through the cases that were searched from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from cxr_desktop.ui.compare.trail import Step, Trail
from cxr_desktop.ui.theme import SPACE_PX, IconMark, give_role
from cxr_desktop.ui.tool_tip import tool_tip

_SIGN_PX = 12
_LONGEST_NAME = 28  # characters; the whole is in the tooltip


class TrailBar(QWidget):
    """Hidden where there is no more than one step to show."""

    place_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        give_role(self, kind="bar")
        self._trail = Trail()
        self._crumbs = QWidget()
        self._ways = (QToolButton(), QToolButton())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE_PX, SPACE_PX // 2, SPACE_PX, SPACE_PX // 2)
        self._row.setSpacing(SPACE_PX // 2)
        for button in self._ways:
            self._row.addWidget(button)
        self._row.addWidget(self._crumbs, 1)
        self.hide()

    def set_ways(self, back: QAction, forward: QAction) -> None:
        """The actions that walk the trail."""
        for button, action in zip(self._ways, (back, forward), strict=True):
            button.setDefaultAction(action)

    def show_trail(self, trail: Trail) -> None:
        self._trail = trail
        self.retranslate()

    def retranslate(self) -> None:
        chain = self._trail.chain if len(self._trail.chain) > 1 else range(0)  # nobody sees the trail of one search
        crumbs = QWidget()
        row = QHBoxLayout(crumbs)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_PX // 2)
        for place in chain:
            if place != chain.start:
                row.addWidget(IconMark("next", _SIGN_PX, tint="muted"))
            row.addWidget(self._crumb(place))
        row.addStretch(1)
        self._row.replaceWidget(self._crumbs, crumbs)
        self._crumbs.deleteLater()
        self._crumbs = crumbs
        self.setAccessibleName(self.tr("Searches that led here"))
        self.setVisible(bool(chain))

    def _crumb(self, place: int) -> QWidget:
        """The present one is a text: one cannot go where one is."""
        step = self._trail.steps[place]
        words = self._words(step)
        crumb: QLabel | QPushButton
        if place == self._trail.place:
            crumb = QLabel(words)
            crumb.setObjectName("here")
            give_role(crumb, kind="strong")
            crumb.setAccessibleName(self.tr("You are here: {step}").format(step=words))
        else:
            crumb = QPushButton(words.replace("&", "&&"))
            give_role(crumb, kind="quiet")
            crumb.clicked.connect(lambda _=False: self.place_chosen.emit(place))
        crumb.setToolTip(tool_tip([step.name]))
        crumb.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return crumb

    def _words(self, step: Step) -> str:
        if step.origin is None:
            return step.name if len(step.name) <= _LONGEST_NAME else f"{step.name[: _LONGEST_NAME - 1]}…"
        return self.tr("Case {rank}: {label}").format(rank=step.origin.rank, label=step.origin.label)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

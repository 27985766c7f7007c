"""What the reader thinks of the vote: two buttons below the answer, of which one or none is down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from cxr_desktop.domain import Verdict
from cxr_desktop.ui.flow_layout import FlowLayout
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role


class VerdictRow(Worded):
    """Hidden while there is no answer to be judged. A button that is down is taken back by a second press."""

    given = Signal(object)  # Verdict

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel()
        self.buttons = {verdict: QToolButton() for verdict in (Verdict.AGREES, Verdict.DIFFERS)}
        give_role(self._title, size=TextSize.SMALL, tone="muted")
        row = FlowLayout(self, spacing_px=SPACE_PX)
        row.setContentsMargins(2 * SPACE_PX, 0, 2 * SPACE_PX, SPACE_PX)
        row.addWidget(self._title)
        for verdict, button in self.buttons.items():
            give_role(button, kind="choice")
            button.setCheckable(True)
            button.clicked.connect(lambda is_down, said=verdict: self._give(said if is_down else Verdict.NONE))
            row.addWidget(button)
        self.hide()
        self.retranslate()

    def show_verdict(self, verdict: Verdict) -> None:
        """Of the answer that is on the screen."""
        for said, button in self.buttons.items():
            button.setChecked(said is verdict)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what is below stays where it is while the next answer is awaited
        self.setSizePolicy(policy)
        self.show()

    def _give(self, verdict: Verdict) -> None:
        self.show_verdict(verdict)
        self.given.emit(verdict)

    def retranslate(self) -> None:
        self._title.setText(self.tr("My reading"))
        kept = self.tr(
            "Kept with this query, where a note can be written too, and in the audit log where there is one."
            " Press it again to take it back."
        )
        for verdict, text, spoken in (
            (Verdict.AGREES, self.tr("Agrees"), self.tr("My reading agrees with the vote")),
            (Verdict.DIFFERS, self.tr("Differs"), self.tr("My reading differs from the vote")),
        ):
            button = self.buttons[verdict]
            button.setText(text)
            button.setAccessibleName(spoken)
            button.setToolTip(f"{spoken}. {kept}")

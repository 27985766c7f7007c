"""What the heat map on the film is worth, in plain words; the figures behind them when they are asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QLabel, QWidget

from cxr_desktop.errors import CxrError
from cxr_desktop.heat.question import Appraisal
from cxr_desktop.ui.messages import error_text
from cxr_desktop.ui.theme import TextSize, give_role


class WorthWords(QLabel):
    """Two short sentences; also how it is read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say: Callable[[], str] = str
        self._has_figures = False
        give_role(self, size=TextSize.SMALL)
        self.setWordWrap(True)
        self.setObjectName("heat-worth")

    def clear(self) -> None:
        self._show(str)

    def show_waiting(self) -> None:
        self._show(lambda: self.tr("The heat map is being computed …"))

    def show_trouble(self, error: CxrError) -> None:
        self._show(lambda: error_text(error))

    def show_appraisal(self, appraisal: Appraisal, branch: str) -> None:
        """Of the map of this branch: the one on the film."""
        self._show(lambda: self._appraised(appraisal, branch))

    def set_figures_shown(self, are_shown: bool) -> None:
        self._has_figures = are_shown
        self._show(self._say)

    def _show(self, say: Callable[[], str]) -> None:
        self._say = say
        self.setText(say())

    def _appraised(self, appraisal: Appraisal, branch: str) -> str:
        places: dict[bool | None, str] = {
            True: self.tr("CNN and ViT look at the same places."),
            False: self.tr("CNN and ViT look at different places."),
        }
        shifts = {
            True: self.tr("This map is stable under small shifts (solid outline)."),
            False: self.tr("This map changes under small shifts (dashed outline)."),
            None: self.tr(
                "What counts as agreement, or as stable, has not been measured with this model (dotted outline)."
            ),
        }
        is_stable = appraisal.is_stable.get(branch)
        worth = shifts[is_stable]
        if is_stable is None and appraisal.is_stable:
            worth = self.tr("What counts as stable has not been measured for this branch alone (dotted outline).")
        said = [places.get(appraisal.agrees, ""), worth]
        if self._has_figures:
            said += [self._agreement(appraisal), self._stability(appraisal.stability[branch])]
        return " ".join(filter(None, said))

    def _agreement(self, appraisal: Appraisal) -> str:
        if appraisal.agreement is None:
            return ""
        text = self.tr("Rank correlation of CNN and ViT {value} (1: the same, 0: unrelated).")
        return text.format(value=QLocale().toString(appraisal.agreement, "f", 2))

    def _stability(self, stability: float) -> str:
        text = self.tr("With the film shifted by 3 %, rank correlation {value}.")
        return text.format(value=QLocale().toString(stability, "f", 2))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show(self._say)
        super().changeEvent(event)

"""How a library is to be made: the options of `cxr build`, each a box to tick with what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from cxr_desktop.library.edition import Manner
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role


class MannerForm(Worded):
    """Holds what is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = {name: Option() for name in ("with_pictures", "pooled", "balanced")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_PX + SPACE_PX // 2)
        for option in self.options.values():
            column.addWidget(option)
        self.set_manner(Manner())
        for option in self.options.values():
            option.box.toggled.connect(lambda _: self.changed.emit())
        self.retranslate()

    @property
    def manner(self) -> Manner:
        """What is ticked."""
        return Manner(**{name: option.box.isChecked() for name, option in self.options.items()})

    def set_manner(self, manner: Manner) -> None:
        for name, option in self.options.items():
            option.box.setChecked(getattr(manner, name))

    def retranslate(self) -> None:
        self.options["with_pictures"].set_words(
            self.tr("Keep small pictures of the films"),
            self.tr(
                "Then cases can be seen where the films are not, on another computer for instance. Without them the "
                "library holds features and facts only, and shows the films as long as they are in their place."
            ),
        )
        self.options["pooled"].set_words(
            self.tr("Several looks at every film"),
            self.tr(
                "Every film is also embedded stretched and squeezed, and the mean is kept: three times the work, more "
                "robust where films to be asked about come from other sources."
            ),
        )
        self.options["balanced"].set_words(
            self.tr("Let every label weigh the same in the vote"),
            self.tr(
                "Else every case weighs the same, and a label with many more cases than another wins more often "
                "because of that alone."
            ),
        )


class Option(Worded):
    """A box to tick, with what it means below."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QCheckBox()
        self._meaning = QLabel(wordWrap=True)
        self._meaning.setIndent(3 * SPACE_PX + SPACE_PX // 2)
        give_role(self._meaning, size=TextSize.SMALL, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.box)
        column.addWidget(self._meaning)

    def set_words(self, title: str, meaning: str) -> None:
        """Already translated."""
        self.box.setText(title)
        self._meaning.setText(meaning)
        self.box.setAccessibleDescription(meaning)

    def retranslate(self) -> None:
        """Its page gives it its words."""

"""One library of the list: what is in it, who made it, in which state it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout

from cxr_desktop.domain import Progress
from cxr_desktop.editions import EditionsKnown
from cxr_desktop.errors import EmbedderMismatch
from cxr_desktop.library.manifest import Manifest
from cxr_desktop.library.sources import absolute
from cxr_desktop.library.summary import LibrarySummary
from cxr_desktop.library.verify import Verification
from cxr_desktop.ui.evidence_panel import breakable
from cxr_desktop.ui.libraries.joining import Joining
from cxr_desktop.ui.libraries.refusals import way_text, ways_on
from cxr_desktop.ui.libraries.shelf_controller import DEMONSTRATION, OWN, REFERENCE
from cxr_desktop.ui.libraries.worded import Worded
from cxr_desktop.ui.libraries.words import count_text, date_text, labels_text, rate_text, size_text
from cxr_desktop.ui.messages import error_text
from cxr_desktop.ui.theme import SPACE_PX, IconMark, TextSize, give_role, icon

_SIGN_PX = 16
_CHECK_PX = 640  # a check box does not wrap: its tooltip has what is cut
_MOST_FAULTS = 5  # said on the card; with more, the library is to be built again anyway
_BELONGS_TO: Final = {  # what it does is part of an action of the window, and goes with it
    "add": "build",
    "edition": "build",
    "remove": "build",
    "rebuild": "build",
    "back": "open_library",
    "find": "open_library",
    "locate": "locate",
}
_CHANGES = frozenset({"add", "remove", "forget"})  # not for a library that came with the program


class LibraryCard(Worded):
    """Shows what it is told; every button emits its name with the folder."""

    action_requested = Signal(str, object)

    def __init__(self, folder: Path, kind: str) -> None:
        super().__init__()
        give_role(self, kind="card")
        self.folder, self.kind = folder, kind
        self._summary: LibrarySummary | None = None
        self._verification: Verification | None = None
        self._checking: Progress | None = None
        self._is_checking = False
        self._joining = Joining()
        self._editions = EditionsKnown()
        self._off: frozenset[str] = frozenset()
        self._name, self._place, self._labels, self._facts, self._state, self._since, self._found = (
            QLabel(wordWrap=True) for _ in range(7)
        )
        self._sign = IconMark("info", _SIGN_PX)
        self.together = QCheckBox()
        self._apart = QLabel(wordWrap=True)  # why it cannot be searched together with the others
        self._buttons = {name: QPushButton() for name in ("open", "back", "verify", "audit", "evaluate")}
        self._menu_actions = {name: QAction(self) for name in ("edition", "add", "remove", "locate", "show", "forget")}
        self.ways = QHBoxLayout()  # buttons that mend what is wrong
        self._more = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self._join()
        self.retranslate()

    # ------------------------------------------------------------ what it shows

    @property
    def text(self) -> str:
        """All that it says."""
        said = (self._name, self._place, self._labels, self._facts, self._state, self._since, self._apart, self._found)
        return "\n".join(label.text() for label in said if not label.isHidden()).replace("\N{ZERO WIDTH SPACE}", "")

    def take_away(self, names: Sequence[str]) -> None:
        """Do not offer what belongs to these actions of the window."""
        self._off = frozenset(name for name, action in _BELONGS_TO.items() if action in names)
        for name, action in self._menu_actions.items():
            action.setVisible(name not in self._off)
        self.retranslate()

    def show_summary(self, summary: LibrarySummary) -> None:
        if self._summary is not None and self._summary.manifest != summary.manifest:
            self._verification = None  # of the library that it was
        self._summary = summary
        self.retranslate()

    @property
    def summary(self) -> LibrarySummary | None:
        """What is known of it by now."""
        return self._summary

    def show_joining(self, joining: Joining) -> None:
        """Whether queries are answered from it, alone or together with others."""
        if joining != self._joining:
            self._joining = joining
            self.retranslate()

    def show_editions(self, known: EditionsKnown) -> None:
        """What is in use at every start: perhaps this library."""
        if known != self._editions:
            self._editions = known
            self.retranslate()

    def show_checking(self, progress: Progress | None) -> None:
        self._is_checking, self._checking, self._verification = True, progress, None
        self.retranslate()

    def show_check_ended(self) -> None:
        self._is_checking, self._checking = False, None
        self.retranslate()

    def show_verification(self, verification: Verification) -> None:
        self._verification = verification
        self.retranslate()

    # ------------------------------------------------------------ set-up

    def _lay_out(self) -> None:
        give_role(self._name, size=TextSize.HEADING)
        for label in (self._place, self._facts, self._since, self._apart):
            give_role(label, size=TextSize.SMALL, tone="muted")
        state = QHBoxLayout()
        state.setSpacing(SPACE_PX)
        state.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_PX)
        for button in self._buttons.values():
            buttons.addWidget(button)
        buttons.addWidget(self._more)
        buttons.addStretch(1)
        self._more.setIcon(icon("chevron-down"))
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._more.setMenu(QMenu(self._more))
        self._more.menu().addActions(list(self._menu_actions.values()))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * SPACE_PX + SPACE_PX // 2] * 4)
        column.setSpacing(SPACE_PX // 2)
        for label in (self._name, self._place, self._labels, self._facts):
            column.addWidget(label)
        column.addLayout(state)
        self._since.setIndent(_SIGN_PX + SPACE_PX)
        column.addWidget(self._since)
        self.ways.setContentsMargins(_SIGN_PX + SPACE_PX, 0, 0, 0)
        self.ways.setSpacing(SPACE_PX)
        column.addLayout(self.ways)
        column.addWidget(self.together)
        column.addWidget(self._apart)
        column.addWidget(self._found)
        column.addSpacing(SPACE_PX // 2)
        column.addLayout(buttons)

    def _join(self) -> None:
        for name, button in self._buttons.items():
            button.clicked.connect(partial(self._ask, name))
        for name, action in self._menu_actions.items():
            action.triggered.connect(partial(self._ask, name))
        self.together.clicked.connect(self._on_together_clicked)

    def _on_together_clicked(self, is_checked: bool) -> None:
        """It shows what is so; whether it comes to what was asked for, the libraries decide."""
        self.together.setChecked(self._joining.is_joined)
        self._ask("join" if is_checked else "part")

    def _ask(self, name: str, _is_checked: bool = False) -> None:
        is_stop = name == "verify" and self._is_checking
        self.action_requested.emit("stop_verify" if is_stop else name, self.folder)

    # ------------------------------------------------------------ words

    def retranslate(self) -> None:
        self._name.setText(breakable(self._name_text()))
        self._place.setText(breakable(str(self.folder)))
        manifest = self._summary.manifest if self._summary else None
        self._labels.setVisible(manifest is not None)
        self._facts.setVisible(manifest is not None)
        if manifest is not None:
            self._labels.setText(labels_text(manifest.labels))
            self._facts.setText(breakable(self._facts_text(manifest)))
        sign, tint, state = self._state_of()
        self._sign.set_icon(sign, tint=tint)
        self._state.setText(breakable(state))
        self._say_ways()
        self._say_edition()
        self._say_joining()
        self._say_found()
        self._say_actions()
        self.setAccessibleName(self._name_text())
        self.setAccessibleDescription(state)

    def _name_text(self) -> str:
        names = {REFERENCE: self.tr("Reference library"), DEMONSTRATION: self.tr("Demonstration"), OWN: ""}
        return names[self.kind] or self.folder.name

    def _facts_text(self, manifest: Manifest) -> str:
        facts = [
            self.tr("{count} cases").format(count=count_text(manifest.cases)),
            self.tr("model {model}").format(model=manifest.fingerprint),
            self.tr("last changed {date}").format(date=date_text(manifest.updated)),
            size_text(manifest.size_bytes),
        ]
        if not manifest.with_pictures:
            facts.append(self.tr("without pictures"))
        if manifest.pooled:
            facts.append(self.tr("several looks at every film"))
        if manifest.balanced:
            facts.append(self.tr("every label weighs the same"))
        return "  ·  ".join(facts)

    def _state_of(self) -> tuple[str, str, str]:
        """Icon, its colour, sentence."""
        summary = self._summary
        if summary is None:
            return "info", "muted", self.tr("Being looked at …")
        if self._leads_back:
            return "info", "muted", self._way_back_text()
        if summary.trouble is not None:
            return "warning", "warning", error_text(summary.trouble)
        if summary.writer is not None:
            return "lock", "text", error_text(summary.writer)
        if self._joining.is_joined:
            return "check", "accent", self._joined_text()
        if self._joining.is_asked:
            return "check", "accent", self.tr("Queries are answered from this library.")
        return "info", "muted", self.tr("Ready to be opened.")

    @property
    def _leads_back(self) -> bool:
        """It answered before the last switch, and with a model of its own: to go back takes that along."""
        summary, previous = self._summary, self._editions.previous
        is_of_another = summary is not None and isinstance(summary.trouble, EmbedderMismatch)
        return is_of_another and previous is not None and absolute(previous.library) == self.folder

    def _way_back_text(self) -> str:
        return self.tr("Films were answered from this library, with its own model, before the last switch.")

    def _joined_text(self) -> str:
        if self._joining.leads:
            text = self.tr(
                "Queries are answered from this library, together with {names}. It comes first: the map of cases is "
                "its map, and a film that others hold too counts with its label."
            )
        else:
            text = self.tr("Queries are answered from this library, together with {names}.")
        return text.format(names=", ".join(self._joining.others))

    def _say_joining(self) -> None:
        joining = self._joining
        self.together.setVisible(joining.is_joined or joining.can_join)
        self.together.setChecked(joining.is_joined)
        text = self.tr("Search together with {names}").format(names=", ".join(joining.others))
        self.together.setText(self.together.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _CHECK_PX))
        self.together.setToolTip(text)
        self.together.setAccessibleName(text)
        self.together.setAccessibleDescription(self._name_text())
        self._apart.setVisible(joining.refusal is not None)
        if joining.refusal is not None:
            reason = error_text(joining.refusal)
            text = self.tr("Cannot be searched together: {reason}")
            self._apart.setText(breakable(text.format(reason=reason)))

    @property
    def _is_in_use(self) -> bool:
        """It answers now, and at every start."""
        present = self._editions.present
        return present is not None and absolute(present.library) == self.folder and self._joining.leads

    def _say_edition(self) -> None:
        known, sentences = self._editions, []
        if self._is_in_use and known.since:
            sentences.append(self.tr("In use since {moment}.").format(moment=date_text(known.since)))
        if self._is_in_use and known.previous:
            text = self.tr("Before the last switch films were answered from {name}, which stays on its drive.")
            sentences.append(text.format(name=known.previous.library.name))
        self._since.setText(breakable(" ".join(sentences)))
        self._since.setToolTip(str(known.previous.library) if self._is_in_use and known.previous else "")
        self._since.setVisible(bool(sentences))

    def _say_ways(self) -> None:
        while item := self.ways.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        summary = self._summary
        names = ways_on(summary.trouble or summary.writer) if summary else ()
        names = ("back",) if self._leads_back else names
        names = tuple(name for name in names if name not in self._off)
        for name in names:
            button = QPushButton(way_text(name))
            button.setAccessibleDescription(self._name_text())
            button.clicked.connect(partial(self._ask, name))
            self.ways.addWidget(button)
        if names:
            self.ways.addStretch(1)

    def _say_found(self) -> None:
        self._found.setVisible(self._is_checking or self._verification is not None)
        give_role(self._found, tone="warning" if self._verification and not self._verification.is_sound else "")
        if self._is_checking:
            self._found.setText(rate_text(self._checking) if self._checking else self.tr("Reading every byte again …"))
        elif self._verification is not None:
            self._found.setText(breakable(self._verification_text(self._verification)))

    def _verification_text(self, verification: Verification) -> str:
        if verification.is_sound:
            return self.tr("Every byte is as it was written: {files} files, {size}, {cases} cases.").format(
                files=count_text(verification.files),
                size=size_text(verification.size_bytes),
                cases=count_text(verification.cases),
            )
        faults = verification.faults
        lines = [
            self.tr("{file}: {reason}").format(file=fault.file, reason=error_text(fault.error))
            for fault in faults[:_MOST_FAULTS]
        ]
        if len(faults) > _MOST_FAULTS:
            lines.append(self.tr("And {count} more.").format(count=count_text(len(faults) - _MOST_FAULTS)))
        return "\n".join(lines)

    def _say_actions(self) -> None:
        texts = {
            "open": self.tr("Answer from it alone") if self._joining.is_joined else self.tr("Answer from it"),
            "back": self.tr("Go back …"),
            "verify": self.tr("Stop") if self._is_checking else self.tr("Verify"),
            "audit": self.tr("Look it over"),
            "evaluate": self.tr("Evaluate …"),
            "edition": self.tr("Another edition …"),
            "add": self.tr("Add films …"),
            "remove": self.tr("Remove films …"),
            "locate": self.tr("Locate moved films …"),
            "show": self.tr("Show its folder"),
            "forget": self.tr("Remove from this list"),
        }
        for name, button in self._buttons.items():
            button.setText(texts[name])
            button.setAccessibleDescription(self._name_text())
        for name, action in self._menu_actions.items():
            action.setText(texts[name])
        self._more.setText(self.tr("More"))
        self._enable()

    def _enable(self) -> None:
        summary, joining = self._summary, self._joining
        is_whole = summary is not None and summary.manifest is not None
        can_answer = summary is not None and summary.trouble is None
        is_free = is_whole and summary is not None and summary.writer is None
        possible = {
            "back": True,
            "open": can_answer and (not joining.is_asked or joining.is_joined),
            "verify": summary is not None and not summary.is_missing,
            "audit": is_whole,
            "evaluate": can_answer,
            "edition": is_whole,
            "add": can_answer and is_free,
            "remove": is_free,
            "locate": joining.is_asked,
            "show": summary is not None and not summary.is_missing,
            "forget": True,
        }
        for name, button in self._buttons.items():
            button.setEnabled(possible[name])
        has_way_back = self._is_in_use and self._editions.previous is not None
        self._buttons["back"].setVisible(has_way_back and "back" not in self._off)
        for name, action in self._menu_actions.items():
            action.setEnabled(possible[name] and not (name in _CHANGES and self.kind != OWN))

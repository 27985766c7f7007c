"""The head of a pane: which film this is, above all whether it is the query or a case, and whose.

Two people's films stand side by side here; so the head is never hidden, never scrolled away, and never only a colour.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import SPACE_PX, IconMark, TextSize, give_role

_SIGN_PX = 14
_DIGITS, _DIGITS_SHOWN = 32, 8  # of a pseudonym that is a hash: enough to tell the patients on a screen apart
_BETWEEN = " · "


class PaneHead(QFrame):
    """Two lines: what the film is, and where it is from. `buttons` stand to the right."""

    def __init__(self, *buttons: QToolButton) -> None:
        super().__init__()
        give_role(self, kind="head")
        self._is_active = False
        self._neighbour: Neighbour | None = None
        self._is_query, self._is_visiting = True, False
        self._path: Path | None = None
        self._case: Case | None = None  # that the film is in the library
        self._sign = IconMark("active", _SIGN_PX, tint="accent")
        self._title, self._origin = _Line(), _Line()
        self._title.setObjectName("title")
        self._origin.setObjectName("origin")
        give_role(self._origin, size=TextSize.SMALL, tone="muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._origin)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_PX, SPACE_PX // 2, SPACE_PX // 2, SPACE_PX // 2)
        row.setSpacing(SPACE_PX // 2)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        policy = self._sign.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the words stay where they are
        self._sign.setSizePolicy(policy)
        self.set_active(False)

    @property
    def text(self) -> str:
        """Both lines."""
        return f"{self._title.whole}\n{self._origin.whole}"

    def show_query(self, path: Path, case: Case | None, *, is_visiting: bool = False) -> None:
        """The query film; `case` is what the library knows of it, where it is one of its own."""
        self._is_query, self._is_visiting = True, is_visiting
        self._path, self._case = path, case
        self.retranslate()

    def show_case(self, neighbour: Neighbour, *, is_visiting: bool = False) -> None:
        """The film of a case; visiting: in the place of another film, for a moment."""
        self._is_query, self._is_visiting = False, is_visiting
        self._neighbour = neighbour
        self._path, self._case = neighbour.case.path, neighbour.case
        self.retranslate()

    def set_active(self, is_active: bool) -> None:
        """What keys and tools act on: said by a sign, by bold type and to screen readers."""
        self._is_active = is_active
        self._sign.setVisible(is_active)
        give_role(self._title, kind="strong" if is_active else "plain")
        self.retranslate()

    def retranslate(self) -> None:
        self._title.say(*(self.tr("In turns: {film}").format(film=w) if self._is_visiting else w for w in self._what()))
        self._origin.say(_BETWEEN.join(self._whence()))
        self.setAccessibleName(self.text.replace("\n", ". "))
        self._sign.setToolTip(self.tr("Keys and tools act on this film"))

    def _what(self) -> tuple[str, ...]:
        """At its longest first: half a number is worse than none."""
        if self._is_query:
            return (self.tr("Query"),)
        assert self._neighbour is not None
        names = {"rank": self._neighbour.rank, "label": self._neighbour.case.label}
        similarity = similarity_text(self._neighbour.similarity)
        return (
            self.tr("Case {rank}: {label}, similarity {similarity}").format(similarity=similarity, **names),
            self.tr("Case {rank}: {label}").format(**names),
        )

    def _whence(self) -> list[str]:
        name = "" if self._path is None else self._path.name
        if self._case is None:
            return [name]
        source = self._case.source or self.tr("source not stated")
        patient = self.tr("patient not stated")
        if self._case.patient:
            patient = self.tr("patient {pseudonym}").format(pseudonym=_shortened(self._case.patient))
        library = self._neighbour.library if self._neighbour and not self._is_query else ""
        return [patient, *([library] if library else []), source, name]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _shortened(pseudonym: str) -> str:
    """A hash by its beginning; one that a hospital has chosen may begin as others do, and stays whole."""
    return pseudonym[:_DIGITS_SHOWN] if len(pseudonym) == _DIGITS else pseudonym


class _Line(QLabel):
    """One line that never makes a pane wider: shorter words where there is no room, whole in its tooltip."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self._wordings: tuple[str, ...] = ("",)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def whole(self) -> str:
        return self._wordings[0]

    def say(self, *wordings: str) -> None:
        """The longest first."""
        self._wordings = wordings
        self.setToolTip(self.whole)
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.width()
        shortest = metrics.elidedText(self._wordings[-1], Qt.TextElideMode.ElideRight, room)
        self.setText(next((text for text in self._wordings if metrics.horizontalAdvance(text) <= room), shortest))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

"""The cards of the gallery: one per neighbour, a patient's further films folded behind the most similar one.

A picture is asked for once, when its card is first painted, and only then: `thumbnail_needed` tells the case. Pictures
of cases that stay from one answer to the next are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPixmap

from cxr_desktop.domain import Case, Neighbour
from cxr_desktop.ui.numbers import similarity_text
from cxr_desktop.ui.theme import label_colour
from cxr_desktop.ui.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
PICTURE_ROLE = Qt.ItemDataRole.UserRole + 2  # asking for it is what has the picture fetched


class PictureState(Enum):
    """What is to be seen where the picture goes."""

    WAITING = auto()
    SHOWN = auto()
    MISSING = auto()


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A thumbnail, or why there is none."""

    state: PictureState
    pixmap: QPixmap | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """What one card says."""

    neighbour: Neighbour
    colour: QColor  # of the label
    film_is_missing: bool
    further: int  # films of the same patient that fold behind this card
    is_unfolded: bool
    folds_behind: int | None  # rank of the card that this one folds behind


_WAITING = Picture(PictureState.WAITING)
_MISSING = Picture(PictureState.MISSING)


class GalleryModel(QAbstractListModel):
    """The cards that are to be seen, in order of rank."""

    thumbnail_needed = Signal(object)  # Case

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._neighbours: tuple[Neighbour, ...] = ()
        self._labels: tuple[str, ...] = ()
        self._missing: frozenset[int] = frozenset()
        self._unfolded: set[tuple[str, str]] = set()
        self._cards: list[Card] = []
        self._pictures: dict[int, Picture] = {}
        self._wanted: list[Case] = []
        # Painting asks for pictures, and a listener may do anything: it is told when painting is over.
        self._ask_soon = QTimer(self, singleShot=True, interval=0)
        self._ask_soon.timeout.connect(self._ask_for_pictures)

    # ------------------------------------------------------------ what is shown

    def set_neighbours(self, neighbours: Sequence[Neighbour], labels: Sequence[str], missing: Collection[int]) -> None:
        """Another answer. All patients are folded again; `missing` are case ids whose film is not on this machine."""
        self.beginResetModel()
        self._neighbours, self._labels, self._missing = tuple(neighbours), tuple(labels), frozenset(missing)
        self._unfolded.clear()
        self._wanted.clear()
        ids = {neighbour.case.case_id for neighbour in neighbours}
        shown = PictureState.SHOWN
        self._pictures = {i: p for i, p in self._pictures.items() if i in ids and p.state is shown}
        self._cards = self._make_cards()
        self.endResetModel()

    def set_thumbnail(self, case_id: int, jpeg: bytes | None) -> None:
        """The picture of a case has come; None or an unreadable one is shown as not there."""
        if not any(neighbour.case.case_id == case_id for neighbour in self._neighbours):
            return
        pixmap = QPixmap()
        is_readable = jpeg is not None and pixmap.loadFromData(jpeg)
        self._pictures[case_id] = Picture(PictureState.SHOWN, pixmap) if is_readable else _MISSING
        for row, card in enumerate(self._cards):
            if card.neighbour.case.case_id == case_id:
                self.dataChanged.emit(self.index(row), self.index(row))

    def toggle_fold(self, row: int) -> None:
        """Show or hide the further films of the patient of that card."""
        patient = self._cards[row].neighbour.patient
        if patient is None or (self._cards[row].further == 0 and self._cards[row].folds_behind is None):
            return
        self.beginResetModel()
        self._unfolded ^= {patient}
        self._cards = self._make_cards()
        self.endResetModel()

    def card(self, row: int) -> Card:
        return self._cards[row]

    def row_of(self, case_id: int) -> int:
        """The row of that case, or -1 where it is not to be seen."""
        return next((row for row, card in enumerate(self._cards) if card.neighbour.case.case_id == case_id), -1)

    def source(self, card: Card) -> str:
        """Its library, where several were asked, and what the library says of where the film is from."""
        neighbour = card.neighbour
        return " · ".join(part for part in (self._library_text(neighbour), neighbour.case.source) if part)

    @property
    def has_folds(self) -> bool:
        return any(card.further for card in self._cards)

    @property
    def has_sources(self) -> bool:
        return any(self.source(card) for card in self._cards)

    # ------------------------------------------------------------ helpers

    def _make_cards(self) -> list[Card]:
        films = Counter(n.patient for n in self._neighbours if n.patient is not None)
        first_rank: dict[tuple[str, str], int] = {}
        cards = []
        for neighbour in self._neighbours:
            patient = neighbour.patient
            first = first_rank.setdefault(patient, neighbour.rank) if patient is not None else neighbour.rank
            if first == neighbour.rank or patient in self._unfolded:
                cards.append(self._make_card(neighbour, first, films[patient] if patient is not None else 1))
        return cards

    def _make_card(self, neighbour: Neighbour, first_rank: int, films_of_patient: int) -> Card:
        leads = neighbour.rank == first_rank
        return Card(
            neighbour=neighbour,
            colour=label_colour(neighbour.case.label, self._labels),
            film_is_missing=neighbour.case.case_id in self._missing,
            further=films_of_patient - 1 if leads else 0,
            is_unfolded=neighbour.patient in self._unfolded,
            folds_behind=None if leads else first_rank,
        )

    def _picture(self, case: Case) -> Picture:
        if case.case_id not in self._pictures:
            self._pictures[case.case_id] = _WAITING
            self._wanted.append(case)
            self._ask_soon.start()
        return self._pictures[case.case_id]

    def _ask_for_pictures(self) -> None:
        wanted, self._wanted = self._wanted, []
        for case in wanted:
            self.thumbnail_needed.emit(case)

    def _headline(self, card: Card) -> str:
        neighbour = card.neighbour
        return self.tr("{rank}  {label}  {similarity}").format(
            rank=neighbour.rank, label=neighbour.case.label, similarity=similarity_text(neighbour.similarity)
        )

    def _library_text(self, neighbour: Neighbour) -> str:
        """Another label of the same film elsewhere is not kept for those who ask."""
        other = [e for e in neighbour.also_in if e.label != neighbour.case.label]
        if not other:
            return neighbour.library
        elsewhere = self.tr("{label} in {library}").format(label=other[0].label, library=other[0].library)
        return self.tr("{library} ({elsewhere})").format(library=neighbour.library, elsewhere=elsewhere)

    def _spoken(self, card: Card) -> str:
        """All that a card shows, for those who hear it."""
        neighbour = card.neighbour
        parts = [
            self.tr("Rank {rank}, {label}, similarity {similarity}, {name}").format(
                rank=neighbour.rank,
                label=neighbour.case.label,
                similarity=similarity_text(neighbour.similarity),
                name=neighbour.case.path.name,
            )
        ]
        if neighbour.library:
            parts.append(self._library_text(neighbour))
        if neighbour.is_copy_of_query:
            parts.append(self.tr("the query film itself"))
        if card.film_is_missing:
            parts.append(self.tr("film not on this machine"))
        if card.further:
            parts.append(self.tr("+{count} of the same patient").format(count=card.further))
        return ", ".join(parts)

    def _tool_tip(self, card: Card) -> str:
        case = card.neighbour.case
        lines = [str(case.path)]
        if card.neighbour.library:
            lines.append(self.tr("Case library: {library}").format(library=card.neighbour.library))
        for elsewhere in card.neighbour.also_in:
            text = self.tr("Also in {library}, there as {label}. It counts once.")
            lines.append(text.format(library=elsewhere.library, label=elsewhere.label))
        if case.source:
            lines.append(self.tr("Source: {source}").format(source=case.source))
        if case.label_origin:
            lines.append(self.tr("The label comes from: {origin}").format(origin=case.label_origin))
        return tool_tip(lines)

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._cards):
            return None
        card = self._cards[index.row()]
        if role == CARD_ROLE:
            return card
        if role == PICTURE_ROLE:
            return self._picture(card.neighbour.case)
        text = _TEXTS.get(role)
        return text(self, card) if text else None


_TEXTS = {
    int(Qt.ItemDataRole.DisplayRole): GalleryModel._headline,
    int(Qt.ItemDataRole.AccessibleTextRole): GalleryModel._spoken,
    int(Qt.ItemDataRole.ToolTipRole): GalleryModel._tool_tip,
}

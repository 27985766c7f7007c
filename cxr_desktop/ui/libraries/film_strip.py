"""Pictures in a row, each with its words: what an audit found, what an evaluation got wrong.

Pictures are put together off the GUI thread; where two belong side by side, they are one picture with a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem

from cxr_desktop.ui.theme import FILM_BACKGROUND, SPACE_PX, text_width
from cxr_desktop.workshop import MOST_PICTURES, AuditedLibrary, ComparedLibraries

if TYPE_CHECKING:
    from cxr_desktop.evaluation.failures import Failure

SIDE_PX = 160
_GAP_PX = 4
_MOST_IN_ONE = 3  # copies of a film that are shown side by side; the words say how many there are
_LINES = 4  # of words below a picture
_DENSITY = 2  # pixels of a picture for each of the layout: sharp on a dense screen

CaseIds = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class AuditPictures:
    """For every finding, by the ids of its cases, one picture of them side by side."""

    by_cases: Mapping[CaseIds, QImage]

    @classmethod
    def of(cls, made: AuditedLibrary) -> AuditPictures:
        """From any thread."""
        return cls({ids: side_by_side([made.pictures.get(i, b"") for i in ids]) for ids in _findings(made)})


@dataclass(frozen=True, slots=True, eq=False)
class FailurePictures:
    """For every failure, in order, the film and its nearest case side by side."""

    pictures: tuple[QImage, ...]

    @classmethod
    def of(cls, failures: Sequence[Failure]) -> FailurePictures:
        """From any thread."""
        return cls(tuple(side_by_side([failure.picture, failure.nearest_picture]) for failure in failures))


@dataclass(frozen=True, slots=True, eq=False)
class ComparisonPictures:
    """For every film that one library alone gets right, in order, its picture."""

    only_old: tuple[QImage, ...]
    only_new: tuple[QImage, ...]

    @classmethod
    def of(cls, made: ComparedLibraries) -> ComparisonPictures:
        """From any thread."""
        sides = (made.only_old, made.only_new)
        return cls(*(tuple(side_by_side([jpeg]) for _, jpeg in side) for side in sides))


def _findings(made: AuditedLibrary) -> Iterable[CaseIds]:
    audit = made.audit
    pairs = chain(islice(audit.near_copies, MOST_PICTURES), islice(audit.label_conflicts, MOST_PICTURES))
    yield from (shown_ids([case.case_id for case in group]) for group in audit.exact_copies[:MOST_PICTURES])
    yield from ((pair.first.case_id, pair.second.case_id) for pair in pairs)
    yield from ((found.case.case_id,) for found in audit.suspected_inversions[:MOST_PICTURES])


def shown_ids(case_ids: Sequence[int]) -> CaseIds:
    """Those of a group of copies that are shown."""
    return tuple(case_ids[:_MOST_IN_ONE])


def side_by_side(jpegs: Sequence[bytes]) -> QImage:
    """One picture of all: squares on the ground of films, an empty one where there is no picture. From any thread."""
    side, gap = SIDE_PX * _DENSITY, _GAP_PX * _DENSITY
    whole = QImage(len(jpegs) * (side + gap) - gap, side, QImage.Format.Format_ARGB32_Premultiplied)
    whole.fill(Qt.GlobalColor.transparent)
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, jpeg in enumerate(jpegs):
        square = QRect(place * (side + gap), 0, side, side)
        painter.fillRect(square, FILM_BACKGROUND)
        film = QImage.fromData(jpeg)
        if not film.isNull():
            fitted = QRect(0, 0, *film.size().scaled(square.size(), Qt.AspectRatioMode.KeepAspectRatio).toTuple())
            fitted.moveCenter(square.center())
            painter.drawImage(fitted, film)
    painter.end()
    whole.setDevicePixelRatio(_DENSITY)
    return whole


class FilmStrip(QListWidget):
    """One row, walked with the arrow keys; a screen reader hears the words."""

    def __init__(self, films_in_one: int) -> None:
        super().__init__()
        width_px = films_in_one * (SIDE_PX + _GAP_PX) - _GAP_PX
        self._cell_px = max(width_px, text_width(22)) + 2 * SPACE_PX
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setWordWrap(True)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setIconSize(QSize(width_px, SIDE_PX))
        self.setSpacing(SPACE_PX // 2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._fit()

    def show_films(self, films: Iterable[tuple[QImage, str]]) -> None:
        """Pictures and words, in order."""
        self.clear()
        self._fit()
        for picture, words in films:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.DecorationRole, picture)  # made a pixmap of when it is in sight
            item.setToolTip(words)
            item.setSizeHint(QSize(self._cell_px, SIDE_PX + self._words_px()))
            item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.addItem(item)

    def _words_px(self) -> int:
        return _LINES * self.fontMetrics().lineSpacing() + 2 * SPACE_PX

    def _fit(self) -> None:
        self.setFixedHeight(SIDE_PX + self._words_px() + 4 * SPACE_PX)

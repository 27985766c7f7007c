"""What a film view is given, and how it looks at it: the values that come in, and the one that can be kept.

Nothing is drawn here. A window follows a drag by `dragged`: right is wider, up is brighter, whichever way the film
turns its values into grey.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from cxr_desktop.domain import FilmFacts, Geometry, VoiShape, Window
from cxr_desktop.imaging.halving import Plane
from cxr_desktop.imaging.orientation import AS_IT_CAME, Turn
from cxr_desktop.ui.heat.film_outline import FilmOutline

_DOUBLES_OVER_PX = 160.0  # a drag of this length makes the window twice as wide
_CROSSES_OVER_PX = 400.0  # a drag of this length moves the centre by one width
_NARROWEST_SHARE = 1e-3  # of the film's own window
_USUAL_OPACITY = 0.6


Halves = Sequence[Plane]
"""A film as places in its table, and that halved again and again: `imaging.halving.halves`."""


Look = tuple[Window | None, bool]
"""The reader's window, and whether black and white are turned: what a film is rendered by."""

Table = NDArray[np.uint8]
"""The grey of each place of a film."""


class FilmRenderer(Protocol):
    """`imaging.rendering.FilmRenderer`, or a double of it."""

    @property
    def size_px(self) -> tuple[int, int]:
        """(width, height)."""

    @property
    def initial_window(self) -> Window:
        """The window that looks like the film as it came."""

    @property
    def high_is_dark(self) -> bool:
        """Whether the film, as it came, shows high values dark."""

    @property
    def facts(self) -> FilmFacts:
        """What the file says of the film."""

    @property
    def geometry(self) -> Geometry:
        """How it lies on the patient."""

    @property
    def file_format(self) -> str:
        """ "PNG", "DICOM (JPEG 2000)", ..."""

    @property
    def is_eight_bit(self) -> bool:
        """Not more than 256 values were ever there."""

    @property
    def indices(self) -> Plane:
        """The film as places in its table, (h, w)."""

    def table(self, window: Window | None, *, inverted: bool) -> Table:
        """The grey of each place; None is the film as it came."""

    def place_of(self, value: float) -> float:
        """The place of a value in the table."""

    def value_range(self) -> tuple[float, float]:
        """The lowest and the highest value."""

    def values_at(self, *shares: float) -> list[float]:
        """The values below which these shares of the film lie."""


@dataclass(frozen=True, slots=True, eq=False)
class HeatLayer:
    """A heat map to be laid over a film."""

    rgba: NDArray[np.uint8]  # (h, w, 4) straight alpha, covers the whole film, any resolution
    caption: str  # what it explains, already translated
    outline: FilmOutline | None = None


@dataclass(frozen=True, slots=True)
class FilmViewState:
    """How a film is looked at."""

    zoom: float | None = None  # device independent pixels per film pixel; None: the whole film fits
    centre: tuple[float, float] | None = None  # film point (x, y) in the middle of the view; None: the film's own
    window: Window | None = None  # None: the film as it came
    inverted: bool = False
    heat_shown: bool = True
    heat_opacity: float = _USUAL_OPACITY
    turn: Turn = AS_IT_CAME
    filter: str = ""  # a name of imaging.filters.FILTERS; empty: none

    @property
    def look(self) -> Look:
        """What the film has to be rendered by."""
        return self.window, self.inverted


def dragged(start: Window, by: QPointF, film: FilmRenderer, *, inverted: bool) -> Window:
    """The window `start` after the mouse has gone `by` (in pixels, downwards as the screen counts)."""
    narrowest = film.initial_window.width * _NARROWEST_SHARE + (start.shape is VoiShape.LINEAR)
    width = max(start.width * 2 ** (by.x() / _DOUBLES_OVER_PX), narrowest)
    down = by.y() * start.width / _CROSSES_OVER_PX
    # A lower centre shows every value higher on the scale: brighter, unless the scale is turned.
    centre = start.center + (-down if film.high_is_dark != inverted else down)
    return replace(start, center=centre, width=width)

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

from cxr_desktop.domain import VoiShape, Window
from cxr_desktop.ui.heat.film_outline import FilmOutline

_DOUBLES_OVER_PX = 160.0  # a drag of this length makes the window twice as wide
_CROSSES_OVER_PX = 400.0  # a drag of this length moves the centre by one width
_NARROWEST_SHARE = 1e-3  # of the film's own window
_USUAL_OPACITY = 0.6


Halves = Sequence[NDArray[np.uint8]]
"""A film as it came, and that halved again and again: `imaging.halving.halves`."""


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

    def render(self, window: Window | None, *, inverted: bool) -> NDArray[np.uint8]:
        """Grey levels (h, w); None is the film as it came."""


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

    @property
    def look(self) -> tuple[Window | None, bool]:
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

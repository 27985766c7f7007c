"""How one film's look is carried over to another film: as shares, because films differ in size and in grey range.

Zoom is a share of the size at which the film fits its view, the place a share of the film's sides, and the window a
change of the film's own. Values only. Inversion, rotation and flips are not carried over: they set one film right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxr_desktop.domain import VoiShape, Window
from cxr_desktop.ui.film_look import FilmViewState
from cxr_desktop.ui.film_placement import HIGHEST_ZOOM

_NARROWEST = 1.0  # DICOM PS3.3 C.11.2.1.2: a linear window is at least as wide as this


@dataclass(frozen=True, slots=True)
class Ground:
    """What a film's look is relative to."""

    size_px: tuple[int, int]  # (width, height)
    fitted_zoom: float  # at which the whole film fits its view
    window: Window  # that the film came with
    high_is_dark: bool  # as the film came


@dataclass(frozen=True, slots=True)
class WindowChange:
    """From the window that a film came with to another one."""

    wider: float  # times the width
    brighter: float  # widths of the own window that the centre has moved, towards brighter


@dataclass(frozen=True, slots=True)
class SharedLook:
    """A look that any film can take."""

    zoom: float | None  # times the fitted size; None: fitted, also when the view changes its size
    place: tuple[float, float] | None  # in the middle of the view, as shares of the film's sides; None: its own middle
    window: WindowChange | None  # None: the film as it came


def shared_look(state: FilmViewState, ground: Ground) -> SharedLook:
    """What of `state` other films can take."""
    width_px, height_px = ground.size_px
    return SharedLook(
        zoom=None if state.zoom is None else state.zoom / ground.fitted_zoom,
        place=None if state.centre is None else (state.centre[0] / width_px, state.centre[1] / height_px),
        window=None if state.window is None else _change(state.window, ground, inverted=state.inverted),
    )


def with_look(state: FilmViewState, look: SharedLook, ground: Ground) -> FilmViewState:
    """`state`, but looked at as `look` says; what is not shared stays."""
    width_px, height_px = ground.size_px
    highest = max(HIGHEST_ZOOM, ground.fitted_zoom)
    return replace(
        state,
        zoom=None if look.zoom is None else min(look.zoom * ground.fitted_zoom, highest),
        centre=None if look.place is None else (look.place[0] * width_px, look.place[1] * height_px),
        window=None if look.window is None else _changed(look.window, ground, inverted=state.inverted),
    )


def _change(window: Window, ground: Ground, *, inverted: bool) -> WindowChange:
    own = ground.window
    higher = (window.center - own.center) / own.width
    return WindowChange(window.width / own.width, higher * _brighter_by_higher(ground, inverted=inverted))


def _changed(change: WindowChange, ground: Ground, *, inverted: bool) -> Window:
    own = ground.window
    higher = change.brighter * _brighter_by_higher(ground, inverted=inverted)
    width = own.width * change.wider
    return replace(
        own,
        center=own.center + higher * own.width,
        width=max(width, _NARROWEST) if own.shape is VoiShape.LINEAR else width,
    )


def _brighter_by_higher(ground: Ground, *, inverted: bool) -> int:
    """A higher centre shows every value lower on the scale: darker, unless the scale is turned."""
    return 1 if ground.high_is_dark != inverted else -1

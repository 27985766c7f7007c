"""The grey-scale pipeline: what a film looks like. Screen and model both go through `to_grey` and nothing else.

    stored value --modality--> modality value --VOI--> 0..1 --inversion--> grey
    \\____________ the readers' part ________/ \\______ this module _______/

DICOM PS3.3 C.11.2 defines the VOI step and PS3.4 N.2 the order. Where a file gives no VOI, `default_voi` states what is
done: 8-bit pixels mean what they say, deeper ones are stretched from the lowest to the highest value on the film. The
same pixels therefore give the same grey, whether they come as PNG or as DICOM.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Grey, Radiograph, ValueRange, Voi, VoiShape, VoiTable, Window
from cxr_desktop.imaging.film import Values
from cxr_desktop.imaging.lookup import Function, look_up, tabulate

Floats = NDArray[np.float64]

_BAND_ROWS = 256
"""Rows of a fractional film handled at a time: keeps the float64 intermediates of a large film small."""


def to_grey(radiograph: Radiograph) -> Grey:
    """The film as it belongs on the screen: (height, width) float32, 0 = black to 1 = white."""
    function = _grey_of(radiograph.voi, inverted=radiograph.inverted)
    values: Values = radiograph.values
    if values.dtype == np.float32:
        return _apply_in_bands(function, values)
    return look_up(tabulate(function, values.dtype).astype(np.float32), values)


def default_voi(values: Values, *, bits_stored: int, is_padding: NDArray[np.bool_] | None = None) -> ValueRange:
    """What is shown where a file gives no window: the stated default, in terms of `values`.

    8-bit pixels keep their full range, so black is 0 (-128 if signed) and white 255 (127). Deeper ones span from the
    lowest to the highest value present, because the bits a detector leaves unused differ from maker to maker;
    `is_padding` (same shape) marks pixels that are no part of the film.
    """
    if bits_stored == 8:
        return ValueRange(-128, 127) if values.dtype.kind == "i" else ValueRange(0, 255)
    present = values if is_padding is None or is_padding.all() else values[~is_padding]
    return ValueRange(float(present.min()), float(present.max()))


def _grey_of(voi: Voi, *, inverted: bool) -> Function:
    shown = _VOI[type(voi)](voi)
    return (lambda values: 1.0 - shown(values)) if inverted else shown


def _apply_in_bands(function: Function, values: NDArray[np.float32]) -> Grey:
    grey = np.empty(values.shape, np.float32)
    for top in range(0, len(values), _BAND_ROWS):
        band = slice(top, top + _BAND_ROWS)
        grey[band] = function(values[band].astype(np.float64))
    return grey


# ---------------------------------------------------------------- VOI functions: modality value -> 0..1


def _window_function(window: Window) -> Function:
    return _WINDOW[window.shape](window)


def _linear(window: Window) -> Function:
    """C.11.2.1.2.1. A width of 1 is a threshold: the ramp has no extent, and nothing is divided by it."""
    span = window.width - 1
    middle = window.center - 0.5
    if span <= 0:
        return lambda values: (values > middle).astype(np.float64)
    return lambda values: np.clip((values - middle) / span + 0.5, 0, 1)


def _linear_exact(window: Window) -> Function:
    """C.11.2.1.3.2: without the half pixel and the "minus one" of LINEAR."""
    return lambda values: np.clip((values - window.center) / window.width + 0.5, 0, 1)


def _sigmoid(window: Window) -> Function:
    """C.11.2.1.3.1. The exponent is bounded: beyond 60 the result is 0 or 1 to all digits and exp() would overflow."""
    return lambda values: 1 / (1 + np.exp(np.clip(-4 * (values - window.center) / window.width, -60, 60)))


def _range_function(span: ValueRange) -> Function:
    extent = max(span.highest - span.lowest, 1e-30)  # a film whose every pixel but the padding is equal
    return lambda values: np.clip((values - span.lowest) / extent, 0, 1)


def _table_function(table: VoiTable) -> Function:
    entries = np.clip(table.entries / table.highest_entry, 0, 1)
    last = len(entries) - 1

    def shown(values: Floats) -> Floats:
        return entries[np.clip(values - table.first_value, 0, last).astype(np.intp)]

    return shown


_WINDOW: dict[VoiShape, Callable[[Window], Function]] = {
    VoiShape.LINEAR: _linear,
    VoiShape.LINEAR_EXACT: _linear_exact,
    VoiShape.SIGMOID: _sigmoid,
}
_VOI: dict[type, Callable[..., Function]] = {
    Window: _window_function,
    ValueRange: _range_function,
    VoiTable: _table_function,
}

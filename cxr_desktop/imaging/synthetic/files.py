"""Synthetic films as files: whole numbers, PNG. (DICOM has its own module.)"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.errors import BadArgument
from cxr_desktop.imaging.synthetic.film import SyntheticFilm


def to_uint8(film: SyntheticFilm) -> NDArray[np.uint8]:
    """Grey levels 0 to 255, (h, w)."""
    return _levels(film, 8).astype(np.uint8)


def to_uint16(film: SyntheticFilm, bits: int = 12) -> NDArray[np.uint16]:
    """Grey levels 0 to 2**bits - 1, (h, w); `bits` from 9 to 16."""
    return _levels(film, bits).astype(np.uint16)


def png_bytes(film: SyntheticFilm, *, bits: int = 8) -> bytes:
    """The film as a grey PNG of 8 or 16 bits; 16 bits use their full range. Raises BadArgument."""
    import cv2

    if bits not in (8, 16):
        raise BadArgument("unknown", name="bits", value=bits, choices="8, 16")
    _, encoded = cv2.imencode(".png", to_uint8(film) if bits == 8 else to_uint16(film, 16))
    return bytes(encoded)


def write_png(film: SyntheticFilm, path: Path, *, bits: int = 8) -> None:
    """Write the film; the folder must exist."""
    path.write_bytes(png_bytes(film, bits=bits))


def _levels(film: SyntheticFilm, bits: int) -> NDArray[np.float64]:
    return np.asarray(np.rint(film.grey.astype(np.float64) * (2**bits - 1)))

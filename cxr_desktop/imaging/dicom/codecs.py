"""Lossless JPEG and 12-bit JPEG by libjpeg-turbo, JPEG-LS by CharLS, both through imagecodecs.

They let Python's lock go while they decode, so a film of ten megapixels does not hold the window up. They are given
streams whose structure was checked (`jpeg_structure`); what remains is noise, which nothing can tell from a film.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.lookup import Integers
from cxr_desktop.imaging.raster.jpeg_stream import EXTENDED, JPEG_LS, LOSSLESS, JpegHeader
from cxr_desktop.imaging.raster.jpeg_structure import single_scan


def decode_grey(header: JpegHeader) -> Integers:
    """The samples (height, width), unsigned, 8 or 16 bits wide. Raises CorruptImage."""
    samples = _DECODERS[header.process](single_scan(header))
    if samples.shape != (header.height_px, header.width_px):
        raise CorruptImage("damaged")
    return samples.astype(np.uint8 if header.precision <= 8 else np.uint16, copy=False)


def _by_libjpeg_turbo(stream: bytes) -> NDArray[Any]:
    from imagecodecs import Jpeg8Error, jpeg8_decode

    try:
        return np.asarray(jpeg8_decode(stream))
    except Jpeg8Error as error:
        raise CorruptImage("damaged") from error


def _by_charls(stream: bytes) -> NDArray[Any]:
    from imagecodecs import JpeglsError, jpegls_decode

    try:
        return np.asarray(jpegls_decode(stream))
    except JpeglsError as error:
        raise CorruptImage("damaged") from error


_DECODERS: dict[int, Callable[[bytes], NDArray[Any]]] = {
    EXTENDED: _by_libjpeg_turbo,
    LOSSLESS: _by_libjpeg_turbo,
    JPEG_LS: _by_charls,
}

"""OpenJPEG, by way of OpenCV, which lets other threads run meanwhile.

Pillow has the same OpenJPEG, but keeps Python's lock while it decodes: for a second and more the window stood still.
"""

from __future__ import annotations

from typing import cast

import numpy as np

from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.lookup import Integers
from cxr_desktop.imaging.raster.jpeg_2000_stream import Jpeg2000Header

_SIGN_AND_BITS = 42  # of the first component: where its byte stands in the codestream
_UNSIGNED = 0x7F


def decode_grey(header: Jpeg2000Header) -> Integers:
    """The samples (height, width) of the one channel, signed ones moved above zero. Raises CorruptImage."""
    import cv2

    stream = np.frombuffer(header.codestream, np.uint8).copy()
    stream[_SIGN_AND_BITS] &= _UNSIGNED  # OpenCV refuses signed samples; in the stream only this bit tells them apart
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # it would tell the terminal of every damage
    pixels = cv2.imdecode(stream, cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.shape != (header.height_px, header.width_px):
        raise CorruptImage("damaged")
    return cast(Integers, pixels)

"""PNG, JPEG, TIFF, BMP and WebP become a Film.

Every format is opened in three steps: its header is read in Python, the header is checked against the limits, and only
then a library decodes. Pillow's format classes are used directly: `Image.open` would look at the process-wide
MAX_IMAGE_PIXELS and warn. Colour profiles (ICC) are ignored on purpose: they describe the look of a screen or a
scanner, and applying them would change grey levels that the same film in another file would keep.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import BmpImagePlugin, JpegImagePlugin, TiffImagePlugin, WebPImagePlugin

from cxr_desktop.errors import CorruptImage, ImageTooLarge, UnsupportedFormat
from cxr_desktop.imaging.film import Film
from cxr_desktop.imaging.greyscale import default_voi
from cxr_desktop.imaging.limits import MEGA, Limits
from cxr_desktop.imaging.monochrome import Plane, grey_of_rgb, over_black
from cxr_desktop.imaging.raster import jpeg_stream, png_stream, tiff_tags

_MOST_JPEG_WORK = 800
"""Scans x megapixels of a progressive JPEG: every scan goes over the whole picture. Encoders write 10 scans."""

_BLACK_IS_ZERO = 1  # TIFF photometric interpretation; 0 is "white is zero"

_JPEG_PROCESSES = {
    jpeg_stream.BASELINE,
    jpeg_stream.EXTENDED,
    jpeg_stream.PROGRESSIVE,
    jpeg_stream.LOSSLESS,
    jpeg_stream.ARITHMETIC,
    jpeg_stream.ARITHMETIC_PROGRESSIVE,
}


@dataclass(frozen=True, slots=True, eq=False)
class _Picture:
    """A decoded picture. Channels: 1 grey, 2 grey + alpha, 3 RGB or BGR, 4 RGB or BGR + alpha."""

    pixels: Plane  # (height, width) or (height, width, channels)
    bits: int
    orientation: int = 1  # EXIF, 1 to 8
    inverted: bool = False


def decode_png(data: bytes, limits: Limits, at_least_px: int | None = None) -> Film:
    """By OpenCV: Pillow drops half of the bits of 16-bit colour and transparency, and does not miss missing rows."""
    import cv2

    header = png_stream.read_header(data)
    _check_frames(header.frames)
    limits.check_extent(header.width_px, header.height_px)
    pixels = cv2.imdecode(np.frombuffer(header.picture, np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.shape[:2] != (header.height_px, header.width_px):
        raise CorruptImage("damaged")
    orientation = tiff_tags.read_orientation(header.exif)
    return _film(_Picture(pixels, bits=max(8, header.bits), orientation=orientation), "PNG")


def decode_jpeg(data: bytes, limits: Limits, at_least_px: int | None = None) -> Film:
    """`at_least_px` allows a smaller picture, decoded at 1/2, 1/4 or 1/8 of its size: see `decode_radiograph`."""
    header = jpeg_stream.read_header(data)
    picture = open_jpeg(header, limits)
    if at_least_px is not None:
        picture.draft(None, (at_least_px, at_least_px))
    return _film(_Picture(_channels(picture), bits=8, orientation=tiff_tags.read_orientation(header.exif)), "JPEG")


def decode_tiff(data: bytes, limits: Limits, at_least_px: int | None = None) -> Film:
    directories = tiff_tags.read_directories(data)
    _check_frames(len(directories))
    directory = directories[0]
    bits = _check_tiff(directory, limits)
    photometric = directory.integer(tiff_tags.PHOTOMETRIC, 0)
    # Pillow inverts "white is zero" at 8 bits, forgets it at 16 and does not know it big-endian: so Pillow is told that
    # black is zero, and the inversion is left to the pipeline.
    plain = tiff_tags.picture_only(directory, photometric=photometric or _BLACK_IS_ZERO)
    picture = _open(TiffImagePlugin.TiffImageFile, plain, limits)
    _check_coverage(picture)
    return _film(_Picture(_channels(picture), bits=bits, inverted=photometric == 0), "TIFF")  # Pillow turns it upright


def decode_bmp(data: bytes, limits: Limits, at_least_px: int | None = None) -> Film:
    picture = _open(BmpImagePlugin.BmpImageFile, data, limits)
    if picture.info.get("compression") in {1, 2}:  # Pillow unpacks run lengths in Python: seconds for a large film
        raise UnsupportedFormat("pixel_format", detail="run-length coded BMP")
    return _film(_Picture(_channels(picture), bits=8), "BMP")


def decode_webp(data: bytes, limits: Limits, at_least_px: int | None = None) -> Film:
    limits.check_extent(*_webp_extent(data))  # before Pillow opens it: that allocates the canvas
    picture = _open(WebPImagePlugin.WebPImageFile, data, limits)
    _check_frames(picture.n_frames)
    exif = picture.info.get("exif", b"").removeprefix(b"Exif\0\0")
    return _film(_Picture(_channels(picture), bits=8, orientation=tiff_tags.read_orientation(exif)), "WebP")


def open_jpeg(header: jpeg_stream.JpegHeader, limits: Limits) -> Any:
    """The JPEG picture, ready to be decoded by Pillow; also used for the JPEG inside a DICOM file."""
    limits.check_extent(header.width_px, header.height_px)
    if header.precision != 8 or header.process not in _JPEG_PROCESSES:
        raise UnsupportedFormat("pixel_format", detail=f"{header.precision}-bit JPEG of process {header.process:X}h")
    if header.width_px * header.height_px * jpeg_stream.count_scans(header) > _MOST_JPEG_WORK * MEGA:
        raise CorruptImage("damaged")
    return _open(JpegImagePlugin.JpegImageFile, header.picture, limits)


# ---------------------------------------------------------------- decoding

_PILLOW_ERRORS = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, OverflowError,
    NotImplementedError, RuntimeError, ZeroDivisionError, EOFError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow raises on damaged files: its format classes have no error of their own (collected by fuzzing)."""


@contextmanager
def naming_pillow_errors() -> Iterator[None]:
    """Whatever Pillow raises inside becomes CorruptImage. It is damage, because the format was checked before."""
    try:
        yield
    except _PILLOW_ERRORS as error:
        raise CorruptImage("truncated" if "truncated" in str(error) else "damaged") from error


def _open(plugin: Callable[[BytesIO], Any], data: bytes, limits: Limits) -> Any:
    """The picture with its header read and within the limits, its pixels not decoded yet."""
    with naming_pillow_errors():
        picture = plugin(BytesIO(data))
    limits.check_extent(*picture.size)
    return picture


_MODES = {
    "1": "L",
    "L": "L",
    "LA": "LA",
    "La": "LA",
    "P": "RGB",
    "PA": "RGBA",
    "RGB": "RGB",
    "RGBA": "RGBA",
    "I;16": "I;16",
    "I;16B": "I;16B",
}
"""Pillow mode -> the mode whose channels are taken. What is missing here (CMYK, LAB, 32-bit, ...) is no film."""


def _channels(picture: Any) -> Plane:
    """Decode: (height, width) or (height, width, channels) in native byte order."""
    mode = "RGBA" if picture.mode == "P" and "transparency" in picture.info else _MODES.get(picture.mode)
    if mode is None:
        raise UnsupportedFormat("pixel_format", detail=f"{picture.format} {picture.mode}")
    with naming_pillow_errors():
        picture.load()
        pixels: Plane = np.asarray(picture if picture.mode == mode else picture.convert(mode))
    return pixels if pixels.dtype.isnative else pixels.astype(np.uint16)


# ---------------------------------------------------------------- a picture becomes a film


def _film(picture: _Picture, file_format: str) -> Film:
    values = _upright(_grey(picture.pixels), picture.orientation)
    voi = default_voi(values, bits_stored=picture.bits)
    return Film(values, voi, inverted=picture.inverted, file_format=file_format)


def _grey(pixels: Plane) -> Plane:
    match pixels.shape[2:]:
        case (2,):
            return over_black(pixels[:, :, 0], pixels[:, :, 1])
        case (3,):
            return grey_of_rgb(pixels)
        case (4,):
            return over_black(grey_of_rgb(pixels[:, :, :3]), pixels[:, :, 3])
        case _:
            return pixels


_TURNS: dict[int, Callable[[NDArray[Any]], NDArray[Any]]] = {
    1: lambda stored: stored,
    2: lambda stored: stored[:, ::-1],
    3: lambda stored: stored[::-1, ::-1],
    4: lambda stored: stored[::-1],
    5: lambda stored: stored.T,
    6: lambda stored: np.rot90(stored, -1),
    7: lambda stored: stored[::-1, ::-1].T,
    8: lambda stored: np.rot90(stored),
}
"""EXIF orientation -> what brings the stored picture upright."""


def _upright(stored: Plane, orientation: int) -> Plane:
    return np.ascontiguousarray(_TURNS[orientation](stored))


# ---------------------------------------------------------------- checks of single formats


def _check_frames(frames: int) -> None:
    if frames > 1:
        raise ImageTooLarge("frames", frames=frames)


def _check_tiff(directory: tiff_tags.Directory, limits: Limits) -> int:
    """The bits per sample of a TIFF that Pillow reads without losing any."""
    limits.check_extent(directory.integer(tiff_tags.IMAGE_WIDTH, 0), directory.integer(tiff_tags.IMAGE_LENGTH, 0))
    tile = directory.integer(tiff_tags.TILE_WIDTH, 0) * directory.integer(tiff_tags.TILE_LENGTH, 0)
    if tile > limits.megapixels * MEGA:  # libtiff allocates a whole tile, however little of it is picture
        raise CorruptImage("damaged")
    bits = directory.integer(tiff_tags.BITS_PER_SAMPLE, 1)
    samples = directory.integer(tiff_tags.SAMPLES_PER_PIXEL, 1)
    kind = directory.integer(tiff_tags.SAMPLE_FORMAT, 1)
    photometric = directory.integer(tiff_tags.PHOTOMETRIC, -1)  # unknown whether high is bright: not to be guessed
    if not 0 <= photometric <= 6 or kind != 1 or bits > 16 or samples > 4 or (bits > 8 and samples > 1):
        raise UnsupportedFormat("pixel_format", detail=f"TIFF of {samples} x {bits} bits, sample format {kind}")
    return max(8, bits)


def _check_coverage(picture: Any) -> None:
    """Raise CorruptImage where an uncompressed TIFF lists too few strips: Pillow would leave the rest black."""
    areas = [(right - left) * (bottom - top) for _, (left, top, right, bottom), *_ in picture.tile]
    planes = len(picture.getbands()) if picture.tag_v2.get(tiff_tags.PLANAR_CONFIGURATION) == 2 else 1
    by_libtiff = any(codec == "libtiff" for codec, *_ in picture.tile)
    if not by_libtiff and sum(areas) < picture.width * picture.height * planes:
        raise CorruptImage("truncated")


def _webp_extent(data: bytes) -> tuple[int, int]:
    """Width and height that a WebP file states, in the header of its one of three kinds (RFC 9649)."""
    if len(data) < 30 or len(data) < 8 + int.from_bytes(data[4:8], "little"):
        raise CorruptImage("truncated")
    match data[12:16]:
        case b"VP8X":
            return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
        case b"VP8L":
            packed = int.from_bytes(data[21:25], "little")
            return 1 + (packed & 0x3FFF), 1 + (packed >> 14 & 0x3FFF)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case _:
            raise CorruptImage("damaged")

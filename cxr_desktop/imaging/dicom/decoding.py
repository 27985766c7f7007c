"""Decoders of DICOM pixel data: one row of a table per transfer syntax (PS3.5 annex A).

Native decoders get nothing that was not compared with the DICOM attributes first: where a stream and the attributes
tell different stories, the film is refused. Pillow decodes JPEG, OpenCV JPEG 2000, libjpeg-turbo lossless and 12-bit
JPEG, CharLS JPEG-LS.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL.Jpeg2KImagePlugin import Jpeg2KImageFile

from cxr_desktop.errors import CorruptImage, UnsupportedFormat
from cxr_desktop.imaging.dicom import codecs
from cxr_desktop.imaging.dicom.elements import PIXEL_DATA, DataSet
from cxr_desktop.imaging.dicom.file import DEFLATED, EXPLICIT_BIG, EXPLICIT_LITTLE, IMPLICIT_LITTLE
from cxr_desktop.imaging.dicom.pixels import PixelFormat, stored_bits, with_sign
from cxr_desktop.imaging.limits import Limits
from cxr_desktop.imaging.lookup import Integers
from cxr_desktop.imaging.monochrome import grey_of_rgb, grey_of_ybr
from cxr_desktop.imaging.raster import jpeg_2000_stream, jpeg_stream
from cxr_desktop.imaging.raster.film import naming_pillow_errors, open_jpeg
from cxr_desktop.imaging.raster.jpeg_2000_decoding import decode_grey

_UID = re.compile(r"[0-9.]{1,64}")


def read_stored_values(data_set: DataSet, pixel_format: PixelFormat, limits: Limits) -> Integers:
    """The stored values of a film, (rows, columns). Raises ImageError."""
    return _syntax_of(data_set).decode(data_set, pixel_format, limits)


def format_name(data_set: DataSet) -> str:
    """For the user: "DICOM (JPEG 2000)". Raises UnsupportedFormat.transfer_syntax."""
    return f"DICOM ({_syntax_of(data_set).name})"


def _syntax_of(data_set: DataSet) -> _Syntax:
    syntax = _SYNTAXES.get(data_set.transfer_syntax)
    if syntax is None:
        raise UnsupportedFormat("transfer_syntax", syntax=_printable(data_set.transfer_syntax))
    return syntax


def _printable(uid: str) -> str:
    """What a file calls its transfer syntax, if it can be shown: a broken one may hold anything."""
    return uid if _UID.fullmatch(uid) else "of this file"


# ---------------------------------------------------------------- uncompressed, run lengths


def _decode_native(data_set: DataSet, pixel_format: PixelFormat, _: Limits) -> Integers:
    element = data_set.elements[PIXEL_DATA]
    depth = pixel_format.bits_allocated // 8
    size = pixel_format.rows * pixel_format.columns * pixel_format.samples * depth
    if pixel_format.photometric == "YBR_FULL_422":
        raise UnsupportedFormat("pixel_format", detail="uncompressed YBR_FULL_422")
    pixels = np.frombuffer(element.value, np.uint8)
    if element.is_undefined_length or pixels[size:].any():  # zeros are padding
        raise CorruptImage("attribute", attribute="PixelData")
    if len(pixels) < size:
        raise CorruptImage("truncated")
    if element.order == ">" and (depth == 2 or element.vr == b"OW"):  # 8-bit pixels in words are swapped in pairs
        pixels = pixels[: len(pixels) // 2 * 2].view(">u2").astype("<u2").view(np.uint8)
    return _one_channel(pixels[:size].view(f"<u{depth}"), pixel_format, is_planar=pixel_format.is_planar)


def _decode_run_lengths(data_set: DataSet, pixel_format: PixelFormat, _: Limits) -> Integers:
    """PS3.5 annex G: a segment per byte of a sample, the most significant first, channel after channel."""
    depth = pixel_format.bits_allocated // 8
    size = pixel_format.rows * pixel_format.columns
    segments = _segments(_frame(data_set), pixel_format.samples * depth)
    planes = np.stack([_unpack_bits(segment, size) for segment in segments]).reshape(pixel_format.samples, depth, size)
    pixels = np.ascontiguousarray(planes[:, ::-1].transpose(0, 2, 1)).view(f"<u{depth}")
    return _one_channel(pixels.reshape(-1), pixel_format, is_planar=True)


def _segments(frame: bytes, count: int) -> list[bytes]:
    try:
        stated, *offsets = struct.unpack_from("<16I", frame)
    except struct.error as error:
        raise CorruptImage("truncated") from error
    borders = [*offsets[:count], len(frame)]
    if stated != count or borders[0] != 64 or borders != sorted(borders):
        raise CorruptImage("damaged")
    return [frame[start:end] for start, end in pairwise(borders)]


def _unpack_bits(segment: bytes, size: int) -> NDArray[np.uint8]:
    """`size` bytes from PackBits: n < 128 copies n + 1 bytes, n > 128 repeats one byte 257 - n times."""
    if len(segment) > 1.5 * size + 1024:  # single bytes between runs cost a third more than they are worth, not half
        raise CorruptImage("damaged")
    unpacked = bytearray()
    position = 0
    while len(unpacked) < size:
        if position + 1 >= len(segment):
            raise CorruptImage("truncated")
        count = segment[position]
        if count < 128:
            unpacked += segment[position + 1 : position + 2 + count]
            position += 2 + count
        else:
            unpacked += segment[position + 1 : position + 2] * (257 - count if count > 128 else 0)
            position += 2 if count > 128 else 1
    return np.frombuffer(unpacked, np.uint8)[:size]


def _one_channel(samples: Integers, pixel_format: PixelFormat, *, is_planar: bool) -> Integers:
    """The grey plane of uncompressed samples in file order."""
    rows, columns = pixel_format.rows, pixel_format.columns
    if pixel_format.samples == 1:
        return stored_bits(samples.reshape(rows, columns), pixel_format)
    channels = samples.reshape(3, rows, columns).transpose(1, 2, 0) if is_planar else samples.reshape(rows, columns, 3)
    return _grey(channels, is_ybr=pixel_format.photometric.startswith("YBR_FULL"))


def _grey(channels: NDArray[Any], *, is_ybr: bool) -> Integers:
    return grey_of_ybr(channels) if is_ybr else grey_of_rgb(channels)


# ---------------------------------------------------------------- JPEG and its relatives


def _decode_jpeg(data_set: DataSet, pixel_format: PixelFormat, limits: Limits) -> Integers:
    header = _jpeg_header(data_set, pixel_format)
    if header.process == jpeg_stream.EXTENDED and header.precision == 12:
        return _decode_natively(header, data_set, pixel_format)
    picture = open_jpeg(header, limits)
    is_converted = "adobe_transform" in picture.info  # libjpeg is told what the channels are, and makes RGB of them
    if pixel_format.samples == 3 and not is_converted:
        picture.draft("YCbCr", None)  # the channels as they are: DICOM tells what they mean, libjpeg would guess
    with naming_pillow_errors():
        pixels = np.asarray(picture)
    if pixel_format.samples == 1:
        return with_sign(pixels, 8, pixel_format)
    return _grey(pixels, is_ybr=pixel_format.photometric.startswith("YBR_FULL") and not is_converted)


def _decode_lossless(data_set: DataSet, pixel_format: PixelFormat, _: Limits) -> Integers:
    return _decode_natively(_jpeg_header(data_set, pixel_format), data_set, pixel_format)


def _decode_natively(header: jpeg_stream.JpegHeader, data_set: DataSet, pixel_format: PixelFormat) -> Integers:
    if header.components != 1:
        raise UnsupportedFormat("pixel_format", detail=f"{_syntax_of(data_set).name} in colour")
    return with_sign(codecs.decode_grey(header), header.precision, pixel_format)


def _jpeg_header(data_set: DataSet, pixel_format: PixelFormat) -> jpeg_stream.JpegHeader:
    """The header of the stream, which agrees with the attributes and with the transfer syntax."""
    header = jpeg_stream.read_header(_frame(data_set))
    if header.process not in _syntax_of(data_set).processes:
        raise CorruptImage("attribute", attribute="TransferSyntaxUID")
    _check_agreement(header.height_px, header.width_px, header.components, pixel_format)
    if header.precision > pixel_format.bits_allocated:
        raise CorruptImage("attribute", attribute="BitsAllocated")
    return header


def _decode_jpeg_2000(data_set: DataSet, pixel_format: PixelFormat, _: Limits) -> Integers:
    header = jpeg_2000_stream.read_header(_frame(data_set))
    _check_agreement(header.height_px, header.width_px, header.components, pixel_format)
    if header.bits > (16 if header.components == 1 else 8):
        raise UnsupportedFormat("pixel_format", detail=f"JPEG 2000 of {header.components} x {header.bits} bits")
    if header.components != 1:
        return _grey(_colours_of_jpeg_2000(header), is_ybr=pixel_format.photometric.startswith("YBR_FULL"))
    pixels = decode_grey(header)
    if header.is_signed:
        return (pixels.astype(np.int32) - (1 << (header.bits - 1))).astype(np.int16)
    return with_sign(pixels, header.bits, pixel_format)


def _colours_of_jpeg_2000(header: jpeg_2000_stream.Jpeg2000Header) -> NDArray[Any]:
    """By OpenJPEG in Pillow, which moves samples to the upper end of 8 bits."""
    with naming_pillow_errors():
        pixels = np.asarray(Jpeg2KImageFile(BytesIO(header.codestream)))
    return pixels >> (8 - header.bits)


def _check_agreement(height: int, width: int, components: int, pixel_format: PixelFormat) -> None:
    if (height, width, components) != (pixel_format.rows, pixel_format.columns, pixel_format.samples):
        raise CorruptImage("attribute", attribute="Rows, Columns, SamplesPerPixel")


def _frame(data_set: DataSet) -> bytes:
    """The compressed picture: all fragments in one."""
    if not data_set.elements[PIXEL_DATA].is_undefined_length:
        raise CorruptImage("attribute", attribute="PixelData")
    return b"".join(data_set.fragments())


# ---------------------------------------------------------------- the table


@dataclass(frozen=True, slots=True)
class _Syntax:
    name: str
    decode: Callable[[DataSet, PixelFormat, Limits], Integers]
    processes: frozenset[int] = frozenset()  # of the JPEG family: which kinds of stream may be inside


_SEQUENTIAL = frozenset({jpeg_stream.BASELINE, jpeg_stream.EXTENDED})
_LOSSLESS = frozenset({jpeg_stream.LOSSLESS})
_LS = frozenset({jpeg_stream.JPEG_LS})

_SYNTAXES = {
    IMPLICIT_LITTLE: _Syntax("uncompressed", _decode_native),
    EXPLICIT_LITTLE: _Syntax("uncompressed", _decode_native),
    DEFLATED: _Syntax("deflated", _decode_native),
    EXPLICIT_BIG: _Syntax("uncompressed, big-endian", _decode_native),
    "1.2.840.10008.1.2.4.50": _Syntax("JPEG", _decode_jpeg, _SEQUENTIAL),
    "1.2.840.10008.1.2.4.51": _Syntax("JPEG extended", _decode_jpeg, _SEQUENTIAL),
    "1.2.840.10008.1.2.4.57": _Syntax("JPEG lossless", _decode_lossless, _LOSSLESS),
    "1.2.840.10008.1.2.4.70": _Syntax("JPEG lossless", _decode_lossless, _LOSSLESS),
    "1.2.840.10008.1.2.4.80": _Syntax("JPEG-LS", _decode_lossless, _LS),
    "1.2.840.10008.1.2.4.81": _Syntax("JPEG-LS", _decode_lossless, _LS),
    "1.2.840.10008.1.2.4.90": _Syntax("JPEG 2000", _decode_jpeg_2000),
    "1.2.840.10008.1.2.4.91": _Syntax("JPEG 2000", _decode_jpeg_2000),
    "1.2.840.10008.1.2.5": _Syntax("run lengths", _decode_run_lengths),
}

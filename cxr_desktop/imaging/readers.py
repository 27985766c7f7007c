"""A file becomes a Radiograph: the entrance of this room. A table of readers picks by content, never by file name.

`read_radiograph` is the whole of it; `decode_radiograph` is for bytes that are already in memory. Whatever is wrong
with a file comes out as an ImageError.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cxr_desktop.domain import Radiograph
from cxr_desktop.errors import CorruptImage, NotARadiograph, UnsupportedFormat
from cxr_desktop.imaging.dicom.file import is_dicom
from cxr_desktop.imaging.dicom.film import decode_dicom
from cxr_desktop.imaging.film import Film
from cxr_desktop.imaging.film_file import read_film_bytes, read_film_head
from cxr_desktop.imaging.limits import DEFAULT_LIMITS, Limits
from cxr_desktop.imaging.raster import film as raster
from cxr_desktop.imaging.raster import png_stream

__all__ = ["comes_smaller", "decode_radiograph", "glance_at_film", "read_film_bytes", "read_radiograph"]


def read_radiograph(path: Path, limits: Limits = DEFAULT_LIMITS) -> Radiograph:
    """The film at `path`. Raises ImageError."""
    return decode_radiograph(read_film_bytes(path, limits), limits)


def decode_radiograph(data: bytes, limits: Limits = DEFAULT_LIMITS, *, at_least_px: int | None = None) -> Radiograph:
    """The film in the file content `data`. Raises ImageError.

    `at_least_px` is for those who only want a small picture of the film: a JPEG is then decoded at 1, 1/2, 1/4 or 1/8
    of its size, the smallest whose shorter side still has so many pixels. Other formats come at full size.
    """
    if not data:
        raise CorruptImage("empty")
    limits.check_file_bytes(len(data))
    film = _reader_of(data).decode(data, limits, at_least_px)
    if film.values.min() == film.values.max():
        raise NotARadiograph("constant")
    film.values.setflags(write=False)
    return Radiograph(
        values=film.values,
        voi=film.voi,
        inverted=film.inverted,
        facts=film.facts,
        geometry=film.geometry,
        file_format=film.file_format,
        content_sha256=hashlib.sha256(data).hexdigest(),
    )


def comes_smaller(data: bytes) -> bool:
    """Whether `at_least_px` makes a difference to this file content. Raises UnsupportedFormat."""
    return _reader_of(data).comes_smaller


def glance_at_film(path: Path, limits: Limits = DEFAULT_LIMITS) -> None:
    """Raise the ImageError that size and first bytes of a file already tell. Nothing is decoded."""
    _reader_of(read_film_head(path, limits))


@dataclass(frozen=True, slots=True)
class _Reader:
    recognises: Callable[[bytes], bool]  # by the first bytes of the file
    decode: Callable[[bytes, Limits, int | None], Film]
    comes_smaller: bool = False  # heeds `at_least_px`


def _starts_with(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


def _is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def _is_sealed_envelope(head: bytes) -> bool:
    """A CMS envelope (PS3.15 B.8, secure DICOM file): a DER sequence that names "enveloped data"."""
    return head[:1] == b"\x30" and b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" in head[:32]


def _refuse_encrypted(data: bytes, limits: Limits, at_least_px: int | None) -> Film:
    raise UnsupportedFormat("encrypted")


_READERS = (
    _Reader(is_dicom, decode_dicom),  # first: a DICOM preamble may hold the header of a TIFF file
    _Reader(_starts_with(png_stream.SIGNATURE), raster.decode_png),
    _Reader(_starts_with(b"\xff\xd8\xff"), raster.decode_jpeg, comes_smaller=True),
    _Reader(_starts_with(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"), raster.decode_tiff),
    _Reader(_starts_with(b"BM"), raster.decode_bmp),
    _Reader(_is_webp, raster.decode_webp),
    _Reader(_is_sealed_envelope, _refuse_encrypted),
)


def _reader_of(data: bytes) -> _Reader:
    head = data[:132]
    for reader in _READERS:
        if reader.recognises(head):
            return reader
    raise UnsupportedFormat("not_an_image")

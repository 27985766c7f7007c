"""What is particular about TIFF: byte orders, "white is zero", compression, strips, tiles."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from numpy.typing import NDArray

from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.readers import decode_radiograph
from tests.imaging.films import encode, film_values

SHORT, LONG = 3, 4


def make_tiff(
    pixels: NDArray[np.integer],
    *,
    order: str = "<",
    photometric: int | None = 1,
    rows_per_strip: int = 20,
    strips_listed: int | None = None,
    **more: tuple[int, int, int],
) -> bytes:
    """An uncompressed TIFF file. `more`: tag, type and value of further entries, which replace those written here."""
    height, width = pixels.shape[:2]
    samples = 1 if pixels.ndim == 2 else pixels.shape[2]
    strips = [
        pixels[top : top + rows_per_strip].astype(pixels.dtype.newbyteorder(order)).tobytes()
        for top in range(0, height, rows_per_strip)
    ][:strips_listed]
    body, offsets = b"", []
    for strip in strips:
        offsets.append(8 + len(body))
        body += strip
    body += b"\0" * (len(body) % 2)
    offsets_at = 8 + len(body)
    sizes_at = offsets_at + 4 * len(strips)
    bits_at = sizes_at + 4 * len(strips)
    bits = 8 * pixels.dtype.itemsize
    tail = struct.pack(f"{order}{len(strips)}I", *offsets)
    tail += struct.pack(f"{order}{len(strips)}I", *map(len, strips))
    tail += struct.pack(f"{order}4H", *[bits] * 4)
    entries = {
        256: (LONG, 1, width),
        257: (LONG, 1, height),
        258: (SHORT, samples, bits if samples == 1 else bits_at),
        259: (SHORT, 1, 1),
        262: (SHORT, 1, photometric),
        273: (LONG, len(strips), offsets_at if len(strips) > 1 else offsets[0]),
        277: (SHORT, 1, samples),
        278: (LONG, 1, rows_per_strip),
        279: (LONG, len(strips), sizes_at if len(strips) > 1 else len(strips[0])),
    }
    entries |= {tag: (kind, 1, value) for tag, kind, value in more.values()}
    entries = {tag: entry for tag, entry in sorted(entries.items()) if entry[2] is not None}
    directory = struct.pack(order + "H", len(entries))
    for tag, (kind, count, value) in entries.items():
        fits = kind == SHORT and count <= 2
        directory += struct.pack(order + "HHI", tag, kind, count)
        directory += struct.pack(order + ("HH" if fits else "I"), *((value, 0) if fits else (value,)))
    head = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "I", bits_at + 8)
    return head + body + tail + directory + bytes(4)


def refusal_of(data: bytes) -> str:
    with pytest.raises(ImageError) as refusal:
        decode_radiograph(data)
    return refusal.value.code


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("bits", [8, 16])
def test_both_byte_orders_are_exact(order: str, bits: int) -> None:
    values = film_values(bits)

    np.testing.assert_array_equal(decode_radiograph(make_tiff(values, order=order)).values, values)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("bits", [8, 16])
def test_white_is_zero_is_shown_inverted(order: str, bits: int) -> None:
    values = film_values(bits)

    film = decode_radiograph(make_tiff(values, order=order, photometric=0))

    np.testing.assert_array_equal(film.values, values)
    assert film.inverted
    np.testing.assert_allclose(to_grey(film), 1 - values / (2**bits - 1), atol=1e-6)


def test_black_is_zero_is_not_inverted() -> None:
    assert not decode_radiograph(make_tiff(film_values(8))).inverted


@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "packbits", "zstd"])
@pytest.mark.parametrize("bits", [8, 16])
def test_lossless_compressions_are_exact(compression: str, bits: int) -> None:
    values = film_values(bits)

    np.testing.assert_array_equal(decode_radiograph(encode(values, "TIFF", compression=compression)).values, values)


def test_jpeg_in_tiff_is_read() -> None:
    values = film_values(8)

    decoded = decode_radiograph(encode(values, "TIFF", compression="jpeg", quality=95)).values

    assert np.abs(decoded.astype(int) - values).mean() < 2


def test_a_prediction_is_undone() -> None:
    values = film_values(16)

    data = encode(values, "TIFF", compression="tiff_lzw", tiffinfo={317: 2})

    np.testing.assert_array_equal(decode_radiograph(data).values, values)


def test_big_tiff_is_read() -> None:
    values = film_values(16)

    np.testing.assert_array_equal(decode_radiograph(encode(values, "TIFF", big_tiff=True)).values, values)


def test_grey_rgb_is_accepted() -> None:
    values = film_values(8)

    film = decode_radiograph(make_tiff(np.dstack([values] * 3), photometric=2))

    np.testing.assert_array_equal(film.values, values)


@pytest.mark.parametrize(
    "data",
    [
        make_tiff(np.dstack([film_values(16)] * 3), photometric=2),  # Pillow would drop half of the bits
        make_tiff(film_values(16), sample_format=(339, SHORT, 2)),
        make_tiff(film_values(16).astype(np.uint32)),
        make_tiff(film_values(8), photometric=8),
        encode(film_values(8).astype(np.float32), "TIFF"),
    ],
    ids=["16-bit colour", "signed", "32-bit", "LAB", "floating point"],
)
def test_other_pixel_formats_are_refused_by_name(data: bytes) -> None:
    assert refusal_of(data) == "UnsupportedFormat.pixel_format"


def test_missing_strips_are_noticed() -> None:
    """Pillow would leave the rest of the film black."""
    assert refusal_of(make_tiff(film_values(8), strips_listed=2)) == "CorruptImage.truncated"


def test_a_missing_photometric_interpretation_is_refused() -> None:
    assert refusal_of(make_tiff(film_values(8), photometric=None)) == "UnsupportedFormat.pixel_format"


def test_metadata_reaches_no_decoder() -> None:
    """Of a tag that Pillow would complain about (two orientations in a private directory) nothing is heard."""
    data = make_tiff(film_values(8), exif=(0x8769, LONG, 2**31), gps=(0x8825, LONG, 8))

    np.testing.assert_array_equal(decode_radiograph(data).values, film_values(8))


def test_an_enormous_tile_is_refused() -> None:
    data = make_tiff(film_values(8), tile_width=(322, LONG, 2**20), tile_length=(323, LONG, 2**20))

    assert refusal_of(data) == "CorruptImage.damaged"


def test_a_circle_of_directories_is_refused() -> None:
    data = make_tiff(film_values(8))
    first = data[4:8]

    assert refusal_of(data[:-4] + first) in {"CorruptImage.damaged", "ImageTooLarge.frames"}

"""PNG, JPEG, TIFF, BMP and WebP: depths, palettes, transparency, colour, orientation, frames."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from cxr_desktop.domain import ValueRange
from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.readers import decode_radiograph
from tests.imaging.films import encode, film_values

FILM = film_values(8)
DEEP = film_values(16)
OPAQUE = np.full_like(FILM, 255)


def values_of(data: bytes) -> NDArray[np.generic]:
    return decode_radiograph(data).values


def refusal_of(data: bytes) -> str:
    with pytest.raises(ImageError) as refusal:
        decode_radiograph(data)
    assert str(refusal.value)
    return refusal.value.code


def saved(picture: Image.Image, file_format: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, file_format, **options)
    return file.getvalue()


def deep_png(channels: NDArray[np.uint16]) -> bytes:
    return bytes(cv2.imencode(".png", channels)[1])


def png_of(
    width: int,
    height: int,
    bits: int,
    colour_type: int,
    rows: bytes,
    *more: tuple[bytes, bytes],
    interlaced: bool = False,
) -> bytes:
    """A PNG written by hand: `rows` with their filter bytes, `more` chunks before the picture."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, interlaced)
    chunks = [(b"IHDR", header), *more, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def grey_alpha_png(grey: NDArray[np.uint16], alpha: NDArray[np.uint16]) -> bytes:
    rows = np.stack([grey, alpha], axis=-1).astype(">u2")
    return png_of(grey.shape[1], grey.shape[0], 16, 4, b"".join(b"\0" + row.tobytes() for row in rows))


# ---------------------------------------------------------------- depths


@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "BMP"])
def test_eight_bits_are_exact(file_format: str) -> None:
    np.testing.assert_array_equal(values_of(encode(FILM, file_format)), FILM)


def test_lossless_webp_is_exact() -> None:
    np.testing.assert_array_equal(values_of(encode(np.dstack([FILM] * 3), "WEBP", lossless=True)), FILM)


@pytest.mark.parametrize("file_format", ["PNG", "TIFF"])
def test_sixteen_bits_are_exact(file_format: str) -> None:
    np.testing.assert_array_equal(values_of(encode(DEEP, file_format)), DEEP)


def test_interlaced_png_is_exact() -> None:
    passes = [(0, 8, 0, 8), (0, 8, 4, 8), (4, 8, 0, 4), (0, 4, 2, 4), (2, 4, 0, 2), (0, 2, 1, 2), (1, 2, 0, 1)]
    rows = b"".join(
        b"\0" + row.tobytes() for top, down, left, across in passes for row in FILM[top::down, left::across]
    )

    np.testing.assert_array_equal(values_of(png_of(40, 48, 8, 0, rows, interlaced=True)), FILM)


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_few_bits_are_spread_over_the_full_range(bits: int) -> None:
    levels = (np.arange(64) % 2**bits).astype(np.uint8)
    packed = np.packbits(np.unpackbits(levels[:, None], axis=1)[:, -bits:].reshape(-1)).tobytes()

    values = values_of(png_of(64, 40, bits, 0, (b"\0" + packed) * 40))

    np.testing.assert_array_equal(values[0], levels * (255 // (2**bits - 1)))


def test_eight_bit_pixels_are_shown_as_they_are() -> None:
    assert decode_radiograph(encode(FILM // 2, "PNG")).voi == ValueRange(0, 255)


def test_sixteen_bit_pixels_are_stretched() -> None:
    assert decode_radiograph(encode(DEEP // 4 + 100, "PNG")).voi == ValueRange(100, 16483)


# ---------------------------------------------------------------- palette, transparency, colour


@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "BMP"])
def test_a_palette_of_greys_is_resolved(file_format: str) -> None:
    picture = Image.fromarray(FILM // 64)
    picture.putpalette([level for grey in (0, 90, 180, 255) for level in (grey, grey, grey)])

    np.testing.assert_array_equal(values_of(saved(picture, file_format)), np.array([0, 90, 180, 255])[FILM // 64])


def test_a_palette_with_colours_is_refused() -> None:
    picture = Image.fromarray(FILM // 64)
    picture.putpalette([0, 0, 0, 200, 90, 90, 180, 180, 180, 255, 255, 255])

    assert refusal_of(saved(picture, "PNG")) == "NotARadiograph.colour"


def test_transparent_entries_of_a_palette_are_black() -> None:
    palette = bytes(level for grey in (50, 90, 180, 255) for level in (grey, grey, grey))
    rows = b"".join(b"\0" + row.tobytes() for row in FILM // 64)

    values = values_of(png_of(40, 48, 8, 3, rows, (b"PLTE", palette), (b"tRNS", b"\0")))

    np.testing.assert_array_equal(values, np.array([0, 90, 180, 255])[FILM // 64])


@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "WEBP"])
def test_an_opaque_alpha_channel_changes_nothing(file_format: str) -> None:
    options = {"lossless": True} if file_format == "WEBP" else {}

    np.testing.assert_array_equal(
        values_of(encode(np.dstack([FILM, FILM, FILM, OPAQUE]), file_format, **options)), FILM
    )


def test_transparent_pixels_are_black_whatever_their_value() -> None:
    alpha = OPAQUE.copy()
    alpha[:10, :10] = 0

    values = values_of(encode(np.dstack([FILM, FILM, FILM, alpha]), "PNG"))

    np.testing.assert_array_equal(values, np.where(alpha, FILM, 0))


def test_half_transparent_pixels_are_half_as_bright() -> None:
    data = encode(np.dstack([FILM, FILM, FILM, OPAQUE - 127]), "PNG")

    assert np.abs(values_of(data) - FILM * (128 / 255)).max() <= 0.5


def test_a_picture_that_lives_in_its_alpha_channel_is_refused() -> None:
    black = np.zeros_like(FILM)

    assert refusal_of(encode(np.dstack([black, black, black, FILM]), "PNG")) == "NotARadiograph.constant"


def test_sixteen_bit_rgb_keeps_all_its_bits() -> None:
    np.testing.assert_array_equal(values_of(deep_png(np.dstack([DEEP] * 3))), DEEP)


def test_sixteen_bit_rgba_keeps_all_its_bits() -> None:
    np.testing.assert_array_equal(values_of(deep_png(np.dstack([DEEP] * 3 + [np.full_like(DEEP, 65535)]))), DEEP)


def test_sixteen_bit_grey_with_alpha_keeps_all_its_bits() -> None:
    np.testing.assert_array_equal(values_of(grey_alpha_png(DEEP, np.full_like(DEEP, 65535))), DEEP)


def test_sixteen_bit_transparency_is_black() -> None:
    assert refusal_of(grey_alpha_png(DEEP, np.zeros_like(DEEP))) == "NotARadiograph.constant"


def test_sixteen_bit_colour_is_refused() -> None:
    assert refusal_of(deep_png(np.dstack([DEEP, DEEP, DEEP[::-1]]))) == "NotARadiograph.colour"


def test_a_colour_key_is_ignored() -> None:
    """tRNS beside grey pixels: the level it names is a level of the film."""
    key = struct.pack(">H", int(FILM[0, 0]))
    rows = b"".join(b"\0" + row.tobytes() for row in FILM)

    np.testing.assert_array_equal(values_of(png_of(40, 48, 8, 0, rows, (b"tRNS", key))), FILM)


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_a_grey_picture_in_rgb_is_accepted(file_format: str) -> None:
    values = values_of(encode(np.dstack([FILM] * 3), file_format))

    assert np.abs(values.astype(int) - FILM).mean() < 3


@pytest.mark.parametrize("file_format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_a_picture_in_colour_is_refused(file_format: str) -> None:
    assert refusal_of(encode(np.dstack([FILM, FILM // 2, FILM // 3]), file_format)) == "NotARadiograph.colour"


def test_a_coloured_mark_on_a_grey_film_is_refused() -> None:
    marked = np.dstack([FILM] * 3)
    marked[20:24, 20:24] = (255, 0, 0)

    assert refusal_of(encode(marked, "PNG")) == "NotARadiograph.colour"


@pytest.mark.parametrize(("difference", "is_grey"), [(6, True), (7, False)])
def test_the_tolerance_for_colour_is_six_levels(difference: int, is_grey: bool) -> None:
    film = FILM // 2
    data = encode(np.dstack([film, film, film + np.uint8(difference)]), "PNG")

    if is_grey:
        assert np.abs(values_of(data).astype(int) - film).max() <= difference
    else:
        assert refusal_of(data) == "NotARadiograph.colour"


def test_cmyk_is_no_film() -> None:
    assert refusal_of(saved(Image.new("CMYK", (40, 48)), "JPEG")) == "UnsupportedFormat.pixel_format"


def test_a_colour_profile_is_ignored() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    np.testing.assert_array_equal(values_of(encode(FILM, "PNG", icc_profile=profile)), FILM)


# ---------------------------------------------------------------- orientation

STORED = {
    1: FILM,
    2: FILM[:, ::-1],
    3: FILM[::-1, ::-1],
    4: FILM[::-1],
    5: FILM.T,
    6: np.rot90(FILM),
    7: FILM[::-1, ::-1].T,
    8: np.rot90(FILM, -1),
}
"""EXIF orientation -> how an upright FILM is stored under it."""


def exif_of(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return exif.tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("file_format", ["PNG", "TIFF", "WEBP"])
def test_orientation_is_applied(file_format: str, orientation: int) -> None:
    stored = np.ascontiguousarray(STORED[orientation])
    options = {"lossless": True} if file_format == "WEBP" else {}

    data = encode(stored, file_format, exif=exif_of(orientation), **options)

    np.testing.assert_array_equal(values_of(data), FILM)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied_to_jpeg(orientation: int) -> None:
    data = encode(np.ascontiguousarray(STORED[orientation]), "JPEG", quality=98, exif=exif_of(orientation))

    assert np.abs(values_of(data).astype(int) - FILM).max() < 12


def test_orientation_is_applied_to_sixteen_bits() -> None:
    np.testing.assert_array_equal(values_of(encode(np.ascontiguousarray(np.rot90(DEEP)), "PNG", exif=exif_of(6))), DEEP)


@pytest.mark.parametrize("exif", [b"", b"II*\0", b"nonsense", exif_of(1)[:20], exif_of(99)])
def test_a_damaged_exif_block_is_no_damage_to_the_film(exif: bytes) -> None:
    np.testing.assert_array_equal(values_of(encode(FILM, "PNG", exif=exif)), FILM)


# ---------------------------------------------------------------- frames


def test_an_animated_png_is_refused() -> None:
    data = saved(Image.fromarray(FILM), "PNG", save_all=True, append_images=[Image.fromarray(FILM[::-1])])

    assert refusal_of(data) == "ImageTooLarge.frames"


def test_an_animated_webp_is_refused() -> None:
    data = saved(Image.fromarray(FILM), "WEBP", save_all=True, append_images=[Image.fromarray(FILM[::-1])])

    assert refusal_of(data) == "ImageTooLarge.frames"


def test_a_tiff_of_several_pages_is_refused() -> None:
    data = saved(Image.fromarray(FILM), "TIFF", save_all=True, append_images=[Image.fromarray(FILM[::-1])])

    assert refusal_of(data) == "ImageTooLarge.frames"


# ---------------------------------------------------------------- damage that a format can tell


def test_a_flipped_bit_anywhere_in_the_picture_of_a_png_is_noticed() -> None:
    data = encode(FILM, "PNG")
    for position in range(8, len(data)):
        broken = data[:position] + bytes([data[position] ^ 1]) + data[position + 1 :]
        with pytest.raises(ImageError):
            decode_radiograph(broken)


@pytest.mark.parametrize(("bits", "colour_type"), [(8, 0), (16, 0), (8, 2), (16, 2)])
def test_missing_rows_of_a_png_are_noticed(bits: int, colour_type: int) -> None:
    row = b"\0" + bytes(range(40)) * (bits // 8) * (3 if colour_type else 1)

    assert refusal_of(png_of(40, 48, bits, colour_type, row * 47)) == "CorruptImage.damaged"


def test_twelve_bit_jpeg_files_are_refused_by_name() -> None:
    data = encode(FILM, "JPEG")
    frame = data.index(b"\xff\xc0")

    refusal = refusal_of(data[: frame + 4] + b"\x0c" + data[frame + 5 :])

    assert refusal == "UnsupportedFormat.pixel_format"


def test_run_length_coded_bmp_is_refused_by_name() -> None:
    data = bytearray(encode(FILM, "BMP"))
    data[30:34] = struct.pack("<I", 1)

    assert refusal_of(bytes(data)) == "UnsupportedFormat.pixel_format"


def test_grey_levels_span_black_to_white() -> None:
    grey = to_grey(decode_radiograph(encode(FILM, "PNG")))

    assert (grey.min(), grey.max()) == (0, 1)

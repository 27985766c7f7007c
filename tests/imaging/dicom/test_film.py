"""DICOM films: which end is white, what is shown, what is refused, and who is on it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence
from pydicom.uid import (
    MPEG2MPML,
    EnhancedSRStorage,
    ExplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGLosslessSV1,
    RLELossless,
)

from cxr_desktop.domain import Radiograph, ValueRange, VoiShape, VoiTable, Window
from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.dicom.film import is_inverted, patient_pseudonym
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.readers import decode_radiograph
from tests.dicom_making import make_dicom
from tests.imaging.films import encode, film_values

FILM = film_values(8)
DEEP = film_values(12)


def film_of(pixels: NDArray[np.integer] = DEEP, **options: object) -> Radiograph:
    return decode_radiograph(make_dicom(pixels, **{"bits_stored": 12 if pixels is DEEP else None, **options}))


def refusal_of(data: bytes) -> ImageError:
    with pytest.raises(ImageError) as refusal:
        decode_radiograph(data)
    assert str(refusal.value)
    return refusal.value


# ---------------------------------------------------------------- which end is white


@pytest.mark.parametrize(
    ("photometric", "shape", "inverted"),
    [
        ("MONOCHROME2", None, False),
        ("MONOCHROME2", "IDENTITY", False),  # what PS3.3 demands of MONOCHROME2
        ("MONOCHROME2", "INVERSE", True),  # contradicts it: the shape is the later word
        ("MONOCHROME1", None, True),
        ("MONOCHROME1", "INVERSE", True),  # what PS3.3 demands of MONOCHROME1: one inversion, told twice
        ("MONOCHROME1", "IDENTITY", False),  # contradicts it: the shape is the later word
        ("MONOCHROME1", "LIN OD", True),  # a term of film printers, with no meaning here
    ],
)
def test_one_inversion_told_twice_is_one_inversion(photometric: str, shape: str | None, inverted: bool) -> None:
    film = film_of(FILM, photometric=photometric, presentation_shape=shape)

    assert film.inverted == inverted == is_inverted(photometric, shape or "")
    np.testing.assert_allclose(to_grey(film), 1 - FILM / 255 if inverted else FILM / 255, atol=1e-6)


def test_inversion_comes_after_the_window() -> None:
    window = (1000, 500)

    plain = to_grey(film_of(window=window))
    inverted = to_grey(film_of(window=window, photometric="MONOCHROME1"))

    np.testing.assert_allclose(inverted, 1 - plain, atol=1e-6)


# ---------------------------------------------------------------- modality


def test_rescaling_to_whole_numbers_stays_whole() -> None:
    film = film_of(rescale=(2, -1024))

    assert film.values.dtype == np.int16
    np.testing.assert_array_equal(film.values, DEEP.astype(int) * 2 - 1024)


def test_rescaling_by_a_fraction_gives_fractions() -> None:
    film = film_of(rescale=(0.5, 0.25))

    assert film.values.dtype == np.float32
    np.testing.assert_array_equal(film.values, DEEP * 0.5 + 0.25)


def test_a_negative_slope_turns_the_film_around() -> None:
    np.testing.assert_allclose(to_grey(film_of(rescale=(-1, 4095))), 1 - to_grey(film_of()), atol=1e-6)


def test_rescaling_beyond_sixteen_bits_is_exact() -> None:
    film = film_of(rescale=(1000, 0))

    assert film.values.dtype == np.float32
    np.testing.assert_array_equal(film.values, DEEP.astype(np.float32) * 1000)


def test_a_modality_table_is_applied_and_clamps() -> None:
    table = (100, [7, 8, 9], 16)
    values = np.where(DEEP < 100, 7, np.where(DEEP > 102, 9, 8))
    values[DEEP == 100] = 7

    film = film_of(modality_lut=table)

    np.testing.assert_array_equal(film.values, np.where(DEEP == 102, 9, values))


def test_a_modality_table_of_signed_pixels_starts_below_zero() -> None:
    signed = film_values(12, signed=True)
    table = (-2048, [value // 2 for value in range(4096)], 16)

    film = decode_radiograph(make_dicom(signed, bits_stored=12, modality_lut=table))

    np.testing.assert_array_equal(film.values, (signed.astype(int) + 2048) // 2)


def test_a_modality_table_of_65536_entries_is_whole() -> None:
    deep = film_values(16)

    film = decode_radiograph(make_dicom(deep, modality_lut=(0, range(65535, -1, -1), 16)))

    np.testing.assert_array_equal(film.values, 65535 - deep)


def test_a_modality_table_goes_before_a_rescale() -> None:
    film = film_of(modality_lut=(0, range(0, 8192, 2), 16), rescale=(5, 5))

    np.testing.assert_array_equal(film.values, DEEP * 2)


# ---------------------------------------------------------------- what is shown


def test_a_window_is_taken() -> None:
    assert film_of(window=(550.5, 1024)).voi == Window(550.5, 1024)


def test_of_several_windows_the_first_is_taken() -> None:
    assert film_of(window=[(550, 1024), (100, 10)]).voi == Window(550, 1024)


@pytest.mark.parametrize("shape", list(VoiShape))
def test_the_function_of_a_window_is_taken(shape: VoiShape) -> None:
    assert film_of(window=(550, 1024), voi_function=shape.value).voi == Window(550, 1024, shape)


def test_a_voi_table_is_taken() -> None:
    voi = film_of(voi_lut=(10, range(256), 8)).voi

    assert isinstance(voi, VoiTable)
    assert (voi.first_value, voi.highest_entry, len(voi.entries)) == (10, 255, 256)


def test_a_voi_table_goes_before_a_window() -> None:
    assert isinstance(film_of(voi_lut=(0, range(4096), 12), window=(550, 1024)).voi, VoiTable)


def test_a_voi_table_of_rescaled_values_may_start_below_zero() -> None:
    film = film_of(rescale=(1, -2048), voi_lut=(-2048, range(4096), 12))

    np.testing.assert_allclose(to_grey(film), DEEP / 4095, atol=1e-6)


def test_a_voi_table_with_more_than_its_stated_bits_is_white_at_its_highest_entry() -> None:
    assert to_grey(film_of(voi_lut=(0, range(0, 65536, 16), 12))).max() == 1


def test_a_window_applies_to_rescaled_values() -> None:
    film = film_of(rescale=(1, -1000), window=(0, 2001))

    np.testing.assert_allclose(to_grey(film), np.clip((DEEP - 1000.0 + 0.5) / 2000 + 0.5, 0, 1), atol=1e-6)


def test_eight_bits_without_a_window_mean_what_they_say() -> None:
    assert film_of(FILM).voi == ValueRange(0, 255)


def test_rescaled_eight_bits_without_a_window_keep_their_range() -> None:
    assert film_of(FILM // 2, rescale=(2, 10)).voi == ValueRange(10, 520)


def test_deeper_pixels_without_a_window_are_stretched() -> None:
    assert film_of(DEEP // 2 + np.uint16(3), bits_stored=12).voi == ValueRange(3, 2050)


def test_what_comes_out_of_a_modality_table_is_stretched() -> None:
    assert film_of(FILM, modality_lut=(0, range(100, 1124, 4), 12)).voi == ValueRange(100, 1120)


def test_padding_is_not_stretched() -> None:
    padded = DEEP.copy()
    padded[DEEP < 500] = 0
    padded[DEEP > 4000] = 4095

    film = film_of(padded, bits_stored=12, PixelPaddingValue=0)

    assert film.voi == ValueRange(padded[padded > 0].min(), 4095)


def test_a_range_of_padding_is_not_stretched() -> None:
    film = film_of(DEEP, PixelPaddingValue=0, PixelPaddingRangeLimit=999)

    assert film.voi == ValueRange(DEEP[DEEP > 999].min(), 4095)


# ---------------------------------------------------------------- colour that is none


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless, JPEG2000Lossless])
def test_a_grey_secondary_capture_in_rgb_is_accepted(syntax: str) -> None:
    film = decode_radiograph(make_dicom(np.dstack([FILM] * 3), transfer_syntax=syntax))

    np.testing.assert_array_equal(film.values, FILM)
    assert not film.inverted


def test_a_grey_secondary_capture_in_jpeg_is_accepted() -> None:
    film = decode_radiograph(
        make_dicom(np.dstack([FILM] * 3), transfer_syntax=JPEGBaseline8Bit, photometric="YBR_FULL_422")
    )

    assert np.abs(film.values.astype(int) - FILM).max() < 8


def test_a_grey_secondary_capture_in_ybr_is_accepted() -> None:
    neutral = np.full_like(FILM, 128)

    film = decode_radiograph(make_dicom(np.dstack([FILM, neutral, neutral]), photometric="YBR_FULL"))

    np.testing.assert_array_equal(film.values, FILM)


def test_channel_after_channel_is_accepted() -> None:
    planar = np.stack([FILM] * 3).reshape(48, 40, 3)

    np.testing.assert_array_equal(decode_radiograph(make_dicom(planar, PlanarConfiguration=1)).values, FILM)


def test_a_colour_picture_is_refused() -> None:
    assert refusal_of(make_dicom(np.dstack([FILM, FILM, FILM[::-1]]))).code == "NotARadiograph.colour"


def test_a_palette_picture_is_refused() -> None:
    assert refusal_of(make_dicom(FILM, photometric="PALETTE COLOR")).code == "NotARadiograph.palette"


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({"Rows": 0}, "NotARadiograph.zero_size"),
        ({"Columns": 0}, "NotARadiograph.zero_size"),
        ({"Rows": 20}, "NotARadiograph.too_small"),
        ({"Rows": 60000, "Columns": 60000}, "ImageTooLarge.pixels"),
        ({"Rows": 47}, "CorruptImage.attribute"),  # the pixel data is longer
        ({"Rows": 49}, "CorruptImage.truncated"),
        ({"Rows": None}, "CorruptImage.attribute"),
        ({"Columns": None}, "CorruptImage.attribute"),
        ({"BitsAllocated": None}, "CorruptImage.attribute"),
        ({"BitsStored": None}, "CorruptImage.attribute"),
        ({"PixelRepresentation": None}, "CorruptImage.attribute"),
        ({"SamplesPerPixel": None}, "CorruptImage.attribute"),
        ({"SamplesPerPixel": 3}, "CorruptImage.attribute"),
        ({"PhotometricInterpretation": None}, "CorruptImage.attribute"),
        ({"PhotometricInterpretation": "HSV"}, "UnsupportedFormat.pixel_format"),
        ({"BitsAllocated": 32, "BitsStored": 32, "HighBit": 31}, "UnsupportedFormat.pixel_format"),
        ({"BitsAllocated": 1, "BitsStored": 1, "HighBit": 0}, "UnsupportedFormat.pixel_format"),
        ({"BitsStored": 17}, "CorruptImage.attribute"),
        ({"HighBit": 16}, "CorruptImage.attribute"),
        ({"HighBit": 3}, "CorruptImage.attribute"),
        ({"NumberOfFrames": 2}, "ImageTooLarge.frames"),
        ({"NumberOfFrames": 0}, "CorruptImage.attribute"),
        ({"WindowCenter": 5}, "CorruptImage.attribute"),  # and no width
        ({"WindowCenter": 5, "WindowWidth": 0}, "CorruptImage.attribute"),
        ({"WindowCenter": 5, "WindowWidth": 10, "VOILUTFunction": "CURVED"}, "CorruptImage.attribute"),
        ({"RescaleSlope": "1e300", "RescaleIntercept": 0}, "CorruptImage.attribute"),
        ({"RescaleSlope": 0, "RescaleIntercept": 0}, "NotARadiograph.constant"),
        ({"PixelData": b""}, "CorruptImage.truncated"),
    ],
    ids=str,
)
def test_wrong_attributes_are_refused_by_name(attributes: dict[str, object], code: str) -> None:
    assert refusal_of(make_dicom(film_values(16), **attributes)).code == code


def test_a_number_that_is_none_is_refused() -> None:
    data = make_dicom(DEEP, bits_stored=12, rescale=(1.25, 0)).replace(b"1.25", b"1_25")

    assert refusal_of(data).code == "CorruptImage.attribute"


def test_the_refusal_names_the_attribute() -> None:
    assert "BitsStored" in str(refusal_of(make_dicom(DEEP, BitsStored=None)))


def test_a_missing_high_bit_is_the_last_stored_one() -> None:
    np.testing.assert_array_equal(film_of(HighBit=None).values, DEEP)


def test_zeros_behind_the_pixels_are_padding() -> None:
    np.testing.assert_array_equal(film_of(PixelData=DEEP.tobytes() + bytes(128)).values, DEEP)


@pytest.mark.parametrize(
    "lut", [(0, [1, 2, 3], 40), (0, [1, 2, 3], 3)], ids=["too many bits per entry", "too few bits per entry"]
)
def test_a_table_with_a_wrong_descriptor_is_refused(lut: tuple[int, list[int], int]) -> None:
    assert refusal_of(make_dicom(DEEP, bits_stored=12, modality_lut=lut)).code == "CorruptImage.attribute"


def test_a_table_with_too_few_entries_is_refused() -> None:
    item = Dataset()
    item.add_new("LUTDescriptor", "US", [4096, 0, 16])
    item.add_new("LUTData", "OW", bytes(100))

    assert (
        refusal_of(make_dicom(DEEP, bits_stored=12, VOILUTSequence=Sequence([item]))).code == "CorruptImage.attribute"
    )


def test_an_empty_table_sequence_is_none() -> None:
    assert film_of(VOILUTSequence=Sequence([]), window=(550, 1024)).voi == Window(550, 1024)


def test_a_file_without_a_picture_names_its_kind() -> None:
    refusal = refusal_of(make_dicom(FILM, PixelData=None, SOPClassUID=EnhancedSRStorage))

    assert refusal.code == "UnsupportedFormat.no_pixel_data"
    assert "Enhanced SR Storage" in str(refusal)


def test_a_file_whose_picture_is_encrypted_says_so() -> None:
    data = make_dicom(FILM, PixelData=None, EncryptedAttributesSequence=Sequence([Dataset()]))

    assert refusal_of(data).code == "UnsupportedFormat.encrypted"


def test_floating_point_pixels_are_refused_by_name() -> None:
    data = make_dicom(FILM, PixelData=None, FloatPixelData=FILM.astype(np.float32).tobytes())

    assert refusal_of(data).code == "UnsupportedFormat.pixel_format"


def test_an_unknown_transfer_syntax_is_named() -> None:
    refusal = refusal_of(make_dicom(FILM, transfer_syntax=MPEG2MPML, frame=b"\0\0"))

    assert refusal.code == "UnsupportedFormat.transfer_syntax"
    assert MPEG2MPML in str(refusal)


@pytest.mark.parametrize(
    ("syntax", "other"),
    [(JPEGBaseline8Bit, JPEGLosslessSV1), (JPEGLosslessSV1, JPEGBaseline8Bit), (JPEG2000Lossless, JPEGBaseline8Bit)],
)
def test_a_stream_of_another_kind_than_stated_is_refused(syntax: str, other: str) -> None:
    from tests.dicom_making import ENCODERS

    assert refusal_of(make_dicom(FILM, transfer_syntax=syntax, frame=ENCODERS[other](FILM, 8))).reason in {
        "attribute",
        "damaged",
    }


@pytest.mark.parametrize("syntax", [JPEGBaseline8Bit, JPEGLosslessSV1, JPEG2000Lossless])
def test_a_stream_of_another_extent_than_stated_is_refused(syntax: str) -> None:
    data = make_dicom(FILM, transfer_syntax=syntax, Rows=96)

    assert refusal_of(data).code == "CorruptImage.attribute"


def test_pixels_that_are_not_encapsulated_but_should_be_are_refused() -> None:
    data = make_dicom(FILM, transfer_syntax=ExplicitVRLittleEndian)
    lying = data.replace(b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.5\0")

    assert refusal_of(lying).code == "CorruptImage.attribute"


# ---------------------------------------------------------------- who is on it

SALT = b"a secret of this library"


def test_films_of_one_patient_share_a_pseudonym() -> None:
    first = patient_pseudonym(make_dicom(FILM, PatientID="A17"), SALT)
    second = patient_pseudonym(make_dicom(DEEP, PatientID="A17 "), SALT)

    assert first == second


def test_another_patient_issuer_or_salt_gives_another_pseudonym() -> None:
    pseudonyms = {
        patient_pseudonym(make_dicom(FILM, PatientID="A17"), SALT),
        patient_pseudonym(make_dicom(FILM, PatientID="A18"), SALT),
        patient_pseudonym(make_dicom(FILM, PatientID="A17", IssuerOfPatientID="B"), SALT),
        patient_pseudonym(make_dicom(FILM, PatientID="A17"), b"another secret"),
    }

    assert len(pseudonyms) == 4


def test_a_pseudonym_does_not_hold_the_identity() -> None:
    pseudonym = patient_pseudonym(make_dicom(FILM, PatientID="A17"), SALT)

    assert pseudonym is not None
    assert len(pseudonym) == 32
    assert "A17" not in pseudonym


@pytest.mark.parametrize(
    "data", [make_dicom(FILM), make_dicom(FILM, PatientID=""), encode(FILM, "PNG"), b"", b"nothing"]
)
def test_where_nobody_is_named_there_is_no_pseudonym(data: bytes) -> None:
    assert patient_pseudonym(data, SALT) is None


def test_no_identity_is_in_a_radiograph() -> None:
    identity = {"PatientName": "Smith^John", "PatientID": "SmithID", "PatientBirthDate": "19700101"}

    film = film_of(patient=identity, InstitutionName="SmithHospital", AccessionNumber="Smith1")

    assert "Smith" not in repr(film)
    assert "1970" not in repr(film)

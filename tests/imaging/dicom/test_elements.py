"""Our reader of elements against pydicom's, and against files that want to keep it busy."""

from __future__ import annotations

import struct
import warnings
from pathlib import Path

import pydicom
import pytest
from pydicom.data import get_testdata_file

from cxr_desktop.errors import CorruptImage
from cxr_desktop.imaging.dicom.elements import MOST_STEPS, PIXEL_DATA
from cxr_desktop.imaging.dicom.file import is_dicom, read_data_set
from cxr_desktop.imaging.limits import DEFAULT_LIMITS
from tests.dicom_making import UNCOMPRESSED, make_dicom
from tests.imaging.films import film_values

ITEM, ITEM_END, SEQUENCE_END = (0xFFFE, 0xE000), (0xFFFE, 0xE00D), (0xFFFE, 0xE0DD)
UNDEFINED = 0xFFFF_FFFF
REFERENCES = (0x0008, 0x1140)


def implicit(tag: tuple[int, int], value: bytes = b"", length: int | None = None) -> bytes:
    return struct.pack("<HHI", *tag, len(value) if length is None else length) + value


def data_set_with(body: bytes) -> bytes:
    """A bare implicit data set: a character set, `body`, and Rows behind it."""
    return implicit((0x0008, 0x0005), b"ISO_IR 6") + body + implicit((0x0028, 0x0010), b"\x2a\0")


def rows_behind(body: bytes) -> int | None:
    return read_data_set(data_set_with(body), (0x0028_0010,), DEFAULT_LIMITS).word(0x0028_0010)


FILES = [
    "CT_small.dcm", "MR_small_implicit.dcm", "MR_small_bigendian.dcm", "image_dfl.dcm", "nested_priv_SQ.dcm",
    "priv_SQ.dcm", "UN_sequence.dcm", "rtplan.dcm", "rtdose.dcm", "test-SR.dcm", "reportsi.dcm", "JPEG2000.dcm",
    "ExplVR_BigEndNoMeta.dcm", "ExplVR_LitEndNoMeta.dcm", "no_meta_group_length.dcm", "waveform_ecg.dcm",
]  # fmt: skip


@pytest.mark.parametrize("file", FILES)
def test_the_elements_are_those_that_pydicom_finds(file: str) -> None:
    path = Path(get_testdata_file(file, download=False))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = pydicom.dcmread(path, force=True)

    found = read_data_set(path.read_bytes(), None, DEFAULT_LIMITS)

    assert set(found.elements) == {tag for tag in expected.keys() if tag <= PIXEL_DATA}  # noqa: SIM118
    for tag, element in found.elements.items():
        raw = expected.get_item(tag)
        if isinstance(raw, pydicom.dataelem.RawDataElement) and not element.is_undefined_length:
            assert bytes(element.value) == (raw.value or b"")


@pytest.mark.parametrize("syntax", UNCOMPRESSED, ids=lambda syntax: syntax.name)
def test_text_and_numbers_come_out_of_every_encoding(syntax: str) -> None:
    data = make_dicom(
        film_values(8), transfer_syntax=syntax, ViewPosition="PA", WindowCenter=[1.5, 2.5], WindowWidth=[3, 4]
    )

    found = read_data_set(data, None, DEFAULT_LIMITS)

    assert found.text(0x0018_5101) == "PA"
    assert found.texts(0x0028_1050) == ["1.5", "2.5"]
    assert found.word(0x0028_0010) == 48


def test_only_what_is_wanted_is_kept() -> None:
    data = make_dicom(film_values(8), PatientName="Smith")

    assert set(read_data_set(data, (0x0028_0010,), DEFAULT_LIMITS).elements) == {0x0028_0010}


def test_nested_sequences_of_undefined_length_are_skipped() -> None:
    inner = implicit(REFERENCES, length=UNDEFINED) + implicit(ITEM, b"12345678") + implicit(SEQUENCE_END)
    outer = implicit(REFERENCES, length=UNDEFINED) + implicit(ITEM, length=UNDEFINED) + inner + implicit(ITEM_END)

    assert rows_behind(outer + implicit(SEQUENCE_END)) == 42


def test_deep_nesting_needs_no_deep_stack() -> None:
    level = implicit(REFERENCES, length=UNDEFINED) + implicit(ITEM, length=UNDEFINED)
    depth = 20_000

    assert rows_behind(level * depth + (implicit(ITEM_END) + implicit(SEQUENCE_END)) * depth) == 42


@pytest.mark.parametrize(
    "body",
    [
        implicit((0x0009, 0x0010)) * (MOST_STEPS + 1),
        implicit(REFERENCES, length=UNDEFINED) + implicit(ITEM) * (MOST_STEPS + 1) + implicit(SEQUENCE_END),
    ],
    ids=["elements", "items"],
)
def test_endless_headers_are_given_up(body: bytes) -> None:
    with pytest.raises(CorruptImage):
        rows_behind(body)


@pytest.mark.parametrize(
    "body",
    [implicit(REFERENCES, length=UNDEFINED), implicit((0x0009, 0x0010), length=10**9)],
    ids=["a sequence without end", "a value longer than the file"],
)
def test_what_does_not_end_is_called_cut_off(body: bytes) -> None:
    with pytest.raises(CorruptImage) as refusal:
        rows_behind(body)

    assert refusal.value.reason == "truncated"


@pytest.mark.parametrize(
    "head", [b"", b"\x08\0", b"BM" + bytes(130), b"\x08\0\x05\0\xff\xff\xff\xff", b"%PDF" + bytes(9)]
)
def test_other_files_are_not_taken_for_dicom(head: bytes) -> None:
    assert not is_dicom(head)

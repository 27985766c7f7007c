"""Real films: every file of the DICOM folder is read or refused for a stated reason, and lungs are dark."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import Radiograph, VoiTable, Window
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.readers import read_radiograph

pytestmark = pytest.mark.data


def dicom(shared_data: Path, name: str) -> Radiograph:
    return read_radiograph(shared_data / "dicom" / f"{name}.dcm")


def lungs_and_spine(film: Radiograph) -> tuple[float, float]:
    """Mean grey of the two lung fields, and of the strip between them, of an upright frontal chest film."""
    grey = to_grey(film)
    height, width = grey.shape
    rows = slice(int(0.30 * height), int(0.55 * height))
    left, right = slice(int(0.22 * width), int(0.34 * width)), slice(int(0.66 * width), int(0.78 * width))
    spine = slice(int(0.45 * width), int(0.55 * width))
    return float((grey[rows, left].mean() + grey[rows, right].mean()) / 2), float(grey[rows, spine].mean())


@pytest.mark.parametrize(
    ("name", "shape", "file_format"),
    [
        ("cxr_fake_mono1_jpegbaseline", (1024, 1024), "DICOM (JPEG)"),
        ("cxr_mono1_10bit_nopreamble", (440, 440), "DICOM (uncompressed)"),
        ("cxr_mono1_15bit_j2k", (1955, 1841), "DICOM (JPEG 2000)"),
        ("cxr_mono2_jpegbaseline", (1024, 1024), "DICOM (JPEG)"),
        ("leg_mono1_10bit_j2k", (1760, 1760), "DICOM (JPEG 2000)"),
        ("pattern_modality_lut", (512, 512), "DICOM (uncompressed)"),
        ("pattern_voi_lut", (512, 512), "DICOM (uncompressed)"),
        ("teeth_mono1_modalitylut_jpegll", (1576, 1976), "DICOM (JPEG lossless)"),
    ],
)
def test_every_dicom_film_is_read(shared_data: Path, name: str, shape: tuple[int, int], file_format: str) -> None:
    film = dicom(shared_data, name)

    assert (film.values.shape, film.file_format) == (shape, file_format)


@pytest.mark.parametrize("name", ["cxr_mono1_10bit_nopreamble", "cxr_mono1_15bit_j2k", "cxr_mono2_jpegbaseline"])
def test_lungs_are_dark_and_the_spine_is_bright(shared_data: Path, name: str) -> None:
    lungs, spine = lungs_and_spine(dicom(shared_data, name))

    assert lungs < spine - 0.1


def test_a_false_flag_is_believed(shared_data: Path) -> None:
    """Nothing in the file tells that it is false; guessing would turn honest films around."""
    lungs, spine = lungs_and_spine(dicom(shared_data, "cxr_fake_mono1_jpegbaseline"))

    assert lungs > spine + 0.1


def test_the_falsely_flagged_film_is_the_negative_of_its_twin(shared_data: Path) -> None:
    false, true = (
        to_grey(dicom(shared_data, name)) for name in ("cxr_fake_mono1_jpegbaseline", "cxr_mono2_jpegbaseline")
    )

    np.testing.assert_allclose(false, 1 - true, atol=1e-6)


def test_both_test_patterns_show_the_same_picture(shared_data: Path) -> None:
    """The same pattern, once through a modality table and once through a VOI table."""
    one, other = (to_grey(dicom(shared_data, name)) for name in ("pattern_modality_lut", "pattern_voi_lut"))

    assert np.abs(one - other).mean() < 0.01


def test_what_the_files_say_is_carried(shared_data: Path) -> None:
    assert dicom(shared_data, "cxr_mono1_10bit_nopreamble").voi == Window(550, 1024)
    assert isinstance(dicom(shared_data, "pattern_voi_lut").voi, VoiTable)
    facts = dicom(shared_data, "cxr_mono2_jpegbaseline").facts
    assert (facts.view_position, facts.sex, facts.pixel_spacing_mm) == ("PA", "M", (0.168, 0.168))
    assert facts.age_years is None  # "62", without its unit


@pytest.mark.parametrize("folder", ["kermany_originals/NORMAL", "kermany_originals/PNEUMONIA"])
def test_every_original_film_is_read(shared_data: Path, folder: str) -> None:
    films = [read_radiograph(path) for path in sorted((shared_data / folder).iterdir())]

    assert films
    assert all(film.file_format == "JPEG" and not film.inverted for film in films)

from __future__ import annotations

import pytest

from cxr_desktop.domain import FilmFacts, Geometry
from cxr_desktop.imaging.readers import decode_radiograph
from tests.dicom_making import make_dicom
from tests.imaging.films import encode, film_values


def facts_of(**attributes: object) -> FilmFacts:
    return decode_radiograph(make_dicom(film_values(8), **attributes)).facts


def test_all_facts_are_carried() -> None:
    facts = facts_of(
        ViewPosition="PA", Laterality="L", PatientAge="062Y", PatientSex="F", PixelSpacing=[0.15, 0.2], Modality="DX"
    )

    assert facts == FilmFacts("PA", "L", 62, "F", (0.15, 0.2), "DX")


def test_absent_facts_are_none() -> None:
    assert facts_of(Modality=None) == FilmFacts()


def test_other_formats_know_no_facts() -> None:
    assert decode_radiograph(encode(film_values(8), "PNG")).facts == FilmFacts()


@pytest.mark.parametrize(
    ("age", "years"),
    [
        ("005Y", 5), ("018M", 1.5), ("000Y", 0), ("026W", 0.498), ("010D", 0.027),
        ("62", None), ("999Y", None), ("Y062", None), ("", None), ("062y", None), ("-05Y", None),
    ],
)  # fmt: skip
def test_ages_are_in_years(age: str, years: float | None) -> None:
    assert facts_of(PatientAge=age).age_years == (years if years is None else pytest.approx(years, abs=1e-3))


@pytest.mark.parametrize(("sex", "carried"), [("F", "F"), ("M", "M"), ("O", "O"), ("female", None), ("", None)])
def test_a_sex_is_one_of_three_codes(sex: str, carried: str | None) -> None:
    assert facts_of(PatientSex=sex).sex == carried


def test_the_side_of_the_image_goes_before_the_side_of_the_series() -> None:
    assert facts_of(Laterality="L", ImageLaterality="R").laterality == "R"


@pytest.mark.parametrize("side", ["X", "left", ""])
def test_an_unknown_side_is_none(side: str) -> None:
    assert facts_of(Laterality=side).laterality is None


def test_the_spacing_at_the_detector_stands_in_for_the_spacing_in_the_patient() -> None:
    assert facts_of(ImagerPixelSpacing=[0.1, 0.1]).pixel_spacing_mm == (0.1, 0.1)
    assert facts_of(ImagerPixelSpacing=[0.1, 0.1], PixelSpacing=[0.2, 0.2]).pixel_spacing_mm == (0.2, 0.2)


@pytest.mark.parametrize("spacing", [[0, 0], [-0.1, 0.1], [500, 500], [0.1], [0.1, 0.1, 0.1]])
def test_an_insane_spacing_is_none(spacing: list[object]) -> None:
    assert facts_of(PixelSpacing=spacing).pixel_spacing_mm is None


def test_a_spacing_that_is_no_number_is_none() -> None:
    data = make_dicom(film_values(8), PixelSpacing=[0.125, 0.125]).replace(b"0.125", b"wide ")

    assert decode_radiograph(data).facts.pixel_spacing_mm is None


@pytest.mark.parametrize("view", ["<script>", "p.a.", "x" * 17, "\x00"])
def test_a_view_that_is_no_code_is_none(view: str) -> None:
    assert facts_of(ViewPosition=view).view_position is None


def geometry_of(**attributes: object) -> Geometry:
    return decode_radiograph(make_dicom(film_values(8), **attributes)).geometry


@pytest.mark.parametrize(
    ("stated", "carried"),
    [(["L", "F"], "L\\F"), (["A", "F"], "A\\F"), (["LH", "FR"], "LH\\FR"), (["L", "R"], None), (["L"], None)],
)
def test_an_orientation_is_two_directions(stated: list[str], carried: str | None) -> None:
    assert geometry_of(PatientOrientation=stated).orientation == carried


def test_without_an_orientation_nothing_is_said_of_sides() -> None:
    assert geometry_of() == Geometry()
    assert geometry_of(PatientOrientation="") == Geometry()


@pytest.mark.parametrize(
    ("in_patient", "at_detector", "is_at_detector"),
    [
        (None, None, False),
        ([0.15, 0.15], None, False),
        (None, [0.15, 0.15], True),
        ([0.15, 0.15], [0.15, 0.15], True),  # copied, not calibrated
        ([0.14, 0.14], [0.15, 0.15], False),
    ],
)
def test_a_spacing_is_in_the_patient_or_at_the_detector(
    in_patient: list[float] | None, at_detector: list[float] | None, is_at_detector: bool
) -> None:
    stated = {"PixelSpacing": in_patient, "ImagerPixelSpacing": at_detector}
    geometry = geometry_of(**{name: spacing for name, spacing in stated.items() if spacing is not None})

    assert geometry.is_spacing_at_detector == is_at_detector

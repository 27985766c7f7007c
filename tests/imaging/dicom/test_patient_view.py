from __future__ import annotations

from pathlib import Path

import pytest
from pydicom.uid import ImplicitVRLittleEndian

from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.dicom.patient_view import PatientView, TagRow, read_patient_fields
from tests.dicom_making import make_dicom
from tests.imaging.films import encode, film_values

IDENTITY = {
    "PatientName": "Smith^John",
    "PatientID": "A17",
    "PatientBirthDate": "19700102",
    "PatientSex": "M",
    "PatientAge": "053Y",
    "StudyDate": "20230405",
    "AccessionNumber": "ACC9",
}


def view_of(folder: Path, **attributes: object) -> PatientView:
    path = folder / "film"
    path.write_bytes(make_dicom(film_values(8), **attributes))
    return read_patient_fields(path)


def row(view: PatientView, tag: str) -> TagRow:
    return next(row for row in view.tags if row.tag == tag)


def test_the_fields_of_the_patient_are_shown(tmp_path: Path) -> None:
    view = view_of(tmp_path, patient=IDENTITY)

    assert (view.name, view.patient_id, view.birth_date, view.sex) == ("Smith^John", "A17", "19700102", "M")
    assert (view.age, view.study_date, view.accession_number) == ("053Y", "20230405", "ACC9")


def test_absent_fields_are_empty(tmp_path: Path) -> None:
    assert view_of(tmp_path).name == ""


@pytest.mark.parametrize(
    ("character_set", "name"),
    [("ISO_IR 192", "王^小東"), ("ISO_IR 100", "Müller^Jürgen"), ("GB18030", "王^小东"), ("ISO_IR 144", "Люкceмбypг")],
)
def test_names_are_shown_in_their_script(tmp_path: Path, character_set: str, name: str) -> None:
    assert view_of(tmp_path, SpecificCharacterSet=character_set, PatientName=name).name == name


@pytest.mark.parametrize("implicit", [False, True])
def test_every_tag_has_a_row(tmp_path: Path, implicit: bool) -> None:
    options = {"transfer_syntax": ImplicitVRLittleEndian} if implicit else {}
    view = view_of(tmp_path, WindowCenter=[1.5, 2.5], WindowWidth=[3, 4], **options)

    assert row(view, "(0028,0010)") == TagRow("(0028,0010)", "Rows", "US", "48", is_identifying=False)
    assert row(view, "(0028,1050)").value == "1.5\\2.5"
    assert row(view, "(7FE0,0010)").value == "1920 bytes"


@pytest.mark.parametrize(
    "tag",
    ["(0010,0010)", "(0010,0020)", "(0010,0030)", "(0008,0020)", "(0008,0050)", "(0008,0018)", "(0008,0080)"],
)
def test_what_may_identify_somebody_is_marked(tmp_path: Path, tag: str) -> None:
    assert row(view_of(tmp_path, patient=IDENTITY, InstitutionName="St. Elsewhere"), tag).is_identifying


def test_private_tags_are_marked(tmp_path: Path) -> None:
    from pydicom import dcmread

    data_set = dcmread(write(tmp_path, make_dicom(film_values(8))))
    data_set.private_block(0x0009, "MAKER", create=True).add_new(1, "CS", "CODE")
    data_set.save_as(tmp_path / "private")

    view = read_patient_fields(tmp_path / "private")

    assert all(row.is_identifying for row in view.tags if row.tag.startswith("(0009"))


@pytest.mark.parametrize("tag", ["(0010,0040)", "(0010,1010)", "(0028,0010)", "(0008,0060)"])
def test_codes_and_numbers_are_not_marked(tmp_path: Path, tag: str) -> None:
    assert not row(view_of(tmp_path, patient=IDENTITY), tag).is_identifying


def test_a_file_of_another_format_has_no_patient_fields(tmp_path: Path) -> None:
    with pytest.raises(ImageError) as refusal:
        read_patient_fields(write(tmp_path, encode(film_values(8), "PNG")))

    assert refusal.value.code == "UnsupportedFormat.no_patient_fields"


def write(folder: Path, data: bytes) -> Path:
    path = folder / "film"
    path.write_bytes(data)
    return path

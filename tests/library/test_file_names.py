"""Patients and findings in file names."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxr_desktop.library.file_names import PATTERNS, facts_from_name


@pytest.mark.parametrize(
    ("name", "patient"),
    [
        ("train/PNEUMONIA/person17_bacteria_56.jpeg", "train/person17"),
        ("train/PNEUMONIA/person447_virus_921_1.jpeg", "train/person447"),
        ("train/NORMAL/IM-0115-0001.jpeg", "train/IM-0115"),
        ("train/NORMAL/IM-0011-0001-0002.jpeg", "train/IM-0011"),
        ("test/NORMAL/NORMAL2-IM-0115-0001.jpeg", "test/NORMAL2-IM-0115"),
        ("test/NORMAL/NORMAL2-IM-0529-0001-0002.jpeg", "test/NORMAL2-IM-0529"),
        ("demo/PNEUMONIA/synthetic-0001-effusion.png", "demo/synthetic-0001"),
        ("demo/PNEUMONIA/synthetic-0001.dcm", "demo/synthetic-0001"),
    ],
)
def test_the_patient_is_scoped_by_the_folder_of_the_label_folders(name: str, patient: str) -> None:
    assert facts_from_name(Path("/data") / name).patient == patient


def test_the_agent_of_a_pneumonia_is_a_clinical_fact() -> None:
    assert facts_from_name(Path("/train/PNEUMONIA/person17_bacteria_56.jpeg")).clinical == {"agent": "bacteria"}
    assert facts_from_name(Path("/train/PNEUMONIA/person17_virus_57.jpeg")).clinical == {"agent": "virus"}


@pytest.mark.parametrize(
    "name", ["film.png", "IM-0115.jpeg", "person17.jpeg", "my-person17_virus_1.jpeg", "1.2.840.dcm"]
)
def test_a_name_that_no_pattern_knows_says_nothing(name: str) -> None:
    facts = facts_from_name(Path("/train/NORMAL") / name)

    assert facts.patient is None
    assert not facts.clinical


def test_every_pattern_has_a_patient() -> None:
    assert all("patient" in pattern.stem.groupindex for pattern in PATTERNS)


@pytest.mark.data
def test_every_name_of_the_shared_films_is_known(shared_data: Path) -> None:
    unknown = [path.name for path in shared_data.glob("kermany224/*/*/*.jpeg") if not facts_from_name(path).patient]

    assert unknown == []

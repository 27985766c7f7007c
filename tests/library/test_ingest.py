"""Real films through the real ingestor into a real library."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from cxr_desktop.errors import ImageError, UnreadableFile
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.preprocess import prepare
from cxr_desktop.imaging.readers import read_radiograph
from cxr_desktop.library.audit import audit_library
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.ingest import ImagingIngestor
from cxr_desktop.library.sources import list_films
from tests.dicom_making import make_dicom
from tests.fakes import FAKE_PREPROCESSING, FakeEmbedder


def picture(seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Something smooth and grey with contrast, 96 x 64."""
    coarse = np.random.default_rng(seed).integers(20, 236, (6, 4), np.uint8)
    return np.asarray(Image.fromarray(coarse).resize((64, 96), Image.Resampling.BICUBIC))


@pytest.fixture
def films(tmp_path: Path) -> Path:
    """Two PNG films, one of them as DICOM too, and a text."""
    folder = tmp_path / "films"
    (folder / "NORMAL").mkdir(parents=True)
    for number in range(2):
        Image.fromarray(picture(number)).save(folder / "NORMAL" / f"{number}.png")
    dicom = make_dicom(picture(0), PatientID="MRN-identifier", PatientName="Nobody^At^All", ViewPosition="PA")
    (folder / "NORMAL" / "IM000001").write_bytes(dicom)
    (folder / "NORMAL" / "notes.txt").write_text("no film")
    return folder


@pytest.fixture
def ingestor() -> ImagingIngestor:
    return ImagingIngestor(FAKE_PREPROCESSING)


def test_a_film_is_ingested_as_a_query_would_see_it(films: Path, ingestor: ImagingIngestor) -> None:
    path = films / "NORMAL" / "0.png"

    film = ingestor.ingest(ingestor.read(path), salt=b"salt")

    seen = prepare(to_grey(read_radiograph(path)), FAKE_PREPROCESSING)
    np.testing.assert_array_equal(film.pixels, seen[np.newaxis])
    assert Image.open(BytesIO(film.thumbnail)).size == (64, 96)
    assert film.signature.shape == (16, 16)
    assert film.patient is None


def test_a_dicom_film_brings_facts_and_a_pseudonym(films: Path, ingestor: ImagingIngestor) -> None:
    data = ingestor.read(films / "NORMAL" / "IM000001")

    film = ingestor.ingest(data, salt=b"salt")

    assert film.facts.view_position == "PA"
    assert film.patient not in (None, "MRN-identifier")
    assert film.patient == ingestor.ingest(data, salt=b"salt").patient
    assert film.patient != ingestor.ingest(data, salt=b"other").patient


def test_a_bad_file_is_an_image_error(films: Path, ingestor: ImagingIngestor) -> None:
    with pytest.raises(UnreadableFile):
        ingestor.read(films / "none.png")
    with pytest.raises(ImageError):
        ingestor.ingest(b"no film", salt=b"salt")


def test_a_library_of_real_films(films: Path, tmp_path: Path, ingestor: ImagingIngestor) -> None:
    report = LibraryBuilder(FakeEmbedder(), ingestor).build(list_films([films]), tmp_path / "library")

    assert [refusal.code for refusal in report.refused] == ["UnsupportedFormat.not_an_image"]
    with open_library(tmp_path / "library") as library:
        (pair,) = audit_library(library).near_copies  # the same pixels through PNG and DICOM
        assert {pair.first.path.name, pair.second.path.name} == {"0.png", "IM000001"}
        for case in library.cases():
            assert hashlib.sha256(case.path.read_bytes()).hexdigest() == case.content_sha256
            Image.open(BytesIO(library.thumbnail(case.case_id))).verify()


def test_no_identity_of_a_patient_gets_into_a_library(films: Path, tmp_path: Path, ingestor: ImagingIngestor) -> None:
    LibraryBuilder(FakeEmbedder(), ingestor).build(list_films([films]), tmp_path / "library")

    for path in (path for path in (tmp_path / "library").rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert b"MRN-identifier" not in content
        assert b"Nobody" not in content


@pytest.mark.data
@pytest.mark.slow
def test_the_audit_of_the_shared_test_films_is_known(
    shared_data: Path, tmp_path: Path, ingestor: ImagingIngestor
) -> None:
    films = list_films([shared_data / "kermany224" / "test"])
    LibraryBuilder(FakeEmbedder(), ingestor).build(films, tmp_path / "library")

    with open_library(tmp_path / "library") as library:
        audit = audit_library(library)
    assert library.info.label_counts == {"NORMAL": 234, "PNEUMONIA": 390}
    assert sum(len(group) - 1 for group in audit.exact_copies) == 6
    assert (audit.near_copies, audit.suspected_inversions, audit.unreadable) == ((), (), ())

"""The log holds what helps a colleague, and nothing of a patient, whatever is handed to it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop import __version__
from cxr_desktop.domain import CancelToken
from cxr_desktop.engine_room import films_in, open_film
from cxr_desktop.errors import CorruptImage, CxrError, HistoryCorrupt
from cxr_desktop.history import HistoryStore
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.logs import LOG_NAME, set_level, start_logging
from tests.dicom_making import make_dicom

PLANTED = ("garcia", "maria", "1961", "19610402", "mrn-7731", "4711-22")
FILM = "GARCIA^MARIA_19610402_MRN-7731.dcm"

log = logging.getLogger("cxr_desktop.tests")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = start_logging(tmp_path / "logs")
    assert path is not None
    yield path
    root = logging.getLogger("cxr_desktop")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(logging.NOTSET)


def planted_in(file: Path) -> list[str]:
    text = file.read_text(encoding="utf-8").lower()
    return [word for word in PLANTED if word in text]


def test_begins_with_what_a_colleague_asks_first(file: Path) -> None:
    assert f"CXR Desktop {__version__}, Python 3." in file.read_text(encoding="utf-8")


def test_a_path_and_an_error_lose_their_names(file: Path) -> None:
    log.warning("could not read %s: %s", Path("/inbox") / FILM, CorruptImage("damaged"))
    log.warning("%s", HistoryCorrupt("damaged", path=Path("/home/maria.garcia/history.sqlite"), detail="MRN-7731"))
    log.warning("%s", FileNotFoundError(2, "No such file", f"/inbox/{FILM}"))
    text = file.read_text(encoding="utf-8")
    assert planted_in(file) == []
    for kept in ("could not read <a .dcm>: CorruptImage.damaged", "HistoryCorrupt.damaged", "FileNotFoundError"):
        assert kept in text


def test_a_traceback_keeps_its_places_and_loses_its_message(file: Path) -> None:
    try:
        (Path("/inbox of García") / FILM).read_bytes()
    except FileNotFoundError as error:
        log.exception("a bug", exc_info=error)
    text = file.read_text(encoding="utf-8")
    assert planted_in(file) == []
    assert "FileNotFoundError\n" in text
    assert f"{Path(__file__).name}:" in text


def test_the_way_of_a_film_leaves_none_of_its_identifiers(file: Path, tmp_path: Path) -> None:
    """Name, number and date of birth in folder, file name and DICOM tags; sound, cut off and gone; all is logged."""
    set_level("debug")
    folder = tmp_path / "GARCIA MARIA 1961"
    folder.mkdir()
    patient = {"PatientName": "GARCIA^MARIA", "PatientID": "MRN-7731", "PatientBirthDate": "19610402"}
    data = make_dicom(np.arange(64 * 64, dtype=np.uint16).reshape(64, 64), patient=patient, AccessionNumber="4711-22")
    (folder / FILM).write_bytes(data)
    (folder / f"cut {FILM}").write_bytes(data[: len(data) // 2])
    (folder / "history.sqlite").write_bytes(b"GARCIA^MARIA" * 100)
    films_in([folder], CancelToken())
    for name in (FILM, f"cut {FILM}", f"gone {FILM}"):
        try:
            open_film(FilmReading(folder / name))
        except CxrError as error:
            log.info("refused %s: %s", folder / name, error)
    with pytest.raises(CxrError):
        HistoryStore(folder / "history.sqlite")
    assert planted_in(file) == []


def test_is_rotated_and_bounded(file: Path) -> None:
    for _ in range(6):
        log.info("%s", "x" * 900_000)
    sizes = [path.stat().st_size for path in file.parent.iterdir()]
    assert len(sizes) == 4
    assert max(sizes) <= 1_000_000


def test_says_as_much_as_it_is_told_to(file: Path) -> None:
    set_level("error")
    log.warning("not this")
    log.error("but this")
    text = file.read_text(encoding="utf-8")
    assert ("not this" in text, "but this" in text) == (False, True)


def test_a_folder_that_takes_no_file_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert start_logging(tmp_path / "file") is None
    assert LOG_NAME == "cxr-desktop.log"

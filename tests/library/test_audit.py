"""The audit of a library, as values and in its three forms."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import CancelToken, Progress
from cxr_desktop.errors import Cancelled
from cxr_desktop.imaging.looks import AS_IT_IS, Look
from cxr_desktop.library.audit import Audit, audit_library
from cxr_desktop.library.audit_report import CSV_COLUMNS, to_csv, to_json, to_text
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import CaseLibrary, open_library
from cxr_desktop.library.ingest import IngestedFilm
from cxr_desktop.library.sources import list_films
from tests.fakes import FakeEmbedder, FakeIngestor, MemoryStore, write_films


class PictureIngestor(FakeIngestor):
    """Films whose look follows from their text: `<number> bright` is film <number>, only brighter."""

    def ingest(self, data: bytes, *, salt: bytes, looks: Sequence[Look] = AS_IT_IS) -> IngestedFilm:
        number, _, change = data.decode().partition(" ")
        film = super().ingest(data, salt=salt, looks=looks)
        columns = np.linspace(-1, 1, 16)
        own = np.random.default_rng(int(number)).normal(size=(16, 16))
        picture = 120 + 50 * np.cos(3 * columns) + 15 * own
        changed = {"": picture, "bright": picture + 20, "negative": 255 - picture}[change]
        return replace(film, signature=np.clip(changed, 0, 255).astype(np.uint8))


FILMS = {
    **{f"NORMAL/IM-{number:04d}-0001.jpeg": str(number) for number in range(10)},
    "NORMAL/same.png": "3",
    "NORMAL/negative.png": "50 negative",
    "PNEUMONIA/person1_virus_1.jpeg": "20",
    "PNEUMONIA/person1_virus_2.jpeg": "21",
    "PNEUMONIA/brighter.png": "4 bright",
    "PNEUMONIA/same again.png": "5",
    "PNEUMONIA/notes.txt": "bad",
}


class RefusingIngestor(PictureIngestor):
    def ingest(self, data: bytes, *, salt: bytes, looks: Sequence[Look] = AS_IT_IS) -> IngestedFilm:
        ingest = partial(FakeIngestor.ingest, self) if data == b"bad" else super().ingest
        return ingest(data, salt=salt, looks=looks)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[CaseLibrary]:
    folder = write_films(tmp_path / "train", FILMS)
    LibraryBuilder(FakeEmbedder(), RefusingIngestor()).build(list_films([folder]), tmp_path / "library")
    with open_library(tmp_path / "library", create_store=MemoryStore) as library:
        yield library


@pytest.fixture
def audit(library: CaseLibrary) -> Audit:
    return audit_library(library)


def test_films_and_patients_are_counted_by_label(audit: Audit) -> None:
    counts = [(count.label, count.films, count.patients, count.films_without_patient) for count in audit.labels]

    assert counts == [("NORMAL", 12, 10, 2), ("PNEUMONIA", 4, 1, 2)]
    assert audit.patients == 11


def test_unreadable_files_are_listed_with_their_reason(audit: Audit, tmp_path: Path) -> None:
    (file,) = audit.unreadable

    assert (file.path, file.code) == (tmp_path / "train" / "PNEUMONIA" / "notes.txt", "CorruptImage.damaged")


def test_exact_copies_are_grouped(audit: Audit) -> None:
    groups = [[case.path.name for case in group] for group in audit.exact_copies]

    assert groups == [["IM-0003-0001.jpeg", "same.png"], ["IM-0005-0001.jpeg", "same again.png"]]


def test_near_copies_are_paired_and_exact_ones_are_not_repeated(audit: Audit) -> None:
    (pair,) = audit.near_copies

    assert [pair.first.path.name, pair.second.path.name] == ["IM-0004-0001.jpeg", "brighter.png"]
    assert 0.99 < pair.correlation <= 1.0


def test_copies_under_different_labels_conflict(audit: Audit) -> None:
    conflicts = {pair.second.path.name: pair.correlation for pair in audit.label_conflicts}

    assert conflicts == {"same again.png": 1.0, "brighter.png": pytest.approx(1.0, abs=0.01)}


def test_a_negative_among_positives_is_suspected(audit: Audit) -> None:
    (found,) = audit.suspected_inversions

    assert found.case.path.name == "negative.png"


def test_the_text_names_every_finding(audit: Audit) -> None:
    text = to_text(audit)

    assert text.startswith("16 cases of 11 known patients\n  NORMAL: 12 films, 10 patients, 2 films without one")
    for line in ("Files that are no cases: 1", "Exact copies: 2", "Near copies: 1", "Suspected inversions: 1"):
        assert line in text
    assert "notes.txt: This file is damaged" in text


def test_a_long_list_is_cut_in_the_text_only(audit: Audit) -> None:
    many = replace(audit, unreadable=audit.unreadable * 25)

    assert "... and 5 more" in to_text(many)
    assert len(to_json(many)["unreadable"]) == 25


def test_a_name_forges_no_line_of_the_text(audit: Audit) -> None:
    (file,) = audit.unreadable
    forged = replace(audit, unreadable=(replace(file, path=Path("a\nExact copies: 0\x1b[2J.png")),))

    assert "  a\\nExact copies: 0\\x1b[2J.png: " in to_text(forged)
    assert len(to_text(forged).splitlines()) == len(to_text(audit).splitlines())


def test_json_holds_everything_and_nothing_but_json(audit: Audit) -> None:
    content = json.loads(json.dumps(to_json(audit)))

    assert content["labels"]["NORMAL"] == {"films": 12, "patients": 10, "films_without_patient": 2}
    assert [len(content[key]) for key in ("unreadable", "exact_copies", "near_copies", "label_conflicts")] == [
        1,
        2,
        1,
        2,
    ]


def test_csv_has_a_row_for_everything_to_look_at(audit: Audit) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(audit))))

    assert tuple(rows[0]) == CSV_COLUMNS
    assert [row["finding"] for row in rows] == [
        "unreadable",
        "exact copy",
        "exact copy",
        "near copy",
        "label conflict",
        "label conflict",
        "suspected inversion",
    ]
    assert rows[1]["path"].endswith("IM-0003-0001.jpeg")
    assert rows[1]["other_path"].endswith("same.png")


def test_it_reports_progress_and_can_be_cancelled(library: CaseLibrary) -> None:
    seen: list[Progress] = []
    audit_library(library, on_progress=seen.append)
    assert (seen[-1].stage, seen[-1].done) == ("audit", seen[-1].total)

    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        audit_library(library, cancel=cancel)

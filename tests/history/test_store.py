"""The history in a file: it comes back whole, forgets by its rules, tells of no patient, refuses foreign files."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.domain import QueryResult, Verdict
from cxr_desktop.errors import CxrError, HistoryCorrupt, HistoryNotWritable, HistoryTooNew
from cxr_desktop.history import History, HistoryEntry, HistoryStore
from tests.answers import make_heat_maps, make_joined_result, make_neighbour, make_result


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "病历 history" / "history.sqlite"


def keep(path: Path, *results: QueryResult, days_ago: int = 0) -> None:
    """One sitting with these answers."""
    store = HistoryStore(path)
    history = History(store)
    for result in results:
        history.add(result, b"picture", asked_at=datetime.now(UTC) - timedelta(days=days_ago))
    store.close()


def reopen(path: Path, **rules: int) -> tuple[HistoryEntry, ...]:
    with closing(HistoryStore(path, **rules)) as store:
        return store.load()


def execute(path: Path, statement: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        return database.execute(statement, values).fetchall()


def test_what_is_needed_to_show_an_answer_comes_back(path: Path) -> None:
    result = make_result("片 1.png")
    keep(path, result)
    (entry,) = reopen(path)
    assert entry.result.path == result.path
    assert entry.thumbnail == b"picture"
    assert entry.result.evidence == result.evidence
    assert entry.result.library == result.library
    assert entry.result.model == result.model
    assert entry.result.timing == result.timing
    assert entry.result.radiograph.content_sha256 == result.radiograph.content_sha256
    assert entry.result.radiograph.facts.view_position == "AP"
    assert not entry.film_is_kept
    assert entry.asked_at.tzinfo is not None
    for kept, asked in zip(entry.result.neighbours, result.neighbours, strict=True):
        assert (kept.rank, kept.similarity, kept.is_copy_of_query) == (asked.rank, asked.similarity, False)
        assert (kept.case.case_id, kept.case.label, kept.case.path) == (
            asked.case.case_id,
            asked.case.label,
            asked.case.path,
        )


def test_what_several_libraries_have_answered_comes_back_with_their_names(path: Path) -> None:
    asked = make_joined_result()
    keep(path, asked)
    (entry,) = reopen(path)
    assert entry.result.library == asked.library
    kept = entry.result.neighbours
    assert [n.library for n in kept] == ["north", "south", "north", "south", "north"]
    assert [n.also_in for n in kept] == [n.also_in for n in asked.neighbours]
    assert kept[0].patient == kept[2].patient != kept[1].patient  # one pseudonym in two libraries is two people


def test_an_entry_of_before_there_were_several_is_still_read(path: Path) -> None:
    keep(path, make_result())
    ((text,),) = execute(path, "SELECT record FROM entry")
    record = json.loads(str(text))
    del record["libraries"]
    for neighbour in record["neighbours"]:
        del neighbour["library"], neighbour["also_in"]
    execute(path, "UPDATE entry SET record = ?", json.dumps(record))
    assert reopen(path)[0].result.library == make_result().library


def test_heat_maps_are_read_when_they_are_looked_at(path: Path) -> None:
    keep(path, make_result())
    with closing(HistoryStore(path)) as store:
        heat_map = store.load()[0].result.heat_map
        assert heat_map
        assert np.allclose(heat_map.maps["cnn"], make_heat_maps()["cnn"], atol=1e-4)
        assert heat_map.footprint == make_result().heat_map.footprint  # type: ignore[union-attr]


def test_nothing_of_a_patient_is_written(path: Path) -> None:
    neighbours = [make_neighbour(rank, patient="7f3a-pseudonym") for rank in (1, 2)]
    keep(path, make_result(neighbours=neighbours))
    data = path.read_bytes()
    for word in (b"pseudonym", b"61.0", b"smoker", b'"sex"', b"age_years"):
        assert word not in data
    (entry,) = reopen(path)
    first, second = entry.result.neighbours
    assert first.case.patient is not None
    assert first.case.patient == second.case.patient


def test_a_path_that_is_no_unicode_comes_back(path: Path) -> None:
    keep(path, make_result("fil\udce9.png"))
    assert reopen(path)[0].result.path.name == "fil\udce9.png"


def test_notes_and_removals_last(path: Path) -> None:
    store = HistoryStore(path)
    history = History(store)
    first, second = (history.add(make_result(), b"") for _ in range(2))
    history.note(first.entry_id, "和旧片比较 '); DROP TABLE entry; --\ud83d")
    history.remove(second.entry_id)
    store.close()
    assert [entry.note for entry in reopen(path)] == ["和旧片比较 '); DROP TABLE entry; --?"]


def test_verdicts_last_and_can_be_taken_back(path: Path) -> None:
    store = HistoryStore(path)
    history = History()
    before = history.add(make_result(), b"")
    history.judge(before.entry_id, Verdict.AGREES)
    history.keep_with(store)
    later = [history.add(make_result(), b"").entry_id for _ in range(2)]
    history.judge(later[0], Verdict.DIFFERS)
    history.judge(later[1], Verdict.DIFFERS)
    history.judge(later[1], Verdict.NONE)
    store.close()
    assert [entry.verdict for entry in reopen(path)] == [Verdict.AGREES, Verdict.DIFFERS, Verdict.NONE]


def test_a_file_of_the_version_before_has_no_verdicts_yet(path: Path) -> None:
    keep(path, make_result())
    execute(path, "ALTER TABLE entry DROP COLUMN verdict")
    execute(path, "PRAGMA user_version = 1")
    assert [entry.verdict for entry in reopen(path)] == [Verdict.NONE]
    assert execute(path, "PRAGMA user_version") == [(2,)]


def test_a_verdict_that_nobody_knows_is_damage(path: Path) -> None:
    keep(path, make_result())
    execute(path, "UPDATE entry SET verdict = 'perhaps'")
    with pytest.raises(HistoryCorrupt):
        reopen(path)


def test_ids_are_not_given_out_twice_across_sittings(path: Path) -> None:
    keep(path, make_result(), make_result())
    with closing(HistoryStore(path)) as store:
        history = History(store)
        history.take_up(store.load())
        history.clear()
        assert history.add(make_result(), b"").entry_id == 3
    assert [entry.entry_id for entry in reopen(path)] == [3]


def test_what_is_removed_cannot_be_found_in_the_file(path: Path) -> None:
    keep(path, make_result("very-telling-name.png"))
    store = HistoryStore(path)
    store.remove(1)
    store.close()
    assert b"very-telling-name" not in path.read_bytes()


def test_old_entries_go_when_the_file_is_opened(path: Path) -> None:
    keep(path, make_result("new.png"))
    keep(path, make_result("old.png"), days_ago=20)
    assert [entry.result.path.name for entry in reopen(path, keep_days=10)] == ["new.png"]
    assert len(reopen(path, keep_days=10_000)) == 1


def test_only_so_many_entries_are_kept(path: Path) -> None:
    keep(path, *(make_result(f"{number}.png") for number in range(5)))
    assert [entry.result.path.name for entry in reopen(path, keep_entries=2)] == ["3.png", "4.png"]


def test_the_file_is_nobody_elses_to_read(path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no mode bits")
    keep(path, make_result())
    assert path.stat().st_mode & 0o077 == 0


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    keep(path, make_result())
    execute(path, "PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(HistoryTooNew, match="99"):
        HistoryStore(path)
    assert path.read_bytes() == before


def test_a_database_of_somebody_else_is_refused_and_left_alone(path: Path) -> None:
    path.parent.mkdir()
    execute(path, "CREATE TABLE bookmarks (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(HistoryCorrupt) as caught:
        HistoryStore(path)
    assert caught.value.reason == "foreign"
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_named(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(HistoryCorrupt):
        HistoryStore(path)


@pytest.mark.parametrize("record", ["{", "{}", "[1]", json.dumps({"path": 3})])
def test_a_damaged_record_is_named(path: Path, record: str) -> None:
    keep(path, make_result())
    execute(path, "UPDATE entry SET record = ?", record)
    with pytest.raises(HistoryCorrupt):
        reopen(path)


@pytest.mark.parametrize("data", [b"", b"\x80\x04N.", b"PK\x03\x04 torn", None])
def test_a_damaged_heat_map_is_named_when_it_is_looked_at(path: Path, data: bytes | None) -> None:
    keep(path, make_result())
    execute(path, "UPDATE entry SET heat_maps = ?", data)
    with closing(HistoryStore(path)) as store:
        (entry,) = store.load()
        assert entry.result.heat_map
        with pytest.raises(HistoryCorrupt):
            entry.result.heat_map.maps["cnn"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HistoryNotWritable):
        HistoryStore(tmp_path / "file" / "history.sqlite")
    with pytest.raises(HistoryNotWritable):
        HistoryStore(tmp_path)


def test_a_change_that_cannot_be_written_is_told_and_the_sitting_goes_on(path: Path) -> None:
    failures: list[CxrError] = []
    store = HistoryStore(path, on_failed=failures.append)
    history = History(store)
    execute(path, "DROP TABLE entry")
    history.add(make_result(), b"")
    store.close()
    assert isinstance(failures[0], HistoryCorrupt)
    assert len(history) == 1


def test_closing_twice_and_writing_after_it_do_no_harm(path: Path) -> None:
    store = HistoryStore(path)
    store.close()
    store.close()
    store.remove(1)


def test_adding_waits_for_no_drive(path: Path) -> None:
    """A lock on the file holds the store's thread up, not the one that adds."""
    store = HistoryStore(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        History(store).add(make_result(), b"")
        other.execute("ROLLBACK")
    store.close()
    assert len(reopen(path)) == 1

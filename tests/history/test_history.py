"""The history in memory: order, search, notes, and how films are given up and come back."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from cxr_desktop.domain import Verdict
from cxr_desktop.history import HISTORY_LIMIT, History, HistoryEntry
from cxr_desktop.history import sitting as sitting_module
from tests.answers import make_heat_maps, make_neighbour, make_result

FILM_BYTES = make_result().radiograph.values.nbytes


class RecordingKeeper:
    """Keeps a list of what it was told."""

    next_id = 8

    def __init__(self) -> None:
        self.told: list[object] = []

    def add(self, entry: HistoryEntry) -> None:
        self.told.append(("add", entry.entry_id))

    def remove(self, entry_id: int) -> None:
        self.told.append(("remove", entry_id))

    def judge(self, entry_id: int, verdict: Verdict) -> None:
        self.told.append(("judge", entry_id, verdict))

    def note(self, entry_id: int, note: str) -> None:
        self.told.append(("note", entry_id, note))

    def clear(self) -> None:
        self.told.append("clear")


@pytest.fixture
def history() -> History:
    return History()


def names(entries: tuple[HistoryEntry, ...]) -> list[str]:
    return [entry.result.path.name for entry in entries]


def test_the_newest_query_comes_first(history: History) -> None:
    for name in ("a.png", "b.png", "c.png"):
        history.add(make_result(name), b"")
    assert names(history.search()) == ["c.png", "b.png", "a.png"]
    assert len(history) == 3


def test_an_entry_is_dated_now_in_utc(history: History) -> None:
    before = datetime.now(UTC)
    entry = history.add(make_result(), b"")
    assert before <= entry.asked_at <= datetime.now(UTC)
    assert entry.asked_at.utcoffset() == before.utcoffset()


def test_an_entry_gives_back_what_was_put_in(history: History) -> None:
    result, view = make_result(), object()
    entry = history.get(history.add(result, b"picture", view).entry_id)
    assert entry.thumbnail == b"picture"
    assert entry.view is view
    assert entry.result.neighbours == result.neighbours
    assert entry.result.radiograph is result.radiograph


def test_heat_maps_come_back_to_a_part_in_ten_thousand_of_their_peak(history: History) -> None:
    entry = history.add(make_result(), b"")
    heat_map = entry.result.heat_map
    assert heat_map
    assert list(heat_map.maps) == ["cnn", "vit", "fused"]
    assert len(heat_map.maps) == 3
    for branch, heat in make_heat_maps().items():
        assert heat_map.maps[branch].dtype == np.float32
        assert np.abs(heat_map.maps[branch] - heat).max() <= 1e-4 * heat.max()
    with pytest.raises(KeyError):
        heat_map.maps["other"]


def test_heat_maps_take_little_memory(history: History) -> None:
    entry = history.add(make_result(), b"")
    assert entry.result.heat_map
    data = entry.result.heat_map.maps.data  # type: ignore[attr-defined]
    assert sys.getsizeof(data) < sum(heat.nbytes for heat in make_heat_maps().values()) / 2


@pytest.mark.parametrize("text", ["KNEE", "knee pneumonia", "  pneu  ", "évident", "e\u0301vident", "2026-07"])
def test_search_finds_every_word_in_name_label_note_or_date(history: History, text: str) -> None:
    noon = datetime(2026, 7, 4, 12, tzinfo=UTC)
    wanted = history.add(make_result("Knee 4.png"), b"", asked_at=noon)
    history.add(make_result("hand.png", [make_neighbour(1, "NORMAL")]), b"", asked_at=noon.replace(month=8))
    history.note(wanted.entry_id, "Évident")
    assert names(history.search(text)) == ["Knee 4.png"]


def test_search_without_words_finds_all_and_a_foreign_word_none(history: History) -> None:
    history.add(make_result(), b"")
    assert len(history.search("  ")) == 1
    assert history.search("query elsewhere") == ()


def test_a_changed_note_is_searched_at_once(history: History) -> None:
    entry = history.add(make_result(), b"")
    assert history.search("compare") == ()
    assert history.note(entry.entry_id, "compare").note == "compare"
    assert len(history.search("compare")) == 1
    history.note(entry.entry_id, "")
    assert history.search("compare") == ()


def test_removing_forgets_one_and_clearing_all(history: History) -> None:
    first, second = (history.add(make_result(), b"") for _ in range(2))
    history.remove(first.entry_id)
    history.remove(first.entry_id)
    with pytest.raises(KeyError):
        history.get(first.entry_id)
    history.clear()
    assert len(history) == 0
    assert history.add(make_result(), b"").entry_id > second.entry_id


def test_a_view_is_remembered(history: History) -> None:
    entry = history.add(make_result(), b"")
    history.keep_view(entry.entry_id, "zoomed in")
    assert history.get(entry.entry_id).view == "zoomed in"


def test_films_beyond_the_budget_are_given_up_oldest_first() -> None:
    history = History(film_budget_bytes=2 * FILM_BYTES)
    entries = [history.add(make_result(), b"picture") for _ in range(3)]
    kept = [history.get(entry.entry_id) for entry in entries]
    assert [entry.film_is_kept for entry in kept] == [False, True, True]
    assert kept[0].result.radiograph.content_sha256 == entries[0].result.radiograph.content_sha256
    assert kept[0].thumbnail == b"picture"
    assert kept[0].result.radiograph.values.nbytes == 0


def test_a_film_larger_than_the_budget_is_not_kept() -> None:
    assert not History(film_budget_bytes=FILM_BYTES - 1).add(make_result(), b"").film_is_kept


def test_a_film_that_was_read_again_is_kept_and_another_one_given_up() -> None:
    history = History(film_budget_bytes=FILM_BYTES)
    first, second = (history.add(make_result(), b"") for _ in range(2))
    assert history.keep_film(first.entry_id, make_result().radiograph).film_is_kept
    assert not history.get(second.entry_id).film_is_kept


def test_another_film_is_not_taken_for_the_one_of_the_entry(history: History) -> None:
    entry = history.add(make_result("a.png"), b"")
    with pytest.raises(ValueError, match="another film"):
        history.keep_film(entry.entry_id, make_result("b.png").radiograph)


def test_a_removed_film_frees_its_part_of_the_budget() -> None:
    history = History(film_budget_bytes=2 * FILM_BYTES)
    first, second = (history.add(make_result(), b"") for _ in range(2))
    history.remove(second.entry_id)
    history.add(make_result(), b"")
    assert history.get(first.entry_id).film_is_kept


def test_there_are_never_more_entries_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitting_module, "HISTORY_LIMIT", 3)
    history = History()
    for number in range(5):
        history.add(make_result(f"{number}.png"), b"")
    assert names(history.search()) == ["4.png", "3.png", "2.png"]
    assert HISTORY_LIMIT == 10_000


def test_a_keeper_is_told_of_every_change() -> None:
    keeper = RecordingKeeper()
    history = History(keeper)
    entry = history.add(make_result(), b"")
    history.note(entry.entry_id, "x")
    history.judge(entry.entry_id, Verdict.DIFFERS)
    assert history.get(entry.entry_id).verdict is Verdict.DIFFERS
    history.remove(entry.entry_id)
    history.clear()
    assert keeper.told == [("add", 8), ("note", 8, "x"), ("judge", 8, Verdict.DIFFERS), ("remove", 8), "clear"]


def test_earlier_entries_come_below_those_of_this_sitting() -> None:
    keeper = RecordingKeeper()
    history = History(keeper)
    history.add(make_result("now.png"), b"")
    earlier = [replace(History().add(make_result(f"{i}.png"), b""), entry_id=i) for i in (3, 5)]
    history.take_up(earlier)
    assert names(history.search()) == ["now.png", "5.png", "3.png"]
    assert keeper.told == [("add", 8)]

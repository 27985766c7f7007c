"""The chain of the audit log: whatever is done to its lines shows, and the rule of retention does not."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cxr_desktop.audit import Anchor, AuditLog, Who, check_chain, read_anchor, read_lines
from cxr_desktop.audit.chain import REASONS
from cxr_desktop.domain import Verdict
from cxr_desktop.errors import AuditNotReadable, OutputNotWritable
from tests.answers import make_joined_result, make_result

FILMS = ("ada.png", "bob.png", "cem.png", "dai.png", "eva.png")


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    log = AuditLog(tmp_path / "审计 log", keep_days=30)
    for name in FILMS:
        log.asked(make_result(name))
    return log


def reasons(lines: list[str], anchor: Anchor | None = None) -> set[str]:
    return {fault.reason for fault in check_chain(lines, anchor).faults}


def test_a_log_that_nobody_has_touched_is_sound(log: AuditLog) -> None:
    report = check_chain(read_lines(log.path))
    assert (report.is_sound, report.lines, report.first) == (True, len(FILMS), 1)


def swapped(lines: list[str]) -> list[str]:
    return [lines[0], lines[2], lines[1], *lines[3:]]


def relabelled(lines: list[str]) -> list[str]:
    line = json.loads(lines[2])
    line["result"]["vote"] = "ANOTHER"
    return [*lines[:2], json.dumps(line), *lines[3:]]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (relabelled, "edited"),
        (lambda lines: [lines[0].replace('"n":1', '"n":7'), *lines[1:]], "edited"),
        (lambda lines: lines[:1] + lines[2:], "missing"),
        (swapped, "missing"),
        (lambda lines: [*lines[:2], lines[1], *lines[2:]], "missing"),
        (lambda lines: lines[1:], "beginning"),
        (lambda lines: [*lines[:-1], lines[-1][:40]], "damaged"),
        (lambda lines: [*lines[:2], "", *lines[2:]], "damaged"),
        (lambda lines: [*lines[:2], "[1]", *lines[2:]], "damaged"),
    ],
)
def test_every_change_shows(log: AuditLog, change: Callable[[list[str]], list[str]], reason: str) -> None:
    assert reason in reasons(change(read_lines(log.path)))


def test_every_single_character_counts(log: AuditLog) -> None:
    lines = read_lines(log.path)
    for place in range(len(lines[1])):
        other = "0" if lines[1][place] != "0" else "1"
        changed = lines[1][:place] + other + lines[1][place + 1 :]
        assert reasons([lines[0], changed, *lines[2:]]), changed


def test_lines_gone_from_the_end_show_by_an_anchor_alone(log: AuditLog) -> None:
    lines = read_lines(log.path)
    anchor = check_chain(lines).head
    assert anchor is not None
    assert reasons(lines, anchor) == set()
    assert reasons(lines[:-2]) == set()
    assert reasons(lines[:-2], anchor) == {"truncated"}
    assert reasons([], anchor) == {"truncated"}


def test_a_log_written_anew_does_not_fit_an_anchor(log: AuditLog, tmp_path: Path) -> None:
    anchor = check_chain(read_lines(log.path)).head
    other = AuditLog(tmp_path / "other", keep_days=30)
    for _ in FILMS:
        other.asked(make_result("somebody else.png"))
    assert reasons(read_lines(other.path)) == set()
    assert reasons(read_lines(other.path), anchor) == {"anchor"}


def test_every_reason_has_its_words() -> None:
    assert set(REASONS) == {"damaged", "edited", "missing", "beginning", "truncated", "anchor"}


class TestRetention:
    def test_takes_lines_from_the_front_and_what_is_left_is_sound(self, log: AuditLog) -> None:
        later = datetime.now(UTC) + timedelta(days=31)
        assert log.retain(later) == len(FILMS)
        log.asked(make_result("new.png"))
        report = check_chain(read_lines(log.path))
        assert (report.faults, report.lines, report.first) == ((), 2, len(FILMS) + 1)

    def test_may_come_again(self, log: AuditLog) -> None:
        now = datetime.now(UTC)
        log.retain(now + timedelta(days=31))
        log.asked(make_result("new.png"))
        log.retain(now + timedelta(days=62))
        assert check_chain(read_lines(log.path)).is_sound

    def test_cannot_be_played_by_removing_more(self, log: AuditLog) -> None:
        log.retain(datetime.now(UTC) + timedelta(days=31))
        log.asked(make_result("new.png"))
        assert "beginning" in reasons(read_lines(log.path)[1:])

    def test_removes_nothing_before_its_time(self, log: AuditLog) -> None:
        before = log.path.read_bytes()
        assert log.retain(datetime.now(UTC) + timedelta(days=29)) == 0
        assert log.path.read_bytes() == before

    def test_is_applied_with_the_first_query_of_a_sitting(self, tmp_path: Path) -> None:
        first = AuditLog(tmp_path, keep_days=-1)  # everything is too old
        first.asked(make_result("old.png"))
        second = AuditLog(tmp_path, keep_days=-1)
        second.asked(make_result("new.png"))
        assert [json.loads(line)["kind"] for line in read_lines(second.path)] == ["retention", "query"]


class TestWhatALineSays:
    def test_names_film_library_model_and_answer(self, log: AuditLog) -> None:
        result = make_result(FILMS[0])
        line = json.loads(read_lines(log.path)[0])
        assert line["film"] == result.radiograph.content_sha256
        assert line["library"]["id"] == result.library.library_id
        assert line["model"] == result.model.weights_sha256
        assert line["result"]["vote"] == result.evidence.vote.label
        assert line["override"] is None

    def test_names_every_one_of_several_libraries(self, log: AuditLog) -> None:
        log.asked(make_joined_result())
        line = json.loads(read_lines(log.path)[-1])
        assert line["library"] == {"id": "abc+def", "cases": 15}
        assert line["libraries"] == [{"id": "abc", "cases": 7}, {"id": "def", "cases": 9}]
        assert "libraries" not in json.loads(read_lines(log.path)[0])

    @pytest.mark.parametrize(
        ("verdict", "said", "override"),
        [(Verdict.AGREES, "agrees", None), (Verdict.DIFFERS, "differs", "differs"), (Verdict.NONE, None, None)],
    )
    def test_an_override_is_a_line_of_its_own(
        self, log: AuditLog, verdict: Verdict, said: str | None, override: str | None
    ) -> None:
        log.judged(make_result(FILMS[0]), verdict)
        first, *_, last = (json.loads(line) for line in read_lines(log.path))
        assert (last["kind"], last["verdict"], last["override"]) == ("verdict", said, override)
        for part in ("film", "library", "model", "result"):
            assert last[part] == first[part]
        assert check_chain(read_lines(log.path)).is_sound

    def test_holds_no_file_name_no_folder_and_no_account(self, log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LOGNAME", "maria.garcia")
        log.asked(make_result("GARCIA^MARIA_1961-04-02.png"))
        text = log.path.read_text(encoding="utf-8").lower()
        for planted in ("garcia", "maria", "1961", "inbox", ".png"):
            assert planted not in text

    def test_tells_two_people_apart_and_knows_one_again(self, log: AuditLog, monkeypatch: pytest.MonkeyPatch) -> None:
        for account in ("maria", "juan", "maria"):
            monkeypatch.setenv("LOGNAME", account)
            log.asked(make_result("film.png"))
        first, second, third = (json.loads(line)["who"] for line in read_lines(log.path)[-3:])
        assert first == third != second

    @pytest.mark.parametrize(("who", "shown"), [(Who.ACCOUNT, "maria"), (Who.NOBODY, None)])
    def test_says_who_as_the_policy_wants(
        self, who: Who, shown: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("LOGNAME", "maria")
        log = AuditLog(tmp_path, keep_days=30, who=who)
        log.judged(make_result("film.png"), Verdict.DIFFERS)
        line = json.loads(read_lines(log.path)[0])
        assert (line["who"], line["override"]) == (shown, "differs")


class TestTheFile:
    def test_goes_on_after_a_line_that_a_power_cut_left_unfinished(self, log: AuditLog) -> None:
        with log.path.open("a", encoding="utf-8") as file:
            file.write('{"n":6,"kind":"que')
        log.asked(make_result("after.png"))
        report = check_chain(read_lines(log.path))
        assert [(fault.line, fault.reason) for fault in report.faults] == [(6, "damaged")]
        assert report.head is not None
        assert report.head.number == 6

    def test_is_one_chain_for_several_writers(self, log: AuditLog) -> None:
        for name in FILMS:
            AuditLog(log.path.parent, keep_days=30).asked(make_result(name))
        assert check_chain(read_lines(log.path)).is_sound

    def test_that_cannot_be_written_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        with pytest.raises(OutputNotWritable):
            AuditLog(tmp_path / "file", keep_days=30).asked(make_result("film.png"))

    def test_leaves_its_anchor_where_it_is_told_to(self, tmp_path: Path) -> None:
        log = AuditLog(tmp_path / "log", keep_days=30, anchor=tmp_path / "share" / "anchor.json")
        for name in FILMS:
            log.asked(make_result(name))
        anchor = read_anchor(tmp_path / "share" / "anchor.json")
        assert anchor == check_chain(read_lines(log.path)).head

    def test_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(AuditNotReadable):
            read_lines(tmp_path / "none.jsonl")

    def test_that_is_no_anchor_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "anchor.json").write_text("{}")
        with pytest.raises(AuditNotReadable):
            read_anchor(tmp_path / "anchor.json")

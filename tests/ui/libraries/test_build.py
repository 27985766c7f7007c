"""Building in the window: a dry run, held and let go on, cancelled at once, taken up again, and then the audit."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cxr_desktop.library.contents import list_cases
from cxr_desktop.library.manifest import read_manifest
from cxr_desktop.library.wish import BuildWish, FilmSource
from cxr_desktop.ui.libraries.part import LibrariesPart
from cxr_desktop.ui.workstation import Workstation
from tests.fakes import FakeDialogs, write_films, write_many_films
from tests.ui.libraries.conftest import Engine, GatedEmbedder


def planned(qtbot: QtBot, part: LibrariesPart, films: Path, place: Path, *, table: Path | None = None) -> None:
    page = part.view.build
    part.show_build()
    page.source.set_source(FilmSource(films, table))
    page.place.set_place(place)
    with qtbot.waitSignal(part.work.ended):
        page.check.click()


def built(qtbot: QtBot, part: LibrariesPart) -> None:
    with qtbot.waitSignal(part.work.built):
        part.view.build.build.click()


class TestADryRun:
    def test_says_what_would_be_taken_and_what_not(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path, tmp_path: Path
    ) -> None:
        write_films(labelled_films, {"NORMAL/empty.jpeg": ""})
        planned(qtbot, part, labelled_films, tmp_path / "new")
        panel = part.view.build.plan_panel
        assert "16 films would be taken, in about 0:00." in panel.text
        assert "Files that would be left out: 1" in panel.text
        assert panel.left_out == ["empty.jpeg: This file is empty. Copy or export it again."]
        assert panel._counts.rows()[1:] == [["NORMAL", "7", "6", "1"], ["PNEUMONIA", "9", "8", "1"]]
        assert part.view.build.build.isEnabled()
        assert not (tmp_path / "new").exists()

    def test_names_the_bad_row_of_a_table_in_place(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path, tmp_path: Path
    ) -> None:
        table = tmp_path / "labels.csv"
        table.write_text("path,label\nNORMAL/damaged.jpeg,\n")
        planned(qtbot, part, labelled_films, tmp_path / "new", table=table)
        assert "Row 2" in part.view.messages.text
        assert not part.view.build.build.isEnabled()

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (bytes(range(256)), "is not UTF-8 text. Save it as CSV UTF-8."),
            ("path,label\n".encode("utf-16"), "is not UTF-8 text. Save it as CSV UTF-8."),
            (b"path,label\n\0,x\n", "holds a NUL character. Mend that row."),
            (b"path,label\n" + b"x" * 200_000 + b",y\n", "Mend that row."),
            (None, "Check the drive and your permissions."),
        ],
    )
    def test_says_what_is_wrong_with_a_table_that_is_none(
        self,
        qtbot: QtBot,
        station: Workstation,
        part: LibrariesPart,
        labelled_films: Path,
        tmp_path: Path,
        content: bytes | None,
        said: str,
    ) -> None:
        table = tmp_path / "labels.csv"
        table.mkdir() if content is None else table.write_bytes(content)
        planned(qtbot, part, labelled_films, tmp_path / "new", table=table)
        assert said in part.view.messages.text.replace("\N{ZERO WIDTH SPACE}", "")
        assert station.window.dialogs.reports == []  # it is no bug of ours

    def test_is_void_once_something_else_is_meant(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path, tmp_path: Path
    ) -> None:
        planned(qtbot, part, labelled_films, tmp_path / "new")
        part.view.build.manner.options["pooled"].box.click()
        assert not part.view.build.build.isEnabled()
        assert part.view.build.plan_panel.isHidden()

    def test_tells_of_a_library_at_that_place(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path, library: Path
    ) -> None:
        planned(qtbot, part, labelled_films, library)
        assert "There is a library of 15 cases at this place." in part.view.build.plan_panel.text


class TestABuild:
    def test_takes_the_options_and_ends_with_the_audit(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path, tmp_path: Path
    ) -> None:
        part.show_build()
        for name in ("with_pictures", "pooled", "balanced"):
            part.view.build.manner.options[name].box.click()
        page = part.view.build
        page.source.set_source(FilmSource(labelled_films))
        page.place.set_place(tmp_path / "new")
        with qtbot.waitSignal(part.work.planned):
            page.check.click()
        built(qtbot, part)
        manifest = read_manifest(tmp_path / "new")
        assert (manifest.with_pictures, manifest.pooled, manifest.balanced) == (False, True, True)
        assert manifest.cases == 15
        assert part.view.page is part.view.audit
        assert "15 added, 0 brought up to date, 1 left out" in part.view.audit.text

    def test_does_not_hold_up_queries(
        self,
        qtbot: QtBot,
        station: Workstation,
        part: LibrariesPart,
        embedder: GatedEmbedder,
        labelled_films: Path,
        films: list[Path],
        tmp_path: Path,
    ) -> None:
        planned(qtbot, part, labelled_films, tmp_path / "new")
        embedder.gate.clear()
        part.view.build.build.click()
        with qtbot.waitSignal(station.controller.answered):
            station.window.open_films(films[:1])
        assert part.work.is_working
        embedder.gate.set()
        with qtbot.waitSignal(part.work.built):
            pass

    def test_is_held_and_goes_on(
        self, qtbot: QtBot, part: LibrariesPart, embedder: GatedEmbedder, labelled_films: Path, tmp_path: Path
    ) -> None:
        planned(qtbot, part, labelled_films, tmp_path / "new")
        embedder.gate.clear()
        embedder.waits.clear()
        part.view.build.build.click()
        assert embedder.waits.wait(5)
        strip = part.view.work
        strip._hold.click()
        embedder.gate.set()
        assert strip.text.startswith("Paused.")
        assert part.work.is_working
        assert not (tmp_path / "new" / "segments").exists()
        with qtbot.waitSignal(part.work.built):
            strip._hold.click()
        assert read_manifest(tmp_path / "new").cases == 15

    def test_that_is_cancelled_ends_at_once_and_can_be_taken_up_again(
        self, qtbot: QtBot, station: Workstation, part: LibrariesPart, embedder: GatedEmbedder, tmp_path: Path
    ) -> None:
        many = write_many_films(tmp_path / "many", normal=100, pneumonia=100)
        planned(qtbot, part, many, tmp_path / "new")
        with qtbot.waitSignal(part.work.progressed, check_params_cb=lambda progress: progress.done >= 64):
            part.view.build.build.click()
        started = time.monotonic()
        with qtbot.waitSignal(part.work.ended):
            part.view.work._cancel.click()
        qtbot.waitUntil(lambda: not part.runners[1].is_busy)
        assert time.monotonic() - started < 1.0
        assert "Cancelled." in part.view.work.text
        done = embedder.films_embedded
        station.window.actions_["libraries"].trigger()
        qtbot.waitUntil(lambda: bool(part.view.shelf._begun))
        line = part.view.shelf._begun[0]
        assert "The build of new was interrupted." in line.text.text()
        with qtbot.waitSignal(part.work.built):
            line.resume.click()
        assert read_manifest(tmp_path / "new").cases == 200
        assert embedder.films_embedded - done <= 200 - 64
        assert part.shelf._shelf.read().begun == ()

    def test_whose_audit_is_cancelled_stays_built(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path, tmp_path: Path, endless_audit: None
    ) -> None:
        planned(qtbot, part, labelled_films, tmp_path / "new")
        with qtbot.waitSignal(part.work.stored):
            part.view.build.build.click()
        part.view.work._cancel.click()
        assert part.view.work.text == "Cancelled. The library is ready; what is in it has not been looked over."
        assert read_manifest(tmp_path / "new").cases == 15
        assert part.shelf._shelf.read().begun == ()
        assert part.view.page is part.view.shelf  # the other page would offer to build it again
        qtbot.waitUntil(lambda: tmp_path / "new" in part.view.shelf.cards)

    def test_that_has_just_ended_cannot_be_cancelled_any_more(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path, tmp_path: Path
    ) -> None:
        planned(qtbot, part, labelled_films, tmp_path / "new")
        with qtbot.waitSignal(part.work.began):
            part.view.build.build.click()
        job = part.work._job
        assert job is not None
        deadline = time.monotonic() + 30
        while not job.is_done:  # without Qt's loop, so that nobody here has heard of it yet
            assert time.monotonic() < deadline
            time.sleep(0.01)
        with qtbot.waitSignals([part.work.stored, part.work.built]):
            part.view.work._cancel.click()

    def test_that_is_given_up_leaves_nothing_unfinished(
        self, qtbot: QtBot, part: LibrariesPart, library: Path, labelled_films: Path
    ) -> None:
        (library / "unfinished" / "build").mkdir(parents=True)
        wish = BuildWish(library, FilmSource(labelled_films))
        part.shelf._shelf.begin(wish)
        with qtbot.waitSignal(part.shelf.changed):
            part.shelf.drop_begun(wish)
        assert not (library / "unfinished").exists()
        assert part.shelf._shelf.read().begun == ()
        assert read_manifest(library).cases == 15

    def test_that_is_refused_says_why_in_place_with_a_way_on(
        self, qtbot: QtBot, part: LibrariesPart, labelled_films: Path
    ) -> None:
        planned(qtbot, part, labelled_films, labelled_films)
        assert "is not a case library" in part.view.messages.text

    def test_of_a_bug_is_told_and_ends(
        self,
        qtbot: QtBot,
        part: LibrariesPart,
        dialogs: FakeDialogs,
        labelled_films: Path,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        planned(qtbot, part, labelled_films, tmp_path / "new")
        monkeypatch.setattr("cxr_desktop.workshop.Workshop.build", lambda *_: 1 / 0)
        with qtbot.waitSignal(part.work.ended):
            part.view.build.build.click()
        assert not part.work.is_working
        assert "ZeroDivisionError" in dialogs.reports[0]


class TestFilms:
    def test_are_added_after_a_dry_run(
        self, qtbot: QtBot, station: Workstation, part: LibrariesPart, engine: Engine, library: Path, tmp_path: Path
    ) -> None:
        new = write_films(tmp_path / "more", {"NORMAL/new.jpeg": "quite new", "NORMAL/known.jpeg": "normal 1"})
        with qtbot.waitSignal(station.controller.prepared):
            station.controller.open_library(library)
        part.show_build(adds_to=library)
        page = part.view.build
        assert page.place.isHidden()
        page.source.set_source(FilmSource(new))
        with qtbot.waitSignal(part.work.planned):
            page.check.click()
        assert "The library has 15 cases." in page.plan_panel.text
        with qtbot.waitSignals([part.work.built, station.controller.prepared]):
            page.build.click()
        assert read_manifest(library).cases == 17
        assert engine.directory == library  # opened anew: what answers is a snapshot

    def test_are_removed_once_that_is_agreed_to(
        self, qtbot: QtBot, part: LibrariesPart, dialogs: FakeDialogs, library: Path
    ) -> None:
        page = part.view.removal
        with qtbot.waitSignal(part.shelf.cases_listed):
            part.view.shelf.action_requested.emit("remove", library)
        assert page.cases.rowCount() == len(list_cases(library)) == 15
        page.search.setText("virus_3")
        assert page.cases.rowCount() == 1
        assert not page.remove.isEnabled()
        page.table.selectAll()
        assert "1 chosen: PNEUMONIA 1" in page.text
        dialogs.agrees = False
        page.remove.click()
        assert "Remove 1 cases from chest? PNEUMONIA 1." in dialogs.questions[0]
        assert read_manifest(library).cases == 15
        dialogs.agrees = True
        with qtbot.waitSignals([part.shelf.removed, part.shelf.cases_listed]):
            page.remove.click()
        assert read_manifest(library).cases == 14
        assert "1 cases are removed." in page.text

    def test_all_of_them_are_not_removed(self, qtbot: QtBot, part: LibrariesPart, library: Path) -> None:
        with qtbot.waitSignal(part.shelf.cases_listed):
            part.view.shelf.action_requested.emit("remove", library)
        part.view.removal.table.selectAll()
        with qtbot.waitSignal(part.shelf.failed):
            part.view.removal.remove.click()
        assert "without a case" in part.view.messages.text
        assert read_manifest(library).cases == 15


class TestAnAudit:
    def test_shows_copies_side_by_side_and_refusals_with_their_reason(
        self, qtbot: QtBot, part: LibrariesPart, library: Path
    ) -> None:
        page = part.view.audit
        with qtbot.waitSignal(part.work.audited):
            part.view.shelf.action_requested.emit("audit", library)
        assert page.unreadable.heading.text() == "Files that are no cases: 1"
        assert page.unreadable.found.item(0).text().startswith("damaged.jpeg: ")
        copies = page.sections["exact_copies"]
        assert copies.heading.text() == "Exact copies: 1"
        assert "PNEUMONIA: copy.jpeg" in copies.found.item(0).text()
        conflicts = page.sections["label_conflicts"]
        assert conflicts.heading.text() == "Copies under different labels: 1"
        assert "alike: 1.000" in conflicts.found.item(0).text()
        assert page.sections["near_copies"].found.isHidden()

    def test_that_cannot_be_exported_there_says_so_and_can_be_elsewhere(
        self, qtbot: QtBot, part: LibrariesPart, dialogs: FakeDialogs, library: Path, tmp_path: Path
    ) -> None:
        with qtbot.waitSignal(part.work.audited):
            part.view.shelf.action_requested.emit("audit", library)
        (tmp_path / "file").write_text("")
        dialogs.folder = tmp_path / "file"
        with qtbot.waitSignal(part.work.failed):
            part.view.audit.export.click()
        assert "Choose another place." in part.view.messages.text
        dialogs.folder = tmp_path / "out"
        with qtbot.waitSignal(part.work.exported):
            part.view.audit.export.click()
        assert dialogs.reports == []

    def test_is_exported_as_a_page_and_as_tables(
        self, qtbot: QtBot, part: LibrariesPart, dialogs: FakeDialogs, library: Path, tmp_path: Path
    ) -> None:
        with qtbot.waitSignal(part.work.audited):
            part.view.shelf.action_requested.emit("audit", library)
        dialogs.folder = tmp_path / "out"
        with qtbot.waitSignal(part.work.exported):
            part.view.audit.export.click()
        assert {path.name for path in dialogs.folder.iterdir()} == {"audit.html", "audit.csv", "audit.json"}
        page = (dialogs.folder / "audit.html").read_text(encoding="utf-8")
        assert "Copies under different labels: 1" in page
        assert "copy.jpeg" in page
        assert '<html lang="en">' in page
        assert str(tmp_path / "out") in part.view.work.text

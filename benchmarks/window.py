"""How fast is the window? `python -m benchmarks.window`

The real window, on synthetic films, with the reference model. What can be compared is measured side by side in one run:

    first paint     a fresh `cxr-desktop`, and a fresh empty Qt window, in turns
    an answer       a film dropped on the window, and the same film asked of a SearchEngine in the same process with the
                    same options (five cases, one heat map: what `cxr query --heatmap` does when it is warm), in turns
    all the rest    against what a reader would feel; see benchmarks/watchdog.py for how blocks are told apart

Use an idle machine. Qt draws into memory unless $QT_QPA_PLATFORM says otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.watchdog import Gap, Watchdog
from benchmarks.window_stage import LARGE_PX, LIBRARY_PER_LABEL, SMALL_PX, Material, Stage, make_material
from cxr_desktop import __version__, paths
from cxr_desktop.history import HISTORY_LIMIT
from cxr_desktop.settings import Settings, save_settings

_MOST_CARDS = 50
_FRAMES = 200
_QUERIES = 500, 100  # in all, and after how many memory is first looked at
_SEARCHED = "synthetic pneumonia 77"


@dataclass(frozen=True)
class Row:
    """One line of the table: met at or below the goal."""

    what: str
    measured: float
    unit: str
    goal: float
    detail: str

    @property
    def is_met(self) -> bool:
        return self.measured <= self.goal

    def __str__(self) -> str:
        digits = 2 if self.unit in ("x", "s") else 0
        measured, goal = f"{self.measured:.{digits}f} {self.unit}", f"<= {self.goal:g} {self.unit}"
        return f"{self.what:<52} {measured:>9}  {goal:<10} {'ok' if self.is_met else 'NO'}  {self.detail}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", type=Path, help="weights file; default: the reference model")
    parser.add_argument("--rounds", type=int, default=5, help="2 or more: the first is not counted")
    parser.add_argument("--skip-memory", action="store_true", help=f"leave out the {_QUERIES[0]} queries")
    parser.add_argument("--json", type=Path, help="also write the table there")
    args = parser.parse_args()
    if args.rounds < 2:
        parser.error("--rounds: 2 or more, the first is not counted")
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(Path(scratch), args.model or paths.reference_model(), args.rounds)
        rows = list(bench.all_rows(skip_memory=args.skip_memory))
        print(f"\n{bench.circumstances}\n")
    for row in rows:
        print(row)
    if args.json:
        args.json.write_text(json.dumps([vars(row) | {"is_met": row.is_met} for row in rows], indent=2))


class Bench:
    """The model, the films, and a library of some of them."""

    def __init__(self, scratch: Path, model: Path, rounds: int) -> None:
        self.home, self.library = scratch / "home", scratch / "library"
        self.model, self.rounds = model, rounds
        self.circumstances = ""
        os.environ["CXR_HOME"] = str(self.home)
        save_settings(self.home / "settings.json", Settings(accepted_version=__version__))
        tell("films")
        self.films: Material = make_material(scratch)
        # In a process of its own: in this one the window is to load what it needs, as it does elsewhere.
        cxr = "import sys; from cxr_desktop.cli import main; sys.exit(main(sys.argv[1:]))"
        _python("-c", cxr, "build", self.films.library_films, "--library", self.library, "--model", model, "--quiet")

    def all_rows(self, *, skip_memory: bool) -> Iterator[Row]:
        yield self._first_paint_row()
        yield self._warm_up_row()
        app = QApplication(sys.argv[:1])
        with Stage(app, self.home, self.library, self.model) as stage:
            stage.drop(self.films.small[0])  # the first query loads what is loaded with the first query
            yield from self._answer_rows(stage)
            yield from self._block_rows(stage)
            yield from self._restore_rows(stage)
            if not skip_memory:
                yield self._memory_row(stage)
            yield from self._gallery_rows(stage)
            yield from self._history_rows(stage)

    # ------------------------------------------------------------ a fresh program

    def _first_paint_row(self) -> Row:
        ours, bare = [], []
        for i in range(self.rounds + 1):
            tell(f"first paint, round {i}")
            bare.append(self._fresh("bare")["painted_s"])
            ours.append(self._fresh("paint", "--library", self.library, "--model", self.model)["painted_s"])
        detail = f"worst {max(ours[1:]):.2f}; an empty Qt window {statistics.median(bare[1:]):.2f}"
        return Row("first paint, from the start of the process", statistics.median(ours[1:]), "s", 1.0, detail)

    def _warm_up_row(self) -> Row:
        longest = []
        for i in range(self.rounds):
            tell(f"warm-up, round {i}")
            film = self.films.small[i % len(self.films.small)]
            gaps = self._fresh("warm-up", film, "--library", self.library, "--model", self.model)["gaps"]
            longest.append(Gap(**gaps[0]) if gaps else Gap(0, 0, 0, 0, ()))
        worst = max(longest, key=lambda gap: gap.blocked_s)
        return _block_row("GUI thread, longest block to the first answer", worst, 0.3)

    def _fresh(self, *arguments: object) -> dict[str, Any]:
        what, *rest = arguments
        done = _python("-m", "benchmarks.fresh_window", what, time.monotonic(), *rest)
        facts: dict[str, Any] = json.loads(done.splitlines()[-1])
        return facts

    # ------------------------------------------------------------ answers

    def _answer_rows(self, stage: Stage) -> Iterator[Row]:
        import torch

        from cxr_desktop.library.case_library import open_library
        from cxr_desktop.model.device import choose_device
        from cxr_desktop.model.inference import open_embedder
        from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine

        embedder = open_embedder(self.model, choose_device("auto"))
        self.circumstances = (
            f"{embedder.fingerprint}, {embedder.precision}, {embedder.device.name}, {os.cpu_count()} cores, "
            f"torch {torch.__version__}; {platform.system()}, Qt platform {QApplication.platformName()}; "
            f"library of {2 * LIBRARY_PER_LABEL} synthetic films; {self.rounds} rounds"
        )
        options = QueryOptions(heat_map=HeatMapWish())
        with open_library(self.library, embedder.fingerprint) as opened:
            engine = SearchEngine(embedder, opened)
            for name, films in ((f"PNG, {SMALL_PX} px", self.films.small), (f"DICOM, {LARGE_PX} px", self.films.large)):
                tell(f"answers, {name}")
                yield from self._against_bare(stage, name, films, lambda film: engine.query(film, options))

    def _against_bare(
        self, stage: Stage, name: str, films: Sequence[Path], query: Callable[[Path], object]
    ) -> Iterator[Row]:
        bare, cases, whole = [], [], []
        for i in range(self.rounds):
            for film in films:
                began = time.perf_counter()
                query(film)
                bare_s = time.perf_counter() - began
                shown = stage.drop(film)
                stage.settle()
                if i:
                    bare.append(bare_s)
                    cases.append(shown.cases_s)
                    whole.append(shown.whole_s)
        a, b, c = (1e3 * statistics.median(times) for times in (bare, cases, whole))
        detail = f"painted after {b:.0f} ms, with the heat map {c:.0f}; SearchEngine alone, with its heat map {a:.0f}"
        yield Row(f"drop to neighbours / SearchEngine, {name}", b / a, "x", 1.1, detail)

    def _block_rows(self, stage: Stage) -> Iterator[Row]:
        tell("blocks")
        films = (*self.films.small, *self.films.large)
        with Watchdog() as queries:
            for _ in range(self.rounds):
                for film in films:
                    stage.drop(film)
                    stage.settle()
        yield _block_row(f"GUI thread, longest block in {self.rounds * len(films)} queries", queries.longest, 0.05)
        with Watchdog() as restoring:
            for entry in stage.station.history.search()[: 2 * len(films)]:
                stage.restore(entry.entry_id)
                stage.settle()
        yield _block_row(f"GUI thread, longest block in {2 * len(films)} restores", restoring.longest, 0.05)

    def _restore_rows(self, stage: Stage) -> Iterator[Row]:
        """Each after others, so that its film is not the one on the screen."""
        for name, films in (("", self.films.small), (f", DICOM of {LARGE_PX} px", self.films.large)):
            tell(f"restore{name}")
            for film in films:
                stage.drop(film)
            entries = stage.station.history.search()[: len(films)]
            times = [stage.restore(e.entry_id).whole_s for _ in range(self.rounds) for e in entries]
            detail = f"median {1e3 * statistics.median(times):.0f}"
            yield Row(f"restore from history, slowest of {len(times)}{name}", 1e3 * max(times), "ms", 100, detail)

    # ------------------------------------------------------------ much of it

    def _memory_row(self, stage: Stage) -> Row:
        queries, first = _QUERIES
        early_mb = 0.0
        for number in range(1, queries + 1):
            stage.drop(self.films.small[number % len(self.films.small)])
            if number == first:
                early_mb = _resident_mb()
            if number % 50 == 0:
                tell(f"memory, query {number}: {_resident_mb():.0f} MB")
        late_mb = _resident_mb()
        return Row(
            f"memory after {queries} queries / after {first}", late_mb / early_mb, "x", 1.05, f"{late_mb:.0f} MB"
        )

    def _gallery_rows(self, stage: Stage) -> Iterator[Row]:
        tell("gallery")
        stage.drop(self.films.small[0])
        stage.settle()
        with Watchdog() as watchdog:
            shown = stage.show_count(_MOST_CARDS)
            fill_s = stage.settle()
        detail = f"cards after {1e3 * shown.cases_s:.0f} ms, pictures in sight {1e3 * fill_s:.0f} ms after the answer"
        yield Row(f"gallery of {_MOST_CARDS}, all in sight filled", 1e3 * (shown.whole_s + fill_s), "ms", 1000, detail)
        yield _block_row(f"gallery of {_MOST_CARDS}, longest block meanwhile", watchdog.longest, 0.05)
        first = stage.scroll(stage.gallery, most=_FRAMES)
        stage.settle()
        yield _frames_row(f"gallery of {_MOST_CARDS}, slowest frame as pictures come", first)
        yield _frames_row(
            f"gallery of {_MOST_CARDS}, slowest frame of scrolling", stage.scroll(stage.gallery, most=_FRAMES)
        )
        stage.show_count(5)
        stage.settle()

    def _history_rows(self, stage: Stage) -> Iterator[Row]:
        tell("history")
        _fill_history(stage)
        stage.window.show_history()
        count = f"{HISTORY_LIMIT:,} earlier queries"
        open_s = stage.frame(lambda: stage.window.history.set_collapsed(False))
        yield Row(f"{count}, the sidebar opens", 1e3 * open_s, "ms", 50, "")
        stage.settle()
        yield _frames_row(f"{count}, slowest frame of scrolling", stage.scroll(stage.list, most=_FRAMES))
        field = stage.window.history.findChild(QLineEdit)
        assert field is not None
        keys = [stage.frame(lambda key=key: QTest.keyClicks(field, key)) for key in _SEARCHED]  # type: ignore[misc]
        keys += [stage.frame(lambda: QTest.keyClick(field, Qt.Key.Key_Backspace)) for _ in _SEARCHED]
        detail = f"median {1e3 * statistics.median(keys):.0f}, first {1e3 * keys[0]:.0f}"
        yield Row(f"{count}, slowest key of a search", 1e3 * max(keys), "ms", 50, detail)
        with Watchdog() as watchdog:
            for film in self.films.small:
                stage.drop(film)
                stage.settle()
        yield _block_row(f"{count}, longest block in {len(self.films.small)} queries", watchdog.longest, 0.05)


def _fill_history(stage: Stage) -> None:
    """As after a busy year: names, labels, times and notes differ."""
    history = stage.station.history
    known = history.search()[0]
    now = datetime.now(UTC)
    for number in range(HISTORY_LIMIT):
        path = known.result.path.with_name(f"synthetic-{number:05d}.png")
        asked_at = now - timedelta(minutes=HISTORY_LIMIT - number)
        entry = history.add(replace(known.result, path=path), known.thumbnail, asked_at=asked_at)
        if number % 20 == 0:
            history.note(entry.entry_id, f"compare with {number - 1}")


def _block_row(what: str, gap: Gap, goal_s: float) -> Row:
    return Row(what, 1e3 * gap.blocked_s, "ms", 1e3 * goal_s, str(gap) if gap.wall_s else "none above 20 ms")


def _frames_row(what: str, frames: Sequence[float]) -> Row:
    """Fifty milliseconds are felt; the median says whether it is smooth."""
    median = statistics.median(frames)
    return Row(what, 1e3 * max(frames), "ms", 50, f"median {1e3 * median:.1f} of {len(frames)}")


def _resident_mb() -> float:
    """Memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])  # Linux; elsewhere use --skip-memory
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _python(*arguments: object) -> str:
    """What a child says; it keeps its bytecode, as every user's Python does unless told not to."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout


def tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

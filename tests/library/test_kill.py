"""Writers are killed at random moments: the library opens each time, and nothing that was finished is lost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from cxr_desktop.library import unfinished
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.verify import verify_library
from tests.fakes import MemoryStore, write_films, write_many_films
from tests.library import build_child

KILLS = 30
ROOT = Path(__file__).resolve().parents[2]


def run_and_kill(task: str, films: Path, library: Path, *, after_lines: int, and_s: float) -> int:
    """Kill a writer so many lines, and then so many seconds, after its start; how many lines it has said."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.library.build_child", task, str(films), str(library)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        said = sum(1 for _ in islice(writer.stdout, after_lines))
        time.sleep(and_s)
        writer.kill()
        return said + len(writer.stdout.readlines())


def snapshot(library: Path) -> dict[str, Any]:
    """The manifest without its times, and every file that it names."""
    manifest = json.loads((library / "manifest.json").read_bytes())
    for moment in ("created", "updated", "sha256"):
        del manifest[moment]
    named = [library / "segments" / segment["name"] for segment in manifest["segments"]]
    files = {str(path.relative_to(library)): path.read_bytes() for segment in named for path in segment.iterdir()}
    return {"manifest": manifest, **files}


def labels(library: Path) -> dict[str, int]:
    with open_library(library, create_store=MemoryStore) as opened:
        return dict(opened.info.label_counts)


@pytest.mark.slow
def test_killed_at_thirty_moments_the_library_is_whole_and_the_build_resumes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unfinished, "_CHUNK_FILMS", build_child.CHUNK_FILMS)
    films = write_many_films(tmp_path / "films", normal=120, pneumonia=120)
    write_films(films, {"NORMAL/copy.jpeg": "pneumonia 3", "PNEUMONIA/broken.jpeg": "bad"})
    old, reference = tmp_path / "old", tmp_path / "reference"
    build_child.build(write_many_films(tmp_path / "old films", normal=7, pneumonia=5), old)
    shutil.copytree(old, reference)
    build_child.build(films, reference)
    expected, batches = snapshot(reference), 242 // build_child.BATCH_FILMS + 1
    moments = random.Random(20180222)
    before_commit = 0

    for kill in range(KILLS):
        library = tmp_path / f"library {kill}"
        shutil.copytree(old, library)
        run_and_kill("build", films, library, after_lines=moments.randint(0, batches), and_s=moments.uniform(0, 0.02))

        if labels(library) == {"NORMAL": 7, "PNEUMONIA": 5}:
            before_commit += 1
            build_child.build(films, library)
        assert snapshot(library) == expected, f"kill {kill}"
        shutil.rmtree(library)

    assert before_commit > KILLS // 2  # or the moments were not during the build


@pytest.mark.slow
def test_killed_between_and_during_additions_no_film_that_was_added_is_lost(tmp_path: Path) -> None:
    library = tmp_path / "library"
    build_child.build(write_many_films(tmp_path / "films", normal=3, pneumonia=3), library)
    moments = random.Random(1895)
    added = 0

    for kill in range(8):
        films = write_films(tmp_path / "more", {f"TB/{kill} {number}.png": f"{kill} {number}" for number in range(99)})
        added += run_and_kill("add", films, library, after_lines=moments.randint(0, 30), and_s=moments.uniform(0, 0.02))
        shutil.rmtree(films)

        assert verify_library(library).is_sound, f"kill {kill}"
        found = labels(library).get("TB", 0)
        assert found - added in (0, 1), f"kill {kill}"  # killed after the commit, before it could say so
        added = found
    assert added > 20

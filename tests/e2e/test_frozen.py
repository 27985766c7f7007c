"""The frozen application, as a hospital has it: in a folder that nobody may write to, offline, for a user with no home.

Needs a build: `pyinstaller cxr_desktop.spec`, in dist/cxr-desktop or where $CXR_FROZEN says. Without one these are
skipped, visibly.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from cxr_desktop import __version__
from cxr_desktop.imaging.synthetic import write_demo_films
from freeze import left_out
from tests.accounts import can_become_nobody
from tests.e2e.program import frozen_folder

pytestmark = pytest.mark.frozen

REPOSITORY = Path(__file__).resolve().parents[2]
BUILD = frozen_folder()
LARGEST_MB = 700  # docs/it.md says what of
FILMS_FOR_A_PRODUCT = 12  # of each label: FAISS takes BLAS for twenty queries and more


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy under a name with a blank and of another script, which nobody may write to."""
    if not (BUILD / "cxr").is_file():
        pytest.skip(f"no frozen application at {BUILD}: pyinstaller cxr_desktop.spec")
    place = tmp_path_factory.mktemp("frozen")
    for above in (place, *place.parents[:2]):
        above.chmod(0o755)  # pytest's own folders are closed to others
    copy = place / "CXR 桌面 frozen"
    shutil.copytree(BUILD, copy, symlinks=True, copy_function=_link)
    for path in (copy, *copy.rglob("*")):
        if path.is_dir():
            path.chmod(0o555)
    yield copy
    for path in (copy, *copy.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


def _link(source: str, target: str) -> None:
    """A gigabyte need not be there twice; where it cannot be linked it is copied."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target)


def confined(home: Path) -> tuple[list[str], dict[str, str]]:
    """What comes before a command, and its environment: no network, no rights, a home that takes nothing."""
    before: list[str] = []
    if shutil.which("unshare") and can_become_nobody():
        before = ["unshare", "--net", "runuser", "-u", "nobody", "--"]
    elif shutil.which("unshare"):
        before = ["unshare", "--map-root-user", "--net"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CXR_", "XDG_", "PYTHON"))}
    return before, kept | {"HOME": str(home), "LC_ALL": "C.UTF-8", "TMPDIR": "/tmp", "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("home")
    place.chmod(0o555)
    return place


def run(folder: Path, home: Path, *arguments: object, program: str = "cxr") -> subprocess.CompletedProcess[str]:
    before, environment = confined(home)
    return subprocess.run(
        [*before, str(folder / program), *map(str, arguments)],
        env=environment,
        cwd="/",
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=1200,
        check=False,
    )


def run_source(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxr_desktop", *map(str, arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=1200,
        check=False,
    )


def test_says_its_version(folder: Path, home: Path) -> None:
    done = run(folder, home, "--version")
    assert (done.returncode, done.stdout) == (0, f"cxr {__version__}\n"), done.stderr


def test_passes_its_self_test_offline_without_rights_and_without_a_home(folder: Path, home: Path) -> None:
    done = run(folder, home, "self-test", "--json")
    checks = json.loads(done.stdout)["checks"]
    assert [check for check in checks if not check["ok"]] == []
    (places,) = [check["detail"] for check in checks if check["name"] == "places of this user"]
    if confined(home)[0][-2:] == ["nobody", "--"]:  # root may write anywhere
        assert "are not kept" in places


def test_answers_as_the_source_does(folder: Path, home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same query, the same JSON: apart from how long it took and where the library lies."""
    place = tmp_path_factory.mktemp("films")
    for above in (place, *place.parents[:2]):
        above.chmod(0o755)
    film = write_demo_films(place, per_label=1, size_px=256)[1].path
    frozen = run(folder, home, "query", film, "--json", "--quiet")
    source = run_source("query", film, "--json", "--quiet")
    assert frozen.returncode == source.returncode == 0, frozen.stderr + source.stderr
    assert without_timing(json.loads(frozen.stdout)) == without_timing(json.loads(source.stdout))


def test_evaluates_as_the_source_does(folder: Path, home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Many films at once are compared by a matrix product, which in the frozen folder another library answers."""
    place = tmp_path_factory.mktemp("labelled")
    for above in (place, *place.parents[:2]):
        above.chmod(0o755)
    films, report = place / "films", place / "report"
    write_demo_films(films, per_label=FILMS_FOR_A_PRODUCT, size_px=128)
    report.mkdir()
    report.chmod(0o777)
    words = ("evaluate", films, "--positive", "PNEUMONIA", "--json", "--quiet", "--report")
    frozen = run(folder, home, *words, report / "frozen")
    source = run_source(*words, report / "source")
    assert frozen.returncode == source.returncode == 0, frozen.stderr + source.stderr
    assert json.loads(frozen.stdout) == json.loads(source.stdout)
    of_frozen, of_source = (sorted(path.name for path in (report / kind).iterdir()) for kind in ("frozen", "source"))
    assert of_frozen == of_source


def without_timing(record: dict[str, Any]) -> dict[str, Any]:
    library = {key: value for key, value in record["library"].items() if key != "path"}
    return {key: value for key, value in record.items() if key != "timing"} | {"library": library}


def test_is_of_the_size_that_the_docs_say(folder: Path) -> None:
    total = sum(path.stat().st_size for path in files(folder))
    assert total / 1e6 <= LARGEST_MB


def test_holds_none_of_what_the_spec_leaves_out(folder: Path) -> None:
    internal = folder / "_internal"
    found = [path for pattern in left_out.FILES for path in internal.glob(pattern)]
    assert found == []
    assert [path for path in internal.rglob("*") if path.is_symlink() and not path.exists()] == []


def test_brings_its_bill_of_materials_and_licences(folder: Path) -> None:
    bill = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))
    names = {part["name"].lower() for part in bill["components"]}
    assert names >= {"torch", "numpy", "pydicom", "imagecodecs", "faiss-cpu", "timm", "pyside6_essentials", "python"}
    licensed = {path.name.rpartition("-")[0].lower() for path in (folder / "licences").iterdir() if path.is_dir()}
    assert licensed >= {"torch", "numpy", "pydicom", "pillow", "faiss-cpu"}
    assert (folder / "licences" / "Python.txt").is_file()


def files(folder: Path) -> Sequence[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]

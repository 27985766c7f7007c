"""The rules of the house, held by tests: who imports whom, what is heavy, what is never used."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cxr_desktop

REPOSITORY = Path(__file__).resolve().parents[1]
SOURCES = sorted((REPOSITORY / "cxr_desktop").rglob("*.py"))
HEAVY = {
    "torch",
    "torchvision",
    "timm",
    "faiss",
    "matplotlib",
    "sklearn",
    "scipy",
    "pydicom",
    "cv2",
    "imagecodecs",
    "pyqtgraph",
}


def test_rooms_import_only_the_rooms_below_them() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=REPOSITORY, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    "module",
    ["cxr_desktop.cli.commands", "cxr_desktop.library.case_library", "cxr_desktop.search", "cxr_desktop.export.page"],
)
def test_importing_a_room_does_not_import_heavy_packages(module: str) -> None:
    code = f"import sys, {module}; print(*sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_a_module_begins_with_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "a module is one idea, told first"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_nothing_is_unpickled() -> None:
    for path in SOURCES:
        names = {
            node.id for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Name)
        }
        text = path.read_text(encoding="utf-8")
        assert not names & {"pickle", "joblib", "shelve", "marshal", "dill"}, path
        assert "torch.load" not in text, path
        assert "allow_pickle=True" not in text, path


def test_no_path_reaches_a_library_that_cannot_take_every_script() -> None:
    banned = re.compile(r"cv2\.(imread|imwrite)|faiss\.(read_index|write_index)|IMREAD_FILE")
    for path in SOURCES:
        assert not banned.search(path.read_text(encoding="utf-8")), path


def test_the_version_is_the_newest_of_the_changelog() -> None:
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\]", changelog, re.MULTILINE)
    assert newest
    assert newest[1] == cxr_desktop.__version__


def test_records_of_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (REPOSITORY / "docs" / "adr").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))

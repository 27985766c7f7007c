"""What the frozen application leaves out: each thing with a reason, and the program works without it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path

import pytest

from cxr_desktop import __version__
from freeze import left_out, slimming
from freeze.bill import bill_of_materials, licence_files

REPOSITORY = Path(__file__).resolve().parents[2]
SPEC = REPOSITORY / "cxr_desktop.spec"
HOOK = REPOSITORY / "freeze" / "without_opengl.py"

WITHOUT = """
import sys
left_out = set(sys.argv[1].split(","))

class Without:
    "A finder to which these modules are not there, as they are not in the frozen folder."

    def __init__(self, finder):
        self._finder = finder

    def __getattr__(self, name):
        return getattr(self._finder, name)

    def find_spec(self, name, path=None, target=None):
        if any(name == module or name.startswith(module + ".") for module in left_out):
            return None
        return self._finder.find_spec(name, path, target)

sys.meta_path[:] = [Without(finder) for finder in sys.meta_path]
from cxr_desktop.cli import main

model, home, hook = sys.argv[2:]
exec(open(hook).read())  # as the frozen program does before anything else
codes = [
    main(["demo", "--model", model, "--output", f"{home}/demo", "--quiet"]),
    main(["map", "--library", f"{home}/demo/library", "--output", f"{home}/map.png", "--quiet"]),
]
from PySide6.QtWidgets import QApplication

app = QApplication([])
import numpy as np

from cxr_desktop.ui.case_map.map_view import CaseMapView, Points

CaseMapView(Points(np.zeros((3, 2)), np.zeros(3, np.intp), ("NORMAL",))).grab()
print(codes)
"""


@pytest.mark.parametrize("rows", [left_out.MODULES, left_out.FILES, slimming.STAND_INS])
def test_everything_that_is_left_out_has_its_reason(rows: Mapping[str, str]) -> None:
    assert list(rows) == sorted(rows)
    for name, reason in rows.items():
        assert len(reason.split()) >= 1, name


@pytest.mark.parametrize(
    ("name", "is_wanted"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/lib/libtorchbind_test.so", False),
        ("PySide6\\Qt\\plugins\\tls\\qopensslbackend.dll", False),  # as Windows writes it
        ("PySide6/Qt/translations/qtbase_es.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("torch-2.13.0.dist-info/METADATA", True),
        ("torch-2.13.0.dist-info/RECORD", False),
    ],
)
def test_files_are_left_out_by_their_names(name: str, is_wanted: bool) -> None:
    assert left_out.is_wanted(name) is is_wanted


def test_the_program_works_without_the_modules_that_are_left_out(small_model: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, ",".join(left_out.MODULES), str(small_model), str(tmp_path), str(HOOK)],
        cwd=REPOSITORY,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[0, 0]", done.stderr


def test_the_spec_is_short() -> None:
    assert len(SPEC.read_text(encoding="utf-8").splitlines()) <= 120


class TestTheBill:
    def test_names_the_program_its_parts_and_what_is_shipped_with_it(self) -> None:
        bill = bill_of_materials([distribution("numpy"), distribution("pydicom")])
        parts = {part["name"]: part for part in bill["components"]}
        assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
        assert bill["metadata"]["component"]["version"] == __version__
        assert parts["numpy"]["purl"] == f"pkg:pypi/numpy@{distribution('numpy').version}"
        assert parts["numpy"]["licenses"][0]["license"]["name"]
        assert len(parts["reference.safetensors"]["hashes"][0]["content"]) == 64
        assert "kermany2018/manifest.json" in parts

    def test_is_the_same_twice(self) -> None:
        first, second = (json.dumps(bill_of_materials([distribution("numpy")])) for _ in range(2))
        assert first == second

    @pytest.mark.parametrize("part", ["numpy", "pydicom", "pillow", "torch", "safetensors", "PySide6_Essentials"])
    def test_a_part_comes_with_the_text_of_its_licence(self, part: str) -> None:
        files = list(licence_files(distribution(part)))
        assert files
        assert all(file.stat().st_size for file in files)

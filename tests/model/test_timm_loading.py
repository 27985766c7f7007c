"""Hazard 3: timm loads although torchvision's operators do not, and only then is anything put in their place."""

from __future__ import annotations

import subprocess
import sys


def test_timm_loads_in_a_fresh_interpreter() -> None:
    code = "from cxr_desktop.model.timm_loading import load_timm; print(load_timm().__version__)"
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_a_torchvision_that_loads_is_left_alone() -> None:
    code = (
        "import sys, types; whole = types.ModuleType('torchvision'); sys.modules['torchvision'] = whole\n"
        "from cxr_desktop.model.timm_loading import _make_torchvision_importable as go\n"
        "go(); assert sys.modules['torchvision'] is whole; assert 'torchvision._meta_registrations' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr

"""Memory that was freed is used again instead of being faulted in anew."""

from __future__ import annotations

import subprocess
import sys

import pytest

_COUNT_FAULTS = """
import resource, sys, torch
from cxr_desktop.training.allocator import keep_freed_memory
if sys.argv[1] == "kept":
    assert keep_freed_memory()
model = torch.nn.Sequential(torch.nn.Conv2d(1, 16, 3), torch.nn.SiLU(), torch.nn.Conv2d(16, 1, 3))
def steps(count):
    for _ in range(count):
        model(torch.ones(8, 1, 256, 256)).sum().backward()  # 32 MiB for each of the wide planes
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt
print(steps(6) * -1 + steps(6))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc alone has the setting")
def test_freed_memory_is_not_faulted_in_again() -> None:
    faults = {
        how: int(subprocess.run([sys.executable, "-c", _COUNT_FAULTS, how], capture_output=True, check=True).stdout)
        for how in ("kept", "plain")
    }
    assert faults["kept"] * 5 < faults["plain"]

"""torch's library is loaded without stopping the other threads, and `import torch` goes on from there."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_CODE = """
import json, sys, threading, time
from cxr_desktop.model.torch_loading import preload_torch

beats, is_over = [], threading.Event()

def beat():
    while not is_over.wait(0.001):
        beats.append(time.perf_counter())

thread = threading.Thread(target=beat)
thread.start()
while not beats:
    time.sleep(0.001)
began = time.perf_counter()
preload_torch()
took = time.perf_counter() - began
is_over.set()
thread.join()
assert "torch" not in sys.modules
import torch
ours = [began, *(beat for beat in beats if beat > began), began + took]
gaps = [later - earlier for earlier, later in zip(ours, ours[1:])]
print(json.dumps({"sum": torch.ones(3).sum().item(), "took": took, "gap": max(gaps)}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere torch is imported as it comes")
def test_other_threads_go_on_meanwhile_and_torch_works() -> None:
    done = subprocess.run([sys.executable, "-W", "error", "-c", _CODE], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["sum"] == 3
    assert told["took"] > 0.02  # it has loaded something
    assert told["gap"] < told["took"] / 2


def test_a_torch_that_is_there_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    import torch  # noqa: F401

    from cxr_desktop.model import torch_loading

    monkeypatch.setattr(torch_loading, "_LIBRARIES", None)
    torch_loading.preload_torch()

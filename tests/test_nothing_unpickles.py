"""Nothing unpickles: a file of weights, a library, a history or settings can hold no code that would run.

Python raises the audit event `pickle.find_class` for every name that an unpickler looks up, in C and Python alike, and
without a name no pickle does anything. The whole way of a film is gone with a hook that ends the process at the first.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from cxr_desktop.errors import CxrError
from cxr_desktop.imaging.synthetic import write_demo_films

REPOSITORY = Path(__file__).resolve().parents[1]

HOOK = """
import os, sys
def hear(event, arguments):
    if event == "pickle.find_class":
        os.write(2, f"UNPICKLED {arguments}".encode())
        os._exit(77)
sys.addaudithook(hear)
"""

THE_WHOLE_WAY = """
from datetime import UTC, datetime
from pathlib import Path
from cxr_desktop.cli.arguments import film_ingestor
from cxr_desktop.history import HistoryEntry, HistoryStore
from cxr_desktop.library.builder import LibraryBuilder
from cxr_desktop.library.case_library import open_library
from cxr_desktop.library.sources import list_films
from cxr_desktop.library.verify import verify_library
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.inference import open_embedder
from cxr_desktop.search import HeatMapWish, QueryOptions, SearchEngine
from cxr_desktop.settings import Settings, load_settings, save_settings

model, films, home = map(Path, sys.argv[1:])
save_settings(home / "settings.json", Settings(theme="dark"))
load_settings(home / "settings.json", home / "policy.json")
embedder = open_embedder(model, choose_device("cpu"))
listed = list_films([films])
LibraryBuilder(embedder, film_ingestor(embedder)).build(listed, home / "library")
verify_library(home / "library")
with open_library(home / "library", embedder.fingerprint) as library:
    result = SearchEngine(embedder, library).query(listed[0].path, QueryOptions(heat_map=HeatMapWish()))
for _ in range(2):
    store = HistoryStore(home / "history.sqlite")
    [dict(entry.result.heat_map.maps) for entry in store.load()]
    store.add(HistoryEntry(store.next_id, datetime.now(UTC), result, b""))
    store.close()
print("the whole way")
"""


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", HOOK + code, *map(str, arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=600,
    )


def test_the_hook_sees_an_unpickler() -> None:
    done = run("import pickle; pickle.loads(pickle.dumps(os.getcwd))")
    assert (done.returncode, "UNPICKLED" in done.stderr) == (77, True)


def test_model_library_settings_history_and_a_query_unpickle_nothing(small_model: Path, tmp_path: Path) -> None:
    films = tmp_path / "films"
    write_demo_films(films, per_label=3, size_px=96)
    done = run(THE_WHOLE_WAY, small_model, films, tmp_path / "home")
    assert (done.returncode, done.stdout.strip()) == (0, "the whole way"), done.stderr


class TestAPickleInTheirPlace:
    @pytest.fixture
    def pickled(self, tmp_path: Path) -> Path:
        path = tmp_path / "pickled.npy"
        np.save(path, np.array([tmp_path], dtype=object), allow_pickle=True)
        return path

    def test_of_weights_is_refused(self, pickled: Path) -> None:
        from cxr_desktop.model.weights import read_weights

        with pytest.raises(CxrError):
            read_weights(pickled)

    def test_of_heat_maps_is_refused(self, pickled: Path) -> None:
        from cxr_desktop.history.heat import unpack

        with pytest.raises(ValueError, match=r"heat maps|pickle"):
            unpack(pickled.read_bytes())

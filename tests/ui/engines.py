"""An engine for tests of the window: answers at once or when its gate is opened, or fails as it is told to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from cxr_desktop.domain import (
    CancelToken,
    Case,
    EmbedderFingerprint,
    Evidence,
    LibraryInfo,
    Neighbour,
    OnProgress,
    Progress,
    QueryResult,
    QueryTiming,
    Vote,
)
from cxr_desktop.engine_room import Answer, EngineRoom, Preparation, to_answer
from cxr_desktop.errors import LibraryError
from cxr_desktop.imaging.readers import decode_radiograph
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.model.device import DeviceChoice
from cxr_desktop.search import QueryOptions


class GatedEngine(EngineRoom):
    """Counts what it was asked. `error` is raised instead of an answer, `refusal` instead of a library."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[Path] = []
        self.devices: list[str] = []
        self.error: Exception | None = None
        self.refusal: LibraryError | None = None
        self.directory = Path("library")
        self.directories: tuple[Path, ...] = ()  # those that were opened last

    def prepare(self, model: Path | None, device: str, libraries: Sequence[Path]) -> Preparation:
        self.devices.append(device)
        return self._prepared(self.refusal)

    def open_libraries(self, directories: Sequence[Path]) -> Preparation:
        if self.refusal:
            raise self.refusal
        self.directory, *_ = self.directories = tuple(directories)
        return self._prepared(None)

    def open_without_lost(self) -> Preparation:
        return self.open_libraries(self.directories[:1])

    def locate(self, folder: Path, cancel: CancelToken, on_progress: OnProgress) -> Preparation:
        on_progress(Progress("locating", 1, 2))
        while not self.gate.wait(0.01):
            cancel.raise_if_cancelled()
        return self.open_libraries([folder])

    def answer(
        self, film: FilmReading, options: QueryOptions, cancel: CancelToken, on_found: Callable[[Answer], None]
    ) -> Answer:
        self.asked.append(film.path)
        self.gate.wait(10)
        cancel.raise_if_cancelled()
        if self.error:
            raise self.error
        answer = to_answer(made_result(film.path, self.directory), (96, 96))
        on_found(answer)
        return answer

    def thumbnail(self, case: Case) -> bytes | None:
        return None

    def _prepared(self, trouble: LibraryError | None) -> Preparation:
        parts = [LibraryInfo(folder, folder.name, 1, {"NORMAL": 1}) for folder in self.directories]
        info = LibraryInfo(self.directory, "id", 1, {"NORMAL": 1}, parts=tuple(parts) if len(parts) > 1 else ())
        info = None if trouble else info
        return Preparation(DeviceChoice("cpu", "a processor", "asked"), "small", info, ("NORMAL",), (), trouble)


def made_result(path: Path, library: Path = Path("library")) -> QueryResult:
    case = Case(1, "NORMAL", path, "0" * 64)
    return QueryResult(
        path=path,
        radiograph=decode_radiograph(path.read_bytes()),
        embedding=np.zeros(4, np.float32),
        neighbours=(Neighbour(1, case, 0.5, is_copy_of_query=False),),
        evidence=Evidence(Vote("NORMAL", 1.0, {"NORMAL": 1}), "NORMAL", 0.5, 0),
        heat_map=None,
        timing=QueryTiming(0, 0, 0, 0, 0),
        library=LibraryInfo(library, "id", 1, {"NORMAL": 1}),
        model=EmbedderFingerprint("small", (), "0" * 64, "1", 4),
    )

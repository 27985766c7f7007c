"""One film file that several threads want at the same time: it is read once, and decoded once at each size."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from cxr_desktop.domain import Radiograph

T = TypeVar("T")


class FilmReading:
    """The film at `path`, for any thread: whoever comes second waits for the first. What is wrong is raised to each."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data = _Once(self._read)
        self._whole = _Once(lambda: self._decode(None))

    def radiograph(self, at_least_px: int | None = None) -> Radiograph:
        """As `decode_radiograph`. Raises ImageError."""
        from cxr_desktop.imaging.readers import comes_smaller

        if at_least_px is not None and comes_smaller(self._data.get()):
            return self._decode(at_least_px)  # wanted by one of them only
        return self._whole.get()

    def _read(self) -> bytes:
        from cxr_desktop.imaging.readers import read_film_bytes

        return read_film_bytes(self.path)

    def _decode(self, at_least_px: int | None) -> Radiograph:
        from cxr_desktop.imaging.readers import decode_radiograph

        return decode_radiograph(self._data.get(), at_least_px=at_least_px)


class _Once(Generic[T]):
    """Made by whoever asks first; after a failure, tried again."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []
        self._lock = threading.Lock()

    def get(self) -> T:
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

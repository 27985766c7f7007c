"""The films that were opened last: they are shown again at once, without a drive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxr_desktop.engine_room import OpenedFilm

_KEPT = 12


class LatestFilms:
    """By path; the longest kept goes first."""

    def __init__(self) -> None:
        self._films: dict[Path, OpenedFilm] = {}  # oldest first

    def keep(self, film: OpenedFilm) -> None:
        self._films.pop(film.path, None)
        self._films[film.path] = replace(film, halves=())  # they are soon made again, and large
        if len(self._films) > _KEPT:
            del self._films[next(iter(self._films))]

    def get(self, path: Path) -> OpenedFilm | None:
        return self._films.get(path)

"""The libraries that were used on this machine, latest first, and the builds that were begun and not ended.

One small file of the user's. Nothing here looks at a library: it may be gone, and still stands on the shelf.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cxr_desktop.library.sources import absolute
from cxr_desktop.library.wish import BuildWish, FilmSource
from cxr_desktop.output import write_output

log = logging.getLogger(__name__)

MOST_LIBRARIES = 50
_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class ShelfContent:
    """What stands on it."""

    folders: tuple[Path, ...] = ()  # of libraries, latest used first
    begun: tuple[BuildWish, ...] = ()  # latest first, one for a library


class Shelf:
    """Reads and writes the file at `path`, from any thread. What changes it raises OutputNotWritable."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._turn = threading.Lock()

    def read(self) -> ShelfContent:
        """Empty where there is no file yet, or one that is damaged or of a later program: it is no more than a list."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
            return _content(content)
        except FileNotFoundError:
            return ShelfContent()
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("the list of libraries cannot be read: %s", type(error).__name__)
            return ShelfContent()

    def put(self, folder: Path) -> None:
        """This library was used just now."""
        place = absolute(folder)
        with self._turn:
            content = self.read()
            if content.folders[:1] != (place,):
                others = (other for other in content.folders if other != place)
                self._write(replace(content, folders=(place, *others)[:MOST_LIBRARIES]))

    def remove(self, folder: Path) -> None:
        """It is not to be listed any more; on its drive it stays as it is."""
        place = absolute(folder)
        with self._turn:
            content = self.read()
            folders = tuple(other for other in content.folders if other != place)
            self._write(ShelfContent(folders, _without(content.begun, place)))

    def begin(self, wish: BuildWish) -> None:
        """This build has begun: if nobody says that it has ended, it can be taken up again."""
        with self._turn:
            content = self.read()
            self._write(replace(content, begun=(wish, *_without(content.begun, wish.directory))))

    def end(self, directory: Path) -> None:
        """The build of this library has ended, or is not to be taken up again."""
        with self._turn:
            content = self.read()
            kept = _without(content.begun, directory)
            if kept != content.begun:
                self._write(replace(content, begun=kept))

    def _write(self, content: ShelfContent) -> None:
        text = json.dumps(
            {
                "schema": _SCHEMA,
                "folders": [str(folder) for folder in content.folders],
                "begun": [_from_wish(wish) for wish in content.begun],
            },
            indent=2,
        )
        write_output(self._path, text + "\n")


def _without(begun: tuple[BuildWish, ...], directory: Path) -> tuple[BuildWish, ...]:
    return tuple(wish for wish in begun if absolute(wish.directory) != absolute(directory))


def _content(content: Mapping[str, Any]) -> ShelfContent:
    if content["schema"] != _SCHEMA:
        raise ValueError(content["schema"])
    return ShelfContent(tuple(map(Path, content["folders"])), tuple(_to_wishes(content["begun"])))


def _to_wishes(rows: list[dict[str, Any]]) -> Iterator[BuildWish]:
    for row in rows:
        with suppress(ValueError):
            source = FilmSource(_path(row["folder"]), _path(row["label_file"]), _path(row.get("edition_of")))
            options = {name: bool(row[name]) for name in ("adds", "with_pictures", "pooled", "balanced")}
            yield BuildWish(Path(row["library"]), source, **options, model=_path(row.get("model")))


def _from_wish(wish: BuildWish) -> dict[str, Any]:
    return {
        "library": str(wish.directory),
        "folder": wish.source.folder and str(wish.source.folder),
        "label_file": wish.source.label_file and str(wish.source.label_file),
        "adds": wish.adds,
        "with_pictures": wish.with_pictures,
        "pooled": wish.pooled,
        "balanced": wish.balanced,
        "edition_of": wish.source.library and str(wish.source.library),
        "model": wish.model and str(wish.model),
    }


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None

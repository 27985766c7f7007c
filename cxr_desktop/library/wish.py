"""What a library is to be made of, or what it is to take in: the options of `cxr build` and `cxr add` as one value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cxr_desktop.domain import CancelToken
from cxr_desktop.library.edition import Manner, Moves, known_films
from cxr_desktop.library.label_file import read_label_file
from cxr_desktop.library.records import ListedFilm
from cxr_desktop.library.sources import list_films


@dataclass(frozen=True, slots=True)
class FilmSource:
    """Labelled films: a folder whose leaf folders are labels, or a CSV, which may name films below the folder.

    Or the films of a library, for a new edition of it.
    """

    folder: Path | None = None
    label_file: Path | None = None
    library: Path | None = None

    def __post_init__(self) -> None:
        if not (self.folder or self.label_file or self.library):
            raise ValueError("neither a folder, a label file nor a library")

    def films(self, cancel: CancelToken, moves: Moves = ()) -> tuple[ListedFilm, ...]:
        """`moves` are of films of a library. Raises NoFilmsFound, BadLabelFile, LibraryError or Cancelled."""
        if self.library is not None:
            return known_films(self.library, moves, cancel=cancel)
        folders = [self.folder] if self.folder else []
        if self.label_file is not None:
            return read_label_file(self.label_file, images=folders)
        return list_films(folders, cancel=cancel)


@dataclass(frozen=True, slots=True)
class BuildWish:
    """One build or addition. What `adds` takes its options from the library that is there."""

    directory: Path
    source: FilmSource
    adds: bool = False
    with_pictures: bool = True
    pooled: bool = False
    balanced: bool = False
    model: Path | None = None  # weights to build with, where not those that are in use

    @property
    def manner(self) -> Manner:
        return Manner(self.pooled, self.balanced, self.with_pictures)


def edition_wish(origin: Path, directory: Path, model: Path, manner: Manner) -> BuildWish:
    """A new edition of the library at `origin`."""
    return BuildWish(
        directory,
        FilmSource(library=origin),
        with_pictures=manner.with_pictures,
        pooled=manner.pooled,
        balanced=manner.balanced,
        model=model,
    )

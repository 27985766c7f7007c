"""What a library is to be made of, or what it is to take in: the options of `cxr build` and `cxr add` as one value."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cxr_desktop.domain import CancelToken
from cxr_desktop.library.label_file import read_label_file
from cxr_desktop.library.records import ListedFilm
from cxr_desktop.library.sources import list_films


@dataclass(frozen=True, slots=True)
class FilmSource:
    """Labelled films: a folder whose leaf folders are labels, or a CSV, which may name films below the folder."""

    folder: Path | None = None
    label_file: Path | None = None

    def __post_init__(self) -> None:
        if self.folder is None and self.label_file is None:
            raise ValueError("neither a folder nor a label file")

    def films(self, cancel: CancelToken) -> tuple[ListedFilm, ...]:
        """Raises NoFilmsFound, BadLabelFile or Cancelled."""
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

"""What lives on the engine thread: one model, one library, and the answers that the window shows.

Everything here is called from one thread; what it returns is frozen and may go to any. The window knows no torch, no
FAISS and no OpenCV: pictures leave here ready to be drawn. Model and library change as one: while a new pair is being
opened the old one stays, and if that fails it goes on answering.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken, Case, Grey, LibraryInfo, Neighbour, OnProgress, QueryResult
from cxr_desktop.errors import LibraryMissing

if TYPE_CHECKING:
    from cxr_desktop.demonstration import Demonstration
    from cxr_desktop.imaging.rendering import FilmRenderer
    from cxr_desktop.library.case_library import CaseLibrary
    from cxr_desktop.model.device import DeviceChoice
    from cxr_desktop.model.inference import HybridEmbedder
    from cxr_desktop.search import QueryOptions

_HEAT_SIDE_PX = 512  # longer side of the drawn heat map; the model's own square is a quarter of that


@dataclass(frozen=True, slots=True, eq=False)
class OpenedFilm:
    """A film to look at, at its full size."""

    path: Path
    renderer: FilmRenderer
    content_sha256: str
    file_format: str
    thumbnail: bytes  # JPEG


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the engine has become: where it runs and what it answers from."""

    device: DeviceChoice
    model: str
    library: LibraryInfo | None
    labels: tuple[str, ...]  # of the library, sorted


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The answer to one film, with what the window draws of it."""

    result: QueryResult
    heat_rgba: NDArray[np.uint8]  # (h, w, 4), straight alpha, over the whole film
    missing: frozenset[int]  # case ids whose films are not where the library knows them
    labels: tuple[str, ...]
    thumbnail: bytes  # JPEG of the query film


def open_film(path: Path) -> OpenedFilm:
    """The film at its full size. Raises ImageError. From any thread."""
    from cxr_desktop.imaging.greyscale import to_grey
    from cxr_desktop.imaging.readers import decode_radiograph, read_film_bytes
    from cxr_desktop.imaging.rendering import FilmRenderer
    from cxr_desktop.imaging.thumbnail import make_thumbnail

    radiograph = decode_radiograph(read_film_bytes(path))
    return OpenedFilm(
        path=path,
        renderer=FilmRenderer(radiograph),
        content_sha256=radiograph.content_sha256,
        file_format=radiograph.file_format,
        thumbnail=make_thumbnail(to_grey(radiograph)),
    )


def films_below(folder: Path, cancel: CancelToken) -> tuple[Path, ...]:
    """Every file below a folder that may be a film, in order of names. Raises NoFilmsFound or Cancelled."""
    from cxr_desktop.library.sources import list_films

    return tuple(film.path for film in list_films([folder], cancel=cancel))


def to_answer(result: QueryResult, size_px: tuple[int, int], thumbnail: bytes) -> Answer:
    """A result with its pictures; `size_px` is (width, height) of the film. From any thread."""
    return Answer(
        result=result,
        heat_rgba=_heat_picture(result, *size_px),
        missing=frozenset(n.case.case_id for n in result.neighbours if not _is_there(n)),
        labels=tuple(result.library.label_counts),
        thumbnail=thumbnail,
    )


class EngineRoom:
    """Nothing is loaded before `prepare`."""

    def __init__(self) -> None:
        self._embedder: HybridEmbedder | None = None
        self._library: CaseLibrary | None = None
        self._wanted_model: tuple[Path | None, str] = (None, "auto")

    def prepare(self, model: Path | None, device: str, library: Path | None) -> Preparation:
        """Load the model, warm it up, and open the library if one is named. Raises ModelError or LibraryError."""
        from cxr_desktop.model.device import choose_device
        from cxr_desktop.model.inference import open_embedder

        if self._embedder is None or self._wanted_model != (model, device):
            embedder = open_embedder(model or paths.reference_model(), choose_device(device))
            embedder.warm_up()
            opened = self._open(library, embedder)
            self._embedder, self._wanted_model = embedder, (model, device)
        else:
            opened = self._open(library, self._embedder)
        self._replace_library(opened)
        return self._preparation()

    def open_library(self, directory: Path) -> Preparation:
        """Answer from this library from now on. Raises LibraryError; the library before then stays."""
        assert self._embedder is not None, "prepare comes first"
        self._replace_library(self._open(directory, self._embedder))
        return self._preparation()

    def build(self, films: Path, directory: Path, cancel: CancelToken, on_progress: OnProgress) -> Preparation:
        """Make a library of a folder of labelled films, and answer from it. Raises as `LibraryBuilder.build`."""
        from cxr_desktop.library.builder import LibraryBuilder
        from cxr_desktop.library.ingest import ImagingIngestor
        from cxr_desktop.library.sources import list_films

        assert self._embedder is not None, "prepare comes first"
        builder = LibraryBuilder(self._embedder, ImagingIngestor(self._embedder.preprocessing))
        builder.build(list_films([films], cancel=cancel), directory, cancel=cancel, on_progress=on_progress)
        return self.open_library(directory)

    def demonstration(self, folder: Path, cancel: CancelToken, on_progress: OnProgress) -> Demonstration:
        """The demonstration in `folder`. Raises OutputNotWritable, LibraryError or Cancelled."""
        from cxr_desktop.demonstration import open_demonstration

        assert self._embedder is not None, "prepare comes first"
        return open_demonstration(folder, self._embedder, cancel=cancel, on_progress=on_progress)

    def answer(self, path: Path, options: QueryOptions, cancel: CancelToken) -> Answer:
        """The answer to the film at `path`. Raises ImageError, LibraryError, ModelError or Cancelled."""
        from cxr_desktop.imaging.greyscale import to_grey
        from cxr_desktop.imaging.thumbnail import make_thumbnail
        from cxr_desktop.search import SearchEngine

        if self._library is None:
            raise LibraryMissing("none_open")
        assert self._embedder is not None, "prepare comes first"
        result = SearchEngine(self._embedder, self._library).query(path, options, cancel)
        radiograph = result.radiograph
        thumbnail = make_thumbnail(to_grey(radiograph))
        return to_answer(result, (radiograph.width_px, radiograph.height_px), thumbnail)

    def locate(self, folder: Path, cancel: CancelToken, on_progress: OnProgress) -> Preparation:
        """Look for the library's films below `folder`, by place and bytes. Raises FilmsNotLocated or Cancelled.

        A library that came with the program is never written to: for it, what was found holds until it is closed.
        """
        from cxr_desktop.library.changes import relocate_root
        from cxr_desktop.library.locate import locate_films

        if self._library is None:
            raise LibraryMissing("none_open")
        located = locate_films(self._library, folder, cancel=cancel, on_progress=on_progress)
        self._library.relocate({root.root: root.folder for root in located if root.found})
        directory = self._library.info.directory
        if not directory.is_relative_to(paths.resource("libraries")):
            for root in located:
                if root.found:
                    relocate_root(directory, root.root, root.folder)
        return self._preparation()

    def thumbnail(self, case: Case) -> bytes | None:
        """The library's picture of a case, or one of its film; None where neither is on this machine."""
        stored = self._library.thumbnail(case.case_id) if self._library else b""
        return stored or _thumbnail_of_film(case)

    def close(self) -> None:
        """Give everything back."""
        self._replace_library(None)
        self._embedder = None

    def _open(self, directory: Path | None, embedder: HybridEmbedder) -> CaseLibrary | None:
        from cxr_desktop.library.case_library import open_library

        return open_library(directory, embedder.fingerprint) if directory else None

    def _replace_library(self, library: CaseLibrary | None) -> None:
        before, self._library = self._library, library
        if before is not None:
            before.close()

    def _preparation(self) -> Preparation:
        assert self._embedder is not None
        info = self._library.info if self._library else None
        labels = tuple(info.label_counts) if info else ()
        return Preparation(self._embedder.device, str(self._embedder.fingerprint), info, labels)


def _heat_picture(result: QueryResult, width_px: int, height_px: int) -> NDArray[np.uint8]:
    """The fused map in its colours; the stronger the spot, the less of the film shines through."""
    from cxr_desktop.export.pictures import colours, on_film, relative_heat, to_eight_bit

    if result.heat_map is None:
        return np.zeros((1, 1, 4), np.uint8)
    scale = _HEAT_SIDE_PX / max(height_px, width_px)
    height, width = (max(1, round(side * scale)) for side in (height_px, width_px))
    heat: Grey = relative_heat(on_film(result.heat_map.maps["fused"], result.heat_map.footprint, height, width))
    return np.concatenate([colours(heat), to_eight_bit(heat)[..., np.newaxis]], axis=2)


def _is_there(neighbour: Neighbour) -> bool:
    with suppress(OSError):
        return neighbour.case.path.is_file()
    return False


def _thumbnail_of_film(case: Case) -> bytes | None:
    """A picture of the film at the case's path, if those are the very bytes that the library knows."""
    from cxr_desktop.errors import ImageError

    try:
        film = open_film(case.path)
    except ImageError:
        return None
    return film.thumbnail if film.content_sha256 == case.content_sha256 else None

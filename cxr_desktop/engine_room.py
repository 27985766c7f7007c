"""What lives on the engine thread: one model, one library, and the answers that the window shows.

Everything here is called from one thread; what it returns is frozen and may go to any. The window knows no torch, no
FAISS and no OpenCV: pictures leave here ready to be drawn. Model and library change as one: while a new pair is being
opened the old one stays, and if that fails it goes on answering. What a machine can do to us has a name when it leaves.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from cxr_desktop import paths
from cxr_desktop.domain import CancelToken, Case, HeatMap, LibraryInfo, Neighbour, OnProgress, QueryResult
from cxr_desktop.errors import CxrError, DeviceUnavailable, LibraryError, LibraryMissing, OutOfMemory
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.policy import EVERYTHING_ALLOWED, Policy
from cxr_desktop.settings import Moves

if TYPE_CHECKING:
    from cxr_desktop.demonstration import Demonstration
    from cxr_desktop.heat.explaining import Explainer
    from cxr_desktop.heat.question import Appraisal, HeatQuestion
    from cxr_desktop.imaging.halving import Plane
    from cxr_desktop.imaging.rendering import FilmRenderer
    from cxr_desktop.library.case_library import CaseLibrary
    from cxr_desktop.model.device import DeviceChoice
    from cxr_desktop.model.inference import HybridEmbedder
    from cxr_desktop.pair import PairExplanation
    from cxr_desktop.search import QueryOptions


@dataclass(frozen=True, slots=True, eq=False)
class OpenedFilm:
    """A film to look at, at its full size."""

    path: Path
    renderer: FilmRenderer
    content_sha256: str
    file_format: str
    thumbnail: bytes  # JPEG
    is_kept_picture: bool = False  # not the film itself: a small picture of it, kept with its query
    halves: tuple[Plane, ...] = ()  # of the renderer's places, and they are the first; or none are made yet


@dataclass(frozen=True, slots=True)
class Preparation:
    """What the engine has become: where it runs and what it answers from."""

    device: DeviceChoice
    model: str
    library: LibraryInfo | None
    labels: tuple[str, ...]  # of the library, sorted
    moves: Moves = ()  # where films of libraries were found on this machine
    trouble: LibraryError | None = None  # why there is a model now, but not the library that was named


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """The answer to one film, with what the window draws of it."""

    result: QueryResult
    heat_rgba: NDArray[np.uint8]  # (h, w, 4), straight alpha, over the whole film
    missing: frozenset[int]  # case ids whose films are not where the library knows them
    labels: tuple[str, ...]


def open_film(reading: FilmReading) -> OpenedFilm:
    """The film at its full size, ready to be drawn. Raises ImageError. From any thread."""
    from cxr_desktop.imaging.rendering import FilmRenderer
    from cxr_desktop.imaging.thumbnail import make_thumbnail

    radiograph = reading.radiograph()
    renderer = FilmRenderer(radiograph)
    drawn = _halves(renderer)
    smallest = renderer.table(None, inverted=False)[drawn[-1]]
    return OpenedFilm(
        path=reading.path,
        renderer=renderer,
        content_sha256=radiograph.content_sha256,
        file_format=radiograph.file_format,
        thumbnail=make_thumbnail(np.asarray(smallest / 255, np.float32)),
        halves=drawn,
    )


def open_kept_picture(path: Path, thumbnail: bytes, content_sha256: str) -> OpenedFilm:
    """What is left of a film that is no longer at `path`: the small picture that was kept with its query.

    Raises ImageError. From any thread.
    """
    from cxr_desktop.imaging.readers import decode_radiograph
    from cxr_desktop.imaging.rendering import FilmRenderer

    renderer = FilmRenderer(decode_radiograph(thumbnail))
    return OpenedFilm(path, renderer, content_sha256, renderer.file_format, thumbnail, is_kept_picture=True)


def ready_to_draw(film: OpenedFilm) -> OpenedFilm:
    """The film with what its first picture on the screen needs: of a large film, too much work for the GUI thread."""
    return film if film.halves else replace(film, halves=_halves(film.renderer))


def _halves(renderer: FilmRenderer) -> tuple[Plane, ...]:
    from cxr_desktop.imaging.halving import halves

    return halves(renderer.indices)


def films_in(places: Sequence[Path], cancel: CancelToken) -> tuple[Path, ...]:
    """The films at these places in their order: a file itself, of a folder every file below it that may be a film.

    Raises NoFilmsFound or Cancelled. Files are not looked at. From any thread.
    """
    from cxr_desktop.library.sources import list_films

    films: list[Path] = []
    for place in places:
        cancel.raise_if_cancelled()
        is_folder = paths.is_folder(place)
        films.extend([film.path for film in list_films([place], cancel=cancel)] if is_folder else [place])
    return tuple(films)


def to_answer(result: QueryResult, size_px: tuple[int, int]) -> Answer:
    """A result with its pictures; `size_px` is (width, height) of the film. From any thread."""
    return Answer(
        result=result,
        heat_rgba=_heat_picture(result, size_px),
        missing=frozenset(n.case.case_id for n in result.neighbours if not _is_there(n)),
        labels=tuple(result.library.label_counts),
    )


class EngineRoom:
    """Nothing is loaded before `prepare`. `moves` is what earlier sittings know of films that have moved."""

    def __init__(self, moves: Moves = (), policy: Policy = EVERYTHING_ALLOWED) -> None:
        self._policy = policy
        self._embedder: HybridEmbedder | None = None
        self._library: CaseLibrary | None = None
        self._wanted_model: tuple[Path | None, str] = (None, "auto")
        self._refusal: CxrError | None = None  # why there is no model
        self._moves = moves

    def prepare(self, model: Path | None, device: str, library: Path | None) -> Preparation:
        """Load the model, warm it up, and open the library if one is named. Raises ModelError or LibraryError.

        A first model stays even where the library cannot be opened: another one can then be.
        """
        if self._embedder is not None and self._wanted_model == (model, device):
            self._replace_library(self._open(library, self._embedder))
            return self._preparation()
        embedder = self._load(model, device)
        trouble = None
        try:
            opened = self._open(library, embedder)
        except LibraryError as error:
            if self._embedder is not None:
                raise
            opened, trouble = None, error
        self._embedder, self._wanted_model = embedder, (model, device)
        self._replace_library(opened)
        return self._preparation(trouble)

    def open_library(self, directory: Path) -> Preparation:
        """Answer from this library from now on. Raises LibraryError; the library before then stays."""
        self._replace_library(self._open(directory, self._model()))
        return self._preparation()

    def demonstration(self, folder: Path, cancel: CancelToken, on_progress: OnProgress) -> Demonstration:
        """The demonstration in `folder`. Raises OutputNotWritable, LibraryError or Cancelled."""
        from cxr_desktop.demonstration import open_demonstration

        with naming_trouble():
            return open_demonstration(folder, self._model(), cancel=cancel, on_progress=on_progress)

    def answer(
        self, film: FilmReading, options: QueryOptions, cancel: CancelToken, on_found: Callable[[Answer], None]
    ) -> Answer:
        """The answer to a film. Raises ImageError, LibraryError, ModelError or Cancelled.

        `on_found` has it without its heat map while that is being made.
        """
        from cxr_desktop.search import SearchEngine

        embedder = self._model()
        if self._library is None:
            raise LibraryMissing("none_open")
        with naming_trouble():
            engine = SearchEngine(embedder, self._library)
            return _drawn(engine.query(film, options, cancel, lambda found: on_found(_drawn(found))))

    def explain(self, film: FilmReading, question: HeatQuestion, cancel: CancelToken) -> HeatMap:
        """Where the score of a label, or the similarity to a case, comes from. Raises as `answer`; CaseNotFound."""
        with naming_trouble():
            return self._explainer().explain(film, question, cancel)

    def appraise(self, film: FilmReading, question: HeatQuestion, heat: HeatMap, cancel: CancelToken) -> Appraisal:
        """What that map is worth. Raises as `explain`."""
        with naming_trouble():
            return self._explainer().appraise(film, question, heat, cancel)

    def explain_pair(self, query: FilmReading, case: FilmReading, cancel: CancelToken) -> PairExplanation:
        """Why these two films are similar, drawn on both. Raises ImageError, ModelError or Cancelled."""
        from cxr_desktop.pair import explain_pair

        with naming_trouble():
            return explain_pair(self._model(), query, case, cancel)

    def locate(self, folder: Path, cancel: CancelToken, on_progress: OnProgress) -> Preparation:
        """Look for the library's films below `folder`, by place and bytes. Raises FilmsNotLocated or Cancelled.

        The library is not written to: others may share it, and for them the films are where they were.
        """
        from cxr_desktop.library.locate import locate_films

        if self._library is None:
            raise LibraryMissing("none_open")
        library_id = self._library.info.library_id
        located = locate_films(self._library, folder, cancel=cancel, on_progress=on_progress)
        found = {root.root: root.folder for root in located if root.found}
        kept = (move for move in self._moves if move[0] != library_id or move[1] not in found)
        self._moves = (*kept, *((library_id, root, str(folder)) for root, folder in found.items()))
        # Roots are told apart by where they were, so the library is opened anew before it is told again.
        return self.open_library(self._library.info.directory)

    def thumbnail(self, case: Case) -> bytes | None:
        """The library's picture of a case, or one of its film; None where neither is on this machine."""
        stored = self._library.thumbnail(case.case_id) if self._library else b""
        return stored or thumbnail_of_film(case)

    def close(self) -> None:
        """Give everything back."""
        self._replace_library(None)
        self._embedder = None

    def _load(self, model: Path | None, device: str) -> HybridEmbedder:
        try:
            with naming_trouble(), _sparing_libraries():
                _load_libraries()
                from cxr_desktop.model.device import choose_device
                from cxr_desktop.model.inference import open_embedder

                path = model or paths.reference_model()
                embedder = open_embedder(path, choose_device(device))
                self._policy.require_model(embedder.fingerprint.weights_sha256, path)
                embedder.warm_up()
        except CxrError as error:
            self._refusal = error
            raise
        return embedder

    def _explainer(self) -> Explainer:
        from cxr_desktop.heat.explaining import Explainer

        if self._library is None:
            raise LibraryMissing("none_open")
        return Explainer(self._model(), self._library)

    def _model(self) -> HybridEmbedder:
        """The model; where there is none, why."""
        if self._embedder is not None:
            return self._embedder
        assert self._refusal is not None, "prepare comes first"
        raise self._refusal

    def _open(self, directory: Path | None, embedder: HybridEmbedder) -> CaseLibrary | None:
        from cxr_desktop.library.case_library import open_library

        if directory is None:
            return None
        self._policy.require_library(directory)
        with naming_trouble():
            library = open_library(directory, embedder.fingerprint)
        library_id = library.info.library_id
        library.relocate({root: Path(folder) for of, root, folder in self._moves if of == library_id})
        return library

    def _replace_library(self, library: CaseLibrary | None) -> None:
        before, self._library = self._library, library
        if before is not None:
            before.close()

    def _preparation(self, trouble: LibraryError | None = None) -> Preparation:
        embedder = self._model()
        info = self._library.info if self._library else None
        labels = tuple(info.label_counts) if info else ()
        return Preparation(embedder.device, str(embedder.fingerprint), info, labels, self._moves, trouble)


@contextmanager
def naming_trouble() -> Iterator[None]:
    """Turns what a machine out of memory or a failed graphics card raises into OutOfMemory or DeviceUnavailable."""
    try:
        yield
    except MemoryError as error:
        raise OutOfMemory("cpu") from error
    except RuntimeError as error:  # torch has no class of its own for a card that fails, in most of its versions
        if "CUDA error" in str(error) or "cuDNN error" in str(error):
            raise DeviceUnavailable("failed") from error
        raise


def _load_libraries() -> None:
    """All that a query needs: the first one is not to wait for it."""
    from cxr_desktop.model.torch_loading import preload_torch

    preload_torch()
    import cxr_desktop.export.pictures
    import cxr_desktop.model.gradcam
    import cxr_desktop.search  # noqa: F401


@contextmanager
def _sparing_libraries() -> Iterator[None]:
    """While they are loaded, and ever after, torch and timm are not looked through for garbage.

    They bring hundreds of thousands of objects that stay. A look at all of them stops every thread for 150 ms.
    """
    if "timm" in sys.modules:
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _drawn(result: QueryResult) -> Answer:
    return to_answer(result, (result.radiograph.width_px, result.radiograph.height_px))


def _heat_picture(result: QueryResult, size_px: tuple[int, int]) -> NDArray[np.uint8]:
    from cxr_desktop.heat.picture import heat_picture

    return heat_picture(result.heat_map, "fused", size_px) if result.heat_map else np.zeros((1, 1, 4), np.uint8)


def _is_there(neighbour: Neighbour) -> bool:
    with suppress(OSError):
        return neighbour.case.path.is_file()
    return False


def thumbnail_of_film(case: Case) -> bytes | None:
    """A picture of the film at the case's path, if those are the very bytes that the library knows."""
    from cxr_desktop.errors import ImageError

    try:
        film = open_film(FilmReading(case.path))
    except ImageError:
        return None
    return film.thumbnail if film.content_sha256 == case.content_sha256 else None

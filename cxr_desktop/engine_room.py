"""What lives on the engine thread: one model, one library or several as one, and the answers that the window shows.

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
from cxr_desktop.errors import CxrError, DeviceUnavailable, LibraryError, OutOfMemory
from cxr_desktop.imaging.reading import FilmReading
from cxr_desktop.library.open_libraries import OpenLibraries
from cxr_desktop.policy import EVERYTHING_ALLOWED, Policy
from cxr_desktop.settings import Moves

if TYPE_CHECKING:
    from cxr_desktop.demonstration import Demonstration
    from cxr_desktop.heat.explaining import Explainer
    from cxr_desktop.heat.question import Appraisal, HeatQuestion
    from cxr_desktop.imaging.halving import Plane
    from cxr_desktop.imaging.rendering import FilmRenderer
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
        self._libraries = OpenLibraries(moves, policy)
        self._wanted_model: tuple[Path | None, str] = (None, "auto")
        self._refusal: CxrError | None = None  # why there is no model

    def prepare(self, model: Path | None, device: str, libraries: Sequence[Path]) -> Preparation:
        """Load the model, warm it up, and open the libraries that are named. Raises ModelError or LibraryError.

        A first model stays even where one of them cannot be opened: the others are, and another one can be.
        """
        if self._embedder is not None and self._wanted_model == (model, device):
            return self._open(libraries, self._embedder)
        embedder = self._load(model, device)
        trouble = None
        with naming_trouble():
            try:
                self._libraries.open(libraries, embedder.fingerprint)
            except LibraryError as error:
                if self._embedder is not None:
                    raise
                self._libraries.open_what_can_be(libraries, embedder.fingerprint)
                trouble = error
        self._embedder, self._wanted_model = embedder, (model, device)
        return self._preparation(trouble)

    def open_libraries(self, directories: Sequence[Path]) -> Preparation:
        """Answer from this library from now on, or from these as one. Raises LibraryError; those before then stay."""
        return self._open(directories, self._model())

    def open_without_lost(self) -> Preparation:
        """The same for those that were wanted last, less what errors have named since."""
        with naming_trouble():
            self._libraries.open_without_lost(self._model().fingerprint)
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

        engine = SearchEngine(self._model(), self._libraries.searched)
        with naming_trouble(), self._libraries.noting_loss():
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
        """Look for the films of the libraries below `folder`. Raises as `OpenLibraries.locate`."""
        self._libraries.locate(folder, self._model().fingerprint, cancel, on_progress)
        return self._preparation()

    def thumbnail(self, case: Case) -> bytes | None:
        """The library's picture of a case, or one of its film; None where neither is on this machine."""
        stored = self._libraries.searched.thumbnail(case.case_id) if self._libraries.info else b""
        return stored or thumbnail_of_film(case)

    def close(self) -> None:
        """Give everything back."""
        self._libraries.close()
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

        searched = self._libraries.searched
        return Explainer(self._model(), searched)

    def _model(self) -> HybridEmbedder:
        """The model; where there is none, why."""
        if self._embedder is not None:
            return self._embedder
        assert self._refusal is not None, "prepare comes first"
        raise self._refusal

    def _open(self, directories: Sequence[Path], embedder: HybridEmbedder) -> Preparation:
        with naming_trouble():
            self._libraries.open(directories, embedder.fingerprint)
        return self._preparation()

    def _preparation(self, trouble: LibraryError | None = None) -> Preparation:
        embedder = self._model()
        info = self._libraries.info
        labels = tuple(info.label_counts) if info else ()
        return Preparation(embedder.device, str(embedder.fingerprint), info, labels, self._libraries.moves, trouble)


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

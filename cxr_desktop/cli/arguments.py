"""Options that several commands share, and the objects that they stand for."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from cxr_desktop import paths
from cxr_desktop.model.backbones import BranchKind
from cxr_desktop.model.device import DEVICES, choose_device
from cxr_desktop.settings import Settings, load_settings
from cxr_desktop.wording import ENGLISH, LANGUAGES, Wording

if TYPE_CHECKING:
    from cxr_desktop.domain import CancelToken
    from cxr_desktop.library.case_library import CaseLibrary
    from cxr_desktop.library.ingest import FilmIngestor
    from cxr_desktop.library.joined import JoinedLibraries
    from cxr_desktop.library.pipeline import FilmPipeline
    from cxr_desktop.library.records import ListedFilm
    from cxr_desktop.model.inference import HybridEmbedder

_BOTH = "both"
_BRANCHES = (_BOTH, *(kind.value for kind in BranchKind))


class OnceOnly(argparse.Action):
    """A library for a command that works on one: a second one is refused, where argparse would forget the first."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, value: object, option: str | None = None
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            raise argparse.ArgumentError(
                self,
                "this command works on one case library: name it once. Several are searched together by cxr query and "
                "by the window (cxr-desktop).",
            )
        setattr(namespace, self.dest, value)


def add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library", action=OnceOnly, type=Path, required=True, metavar="DIR", help="folder of the case library"
    )


def add_library_to_ask(parser: argparse.ArgumentParser) -> None:
    """As `add_library`, for commands that change nothing in it: they may ask the one that came with the program."""
    parser.add_argument(
        "--library",
        action=OnceOnly,
        type=Path,
        metavar="DIR",
        help="folder of the case library; default: the reference library",
    )


def add_libraries_to_ask(parser: argparse.ArgumentParser) -> None:
    """As `add_library_to_ask`, but several may be named: `args.libraries`, empty where none is."""
    parser.add_argument(
        "--library",
        dest="libraries",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="folder of a case library; several are searched as one, the first leads; default: the reference library",
    )


def add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", type=Path, metavar="PATH", help="weights file; default: the reference model")
    parser.add_argument(
        "--branch", choices=_BRANCHES, default=_BOTH, help="a part of the model alone; it needs a library of its own"
    )
    _add_device(parser)


def add_models_to_find(parser: argparse.ArgumentParser) -> None:
    """For commands that ask several libraries, each with the model that it was built with (`find_model`)."""
    parser.add_argument(
        "--model",
        type=Path,
        action="append",
        default=[],
        metavar="PATH",
        help="weights file of one of the libraries, which knows its own; may be repeated. Those in use, and the "
        "reference model, need not be named",
    )


def add_device(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(branch=_BOTH)
    _add_device(parser)


def find_model(args: argparse.Namespace, library: Path) -> Path | None:
    """The weights file, of those that --model names and those in use, that the library was built with.

    None stands for the reference model. Raises LibraryError, EmbedderMismatch where no file fits, or ModelError.
    """
    from cxr_desktop.editions import known_models, model_of

    return model_of(library, known_models(user_settings(), args.model))


def _add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--device", choices=DEVICES, default="auto", help="where the model runs; auto takes CUDA where it is there"
    )


def open_embedder(args: argparse.Namespace) -> HybridEmbedder:
    """The embedder that --model, --branch and --device ask for. Raises ModelError or BadArgument."""
    from cxr_desktop.model import inference

    branch = None if args.branch == _BOTH else BranchKind(args.branch)
    model = args.model or paths.reference_model()
    embedder = inference.open_embedder(model, choose_device(args.device), branch)
    user_settings().policy.require_model(embedder.fingerprint.weights_sha256, model)
    return embedder


def open_library(args: argparse.Namespace, embedder: HybridEmbedder | None = None) -> CaseLibrary:
    """The library that --library names, refused where it was built with another model. Raises LibraryError."""
    from cxr_desktop.library import case_library

    folder = library_folder(args)
    user_settings().policy.require_library(folder)
    return case_library.open_library(folder, embedder.fingerprint if embedder else None)


def open_libraries(args: argparse.Namespace, embedder: HybridEmbedder) -> CaseLibrary | JoinedLibraries:
    """The libraries that --library names, as one where there are several. Raises LibraryError."""
    from cxr_desktop.library import case_library
    from cxr_desktop.library.joined import open_together

    policy = user_settings().policy

    def open_one(folder: Path) -> CaseLibrary:
        policy.require_library(folder)
        return case_library.open_library(folder, embedder.fingerprint)

    return open_together(args.libraries or [paths.reference_library()], open_one)


def user_settings() -> Settings:
    """What the user and the policy of this machine have set. Raises SettingsError."""
    return load_settings(paths.user_data() / "settings.json", paths.policy())


def library_folder(args: argparse.Namespace) -> Path:
    """The folder that --library names, or that of the reference library. Raises LibraryMissing."""
    return args.library or paths.reference_library()


def add_language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--language", choices=LANGUAGES, help="of the page; default: the language of the settings, or English"
    )


def wording(args: argparse.Namespace) -> Wording:
    """What pages are written in: what --language says, or the policy or the settings of this machine, or English."""
    code = args.language or user_settings().language
    return Wording(code) if code in LANGUAGES else ENGLISH


def add_films(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "images", nargs="+", type=Path, metavar="IMAGES", help="folders whose leaf folders are labels, or single films"
    )
    parser.add_argument(
        "--labels", type=Path, metavar="CSV", help="labels from a table: path, label, patient, view, ..."
    )


def list_films(args: argparse.Namespace, cancel: CancelToken) -> tuple[ListedFilm, ...]:
    """The labelled films that IMAGES and --labels name. Raises NoFilmsFound, BadLabelFile or Cancelled."""
    from cxr_desktop.library.label_file import read_label_file
    from cxr_desktop.library.sources import list_films

    if args.labels:
        return read_label_file(args.labels, images=args.images)
    return list_films(args.images, cancel=cancel)


def film_ingestor(embedder: HybridEmbedder) -> FilmIngestor:
    """What reads and prepares films for this embedder."""
    from cxr_desktop.library.ingest import ImagingIngestor

    return ImagingIngestor(embedder.preprocessing)


def film_pipeline(embedder: HybridEmbedder) -> FilmPipeline:
    """What turns many films into embeddings."""
    from cxr_desktop.library.pipeline import FilmPipeline

    return FilmPipeline(embedder, film_ingestor(embedder))

"""`cxr switch`: which library, with which model, the window answers from at its next start; and back."""

from __future__ import annotations

import argparse
from pathlib import Path

from cxr_desktop import paths
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.cli.edition_table import changes_record, say_changes
from cxr_desktop.domain import CancelToken
from cxr_desktop.editions import EditionInUse
from cxr_desktop.errors import BadArgument
from cxr_desktop.library.edition import Change
from cxr_desktop.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Set the library, and the model that it was built with, for the window's next start; while a window is open "
        "this is refused. What was in use before is noted, so that --back is one step; --back again goes forward."
    )
    parser.add_argument("library", nargs="?", type=Path, metavar="LIBRARY", help="folder of the library to switch to")
    parser.add_argument("--back", action="store_true", help="to what was in use before the last switch")
    arguments.add_models_to_find(parser)


def run(args: argparse.Namespace, console: Console, _: CancelToken) -> None:
    from cxr_desktop.editions import present_edition, require_switch, switched
    from cxr_desktop.library.case_library import open_library
    from cxr_desktop.settings import save_settings
    from cxr_desktop.window_lock import window_closed

    home = paths.user_data()
    with window_closed(home):  # said at once, not after a look at every byte
        settings = arguments.user_settings()
    wanted = _wanted(args, settings)
    require_switch(settings, wanted)
    with open_library(wanted.library):  # what a search relies on is whole
        pass
    with window_closed(home):
        settings = arguments.user_settings()  # a window may have been open meanwhile
        before = present_edition(settings)
        save_settings(home / "settings.json", switched(settings, wanted, before))
    found = _changes(before, wanted)
    console.say(f"In use from the next start of the window: {wanted.library}, {_model_text(wanted)}")
    say_changes(console, found)
    if before:
        console.say(f"Before: {before.library}, {_model_text(before)}. Back to it: cxr switch --back")
    console.answer(
        {
            "library": str(wanted.library),
            "model": wanted.model and str(wanted.model),
            "before": {"library": str(before.library), "model": before.model and str(before.model)} if before else None,
            "changes": changes_record(found),
        }
    )


def _wanted(args: argparse.Namespace, settings: Settings) -> EditionInUse:
    from cxr_desktop.editions import require_previous
    from cxr_desktop.library.sources import absolute

    if args.back:
        if args.library or args.model:
            raise BadArgument("unknown", name="with --back the argument", value="LIBRARY", choices="none")
        return require_previous(settings)
    if args.library is None:
        raise BadArgument("missing", name="LIBRARY", alternative="--back")
    library = absolute(args.library)
    settings.policy.require_library(library)
    model = arguments.find_model(args, library)
    return EditionInUse(library, absolute(model) if model else None)


def _changes(before: EditionInUse | None, wanted: EditionInUse) -> tuple[Change, ...]:
    """Against what was in use; none where that was nothing, or is gone."""
    from cxr_desktop.errors import LibraryError
    from cxr_desktop.library.edition import changes, edition_of
    from cxr_desktop.library.manifest import read_finished_manifest

    try:
        old = read_finished_manifest(before.library) if before else None
    except LibraryError:
        old = None
    return changes(edition_of(old), edition_of(read_finished_manifest(wanted.library))) if old else ()


def _model_text(edition: EditionInUse) -> str:
    return str(edition.model) if edition.model else "the reference model"

"""`cxr-desktop`: the composition root of the window. Builds the objects in order and joins the core to the window.

Order of start: arguments, log, settings, native preload, QApplication, language, theme, window shown; then, on the
engine's thread, model and library. Nothing heavy is imported before the window is on the screen.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxr_desktop import __version__, paths
from cxr_desktop.errors import CxrError
from cxr_desktop.notice import RESEARCH_NOTICE

if TYPE_CHECKING:
    from cxr_desktop.ui.workstation import Workstation

log = logging.getLogger(__name__)

_OFFSCREEN = "offscreen"


def main(argv: Sequence[str] | None = None) -> int:
    """0 when the window was closed, 2 where something is to be mended on the user's side."""
    args = _parser().parse_args(argv)
    if not _has_display():
        if not (args.demo or args.screenshot):
            sys.stderr.write("There is no display here. Use the command line instead: cxr --help\n")
            return 2
        os.environ["QT_QPA_PLATFORM"] = _OFFSCREEN
        args.screenshot = args.screenshot or Path("cxr-desktop-demo.png")
        sys.stdout.write("There is no display here: the same window runs off-screen and is saved as a picture.\n")
    preload_native_libraries()
    try:
        return _run(args)
    except CxrError as error:
        sys.stderr.write(f"cxr-desktop: {error}\n")
        return 2


def preload_native_libraries() -> None:
    """On Windows torch's DLLs must be loaded before Qt's, or may not load at all (pytorch/pytorch #166628)."""
    if sys.platform == "win32":
        import torch  # noqa: F401


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="cxr-desktop", description="The most similar cases of a chest X-ray.", epilog=RESEARCH_NOTICE
    )
    parser.add_argument("images", nargs="*", type=Path, metavar="IMAGE", help="films to ask about")
    parser.add_argument("--library", type=Path, metavar="DIR", help="case library; default: the one used last")
    parser.add_argument("--model", type=Path, metavar="PATH", help="weights file; default: the reference model")
    parser.add_argument("--demo", action="store_true", help="go straight to the demonstration")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="save a picture of the answer, and end")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _has_display() -> bool:
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _run(args: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from cxr_desktop.logs import start_logging
    from cxr_desktop.settings import load_settings
    from cxr_desktop.ui.single_instance import SingleInstance
    from cxr_desktop.ui.workstation import Workstation

    home = paths.user_data()
    start_logging(home / "logs")
    settings = load_settings(home / "settings.json")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CXR Desktop")
    app.setApplicationVersion(__version__)
    instance = SingleInstance(home)
    if not args.screenshot and instance.hand_over([path.absolute() for path in args.images]):
        return 0
    workstation = Workstation(app, home, settings, library=args.library, model=args.model)
    instance.films_received.connect(workstation.window.open_films)
    if args.screenshot:
        return _take_picture(args, app, workstation)
    if not workstation.is_accepted():
        return 0
    workstation.start(films=[path.absolute() for path in args.images], demonstration=args.demo)
    return app.exec()


def _take_picture(args: argparse.Namespace, app: object, workstation: Workstation) -> int:
    from cxr_desktop.ui.pictures import take_picture_of_answer

    return take_picture_of_answer(
        workstation,
        args.screenshot,
        films=[path.absolute() for path in args.images],
        demonstration=args.demo or not args.images,
        say=_say,
    )


_say: Callable[[str], object] = lambda text: sys.stdout.write(f"{text}\n")  # noqa: E731


if __name__ == "__main__":
    raise SystemExit(main())

"""`cxr-desktop`: the composition root of the window. Builds the objects in order and joins the core to the window.

Order of start: arguments, log, settings, native preload, QApplication, language, theme, window shown; then, on the
engine's thread, model and library. Nothing heavy is imported before the window is on the screen.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxr_desktop import __version__, paths
from cxr_desktop.errors import CxrError
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.ui.display import display_obstacle

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtCore import QtMsgType
    from PySide6.QtWidgets import QApplication

    from cxr_desktop.settings import Settings
    from cxr_desktop.ui.workstation import Workstation

_OFFSCREEN = "offscreen"
_DEMO_PICTURE = Path("cxr-demo-window.png")
_INSTEAD = "Use the command line instead: cxr --help"


def main(argv: Sequence[str] | None = None) -> int:
    """0 when the window was closed, 2 where something is to be mended on the user's side."""
    if getattr(sys, "frozen", False):
        multiprocessing.freeze_support()  # the packaged program is its own Python: the map's process begins here
    args = _parser().parse_args(argv)
    obstacle = display_obstacle()
    if obstacle:
        if not (args.demo or args.screenshot):
            _complain(f"There is no display here: {obstacle}. {_INSTEAD}")
            return 2
        os.environ["QT_QPA_PLATFORM"] = _OFFSCREEN
        args.screenshot = args.screenshot or _DEMO_PICTURE
        _say(f"There is no display here: {obstacle}. The same window runs off-screen and is saved as a picture.")
    preload_native_libraries()
    try:
        return _run(args)
    except CxrError as error:
        _complain(f"cxr-desktop: {error}")
        return 2
    except ImportError as error:
        if "PySide6" not in Path(error.path or "").parts:
            raise
        _complain(f"cxr-desktop: Qt cannot be loaded: {error}. {_INSTEAD}")  # it names the system library it misses
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
    parser.add_argument(
        "--library",
        dest="libraries",
        action="append",
        default=[],
        type=Path,
        metavar="DIR",
        help="case library; several are searched as one, the first leads; default: what was used last",
    )
    parser.add_argument("--model", type=Path, metavar="PATH", help="weights file; default: the reference model")
    parser.add_argument("--demo", action="store_true", help="go straight to the demonstration")
    parser.add_argument("--screenshot", type=Path, metavar="FILE", help="save a picture of the answer, and end")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(args: argparse.Namespace) -> int:
    from PySide6.QtCore import qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from cxr_desktop.logs import set_level, start_logging
    from cxr_desktop.ui.pictures import NobodyThere
    from cxr_desktop.ui.single_instance import SingleInstance
    from cxr_desktop.ui.workstation import Workstation
    from cxr_desktop.window_lock import WindowLock

    home = paths.user_data()
    start_logging(home / "logs")
    qInstallMessageHandler(_hear_qt)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("CXR Desktop")
    app.setApplicationVersion(__version__)
    instance = SingleInstance(home)
    films = [path.absolute() for path in args.images]
    if not args.screenshot and instance.hand_over(films):
        return 0
    lock = WindowLock(home)
    lock.take()  # before the settings are read; beside another window, as for a picture, it goes without
    lock.say_who()
    settings = _settings(home, app, is_watched=not args.screenshot)
    if settings is None:
        return 2
    set_level(settings.log_level)
    dialogs = NobodyThere(_complain) if args.screenshot else None
    libraries = [path.absolute() for path in args.libraries]
    workstation = Workstation(app, home, settings, libraries=libraries, model=args.model, dialogs=dialogs)
    sys.excepthook = _BugHook(workstation)
    if args.screenshot:
        code = _take_picture(args, films, workstation)
    else:
        instance.films_received.connect(workstation.receive)
        if not workstation.is_accepted():
            return 0
        workstation.start(films=films, demonstration=args.demo)
        code = app.exec()
    instance.close()
    lock.release()
    if not workstation.has_ended:
        _leave(code)
    return code


def _settings(home: Path, app: QApplication, *, is_watched: bool) -> Settings | None:
    """The settings; None where what is wrong with them has to be mended first. Raises SettingsError to a terminal."""
    from cxr_desktop.errors import SettingsError
    from cxr_desktop.settings import load_settings
    from cxr_desktop.ui.start_trouble import settings_put_aside

    file, policy = home / "settings.json", paths.policy()
    try:
        return load_settings(file, policy)
    except SettingsError as error:
        if not is_watched:
            raise
        return load_settings(file, policy) if settings_put_aside(error, file, app) else None


def _take_picture(args: argparse.Namespace, films: Sequence[Path], workstation: Workstation) -> int:
    from cxr_desktop.ui.pictures import take_picture_of_answer

    demonstration = args.demo or not films
    code = take_picture_of_answer(workstation, args.screenshot, films=films, demonstration=demonstration, say=_say)
    _say(RESEARCH_NOTICE)
    return code


class _BugHook:
    """Bugs on the GUI's thread go the way of those on the others."""

    def __init__(self, workstation: Workstation) -> None:
        self._workstation = workstation

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._workstation.report_bug(error)


def _hear_qt(kind: QtMsgType, _context: object, message: str) -> None:
    """Qt's warnings are for whoever develops this, with $CXR_DEBUG set; they may hold the names of files."""
    if kind.name in {"QtCriticalMsg", "QtFatalMsg"} or os.environ.get("CXR_DEBUG"):
        _complain(message)


def _leave(code: int) -> None:
    """End now: a thread is in a step that cannot be cut short, and Python would wait for it. All is written by now."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    os._exit(code)


def _say(text: str) -> None:
    if sys.stdout is not None:  # a windowed program on Windows has none
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def _complain(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    raise SystemExit(main())

"""`cxr`: reads the command line, runs one command, and turns its end into an exit code.

0    done
1    a bug of ours: traceback on stderr
2    bad input, by name and with a remedy: never a traceback
130  cancelled with Ctrl-C: a library is as it was before or as it was to be, never between; builds resume
"""

from __future__ import annotations

import argparse
import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cxr_desktop import __version__, paths
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import Cancelled, CxrError
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.policy import read_policy

EXIT_DONE, EXIT_BUG, EXIT_BAD_INPUT, EXIT_CANCELLED = 0, 1, 2, 130


@dataclass(frozen=True, slots=True)
class Command:
    """One verb of `cxr`. `run` returns an exit code, or None for success."""

    name: str
    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Console, CancelToken], int | None]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code. argparse itself exits with 2 on a malformed command line."""
    if getattr(sys, "frozen", False):
        multiprocessing.freeze_support()  # as in cxr_desktop.app
    args = _parser().parse_args(argv)
    console = Console(as_json=getattr(args, "json", False), quiet=getattr(args, "quiet", False))
    cancel = CancelToken()
    previous = signal.signal(signal.SIGINT, lambda *_: _interrupt(cancel))
    try:
        read_policy(paths.policy()).require_command(args.command)
        return args.run(args, console, cancel) or EXIT_DONE
    except CxrError as error:
        console.remark(f"cxr: {error}")
        console.answer({"error": {"code": error.code, "message": str(error)}})
        return EXIT_BAD_INPUT
    except (Cancelled, KeyboardInterrupt):
        console.remark("cxr: cancelled")
        return EXIT_CANCELLED
    except BrokenPipeError:  # the reader of our output (head, less) has gone; Python would complain once more at exit
        sys.stdout = None
        return EXIT_DONE
    except Exception:  # noqa: BLE001 -- the last resort of the program
        console.remark(
            f"cxr: this is a bug in cxr {__version__}. Please report what follows.\n{traceback.format_exc()}"
        )
        return EXIT_BUG
    finally:
        signal.signal(signal.SIGINT, previous)


def _interrupt(cancel: CancelToken) -> None:
    """First Ctrl-C asks, second insists."""
    if cancel.is_cancelled:
        raise KeyboardInterrupt
    cancel.cancel()


def _parser() -> argparse.ArgumentParser:
    from cxr_desktop.cli.commands import COMMANDS

    parser = argparse.ArgumentParser(
        prog="cxr",
        description="Most similar cases of a chest X-ray, from your own case library, offline.",
        epilog=RESEARCH_NOTICE,
    )
    parser.add_argument("--version", action="version", version=f"cxr {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        verb = verbs.add_parser(command.name, help=command.summary, description=command.summary, epilog=RESEARCH_NOTICE)
        command.add_arguments(verb)
        verb.add_argument("--json", action="store_true", help="write the answer as JSON on stdout")
        verb.add_argument("--quiet", action="store_true", help="no progress on stderr")
        verb.set_defaults(run=command.run, command=command.name)
    return parser

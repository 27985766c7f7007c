"""`cxr self-test`: tries every part of this installation on real files and says which one fails.

For the support desk, and for whoever has just installed or frozen the program: missing decoders, a broken torch, a disk
that does not take Chinese names are found here and not at the light box. `--page` writes what it found as a page.
"""

from __future__ import annotations

import argparse
import platform
import time
from dataclasses import dataclass
from pathlib import Path

from cxr_desktop import __version__, paths
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.cli.self_checks import Check, CheckFailed, checks
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import CxrError, SettingsError, WeightsMissing
from cxr_desktop.output import write_output
from cxr_desktop.pages import render_page
from cxr_desktop.wording import ENGLISH, Wording


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How a check ended."""

    name: str
    is_ok: bool
    detail: str
    seconds: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_model(parser)
    parser.add_argument(
        "--page", type=Path, metavar="HTML", help="also write the results as a page, for a support desk"
    )
    arguments.add_language(parser)


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> int:
    """0 where every check passes, else 1. Raises WeightsMissing where there is no model to try."""
    if not (args.model or paths.reference_model()).is_file():
        raise WeightsMissing("not_found", path=args.model)
    results = []
    for check in checks(args):
        cancel.raise_if_cancelled()
        result = _try(check)
        results.append(result)
        console.say(f"{'ok  ' if result.is_ok else 'FAIL'}  {result.name:<52} {result.seconds:6.2f} s  {result.detail}")
    failed = [result for result in results if not result.is_ok]
    console.say(f"cxr {__version__}: {len(results) - len(failed)} of {len(results)} checks passed")
    if args.page:
        write_output(args.page, results_page(results, _wording(args)))
        console.say(f"The page: {args.page}")
    console.answer({"cxr": __version__, "checks": [_record(r) for r in results], "failed": len(failed)})
    return 1 if failed else 0


def results_page(results: list[CheckResult], say: Wording) -> str:
    """The results as one HTML page that needs nothing else; what was tried and found is English."""
    return render_page(
        "self_test.html",
        say,
        version=__version__,
        machine=platform.platform(),
        results=results,
        failed=sum(not result.is_ok for result in results),
    )


def _wording(args: argparse.Namespace) -> Wording:
    """English where the settings cannot be read: that is no reason to have no page."""
    try:
        return arguments.wording(args)
    except SettingsError:
        return ENGLISH


def _record(result: CheckResult) -> dict[str, object]:
    return {"name": result.name, "ok": result.is_ok, "detail": result.detail, "seconds": round(result.seconds, 3)}


def _try(check: Check) -> CheckResult:
    start = time.perf_counter()
    try:
        detail, is_ok = check.run(), True
    except (CxrError, CheckFailed) as error:
        detail, is_ok = str(error), False
    except Exception as error:  # noqa: BLE001 -- whatever is broken, the other checks are still of use
        detail, is_ok = f"{type(error).__name__}: {error}", False
    return CheckResult(check.name, is_ok, detail, time.perf_counter() - start)

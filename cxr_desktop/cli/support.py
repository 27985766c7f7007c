"""`cxr support`: one file for the support desk, and nothing of a patient in it.

A ZIP with a page of diagnostics, the same as JSON, what every setting has come to, and the log. Folders of the user are
written as ~, because an account's name is a name too. The speed is measured: that is what "slow" is answered with.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from cxr_desktop import __version__, paths
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.cli.info import device_record, model_record, program_record
from cxr_desktop.cli.policy_report import policy_record
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import CxrError, SettingsError
from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.output import write_output

_FILMS_TIMED = 8
_ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows: entries say nothing of when


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, required=True, metavar="ZIP", help="the file to write")
    parser.add_argument("--library", type=Path, metavar="DIR", help="also check and tell about this library")
    parser.add_argument("--model", type=Path, metavar="PATH", help="weights file; default: the reference model")
    parser.add_argument("--no-speed", action="store_true", help="do not measure how fast films are embedded")


def run(args: argparse.Namespace, console: Console, _: CancelToken) -> None:
    record = diagnostics(args)
    files = {
        "diagnostics.json": _as_json(record),
        "diagnostics.html": diagnostics_page(record),
        "settings.json": _as_json(_settings()),
        **_logs(paths.user_data() / "logs"),
    }
    write_output(args.output, _zipped(files))
    console.say(f"{args.output}: {', '.join(files)}. It holds no film, no file name and no patient.")
    console.answer({"output": str(args.output), "files": list(files), "diagnostics": record})


def diagnostics(args: argparse.Namespace) -> dict[str, Any]:
    """Part -> its facts. What cannot be told is told as the error that stands in its way."""
    return {
        "program": program_record(),
        "machine": _machine(),
        "device": device_record() | ({} if args.no_speed else _or_error(lambda: _speed(args))),
        "model": _or_error(lambda: model_record(args)),
        "library": _or_error(lambda: _library(args)),
    }


def diagnostics_page(record: Mapping[str, Mapping[str, Any]]) -> str:
    """The diagnostics as one HTML page that needs nothing else."""
    from jinja2 import Environment, StrictUndefined

    template = paths.resource("pages/diagnostics.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(template).render(notice=RESEARCH_NOTICE, version=__version__, parts=record)


def _machine() -> dict[str, Any]:
    place = next(folder for folder in (paths.user_data(), *paths.user_data().parents) if folder.is_dir())
    return {
        "cores": os.cpu_count(),
        "free_memory_gb": _free_memory_gb(),
        "free_disk_gb": round(shutil.disk_usage(place).free / 1e9, 1),
        "user_folder_is_writable": os.access(place, os.W_OK),
    }


def _free_memory_gb() -> float | None:
    """What a new program could have; None where the system does not say so in a file (Linux does)."""
    file = Path("/proc/meminfo")
    if not file.is_file():
        return None
    facts = dict(line.split(":") for line in file.read_text(encoding="ascii").splitlines())
    return round(int(facts["MemAvailable"].split()[0]) / 1e6, 1)


def _speed(args: argparse.Namespace) -> dict[str, Any]:
    embedder = arguments.open_embedder(argparse.Namespace(model=args.model, branch="both", device="auto"))
    side = embedder.preprocessing.size_px
    films = np.zeros((_FILMS_TIMED, embedder.preprocessing.channels, side, side), np.float32)
    embedder.embed(films)
    start = time.perf_counter()
    embedder.embed(films)
    return {"precision": embedder.precision, "films_per_s": round(_FILMS_TIMED / (time.perf_counter() - start), 1)}


def _library(args: argparse.Namespace) -> dict[str, Any]:
    from cxr_desktop.library.manifest import read_manifest
    from cxr_desktop.library.verify import verify_library

    folder = args.library or paths.reference_library()
    manifest, found = read_manifest(folder), verify_library(folder)
    return {
        "id": manifest.library_id,
        "cases": found.cases,
        "files": found.files,
        "is_sound": found.is_sound,
        "model": str(manifest.fingerprint),
        "faults": [fault.error.code for fault in found.faults],
    }


def _settings() -> dict[str, Any]:
    try:
        return policy_record(arguments.user_settings())
    except SettingsError as error:
        return {"error": error.code, "key": error.details.get("key")}


def _or_error(tell: Any) -> dict[str, Any]:
    try:
        return dict(tell())
    except CxrError as error:
        return {"error": error.code}


def _logs(folder: Path) -> dict[str, str]:
    files = sorted(folder.glob("*.log*")) if folder.is_dir() else []
    return {f"logs/{file.name}": file.read_text(encoding="utf-8", errors="replace") for file in files}


def _as_json(record: Mapping[str, Any]) -> str:
    return json.dumps(record, indent=2, ensure_ascii=False)


def _zipped(files: Mapping[str, str]) -> bytes:
    buffer, home = io.BytesIO(), str(Path.home())
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_MOMENT), text.replace(home, "~"))
    return buffer.getvalue()

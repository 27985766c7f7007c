"""`cxr info`: program, devices, model, library; what a colleague on the phone asks first."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.cli.policy_report import tell_policy
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import WeightsMissing
from cxr_desktop.support_desk import Facts, device_facts, model_facts, program_facts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library", action=arguments.OnceOnly, type=Path, metavar="DIR", help="also tell about this library"
    )
    parser.add_argument("--model", type=Path, metavar="PATH", help="weights file; default: the reference model")
    parser.add_argument("--policy", action="store_true", help="tell instead what every setting is, and who has set it")


def run(args: argparse.Namespace, console: Console, _: CancelToken) -> None:
    if args.policy:
        tell_policy(console)
        return
    record: dict[str, Any] = {"program": program_facts(), "device": device_facts(), "model": _model(args)}
    if args.library:
        record["library"] = _library(args)
    for part, facts in record.items():
        console.say(part)
        for name, value in facts.items():
            console.say(f"  {name:<16} {value}")
    console.answer(record)


def _model(args: argparse.Namespace) -> Facts:
    """The model that --model names, or the reference model; a remark where this copy has none."""
    try:
        return model_facts(args.model)
    except WeightsMissing as error:
        if args.model:
            raise
        return {"path": None, "remark": str(error)}


def _library(args: argparse.Namespace) -> dict[str, Any]:
    with arguments.open_library(args) as library:
        manifest = library.manifest
        return {
            "path": str(args.library),
            "id": manifest.library_id,
            "cases": library.info.count,
            "labels": ", ".join(f"{label} {count}" for label, count in library.info.label_counts.items()),
            "vote": "balanced" if manifest.balanced else "plain",
            "embeddings": "means over several looks" if manifest.pooled else "of films as they are",
            "model": str(manifest.fingerprint),
            "created": manifest.created,
            "updated": manifest.updated,
            "folders": ", ".join(manifest.roots),
        }

"""`cxr info`: program, devices, model, library; what a colleague on the phone asks first."""

from __future__ import annotations

import argparse
import platform
from pathlib import Path
from typing import Any

from cxr_desktop import __version__, paths
from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.cli.policy_report import tell_policy
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import WeightsMissing
from cxr_desktop.model.device import choose_device, has_fast_bfloat16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--library", type=Path, metavar="DIR", help="also tell about this library")
    parser.add_argument("--model", type=Path, metavar="PATH", help="weights file; default: the reference model")
    parser.add_argument("--policy", action="store_true", help="tell instead what every setting is, and who has set it")


def run(args: argparse.Namespace, console: Console, _: CancelToken) -> None:
    if args.policy:
        tell_policy(console)
        return
    record: dict[str, Any] = {"program": program_record(), "device": device_record(), "model": model_record(args)}
    if args.library:
        record["library"] = _library(args)
    for part, facts in record.items():
        console.say(part)
        for name, value in facts.items():
            console.say(f"  {name:<16} {value}")
    console.answer(record)


def program_record() -> dict[str, Any]:
    """Versions: of the program, of Python, of what its answers depend on."""
    return {
        "cxr": __version__,
        "python": platform.python_version(),
        "platform": platform.platform(),
        **{name: _version(name) for name in ("torch", "timm", "faiss-cpu", "numpy", "pydicom", "pillow")},
    }


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def device_record() -> dict[str, Any]:
    """Where the model runs, and why there."""
    choice = choose_device("auto")
    return {
        "chosen": choice.device,
        "name": choice.name,
        "reason": choice.reason,
        "fast_bfloat16": has_fast_bfloat16(),
    }


def model_record(args: argparse.Namespace) -> dict[str, Any]:
    """The model that --model names, or the reference model. Raises ModelError for one that cannot be read."""
    from cxr_desktop.model.weights import read_weights

    try:
        path = args.model or paths.reference_model()
    except WeightsMissing as error:
        return {"path": None, "remark": str(error)}
    weights = read_weights(path)
    profile = weights.profile
    return {
        "path": str(path),
        "profile": profile.name,
        "backbones": " + ".join(profile.backbones),
        "dimension": profile.dimension,
        "input": f"{profile.preprocessing.size_px} px, {profile.preprocessing.version}",
        "labels": ", ".join(profile.labels),
        "weights_sha256": weights.weights_sha256,
    }


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

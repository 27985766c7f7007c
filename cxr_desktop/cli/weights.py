"""`cxr import-weights`: a model file of weights that others trained, for profiles that this program cannot ship."""

from __future__ import annotations

import argparse
from pathlib import Path

from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import BadArgument
from cxr_desktop.model.profile import PROFILES, profile


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--profile", required=True, choices=sorted(PROFILES), help="what the model is made of")
    parser.add_argument("--cnn", type=Path, metavar="FILE", help="safetensors of the CNN alone, as timm saves it")
    parser.add_argument("--vit", type=Path, metavar="FILE", help="safetensors of the ViT alone, as timm saves it")
    parser.add_argument("--whole", type=Path, metavar="FILE", help="safetensors of the whole model instead")
    parser.add_argument("--output", type=Path, required=True, metavar="MODEL", help="the model file to write")


def run(args: argparse.Namespace, console: Console, _: CancelToken) -> None:
    from cxr_desktop.model.weights import ModelCard, import_weights, write_weights

    chosen = profile(args.profile)
    branches = {branch.kind.value: getattr(args, branch.kind.value) for branch in chosen.branches}
    files = {"model": args.whole} if args.whole else branches
    absent = [name for name, path in files.items() if path is None]
    if absent:
        raise BadArgument("missing", name=" and ".join(f"--{name}" for name in absent), alternative="--whole")
    tensors = import_weights(chosen, files)
    facts = {"imported_from": {name: path.name for name, path in files.items()}}
    sha256 = write_weights(args.output, chosen, tensors, ModelCard(facts, "Imported weights; not trained here."))
    console.say(f"Model {chosen.name}, weights {sha256[:12]}: {args.output}")
    console.answer({"output": str(args.output), "profile": chosen.name, "weights_sha256": sha256})

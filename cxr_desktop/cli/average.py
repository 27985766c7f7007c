"""`cxr average`: one model file of several that grew from one another."""

from __future__ import annotations

import argparse
from pathlib import Path

from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken

_STILL_TRUE = ("recipe", "seed", "films", "patients", "held_out_films")  # of the first, whatever its weights become


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("first", type=Path, metavar="MODEL", help="what the result is made of")
    parser.add_argument("others", type=Path, nargs="+", metavar="MODEL", help="what it is averaged with, equally")
    parser.add_argument("--output", type=Path, required=True, metavar="MODEL", help="the model file to write")


def run(args: argparse.Namespace, console: Console, _: CancelToken) -> None:
    from cxr_desktop.model.weights import ModelCard, read_weights, write_weights
    from cxr_desktop.training.averaging import mean_weights

    models = [read_weights(path) for path in (args.first, *args.others)]
    first, names = models[0], [model.weights_sha256 for model in models]
    known = {name: first.card.training[name] for name in _STILL_TRUE if name in first.card.training}
    text = f"Mean of the weights of {' and '.join(name[:12] for name in names)}; nothing was measured with it.\n"
    sha256 = write_weights(
        args.output, first.profile, mean_weights(models), ModelCard(known | {"mean_of": names}, text)
    )
    console.say(f"Model {first.profile.name}, weights {sha256[:12]}: {args.output}")
    console.answer({"output": str(args.output), "profile": first.profile.name, "weights_sha256": sha256})

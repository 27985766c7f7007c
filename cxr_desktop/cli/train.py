"""`cxr train`: labelled films become a model file."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxr_desktop.cli import arguments
from cxr_desktop.cli.console import Console
from cxr_desktop.domain import CancelToken
from cxr_desktop.errors import BadArgument, CheckpointMismatch, on_one_line
from cxr_desktop.model.backbones import PATCH_PX, BranchKind
from cxr_desktop.model.device import DEVICES, PRECISIONS, choose_device
from cxr_desktop.model.profile import PROFILES, ModelProfile, profile
from cxr_desktop.output import require_output

if TYPE_CHECKING:
    from cxr_desktop.model.weights import Weights
    from cxr_desktop.training.films import TrainingFilms
    from cxr_desktop.training.findings import Drawing
    from cxr_desktop.training.trainer import TrainingResult

_PROFILE = "reference"
_EPOCHS = 30
_LONGEST_EPOCHS = 10_000  # with --minutes alone, time is the only limit
_SMALLEST_PX, _LARGEST_PX = 32, 1024
_HIGHEST_SEED = 2**31 - 1
_HIGHEST_RATE = 0.1  # more than a hundred times the recipe's: more is a slip of the keyboard


def add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.add_films(parser)
    parser.add_argument("--output", type=Path, required=True, metavar="MODEL", help="the safetensors file to write")
    parser.add_argument("--sub-labels", metavar="COLUMN", help="refine labels by a column, or by what file names say")
    parser.add_argument(
        "--profile",
        choices=sorted(PROFILES),
        help=f"what the model is made of; default: that of --from, else {_PROFILE}",
    )
    parser.add_argument(
        "--size", type=int, metavar="PX", help="side of the picture the model sees; default: the profile's"
    )
    parser.add_argument(
        "--from",
        dest="starts",
        action="append",
        default=[],
        type=Path,
        metavar="MODEL",
        help="go on from these weights; given again, each branch is taken from the first that has it",
    )
    parser.add_argument(
        "--teacher",
        dest="teachers",
        action="append",
        default=[],
        type=Path,
        metavar="MODEL",
        help="learn from this model's opinion as well; given again, from the mean of them all",
    )
    parser.add_argument(
        "--draw-findings",
        metavar="LABEL=LABEL",
        help="draw opacities into some films of the first label, as in NORMAL=PNEUMONIA: they count as the second, and "
        "the heat map is to lie on them",
    )
    parser.add_argument(
        "--hold",
        action="append",
        default=[],
        choices=[f"{kind.value}{part}" for kind in BranchKind for part in ("", "/trunk")],
        help="leave this branch, or of it what does not read it out, as --from has it, and let the rest learn; may be "
        "repeated",
    )
    parser.add_argument("--epochs", type=int, metavar="N", help=f"length of the run; default: {_EPOCHS}")
    parser.add_argument("--minutes", type=float, metavar="M", help="end the run after this time instead")
    parser.add_argument(
        "--learning-rate",
        type=float,
        metavar="R",
        help="the highest of the run; default: the less, the more --from knows already",
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="default: 0")
    parser.add_argument("--device", choices=DEVICES, default="auto", help="auto takes CUDA where it is there")
    parser.add_argument(
        "--precision",
        choices=PRECISIONS,
        default="auto",
        help="auto takes bfloat16 where the device multiplies it; not every processor is faster that way",
    )
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint beside the output")


def run(args: argparse.Namespace, console: Console, cancel: CancelToken) -> None:
    from cxr_desktop.model.weights import read_weights
    from cxr_desktop.training.films import read_training_films
    from cxr_desktop.training.model_card import training_facts
    from cxr_desktop.training.recipe import Recipe
    from cxr_desktop.training.schedule import RunLength
    from cxr_desktop.training.start import Hold, held_tensors, joined
    from cxr_desktop.training.trainer import RunSettings, Trainer

    checkpoint = args.output.with_name(args.output.name + ".checkpoint")
    _require_in_range(args)
    if checkpoint.exists() and not args.resume:
        raise CheckpointMismatch("exists", path=checkpoint)
    epochs, minutes = _run_length(args)
    starts = [read_weights(path) for path in args.starts]
    teachers = [read_weights(path) for path in args.teachers]
    chosen = _profile(args, starts)
    start = joined(starts, chosen)
    drawing = _drawing(args.draw_findings)
    settings = RunSettings(
        Recipe(given_learning_rate=args.learning_rate),
        RunLength(epochs, minutes),
        args.seed,
        choose_device(args.device),
        args.precision,
        drawing,
        tuple(map(Hold.of, args.hold)),
    )
    held_tensors(settings.held, chosen, start)  # refuses before films are read
    listed = arguments.list_films(args, cancel)
    if drawing:
        drawing.require(film.listing.label for film in listed)
    require_output(args.output)  # not after hours; and where there are no films, no folder is left for it
    films = read_training_films(
        listed,
        canvas_px=max(settings.recipe.canvas_px, chosen.preprocessing.size_px * 5 // 4),
        sub_label=args.sub_labels,
        cancel=cancel,
        on_progress=console.on_progress,
    )
    _report_films(console, films)
    trainer = Trainer(chosen, films, settings, start=start, teachers=teachers, checkpoint=checkpoint)
    result = trainer.run(cancel=cancel, on_progress=console.on_progress, on_epoch=_epoch_report(args, console))
    facts = training_facts(films, settings, result, start=start, teachers=teachers)
    sha256 = _write(args.output, result, facts)
    checkpoint.unlink(missing_ok=True)
    count = len(result.records)
    epoch = f"best of {count} epochs: {result.best_epoch}" if result.was_chosen else f"the last of {count} epochs"
    console.say(f"Model {chosen.name}, weights {sha256[:12]}, {epoch}. {args.output}")
    console.answer({"output": str(args.output), "weights_sha256": sha256} | result.best.to_dict())


def _require_in_range(args: argparse.Namespace) -> None:
    limits = (("epochs", 1, _LONGEST_EPOCHS), ("size", _SMALLEST_PX, _LARGEST_PX), ("seed", 0, _HIGHEST_SEED))
    for name, lowest, highest in limits:
        value = getattr(args, name)
        if value is not None and not lowest <= value <= highest:
            raise BadArgument("range", name=f"--{name}", value=value, lowest=lowest, highest=highest)
    if args.learning_rate is not None and not 0 < args.learning_rate <= _HIGHEST_RATE:
        raise BadArgument(
            "range", name="--learning-rate", value=args.learning_rate, lowest="more than 0", highest=_HIGHEST_RATE
        )
    if args.size is not None and args.size % PATCH_PX:
        raise BadArgument("multiple", name="--size", value=args.size, of=PATCH_PX)


def _run_length(args: argparse.Namespace) -> tuple[int, float | None]:
    if args.minutes is not None and not args.minutes > 0:
        raise BadArgument("range", name="--minutes", value=args.minutes, lowest="more than 0", highest="what you have")
    return args.epochs or (_LONGEST_EPOCHS if args.minutes else _EPOCHS), args.minutes


def _profile(args: argparse.Namespace, starts: Sequence[Weights]) -> ModelProfile:
    """The profile that the run fills with weights: that of --from, or the one that --profile names."""
    from dataclasses import replace

    goes_on = len(starts) == 1 and not args.profile
    chosen = starts[0].profile if goes_on else profile(args.profile or _PROFILE)
    if args.size is None:
        return chosen
    recipe = chosen.preprocessing
    sized = replace(recipe, version=f"{recipe.version}/{args.size}", size_px=args.size, shortest_side_px=args.size)
    return replace(chosen, preprocessing=sized)


def _drawing(given: str | None) -> Drawing | None:
    from cxr_desktop.training.findings import Drawing

    if given is None:
        return None
    without, is_given, counts_as = given.partition("=")
    if not is_given or without == counts_as:
        raise BadArgument("form", name="--draw-findings", value=given, example="NORMAL=PNEUMONIA")
    return Drawing(without, counts_as)


def _report_films(console: Console, films: TrainingFilms) -> None:
    counts = Counter(films.classes[index].name for index in films.class_of)
    console.remark(f"{len(films)} films: " + ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
    for path, reason in films.refused:
        console.remark(f"left out: {on_one_line(str(path))}: {reason}")


def _epoch_report(args: argparse.Namespace, console: Console) -> Any:
    from cxr_desktop.training.curves import EpochRecord, draw_curves, write_log

    def report(records: tuple[EpochRecord, ...]) -> None:
        last = records[-1]
        plain, disguised = last.score.plain, last.score.disguised
        console.remark(
            f"epoch {last.epoch}: loss {last.loss:.3f}, balanced accuracy of the vote on held-out patients "
            f"{plain.balanced_accuracy:.3f}, disguised {disguised.balanced_accuracy:.3f}, {last.seconds / 60:.1f} min"
        )
        write_log(args.output.with_name(args.output.name + ".log.csv"), records)
        draw_curves(args.output.with_name(args.output.name + ".curves.png"), records)

    return report


def _write(path: Path, result: TrainingResult, facts: dict[str, Any]) -> str:
    """The model file, in float16: half the size, and similarities differ by less than they are shown with."""
    from cxr_desktop.model.weights import ModelCard, write_weights
    from cxr_desktop.training.model_card import card_text

    tensors = {name: value.half() if value.is_floating_point() else value for name, value in result.tensors.items()}
    return write_weights(path, result.profile, tensors, ModelCard(facts, card_text(facts)))

"""The training loop: views in, weights out; safe to kill after any epoch.

Everything random in an epoch follows from the seed and the epoch's number, so a run that was killed and resumed ends
with the weights of one that was not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Generator, Tensor, nn

from cxr_desktop.domain import CancelToken, OnProgress, Progress, ignore_progress
from cxr_desktop.errors import NotTrainable, TrainingDiverged
from cxr_desktop.library.progress import ProgressMeter
from cxr_desktop.model.device import DeviceChoice
from cxr_desktop.model.profile import ModelProfile
from cxr_desktop.model.weights import Weights
from cxr_desktop.training.allocator import keep_freed_memory
from cxr_desktop.training.checkpoint import Checkpoint, describe_run, load_checkpoint, save_checkpoint
from cxr_desktop.training.curves import EpochRecord
from cxr_desktop.training.examiner import Examiner
from cxr_desktop.training.films import TrainingFilms
from cxr_desktop.training.findings import Drawing
from cxr_desktop.training.last_fit import LastFit, counter
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.objective import LibraryMemory, Target, batch_loss
from cxr_desktop.training.optimizer import load_optimizer, make_optimizer, optimizer_tensors
from cxr_desktop.training.precision import Arithmetic
from cxr_desktop.training.recipe import Recipe
from cxr_desktop.training.schedule import RunLength, RunningMean, learning_rate, picture_px
from cxr_desktop.training.split import Split, balanced_order, split_by_patient
from cxr_desktop.training.start import Hold, held_tensors, load_start
from cxr_desktop.training.task import Task
from cxr_desktop.training.teacher import teaching
from cxr_desktop.training.trained_model import TrainedModel, channels_last, keep_depthwise_in_float32
from cxr_desktop.training.validation import ValidationScore
from cxr_desktop.training.views import ViewMaker

_LAST_BATCH = 2  # batch normalisation has nothing to normalise by in a batch of one


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run is, beside its films and its profile."""

    recipe: Recipe
    length: RunLength
    seed: int
    device: DeviceChoice
    precision: str = "auto"  # one of model.device.PRECISIONS
    drawing: Drawing | None = None
    held: tuple[Hold, ...] = ()  # what stays, as far as the run's start has it


@dataclass(frozen=True, slots=True, eq=False)
class TrainingResult:
    """The weights that a run ends with, and how it went."""

    profile: ModelProfile
    tensors: Mapping[str, Tensor]  # named as HybridExtractor's
    records: tuple[EpochRecord, ...]
    best_epoch: int
    score: ValidationScore  # of the tensors: they are the best epoch's, fitted to the vote if that was better
    split: Split
    was_chosen: bool  # by held-out patients, among the epochs

    @property
    def best(self) -> EpochRecord:
        """The best epoch, with the standing of what became of it."""
        return replace(self.records[self.best_epoch - 1], score=self.score)


OnEpoch = Callable[[tuple[EpochRecord, ...]], None]


class Trainer:
    """One run. `start`: weights to go on from. `teachers`: models whose mean opinion counts beside the labels."""

    def __init__(
        self,
        profile: ModelProfile,
        films: TrainingFilms,
        settings: RunSettings,
        *,
        start: Weights | None = None,
        teachers: Sequence[Weights] = (),
        checkpoint: Path | None = None,
    ) -> None:
        if profile.preprocessing.geometry != "squash":
            raise NotTrainable("cropping", profile=profile.name)
        held = held_tensors(settings.held, profile, start)
        self._profile = replace(profile, classes=films.classes)
        self._films = films
        self._settings = settings
        self._recipe = settings.recipe
        self._device = torch.device(settings.device.device)
        self._split = split_by_patient(films, share=self._recipe.validation_share, seed=settings.seed)
        self._views = ViewMaker(self._recipe, films.classes, settings.drawing, self._device)
        self._arithmetic = Arithmetic.on(self._device, settings.precision)
        task = Task(self._profile, films, self._split, self._recipe, self._arithmetic, settings.seed, held)
        self._examiner = Examiner(task)
        self._last_fit = LastFit(task, self._views, self._examiner)
        self._checkpoint = checkpoint
        self._run = self._describe(start, teachers)
        self._teacher = teaching(teachers, films, self._profile, self._device)
        torch.manual_seed(settings.seed)
        guide_channels = self._teacher.guide_channels if self._teacher else None
        self._model = channels_last(TrainedModel(self._profile, guide_channels, held), self._device)
        if self._arithmetic.is_bfloat16 and self._device.type == "cpu":
            keep_depthwise_in_float32(self._model)
        if start is not None:
            load_start(self._model.extractor, start)
        self._goes_on = start is not None and bool(teachers)
        self._full_px = self._profile.preprocessing.size_px
        self._full_from = self._recipe.fine_tuning_full_size_from if start else self._recipe.full_size_from
        self._highest_rate = self._rate(start)
        self._optimizer = make_optimizer(self._model, self._recipe)
        self._mean = RunningMean(self._model, self._recipe.averaging)
        labels = torch.from_numpy(films.label_of)
        self._label_of_class = torch.from_numpy(films.label_of_class).to(self._device)
        self._memory = LibraryMemory(labels, self._profile.dimension).to(self._device)
        self._records: tuple[EpochRecord, ...] = ()
        self._best: dict[str, Tensor] = {}

    def run(
        self,
        *,
        cancel: CancelToken | None = None,
        on_progress: OnProgress = ignore_progress,
        on_epoch: OnEpoch = lambda _: None,
    ) -> TrainingResult:
        """Train until the run's length, or until nothing has become better for a while.

        Raises TrainingDiverged, OutputNotWritable (no room for a checkpoint), CheckpointMismatch or Cancelled.
        """
        cancel = cancel or CancelToken()
        keep_freed_memory()
        self._resume()
        while not self._is_over():
            record = self._epoch(cancel, on_progress)
            self._records = (*self._records, record)
            if record is self._choice:
                self._best = self._averaged_extractor()
            self._save()
            on_epoch(self._records)
        best = self._choice
        result = TrainingResult(
            self._profile,
            self._best,
            self._records,
            best.epoch,
            best.score,
            self._split,
            was_chosen=not self._ends_with_its_last,
        )
        return self._fitted(result, cancel, on_progress)

    @property
    def _is_next_edition(self) -> bool:
        return self._teacher is not None and self._teacher.is_earlier_edition

    def _picture_px(self, position: float) -> int:
        """What knows its films already, or is held beside what learns, sees them in full size all along."""
        knows_films = self._is_next_edition or bool(self._settings.held)
        return self._full_px if knows_films else picture_px(position, self._full_px, self._full_from, self._recipe)

    @property
    def _ends_with_its_last(self) -> bool:
        """Where what held-out patients say of epochs is chance.

        A next edition's vote is held by an anchor, a classifier changes none. What goes on from given weights with a
        teacher moves by less than chance does, and its rate is yet to come down (docs/adr/0022).
        """
        return self._is_next_edition or self._goes_on or not self._model.learning

    @property
    def _choice(self) -> EpochRecord:
        """The epoch that the run would end with now."""
        return self._records[-1] if self._ends_with_its_last else _best_record(self._records)

    def _rate(self, start: Weights | None) -> float:
        """The run's highest learning rate: as it was given, else the less, the more it knows already."""
        if self._recipe.given_learning_rate is not None:
            return self._recipe.given_learning_rate
        if {hold.kind for hold in self._settings.held} == {branch.kind for branch in self._profile.branches}:
            return self._recipe.new_part_learning_rate
        if self._is_next_edition:
            return self._recipe.edition_learning_rate
        return self._recipe.fine_tuning_learning_rate if start else self._recipe.learning_rate

    def _is_over(self) -> bool:
        if not self._records:
            return False
        last, best = self._records[-1], self._choice
        is_stuck = last.epoch - best.epoch >= self._recipe.patience_epochs and last.picture_px == self._full_px
        return self._position(last.epoch, last.seconds) >= 1.0 or is_stuck

    def _position(self, epochs: float, seconds: float) -> float:
        return self._settings.length.position(epochs_done=epochs, seconds_done=seconds)

    def _epoch(self, cancel: CancelToken, on_progress: OnProgress) -> EpochRecord:
        number = len(self._records) + 1
        seconds_before = self._records[-1].seconds if self._records else 0.0
        started = time.monotonic()
        losses = []
        size = self._full_px
        self._model.train()
        batches = self._batches(number)
        for index, (films, generator) in enumerate(batches):
            cancel.raise_if_cancelled()
            seconds = seconds_before + time.monotonic() - started
            position = self._position(number - 1 + index / len(batches), seconds)
            size = self._picture_px(position)
            losses.append(self._step(films, generator, position, size))
            on_progress(_progress(number, index + 1, len(batches), position, seconds))
        loss = float(np.mean(losses))
        if not np.isfinite(loss):
            raise TrainingDiverged("loss", epoch=number)
        score = self._validate(
            size, ProgressMeter(f"epoch {number}, asking", self._examiner.films_for_a_score, on_progress)
        )
        seconds = seconds_before + time.monotonic() - started
        return EpochRecord(number, loss, self._optimizer.param_groups[0]["lr"], seconds, size, score)

    def _batches(self, epoch: int) -> list[tuple[NDArray[np.int64], Generator]]:
        torch.manual_seed(self._settings.seed * 100_003 + epoch)  # dropout and stochastic depth
        random = np.random.default_rng([self._settings.seed, epoch])
        generator = Generator(self._device).manual_seed(int(random.integers(2**62)))
        order = balanced_order(self._films, self._split.train, random)
        size = self._recipe.batch_size
        parts = [order[start : start + size] for start in range(0, len(order), size)]
        return [(part, generator) for part in parts if len(part) >= min(_LAST_BATCH, len(order))]

    def _step(self, films: NDArray[np.int64], generator: Generator, position: float, size: int) -> float:
        recipe = self._recipe
        for group in self._optimizer.param_groups:
            group["lr"] = learning_rate(position, self._highest_rate, recipe)
        views = self._views.views(self._films.pixels[films], self._films.class_of[films], generator)
        pixels = to_model_input(views.pixels, self._profile.preprocessing, size)
        with self._arithmetic.autocast():
            opinion = self._teacher.opinion(views) if self._teacher else None
        target = Target(
            classes=torch.from_numpy(self._films.class_of[films]).to(self._device)[views.films],
            films=torch.from_numpy(films).to(self._device)[views.films],
            opinion=opinion,
            drawn=views.drawn,
        )
        with self._arithmetic.autocast():
            prediction = self._model(pixels.contiguous(memory_format=torch.channels_last))
        loss = batch_loss(prediction, target, self._memory, self._label_of_class, recipe)
        self._optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(self._model.parameters(), recipe.largest_gradient)
        self._optimizer.step()
        self._mean.update(self._model)
        self._memory.remember(target.films[target.is_film], prediction.embeddings[target.is_film])
        return float(loss.detach())

    def _validate(self, size_px: int, meter: ProgressMeter) -> ValidationScore:
        """The standing on pictures of the size that the model has just learned from.

        Not to be cancelled: the epoch before it would be lost.
        """
        return self._examiner.score(self._examiner.model_of(self._averaged_extractor()), size_px, meter.advance)

    def _fitted(self, result: TrainingResult, cancel: CancelToken, on_progress: OnProgress) -> TrainingResult:
        """The result with its projections fitted to the vote, if held-out patients are then better off.

        Not where films lie as an earlier edition has them, whose projections were.
        """
        if not self._last_fit.is_possible or self._is_next_edition:
            return result
        tensors = self._last_fit.fitted(result.tensors, cancel=cancel, on_progress=on_progress)

        def score(of: Mapping[str, Tensor]) -> ValidationScore:
            on_films = counter("last fit, asking", self._examiner.films_for_a_score, cancel, on_progress)
            return self._examiner.score(self._examiner.model_of(of), self._full_px, on_films)

        is_known = result.best.picture_px == self._full_px
        before, after = result.score if is_known else score(result.tensors), score(tensors)
        return replace(result, tensors=tensors, score=after) if after.criterion > before.criterion else result

    def _averaged_extractor(self) -> dict[str, Tensor]:
        prefix = "extractor."
        return {
            name.removeprefix(prefix): value.detach().clone()
            for name, value in self._mean.state.items()
            if name.startswith(prefix)
        }

    def _describe(self, start: Weights | None, teachers: Sequence[Weights]) -> str:
        return describe_run(
            profile=self._profile.to_dict(),
            recipe=self._recipe.to_dict(),
            seed=self._settings.seed,
            epochs=self._settings.length.epochs,
            minutes=self._settings.length.minutes,
            precision=self._settings.precision,
            drawing=self._settings.drawing and asdict(self._settings.drawing),
            held=[str(hold) for hold in self._settings.held],
            films=self._films.sha256,
            start=start and start.weights_sha256,
            teachers=[teacher.weights_sha256 for teacher in teachers],
        )

    def _save(self) -> None:
        if self._checkpoint is None:
            return
        tensors = {
            "model": self._model.state_dict(),
            "optimizer": optimizer_tensors(self._optimizer),
            "mean": self._mean.state,
            "memory": {"embeddings": self._memory.embeddings},
            "best": self._best,
        }
        facts = {"steps": self._mean.steps, "records": [record.to_dict() for record in self._records]}
        save_checkpoint(self._checkpoint, self._run, Checkpoint(tensors, facts))

    def _resume(self) -> None:
        saved = load_checkpoint(self._checkpoint, self._run) if self._checkpoint else None
        if saved is None:
            return
        self._model.load_state_dict(saved.tensors["model"])
        load_optimizer(self._optimizer, saved.tensors["optimizer"])
        self._mean.state = {name: value.to(self._device) for name, value in saved.tensors["mean"].items()}
        self._mean.steps = saved.facts["steps"]
        self._memory.embeddings.copy_(saved.tensors["memory"]["embeddings"])
        self._best = {name: value.to(self._device) for name, value in saved.tensors["best"].items()}
        self._records = tuple(EpochRecord.from_dict(record) for record in saved.facts["records"])


def _best_record(records: tuple[EpochRecord, ...]) -> EpochRecord:
    """The best of those on the largest pictures so far: figures on smaller ones are of another task."""
    largest = max(record.picture_px for record in records)
    return max(
        (record for record in records if record.picture_px == largest),
        key=lambda record: (record.score.criterion, -record.epoch),
    )


def _progress(epoch: int, batch: int, batches: int, position: float, seconds: float) -> Progress:
    remaining = seconds * (1.0 - position) / position if position > 0.0 else None
    return Progress(f"epoch {epoch}", batch, batches, remaining_s=remaining)

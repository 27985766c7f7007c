"""The log of a run: a row of a CSV for every epoch, and the same as a figure."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cxr_desktop.output import write_output
from cxr_desktop.training.validation import Neighbourliness, ValidationScore


@dataclass(frozen=True, slots=True)
class EpochRecord:
    """How an epoch went."""

    epoch: int  # from 1
    loss: float
    learning_rate: float
    seconds: float  # of the run so far
    picture_px: int  # side of the pictures learned from, and asked with
    score: ValidationScore

    def to_dict(self) -> dict[str, Any]:
        plain, disguised = self.score.plain, self.score.disguised
        return {
            "epoch": self.epoch,
            "loss": self.loss,
            "learning_rate": self.learning_rate,
            "seconds": self.seconds,
            "picture_px": self.picture_px,
            "knn_balanced_accuracy": plain.balanced_accuracy,
            "auroc": plain.auroc,
            "disguised_knn_balanced_accuracy": disguised.balanced_accuracy,
            "disguised_auroc": disguised.auroc,
        }

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> EpochRecord:
        return cls(
            epoch=fields["epoch"],
            loss=fields["loss"],
            learning_rate=fields["learning_rate"],
            seconds=fields["seconds"],
            picture_px=fields["picture_px"],
            score=ValidationScore(
                Neighbourliness(fields["knn_balanced_accuracy"], fields["auroc"]),
                Neighbourliness(fields["disguised_knn_balanced_accuracy"], fields["disguised_auroc"]),
            ),
        )


def write_log(path: Path, records: Sequence[EpochRecord]) -> None:
    """A CSV, one row per epoch. Raises OutputNotWritable."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(records[0].to_dict()))
    writer.writeheader()
    writer.writerows(record.to_dict() for record in records)
    write_output(path, text.getvalue())


def draw_curves(path: Path, records: Sequence[EpochRecord]) -> None:
    """A PNG: the loss above, the neighbours of held-out patients below. Raises OutputNotWritable."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 7), layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True)
    epochs = [record.epoch for record in records]
    above.plot(epochs, [record.loss for record in records], color="0.2")
    above.set_ylabel("training loss")
    for side, style, name in (("plain", "-", "as they are"), ("disguised", "--", "disguised")):
        scores = [getattr(record.score, side) for record in records]
        accuracies = [100 * score.balanced_accuracy for score in scores]
        below.plot(epochs, accuracies, style, color="tab:blue", label=f"vote of 5, balanced accuracy, {name}")
        if scores[0].auroc is not None:
            below.plot(epochs, [100 * s.auroc for s in scores], style, color="tab:orange", label=f"AUROC, {name}")
    below.set_ylabel("held-out patients, %")
    below.set_xlabel("epoch")
    below.legend(frameon=False)
    for axes in (above, below):
        axes.grid(color="0.9")
        axes.spines[["top", "right"]].set_visible(False)
    picture = io.BytesIO()
    FigureCanvasAgg(figure).print_png(picture)  # type: ignore[no-untyped-call]
    write_output(path, picture.getvalue())

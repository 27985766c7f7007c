"""Everything that can be turned in a training run, as one frozen value that is stored in the weights' metadata.

The figures are those of docs/adr/0007: chosen on patient-disjoint folds of Kermany's training split, never on its test
split.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Augmentation:
    """How far a view may lie from its film. Half-widths of uniform ranges unless it says otherwise."""

    log_aspect: float = 0.6  # of width over height: films were squashed to a square by whoever made the data set
    zoom: tuple[float, float] = (0.7, 1.1)  # part of the film's side that is seen
    rotation_deg: float = 12.0
    shift: float = 0.06  # of a side
    flip_share: float = 0.5
    blur_share: float = 0.5  # of views that are shrunk and enlarged again
    coarsest: float = 0.3  # part of the resolution that is left at most
    sharpen_share: float = 0.5
    shading: float = 0.25  # slow change of exposure over the film, in grey levels
    log_gamma: float = 0.4
    noise: float = 0.05  # largest standard deviation, in grey levels
    border_share: float = 0.25  # of views with a collimated edge
    erase_share: float = 0.25  # of views with a blank rectangle


@dataclass(frozen=True, slots=True)
class Recipe:
    """A run, but for its films, its seed and its length."""

    batch_size: int = 32
    learning_rate: float = 7e-4
    fine_tuning_learning_rate: float = 4e-4  # where the run starts from given weights
    edition_learning_rate: float = 2e-4  # where its teacher is an earlier edition
    new_part_learning_rate: float = 2e-3  # where all is held that was learned before
    given_learning_rate: float | None = None  # instead of these four
    weight_decay: float = 0.05
    warm_up: float = 0.06  # part of the run
    largest_gradient: float = 2.0
    averaging: float = 0.998  # decay of the running mean of the weights, by step
    # A run learns from smaller pictures first and from the profile's own size at its end (progressive resizing, Tan and
    # Le 2021): an epoch of 128 px takes as long as one and a half of 96, one of 64 px is hardly any shorter. A run from
    # given weights has their full size sooner, the next edition of a model all along: it knows its films already.
    coarse_part: float = 0.72  # of the full side, to the nearest whole patch
    full_size_from: float = 0.8  # part of the run
    fine_tuning_full_size_from: float = 0.4  # where the run starts from given weights
    canvas_px: int = 192  # films are held in memory at this side
    label_smoothing: float = 0.05
    branch_weight: float = 0.5  # of each branch's own classifier in the loss
    neighbour_weight: float = 1.0  # of the neighbourhood loss
    neighbour_scale: float = 16.0  # cosine similarities are multiplied by this before the softmax
    teacher_weight: float = 0.7  # of a teacher's opinion against the label, where there is a teacher
    edition_weight: float = 1.0  # the same, of a teacher that is an earlier edition: it knows the labels of these films
    guide_weight: float = 2.0  # of what the teacher sees where, for each branch
    anchor_weight: float = 8.0  # of where films lie for a teacher that is an earlier edition
    finding_share: float = 1.0  # of films without a finding, shown a second time with one, where they are drawn
    pointing_weight: float = 2.0  # of where the heat map of a drawn finding lies
    # After the last epoch the projections are fitted once more (`training.alignment`); no steps: they are not.
    alignment_steps: int = 300
    alignment_rate: float = 2e-3
    alignment_scale: float = 96.0  # as neighbour_scale; the vote of five is sharper than training can bear
    validation_share: float = 0.1
    patience_epochs: int = 12
    augmentation: Augmentation = field(default_factory=Augmentation)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)

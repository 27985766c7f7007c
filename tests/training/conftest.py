"""Films to learn from: synthesised, small, two labels, one of them in two kinds."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.imaging.synthetic import write_demo_films
from cxr_desktop.library.sources import list_films
from cxr_desktop.model.device import choose_device
from cxr_desktop.model.profile import ClassSpec
from cxr_desktop.training.films import TrainingFilms, read_training_films
from cxr_desktop.training.recipe import Augmentation, Recipe
from cxr_desktop.training.schedule import RunLength
from cxr_desktop.training.trainer import RunSettings

STILL = Augmentation(
    log_aspect=0.0,
    zoom=(1.0, 1.0),
    rotation_deg=0.0,
    shift=0.0,
    flip_share=0.0,
    blur_share=0.0,
    sharpen_share=0.0,
    shading=0.0,
    log_gamma=0.0,
    noise=0.0,
    border_share=0.0,
    erase_share=0.0,
)
"""No augmentation at all."""

CLASSES = (ClassSpec("NORMAL", "NORMAL"), ClassSpec("PNEUMONIA/a", "PNEUMONIA"), ClassSpec("PNEUMONIA/b", "PNEUMONIA"))


def settings(*, epochs: int = 2, seed: int = 0, **recipe: object) -> RunSettings:
    """A short run on the CPU."""
    chosen = Recipe(**{"canvas_px": 64, "coarse_part": 1.0, "batch_size": 16, **recipe})
    return RunSettings(chosen, RunLength(epochs), seed, choose_device("cpu"))


def made_up_films(per_class: int = 20, patients_per_class: int = 10) -> TrainingFilms:
    """Noise with classes and patients: for whatever does not look at the films."""
    count = per_class * len(CLASSES)
    classes = np.repeat(np.arange(len(CLASSES)), per_class)
    return TrainingFilms(
        pixels=np.random.default_rng(0).integers(0, 255, (count, 64, 64), dtype=np.uint8),
        class_of=classes,
        patient_of=classes * 1000 + np.tile(np.arange(per_class) % patients_per_class, len(CLASSES)),
        classes=CLASSES,
    )


@pytest.fixture(scope="session")
def synthetic_films(tmp_path_factory: pytest.TempPathFactory) -> TrainingFilms:
    """32 films, half of each label."""
    folder = tmp_path_factory.mktemp("training") / "films"
    write_demo_films(folder, per_label=16, seed=77, size_px=96)
    return read_training_films(list_films([folder]), canvas_px=64)

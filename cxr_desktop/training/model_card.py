"""What a trained model says of itself: facts for programs, a card in Markdown for people (Mitchell et al. 2019)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cxr_desktop import __version__
from cxr_desktop.training.films import TrainingFilms

if TYPE_CHECKING:
    from cxr_desktop.model.weights import Weights
    from cxr_desktop.training.trainer import RunSettings, TrainingResult


def training_facts(
    films: TrainingFilms,
    settings: RunSettings,
    result: TrainingResult,
    *,
    start: Weights | None,
    teachers: Sequence[Weights],
) -> dict[str, Any]:
    """Everything that says how the weights came about: no path, no name, no patient."""
    import torch

    return {
        "program": __version__,
        "torch": torch.__version__,
        "device": settings.device.name,
        "precision": settings.precision,
        "seed": settings.seed,
        "held_branches": [str(hold) for hold in settings.held],
        "findings_drawn_into": settings.drawing and settings.drawing.without,
        "films": dict(sorted(Counter(films.classes[index].name for index in films.class_of).items())),
        "patients": len(set(films.patient_of.tolist())),
        "held_out_films": len(result.split.validation),
        "refused_films": len(films.refused),
        "recipe": settings.recipe.to_dict(),
        "epochs": len(result.records),
        "epoch_was_chosen": result.was_chosen,
        "started_from": start and start.weights_sha256,
        "teacher": " ".join(teacher.weights_sha256 for teacher in teachers) or None,
        "best": result.best.to_dict(),
        "hours": round(result.records[-1].seconds / 3600.0, 2),
    }


def card_text(facts: Mapping[str, Any]) -> str:
    """The card, in Markdown."""
    films = ", ".join(f"{count} {name}" for name, count in facts["films"].items())
    best = facts["best"]
    starts, teachers = _short(facts["started_from"]), _short(facts["teacher"])
    start = f"weights {starts}" if starts else "random weights"
    flattery = (
        "The epoch was chosen by these, so they flatter."
        if facts["epoch_was_chosen"]
        else "They chose nothing in this run, which ends with its last epoch."
    )
    teacher = (
        f", with the opinion of {'models' if ' ' in teachers else 'model'} {teachers} beside the labels"
        if teachers
        else ""
    )
    return f"""# Model card

**Use.** Finding similar cases, for research. Not a medical device, not for diagnosis.

**Films.** {films}; {facts["patients"]} patients. {facts["held_out_films"]} films of other patients were held out.

**Procedure.** {facts["epochs"]} epochs from {start}{teacher}; seed {facts["seed"]}; {facts["hours"]} hours on \
{facts["device"]}. CXR Desktop {facts["program"]}, PyTorch {facts["torch"]}.

**Held-out patients.** Balanced accuracy of the vote of the five nearest {100 * best["knn_balanced_accuracy"]:.1f} %, \
with the films disguised {100 * best["disguised_knn_balanced_accuracy"]:.1f} %. {flattery}

**Limits.** It knows the hospital, the ages and the devices that its films came from. Elsewhere it is unproven.
"""


def _short(names: str | None) -> str:
    """Hashes of weights, parted by spaces, as a sentence names them; empty where there are none."""
    return " and ".join(sha256[:12] for sha256 in (names or "").split())

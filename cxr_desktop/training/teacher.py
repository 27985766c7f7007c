"""Teachers: trained models whose opinion counts beside the labels.

What another kind of model sees guides the branches, place by place. A model whose embeddings have the learner's own
branches is an earlier edition: the learner's films are to lie where that one has them, so that what it knew of their
neighbourhood is not lost over what is learned anew. It sees them without the learner's noise, which is to move no film.
Of several teachers the mean is asked for, and none of them, an earlier edition neither, says where films are to lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import torch

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import BranchKind, planes
from cxr_desktop.model.hybrid import HybridExtractor, fold_batch_norms
from cxr_desktop.model.profile import BranchSpec, ModelProfile
from cxr_desktop.model.weights import Weights
from cxr_desktop.training.films import TrainingFilms
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.objective import Opinion
from cxr_desktop.training.trained_model import channels_last
from cxr_desktop.training.views import Views


class Teaching(Protocol):
    """What a run asks of whoever teaches it."""

    @property
    def is_earlier_edition(self) -> bool:
        """Whether opinions say where films are to lie."""
        ...

    @property
    def guide_channels(self) -> int | None:
        """Channels of an opinion's planes, where these guide."""
        ...

    def opinion(self, views: Views) -> Opinion:
        """What is said of every view, or by an earlier edition of the films alone."""
        ...


def teaching(
    teachers: Sequence[Weights], films: TrainingFilms, learner: ModelProfile, device: torch.device
) -> Teaching | None:
    """One teacher, or several as one; None where there are none. Raises BadArgument for one of other classes."""
    if not teachers:
        return None
    if len(teachers) == 1:
        return Teacher(teachers[0], films, learner, device)
    return Panel([Teacher(weights, films, None, device) for weights in teachers])


class Panel:
    """Several teachers: their mean opinion, which errs less than one's; the first guides.

    Hinton et al. 2015, Distilling the knowledge in a neural network, section 3.
    """

    is_earlier_edition = False

    def __init__(self, members: Sequence[Teacher]) -> None:
        self._members = tuple(members)

    @property
    def guide_channels(self) -> int | None:
        return self._members[0].guide_channels

    def opinion(self, views: Views) -> Opinion:
        opinions = [member.opinion(views) for member in self._members]
        shares = torch.stack([opinion.probabilities for opinion in opinions]).mean(0)
        return replace(opinions[0], probabilities=shares)


class Teacher:
    """A trained model's opinion of the very view that the learner sees (Beyer et al. 2022: a patient teacher).

    An earlier edition of the `learner`, where that is named, sees that view without noise, and the films alone.
    """

    def __init__(
        self, weights: Weights, films: TrainingFilms, learner: ModelProfile | None, device: torch.device
    ) -> None:
        if weights.profile.classes != films.classes:
            known, wanted = (
                ", ".join(spec.name for spec in classes) for classes in (weights.profile.classes, films.classes)
            )
            raise BadArgument("unknown", name="teacher's classes", value=known, choices=wanted)
        self._preprocessing = weights.profile.preprocessing
        self._profile = weights.profile
        extractor = HybridExtractor(weights.profile)
        extractor.load_state_dict({name: tensor.float() for name, tensor in weights.tensors.items()})
        extractor.eval().requires_grad_(False)
        fold_batch_norms(extractor)
        self._extractor = channels_last(extractor, device)
        self.is_earlier_edition = learner is not None and _branches(learner) == _branches(weights.profile)
        if learner is not None and self.is_earlier_edition:  # what the learner sees is as soft to it
            self._preprocessing = replace(self._preprocessing, resampling=learner.preprocessing.resampling)

    @property
    def guide_channels(self) -> int | None:
        """Channels of an opinion's planes, where these guide."""
        return None if self.is_earlier_edition else self._extractor.plane_channels(self._branch.kind)

    @torch.no_grad()
    def opinion(self, views: Views) -> Opinion:
        """What it says of every view, or of the films alone."""
        seen = views.calm[: views.film_count] if self.is_earlier_edition else views.pixels
        # No view is enlarged for it: that shows nothing more, and costs time.
        pixels = to_model_input(seen, self._preprocessing, min(self._preprocessing.size_px, seen.shape[-1]))
        activations = self._extractor.activations(pixels.contiguous(memory_format=torch.channels_last))
        embeddings = self._extractor.embed_activations(activations)
        logits = self._extractor.class_logits(embeddings)
        return Opinion(
            logits.softmax(1),
            planes(self._branch.kind, activations[self._branch.kind]).float(),
            embeddings if self.is_earlier_edition else None,
        )

    @property
    def _branch(self) -> BranchSpec:
        """The one whose planes guide: they are finer in a ViT than in a CNN, and it comes last."""
        return self._profile.branches[-1]


def _branches(profile: ModelProfile) -> list[tuple[BranchKind, int]]:
    return [(branch.kind, branch.dimension) for branch in profile.branches]

"""A teacher: a trained model whose opinion counts beside the labels.

What another kind of model sees guides the branches, place by place. A model whose embeddings have the learner's own
branches is an earlier edition: the learner's films are to lie where that one has them, so that what it knew of their
neighbourhood is not lost over what is learned anew. It sees them without the learner's noise, which is to move no film.
"""

from __future__ import annotations

from dataclasses import replace

import torch

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import planes
from cxr_desktop.model.hybrid import HybridExtractor, fold_batch_norms
from cxr_desktop.model.profile import BranchSpec, ModelProfile
from cxr_desktop.model.weights import Weights
from cxr_desktop.training.films import TrainingFilms
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.objective import Opinion
from cxr_desktop.training.trained_model import channels_last
from cxr_desktop.training.views import Views


class Teacher:
    """A trained model's opinion of the very view that the learner sees (Beyer et al. 2022: a patient teacher).

    An earlier edition sees that view without noise, and the films alone.
    """

    def __init__(self, weights: Weights, films: TrainingFilms, learner: ModelProfile, device: torch.device) -> None:
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
        theirs, ours = ([(b.kind, b.dimension) for b in each.branches] for each in (weights.profile, learner))
        self.is_earlier_edition = theirs == ours
        if self.is_earlier_edition:  # what the learner sees is as soft to it
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

"""A teacher: a trained model whose opinion counts beside the labels, and whose features guide."""

from __future__ import annotations

import torch
from torch import Tensor

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.backbones import planes
from cxr_desktop.model.hybrid import HybridExtractor, fold_batch_norms
from cxr_desktop.model.profile import BranchSpec
from cxr_desktop.model.weights import Weights
from cxr_desktop.training.films import TrainingFilms
from cxr_desktop.training.model_input import to_model_input
from cxr_desktop.training.objective import Opinion


class Teacher:
    """A trained model's opinion of the very view that the learner sees (Beyer et al. 2022: a patient teacher)."""

    def __init__(self, weights: Weights, films: TrainingFilms, device: torch.device) -> None:
        if weights.profile.classes != films.classes:
            known, wanted = (
                ", ".join(spec.name for spec in classes) for classes in (weights.profile.classes, films.classes)
            )
            raise BadArgument("unknown", name="teacher's classes", value=known, choices=wanted)
        self._profile = weights.profile
        extractor = HybridExtractor(weights.profile)
        extractor.load_state_dict({name: tensor.float() for name, tensor in weights.tensors.items()})
        extractor.eval().requires_grad_(False)
        fold_batch_norms(extractor)
        self._extractor = extractor.to(device)

    @property
    def channels(self) -> int:
        """Channels of an opinion's planes."""
        return self._extractor.plane_channels(self._branch.kind)

    @torch.no_grad()
    def opinion(self, views: Tensor) -> Opinion:
        """What it says of views (n, 1, s, s) in 0..1."""
        activations = self._extractor.activations(to_model_input(views, self._profile.preprocessing))
        logits = self._extractor.class_logits(self._extractor.embed_activations(activations))
        return Opinion(logits.softmax(1), planes(self._branch.kind, activations[self._branch.kind]).float())

    @property
    def _branch(self) -> BranchSpec:
        """The one whose planes guide: they are finer in a ViT than in a CNN, and it comes last."""
        return self._profile.branches[-1]

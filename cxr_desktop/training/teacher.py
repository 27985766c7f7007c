"""A teacher: a trained model whose opinion counts beside the labels."""

from __future__ import annotations

import torch
from torch import Tensor

from cxr_desktop.errors import BadArgument
from cxr_desktop.model.hybrid import HybridExtractor, fold_batch_norms
from cxr_desktop.model.weights import Weights
from cxr_desktop.training.films import TrainingFilms
from cxr_desktop.training.model_input import to_model_input


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

    @torch.no_grad()
    def opinion(self, views: Tensor) -> Tensor:
        """Class probabilities (n, classes) of views (n, 1, s, s) in 0..1."""
        embeddings = self._extractor(to_model_input(views, self._profile.preprocessing))
        return self._extractor.class_logits(embeddings).softmax(1)

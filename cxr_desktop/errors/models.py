"""Trouble with a model: its weights, its device, its training."""

from __future__ import annotations

from typing import ClassVar

from cxr_desktop.errors.base import CxrError


class ModelError(CxrError):
    """The embedding model cannot be loaded or run."""


class WeightsMissing(ModelError):
    """No weights at this place."""

    reasons: ClassVar = {
        "not_found": "There are no model weights at {path}. Name a file that is there.",
        "no_default": "No model came with this copy of the program. Name one with --model.",
    }


class WeightsCorrupt(ModelError):
    """The weights file is damaged."""

    reasons: ClassVar = {
        "truncated": "The model file {path} is damaged or breaks off. Copy it again.",
        "checksum": "The weights in {path} are not the ones that were written. Copy the file again.",
        "tensors": "The model file {path} does not fit its own profile: {detail}. Copy it again.",
    }


class WeightsForeign(ModelError):
    """A file of weights, but not of this program."""

    reasons: ClassVar = {
        "metadata": "{path} holds weights, but not of this program ({detail}). "
        "Choose a model made by cxr train, or import it with cxr import-weights.",
        "too_new": "The model {path} has format {found}; this program knows formats up to {known}. Update CXR Desktop.",
    }


class ModelNotAllowed(ModelError):
    """The policy of this machine names other models."""

    reasons: ClassVar = {
        "policy": "The model with the weights {sha256} is not allowed on this machine. "
        "Choose another one, or ask: {who}",
    }


class DeviceUnavailable(ModelError):
    """The device asked for is not there."""

    reasons: ClassVar = {
        "cuda": "CUDA was asked for, but is not available: {detail}. Use --device auto or --device cpu.",
        "failed": "The graphics card has failed. Go on with the CPU (--device cpu), or start the program again.",
    }


class OutOfMemory(ModelError):
    """The model does not fit."""

    reasons: ClassVar = {
        "cuda": "The graphics card has too little free memory. Close other programs, or use --device cpu.",
        "cpu": "There is too little memory left. Close other programs.",
    }


class TrainingDiverged(ModelError):
    """A run that has come to nothing."""

    reasons: ClassVar = {
        "loss": "The training has diverged in epoch {epoch}: its loss is no number any more. "
        "Check the labels, or try another --seed.",
    }

"""Thousands of broken films: each is refused by name or read as a valid film, quickly, and in bounded memory."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from cxr_desktop.errors import ImageError
from cxr_desktop.imaging.dicom.film import patient_pseudonym
from cxr_desktop.imaging.greyscale import to_grey
from cxr_desktop.imaging.limits import DEFAULT_LIMITS
from cxr_desktop.imaging.readers import decode_radiograph
from tests.imaging.mutations import Specimen, mutate, specimens
from tests.imaging.test_bombs import NEEDS_LINUX, peak_memory_below

MUTANTS_EACH = 250
LONGEST_S = 5.0
MOST_MEMORY = 512 * 1024 * 1024  # a mutant of a small film may still claim some megapixels


@contextmanager
def stopped_after(seconds: float, what: str) -> Iterator[None]:
    """Fails what takes longer, in the middle of it if it is Python, at its end if it is a library's loop."""
    started = time.perf_counter()

    def stop(*_: object) -> None:
        raise TimeoutError(what)

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert time.perf_counter() - started < seconds, what


def test_there_are_enough_mutants() -> None:
    assert len(specimens()) * MUTANTS_EACH >= 5000


@pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)
def test_the_specimen_itself_is_valid(specimen: Specimen) -> None:
    assert is_valid(specimen.data)


@NEEDS_LINUX
@pytest.mark.parametrize("specimen", specimens(), ids=lambda specimen: specimen.name)
def test_broken_films_are_refused_by_name_or_valid(specimen: Specimen) -> None:
    with peak_memory_below(MOST_MEMORY):
        for seed in range(MUTANTS_EACH):
            data = mutate(specimen, seed)
            with stopped_after(LONGEST_S, f"{specimen.name}, mutant {seed}"):
                try:
                    assert is_valid(data)
                except ImageError as refusal:
                    refusal.__str__()  # every place of its sentence is filled


@pytest.mark.parametrize(
    "specimen", [specimen for specimen in specimens() if "dicom" in specimen.name], ids=lambda specimen: specimen.name
)
def test_broken_identities_are_refused_by_name_or_hashed(specimen: Specimen) -> None:
    for seed in range(MUTANTS_EACH // 5):
        try:
            pseudonym = patient_pseudonym(mutate(specimen, seed), b"salt")
        except ImageError:
            continue
        assert pseudonym is None or len(pseudonym) == 32


def is_valid(data: bytes) -> bool:
    """A film was read and keeps its promises. Raises ImageError where it was refused."""
    film = decode_radiograph(data)
    grey = to_grey(film)
    DEFAULT_LIMITS.check_extent(film.width_px, film.height_px)
    return bool(
        film.values.dtype in (np.uint8, np.uint16, np.int16, np.float32)
        and grey.shape == film.values.shape
        and grey.dtype == np.float32
        and 0 <= grey.min() <= grey.max() <= 1  # false if any is not a number
    )

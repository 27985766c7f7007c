"""What the core says by code, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QLocale

from cxr_desktop.domain import Progress
from cxr_desktop.errors import CorruptImage, NoFilmsFound
from cxr_desktop.export.pictures import colours
from cxr_desktop.ui.heat_colours import HEAT_COLOURS
from cxr_desktop.ui.messages import DEVICE_REASONS, device_reason_text, error_text, progress_text


@pytest.fixture(autouse=True)
def _english_numbers() -> Iterator[None]:
    """Not those of whichever test or machine came before."""
    before = QLocale()
    QLocale.setDefault(QLocale("en"))
    yield
    QLocale.setDefault(before)


def test_what_comes_from_outside_stays_on_its_line_in_the_window_too() -> None:
    assert error_text(NoFilmsFound("missing", path="/films\n\x1b")) == "/films\\n\\x1b does not exist. Check the path."


def test_an_error_is_a_sentence_with_its_details() -> None:
    assert error_text(NoFilmsFound("missing", path="/films")) == "/films does not exist. Check the path."
    assert error_text(CorruptImage("empty")).startswith("This file is empty.")


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress("embedding", 12, 72), "Embedding films: 12 of 72"),
        (Progress("embedding", 1200, 7200, 40.0, 69.0), "Embedding films: 1,200 of 7,200, 1:09 left"),
        (Progress("something new", 1, 2), "Working: 1 of 2"),
    ],
)
def test_progress_says_what_how_far_and_how_long(progress: Progress, text: str) -> None:
    assert progress_text(progress) == text


def test_every_reason_for_a_device_has_words() -> None:
    assert all(device_reason_text(reason) == words for reason, words in DEVICE_REASONS.items())


def test_the_colour_bar_shows_the_overlays_colours() -> None:
    ramp = (np.arange(256) / 255.0).astype(np.float32)[np.newaxis]
    np.testing.assert_array_equal(HEAT_COLOURS, colours(ramp)[0])

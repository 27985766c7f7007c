"""Windows that a reader asks for by name: the film as it came, its full range, and three parts of it.

Radiographs have no units, so a preset cannot be two numbers as it is for CT. It is the span between two shares of the
film's own middle, from dark to bright: the lungs hold most air and are its darkest part, heart and mediastinum lie in
the middle, bones and what is behind the heart are bright. The names say what is spread, not what is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from cxr_desktop.domain import VoiShape, Window


class Measurable(Protocol):
    """What a preset asks of a film."""

    @property
    def high_is_dark(self) -> bool:
        """Whether high values are dark."""

    def value_range(self) -> tuple[float, float]:
        """The lowest and the highest value."""

    def values_at(self, *shares: float) -> list[float]:
        """The values below which these shares (0 to 1) of the film lie."""


@dataclass(frozen=True, slots=True)
class Preset:
    """`darkest` and `brightest` are shares of the film, counted from its darkest pixel; None: see `preset_window`."""

    name: str
    darkest: float | None = None
    brightest: float | None = None


PRESETS: Final = {
    preset.name: preset
    for preset in (
        Preset("as_it_came"),
        Preset("full_range"),
        Preset("lungs", 0.01, 0.65),
        Preset("soft_tissue", 0.25, 0.92),
        Preset("bones", 0.50, 0.998),
    )
}


def preset_window(name: str, film: Measurable) -> Window | None:
    """The window of a preset of PRESETS; None is the film as it came."""
    preset = PRESETS[name]
    if name == "as_it_came":
        return None
    if preset.darkest is None or preset.brightest is None:
        return _spanning(*film.value_range())
    if film.high_is_dark:
        return _spanning(*film.values_at(1 - preset.brightest, 1 - preset.darkest))
    return _spanning(*film.values_at(preset.darkest, preset.brightest))


def _spanning(lowest: float, highest: float) -> Window:
    """At least one value wide: a part of a film can be even."""
    width = max(highest - lowest, 1e-6 * max(abs(lowest), abs(highest), 1.0))
    return Window((lowest + highest) / 2, width, VoiShape.LINEAR_EXACT)

"""One film, end to end: a patient is drawn, given a finding, put before the detector, exposed and developed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import FilmFacts, Grey
from cxr_desktop.errors import BadArgument
from cxr_desktop.imaging.synthetic.bend import Bend, draw_bend
from cxr_desktop.imaging.synthetic.body import SOFT_PER_CM, Body, build_body
from cxr_desktop.imaging.synthetic.chest import Chest
from cxr_desktop.imaging.synthetic.development import develop, draw_processing
from cxr_desktop.imaging.synthetic.exposure import draw_exposure, expose, lit
from cxr_desktop.imaging.synthetic.findings import FINDINGS, Finding, FindingKind, Zone
from cxr_desktop.imaging.synthetic.lungs import Side
from cxr_desktop.imaging.synthetic.metal import metal
from cxr_desktop.imaging.synthetic.patient import Patient, draw_patient
from cxr_desktop.imaging.synthetic.streams import stream
from cxr_desktop.imaging.synthetic.view import View, draw_view

LIMITS = {
    "seed": (0, 2**63 - 1),
    "size_px": (64, 4096),  # below, ribs are gone; above, nothing is added but time
    "age_years": (1, 100),
    "conspicuity": (0, 1),
}
"""Lowest and highest value of each argument."""

USUAL_CONSPICUITY = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class SyntheticFilm:
    """A film that nobody is on, with all that is to be known of it. Arrays are read-only and of one shape (h, w)."""

    grey: Grey
    finding: Finding | None
    finding_mask: NDArray[np.bool_]  # within the lungs; all False without a finding
    right_lung: NDArray[np.bool_]  # what a reader sees of it, on the left of the film
    left_lung: NDArray[np.bool_]
    seed: int
    facts: FilmFacts


def synthesise_film(
    seed: int,
    *,
    finding: FindingKind | str | None = None,
    side: Side | str | None = None,
    zone: Zone | str | None = None,
    conspicuity: float = USUAL_CONSPICUITY,
    size_px: int = 512,
    age_years: float | None = None,
) -> SyntheticFilm:
    """The film `seed`, its longer side `size_px`; the same arguments give the same film.

    Patient, posture and exposure depend on `seed` (and age) alone: with and without a finding it is the same patient.
    Side and zone of a finding and the age are drawn where they are not given. Raises BadArgument.
    """
    _check_limits(seed=seed, size_px=size_px, age_years=age_years, conspicuity=conspicuity)
    patient = draw_patient(stream(seed, "patient"), age_years)
    view = draw_view(stream(seed, "view"), patient, size_px)
    chosen = _choose(seed, finding, side, zone, conspicuity) if finding else None
    body = build_body(seed, Chest(patient), view, chosen)
    bend = draw_bend(stream(seed, "bend"), view)
    return SyntheticFilm(
        grey=_frozen(_photograph(seed, patient, body, bend)),
        finding=chosen,
        finding_mask=_frozen(bend.of_mask(body.finding)),
        right_lung=_frozen(bend.of_mask(body.lungs[Side.RIGHT])),
        left_lung=_frozen(bend.of_mask(body.lungs[Side.LEFT])),
        seed=seed,
        facts=_facts(patient, view),
    )


def _photograph(seed: int, patient: Patient, body: Body, bend: Bend) -> Grey:
    """Expose and develop the body."""
    attenuation, outline = bend.of(body.attenuation), bend.of_mask(body.outline)
    lead = metal(outline.shape, stream(seed, "metal"))
    exposure = draw_exposure(stream(seed, "exposure"))
    signal = expose(attenuation, lead, exposure, stream(seed, "quanta"))
    light = lit(outline.shape, exposure)
    bare = outline & (lead == 0) & (light == 1)
    lung_contrast = SOFT_PER_CM * 1.5 * patient.half_depth_cm * (1 - patient.lung_density)
    return develop(signal, bare, light, lung_contrast, draw_processing(stream(seed, "processing")))


def _choose(
    seed: int, finding: FindingKind | str, side: Side | str | None, zone: Zone | str | None, conspicuity: float
) -> Finding:
    """The finding with what was left open drawn at random."""
    kind = _member(FindingKind, "finding", finding)
    spec = FINDINGS[kind]
    rng = stream(seed, "choice of finding")
    drawn_side = spec.usual_sides[rng.integers(len(spec.usual_sides))]
    drawn_zone = spec.zones[rng.integers(len(spec.zones))]
    return Finding(
        kind=kind,
        side=_member(Side, "side", side or drawn_side),
        zone=_member(Zone, "zone", zone or drawn_zone, spec.zones),
        conspicuity=conspicuity,
    )


def _facts(patient: Patient, view: View) -> FilmFacts:
    spacing_mm = 10 / view.px_per_cm
    return FilmFacts(
        view_position=view.position,
        laterality="U",  # DICOM: unpaired, as the chest is
        age_years=patient.age_years,
        sex=patient.sex,
        pixel_spacing_mm=(spacing_mm, spacing_mm),
        modality="DX",
    )


Member = TypeVar("Member", bound=StrEnum)


def _member(table: type[Member], name: str, value: str, allowed: tuple[Member, ...] = ()) -> Member:
    choices = allowed or tuple(table)
    if value not in choices:
        raise BadArgument("unknown", name=name, value=str(value), choices=", ".join(choices))
    return table(value)


def _check_limits(**arguments: float | None) -> None:
    for name, value in arguments.items():
        lowest, highest = LIMITS[name]
        if value is not None and not lowest <= value <= highest:
            raise BadArgument("range", name=name, value=value, lowest=lowest, highest=highest)


Values = TypeVar("Values", Grey, NDArray[np.bool_])


def _frozen(values: Values) -> Values:
    values.flags.writeable = False
    return values

"""Findings lie where they say they do, are brighter than the lung they take, and leave the patient as they were."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from cxr_desktop.imaging.synthetic import FindingKind, Side, SyntheticFilm, Zone, synthesise_film
from cxr_desktop.imaging.synthetic.findings import FINDINGS

SEEDS = (11, 12)
EVERY_PLACE = [(kind, side, zone) for kind, spec in FINDINGS.items() for side in Side for zone in spec.zones]


@cache
def film(seed: int, kind: str | None = None, side: str | None = None, zone: str | None = None) -> SyntheticFilm:
    return synthesise_film(seed, finding=kind, side=side, zone=zone, size_px=224)


def lungs_of(shown: SyntheticFilm, side: Side) -> np.ndarray:
    lungs = {Side.RIGHT: shown.right_lung, Side.LEFT: shown.left_lung, Side.BOTH: shown.right_lung | shown.left_lung}
    return lungs[side]


def test_every_kind_has_a_row():
    assert set(FINDINGS) == set(FindingKind)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("kind", "side", "zone"), EVERY_PLACE)
def test_finding_lies_within_the_lung_it_names(seed, kind, side, zone):
    shown = film(seed, kind, side, zone)
    assert (shown.finding.kind, shown.finding.side, shown.finding.zone) == (kind, side, zone)
    assert shown.finding_mask.sum() > 0.02 * lungs_of(shown, side).sum()
    assert not (shown.finding_mask & ~lungs_of(shown, side)).any()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("kind", "side", "zone"), EVERY_PLACE)
def test_film_is_brighter_where_the_finding_is(seed, kind, side, zone):
    healthy, shown = film(seed), film(seed, kind, side, zone)
    gain = shown.grey - healthy.grey
    assert gain[shown.finding_mask].mean() > 0.05
    assert np.median(gain[shown.finding_mask]) > 0


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", FindingKind)
def test_patient_is_the_same_with_and_without(seed, kind):
    healthy, ill = film(seed), film(seed, kind)
    assert ill.facts == healthy.facts
    assert np.array_equal(ill.right_lung, healthy.right_lung)
    outside = ~(ill.right_lung | ill.left_lung)
    assert np.corrcoef(ill.grey[outside], healthy.grey[outside])[0, 1] > 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_one_sided_finding_leaves_the_other_lung_alone(seed):
    healthy, ill = film(seed), film(seed, FindingKind.LOBAR_CONSOLIDATION, Side.RIGHT)
    change = np.abs(ill.grey - healthy.grey)
    assert change[ill.finding_mask].mean() > 3 * change[ill.left_lung].mean()


@pytest.mark.parametrize("seed", SEEDS)
def test_zones_come_in_order_from_top_to_bottom(seed):
    films = [film(seed, "lobar_consolidation", "left", zone) for zone in (Zone.UPPER, Zone.MIDDLE, Zone.LOWER)]
    levels = [np.nonzero(shown.finding_mask)[0].mean() for shown in films]
    assert levels == sorted(levels)


@pytest.mark.parametrize("kind", FindingKind)
def test_more_conspicuous_is_brighter(kind):
    gains = []
    for conspicuity in (0.1, 0.5, 0.9):
        ill = synthesise_film(13, finding=kind, conspicuity=conspicuity, size_px=224)
        lungs = lungs_of(ill, ill.finding.side)
        gains.append(float((ill.grey - film(13).grey)[lungs].mean()))
    assert gains == sorted(gains)
    assert gains[0] > 0


def test_effusion_reaches_the_bottom_of_its_lung():
    ill = film(11, FindingKind.EFFUSION, Side.RIGHT)
    lowest_quarter = np.quantile(np.nonzero(ill.right_lung)[0], 0.9)
    rows = np.nonzero(ill.finding_mask)[0]
    assert rows.mean() > np.nonzero(ill.right_lung)[0].mean()
    assert rows.max() >= lowest_quarter


def test_what_is_left_open_is_drawn_per_seed():
    places = {film(seed, FindingKind.LOBAR_CONSOLIDATION).finding for seed in range(20, 32)}
    assert len(places) > 2

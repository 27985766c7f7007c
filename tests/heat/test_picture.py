"""Pictures of heat maps: with a scale weak evidence looks weak, and outlines lie where the threshold is reached."""

from __future__ import annotations

import numpy as np
import pytest

from cxr_desktop.domain import Footprint, HeatMap, HeatScale, ScoreKind
from cxr_desktop.export.pictures import heat_shares
from cxr_desktop.heat.outline import outline
from cxr_desktop.heat.picture import LONGEST_SIDE_PX, draw_heat, heat_picture

WHOLE = Footprint(0.0, 0.0, 1.0, 1.0)
SCALE = HeatScale(ScoreKind.LOG_ODDS, {"fused": 4.0})


def hill(strength: float) -> np.ndarray:
    y, x = np.mgrid[0:64, 0:64] / 63
    return (strength * np.exp(-((x - 0.25) ** 2 + (y - 0.5) ** 2) * 30)).astype(np.float32)


def heat(strength: float, scale: HeatScale | None) -> HeatMap:
    return HeatMap({"fused": hill(strength)}, WHOLE, "label X", scale)


def test_a_picture_has_the_film_s_shape_and_straight_alpha() -> None:
    picture = heat_picture(heat(4.0, SCALE), "fused", (1000, 500))
    assert picture.shape == (LONGEST_SIDE_PX // 2, LONGEST_SIDE_PX, 4)
    assert picture.dtype == np.uint8
    assert picture[..., 3].max() >= 250


@pytest.mark.parametrize(("strength", "strongest"), [(1.0, 0.25), (2.0, 0.5), (4.0, 1.0), (40.0, 1.0)])
def test_on_the_model_s_scale_weak_evidence_looks_weak(strength: float, strongest: float) -> None:
    assert heat_shares(heat(strength, SCALE), "fused", 256, 256).max() == pytest.approx(strongest, abs=0.02)


def test_without_a_scale_every_map_reaches_full_colour() -> None:
    assert heat_shares(heat(0.001, None), "fused", 256, 256).max() == pytest.approx(1.0)


def test_the_outline_is_around_what_reaches_the_threshold() -> None:
    drawn = draw_heat(heat(4.0, SCALE), "fused", (512, 512), 0.5)
    [line] = drawn.lines
    distance = np.hypot(line[:, 0] - 0.25, line[:, 1] - 0.5)
    expected = np.sqrt(np.log(2) / 30)
    assert distance == pytest.approx(np.full(len(line), expected), abs=0.02)


def test_a_higher_threshold_outlines_less_and_none_where_nothing_reaches_it() -> None:
    widths = [np.ptp(draw_heat(heat(4.0, SCALE), "fused", (512, 512), at).lines[0][:, 0]) for at in (0.3, 0.6, 0.9)]
    assert widths == sorted(widths, reverse=True)
    assert draw_heat(heat(1.0, SCALE), "fused", (512, 512), 0.5).lines == ()


def test_an_outline_stays_on_the_film() -> None:
    [line] = outline(np.ones((40, 80), np.float32), 0.5)
    assert line.min() >= 0
    assert line.max() <= 1
    assert np.ptp(line, axis=0) == pytest.approx((1, 1), abs=0.03)

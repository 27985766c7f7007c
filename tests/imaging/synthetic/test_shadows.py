"""The physics under the picture: volumes are kept, geometry is consistent, fewer quanta make more noise."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cxr_desktop.imaging.synthetic.bend import draw_bend
from cxr_desktop.imaging.synthetic.exposure import Exposure, expose
from cxr_desktop.imaging.synthetic.solids import Span, capsule, ellipsoid, rise, smooth_step, union
from cxr_desktop.imaging.synthetic.streams import stream
from cxr_desktop.imaging.synthetic.texture import fractal_noise, wide_blur
from cxr_desktop.imaging.synthetic.tubes import Tubes, thickness
from cxr_desktop.imaging.synthetic.view import View

STRAIGHT = View("AP", (200, 240), 12.0, 0.0, 0.0, yaw_rad=0.0, pitch_rad=0.0)
TURNED = replace(STRAIGHT, position="PA", yaw_rad=0.1, pitch_rad=-0.05, centre_x_cm=1.5, centre_y_cm=-2.0)
ALL_OPEN = (-0.1, -0.1, 1.1, 1.1)


def tube(angle_rad: float, half_width_cm: float, **bore: float) -> Tubes:
    """8 cm long, turned on the film."""
    t = np.linspace(-4, 4, 30)
    centre = np.stack([t * np.cos(angle_rad), t * np.sin(angle_rad), 0 * t], axis=-1)[None]
    half = np.full((1, 30), half_width_cm)
    return Tubes(centre, half, half, **bore)


@pytest.mark.parametrize("angle_rad", [0.0, 0.4, np.pi / 2, 2.0])
@pytest.mark.parametrize("half_width_cm", [0.01, 0.2, 1.0])
def test_tube_keeps_its_volume(angle_rad, half_width_cm):
    shadow = thickness([tube(angle_rad, half_width_cm)], STRAIGHT)
    volume_cm3 = float(shadow.sum()) / STRAIGHT.px_per_cm**2
    assert volume_cm3 == pytest.approx(np.pi * half_width_cm**2 * 8, rel=0.06)


def test_hollow_tube_is_brightest_at_its_walls():
    across = thickness([tube(0.0, 1.0, bore=0.8)], STRAIGHT)[:, 110:130].mean(axis=1)
    middle = len(across) // 2
    assert across.max() > 1.5 * across[middle]
    assert across[middle] == pytest.approx(0.4, rel=0.1)  # two walls of 0.2 cm


def test_tubes_add_up():
    one, other = tube(0.0, 0.3), tube(1.0, 0.2)
    together = thickness([one, other], STRAIGHT)
    assert np.allclose(together, thickness([one], STRAIGHT) + thickness([other], STRAIGHT), atol=1e-4)


def test_no_tubes_cast_no_shadow():
    assert not thickness([], STRAIGHT).any()


@pytest.mark.parametrize("view", [STRAIGHT, TURNED])
@pytest.mark.parametrize("z_cm", [-5.0, 0.0, 4.0])
def test_projecting_a_grid_gives_back_its_pixels(view, z_cm):
    x, y = np.broadcast_arrays(*view.grid(z_cm))
    pixels = view.project(np.stack([x, y, np.full_like(x, z_cm)], axis=-1))
    rows, columns = np.indices(view.shape)
    assert np.allclose(pixels[..., 0], columns, atol=1e-2)
    assert np.allclose(pixels[..., 1], rows, atol=1e-2)


def test_sphere_is_as_thick_as_wide():
    span = ellipsoid(*STRAIGHT.grid(), centre=(0, 0, 2), radii=(3, 3, 3))
    assert span.length.max() == pytest.approx(6, rel=0.01)
    assert (span.length > 0).any(axis=0).sum() / STRAIGHT.px_per_cm == pytest.approx(6, abs=0.2)


def test_spans_that_do_not_meet_share_nothing():
    near, far = (Span(np.full((1, 1), z, np.float32), np.full((1, 1), z + 1, np.float32)) for z in (0, 5))
    assert near.common(far) == 0
    assert near.common(near) == 1


def test_limb_is_a_cylinder_in_its_middle():
    limb = capsule(*STRAIGHT.grid(), start=(-3, 0), end=(3, 0), radii=(1, 1))
    assert limb.max() == pytest.approx(2, rel=0.01)


def test_union_lies_between_longest_and_sum():
    paths = [np.full((1, 1), length, np.float32) for length in (3, 4)]
    assert 4 < float(union(paths).item()) < 7


@pytest.mark.parametrize("edge", [rise, smooth_step])
def test_edges_run_from_nought_to_one(edge):
    values = edge(np.linspace(-1, 2, 50))
    assert (values[0], values[-1]) == (0, 1)
    assert (np.diff(values) >= 0).all()


def test_noise_is_centred_and_scaled_at_any_size():
    for width in (100, 400):
        noise = fractal_noise(stream(3, "test"), (width, width), cells=12, octaves=3)
        assert abs(noise.mean()) < 0.3
        assert 0.7 < noise.std() < 1.4


def test_wide_blur_keeps_the_mean():
    field = np.zeros((120, 160), np.float32)
    field[40:80, 60:100] = 1
    blurred = wide_blur(field, 12)
    assert blurred.shape == field.shape
    assert blurred.mean() == pytest.approx(field.mean(), rel=0.05)
    assert blurred.max() < 1


def test_streams_are_independent_and_repeatable():
    assert stream(1, "ribs").random() == stream(1, "ribs").random()
    assert len({stream(seed, name).random() for seed in (1, 2) for name in ("ribs", "heart")}) == 4


def test_bend_moves_little_and_takes_masks_along():
    bend = draw_bend(stream(1, "test"), STRAIGHT)
    disc = ellipsoid(*STRAIGHT.grid(), centre=(0, 0, 0), radii=(4, 4, 4)).length
    assert bend.of(disc).shape == STRAIGHT.film_shape
    agreement = (bend.of(disc) > 1) == bend.of_mask(disc > 1)
    assert agreement.mean() > 0.99


def test_thicker_is_darker_for_the_detector_and_fewer_quanta_are_noisier():
    attenuation = np.zeros((128, 128), np.float32)
    attenuation[:, 64:] = 2
    metal = np.zeros_like(attenuation)
    noise = {}
    for quanta in (1e3, 1e5):
        exposure = Exposure(quanta, scatter_ratio=0.0, blur=0.0005, field=ALL_OPEN)
        signal = expose(attenuation, metal, exposure, stream(1, "quanta"))
        assert signal[:, :60].mean() == pytest.approx(1, rel=0.02)
        assert signal[:, 68:].mean() == pytest.approx(np.exp(-2), rel=0.1)
        noise[quanta] = signal[:, :60].std()
    assert noise[1e3] == pytest.approx(10 * noise[1e5], rel=0.1)


def test_noise_is_relatively_stronger_behind_dense_tissue():
    attenuation = np.zeros((128, 128), np.float32)
    attenuation[:, 64:] = 3
    exposure = Exposure(1e4, scatter_ratio=0.0, blur=0.0005, field=ALL_OPEN)
    signal = expose(attenuation, np.zeros_like(attenuation), exposure, stream(1, "quanta"))
    bare, behind = signal[:, :60], signal[:, 68:]
    assert behind.std() / behind.mean() > 3 * bare.std() / bare.mean()


def test_collimator_leaves_only_scatter_outside():
    exposure = Exposure(1e5, scatter_ratio=0.3, blur=0.0005, field=(0.2, -0.1, 1.1, 1.1))
    signal = expose(np.zeros((100, 100), np.float32), np.zeros((100, 100), np.float32), exposure, stream(1, "quanta"))
    assert 0 < signal[:, :15].mean() < 0.3
    assert signal[:, 40:].mean() > 1

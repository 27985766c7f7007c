"""Raw maps become colours over a whole film, 8-bit RGBA, straight alpha: the stronger the spot, the less of the
film shines through.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Grey, HeatMap
from cxr_desktop.heat.outline import Line, outline

LONGEST_SIDE_PX = 512  # of the drawn heat map; the model's own square is a quarter of that
USUAL_THRESHOLD = 0.5

HeatPicture = NDArray[np.uint8]
"""Shape (height, width, 4), straight alpha, over the whole film."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnHeat:
    """What is laid over a film of one branch's map."""

    rgba: HeatPicture
    lines: tuple[Line, ...]  # around what reaches the threshold


def heat_picture(heat_map: HeatMap, branch: str, size_px: tuple[int, int]) -> HeatPicture:
    """One branch's map ("cnn", "vit", "fused") in its colours; `size_px` is (width, height) of the film."""
    return _coloured(_shares(heat_map, branch, size_px))


def draw_heat(heat_map: HeatMap, branch: str, size_px: tuple[int, int], threshold: float) -> DrawnHeat:
    """The same, with the outline of what reaches `threshold`, a part of full colour."""
    share = _shares(heat_map, branch, size_px)
    return DrawnHeat(_coloured(share), outline(share, threshold))


def _shares(heat_map: HeatMap, branch: str, size_px: tuple[int, int]) -> Grey:
    from cxr_desktop.export.pictures import heat_shares

    scale = LONGEST_SIDE_PX / max(size_px)
    width, height = (max(1, round(side * scale)) for side in size_px)
    return heat_shares(heat_map, branch, height, width)


def _coloured(share: Grey) -> HeatPicture:
    from cxr_desktop.export.pictures import colours, to_eight_bit

    return np.concatenate([colours(share), to_eight_bit(share)[..., np.newaxis]], axis=2)

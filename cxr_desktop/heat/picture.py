"""Raw maps become colours over a whole film: 8-bit RGBA, straight alpha; the stronger the spot, the less of the film
shines through.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import HeatMap

LONGEST_SIDE_PX = 512  # of the drawn heat map; the model's own square is a quarter of that

HeatPicture = NDArray[np.uint8]
"""Shape (height, width, 4), straight alpha, over the whole film."""


def heat_picture(heat_map: HeatMap, branch: str, size_px: tuple[int, int]) -> HeatPicture:
    """One branch's map ("cnn", "vit", "fused") in its colours; `size_px` is (width, height) of the film."""
    from cxr_desktop.export.pictures import colours, on_film, relative_heat, to_eight_bit

    scale = LONGEST_SIDE_PX / max(size_px)
    width, height = (max(1, round(side * scale)) for side in size_px)
    heat = relative_heat(on_film(heat_map.maps[branch], heat_map.footprint, height, width))
    return np.concatenate([colours(heat), to_eight_bit(heat)[..., np.newaxis]], axis=2)

"""Films and heat maps as 8-bit pictures.

The overlay is drawn on a copy; the film itself is never changed. The colours are inferno's: they rise evenly in
lightness, so they read the same to colour-blind eyes and in grey print.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Footprint, Grey, HeatMap

_OPACITY = 0.6  # of the strongest spot; weaker ones let more of the film through
STRONGEST_SHARE = 0.999  # quantile that is full scale: one single pixel shall not set it


def film_png(grey: Grey, longest_side_px: int) -> bytes:
    """A grey PNG of the film, reduced so that its longer side is at most `longest_side_px`."""
    return _png(to_eight_bit(_reduce(grey, longest_side_px)))


def overlay_png(grey: Grey, heat_map: HeatMap, branch: str, longest_side_px: int) -> bytes:
    """A colour PNG of the film with one branch's map ("cnn", "vit", "fused") over it, in `heat_shares`."""
    film = _reduce(grey, longest_side_px)
    heat = heat_shares(heat_map, branch, film.shape[0], film.shape[1])
    opacity = (_OPACITY * heat)[..., np.newaxis]
    blended = (1 - opacity) * to_eight_bit(film)[..., np.newaxis] + opacity * colours(heat)
    return _png(blended.round().astype(np.uint8)[..., ::-1])


def heat_shares(heat_map: HeatMap, branch: str, height_px: int, width_px: int) -> NDArray[np.float32]:
    """One branch's map over the whole film as parts of full colour, 0 to 1.

    Full colour is the model's full scale where it is known, else the map's own strongest spot.
    """
    heat = on_film(heat_map.maps[branch], heat_map.footprint, height_px, width_px)
    if heat_map.scale is None:
        return relative_heat(heat)
    return np.asarray(np.clip(heat / heat_map.scale.full[branch], 0.0, 1.0), np.float32)


def relative_heat(heat: NDArray[np.float32]) -> NDArray[np.float32]:
    """A map as shares of its own strongest spot, 0 to 1. All zero stays all zero."""
    strongest = float(np.quantile(heat, STRONGEST_SHARE)) or float(heat.max())
    return np.clip(heat / strongest, 0.0, 1.0) if strongest > 0 else np.zeros_like(heat)


def colours(share: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Inferno colours (h, w, 3), RGB, of shares 0 to 1."""
    import cv2

    blue_first = cv2.applyColorMap(to_eight_bit(share), cv2.COLORMAP_INFERNO)
    return np.ascontiguousarray(blue_first[..., ::-1])


def on_film(square: NDArray[np.float32], seen: Footprint, height_px: int, width_px: int) -> NDArray[np.float32]:
    """A map on the model's square as one (height_px, width_px) of the whole film; zero where the model did not look."""
    import cv2

    side = square.shape[0]
    # Pixel centres of film and square meet: x_film = (x_square + 1/2) * step + left - 1/2.
    step_x = (seen.right - seen.left) * width_px / side
    step_y = (seen.bottom - seen.top) * height_px / side
    to_film = np.array(
        [
            [step_x, 0.0, step_x / 2 + seen.left * width_px - 0.5],
            [0.0, step_y, step_y / 2 + seen.top * height_px - 0.5],
        ]
    )
    rows, columns = np.arange(height_px) + 0.5, np.arange(width_px) + 0.5
    warped = cv2.warpAffine(square, to_film, (width_px, height_px), borderMode=cv2.BORDER_REPLICATE)
    inside_rows = (rows >= seen.top * height_px) & (rows <= seen.bottom * height_px)
    inside_columns = (columns >= seen.left * width_px) & (columns <= seen.right * width_px)
    return np.asarray(warped * np.outer(inside_rows, inside_columns), np.float32)


def to_eight_bit(grey: Grey) -> NDArray[np.uint8]:
    """0..1 to 0..255."""
    return (np.clip(grey, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)


def _reduce(grey: Grey, longest_side_px: int) -> Grey:
    import cv2

    scale = longest_side_px / max(grey.shape)
    if scale >= 1:
        return grey
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    reduced: Grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    return reduced


def _png(pixels: NDArray[np.uint8]) -> bytes:
    import cv2

    _, data = cv2.imencode(".png", np.ascontiguousarray(pixels))
    return bytes(data)

"""The outline of what is at least as hot as a threshold, as closed lines over the film."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from cxr_desktop.domain import Grey

Line = NDArray[np.float32]
"""Shape (n, 2): x and y as parts of the film's width and height. The last point joins the first."""


def outline(share: Grey, threshold: float) -> tuple[Line, ...]:
    """Around every spot of a map of shares (h, w), 0 to 1, that reaches `threshold`. Specks have none."""
    import cv2

    is_hot = np.asarray(share >= threshold, np.uint8)
    # A frame of cold pixels around it: lines end at the border of the film, not one pixel inside of it.
    lines, _ = cv2.findContours(np.pad(is_hot, 1), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    size = np.array([share.shape[1], share.shape[0]], np.float32)
    return tuple(
        np.asarray(np.clip((line[:, 0] - 0.5) / size, 0.0, 1.0), np.float32) for line in lines if len(line) > _FEWEST
    )


_FEWEST = 8  # points of a line that can be seen

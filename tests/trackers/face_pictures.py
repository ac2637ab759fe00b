"""A real face (the astronaut of scikit-image, public domain), moved, turned and put beside itself."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import skimage.data

FACE = (222.0, 115.0)
"""Middle of the face in the astronaut's picture, pixels."""


@cache
def astronaut() -> np.ndarray:
    """(512, 512, 3) uint8 RGB."""
    return np.asarray(skimage.data.astronaut())


def placed(
    centre: tuple[float, float],
    *,
    degrees: float = 0.0,
    scale: float = 1.0,
    size: tuple[int, int] = (640, 480),
    onto: np.ndarray | None = None,
) -> np.ndarray:
    """The face put at `centre`, turned counter-clockwise, on grey or over another picture.

    Over another picture only the head itself is laid, within an ellipse.
    """
    matrix = cv2.getRotationMatrix2D(FACE, degrees, scale)
    matrix[:, 2] += np.array(centre) - FACE
    if onto is None:
        return cv2.warpAffine(
            astronaut(), matrix, size, borderMode=cv2.BORDER_CONSTANT, borderValue=(90,) * 3
        )
    mask = np.zeros(astronaut().shape[:2], np.uint8)
    cv2.ellipse(mask, (int(FACE[0]), int(FACE[1]) - 10), (85, 110), 0, 0, 360, 255, -1)
    turned = cv2.warpAffine(astronaut(), matrix, size)
    there = cv2.warpAffine(mask, matrix, size)[..., None] > 127
    return np.where(there, turned, onto)


def beside(left: float, right: float, *, left_scale: float = 1.0, right_scale: float = 1.0) -> np.ndarray:
    """Two heads, at x = left and x = right in a picture of 640 × 480; scale 0 leaves one out."""
    picture = np.full((480, 640, 3), 90, np.uint8)
    for x, scale in ((left, left_scale), (right, right_scale)):
        if scale:
            picture = placed((x, 240), scale=scale, onto=picture)
    return picture

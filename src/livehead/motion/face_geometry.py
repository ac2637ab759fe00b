"""Where a head is and how it is turned, from the 478 landmarks of a face mesh.

The landmarks are laid over a neutral face in two steps: a similarity fit gives the size of the face in
the picture and so its distance; with the distance every landmark is moved out along its ray through the
pinhole, and a rigid fit of those points gives rotation and position free of perspective.
Method of the fit: Umeyama, "Least-squares estimation of transformation parameters between two point
patterns", 1991. Camera: vertical field of view 63 degrees, as MediaPipe's face geometry assumes.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import radians, tan

import numpy as np
from numpy.typing import NDArray

from livehead.types import Floats

FOCAL_PER_HEIGHT = 0.5 / tan(radians(63.0) / 2.0)
_MIDDLE = np.array((0.5, 0.5, 0.0), np.float32)

# Stable landmarks: index on the subject's left, index on the right (the same one in the middle), neutral
# place in centimetres (x to the subject's left, y up, z out of the face; origin inside the head), weight.
# Places: measured, by averaging the pose-corrected bundled mesh over ten people on video (2,638 frames),
# made symmetric, then scaled and shifted so that positions agree with MediaPipe's transformation matrix.
# Choice and weights of the landmarks follow the ones published for MediaPipe's own fit: lids and lips
# hardly count, the nose and the corners of the eyes carry it.
_STABLE: tuple[tuple[int, int, float, float, float, float], ...] = (
    (4, 4, 0.00, -0.64, 7.69, 0.071),
    (6, 6, 0.00, 2.44, 5.62, 0.032),
    (10, 10, 0.00, 8.66, 4.41, 0.008),
    (263, 33, 4.69, 2.80, 2.88, 0.059),
    (284, 54, 6.13, 6.56, 1.17, 0.008),
    (297, 67, 3.61, 8.28, 3.57, 0.009),
    (346, 117, 5.55, 0.96, 2.94, 0.010),
    (348, 119, 3.55, 0.80, 3.83, 0.015),
    (350, 121, 1.97, 1.39, 4.14, 0.019),
    (356, 127, 7.19, 2.20, -2.23, 0.005),
    (358, 129, 2.21, -1.19, 4.70, 0.121),
    (361, 132, 6.74, -2.68, -2.24, 0.006),
    (362, 133, 1.81, 2.58, 3.45, 0.053),
    (365, 136, 4.81, -6.83, 0.71, 0.067),
    (372, 143, 6.41, 2.32, 1.39, 0.015),
    (376, 147, 6.36, -2.00, 1.75, 0.014),
    (420, 198, 1.46, 0.10, 5.66, 0.025),
    (425, 205, 4.18, -1.68, 4.25, 0.047),
)


def _stable_points() -> tuple[NDArray[np.intp], Floats, Floats]:
    """Indices (K,), places (K, 3) float32 cm and weights (K,) float32 that sum to 1, both sides."""
    rows = [(left, x, y, z, w) for left, _, x, y, z, w in _STABLE]
    rows += [(right, -x, y, z, w) for left, right, x, y, z, w in _STABLE if left != right]
    table = np.array(rows, np.float64)
    weights = table[:, 4] / table[:, 4].sum()
    return table[:, 0].astype(np.intp), table[:, 1:4].astype(np.float32), weights.astype(np.float32)


INDICES, NEUTRAL_CM, WEIGHTS = _stable_points()
_CENTRE = WEIGHTS @ NEUTRAL_CM
_WEIGHTED = WEIGHTS[:, None] * (NEUTRAL_CM - _CENTRE)
_SPREAD = float((_WEIGHTED * (NEUTRAL_CM - _CENTRE)).sum())


@dataclass(frozen=True, slots=True, eq=False)
class HeadFit:
    """A head in front of the camera.

    rotation: (3, 3) float32, head axes to camera axes (both as in `livehead.types`).
    position: (3,) float32 metres from the camera; z < 0, as the camera looks against z.
    points: (478, 3) float32 centimetres: every landmark in the head's own axes, pose taken out.
    """

    rotation: Floats
    position: Floats
    points: Floats


def _similarity(points: Floats) -> tuple[float, Floats, Floats]:
    """Scale, rotation (3, 3) and shift (3,) that carry the neutral stable points onto `points` (K, 3)."""
    centre = WEIGHTS @ points
    u, s, vt = np.linalg.svd((points - centre).T @ _WEIGHTED)
    if np.linalg.det(u) * np.linalg.det(vt) < 0.0:
        u[:, 2] = -u[:, 2]
        s[2] = -s[2]
    rotation = u @ vt
    scale = float(s.sum()) / _SPREAD
    return scale, rotation, centre - scale * (rotation @ _CENTRE)


def fit_head(landmarks: Floats, width: int, height: int) -> HeadFit:
    """Fit the head to landmarks as MediaPipe gives them.

    landmarks: (478 or 468, 3) float32; x, y as parts of the picture's width and height from its upper
    left corner, z in units of the width, smaller is nearer. width, height: of the picture in pixels.
    """
    pixels = (landmarks - _MIDDLE) * np.array((width, -height, -width), np.float32)
    focal = FOCAL_PER_HEIGHT * height
    scale, _, _ = _similarity(pixels[INDICES])
    middle = float(WEIGHTS @ pixels[INDICES, 2])
    points = pixels
    for _ in range(2):
        depth = (focal + middle - pixels[:, 2]) / scale
        points = np.concatenate((pixels[:, :2] * (depth / focal)[:, None], -depth[:, None]), axis=1)
        growth, rotation, shift = _similarity(points[INDICES])
        scale *= growth
    return HeadFit(
        rotation=np.ascontiguousarray(rotation, np.float32),
        position=(shift * 0.01).astype(np.float32),
        points=(((points - shift) @ rotation) / growth).astype(np.float32),
    )

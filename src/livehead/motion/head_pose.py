"""Head rotation: matrices to the angles of `Motion.head_rotation` and back."""

from __future__ import annotations

from math import asin, atan2, cos, sin

import numpy as np

from livehead.types import Floats


def head_angles(matrix: Floats) -> Floats:
    """(3,) float32 radians (pitch, yaw, roll) of a (3, 3) rotation, head axes to camera axes.

    The inverse of `head_matrix`; yaw lies in [-pi/2, pi/2].
    """
    pitch = -atan2(matrix[2, 1], matrix[2, 2])
    yaw = asin(min(1.0, max(-1.0, -float(matrix[2, 0]))))
    roll = atan2(matrix[1, 0], matrix[0, 0])
    return np.array((pitch, yaw, roll), np.float32)


def head_matrix(angles: Floats) -> Floats:
    """(3, 3) float32 rotation Rz(roll) @ Ry(yaw) @ Rx(-pitch) of (3,) radians (pitch, yaw, roll)."""
    pitch, yaw, roll = (float(a) for a in angles)
    cx, sx, cy, sy, cz, sz = cos(-pitch), sin(-pitch), cos(yaw), sin(yaw), cos(roll), sin(roll)
    return np.array(
        (
            (cz * cy, cz * sy * sx - sz * cx, cz * sy * cx + sz * sx),
            (sz * cy, sz * sy * sx + cz * cx, sz * sy * cx - cz * sx),
            (-sy, cy * sx, cy * cx),
        ),
        np.float32,
    )

"""Poses in coarser steps, so that more of them have been computed before.

Only what a cache can use is made coarse at the first level: eyebrows, eyes and mouth. Head and body move on in
fine steps, because the eye sees a stair in a slow turn long before it sees one in a blink.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from livehead.motion.pose import LAYOUT

Floats = NDArray[np.float32]

LEVELS = 4  # 0: exact
_GROUPS = (
    "eyebrow_",
    "eye_",
    "iris_small",
    "mouth_",
    "iris_rotation",
    "",
)  # the first that fits; "" is the head
_STEPS = {  # steps in one unit of a parameter, by level; 0: exact
    "eyebrow_": (0, 24, 12, 6),
    "eye_": (0, 24, 16, 8),
    "iris_small": (0, 12, 6, 4),
    "mouth_": (0, 24, 12, 8),
    "iris_rotation": (0, 24, 12, 8),
    "": (0, 0, 200, 100),
}


def _table() -> Floats:
    rows = []
    for level in range(LEVELS):
        groups = (next(g for g in _GROUPS if name.startswith(g)) for name in LAYOUT.names)
        rows.append([_STEPS[group][level] for group in groups])
    return np.array(rows, np.float32)


_TABLE = _table()  # (levels, 45)


def coarsened(pose: Floats, level: int) -> Floats:
    """(45,) float32 within its ranges → the same, on the steps of a level of 0 (exact) to 3."""
    steps = _TABLE[level]
    rounded = np.rint(pose * steps) / np.maximum(steps, 1)
    return np.where(steps > 0, rounded, pose).astype(np.float32)

"""Turning the eyes of a Motion: gaze angles and eyeLook* blendshapes together."""

from __future__ import annotations

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.types import Floats

# Columns: up, down, towards the subject's left, towards the subject's right. Rows: left eye, right eye.
LOOK = np.array(
    [
        [INDEX[f"eyeLook{name}"] for name in ("UpLeft", "DownLeft", "OutLeft", "InLeft")],
        [INDEX[f"eyeLook{name}"] for name in ("UpRight", "DownRight", "InRight", "OutRight")],
    ]
)

_FULL = np.array([FULL_PITCH, FULL_YAW], np.float32)


def turned(blendshapes: Floats, offset: Floats) -> Floats:
    """A copy of (52,) blendshapes whose eyeLook* values are moved by a (2, 2) offset in radians.

    Rows are left and right eye, columns pitch up and yaw to the subject's left. It works on the net look of
    each axis (up less down), so whatever scale a tracker has, an offset of 0 changes nothing that shows.
    """
    up, down, left, right = blendshapes[LOOK].T
    net = np.stack([up - down, left - right], axis=1) + offset / _FULL
    changed = blendshapes.copy()
    changed[LOOK] = np.clip(np.stack([net[:, 0], -net[:, 0], net[:, 1], -net[:, 1]], axis=1), 0.0, 1.0)
    return changed

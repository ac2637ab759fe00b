"""Gaze angles and the eyeLook blendshapes: two ways to say the same."""

from __future__ import annotations

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.types import Floats

# How far the eyes are turned where MediaPipe says 1: the way of the irises in the pose-corrected mesh, seen
# over eight people's clips (0.55 cm sideways, 0.42 cm upwards), on an eyeball of 1.2 cm radius.
FULL_PITCH = np.radians(20.0)
FULL_YAW = np.radians(28.0)

_UP = [INDEX["eyeLookUpLeft"], INDEX["eyeLookUpRight"]]
_DOWN = [INDEX["eyeLookDownLeft"], INDEX["eyeLookDownRight"]]
_TO_LEFT = [INDEX["eyeLookOutLeft"], INDEX["eyeLookInRight"]]
_TO_RIGHT = [INDEX["eyeLookInLeft"], INDEX["eyeLookOutRight"]]


def gaze_of(blendshapes: Floats) -> Floats:
    """(2, 2) float32 radians as in `Motion.gaze`, from (52,) blendshapes; 1 means FULL_PITCH or FULL_YAW."""
    gaze = np.empty((2, 2), np.float32)
    gaze[:, 0] = (blendshapes[_UP] - blendshapes[_DOWN]) * FULL_PITCH
    gaze[:, 1] = (blendshapes[_TO_LEFT] - blendshapes[_TO_RIGHT]) * FULL_YAW
    return gaze


def look(blendshapes: Floats, gaze: Floats) -> None:
    """Write the eight eyeLook values of (52,) blendshapes, in place, so that `gaze_of` gives `gaze` back
    as far as it lies within the full angles."""
    pitch, yaw = gaze[:, 0] / FULL_PITCH, gaze[:, 1] / FULL_YAW
    for indices, value in ((_UP, pitch), (_DOWN, -pitch), (_TO_LEFT, yaw), (_TO_RIGHT, -yaw)):
        blendshapes[indices] = np.clip(value, 0.0, 1.0)

"""The mirror image of a Motion: what the subject sees of themselves in a mirror."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from livehead.motion import arkit
from livehead.types import Motion

_SWAP = np.array([arkit.INDEX[arkit.mirrored(name)] for name in arkit.NAMES])
_ROTATION = np.array([1.0, -1.0, -1.0], np.float32)
_POSITION = np.array([-1.0, 1.0, 1.0], np.float32)
_GAZE = np.array([1.0, -1.0], np.float32)


def mirror(motion: Motion) -> Motion:
    """Left and right exchanged: blendshapes and eyes swap sides; yaw, roll, x and gaze yaw change sign.

    Doing it twice gives the same values again. The driving picture is left as it is.
    """
    return replace(
        motion,
        blendshapes=motion.blendshapes[_SWAP],
        head_rotation=motion.head_rotation * _ROTATION,
        head_position=motion.head_position * _POSITION,
        gaze=motion.gaze[::-1] * _GAZE,
    )

"""What two eyelids say of each other: an eye that the camera hardly sees, a blink of both eyes, a wink.

Which eye hides was read off the clips: with yaw > 0 the subject's left eye shrinks in the picture (at 28 degrees
to 9 pixels against 14 of the right one), and its eyeBlink rises to 0.37 though it is open.
"""

from __future__ import annotations

import math

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.motion.easing import ramp, smoothstep
from livehead.motion.retarget import DEFAULT
from livehead.types import Floats

HIDDEN_FROM, HIDDEN_WHOLLY = math.radians(20.0), math.radians(30.0)
"""Turns of the head between which the far eye comes to follow the near one."""

PARTS = ("eyeBlink", "eyeWide", "eyeSquint")
"""What the far eye takes over from the near one."""

BLINK_LEFT, BLINK_RIGHT = INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]

_LEFT = [INDEX[f"{part}Left"] for part in PARTS]
_RIGHT = [INDEX[f"{part}Right"] for part in PARTS]


def hidden(yaw: float) -> float:
    """How little the camera sees of the far eye, 0 to 1, at a yaw in radians of either sign."""
    return smoothstep(ramp(abs(yaw), HIDDEN_FROM, HIDDEN_WHOLLY))


def follow_visible(shapes: Floats, yaw: float) -> Floats:
    """(52,) blendshapes in which the lids of the far eye do what those of the near eye do, as far as it is hidden.

    yaw: radians, > 0 towards the subject's left, which hides the left eye. The same array where nothing is hidden.
    """
    share = np.float32(hidden(yaw))
    if share <= 0.0:
        return shapes
    far, near = (_LEFT, _RIGHT) if yaw > 0.0 else (_RIGHT, _LEFT)
    followed = shapes.copy()
    followed[far] += share * (shapes[near] - shapes[far])
    return followed


def apart(left: float, right: float) -> float:
    """How much two eyeBlink values look like a wink, 0 (both do the same) to 1 (one shut, one open)."""
    return smoothstep(ramp(abs(_closed(left) - _closed(right)), 0.3, 0.65))


def both_shut(left: float, right: float) -> bool:
    """Whether both eyes are more shut than open."""
    return min(_closed(left), _closed(right)) > 0.5


def together(left: float, right: float) -> float:
    """The eyeBlink that both eyes have in a blink: the mean while they are open, the more shut one as they close.

    So a lid that is reported late, or weaker, closes with the other one.
    """
    middle = 0.5 * (left + right)
    return middle + 0.5 * abs(left - right) * smoothstep(_closed(middle))


def _closed(blink: float) -> float:
    """0 (open) to 1 (shut), as the character will show it."""
    return ramp(blink, DEFAULT.blink_open, DEFAULT.blink_shut)

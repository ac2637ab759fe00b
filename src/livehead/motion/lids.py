"""How far the eyes are shut when they look down: what a blink network says, held against the lids themselves.

The lids follow a falling gaze, and MediaPipe's eyeBlink counts that: far down it says 0.6 of an eye that is
still open, nearly what it says of a shut one. The gap between the lids in the mesh tells the two apart.
"""

from __future__ import annotations

import math

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.motion.easing import ramp
from livehead.types import Floats

OPEN_BLINK = 0.45
"""The most that lowered lids alone may count as a blink; `retarget` takes such a part out again."""

GAP_SHUT, GAP_OPEN = 0.055, 0.12
"""Gap by width of an eye that is shut for sure, and of one that is open for sure: over eleven people's clips a
shut eye has 0.00 to 0.05, one that looks far down 0.07 to 0.2, one that looks ahead 0.2 to 0.5."""

PATIENCE_S = 0.2
"""Seconds of lids apart after which they count fully."""

PAUSE_S = 0.5
"""Seconds without a picture after which nothing is known of the lids before."""

# corners, then upper and lower lid in three places: indices of the mesh, subject's left eye and right eye
_CORNERS = np.array(((362, 263), (133, 33)))
_UPPER = np.array(((385, 386, 387), (160, 159, 158)))
_LOWER = np.array(((380, 374, 373), (144, 145, 153)))
_BLINK = [INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]]
_DOWN = [INDEX["eyeLookDownLeft"], INDEX["eyeLookDownRight"]]


def gaps(landmarks: Floats, width: int, height: int) -> tuple[float, float]:
    """Mean gap between the lids by the width of the eye, left and right; whichever way the head is rolled.

    landmarks: (478, 3) float32 as MediaPipe gives them; width, height: of the picture in pixels.
    """
    points = landmarks[:, :2] * np.array((width, height), np.float32)
    across = np.linalg.norm(points[_CORNERS[:, 0]] - points[_CORNERS[:, 1]], axis=1)
    apart = np.linalg.norm(points[_UPPER] - points[_LOWER], axis=2).mean(axis=1)
    left, right = apart / np.maximum(across, 1e-6)
    return float(left), float(right)


class LoweredLids:
    """Takes eyeBlink back where an eye looks down and its lids stay apart for a while.

    Not at once, so that a blink, whose lids are apart on their way too, keeps its pace.
    """

    def __init__(self) -> None:
        self._seen = [0.0, 0.0]
        self._at = -math.inf

    def mend(self, shapes: Floats, landmarks: Floats, width: int, height: int, at: float) -> Floats:
        """The (52,) blendshapes of the picture taken at `at` seconds, as a new array; the rest as in `gaps`.

        An eye whose lids meet stays as shut as it was.
        """
        mended = shapes.copy()
        since, self._at = at - self._at, at
        for side, gap in enumerate(gaps(landmarks, width, height)):
            blink, down = float(shapes[_BLINK[side]]), float(shapes[_DOWN[side]])
            seen = ramp(gap, GAP_SHUT, GAP_OPEN) * ramp(down, 0.3, 0.55)
            if 0.0 <= since < PAUSE_S:
                seen = min(seen, self._seen[side] + since / PATIENCE_S)
            self._seen[side] = seen
            mended[_BLINK[side]] -= seen * max(blink - OPEN_BLINK, 0.0)
        return mended

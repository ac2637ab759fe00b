"""noseSneer, which MediaPipe leaves at 0: read off the wings of the nose and the inner ends of the brows.

A wrinkled nose draws brow, inner corner of the eye and wing of the nose together. How far they lie apart differs
from person to person by more than a sneer does, so the way is measured from what is usual for this face. A plain
snarl is seen, a slight one often missed (tools/dead_channels.py has the figures).
"""

from __future__ import annotations

import math

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.motion.easing import ramp
from livehead.types import Floats

FROM_CM, FULL_CM = 0.5, 1.1
"""How much nearer than usual, brow and corner summed, a sneer begins, and is complete."""

CORNER_CM, CORNER_SURE_CM = 0.05, 0.2
"""How much of that must be the corner of the eye's: a brow comes down in a scowl, too."""

SEEN_TO, LOST_AT = math.radians(15.0), math.radians(28.0)
"""Turns of the head between which the mesh knows less and less of the nose's wings."""

SETTLING_S, CREEP = 3.0, 0.02
"""Seconds whose median is usual, and the cm a second at which it follows the face from then on."""

PAUSE_S = 1.0
"""Seconds without a picture after which it may be another face."""

# brow, inner corner of the eye, wing of the nose: indices of the mesh, subject's left side and right side
_BROW, _CORNER, _WING = [285, 55], [362, 133], [358, 129]
_SNEER = [INDEX["noseSneerLeft"], INDEX["noseSneerRight"]]


def distances(points: Floats) -> Floats:
    """(2, 2) float32 cm from the wing of the nose: rows left and right, columns to the brow and to the eye.

    points: (478, 3) cm in head axes, as `HeadFit.points`.
    """
    wings = points[_WING]
    ways = [np.linalg.norm(points[ends] - wings, axis=1) for ends in (_BROW, _CORNER)]
    both: Floats = np.stack(ways, axis=1).astype(np.float32)
    return both


class Sneer:
    """Knows what is usual for one face and raises noseSneer when it is left."""

    def __init__(self) -> None:
        self._first: list[Floats] = []
        self._usual = np.zeros((2, 2), np.float32)
        self._begun = self._at = -math.inf

    def mend(self, shapes: Floats, points: Floats, yaw: float, at: float) -> Floats:
        """The (52,) blendshapes of the picture taken at `at` seconds with noseSneer raised, as a new array.

        points: as in `distances`; yaw: radians.
        """
        now = distances(points)
        step = at - self._at
        self._at = at
        if not 0.0 <= step < PAUSE_S:
            self._first, self._begun, step = [], at, 0.0
        if not self._first or at - self._begun < SETTLING_S:
            self._first.append(now)
            self._usual = np.median(self._first, axis=0)
        else:
            self._usual = self._usual + np.clip(now - self._usual, -CREEP * step, CREEP * step)
        mended = shapes.copy()
        seen = 1.0 - ramp(abs(yaw), SEEN_TO, LOST_AT)
        for index, (brow, corner) in zip(_SNEER, (self._usual - now).tolist(), strict=True):
            sneer = ramp(brow + corner, FROM_CM, FULL_CM) * ramp(corner, CORNER_CM, CORNER_SURE_CM)
            mended[index] = max(float(shapes[index]), seen * sneer)
        return mended

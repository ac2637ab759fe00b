"""From a pointer on a screen to a head that looks at it: the eyes go first, the head comes after.

Directions are (pitch, yaw) in radians in the axes of `Motion`: as a person before the screen would look.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from livehead.motion.easing import clamp, smoothstep
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.types import Floats

HEAD_SHARE = 0.65
"""How much of a look the head takes over in the end; the rest stays with the eyes."""

EYE_LAG = 0.03
"""Seconds: an eye jumps, and is there within a tenth of a second."""

LEAVE = 1.5
"""Seconds in which the look goes back to the middle."""


def bend(u: float) -> float:
    """-1.5 to 1.5: straight within the screen (-1 to 1), softly less beyond it, on other monitors."""
    if u != u:
        return 0.0
    return u if abs(u) <= 1.0 else math.copysign(1.0 + 0.5 * math.tanh(abs(u) - 1.0), u)


def aim(across: float, down: float, turn: float, nod: float) -> Floats:
    """(2,) float32 direction of the look at a place on the screen.

    across, down: -1 to 1 from edge to edge, 0 in the middle, more on other monitors; turn, nod: radians at an
    edge. Right on the screen is the subject's right.
    """
    return np.array([-nod * bend(down), -turn * bend(across)], np.float32)


@dataclass(slots=True)
class Spring:
    """Follows a target without overshoot (critically damped), exact for any step. lag: seconds by which it trails
    a target that moves evenly."""

    lag: float
    value: Floats
    speed: Floats

    @staticmethod
    def at(value: Floats, lag: float) -> Spring:
        return Spring(lag, value.astype(np.float64), np.zeros_like(value, np.float64))

    def step(self, target: Floats, seconds: float) -> Floats:
        """The value after so many seconds of that target."""
        rate = 2.0 / max(self.lag, 1e-3)
        away = self.value - target
        drift = self.speed + rate * away
        fading = math.exp(-rate * max(seconds, 0.0))
        self.value = target + (away + drift * seconds) * fading
        self.speed = (self.speed - rate * drift * seconds) * fading
        return self.value


class Look:
    """A head that follows a place. lag: seconds of the head; rest: seconds after which a place that does not move
    is looked at no more, 0 for never."""

    def __init__(self, lag: float, rest: float) -> None:
        self._head = Spring.at(np.zeros(2, np.float32), lag)
        self._eyes = Spring.at(np.zeros(2, np.float32), EYE_LAG)
        self._rest, self._still = rest, 0.0

    def step(self, target: Floats, moved: bool, seconds: float) -> tuple[Floats, Floats]:
        """(2,) head and (2,) gaze relative to it, both float32 (pitch, yaw) radians.

        target: where to look; moved: whether it was moved since the last step, seconds ago.
        """
        self._still = 0.0 if moved else self._still + seconds
        left = self._still - self._rest
        interest = 1.0 - smoothstep(clamp(left / LEAVE)) if self._rest > 0.0 else 1.0
        wanted = interest * target
        line = self._eyes.step(wanted, seconds)
        head = self._head.step(HEAD_SHARE * wanted, seconds)
        # The eyes hold the line of sight while the head turns below them.
        most = np.array([FULL_PITCH, FULL_YAW])
        gaze = np.clip(line - head, -most, most)
        return head.astype(np.float32), gaze.astype(np.float32)

"""The One Euro filter (Casiez, Roussel and Vogel, CHI 2012) on vectors.

A low-pass filter whose cutoff grows with speed: still values are held calm, quick ones pass with little lag.
"""

from __future__ import annotations

import math

import numpy as np

from livehead.types import Floats


class OneEuro:
    """Filters a vector; every element has its own cutoff and speed gain.

    min_cutoff: Hz at rest; beta: Hz of extra cutoff per unit of speed (value per second);
    derivative_cutoff: Hz for the speed itself; gap: seconds without a value after which it starts anew.
    """

    def __init__(
        self, min_cutoff: Floats, beta: Floats, *, derivative_cutoff: float = 0.8, gap: float = 0.5
    ) -> None:
        self._min_cutoff = np.asarray(min_cutoff, np.float64)
        self._beta = np.asarray(beta, np.float64)
        self._derivative_cutoff = derivative_cutoff
        self._gap = gap
        self._time = 0.0
        self._raw = self._value = self._speed = np.zeros_like(self._min_cutoff)
        self._started = False

    def reset(self) -> None:
        """Forget the past: the next value is taken as it is."""
        self._started = False

    def filter(self, value: Floats, time: float) -> Floats:
        """The filtered value at `time` (seconds, growing); float32 of the same shape.

        A value not newer than the last changes nothing.
        """
        step = time - self._time
        if not self._started or not -self._gap <= step <= self._gap:  # also where a time is no number
            self._raw = self._value = np.asarray(value, np.float64)
            self._speed = np.zeros_like(self._raw)
            self._time, self._started = time, True
        elif step > 0.0:
            raw = np.asarray(value, np.float64)
            smooth = _share(self._derivative_cutoff, step)
            self._speed = self._speed + smooth * ((raw - self._raw) / step - self._speed)
            cutoff = self._min_cutoff + self._beta * np.abs(self._speed)
            share = 1.0 - np.exp(-2.0 * math.pi * step * cutoff)
            self._value = self._value + share * (raw - self._value)
            self._raw, self._time = raw, time
        return self._value.astype(np.float32)


def _share(cutoff: float, step: float) -> float:
    """Weight of the newest value in a first-order low-pass, exact for any step."""
    return 1.0 - math.exp(-2.0 * math.pi * step * cutoff)

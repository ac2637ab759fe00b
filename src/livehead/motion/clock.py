"""Elapsed time for what has a memory, whatever the caller's clock does."""

from __future__ import annotations

import math

LONGEST_STEP = 1.0
"""Seconds a single tick may move on at most: after a longer gap life goes on where it stopped."""


class Clock:
    """Counts seconds since the first tick. A step back, a leap or not-a-number never moves it wildly."""

    def __init__(self) -> None:
        self.elapsed = 0.0
        self._last: float | None = None

    def tick(self, now: float) -> float:
        """Move on to `now`; returns the step in seconds, within [0, LONGEST_STEP]."""
        if not math.isfinite(now):
            return 0.0
        step = 0.0 if self._last is None else min(max(now - self._last, 0.0), LONGEST_STEP)
        self._last = now
        self.elapsed += step
        return step

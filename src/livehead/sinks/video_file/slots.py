"""When each recorded frame is shown."""

from __future__ import annotations

from collections.abc import Callable


class Slots:
    """Gives each frame its place on a grid of 1/fps, by wall time.

    A frame follows its predecessor by as many slots as its `seq` does, which keeps the cadence free of the
    jitter of arrival; when that is off the clock by 3/4 of a slot, the clock wins.
    """

    def __init__(self, fps: float, constant_rate: bool, clock: Callable[[], float]) -> None:
        self._fps, self._constant, self._clock = fps, constant_rate, clock
        self._start = self._last_seq = 0.0
        self._last = -1

    def next(self, seq: int) -> int:
        """The slot of the frame that has just come: 0 for the first, then ever higher."""
        if self._last < 0:
            self._start, slot = self._clock(), 0
        elif self._constant:
            slot = self._last + 1
        else:
            slot = int(self._last + seq - self._last_seq)
            elapsed = (self._clock() - self._start) * self._fps
            if slot <= self._last or abs(elapsed - slot) >= 0.75:
                slot = max(self._last + 1, round(elapsed))
        self._last, self._last_seq = slot, seq
        return slot

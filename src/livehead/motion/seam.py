"""Over the seam of a loop: the first motions of a lap begin where the lap before ended."""

from __future__ import annotations

from livehead.motion.easing import level_ramp
from livehead.motion.vector import pack, unpack
from livehead.types import Floats, Motion

SECONDS = 0.3
"""How long it takes to reach the new lap's own motion."""

FRESH_S = 0.25
"""Seconds without motion before the seam after which nothing is carried over: that is a return, not a jump."""


class LoopSeam:
    """Moves the beginning of a lap by what its first motion jumps, and lets that go over `SECONDS`.

    A loop that meets its own beginning is left as it is; within a lap so is everything.
    """

    def __init__(self) -> None:
        self._lap = 0
        self._last: Motion | None = None
        self._step: Floats | None = None
        self._jump: Floats | None = None
        self._began = 0.0

    def ease(self, motion: Motion, lap: int) -> Motion:
        """The motion to show; `lap` counts the runs through the loop. In order of `captured_at`."""
        if lap != self._lap:
            self._lap, self._began = lap, motion.captured_at
            self._jump = self._from_last_to(motion)
        left = 1.0 - level_ramp((motion.captured_at - self._began) / SECONDS)
        if self._jump is None or left <= 0.0:
            self._jump, eased = None, motion
        else:
            eased = unpack(motion, pack(motion) + left * self._jump)
        fresh = self._last is not None and motion.captured_at - self._last.captured_at <= FRESH_S
        self._step = pack(eased) - pack(self._last) if self._last is not None and fresh else None
        self._last = eased
        return eased

    def _from_last_to(self, motion: Motion) -> Floats | None:
        """From a lap's first motion back to where the last one was going; None where it is forgotten."""
        last = self._last
        if last is None or motion.captured_at - last.captured_at > FRESH_S:
            return None
        jump = pack(last) - pack(motion)
        return jump if self._step is None else jump + self._step

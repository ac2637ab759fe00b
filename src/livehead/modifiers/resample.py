"""From the tracker's rate to the output's: a 25 or 30 fps camera drives 60 different frames a second.

Each sample is carried half an interval ahead along the agreed direction of the last two steps and reached
over one interval, so the picture trails the camera by half an interval in all: no more than showing each
sample as it comes, on average, but without the steps. Where the last two steps disagree nothing is carried
ahead, so a value never overshoots by more than half of its last step.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

import numpy as np

from livehead.motion.clock import Clock
from livehead.motion.vector import Stamp, clean, pack, stamp, unpack
from livehead.types import Floats, Motion, Phase, Status

FASTER = 1.12
"""A tracker whose interval is less than this many frames is shown as it comes."""

IN_STEP = 12
"""So many frames in a row, each with a sample of its own, need none in between, whatever the clocks say: a
tape played step by step keeps the times of its recording. More than a slow tracker can bring."""

GAP = 6.0
"""Intervals without a sample after which the next one starts anew."""


@dataclass(frozen=True, slots=True)
class Config:
    """fps: the output's rate, 0 to measure it; lead: how far a sample is carried ahead, in intervals
    (0.5 trails by half an interval, 0 by a whole one and never overshoots)."""

    fps: float = 0.0
    lead: float = 0.5


class ResampleModifier:
    """Samples in, one vector a frame out; passes a tracker through that is about as fast as the output."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._clock = Clock()
        self._stamp: Stamp | None = None
        self._captured = -math.inf
        self._seq = 0
        self._heard = -math.inf
        self._gaps: deque[float] = deque(maxlen=15)
        self._frames: deque[float] = deque(maxlen=15)
        self._interval = 0.0
        self._frame = 1.0 / config.fps if config.fps > 0.0 else 0.0
        self._delays: deque[float] = deque(maxlen=30)
        self._in_step = IN_STEP
        self._sample: Floats = np.zeros(0, np.float32)
        self._step: Floats = np.zeros(0, np.float32)
        self._shown: Floats = np.zeros(0, np.float32)
        self._goal: Floats = np.zeros(0, np.float32)
        self._arrival = 0.0
        self._closed = False

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        into, out = self._interval, self._frame
        rates = f"{1 / into:.0f} to {1 / out:.0f} a second" if into and out else "measuring"
        return Status(Phase.RUNNING, rates)

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion as it is at `now`; time, number and channels are those of the newest sample."""
        motion = clean(motion)
        frame = self._clock.tick(now)
        if frame > 0.0 and self._config.fps <= 0.0:
            self._frame = _usual(self._frames, frame)
        mark = stamp(motion)
        self._in_step = self._in_step + 1 if mark != self._stamp else 0
        if mark != self._stamp:
            self._stamp = mark
            if self._take(motion):
                return motion
        elif self._passes():
            return motion
        return unpack(motion, self._advance(frame))

    def close(self) -> None:
        self._closed = True

    def _take(self, motion: Motion) -> bool:
        """A new sample; True when it is to be shown as it is."""
        time, vector = self._clock.elapsed, pack(motion)
        gap = motion.captured_at - self._captured
        longest = GAP * self._interval if self._interval else 0.25
        fresh = not (0.0 < gap <= longest and time - self._heard <= longest)
        self._captured, self._heard, seq = motion.captured_at, time, self._seq
        self._seq = motion.seq
        if fresh:
            self._delays.clear()
        else:
            self._interval = _usual(self._gaps, gap / max(motion.seq - seq, 1))
        self._delays.append(time - motion.captured_at)
        if fresh or not self._sample.size:
            self._step, self._sample = np.zeros_like(vector), vector
            self._shown = self._goal = vector
            return True
        step = (vector - self._sample) * np.float32(self._interval / gap)
        common = np.copysign(np.minimum(np.abs(step), np.abs(self._step)), step)
        ahead = np.where(step * self._step > 0.0, common, np.float32(0.0))
        self._sample, self._step = vector, step
        self._goal = vector + np.float32(self._config.lead) * ahead
        delay = min(self._delays)
        self._arrival = motion.captured_at + delay + self._interval
        if self._passes():
            self._shown = vector
            return True
        return False

    def _advance(self, frame: float) -> Floats:
        """What is shown now: on the straight way to the goal, there at its arrival time."""
        left = max(self._arrival - (self._clock.elapsed - frame), 0.25 * self._interval)
        share = min(frame / left, 1.0) if left > 0.0 else 1.0
        self._shown = self._shown + np.float32(share) * (self._goal - self._shown)
        return self._shown

    def _passes(self) -> bool:
        """True when the tracker is about as fast as the output, or faster, or is waited for."""
        if self._in_step >= IN_STEP:
            return True
        return not self._interval or not self._frame or self._interval < FASTER * self._frame


def _usual(recent: deque[float], newest: float) -> float:
    """The median of the recent values, the newest among them."""
    recent.append(newest)
    return sorted(recent)[len(recent) // 2]


def create(config: Config) -> ResampleModifier:
    """A resampler that learns the tracker's rate from its samples."""
    return ResampleModifier(config)

"""When the face is lost: hold the pose a moment, ease to neutral, idle; and come back smoothly.

A swap to another tracker or person is greeted as smoothly as a return. At no time does the head turn faster than
heads do: what a hole in the network leaves out is caught up with within a few frames.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from livehead.motion.clock import Clock
from livehead.motion.easing import blend, level_ramp, smoothstep
from livehead.motion.vector import ROTATION, Stamp, clean, continues, pack, stamp, tracked, unpack
from livehead.types import Channels, Floats, Motion, Phase, Status

FASTEST = 285.0
"""Degrees a second that a head may turn, 4.75 in a sixtieth: quick shakes of a head reach some 250."""


@dataclass(frozen=True, slots=True)
class Config:
    """hold: seconds without news before the pose is let go (at least three of the tracker's intervals);
    decay: seconds from there to neutral; back: seconds from there to the live pose when the face returns;
    max_turn: degrees the head may turn within one frame while it returns."""

    hold: float = 0.2
    decay: float = 0.8
    back: float = 0.28
    max_turn: float = 4.5


class HoldModifier:
    """Knows three states: live, lost for some time, and returning.

    While the face is lost, `confidence` falls with the pose; at neutral it is 0 and `channels` is NONE.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._clock = Clock()
        self._stamp: Stamp | None = None
        self._interval = 1.0 / 30.0
        self._heard = -math.inf
        self._lost_at: float | None = -math.inf
        self._back_at = -math.inf
        self._from: Motion = Motion.neutral()
        self._shown: Motion = Motion.neutral()
        self._closed = False

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        lost = self._lost_at is not None
        return Status(Phase.LOST, "no face: idle") if lost else Status(Phase.RUNNING, "live")

    def modify(self, motion: Motion, now: float) -> Motion:
        """The live motion, or what is shown without one."""
        motion = clean(motion)
        step = self._clock.tick(now)
        time = self._clock.elapsed
        same = continues(self._stamp, stamp(motion))
        alive = self._listen(motion, time)
        if alive and (self._lost_at is not None or not same):
            self._lost_at, self._back_at, self._from = None, time, self._shown
        elif not alive and self._lost_at is None:
            self._lost_at, self._from = time, self._shown
        self._shown = (
            self._fading(motion, time) if self._lost_at is not None else self._live(motion, time, step)
        )
        return self._shown

    def close(self) -> None:
        self._closed = True

    def _listen(self, motion: Motion, time: float) -> bool:
        """True while news of a face keeps coming; learns how often it usually does."""
        mark = stamp(motion)
        if tracked(motion) and mark != self._stamp:
            gap = time - self._heard
            if 0.0 < gap < 1.0:
                self._interval += 0.2 * (gap - self._interval)
            self._heard = time
        self._stamp = mark
        patience = max(self._config.hold, min(3.0 * self._interval, 1.0))
        return time - self._heard < patience and tracked(motion)

    def _fading(self, motion: Motion, time: float) -> Motion:
        """From the last pose shown to neutral."""
        assert self._lost_at is not None
        left = 1.0 - smoothstep((time - self._lost_at) / max(self._config.decay, 1e-3))
        if left <= 0.0:
            rest = Motion.neutral()
            return replace(
                motion,
                blendshapes=rest.blendshapes,
                head_rotation=rest.head_rotation,
                head_position=rest.head_position,
                gaze=rest.gaze,
                confidence=0.0,
                channels=Channels.NONE,
                drawn=(),
            )
        faded, past = left * pack(self._from), self._from
        drawn = tuple((name, value, left * weight) for name, value, weight in past.drawn)
        return unpack(motion, faded, confidence=left * past.confidence, channels=past.channels, drawn=drawn)

    def _live(self, motion: Motion, time: float, step: float) -> Motion:
        """The live motion, reached step by step after a loss."""
        if self._back_at == -math.inf:
            return self._bounded(motion, FASTEST * step)
        share = level_ramp((time - self._back_at) / max(self._config.back, 1e-3))
        target = blend(self._from, motion, share)
        turned = self._bounded(target, self._config.max_turn)
        if share >= 1.0 and turned is target:
            self._back_at = -math.inf
        return turned

    def _bounded(self, target: Motion, degrees: float) -> Motion:
        """`target`, turned no further from what is shown than so many degrees."""
        step = target.head_rotation - self._shown.head_rotation
        turn = float(np.sqrt((step * step).sum()))
        most = math.radians(degrees)
        if turn <= most:
            return target
        vector: Floats = pack(target)
        vector[ROTATION] = self._shown.head_rotation + step * (most / turn)
        return unpack(target, vector)


def create(config: Config) -> HoldModifier:
    """Starts as if the face had been lost long ago, so that the first one is greeted smoothly."""
    return HoldModifier(config)

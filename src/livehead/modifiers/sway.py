"""Small life of head and eyes: looks around while nobody is tracked, hardly moves otherwise."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace

import numpy as np

from livehead.motion.clock import Clock
from livehead.motion.easing import minimum_jerk
from livehead.motion.glance import turned
from livehead.motion.vector import clean, tracked
from livehead.types import Channels, Motion, Phase, Status

LIVE_SHARE = 0.06
"""How much of the idle drift remains on a tracked head."""

KEEP = 0.5
"""How far idle eyes make up for a turn of the head."""


@dataclass(frozen=True, slots=True)
class Config:
    """head: degrees the idle head turns at most; gaze: degrees the idle eyes wander; fade: seconds from live
    to idle and back; seed: of all of it."""

    head: float = 9.0
    gaze: float = 12.0
    fade: float = 0.6
    seed: int = 3


class _Walk:
    """A value that rests, and now and then moves to another target as a head or an eye moves."""

    def __init__(self, generator: random.Random, spread: list[float], rest: tuple[float, float], move: float):
        self._random, self._spread, self._rest, self._move = generator, spread, rest, move
        self._start = self._target = [0.0] * len(spread)
        self._begin = generator.uniform(*rest)
        self._next = self._begin

    def at(self, time: float) -> list[float]:
        """The value at `time`; calls must come in order of time."""
        while time >= self._next:
            self._begin, self._start = self._next, self._target
            self._target = [self._random.gauss(0.0, 0.45) * s for s in self._spread]
            self._target = [min(max(t, -s), s) for t, s in zip(self._target, self._spread, strict=True)]
            self._next = self._begin + self._move + self._random.uniform(*self._rest)
        share = minimum_jerk((time - self._begin) / self._move)
        return [a + share * (b - a) for a, b in zip(self._start, self._target, strict=True)]


class _Drift:
    """Three slow sums of sines with no common period: a body that is never quite still."""

    def __init__(self, generator: random.Random) -> None:
        self._waves = [
            [(r * generator.uniform(0.9, 1.1), generator.uniform(0.0, math.tau)) for r in (0.11, 0.23, 0.41)]
            for _ in range(3)
        ]

    def at(self, time: float) -> list[float]:
        """Three values within [-1, 1]."""
        weights = (0.5, 0.3, 0.2)
        return [
            sum(
                w * math.sin(math.tau * rate * time + phase)
                for w, (rate, phase) in zip(weights, waves, strict=True)
            )
            for waves in self._waves
        ]


class SwayModifier:
    """Adds drift, glances and micro-saccades, as far as head and gaze are not tracked."""

    def __init__(self, config: Config) -> None:
        self._config = config
        generator = random.Random(config.seed)
        self._clock = Clock()
        head, gaze = math.radians(config.head), math.radians(config.gaze)
        self._glance = _Walk(generator, [0.5 * head, head, 0.5 * head], (2.5, 6.0), 0.9)
        self._look = _Walk(generator, [0.5 * gaze, gaze], (0.8, 3.2), 0.06)
        self._saccade = _Walk(generator, [math.radians(0.8), math.radians(1.2)], (0.3, 1.1), 0.025)
        self._drift = _Drift(generator)
        self._head_idle = self._gaze_idle = 1.0
        self._closed = False

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED) if self._closed else Status(Phase.RUNNING)

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with a little life added to head rotation and gaze."""
        motion = clean(motion)
        step = self._clock.tick(now)
        present = tracked(motion)
        self._head_idle = self._toward(
            self._head_idle, not (present and Channels.HEAD in motion.channels), step
        )
        self._gaze_idle = self._toward(
            self._gaze_idle, not (present and Channels.GAZE in motion.channels), step
        )
        time = self._clock.elapsed
        turn = self._turn(time)
        turned_head = motion.head_rotation + np.array(turn, np.float32)
        return replace(self._looking(motion, turn, time), head_rotation=turned_head)

    def close(self) -> None:
        self._closed = True

    def _toward(self, weight: float, idle: bool, step: float) -> float:
        """The weight of idle life, moving evenly within `fade` seconds."""
        change = step / max(self._config.fade, 1e-3)
        return min(weight + change, 1.0) if idle else max(weight - change, 0.0)

    def _turn(self, time: float) -> list[float]:
        """Pitch, yaw and roll to add to the head."""
        idle = minimum_jerk(self._head_idle)
        share = LIVE_SHARE + (1.0 - LIVE_SHARE) * idle
        reach = math.radians(self._config.head) * 0.45 * share
        drift, glance = self._drift.at(time), self._glance.at(time)
        return [reach * d + idle * g for d, g in zip(drift, glance, strict=True)]

    def _looking(self, motion: Motion, turn: list[float], time: float) -> Motion:
        """Idle eyes wander a little; when the head turns they stay by half on what they looked at."""
        idle = minimum_jerk(self._gaze_idle)
        look, flick = self._look.at(time), self._saccade.at(time)
        if idle <= 0.0:
            return motion
        eyes = [idle * (a + b - KEEP * c) for a, b, c in zip(look, flick, turn, strict=False)]
        offset = np.array([eyes] * 2, np.float32)
        shapes = turned(motion.blendshapes, offset)
        return replace(motion, gaze=motion.gaze + offset, blendshapes=shapes)


def create(config: Config) -> SwayModifier:
    """A swayer; starts idle."""
    return SwayModifier(config)

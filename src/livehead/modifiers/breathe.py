"""Breathing: about fourteen breaths a minute, in a little quicker than out, no two quite alike."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from livehead.motion.clock import Clock
from livehead.motion.easing import smoothstep
from livehead.motion.vector import clean
from livehead.types import Motion, Phase, Status

INHALE = 0.42
"""Share of a breath spent breathing in; the rest is breathing out and a short rest."""

REST = 0.1
"""Share of a breath spent resting empty."""


@dataclass(frozen=True, slots=True)
class Config:
    """period: seconds a breath, on average; depth: how full the deepest breath is, 0 to 1;
    variation: how much breaths differ from each other, 0 to 0.5; seed: of the differences."""

    period: float = 4.3
    depth: float = 1.0
    variation: float = 0.15
    seed: int = 1


class BreatheModifier:
    """Sets `Motion.breath`; each breath's length and depth are drawn when it begins."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._random = random.Random(config.seed)
        self._clock = Clock()
        self._begin = 0.0
        self._length = self._depth = 1.0
        self._closed = False
        self._draw()

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED) if self._closed else Status(Phase.RUNNING, "breathing")

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with `breath` set: 0 is out, `depth` at most is in."""
        self._clock.tick(now)
        while self._clock.elapsed >= self._begin + self._length:
            self._begin += self._length
            self._draw()
        fullness = _fullness((self._clock.elapsed - self._begin) / self._length)
        return replace(clean(motion), breath=self._depth * fullness)

    def close(self) -> None:
        self._closed = True

    def _draw(self) -> None:
        spread = self._config.variation
        self._length = max(0.5, self._config.period * (1.0 + spread * self._random.uniform(-1.0, 1.0)))
        depth = self._config.depth * (1.0 - spread * self._random.random())
        self._depth = min(max(depth, 0.0), 1.0)


def _fullness(phase: float) -> float:
    """How full the lungs are at a phase of the breath from 0 to 1."""
    if phase < INHALE:
        return smoothstep(phase / INHALE)
    return 1.0 - smoothstep((phase - INHALE) / (1.0 - INHALE - REST))


def create(config: Config) -> BreatheModifier:
    """A breather."""
    return BreatheModifier(config)

"""Blinks by itself while nobody tracks the eyes, at natural intervals."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from livehead.motion.arkit import INDEX
from livehead.motion.clock import Clock
from livehead.motion.easing import smoothstep
from livehead.motion.vector import clean, tracked
from livehead.types import Channels, Motion, Phase, Status

CLOSING, SHUT, OPENING = 0.065, 0.03, 0.13
"""Seconds of each part of a blink: eyelids fall twice as fast as they rise."""

_LIDS = (INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"])
_WIDE = (INDEX["eyeWideLeft"], INDEX["eyeWideRight"])


@dataclass(frozen=True, slots=True)
class Config:
    """interval: seconds between blinks, on average; shortest: the least; double: share of blinks followed
    at once by another; always: also while the eyes are tracked; seed: of the intervals."""

    interval: float = 3.8
    shortest: float = 1.2
    double: float = 0.12
    always: bool = False
    seed: int = 2

    def __post_init__(self) -> None:
        if self.shortest <= 0.0:  # the next blink must lie in the future
            raise ValueError(f"shortest is {self.shortest}, not above 0 seconds")


class BlinkModifier:
    """Draws the time of the next blink when one begins; a blink under way is always finished."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._random = random.Random(config.seed)
        self._clock = Clock()
        self._next = 0.5 * self._draw()
        self._begin: float | None = None
        self._closed = False

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED) if self._closed else Status(Phase.RUNNING)

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with eyelids at least as far down as the blink has them."""
        motion = clean(motion)
        self._clock.tick(now)
        time = self._clock.elapsed
        seen = tracked(motion) and Channels.EYES in motion.channels and not self._config.always
        while time >= self._next:
            if time - self._next < CLOSING + SHUT + OPENING and not seen:
                self._begin = self._next
            self._next += self._draw()
        if self._begin is None:
            return motion
        lid = _lid(time - self._begin)
        if lid <= 0.0:
            self._begin = None
            return motion
        shapes = motion.blendshapes.copy()
        for blink, wide in zip(_LIDS, _WIDE, strict=True):
            shapes[blink] = max(float(shapes[blink]), lid)
            shapes[wide] *= 1.0 - lid
        return replace(motion, blendshapes=shapes)

    def close(self) -> None:
        self._closed = True

    def _draw(self) -> float:
        """Seconds to the next blink: log-normal, as people's are, with now and then a double."""
        if self._random.random() < self._config.double:
            return CLOSING + SHUT + OPENING + 0.08
        spread = self._random.lognormvariate(-0.125, 0.5)
        return max(self._config.shortest, self._config.interval * spread)


def _lid(age: float) -> float:
    """How far the lids are down, 0 to 1, `age` seconds into a blink; 0 when it is over."""
    if age < CLOSING:
        return max(smoothstep(age / CLOSING), 1e-3)
    return 1.0 - smoothstep((age - CLOSING - SHUT) / OPENING)


def create(config: Config) -> BlinkModifier:
    """A blinker."""
    return BlinkModifier(config)

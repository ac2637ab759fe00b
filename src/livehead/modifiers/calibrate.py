"""Neutral-pose calibration: your face at rest is the character's face at rest, wherever the camera stands."""

from __future__ import annotations

import logging
import math
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from livehead.errors import ConfigError
from livehead.motion.calibration import Neutral, calibrated, load, save
from livehead.motion.clock import Clock
from livehead.motion.easing import smoothstep
from livehead.motion.vector import Stamp, clean, continues, pack, stamp, tracked
from livehead.types import Floats, Motion, Phase, Status

log = logging.getLogger(__name__)

FADE = 0.5
"""Seconds over which a new neutral pose takes over from the last."""

FEWEST = 8
"""Samples a neutral pose is made of at least."""

MOST_TURN = math.radians(35.0)
"""A head turned further from the camera is no neutral pose, unless a person says so: it looks elsewhere."""

GAP = 0.5
"""Seconds without a sample after which a capture begins anew: the face was away."""


@dataclass(frozen=True, slots=True)
class Config:
    """auto: take the neutral pose in the first `seconds` of a face that looks roughly at the camera, if
    `path` has none yet, and without a `path` again when another tracker or person takes over; path: TOML
    file it is read from and saved to, empty to keep it in memory; seconds: how long a capture looks."""

    auto: bool = True
    path: str = ""
    seconds: float = 1.0


class CalibrateModifier:
    """Captures at the start (`auto`) and whenever `capture()` is called, from any thread."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._path = Path(config.path).expanduser() if config.path else None
        self._clock = Clock()
        self._neutral = self._before = Neutral.none()
        self._taken_at = -FADE
        self._wanted = threading.Event()
        self._by_hand = False
        self._samples: list[Floats] | None = None
        self._begin = self._heard = 0.0
        self._stamp: Stamp | None = None
        self._text = "not calibrated"
        self._closed = False
        if self._path is not None and self._path.exists():
            self._neutral, self._text = load(self._path), f"from {self._path.name}"
        elif config.auto:
            self._wanted.set()

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        if self._wanted.is_set():
            return Status(Phase.WAITING, "calibrating", "look at the screen with a calm face")
        return Status(Phase.RUNNING, self._text)

    @property
    def neutral(self) -> Neutral:
        """The neutral pose in use."""
        return self._neutral

    def capture(self) -> None:
        """Take the coming `seconds` of tracked motion as the neutral pose."""
        self._samples, self._by_hand = None, True
        self._wanted.set()

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion in the person's own frame."""
        motion = clean(motion)
        self._clock.tick(now)
        if not tracked(motion):
            return motion
        mark = stamp(motion)
        if self._config.auto and self._path is None and not continues(self._stamp, mark):
            self._forget()
        if self._wanted.is_set() and mark != self._stamp:
            self._listen(motion)
        self._stamp = mark
        share = smoothstep((self._clock.elapsed - self._taken_at) / FADE)
        neutral = self._neutral if share >= 1.0 else self._before.towards(self._neutral, share)
        return calibrated(motion, neutral)

    def close(self) -> None:
        self._closed = True

    def _listen(self, motion: Motion) -> None:
        """Collect a sample; when the time is over, make the neutral pose of them."""
        if not self._by_hand and float(np.abs(motion.head_rotation).max()) > MOST_TURN:
            self._samples = None
            return
        samples, time = self._samples, self._clock.elapsed
        if samples is None or time - self._heard > GAP:
            samples, self._begin = [], time
        self._heard = time
        samples.append(pack(motion))
        self._samples = samples
        if time - self._begin >= self._config.seconds and len(samples) >= FEWEST:
            self._take(Neutral.of(samples))

    def _forget(self) -> None:
        """Begin as at the start: what was neutral for one camera and person means nothing for the next."""
        self._before = self._neutral = Neutral.none()
        self._samples = None
        self._wanted.set()

    def _take(self, neutral: Neutral) -> None:
        self._before, self._neutral, self._taken_at = self._neutral, neutral, self._clock.elapsed
        self._samples, self._by_hand = None, False
        self._text = "calibrated"
        self._wanted.clear()
        if self._path is None:
            return
        try:
            save(neutral, self._path)
        except ConfigError as error:
            self._text = f"calibrated, not saved: {error.cause}"
            log.warning("calibrate: %s (%s)", error.cause, error.remedy)


def create(config: Config) -> CalibrateModifier:
    """A calibration from its file, or yet to be made. Errors: ConfigError when the file holds none."""
    return CalibrateModifier(config)

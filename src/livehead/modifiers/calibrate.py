"""Calibration, for each user and each tracker: your face at rest and all you can do with it, kept on disk.

The resting face is taken by itself at the start, or anew at a key; the guided calibration of thirty seconds learns
how far each channel goes as well. What was taken by hand or guided is saved and found again.
"""

from __future__ import annotations

import logging
import math
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from livehead.errors import ConfigError
from livehead.motion.calibration import Calibration, Neutral, calibrated
from livehead.motion.calibration_file import load, path_of, save
from livehead.motion.clock import Clock
from livehead.motion.easing import smoothstep
from livehead.motion.guide import STEPS, Guide
from livehead.motion.vector import Stamp, clean, continues, pack, stamp, tracked
from livehead.types import Channels, Floats, Motion, Phase, Status

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
    """user: whose calibration, any name; one is kept for each tracker. auto: without a saved one, take the
    resting face in the first `seconds` of a face that looks roughly at the camera, and again when another
    tracker or person takes over; path: TOML file it is read from and saved to instead, whatever the tracker;
    seconds: how long a capture looks."""

    user: str = "me"
    auto: bool = True
    path: str = ""
    seconds: float = 1.0


class CalibrateModifier:
    """Captures at the start (`auto`), whenever `capture()` is called, and guided by `guide()`, from any thread."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._path = Path(config.path).expanduser() if config.path else None
        self._clock = Clock()
        self._now = self._before = Calibration()
        self._taken_at = -FADE
        self._wanted, self._guided = threading.Event(), threading.Event()
        self._by_hand = self._saved = self._restart = False
        self._guide: Guide | None = None
        self._samples: list[Floats] | None = None
        self._begin = self._heard = 0.0
        self._stamp: Stamp | None = None
        self._tracker: str | None = None
        self._text = "not calibrated"
        self._blind = self._closed = False
        if self._path is not None and self._path.exists():
            self._now, self._text, self._saved = load(self._path), f"from {self._path.name}", True
        elif config.auto:
            self._wanted.set()

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        if self._blind:
            return Status(Phase.RUNNING, "nothing to calibrate: this tracker measures no face")
        guide = self._guide if self._guided.is_set() else None
        if guide is not None and (step := guide.step) is not None:
            bar = "█" * round(8 * guide.progress) + "░" * (8 - round(8 * guide.progress))
            where = f"calibrating, {guide.number} of {len(STEPS)} {bar} {guide.left:.0f} s left"
            return Status(Phase.WAITING, where, step.prompt)
        if self._guided.is_set():
            return Status(Phase.WAITING, "calibrating: waiting for a face", "look at the screen")
        if self._wanted.is_set():
            return Status(Phase.WAITING, "calibrating", "look at the screen with a calm face")
        return Status(Phase.RUNNING, self._text)

    @property
    def neutral(self) -> Neutral:
        """The neutral pose in use."""
        return self._now.neutral

    def capture(self) -> None:
        """Take the coming `seconds` of tracked motion as the neutral pose; the curves stay."""
        self._samples, self._by_hand = None, True
        self._wanted.set()

    def guide(self) -> None:
        """Begin the guided calibration, or break it off if it is under way; `status` says what to do."""
        if self._guided.is_set():
            self._guided.clear()
        else:
            self._restart = True
            self._guided.set()

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion in the person's own frame and range."""
        motion = clean(motion)
        self._clock.tick(now)
        if not tracked(motion):
            return motion
        mark = stamp(motion)
        self._meet(motion, mark)
        self._blind = not Channels.FACE & motion.channels & ~motion.made
        if mark != self._stamp and not self._blind:
            if not continues(self._stamp, mark):
                self._guide = None  # half of one face and half of another would be nobody's: it begins anew
            self._lead(motion)
            if self._wanted.is_set() and self._guide is None:
                self._listen(motion)
        self._stamp = mark
        share = smoothstep((self._clock.elapsed - self._taken_at) / FADE)
        if share >= 1.0:
            return calibrated(motion, self._now)
        neutral = self._before.neutral.towards(self._now.neutral, share)
        return calibrated(motion, replace(self._now, neutral=neutral))

    def close(self) -> None:
        self._closed = True

    # --- whose face it is -------------------------------------------------------------------------------

    def _meet(self, motion: Motion, mark: Stamp) -> None:
        """Another tracker has its own calibration; another person without a saved one is calibrated anew."""
        if self._path is None and motion.tracker != self._tracker:
            self._tracker = motion.tracker
            if not self._find(motion.tracker) and self._stamp is not None:
                self._forget()
        elif self._config.auto and not self._saved and not continues(self._stamp, mark):
            self._forget()

    def _find(self, tracker: str) -> bool:
        """Take the saved calibration before a tracker; False when there is none that can be read."""
        self._saved = False
        path = path_of(self._config.user, tracker)
        if not tracker or not path.exists():
            return False
        try:
            self._now = self._before = load(path)
        except ConfigError as error:
            self._text = error.cause
            log.warning("calibrate: %s (%s)", error.cause, error.remedy)
            return False
        self._text, self._saved, self._samples = f"{self._config.user}, {tracker}, from disk", True, None
        if not self._by_hand:
            self._wanted.clear()
        return True

    def _forget(self) -> None:
        """Begin as at the start: what was neutral for one camera and person means nothing for the next."""
        self._before = self._now = Calibration()
        self._samples = None
        if self._config.auto:
            self._wanted.set()

    # --- how it is taken --------------------------------------------------------------------------------

    def _lead(self, motion: Motion) -> None:
        """Go on with the guided calibration, if one is wanted."""
        if not self._guided.is_set():
            self._guide = None
            return
        if self._guide is None or self._restart:
            self._restart, self._guide = False, Guide()
        self._guide.feed(motion)
        if self._guide.step is None:
            calibration, reaches = self._guide.result()
            self._guided.clear()
            self._guide = None
            still = [reach.channel for reach in reaches if not reach.moved]
            self._take(
                calibration, f"calibrated, guided; not moved: {', '.join(still) or 'nothing'}", keep=True
            )

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
            taken = replace(self._now, neutral=Neutral.of(samples))
            self._take(taken, "calibrated", keep=self._by_hand or self._path is not None)

    def _take(self, calibration: Calibration, text: str, *, keep: bool) -> None:
        self._before, self._now, self._taken_at = self._now, calibration, self._clock.elapsed
        self._samples, self._by_hand, self._text = None, False, text
        self._wanted.clear()
        path = self._path or (path_of(self._config.user, self._tracker) if self._tracker else None)
        if not keep or path is None:
            return
        try:
            save(calibration, path, user=self._config.user, tracker=self._tracker or "any tracker")
            self._saved = True
        except ConfigError as error:
            self._text = f"{text}; not saved: {error.cause}"
            log.warning("calibrate: %s (%s)", error.cause, error.remedy)


def create(config: Config) -> CalibrateModifier:
    """A calibration from its file, or yet to be made. Errors: ConfigError when the file holds none."""
    return CalibrateModifier(config)

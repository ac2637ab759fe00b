"""The guided calibration: thirty seconds of faces to make, and what is learnt from them.

Time runs only while a face is seen. Of every channel the most that its step brought counts as all the person can
do; what a step did not move is left as it was and named, for either the tracker is blind to it or the step was
skipped.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.motion.calibration import Calibration, Neutral, calibrated
from livehead.motion.curves import GAZE, HEAD, Curve, Curves
from livehead.motion.vector import GAZE as GAZE_PART
from livehead.motion.vector import ROTATION, SHAPES, pack
from livehead.types import Floats, Motion

READY_S = 0.8
"""Seconds of a step in which a person reads and begins; the resting face is not taken from them."""

GAP_S = 0.5
"""A longer pause between two motions does not count as time: nobody was seen."""

LEAST = 0.12
"""A blendshape that stays below this in its own step was not moved."""

MOST_GAIN = 4.0
"""No movement is made more than so many times larger: it would be noise by then."""

FULL = {"pitch": 20.0, "yaw": 25.0, "roll": 20.0, "gaze_pitch": 15.0, "gaze_yaw": 21.0}
"""Degrees that turn a drawn character fully (`livehead.motion.retarget`): a person who turns less is helped."""

SHUT = 0.8
"""eyeBlink of eyes that are held shut: the drawn eye must be shut before the person presses its lids together."""

LEAST_ANGLE = {"pitch": 6.0, "yaw": 8.0, "roll": 6.0, "gaze_pitch": 4.0, "gaze_yaw": 5.0}


@dataclass(frozen=True, slots=True)
class Step:
    """name; prompt: what the person is asked for; seconds; channels: what is learnt from it."""

    name: str
    prompt: str
    seconds: float
    channels: tuple[str, ...] = ()


def _both(*names: str) -> tuple[str, ...]:
    return tuple(name + side for name in names for side in ("Left", "Right"))


STEPS = (
    Step("rest", "Look at the screen with a calm face, mouth shut.", 4.0),
    Step("blink", "Blink a few times, then keep both eyes shut for a second.", 4.0, _both("eyeBlink")),
    Step(
        "wide",
        "Open your eyes wide and raise your brows.",
        3.0,
        (*_both("eyeWide", "browOuterUp"), "browInnerUp"),
    ),
    Step(
        "frown",
        "Frown: brows down, wrinkle your nose, squint.",
        3.0,
        _both("browDown", "noseSneer", "eyeSquint", "cheekSquint"),
    ),
    Step(
        "vowels",
        "Say A, I, U, E, O, slowly and wide.",
        5.0,
        ("jawOpen", "mouthFunnel", "mouthPucker", *_both("mouthStretch", "mouthLowerDown", "mouthUpperUp")),
    ),
    Step(
        "smile",
        "Smile with all your teeth, then pull the corners down, then puff your cheeks.",
        4.0,
        (*_both("mouthSmile", "mouthFrown"), "cheekPuff"),
    ),
    Step("look", "Keep your head still and look into each corner of the screen.", 3.0, GAZE),
    Step("turn", "Turn your head as far as you like: left, right, up, down, and tilt it.", 4.0, HEAD),
)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a channel went (blendshape 0 to 1, angle in degrees), and whether that counts as moved."""

    channel: str
    reached: float
    moved: bool


class Guide:
    """Leads through `STEPS`; give it every new motion of the tracker, as the tracker made it."""

    def __init__(self) -> None:
        self._index = 0
        self._spent = 0.0
        self._last: float | None = None
        self._taken: list[list[Motion]] = [[] for _ in STEPS]

    @property
    def step(self) -> Step | None:
        """What the person is to do now; None when all is done."""
        return STEPS[self._index] if self._index < len(STEPS) else None

    @property
    def number(self) -> int:
        """The step's number from 1; `len(STEPS)` + 1 when all is done."""
        return self._index + 1

    @property
    def progress(self) -> float:
        """Share of the present step that is over, 0 to 1."""
        return min(self._spent / self.step.seconds, 1.0) if self.step else 1.0

    @property
    def left(self) -> float:
        """Seconds of a seen face that are still wanted in all."""
        return max(0.0, sum(step.seconds for step in STEPS[self._index :]) - self._spent)

    def feed(self, motion: Motion) -> None:
        """Take a motion; does nothing when all is done."""
        step = self.step
        if step is None:
            return
        last, self._last = self._last, motion.captured_at
        since = motion.captured_at - last if last is not None else 0.0
        if 0.0 < since <= GAP_S:
            self._spent += since
        if self._spent >= READY_S or step.channels:
            self._taken[self._index].append(motion)
        if self._spent >= step.seconds:
            self._index, self._spent = self._index + 1, 0.0

    def result(self) -> tuple[Calibration, tuple[Reach, ...]]:
        """The calibration, and how far each asked channel went. Only when all is done (ValueError before)."""
        if self.step is not None or not self._taken[0]:
            raise ValueError("the guided calibration is not over")
        neutral = Neutral.of([pack(m) for m in self._taken[0]])
        rested = [self._rested(motions, neutral) for motions in self._taken]
        floor = 1.5 * np.percentile(np.abs(rested[0]), 75.0, axis=0)  # a blink among them does not count
        reaches: list[Reach] = []
        curves: dict[str, Curve] = {}
        for step, seen in zip(STEPS, rested, strict=True):
            for channel in step.channels:
                reach, curve = _learn(channel, seen, floor)
                reaches.append(reach)
                if curve is not None:
                    curves[channel] = curve
        return Calibration(neutral, Curves(curves)), tuple(reaches)

    @staticmethod
    def _rested(motions: list[Motion], neutral: Neutral) -> Floats:
        """(N, 62): the packed motions with the resting face taken out."""
        alone = Calibration(neutral)
        return np.stack([pack(calibrated(m, alone)) for m in motions])


def _learn(channel: str, seen: Floats, floor: Floats) -> tuple[Reach, Curve | None]:
    if channel in INDEX:
        index = SHAPES.start + INDEX[channel]
        return _learn_shape(channel, seen[:, index], float(floor[index]))
    angles = _angles(channel, seen)
    reach = min(float(np.percentile(angles, 97.0)), -float(np.percentile(angles, 3.0)))
    if reach < LEAST_ANGLE[channel]:
        return Reach(channel, max(reach, 0.0), False), None
    full = FULL[channel]
    narrow = max(reach, full / MOST_GAIN)
    return Reach(channel, reach, True), Curve(0.0, narrow, 0.0, full) if narrow < full else None


def _learn_shape(channel: str, values: Floats, floor: float) -> tuple[Reach, Curve | None]:
    """The dead zone is what the resting face did by itself; the end is what was held for a tenth of the step."""
    high = float(np.percentile(values, 92.0))
    dead = min(floor, 0.08)
    moved = high >= max(LEAST, 3.0 * floor)
    end = max(0.97 * high, dead + 1.0 / MOST_GAIN) if moved else 1.0
    full = SHUT if moved and channel.startswith("eyeBlink") else 1.0
    curve = Curve(0.0, min(end, 1.0), 0.0, full, dead=dead) if moved or dead > 0.01 else None
    return Reach(channel, high, moved), curve


def _angles(channel: str, seen: Floats) -> Floats:
    """(N,) degrees of a head or gaze channel, both eyes together."""
    if channel in HEAD:
        radians = seen[:, ROTATION.start + HEAD.index(channel)]
    else:
        radians = seen[:, GAZE_PART].reshape(-1, 2, 2).mean(axis=1)[:, GAZE.index(channel)]
    angles: Floats = np.degrees(radians).astype(np.float32)
    return angles


TOTAL_S = math.fsum(step.seconds for step in STEPS)
"""Seconds of the whole calibration."""

"""Listens to a voice window by window: who speaks and who is silent, which vowel, how loud.

The room's own noise is learned all the time and the usual loudness of the voice as well, so that nobody has to
set a threshold. For a voice that was not calibrated, its timbre and the microphone are learned from what it says.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from livehead.motion.easing import clamp, ramp
from livehead.motion.voice.mouth import mouth
from livehead.motion.voice.spectrum import HOP, RATE, Numbers, cepstra, level, pitched
from livehead.motion.voice.vowels import VoiceProfile, likelihoods
from livehead.types import Floats

STEP = HOP / RATE
"""Seconds from one window to the next."""

RISE, FALL = 0.06, 0.2
"""Seconds in which the confidence comes with a voice and goes with it."""

LINGER = 0.1
"""Seconds for which a voice may be away within a word: the closure of a p or a t."""

WITHIN = 26.0
"""dB below the loud moments of the voice at which speech ends: what is lower is its echo, or somebody else."""

SWITCHED_OFF = -80.0
"""dB of full scale that no microphone in a room falls below: nothing is learned of the room from it."""

AT_FIRST = -50.0
"""dB of the room before it is known: the first sound may already be a voice."""

QUIETEST = -58.0
"""dB of full scale below which nothing is taken for a voice."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What the newest window told. shapes: (52,) float32 of the mouth; confidence: 0 (silence) to 1 (a voice);
    weights: (5,) shares of A I U E O, sum 1; speaking: whether it counts as a voice; level: dB of full scale;
    floor: dB of the room's own noise."""

    shapes: Floats
    confidence: float
    weights: Numbers
    speaking: bool
    level: float
    floor: float


class Gate:
    """Tells a voice from the room. A noise without a pitch raises the floor by 8 dB a second, one with a pitch,
    which may be a voice, by 0.7; a pause lowers it at once. Clicks of keys have no pitch and open nothing."""

    def __init__(self) -> None:
        self.floor: float | None = None
        self.peak = -22.0
        self._away = math.inf

    def step(self, loudness: float, pitch: float) -> bool:
        """Whether the window of this loudness (dB) and pitchedness (0 to 1) belongs to speech."""
        self._learn(loudness, pitch)
        if self.floor is None:
            return False
        above = loudness - self.floor
        enough = loudness > max(QUIETEST, self.peak - WITHIN)
        begins = enough and pitch > 0.5 and above > 10.0
        goes_on = self._away <= LINGER and enough and above > 6.0 and pitch > 0.35
        self._away = 0.0 if begins or goes_on else self._away + STEP
        louder = 0.2 * (loudness - self.peak) if begins and loudness > self.peak else 0.0
        self.peak = max(self.peak + louder - 1.5 * STEP, self.floor + 18.0, -50.0)
        return self._away <= LINGER

    def loud(self, loudness: float) -> float:
        """0 to 1 within the usual range of this voice."""
        return ramp(loudness, self.peak - 22.0, self.peak - 3.0)

    def _learn(self, loudness: float, pitch: float) -> None:
        if loudness < SWITCHED_OFF:
            return
        if self.floor is None:
            self.floor = AT_FIRST
        elif loudness < self.floor:
            self.floor += 0.3 * (loudness - self.floor)
        else:
            rate = 8.0 if pitch < 0.5 else 0.7
            self.floor += min(rate * STEP, loudness - self.floor)
        self.floor = max(self.floor, -70.0)


class Timbre:
    """The middle of a voice's vowels, followed while it speaks: what its throat and its microphone add to every
    vowel. A vowel that is held says nothing new after a quarter of a second."""

    TRUST, MOST, HELD = 30, 1500, 16

    def __init__(self, profile: VoiceProfile) -> None:
        self._profile = profile
        self._middle = profile.middle.copy()
        self._count, self._last, self._run = self.TRUST, -1, 0

    def weights(self, found: Numbers) -> Numbers:
        """(5,) shares of the vowels for (12,) cepstra of a voiced window."""
        shares: Numbers = likelihoods(self._profile, found[None], self._middle)[0]
        vowel = int(shares.argmax())
        self._run = self._run + 1 if vowel == self._last else 0
        self._last = vowel
        if not self._profile.own and self._run < self.HELD:
            self._count = min(self._count + 1, self.MOST)
            self._middle += (found - self._middle) / self._count
        return shares


class Ear:
    """Everything between sound and mouth that has a memory; one window every STEP seconds."""

    def __init__(self, profile: VoiceProfile) -> None:
        self._gate, self._timbre = Gate(), Timbre(profile)
        self._weights = np.full(5, 0.2)
        self._open = self._loud = self._confidence = 0.0
        self._young = 0

    def hear(self, window: Floats) -> Heard:
        """What the newest (WINDOW,) finite samples say; a window is HOP samples after the last."""
        loudness, pitch = level(window[-HOP:]), pitched(window)
        speaking = self._gate.step(loudness, pitch)
        voiced = speaking and pitch > 0.45 and loudness > self._gate.peak - WITHIN
        if voiced:
            self._follow(self._timbre.weights(cepstra(window[None])[0]), loudness)
        self._open = _towards(self._open, float(voiced), 0.015 if voiced else 0.035)
        step = STEP / RISE if speaking else -STEP / FALL
        self._confidence = clamp(self._confidence + step)
        floor = self._gate.floor if self._gate.floor is not None else loudness
        shapes = mouth(self._weights, self._loud, self._open)
        return Heard(shapes, self._confidence, self._weights.copy(), speaking, loudness, floor)

    def _follow(self, shares: Numbers, loudness: float) -> None:
        """Towards this vowel; at once where the mouth was shut, so that no earlier vowel shows, and once more,
        for the first window is half silence."""
        self._young = 2 if self._open < 0.15 else self._young - 1
        fresh = self._young > 0
        share = 1.0 if fresh else 1.0 - math.exp(-STEP / 0.03)
        self._weights = self._weights + share * (shares - self._weights)
        self._loud = _towards(self._loud, self._gate.loud(loudness), 0.0 if fresh else 0.03)


def _towards(value: float, target: float, lag: float) -> float:
    """One step of a first-order lag of so many seconds."""
    share = 1.0 if lag <= 0.0 else 1.0 - math.exp(-STEP / lag)
    moved = value + share * (target - value)
    return target if abs(target - moved) < 1e-3 else moved

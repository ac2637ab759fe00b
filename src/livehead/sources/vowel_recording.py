"""A guided recording of A I U E O, one after the other, from a microphone or a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from livehead.errors import SourceError
from livehead.motion.voice.ear import STEP, Gate
from livehead.motion.voice.spectrum import HOP, level, pitched
from livehead.motion.voice.vowels import VOWELS
from livehead.sources.sound import SoundSource, Windows
from livehead.types import Floats

WAIT = 20.0
"""Seconds for a vowel to begin, and for a pause."""

PAUSE = 0.3
"""Seconds of silence between two vowels; also what ends one that was held for a second at least."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What to tell the person. vowel: to speak now, "" for a pause; left: seconds of it still wanted; level:
    dB of full scale; hearing: whether a voice is heard."""

    vowel: str
    left: float
    level: float
    hearing: bool


Tell = Callable[[Prompt], None]
"""Called with every sound, some sixty times a second."""


def record_vowels(source: SoundSource, tell: Tell, seconds: float = 3.0) -> dict[str, Floats]:
    """`seconds` of each vowel as soon as it is spoken, in the order of VOWELS: samples at RATE by letter.

    A vowel ends when there is enough of it, or with a pause after a second; before the next one there is a pause.
    SourceError when a vowel does not begin within WAIT seconds or the sound ends.
    """
    ear, fresh = _Ear(Gate()), Windows()
    stream = (window for sound in source.sounds() for window in fresh.of(sound))
    found: dict[str, Floats] = {}
    for vowel in VOWELS:
        _pause(stream, ear, tell)
        found[vowel] = _one(stream, ear, tell, vowel, seconds)
    return found


@dataclass(slots=True)
class _Ear:
    gate: Gate
    level: float = -100.0

    def speaking(self, window: Floats) -> bool:
        self.level = level(window[-HOP:])
        return self.gate.step(self.level, pitched(window))


def _pause(stream: Iterator[Floats], ear: _Ear, tell: Tell) -> None:
    silent = waited = 0.0
    while silent < PAUSE:
        window = next(stream, None)
        if window is None:
            raise _ended("a pause")
        waited += STEP
        if waited > WAIT:
            raise SourceError(
                "there is no pause in the sound", remedy="switch music off, go to a quiet room, and try again"
            )
        hearing = ear.speaking(window)
        silent = 0.0 if hearing else silent + STEP
        tell(Prompt("", 0.0, ear.level, hearing))


def _one(stream: Iterator[Floats], ear: _Ear, tell: Tell, vowel: str, seconds: float) -> Floats:
    kept: list[Floats] = []
    waited = silent = 0.0
    while len(kept) * STEP < seconds and not (len(kept) * STEP >= min(1.0, seconds) and silent >= PAUSE):
        window = next(stream, None)
        if window is None:
            raise _ended(f"the vowel {vowel}")
        hearing = ear.speaking(window)
        if hearing:
            kept.append(window[-HOP:])
        silent = 0.0 if hearing else silent + STEP
        waited += 0.0 if hearing else STEP
        if waited > WAIT:
            raise SourceError(
                f"no voice is heard for the vowel {vowel}",
                remedy="speak louder and nearer to the microphone, or choose another one as the source",
            )
        tell(Prompt(vowel, seconds - len(kept) * STEP, ear.level, hearing))
    return np.concatenate(kept)


def _ended(before: str) -> SourceError:
    return SourceError(
        f"the sound ended before {before}", remedy="record A I U E O, three seconds each, with pauses between"
    )

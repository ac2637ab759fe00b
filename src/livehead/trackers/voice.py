"""Your voice moves the mouth: a microphone or a sound file; alone, or laid over the mouth of another tracker.

A I U E O are told apart by their spectrum, with no network and no internet. It works for any voice and better
for one that was calibrated: fifteen seconds, five vowels, kept in a file. `confidence` says how much of a voice
there is: it comes within 60 ms, goes within 200 ms, and stays at 0.01 in silence, where the mouth is shut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from livehead.errors import SourceError
from livehead.motion.voice.ear import Heard
from livehead.motion.voice.vowels import learn, save
from livehead.sources.microphone import library
from livehead.sources.voice import VoiceSource, open_sound, open_voice, profile_path
from livehead.sources.vowel_recording import Tell, record_vowels
from livehead.types import Channels, Motion, Status

LEAST = 0.01
"""Confidence in silence: the microphone runs, the mouth is known to be shut."""


@dataclass(frozen=True, slots=True)
class Config:
    """source: "" for the system's microphone, the number or a part of the name of one, or a sound file; file:
    your calibrated voice, "" for voice.toml beside the configuration where there is one; realtime: play a sound
    file at its own rate, else as fast as asked; loop: begin a sound file again at its end."""

    source: str = ""
    file: str = ""
    realtime: bool = True
    loop: bool = False


class VoiceTracker:
    """One motion every 16 ms, or as often as the microphone delivers when that is rarer."""

    def __init__(self, voice: VoiceSource) -> None:
        self._voice = voice
        self._seq = 0

    @property
    def status(self) -> Status:
        return self._voice.status

    def track(self) -> Iterator[Motion]:
        """Mouth motions, `captured_at` being the arrival of the sound; in silence a shut mouth."""
        for heard, captured_at in self._voice.heard():
            yield self._motion(heard, captured_at)

    def close(self) -> None:
        self._voice.close()

    def _motion(self, heard: Heard, captured_at: float) -> Motion:
        zeros = np.zeros(3, np.float32)
        motion = Motion(
            blendshapes=heard.shapes,
            head_rotation=zeros,
            head_position=zeros,
            gaze=np.zeros((2, 2), np.float32),
            confidence=max(heard.confidence, LEAST),
            captured_at=captured_at,
            seq=self._seq,
            channels=Channels.MOUTH,
            tracker="voice",
            made=Channels.MOUTH,
        )
        self._seq += 1
        return motion


def calibrate(config: Config, tell: Tell, seconds: float = 3.0) -> Path:
    """Record A I U E O from the source, learn them and save the voice; returns the file.

    tell: called all the time with what the person should do. SourceError when nothing is heard, ConfigError when
    two vowels sound alike or the file cannot be written.
    """
    source = open_sound(config.source, realtime=config.realtime, loop=config.loop)
    try:
        recorded = record_vowels(source, tell, seconds)
    finally:
        source.close()
    path = profile_path(config.file)
    save(learn(recorded), path)
    return path


def probe() -> str:
    """Why no microphone can be read here; sound files always can."""
    try:
        library()
    except SourceError as error:
        return f"{error.cause}: {error.remedy} (sound files work without it)"
    return ""


def create(config: Config) -> VoiceTracker:
    """Opens the microphone or the file. Errors: SourceError when there is none or it cannot be read, ConfigError
    when the calibrated voice is missing or damaged."""
    return VoiceTracker(open_voice(config.source, config.file, realtime=config.realtime, loop=config.loop))

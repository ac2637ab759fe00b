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

from livehead import folders
from livehead.errors import ConfigError, SourceError
from livehead.motion.voice_ear import Ear, Heard
from livehead.motion.vowels import VOWELS, VoiceProfile, default_profile, learn, load, save
from livehead.sources.microphone import MicrophoneSource, library
from livehead.sources.sound import SoundSource, Windows
from livehead.sources.sound_file import SoundFileSource
from livehead.sources.vowel_recording import Tell, record_vowels
from livehead.types import Channels, Motion, Phase, Status

LEAST = 0.01
"""Confidence in silence: the microphone runs, the mouth is known to be shut."""

SUFFIXES = (
    ".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".aac", ".aif", ".aiff", ".wma",
    ".mp4", ".mkv", ".webm", ".mov", ".avi",
)  # fmt: skip
"""What the name of a sound file ends in, of one that is not there: microphones have dots in their names too."""


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

    def __init__(self, source: SoundSource, profile: VoiceProfile) -> None:
        self._source = source
        self._whose = "your voice" if profile.own else "any voice, not calibrated"
        self._ear, self._fresh = Ear(profile), Windows()
        self._seq = 0
        self._heard: Heard | None = None

    @property
    def status(self) -> Status:
        status, heard = self._source.status, self._heard
        if status.phase is not Phase.RUNNING:
            return status
        said = "silence"
        if heard is not None and heard.speaking:
            said = f"{VOWELS[int(heard.weights.argmax())]}, {heard.level:.0f} dB"
        return Status(status.phase, f"{status.text}, {self._whose}: {said}", status.remedy)

    def track(self) -> Iterator[Motion]:
        """Mouth motions, `captured_at` being the arrival of the sound; in silence a shut mouth."""
        for sound in self._source.sounds():
            heard = None
            for window in self._fresh.of(sound):
                self._heard = heard = self._ear.hear(window)
            if heard is not None:
                yield self._motion(heard, sound.captured_at)

    def close(self) -> None:
        self._source.close()

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


def profile_path(file: str = "") -> Path:
    """Where a calibrated voice is kept: the file named, else voice.toml beside the configuration."""
    return Path(file).expanduser() if file else folders.user_config().with_name("voice.toml")


def calibrate(config: Config, tell: Tell, seconds: float = 3.0) -> Path:
    """Record A I U E O from the source, learn them and save the voice; returns the file.

    tell: called all the time with what the person should do. SourceError when nothing is heard, ConfigError when
    two vowels sound alike or the file cannot be written.
    """
    source = _source(config)
    try:
        recorded = record_vowels(source, tell, seconds)
    finally:
        source.close()
    path = profile_path(config.file)
    save(learn(recorded), path)
    return path


def _source(config: Config) -> SoundSource:
    """The sound of a configuration: a file is what exists as one or is named like one."""
    path = Path(config.source).expanduser()
    if config.source and (path.is_file() or path.suffix.lower() in SUFFIXES):
        return SoundFileSource(path, realtime=config.realtime, loop=config.loop)
    return MicrophoneSource(config.source)


def _profile(config: Config) -> VoiceProfile:
    path = profile_path(config.file)
    if not path.is_file():
        if config.file:
            raise ConfigError(
                f"there is no voice {path}", remedy="calibrate it, or leave `file` out for any voice"
            )
        return default_profile()
    return load(path)


def probe() -> str:
    """Why no microphone can be read here; sound files always can."""
    try:
        library()
    except SourceError as error:
        return f"{error.cause}; {error.remedy} (sound files work without it)"
    return ""


def create(config: Config) -> VoiceTracker:
    """Opens the microphone or the file. Errors: SourceError when there is none or it cannot be read, ConfigError
    when the calibrated voice is missing or damaged."""
    profile = _profile(config)
    return VoiceTracker(_source(config), profile)

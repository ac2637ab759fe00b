"""A voice as it is heard: a microphone or a sound file, and the ear that tells vowels from silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from livehead import folders
from livehead.errors import ConfigError
from livehead.motion.voice.ear import Ear, Heard
from livehead.motion.voice.vowels import VOWELS, VoiceProfile, default_profile, load
from livehead.sources.microphone import MicrophoneSource
from livehead.sources.sound import SoundSource, Windows
from livehead.sources.sound_file import SoundFileSource
from livehead.types import Phase, Status

SUFFIXES = (
    ".wav", ".flac", ".mp3", ".ogg", ".opus", ".m4a", ".aac", ".aif", ".aiff", ".wma",
    ".mp4", ".mkv", ".webm", ".mov", ".avi",
)  # fmt: skip
"""What the name of a sound file ends in, of one that is not there: microphones have dots in their names too."""


class VoiceSource:
    """What a voice says, window by window, from any source of sound."""

    def __init__(self, source: SoundSource, profile: VoiceProfile) -> None:
        self._source = source
        self._whose = "your voice" if profile.own else "any voice, not calibrated"
        self._ear, self._fresh = Ear(profile), Windows()
        self._last: Heard | None = None

    @property
    def status(self) -> Status:
        status, heard = self._source.status, self._last
        if status.phase is not Phase.RUNNING:
            return status
        said = "silence"
        if heard is not None and heard.speaking:
            said = f"{VOWELS[int(heard.weights.argmax())]}, {heard.level:.0f} dB"
        return Status(status.phase, f"{status.text}, {self._whose}: {said}", status.remedy)

    def heard(self) -> Iterator[tuple[Heard, float]]:
        """What was heard and when its sound arrived (monotonic seconds), every 16 ms or as often as the microphone
        delivers when that is rarer; ends after `close()` or with the file."""
        for sound in self._source.sounds():
            newest = None
            for window in self._fresh.of(sound):
                self._last = newest = self._ear.hear(window)
            if newest is not None:
                yield newest, sound.captured_at

    def close(self) -> None:
        self._source.close()


def open_sound(source: str, *, realtime: bool = True, loop: bool = False) -> SoundSource:
    """A microphone ("" for the system's, its number or a part of its name) or a sound file: what exists as a file
    or is named like one. SourceError when it cannot be had."""
    path = Path(source).expanduser()
    if source and (path.is_file() or path.suffix.lower() in SUFFIXES):
        return SoundFileSource(path, realtime=realtime, loop=loop)
    return MicrophoneSource(source)


def open_voice(source: str, file: str = "", *, realtime: bool = True, loop: bool = False) -> VoiceSource:
    """The voice of a source. file: as in `profile_path`. Errors: SourceError, ConfigError when the calibrated
    voice is missing or damaged."""
    profile = profile_of(file)
    return VoiceSource(open_sound(source, realtime=realtime, loop=loop), profile)


def profile_path(file: str = "") -> Path:
    """Where a calibrated voice is kept: the file named, else voice.toml beside the configuration."""
    return Path(file).expanduser() if file else folders.user_config().with_name("voice.toml")


def profile_of(file: str = "") -> VoiceProfile:
    """The calibrated voice, or that of anybody when none was calibrated and none is named."""
    path = profile_path(file)
    if path.is_file():
        return load(path)
    if file:
        raise ConfigError(
            f"there is no voice {path}", remedy="calibrate it, or leave `file` out for any voice"
        )
    return default_profile()

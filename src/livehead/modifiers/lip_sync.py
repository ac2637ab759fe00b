"""Your voice moves the mouth as well: a microphone laid over whatever tracks the face.

While you speak the mouth is the voice's, in silence it is the tracker's; one fades into the other. Place it after
`hold`, so that the mouth speaks also while the face is lost.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace

import numpy as np

from livehead.errors import LiveheadError
from livehead.mailbox import Mailbox
from livehead.motion.arkit import NAMES, group
from livehead.motion.easing import clamp
from livehead.motion.vector import clean
from livehead.motion.voice.ear import Heard
from livehead.sources.microphone import library
from livehead.sources.voice import VoiceSource, open_voice
from livehead.types import Channels, Motion, Phase, Status

log = logging.getLogger(__name__)

MOUTH = np.array([group(name) is Channels.MOUTH and not name.startswith(("cheek", "nose")) for name in NAMES])
MOOD = np.array(
    [name.startswith(("mouthSmile", "mouthFrown", "mouthDimple", "mouthPress")) for name in NAMES]
)
"""A smile stays a smile while it speaks: of these the tracker keeps its part."""

STALE_S = 0.25
"""Seconds after which what was heard last no longer counts: the microphone has stopped."""


@dataclass(frozen=True, slots=True)
class Config:
    """source: "" for the system's microphone, the number or a part of the name of one, or a sound file; file: your
    calibrated voice; share: 0 to 1, how much the voice takes over where it is sure; loop: begin a sound file again
    at its end."""

    source: str = ""
    file: str = ""
    share: float = 1.0
    loop: bool = False

    def __post_init__(self) -> None:
        if not 0.0 <= self.share <= 1.0:
            raise ValueError(f"share is {self.share}, not within 0 to 1")


class LipSyncModifier:
    """Listens in a thread of its own; every frame takes the newest that was heard."""

    def __init__(self, config: Config, voice: VoiceSource) -> None:
        self._share, self._voice = config.share, voice
        self._inbox: Mailbox[Heard] = Mailbox()
        self._heard: Heard | None = None
        self._at = 0.0
        self._error: LiveheadError | None = None
        self._closed = False
        threading.Thread(target=self._listen, name="livehead lip_sync", daemon=True).start()

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        if self._error is not None:
            return Status(Phase.FAILED, self._error.cause, self._error.remedy)
        return self._voice.status

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with the voice's mouth over its own."""
        motion = clean(motion)
        if (heard := self._inbox.take()) is not None:
            self._heard, self._at = heard, now
        if self._heard is None:
            return motion
        fresh = clamp(1.0 - (now - self._at - STALE_S) / STALE_S) if now >= self._at else 0.0
        weight = self._share * fresh * self._heard.confidence
        if weight <= 0.0:
            return motion
        shapes = motion.blendshapes.copy()
        said = np.where(MOOD, np.maximum(self._heard.shapes, shapes), self._heard.shapes)
        shapes[MOUTH] += np.float32(weight) * (said - shapes)[MOUTH]
        return replace(motion, blendshapes=shapes)

    def close(self) -> None:
        self._closed = True
        self._voice.close()

    def _listen(self) -> None:
        try:
            for heard, _ in self._voice.heard():
                self._inbox.put(heard)
        except LiveheadError as error:
            self._fail(error)
        except Exception as error:
            log.debug("lip_sync failed", exc_info=True)
            self._fail(LiveheadError(f"{type(error).__name__}: {error}", remedy="run again with --debug"))

    def _fail(self, error: LiveheadError) -> None:
        log.error("lip_sync: %s (%s); the mouth is the tracker's", error.cause, error.remedy)
        self._error = error


def probe() -> str:
    """Why no microphone can be read here; sound files always can."""
    try:
        library()
    except LiveheadError as error:
        return f"{error.cause}: {error.remedy} (sound files work without it)"
    return ""


def create(config: Config) -> LipSyncModifier:
    """Opens the microphone or the file. SourceError when there is none, ConfigError for a damaged voice."""
    return LipSyncModifier(config, open_voice(config.source, config.file, loop=config.loop))

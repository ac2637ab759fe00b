"""Every error livehead raises on purpose: one line of cause, one line of remedy.

LiveheadError
├── ConfigError        a key of the configuration, a flag, an unknown stage name
├── CharacterError     a character folder, its art, its rig
├── SourceError        pixels in: camera, video file, picture
├── TrackerError       a tracker that cannot start or go on
├── EngineError        a network file or the runtime that should run it
├── AnimatorError      an animator that cannot load or draw
└── SinkError          a picture that cannot leave: device, port, file, disk
"""

from __future__ import annotations

from typing import Any


class LiveheadError(Exception):
    """A failure with its cause and its remedy, each one line of plain words.

    `str(error)` is the cause alone; `error.remedy` says what the reader can do about it.
    """

    def __init__(self, cause: str, *, remedy: str) -> None:
        super().__init__(cause)
        self.cause = cause
        self.remedy = remedy

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it can be told from one process to another, remedy and all."""
        return _again, (type(self), self.cause), dict(self.__dict__)


def _again(kind: type[LiveheadError], cause: str) -> LiveheadError:
    return kind.__new__(kind, cause)


class ConfigError(LiveheadError):
    """A configuration key, flag or stage name is wrong; the cause names the key."""


class CharacterError(LiveheadError):
    """A character folder is incomplete or breaks the picture rules."""


class SourceError(LiveheadError):
    """No pixels can be had from a camera, a video file or a picture."""


class TrackerError(LiveheadError):
    """A tracker cannot start: its port is taken, its model is missing."""


class EngineError(LiveheadError):
    """A network cannot be read or run."""


class AnimatorError(LiveheadError):
    """An animator cannot load its character or draw it."""


class SinkError(LiveheadError):
    """A finished picture cannot be sent on."""

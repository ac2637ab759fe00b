"""Writes the motion to a tape beside a film, so that the take can be rendered again, larger or in another look.

It changes nothing. Last in the list it keeps what the character does, one record a picture: rendered without
modifiers (`modifier = []`) the tape gives the same take again. With `given` it keeps each new sample as it comes
to it, with the tracker's own time; first in the list that is what the tracker measured.

A tape is playable up to its last record whatever happens. It holds no expressions of drawn characters that no
blendshape can say. When it cannot be written, the run goes on without it and says so.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from livehead.errors import ConfigError, TrackerError
from livehead.motion.tape import TapeWriter
from livehead.motion.vector import Stamp, clean, stamp, tracked
from livehead.types import Motion, Phase, Status

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Config:
    """path: file to write, usually NAME.tape beside the film; empty records nothing. given: keep the samples as
    they come instead of one record a picture. overwrite: replace what is there. fps: what the output aims at."""

    path: str = ""
    given: bool = False
    overwrite: bool = False
    fps: float = 60.0


class RecordModifier:
    """Writes every motion once; the file is made with the first one."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._path = Path(config.path).expanduser()
        self._tape: TapeWriter | None = None
        self._stamp: Stamp | None = None
        self._first: Motion | None = None
        self._error: TrackerError | None = None
        self._count = 0
        self._closed = False
        if config.path:
            _check(self._path, config.overwrite)

    @property
    def status(self) -> Status:
        if self._error is not None:
            return Status(Phase.FAILED, self._error.cause, self._error.remedy)
        if self._closed:
            return Status(Phase.CLOSED, f"{self._count} records")
        if not self._config.path:
            return Status(Phase.WAITING, "no tape", 'set path = "take.tape"')
        return Status(Phase.RUNNING if self._count else Phase.WAITING, f"{self._path}, {self._count} records")

    def modify(self, motion: Motion, now: float) -> Motion:
        """The same motion; only what no tape should hold (not-a-number) is mended."""
        motion = clean(motion)
        if self._closed or self._error is not None or not self._config.path:
            return motion
        if self._config.given:
            mark = stamp(motion)
            if tracked(motion) and mark != self._stamp:
                self._write(motion)
            self._stamp = mark
        else:
            self._write_shown(replace(motion, captured_at=now))
        return motion

    def close(self) -> None:
        if not self._closed and self._first is not None and not self._count:
            self._write(self._first)
        self._closed = True
        if self._tape is not None:
            self._tape.close()

    def _write_shown(self, motion: Motion) -> None:
        """Add a picture's motion. The first waits for the second: drawing it can take seconds, and a film begins
        when it is done, so it goes right before the second."""
        if self._first is None:
            self._first = motion
            return
        if not self._count:
            period = 1.0 / (self._config.fps or 60.0)
            self._write(replace(self._first, captured_at=motion.captured_at - period, seq=0))
        self._write(replace(motion, seq=self._count))

    def _write(self, motion: Motion) -> None:
        try:
            if self._tape is None:
                kind = "given" if self._config.given else "shown"
                self._tape = TapeWriter(self._path, tracker=motion.tracker, kind=kind)
            self._tape.write(motion)
            self._count += 1
        except TrackerError as error:
            self._error = error
            log.error("%s (%s)", error.cause, error.remedy)


def create(config: Config) -> RecordModifier:
    """Errors: ConfigError when the file is there already, or its folder is not."""
    return RecordModifier(config)


def _check(path: Path, overwrite: bool) -> None:
    if not path.parent.is_dir():
        raise ConfigError(
            f"the folder {path.parent} does not exist", remedy="create it, or give another path"
        )
    if path.is_dir():
        raise ConfigError(f"{path} is a folder", remedy="give the path of a file, e.g. take.tape")
    if path.exists() and not overwrite:
        raise ConfigError(f"{path} exists already", remedy="give another path, or set overwrite = true")

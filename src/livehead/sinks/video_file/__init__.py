"""Records to a file: MP4 without alpha; WebM, MOV or PNG pictures with straight alpha; adds no live latency.

    name.mp4        H.264 4:2:0 over a background colour, no alpha; plays everywhere
    name.webm       VP9 4:2:0 with alpha; browsers, OBS media source
    name.mov        ProRes 4444 with alpha for editors; codec = "qtrle" or "png" for exact pixels
    folder, %05d.png    numbered PNG pictures, exact RGBA

Film time is wall time: a frame lost on the way makes the one before it last longer and never speeds up the
film. With `constant_rate` every frame lasts 1/fps instead (offline rendering). A recording that is cut off
(crash, power) plays up to about its last second: MP4 and MOV are written in fragments and turned into an
ordinary file by `close()`, WebM in short clusters. Frames of another size than the first are fitted into it.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import av

from livehead.errors import SinkError
from livehead.sinks import Facts, checked, disk_error, fitted, parse_colour
from livehead.sinks.video_file.slots import Slots
from livehead.sinks.video_file.writers import RECIPES, Film, Stills, Writer
from livehead.types import Bytes, Frame, Phase, Status

log = logging.getLogger(__name__)


FACTS = (
    Facts("mp4", "none", "4:2:0", None, "not live"),
    Facts("webm", "straight", "4:2:0", None, "not live"),
    Facts("mov", "straight", "full", None, "not live"),
    Facts("PNG pictures", "straight", "full", None, "not live"),
)


@dataclass(frozen=True, slots=True)
class Config:
    """path: file or folder to write; its suffix chooses the kind of file.
    fps: frame slots a second. codec: "auto" takes the usual one for the suffix.
    background: colour under the character where the codec has no alpha ("#rrggbb" or a name).
    constant_rate: every frame lasts 1/fps whenever it comes. overwrite: replace what is there.
    """

    path: Path
    fps: float = 60.0
    codec: Literal["auto", "h264", "vp9", "prores", "qtrle", "png"] = "auto"
    background: str = "slate"
    constant_rate: bool = False
    overwrite: bool = False

    def __post_init__(self) -> None:
        parse_colour(self.background)
        if not 0.0 < self.fps <= 240.0:
            raise ValueError(f"fps is {self.fps}, not within 0 to 240")

    @property
    def stills(self) -> bool:
        """True for numbered pictures instead of a film."""
        return self.path.suffix.lower() in ("", ".png")


SUFFIXES: Mapping[str, tuple[str, ...]] = {
    ".mp4": ("h264",),
    ".webm": ("vp9",),
    ".mov": ("prores", "qtrle", "png", "h264"),
    ".png": ("png",),
    "": ("png",),
}


class VideoFileSink:
    """Records frames; the file is created with the first one."""

    def __init__(self, config: Config, clock: Callable[[], float] = time.monotonic) -> None:
        self._config = config
        self._codec = _codec(config)
        self._old = _checked_place(config)
        self._slots = Slots(config.fps, config.constant_rate, clock)
        self._lock = threading.Lock()
        self._writer: Writer | None = None
        self._size = (0, 0)
        self._frames = 0
        self._closed = False
        self._error: SinkError | None = None

    @property
    def status(self) -> Status:
        config = self._config
        if self._error is not None:
            return Status(Phase.FAILED, self._error.cause, self._error.remedy)
        what = f"{config.path} ({'PNG pictures' if config.stills else RECIPES[self._codec].said})"
        if self._closed:
            said = (
                f"{self._frames} frames"
                if self._frames
                else "nothing recorded: it ended before its first frame"
            )
            return Status(Phase.CLOSED, f"{what}, {said}")
        return Status(Phase.RUNNING if self._frames else Phase.WAITING, what)

    def send(self, frame: Frame) -> None:
        """Add a frame. SinkError: not a proper frame, disk full, file gone; ignored after `close()`."""
        pixels = checked(frame, "video_file")
        with self._lock:
            if self._closed:
                return
            if self._error is not None:
                raise self._error
            try:
                if self._writer is None:
                    self._writer = self._open(pixels)
                if pixels.shape[:2] != self._size:
                    pixels = self._fitted(pixels)
                self._writer.add(pixels, self._slots.next(frame.seq))
                self._frames += 1
            except (av.FFmpegError, OSError) as error:
                self._fail(error)

    def close(self) -> None:
        """Finish the file. A failure here is logged: what was recorded stays playable. So is an end before the
        first frame: there is no file then."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            if not self._frames and self._error is None:
                log.warning("%s: nothing recorded, it ended before its first frame", self._config.path)
            try:
                if self._writer is not None and self._error is None:
                    self._writer.close()
            except (av.FFmpegError, OSError) as error:
                self._error = disk_error(self._config.path, error)
                log.error("%s (%s)", self._error.cause, self._error.remedy)

    def _open(self, pixels: Bytes) -> Writer:
        self._size = (pixels.shape[0], pixels.shape[1])
        for old in self._old:  # only now: a run that cannot start must not cost an earlier recording
            old.unlink(missing_ok=True)
        if self._config.stills:
            return Stills(self._config.path)
        background = parse_colour(self._config.background)
        height, width = self._size
        return Film(self._config.path, self._codec, self._config.fps, background, width, height)

    def _fitted(self, pixels: Bytes) -> Bytes:
        height, width = self._size
        return fitted(pixels, width, height)

    def _fail(self, error: Exception) -> None:
        self._error = disk_error(self._config.path, error)
        if self._writer is not None:
            with contextlib.suppress(OSError):
                self._writer.abandon()
        raise self._error from error


def create(config: Config) -> VideoFileSink:
    return VideoFileSink(config)


def _codec(config: Config) -> str:
    suffix = config.path.suffix.lower()
    if suffix not in SUFFIXES or (suffix == ".png" and "%" not in config.path.name):
        raise SinkError(
            f"video_file cannot write {config.path.name!r}",
            remedy="end the path in .mp4, .webm or .mov, or give a folder or %05d.png for PNG pictures",
        )
    if config.codec == "auto":
        return SUFFIXES[suffix][0]
    if config.codec not in SUFFIXES[suffix]:
        raise SinkError(
            f"{config.codec} does not go into {suffix or 'a folder of pictures'}",
            remedy=f"codecs that do: {', '.join(SUFFIXES[suffix])}",
        )
    return config.codec


def _checked_place(config: Config) -> list[Path]:
    """The files that have to make room, none without `overwrite`; SinkError when there is no place."""
    path = config.path
    if path.suffix and not path.parent.is_dir():
        raise SinkError(f"the folder {path.parent} does not exist", remedy="create it, or give another path")
    if config.stills:
        folder, name = (path.parent, path.name) if path.suffix else (path, "%05d.png")
        pattern = re.compile(re.sub(r"%0?\d*d", r"\\d+", re.escape(name).replace(r"\%", "%")))
        there = [p for p in folder.glob("*") if pattern.fullmatch(p.name)] if folder.is_dir() else []
    else:
        there = [path] if path.exists() else []
    if there and not config.overwrite:
        raise SinkError(f"{there[0]} exists already", remedy="give another path, or set overwrite = true")
    return there

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
import errno
import logging
import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, Protocol

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from livehead.errors import SinkError
from livehead.sinks import bled, checked, fitted, over, parse_colour
from livehead.types import Bytes, Frame, Phase, Status

log = logging.getLogger(__name__)

KEYFRAME_EVERY_S = 0.5
BT709 = 1
FULL_DISK = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


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


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a codec is driven. lossy: colour must bleed under the transparent pixels first."""

    encoder: str
    pixel_format: str
    said: str
    alpha: bool = True
    lossy: bool = False
    options: tuple[tuple[str, str], ...] = ()


RECIPES: Mapping[str, Recipe] = {
    "h264": Recipe(
        "libx264", "yuv420p", "H.264, no alpha", alpha=False, options=(("preset", "veryfast"), ("crf", "18"))
    ),
    "vp9": Recipe(
        "libvpx-vp9",
        "yuva420p",
        "VP9 with alpha",
        lossy=True,
        options=(
            ("deadline", "realtime"),
            ("cpu-used", "7"),
            ("crf", "16"),
            ("b", "0"),
            ("row-mt", "1"),
            ("lag-in-frames", "0"),
        ),
    ),
    "prores": Recipe("prores_aw", "yuva444p10le", "ProRes 4444 with alpha", lossy=True),
    "qtrle": Recipe("qtrle", "argb", "QuickTime Animation, exact RGBA"),
    "png": Recipe(
        "png", "rgba", "PNG in MOV, exact RGBA", options=(("compression_level", "1"), ("pred", "sub"))
    ),
}
SUFFIXES: Mapping[str, tuple[str, ...]] = {
    ".mp4": ("h264",),
    ".webm": ("vp9",),
    ".mov": ("prores", "qtrle", "png", "h264"),
    ".png": ("png",),
    "": ("png",),
}


class Slots:
    """Gives each frame its place on a grid of 1/fps, by wall time.

    A frame follows its predecessor by as many slots as its `seq` does, which keeps the cadence free of the
    jitter of arrival; when that is off the clock by 3/4 of a slot, the clock wins.
    """

    def __init__(self, fps: float, constant_rate: bool, clock: Callable[[], float]) -> None:
        self._fps, self._constant, self._clock = fps, constant_rate, clock
        self._start = self._last_seq = 0.0
        self._last = -1

    def next(self, seq: int) -> int:
        """The slot of the frame that has just come: 0 for the first, then ever higher."""
        if self._last < 0:
            self._start, slot = self._clock(), 0
        elif self._constant:
            slot = self._last + 1
        else:
            slot = int(self._last + seq - self._last_seq)
            elapsed = (self._clock() - self._start) * self._fps
            if slot <= self._last or abs(elapsed - slot) >= 0.75:
                slot = max(self._last + 1, round(elapsed))
        self._last, self._last_seq = slot, seq
        return slot


class Writer(Protocol):
    """Where pictures of one size go."""

    def add(self, pixels: Bytes, slot: int) -> None: ...

    def close(self) -> None: ...


class Film:
    """One video file through PyAV. Pictures: (H, W, 4) RGBA, all of the size given."""

    def __init__(self, config: Config, codec: str, width: int, height: int) -> None:
        self._recipe = RECIPES[codec]
        self._background = parse_colour(config.background)
        self._rate = Fraction(config.fps).limit_denominator(1001)
        # encoders of YUV want even sizes, and none too small; what is added is transparent
        self._size = width, height
        if "yuv" in self._recipe.pixel_format:
            self._size = max(16, width + width % 2), max(16, height + height % 2)
        self._reformatter = VideoReformatter()
        self._container = av.open(str(config.path), "w", options=_container_options(config.path.suffix))
        self._stream = self._add_stream()

    def _add_stream(self) -> Any:
        recipe = self._recipe
        stream: Any = self._container.add_stream(
            recipe.encoder, rate=self._rate, options=dict(recipe.options)
        )
        stream.width, stream.height = self._size
        stream.pix_fmt = recipe.pixel_format
        context: Any = stream.codec_context
        context.thread_count = min(2, os.cpu_count() or 1)
        context.gop_size = max(1, round(self._rate * Fraction(KEYFRAME_EVERY_S)))
        if "yuv" in recipe.pixel_format:
            context.color_range = ColorRange.MPEG
            context.colorspace = context.color_primaries = context.color_trc = BT709
        if recipe.alpha and recipe.encoder == "libvpx-vp9":
            stream.metadata["alpha_mode"] = "1"
        return stream

    def add(self, pixels: Bytes, slot: int) -> None:
        recipe = self._recipe
        width, height = self._size
        if pixels.shape[:2] != (height, width):
            bottom, right = height - pixels.shape[0], width - pixels.shape[1]
            border = cv2.copyMakeBorder(pixels, 0, bottom, 0, right, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
            pixels = np.asarray(border, np.uint8)
        if not recipe.alpha:
            picture = av.VideoFrame.from_ndarray(over(pixels, self._background), format="rgb24")
        else:
            picture = av.VideoFrame.from_ndarray(bled(pixels) if recipe.lossy else pixels, format="rgba")
        if "yuv" in recipe.pixel_format:
            picture = self._reformatter.reformat(
                picture,
                format=recipe.pixel_format,
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
            )
        elif recipe.pixel_format != "rgba":
            picture = self._reformatter.reformat(picture, format=recipe.pixel_format)
        picture.pts, picture.time_base = slot, 1 / self._rate
        self._container.mux(self._stream.encode(picture))

    def close(self) -> None:
        try:
            self._container.mux(self._stream.encode(None))
        finally:
            self._container.close()


class Stills:
    """Numbered PNG files, exact RGBA; an empty slot repeats the picture before it."""

    def __init__(self, path: Path) -> None:
        folder, name = (path.parent, path.name) if path.suffix else (path, "%05d.png")
        folder.mkdir(exist_ok=True)
        self._folder, self._name = folder, name
        self._last = -1

    def add(self, pixels: Bytes, slot: int) -> None:
        done, data = cv2.imencode(
            ".png", cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGRA), [cv2.IMWRITE_PNG_COMPRESSION, 1]
        )
        if not done:
            raise OSError(errno.EIO, "the picture could not be encoded")
        for gap in range(self._last + 1, slot if self._last >= 0 else 0):
            self._repeat(self._path(gap - 1), self._path(gap))
        path = self._path(slot)
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(data.tobytes())
        unfinished.replace(path)
        self._last = slot

    def close(self) -> None:
        """Every file is whole already."""

    def _path(self, slot: int) -> Path:
        return self._folder / (self._name % slot)

    def _repeat(self, old: Path, new: Path) -> None:
        new.unlink(missing_ok=True)
        try:
            os.link(old, new)
        except OSError:  # a file system without hard links
            shutil.copyfile(old, new)


class VideoFileSink:
    """Records frames; the file is created with the first one."""

    def __init__(self, config: Config, clock: Callable[[], float] = time.monotonic) -> None:
        self._config = config
        self._codec = _codec(config)
        _clear_place(config)
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
        stills = config.path.suffix in ("", ".png")
        what = f"{config.path} ({'PNG pictures' if stills else RECIPES[self._codec].said})"
        if self._closed:
            return Status(Phase.CLOSED, f"{what}, {self._frames} frames")
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
        """Finish the file. A failure here is logged: what was recorded stays playable."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                if self._writer is not None and self._error is None:
                    self._writer.close()
            except (av.FFmpegError, OSError) as error:
                self._error = _disk_error(self._config.path, error)
                log.error("%s (%s)", self._error.cause, self._error.remedy)

    def _open(self, pixels: Bytes) -> Writer:
        self._size = (pixels.shape[0], pixels.shape[1])
        if self._config.path.suffix in ("", ".png"):
            return Stills(self._config.path)
        return Film(self._config, self._codec, pixels.shape[1], pixels.shape[0])

    def _fitted(self, pixels: Bytes) -> Bytes:
        height, width = self._size
        return fitted(pixels, width, height)

    def _fail(self, error: Exception) -> None:
        self._error = _disk_error(self._config.path, error)
        if self._writer is not None:
            with contextlib.suppress(av.FFmpegError, OSError):
                self._writer.close()
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


def _clear_place(config: Config) -> None:
    """Check the folder and that nothing is overwritten unasked; with `overwrite`, remove old pictures."""
    path = config.path
    if path.suffix and not path.parent.is_dir():
        raise SinkError(f"the folder {path.parent} does not exist", remedy="create it, or give another path")
    if path.suffix in ("", ".png"):
        folder, name = (path.parent, path.name) if path.suffix else (path, "%05d.png")
        pattern = re.compile(re.sub(r"%0?\d*d", r"\\d+", re.escape(name).replace(r"\%", "%")))
        there = [p for p in folder.glob("*") if pattern.fullmatch(p.name)] if folder.is_dir() else []
    else:
        there = [path] if path.exists() else []
    if there and not config.overwrite:
        raise SinkError(f"{there[0]} exists already", remedy="give another path, or set overwrite = true")
    for old in there:
        old.unlink()


def _container_options(suffix: str) -> dict[str, str]:
    # flush_packets: whatever is muxed is on disk, also when the program dies
    if suffix == ".webm":
        return {"cluster_time_limit": str(round(KEYFRAME_EVERY_S * 1000)), "flush_packets": "1"}
    return {"movflags": "hybrid_fragmented+frag_keyframe", "flush_packets": "1"}


def _disk_error(path: Path, error: Exception) -> SinkError:
    if getattr(error, "errno", None) in FULL_DISK:
        return SinkError(
            f"no room left for {path} (disk full, quota or file size limit)",
            remedy="free some space and record again; what was recorded up to here is kept and plays",
        )
    reason = getattr(error, "strerror", None) or str(error)
    return SinkError(f"{path} cannot be written: {reason}", remedy="check the folder and its permissions")

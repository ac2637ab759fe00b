"""Pictures into files: films through PyAV, stills through OpenCV, and a file that survives a failure."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from livehead.sinks import Colour, bled, over
from livehead.types import Bytes

KEYFRAME_EVERY_S = 0.5
BT709 = 1


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
        "libx264",
        "yuv420p",
        "H.264, no alpha",
        alpha=False,
        options=(("preset", "veryfast"), ("crf", "18"), ("bf", "0")),
    ),
    "vp9": Recipe(
        "libvpx-vp9",
        "yuva420p",
        "VP9 with alpha",
        lossy=True,
        options=(
            ("deadline", "realtime"),
            ("cpu-used", "7"),
            ("crf", "12"),
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


class Writer(Protocol):
    """Where pictures of one size go."""

    def add(self, pixels: Bytes, slot: int) -> None: ...

    def close(self) -> None: ...

    def abandon(self) -> None: ...


class Disk:
    """The file under a muxer: remembers how far it was sound, and can go back to there.

    A muxer that finishes rewrites the head of the file, some before the rest is written: on a full disk that
    would ruin what is there.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b", buffering=0)
        self._sound_bytes = 0
        self._undo: list[tuple[int, bytes]] = []
        self._sealed = False

    def write(self, data: bytes) -> int:
        if self._sealed:
            return len(data)
        at = self._file.tell()
        if at < self._sound_bytes:
            self._undo.append((at, self._file.read(min(len(data), self._sound_bytes - at))))
            self._file.seek(at)
        left = memoryview(data)
        while left:
            left = left[self._file.write(left) :]
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def sound(self) -> None:
        """What has been written until now is a whole: keep it."""
        self._sound_bytes = max(self._sound_bytes, self._file.tell())
        self._undo.clear()

    def take_back(self) -> None:
        """Undo what came after the last `sound()` and write nothing any more."""
        self._sealed = True
        for at, old in reversed(self._undo):
            self._file.seek(at)
            self._file.write(old)
        self._file.truncate(self._sound_bytes)

    def close(self) -> None:
        self._file.close()


class Film:
    """One video file through PyAV. Pictures: (H, W, 4) RGBA, all of the size given."""

    def __init__(
        self, path: Path, codec: str, fps: float, background: Colour, width: int, height: int
    ) -> None:
        self._recipe = RECIPES[codec]
        self._background = background
        self._rate = Fraction(fps).limit_denominator(1001)
        # encoders of YUV want even sizes, and none too small; what is added is transparent
        self._size = width, height
        if "yuv" in self._recipe.pixel_format:
            self._size = max(16, width + width % 2), max(16, height + height % 2)
        self._reformatter = VideoReformatter()
        kind, options = _container(path.suffix.lower())
        self._disk = Disk(path)
        self._container = av.open(self._disk, "w", format=kind, options=options)
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
        self._disk.sound()

    def close(self) -> None:
        try:
            self._container.mux(self._stream.encode(None))
            self._container.close()
        except (av.FFmpegError, OSError):
            self.abandon()
            raise
        self._disk.close()

    def abandon(self) -> None:
        """Close without finishing; what was sound before the failure stays."""
        self._disk.take_back()
        with contextlib.suppress(av.FFmpegError, OSError):
            self._container.close()
        self._disk.close()


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

    def abandon(self) -> None:
        """The unfinished file goes."""
        for unfinished in self._folder.glob("*.part"):
            unfinished.unlink()

    def _path(self, slot: int) -> Path:
        return self._folder / (self._name % slot)

    def _repeat(self, old: Path, new: Path) -> None:
        new.unlink(missing_ok=True)
        try:
            os.link(old, new)
        except OSError:  # a file system without hard links
            shutil.copyfile(old, new)


def _container(suffix: str) -> tuple[str, dict[str, str]]:
    """FFmpeg's name of the container and its options: short fragments, each on disk at once."""
    if suffix == ".webm":
        cluster_ms = round(KEYFRAME_EVERY_S * 1000)
        return "webm", {"cluster_time_limit": str(cluster_ms), "flush_packets": "1"}
    flags = "hybrid_fragmented+frag_keyframe"
    return suffix.removeprefix("."), {"movflags": flags, "flush_packets": "1"}

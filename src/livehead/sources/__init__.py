"""Pixels in: webcam, video file, still picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from livehead.errors import SourceError
from livehead.types import Bytes, Status

STILL_SUFFIXES = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".webp", ".tif", ".tiff"))


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """One picture as it came in.

    pixels: (H, W, 3) uint8 RGB, C-contiguous, upright, not mirrored, not writeable.
    captured_at: monotonic seconds right after the picture was grabbed; of a file played at its own rate
        the moment the picture is due.
    seq: number within the stream, from 0; gaps are pictures nobody fetched in time.
    lap: how often a file that is played in a loop has begun anew.
    """

    pixels: Bytes
    captured_at: float
    seq: int
    lap: int = 0


class Source(Protocol):
    """Where pictures come from."""

    @property
    def status(self) -> Status:
        """What a person should know; may be read from any thread."""
        ...

    @property
    def dropped(self) -> int:
        """Pictures lost: corrupted, or replaced by a newer one before anyone fetched them."""
        ...

    def wait_ready(self, timeout: float) -> None:
        """Returns when the first picture is there or sure to come; SourceError when it will not."""
        ...

    def pictures(self) -> Iterator[Picture]:
        """Blocks; ends after `close()` or at the end of a file; yields nothing while a camera is away."""
        ...

    def close(self) -> None:
        """Returns soon, also while another thread blocks in `pictures()`; may be called once."""
        ...


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """How pictures are fetched.

    realtime: play a file at its own rate (pictures that come too late are dropped), else as fast as asked.
    loop: begin a file again at its end. width, height, fps: asked of a camera, which may give others;
    fps is also the rate at which a still picture is repeated.
    """

    realtime: bool = True
    loop: bool = False
    width: int = 640
    height: int = 480
    fps: float = 30.0


def open_source(source: str, options: SourceOptions | None = None) -> Source:
    """Open a camera by index ("0"), device path or name, a video file or a still picture.

    A path of an existing file is that file; digits are a camera's index; the rest is looked up among the
    cameras' names (a part of the name will do). SourceError when there is no such thing.
    """
    options = options or SourceOptions()
    path = Path(source).expanduser()
    if path.is_file():
        if path.suffix.lower() in STILL_SUFFIXES:
            from livehead.sources.still import StillSource

            return StillSource(path, fps=options.fps, realtime=options.realtime)
        from livehead.sources.video_file import VideoFileSource

        return VideoFileSource(path, realtime=options.realtime, loop=options.loop)
    if path.is_dir():
        raise SourceError(f"{source} is a folder", remedy="give a video file, a picture or a camera")
    from livehead.sources.webcam import WebcamSource

    if path.suffix and not source.isdigit() and not source.startswith("/dev/") and not _names_camera(source):
        raise SourceError(
            f"there is no file {source}", remedy="check the path, or give a camera: livehead list cameras"
        )
    return WebcamSource(source, width=options.width, height=options.height, fps=options.fps)


def _names_camera(source: str) -> bool:
    """Whether it is a camera's name or a part of one: many have a dot ("USB2.0 HD UVC WebCam")."""
    from livehead.sources.cameras import list_cameras

    wanted = source.strip().lower()
    return any(wanted in camera.name.lower() for camera in list_cameras())

"""A webcam, by index, device path or name; comes back by itself when it was unplugged."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2

from livehead import holders
from livehead.errors import SourceError
from livehead.mailbox import Mailbox
from livehead.sources import Picture
from livehead.sources.cameras import CameraInfo, backend, list_cameras, unlisted
from livehead.types import Bytes, Phase, Status

log = logging.getLogger(__name__)

RETRY_EVERY = 1.0
BLACK_AFTER = 2.0
_BLACK_LEVEL = 8.0
SILENT_AFTER = 2.0
_FAILED_READS = 5
_ERRORS_ONLY = 2


@dataclass(frozen=True, slots=True)
class CameraFormat:
    """What a camera is asked for; it may give something else."""

    width: int = 640
    height: int = 480
    fps: float = 30.0


class Capture(Protocol):
    """An open camera; `cv2.VideoCapture` is one."""

    def read(self) -> tuple[bool, Any]:
        """Blocks for the next picture: (True, (H, W, 3) uint8 BGR), or (False, anything)."""
        ...

    def release(self) -> None: ...


Opener = Callable[[CameraInfo, CameraFormat], Capture]


def open_camera(camera: CameraInfo, wanted: CameraFormat) -> Capture:
    """Open a camera with OpenCV: MJPG, the wanted size and rate, one picture of buffer.

    SourceError when it does not exist, may not be used or is held by another program.
    """
    if camera.path and not Path(camera.path).exists():
        raise missing(str(camera.index))
    capture = cv2.VideoCapture(camera.index, backend())
    if not capture.isOpened():
        capture.release()
        if camera.path and not os.access(camera.path, os.R_OK | os.W_OK):
            raise SourceError(
                f"{_title(camera)} may not be used by this user",
                remedy=f"allow access to {camera.path}, e.g. add yourself to the group video and log in anew",
            )
        raise busy(camera) if camera.path else missing(str(camera.index))
    capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
    capture.set(cv2.CAP_PROP_FRAME_WIDTH, wanted.width)
    capture.set(cv2.CAP_PROP_FRAME_HEIGHT, wanted.height)
    capture.set(cv2.CAP_PROP_FPS, wanted.fps)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


@contextmanager
def _calm_opencv() -> Iterator[None]:
    """Only OpenCV's errors on stderr: it warns at every camera that is away, and so do we, in our words."""
    switch: Any = cv2 if hasattr(cv2, "getLogLevel") else getattr(cv2.utils, "logging", None)
    if switch is None:
        yield
        return
    level = switch.getLogLevel()
    switch.setLogLevel(min(level, _ERRORS_ONLY))
    try:
        yield
    finally:
        switch.setLogLevel(level)


def missing(source: str, cameras: tuple[CameraInfo, ...] | None = None) -> SourceError:
    """The error for a camera that is not there: lists those that are."""
    there = list_cameras() if cameras is None else cameras
    names = ", ".join(f"{c.index} ({c.name})" for c in there)
    if not names:
        return SourceError(
            f"there is no camera {source!r}: this machine has none",
            remedy="plug one in, or give a video file as the source",
        )
    return SourceError(f"there is no camera {source!r}", remedy=f"there are: {names}")


def busy(camera: CameraInfo) -> SourceError:
    """The error for a camera that opens but gives nothing; names who holds it where the system tells."""
    who = ", ".join(holders.of_file(camera.path)) if camera.path else ""
    return SourceError(
        f"{_title(camera)} gives no picture; it is in use by {who or 'another program, it seems'}",
        remedy=f"close {who or 'the program that uses it'}, or unplug the camera and plug it in again",
    )


def gone(camera: CameraInfo) -> SourceError:
    """The error for a camera that stopped giving pictures."""
    return SourceError(
        f"{_title(camera)} is gone",
        remedy="plug the camera in again, or close the program that took it; it is looked for all the time",
    )


def find_camera(source: str, cameras: tuple[CameraInfo, ...]) -> CameraInfo:
    """The camera a source string means: index, device path, name or part of a name, any case.

    An index that is not listed is passed on all the same: a list may be incomplete, the camera decides.
    SourceError, with the list, when nothing fits or a part of a name fits several.
    """
    wanted = source.strip().lower()
    if wanted.startswith("/dev/"):  # by-id and by-path names are links, and the lasting ones
        wanted = os.path.realpath(source.strip()).lower()
    for camera in cameras:
        if wanted in (str(camera.index), camera.path.lower(), camera.name.lower()):
            return camera
    if wanted.isdigit():
        return unlisted(int(wanted))
    fitting = [c for c in cameras if wanted and wanted in c.name.lower()]
    if len(fitting) > 1:
        names = ", ".join(f"{c.index} ({c.name})" for c in fitting)
        raise SourceError(f"{source!r} fits several cameras", remedy=f"give the index of one: {names}")
    if not fitting:
        raise missing(source, cameras)
    return fitting[0]


class WebcamSource:
    """A `Source` over a camera; always gives the newest picture.

    A thread of its own reads the camera, so that nobody waits for a driver that blocks. opener: how a
    camera is opened; tests put faults there.
    """

    def __init__(
        self,
        source: str,
        *,
        width: int = 640,
        height: int = 480,
        fps: float = 30.0,
        opener: Opener = open_camera,
        cameras: Callable[[], tuple[CameraInfo, ...]] = list_cameras,
        retry_every: float = RETRY_EVERY,
    ) -> None:
        there = cameras()
        self._camera = find_camera(source, there)
        self._cameras = cameras
        self._twins = {c.index for c in there if c.name == self._camera.name} - {self._camera.index}
        self._wanted = CameraFormat(width, height, fps)
        self._opener, self._retry_every = opener, retry_every
        self._pictures: Mailbox[Picture] = Mailbox()
        self._closed = threading.Event()
        self._settled = threading.Event()
        self._error: SourceError | None = None
        self._status = Status(Phase.STARTING, f"opening {_title(self._camera)}")
        self._seq = 0
        self._bright_at = 0.0
        self._picture_at = 0.0
        self._thread = threading.Thread(target=self._run, name="webcam", daemon=True)
        self._thread.start()

    @property
    def status(self) -> Status:
        status = self._status
        if status.phase is Phase.RUNNING and time.monotonic() - self._picture_at > SILENT_AFTER:
            title = _title(self._camera)
            return Status(Phase.RETRYING, f"{title} gives no pictures", gone(self._camera).remedy)
        return status

    @property
    def dropped(self) -> int:
        return self._pictures.dropped

    def wait_ready(self, timeout: float) -> None:
        """Wait for the first picture. SourceError when the camera cannot be opened or stays mute."""
        settled = self._settled.wait(timeout)
        if self._error is not None:
            raise self._error
        if not settled:
            raise busy(self._camera)

    def pictures(self) -> Iterator[Picture]:
        """The newest picture each time; nothing while the camera is away; ends after `close()`."""
        while not self._closed.is_set():
            picture = self._pictures.take(timeout=None)
            if picture is not None:
                yield picture

    def close(self) -> None:
        """Stop reading; a driver that blocks is left to the reading thread, which then lets go of it."""
        self._closed.set()
        self._pictures.close()
        self._thread.join(timeout=0.5)
        self._status = Status(Phase.CLOSED, _title(self._camera))

    def _run(self) -> None:
        """Open, read until it breaks, and again until closed; a first failure is final.

        A camera that is plugged in again may get another index: where names are cheap to ask, it is found
        by its name, unless another camera of that name had the index from the start.
        """
        while not self._closed.is_set():
            try:
                with _calm_opencv():
                    self._open_and_read()
            except SourceError as error:
                self._failed(error)
            except (cv2.error, OSError) as error:
                cause = f"{_title(self._camera)} cannot be read: {error}".splitlines()[0]
                self._failed(SourceError(cause, remedy="unplug the camera and plug it in again"))
            if self._error is not None:
                return
            if not self._closed.wait(self._retry_every) and self._camera.path:
                alike = [c for c in self._cameras() if c.name == self._camera.name]
                mine = (c for c in alike if c.index not in self._twins)
                self._camera = next((c for c in alike if c == self._camera), next(mine, self._camera))

    def _open_and_read(self) -> None:
        """Returns after `close()` only; SourceError when the camera cannot be opened or goes away."""
        capture = self._opener(self._camera, self._wanted)
        try:
            self._read(capture)
        finally:
            capture.release()
        if not self._closed.is_set():
            raise busy(self._camera) if self._seq == 0 else gone(self._camera)

    def _failed(self, error: SourceError) -> None:
        """Before the first picture: give up with this error. After it: say so and try again."""
        if self._seq == 0:
            self._error = error
            self._set(Phase.FAILED, error.cause, error.remedy)
            self._settled.set()
            return
        if self._status.phase is not Phase.RETRYING:
            log.warning("%s is gone; trying every %g s", _title(self._camera), self._retry_every)
        self._set(Phase.RETRYING, f"{_title(self._camera)} is gone, trying again", gone(self._camera).remedy)

    def _read(self, capture: Capture) -> None:
        """Pictures into the mailbox until `close()` or until the camera fails several times in a row."""
        failures = 0
        self._bright_at = self._picture_at = time.monotonic()
        while not self._closed.is_set():
            good, bgr = capture.read()
            now = time.monotonic()
            if not good or bgr is None or bgr.size == 0:
                failures += 1
                if failures >= _FAILED_READS or now - self._picture_at > SILENT_AFTER:
                    return
                self._closed.wait(0.02)
                continue
            failures = 0
            pixels = _rgb(bgr)
            self._pictures.put(Picture(pixels, now, self._seq))
            self._seq += 1
            self._picture_at = now
            self._judge(pixels, now)
            self._settled.set()

    def _judge(self, pixels: Bytes, now: float) -> None:
        """Keep the status: running, or black for too long."""
        if float(pixels[::16, ::16].mean()) > _BLACK_LEVEL:
            self._bright_at = now
            if self._status.phase is not Phase.RUNNING:
                if self._status.phase is Phase.RETRYING:
                    log.info("%s is back", _title(self._camera))
                self._set(Phase.RUNNING, f"{_title(self._camera)}, {pixels.shape[1]}×{pixels.shape[0]}")
        elif now - self._bright_at > BLACK_AFTER:
            self._set(
                Phase.LOST,
                "the picture is black: lens cover or another program",
                "open the lens cover, or close other programs that use the camera",
            )

    def _set(self, phase: Phase, text: str, remedy: str = "") -> None:
        self._status = Status(phase, text, remedy)


def _rgb(picture: Any) -> Bytes:
    """(H, W, 3) uint8 RGB, not writeable, of what a camera gave: BGR, BGRA or grey."""
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    code = {1: cv2.COLOR_GRAY2RGB, 4: cv2.COLOR_BGRA2RGB}.get(channels, cv2.COLOR_BGR2RGB)
    pixels: Bytes = cv2.cvtColor(picture, code)
    pixels.flags.writeable = False
    return pixels


def _title(camera: CameraInfo) -> str:
    plain = f"camera {camera.index}"
    return plain if camera.name == plain else f"{plain} ({camera.name})"

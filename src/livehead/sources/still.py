"""A still picture, repeated at a steady rate."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np

from livehead.errors import SourceError
from livehead.sources import Picture
from livehead.types import Bytes, Phase, Status


def read_picture(path: Path) -> Bytes:
    """(H, W, 3) uint8 RGB of a picture file, turned upright by its EXIF mark; alpha is ignored.

    SourceError when the file cannot be read or holds no picture.
    """
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror or error}", remedy="check the path and its permissions"
        ) from None
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    if bgr is None:
        raise SourceError(f"{path} holds no picture", remedy="give a PNG, JPEG, WebP, BMP or TIFF file")
    pixels: Bytes = cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)
    pixels.flags.writeable = False
    return pixels


class StillSource:
    """A `Source` that shows one picture for ever, `fps` times a second, or as fast as asked."""

    def __init__(self, path: Path, *, fps: float = 30.0, realtime: bool = True) -> None:
        self._pixels = read_picture(path)
        self._name = path.name
        self._period = 1.0 / fps if realtime and fps > 0 else 0.0
        self._closed = threading.Event()

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED if self._closed.is_set() else Phase.RUNNING, f"picture {self._name}")

    @property
    def dropped(self) -> int:
        return 0

    def wait_ready(self, timeout: float) -> None:
        """The picture was read when the source was made."""

    def pictures(self) -> Iterator[Picture]:
        """The picture again and again, until `close()`."""
        due, seq = time.monotonic(), 0
        while not self._closed.is_set():
            yield Picture(self._pixels, time.monotonic(), seq)
            seq += 1
            if self._period:
                due = max(due + self._period, time.monotonic() - self._period)
                self._closed.wait(max(0.0, due - time.monotonic()))

    def close(self) -> None:
        self._closed.set()

"""Pictures that carry the time they were made, and a program that serves them as a media stream.

python clock_pictures.py PORT
"""

from __future__ import annotations

import sys
import threading
import time
from typing import Any
from urllib.parse import urlsplit

import cv2
import numpy as np

from livehead.sinks.media_stream import Config, MediaStreamSink, create
from livehead.types import Bytes, Frame

SIDE, BITS, CELL = 512, 24, 20
PERIOD_MS = 1 << BITS


def now_ms() -> int:
    """The machine's steady clock, the same in every process, in 24 bits."""
    return int(time.monotonic() * 1000) % PERIOD_MS


def stamped(at_ms: int) -> Bytes:
    """(512, 512, 4): a disc with a soft rim, a half-transparent square, and below a time in black and white."""
    pixels = _plain().copy()
    for bit in range(BITS):
        shade = 255 * (at_ms >> bit & 1)
        left = 16 + bit * CELL
        pixels[480:500, left : left + CELL] = (shade, shade, shade, 255)
    return pixels


def age_ms(pixels: Bytes | None, at_ms: int) -> int | None:
    """Milliseconds from the time in a picture to `at_ms`; None where it is no such picture."""
    if pixels is None or pixels.shape != (SIDE, SIDE, 4):
        return None
    stamp = sum(int(pixels[490, 26 + bit * CELL, 0] > 128) << bit for bit in range(BITS))
    return (at_ms - stamp + PERIOD_MS // 2) % PERIOD_MS - PERIOD_MS // 2


_made: list[Bytes] = []


def _plain() -> Bytes:
    if not _made:
        pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
        cv2.circle(pixels, (SIDE // 2, 230), 200, (255, 60, 150, 255), -1)
        pixels[..., 3] = cv2.GaussianBlur(pixels[..., 3], (0, 0), 3)
        pixels[pixels[..., 3] > 0, :3] = (255, 60, 150)
        pixels[20:80, 20:80] = (0, 200, 0, 128)
        _made.append(pixels)
    return _made[0]


class Feed:
    """A media stream with stamped pictures, 60 a second, until `close()`."""

    def __init__(self, port: int = 0, **options: Any) -> None:
        self.sink: MediaStreamSink = create(Config(port=port, **options))
        self.port = urlsplit(self.sink.url).port or 0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        number, start = 0, time.monotonic()
        while not self._end.is_set():
            self.sink.send(Frame(stamped(now_ms()), time.monotonic(), number))
            number += 1
            time.sleep(max(0.0, start + number / 60 - time.monotonic()))

    def close(self) -> None:
        self._end.set()
        self._thread.join(10.0)
        self.sink.close()


if __name__ == "__main__":
    feed = Feed(int(sys.argv[1]))
    print(feed.sink.url, flush=True)
    threading.Event().wait()

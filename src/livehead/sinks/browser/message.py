"""A frame as one binary message for the page; `page.html` says how it is laid out."""

from __future__ import annotations

import struct
import threading
import zlib

import cv2
import numpy as np

from livehead.sinks import bled
from livehead.types import Bytes, Frame

JPEG_AND_ALPHA, RAW = 1, 2


class Encoder:
    """Frame → message; may be called from several threads."""

    def __init__(self, quality: int) -> None:
        self._jpeg = [
            cv2.IMWRITE_JPEG_QUALITY,
            quality,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR,
            cv2.IMWRITE_JPEG_SAMPLING_FACTOR_444,
        ]
        self._lock = threading.Lock()
        self._plane = self._deflated = b""

    def encode(self, frame: Frame, lossless: bool) -> bytes:
        """One message in the format that page.html describes; only the part that is not empty."""
        pixels = frame.pixels
        alpha = cv2.extractChannel(pixels, 3)
        x, y, w, h = cv2.boundingRect(alpha)
        kind = RAW if lossless else JPEG_AND_ALPHA
        height, width = alpha.shape
        header = struct.pack("<8I", kind, frame.seq & 0xFFFFFFFF, width, height, x, y, w, h)
        if not w or not h:
            return header
        part = np.ascontiguousarray(pixels[y : y + h, x : x + w])
        if lossless:
            return header + part.tobytes()
        jpeg = self._coloured(part)
        plane = self._deflate(alpha[y : y + h, x : x + w].tobytes())
        return b"".join((header, struct.pack("<I", len(jpeg)), jpeg, plane))

    def _coloured(self, part: Bytes) -> bytes:
        _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(bled(part, block_px=8), cv2.COLOR_RGBA2BGR), self._jpeg)
        return jpeg.tobytes()

    def _deflate(self, plane: bytes) -> bytes:
        with self._lock:
            if plane != self._plane:
                self._plane, self._deflated = plane, zlib.compress(plane, 1)
            return self._deflated

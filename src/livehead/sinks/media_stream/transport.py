"""Pictures as H.264 in an MPEG transport stream: encoded once for everybody, no alpha, 4:2:0."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
import cv2
import numpy as np
from av.video.reformatter import ColorRange, Colorspace, VideoReformatter

from livehead.sinks import Colour, over
from livehead.sinks.media_stream.nut import CLOCK, Sink
from livehead.types import Bytes

KEYFRAME_EVERY_S = 0.5
BT709 = 1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Whole packets of 188 bytes. start: a client may begin here (tables and a key frame)."""

    data: bytes
    start: bool


class TransportStream:
    """One encoder and muxer. Pictures: (height, width, 4) uint8 RGBA; laid over `background`."""

    def __init__(self, width: int, height: int, fps: float, kbits: int, background: Colour) -> None:
        # H.264 at 4:2:0 wants even sizes; what is added is background
        self._size = max(16, width + width % 2), max(16, height + height % 2)
        self._background = background
        self._reformatter = VideoReformatter()
        self._out = Sink()
        options = {
            "flush_packets": "1",
            "mpegts_flags": "resend_headers",
            "pat_period": str(KEYFRAME_EVERY_S),
        }
        self._container = av.open(self._out, "w", format="mpegts", options=options)
        rate = Fraction(fps).limit_denominator(1001)
        stream: Any = self._container.add_stream(
            "libx264", rate=rate, options={"preset": "superfast", "tune": "zerolatency"}
        )
        stream.width, stream.height = self._size
        stream.pix_fmt = "yuv420p"
        stream.bit_rate = kbits * 1000
        context = stream.codec_context
        context.gop_size = max(1, round(rate * Fraction(KEYFRAME_EVERY_S)))
        context.max_b_frames = 0
        context.time_base = CLOCK
        context.color_range = ColorRange.MPEG
        context.colorspace = context.color_primaries = context.color_trc = BT709
        self._stream = stream
        self._last = -1

    def add(self, pixels: Bytes, at: float) -> Chunk:
        """A picture shown at `at` seconds of any steady clock."""
        width, height = self._size
        flat = over(pixels, self._background)
        if flat.shape[:2] != (height, width):
            bottom, right = height - flat.shape[0], width - flat.shape[1]
            border = cv2.copyMakeBorder(
                flat, 0, bottom, 0, right, cv2.BORDER_CONSTANT, value=self._background
            )
            flat = np.asarray(border, np.uint8)
        picture = self._reformatter.reformat(
            av.VideoFrame.from_ndarray(flat, format="rgb24"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
        )
        self._last = max(self._last + 1, round(at / CLOCK))
        picture.pts, picture.time_base = self._last, CLOCK
        packets = self._stream.encode(picture)
        start = any(p.is_keyframe for p in packets)
        self._container.mux(packets)
        return Chunk(self._out.take(), start)

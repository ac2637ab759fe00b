"""Pictures as NUT with raw RGBA: every byte arrives as it was sent, alpha too; one stream for each client."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import av

from livehead.types import Bytes

CLOCK = Fraction(1, 90_000)
"""Seconds a tick of all time stamps that leave here."""

SLOWED = 0.98
"""Stamped time to real time. OBS shows a picture when its stamp is due, counted from the first one: what it once
fell behind, by a hitch of its own or a slow start, it stays behind. Stamps that go a little too slow are always
overdue, so OBS shows each picture as it comes and makes up for 20 ms of lateness every second."""


class Sink:
    """What a muxer writes to: keeps it until it is taken."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """Everything written since the last time."""
        parts, self._parts = self._parts, []
        return parts[0] if len(parts) == 1 else b"".join(parts)


class NutStream:
    """The bytes of one client. Pictures: (height, width, 4) uint8 RGBA, all of the size given."""

    def __init__(self, width: int, height: int, fps: float) -> None:
        self._out = Sink()
        # a buffer that holds a whole picture: it is then written in one piece
        room = width * height * 4 + 65_536
        self._container = av.open(
            self._out, "w", format="nut", buffer_size=room, options={"flush_packets": "1"}
        )
        rate = Fraction(fps).limit_denominator(1001)
        self._stream: Any = self._container.add_stream("rawvideo", rate=rate)
        self._stream.width, self._stream.height = width, height
        self._stream.pix_fmt = "rgba"
        self._stream.codec_context.time_base = self._stream.time_base = CLOCK
        self._container.start_encoding()
        self._last = -1

    def add(self, pixels: Bytes, at: float) -> bytes:
        """The bytes of a picture made at `at` seconds of any steady clock; the first come with the header."""
        raw: Any = pixels.reshape(-1)  # without a copy
        packet = av.Packet(raw)
        self._last = max(self._last + 1, round(at * SLOWED / CLOCK))
        packet.pts = packet.dts = self._last
        packet.time_base = CLOCK
        packet.stream = self._stream
        packet.is_keyframe = True
        self._container.mux_one(packet)
        return self._out.take()

"""A video file: MP4, MKV, WebM, GIF and whatever else FFmpeg reads."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np

from livehead.errors import SourceError
from livehead.sources import Picture
from livehead.types import Bytes, Phase, Status

log = logging.getLogger(__name__)

_REMEDY = "give a video file such as MP4, MKV, WebM or GIF; try to play it in a video player"
_LONGEST_GAP = 5.0
MOST_BEHIND = 0.25
"""Seconds a file played at its own rate may be late; when more, it is played on from there."""


def _upright(frame: Any) -> Bytes:
    """(H, W, 3) uint8 RGB of a decoded frame, turned as its display matrix says."""
    pixels = frame.to_ndarray(format="rgb24", threads=1)  # more threads only wait for each other
    quarters = round(float(getattr(frame, "rotation", 0) or 0) / 90.0) % 4
    upright = np.ascontiguousarray(np.rot90(pixels, quarters))
    upright.flags.writeable = False
    return upright


class VideoFileSource:
    """A `Source` over a video file.

    realtime: every picture is given when its time stamp is due, and one that is overdue by more than its
    successor's turn is dropped; where decoding cannot keep up for long, the file is played slower and says
    so. Else pictures come as fast as they are asked for.
    """

    def __init__(self, path: Path, *, realtime: bool = True, loop: bool = False) -> None:
        self._path, self._realtime, self._loop = path, realtime, loop
        self._closed = threading.Event()
        self._dropped = 0
        self._corrupted = 0
        self._ended = False
        self._delay = 0.0
        container = self._open()
        self.fps = float(container.streams.video[0].average_rate or 25.0)
        container.close()

    @property
    def status(self) -> Status:
        text = f"video {self._path.name}"
        if self._corrupted:
            text += f", {self._corrupted} corrupted pictures skipped"
        if self._delay > 1.0:
            text += f", {self._delay:.0f} s behind its own rate"
        if self._closed.is_set():
            return Status(Phase.CLOSED, text)
        return Status(Phase.WAITING if self._ended else Phase.RUNNING, text + (", ended" * self._ended))

    @property
    def dropped(self) -> int:
        return self._dropped + self._corrupted

    @property
    def corrupted(self) -> int:
        """Pictures or packets FFmpeg could not decode."""
        return self._corrupted

    def wait_ready(self, timeout: float) -> None:
        """The file was opened when the source was made."""

    def pictures(self) -> Iterator[Picture]:
        """The file's pictures in order. SourceError when not one of them can be decoded."""
        timed = self._timed()
        if self._realtime:
            yield from self._paced(timed)
        else:
            for seq, (_, pixels, lap) in enumerate(timed):
                yield Picture(pixels, time.monotonic(), seq, lap)
        self._ended = True

    def close(self) -> None:
        self._closed.set()

    def _paced(self, timed: Iterator[tuple[float, Bytes, int]]) -> Iterator[Picture]:
        """Each picture at its time; of two that are both due only the later."""
        start: float | None = None
        waiting: Picture | None = None
        asked, heavy = time.monotonic(), 0.0
        for seq, (moment, pixels, lap) in enumerate(timed):
            now = time.monotonic()
            start = now - moment if start is None else start
            due = start + moment
            if waiting is not None:
                heavy += 0.2 * (float(now - asked > due - waiting.captured_at) - heavy)
                behind = now - due - MOST_BEHIND
                if behind > 0.0 and heavy > 0.5:  # dropping is no help: decoding itself takes too long
                    start, due, self._delay = start + behind, due + behind, self._delay + behind
                    yield replace(waiting, captured_at=waiting.captured_at + behind)
                elif due <= now:
                    self._dropped += 1
                else:
                    self._closed.wait(max(0.0, waiting.captured_at - time.monotonic()))
                    if self._closed.is_set():
                        return
                    yield waiting
            waiting = Picture(pixels, due, seq, lap)
            asked = time.monotonic()
        if waiting is not None and not self._closed.wait(max(0.0, waiting.captured_at - time.monotonic())):
            yield waiting

    def _timed(self) -> Iterator[tuple[float, Bytes, int]]:
        """Seconds from the start of the first run, never decreasing, pixels and lap; again and again on loop."""
        begin, given, lap = 0.0, 0, 0
        while not self._closed.is_set():
            before, moment = given, 0.0
            for moment, pixels in self._decode():
                yield begin + moment, pixels, lap
                given += 1
            if given == before:
                if given == 0 and not self._closed.is_set():
                    raise SourceError(f"{self._path} holds no picture that can be decoded", remedy=_REMEDY)
                return
            if not self._loop:
                return
            begin, lap = begin + moment + 1.0 / self.fps, lap + 1

    def _decode(self) -> Iterator[tuple[float, Bytes]]:
        """One run through the file: seconds since its first picture, and pixels."""
        container = self._open()
        try:
            stream = container.streams.video[0]
            first: float | None = None
            moment = -1.0 / self.fps
            for frame in self._frames(container, stream):
                stamp = frame.time
                if stamp is None:
                    moment += 1.0 / self.fps
                else:
                    first = stamp if first is None else first
                    moment = min(max(moment, stamp - first), max(moment, 0.0) + _LONGEST_GAP)
                yield moment, _upright(frame)
        finally:
            container.close()

    def _frames(self, container: Any, stream: Any) -> Iterator[Any]:
        """Decoded frames; what cannot be decoded is counted and passed over."""
        packets = container.demux(stream)
        while not self._closed.is_set():
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                frames = packet.decode()
            except (av.error.FFmpegError, ValueError) as error:
                self._lost(error)
                if isinstance(error, av.error.EOFError):
                    return
                continue
            for frame in frames:
                if getattr(frame, "is_corrupt", False):
                    self._lost("marked corrupt by the decoder")
                else:
                    yield frame

    def _lost(self, reason: object) -> None:
        self._corrupted += 1
        if self._corrupted == 1:
            log.warning("%s: a picture cannot be decoded and is skipped: %s", self._path.name, reason)

    def _open(self) -> Any:
        try:
            container = av.open(str(self._path))
        except (av.error.FFmpegError, OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SourceError(
                f"{self._path} is no video that can be read: {reason}", remedy=_REMEDY
            ) from None
        if not container.streams.video:
            container.close()
            raise SourceError(f"{self._path} holds no video", remedy=_REMEDY)
        return container

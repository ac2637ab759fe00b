"""A sound file played as if it were a microphone."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from livehead.motion.voice.spectrum import HOP, RATE
from livehead.sources.sound import Sound, Tail, decoded
from livehead.types import Floats, Phase, Status

_BEHIND = 0.25


class SoundFileSource:
    """A `SoundSource` over a file, HOP samples at a time.

    realtime: each piece when it is due; else as fast as it is asked for, with the times that it would have had.
    loop: begin again at the end. The file is opened when it is made. SourceError as in `sound.decoded`.
    """

    def __init__(self, path: Path, *, realtime: bool = True, loop: bool = False) -> None:
        self._path, self._realtime, self._loop = path, realtime, loop
        self._closed = threading.Event()
        self._ended = False
        next(iter(decoded(path)), None)

    @property
    def status(self) -> Status:
        text = f"sound {self._path.name}"
        if self._closed.is_set():
            return Status(Phase.CLOSED, text)
        return Status(Phase.WAITING if self._ended else Phase.RUNNING, text + (", ended" * self._ended))

    def sounds(self) -> Iterator[Sound]:
        """The file's sound in order; ends with it unless it loops."""
        tail, start = Tail(), time.monotonic()
        for piece in self._hops():
            due = start + (tail.end + len(piece)) / RATE
            if self._realtime:
                now = time.monotonic()
                if now - due > _BEHIND:  # it was held up: play on from here instead of rushing
                    start, due = start + now - due, now
                self._closed.wait(max(0.0, due - now))
            if self._closed.is_set():
                return
            yield tail.add(piece, due)
        self._ended = True

    def close(self) -> None:
        self._closed.set()

    def _hops(self) -> Iterator[Floats]:
        """The file in pieces of HOP samples; a rest that is shorter is dropped."""
        rest = np.empty(0, np.float32)
        while not self._closed.is_set():
            for piece in decoded(self._path):
                rest = np.concatenate([rest, piece])
                whole = len(rest) // HOP * HOP
                yield from rest[:whole].reshape(-1, HOP)
                rest = rest[whole:]
            if not self._loop:
                return

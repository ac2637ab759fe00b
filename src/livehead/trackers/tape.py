"""Recorded motion: a tape of your own, or the built-in demo motion.

Paced, a motion's `captured_at` is the moment it is due on the monotonic clock, and the beginning of a lap is
reached without a jump. Stepped, everything is
yielded exactly as it was recorded, as fast as it is asked for; for a live run, which counts from
`captured_at`, `restamp` replaces the recorded times by the moments of the asking.
"""

from __future__ import annotations

import math
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from livehead.errors import TrackerError
from livehead.motion.seam import LoopSeam
from livehead.motion.tape import TapeReader
from livehead.types import Motion, Phase, Status

CATCH_UP = 0.5
"""Seconds behind its clock after which a stalled replay goes on from now instead of rushing."""


@dataclass(frozen=True, slots=True)
class Config:
    """file: path of the tape, empty for the demo motion; speed: 2 is twice as fast; loop: begin again at
    the end; stepped: as fast as it is asked for, with the recorded times; restamp: stepped with the times
    of now instead."""

    file: str = ""
    speed: float = 1.0
    loop: bool = True
    stepped: bool = False
    restamp: bool = False


class TapeTracker:
    """Plays a tape; over the loops `seq` and `captured_at` go on growing."""

    def __init__(self, config: Config) -> None:
        if not (math.isfinite(config.speed) and 0.01 <= config.speed <= 100.0):
            raise TrackerError(
                f"tape speed is {config.speed}, not within 0.01 to 100", remedy="1 is as recorded"
            )
        self._config = config
        self._tape = TapeReader(Path(config.file).expanduser() if config.file else None)
        self._closed = threading.Event()
        self._ended = False
        self._position = 0.0

    @property
    def status(self) -> Status:
        if self._closed.is_set():
            return Status(Phase.CLOSED)
        name = Path(self._config.file).name if self._config.file else "demo motion"
        torn = ", cut off at the end" if self._tape.torn else ""
        text = f"{name}, {self._position:.0f} of {self._tape.duration:.0f} s{torn}"
        return Status(Phase.WAITING if self._ended else Phase.RUNNING, text)

    def track(self) -> Iterator[Motion]:
        """The tape's motions in time; ends with the tape unless it loops."""
        if self._config.restamp:
            yield from (replace(motion, captured_at=time.monotonic()) for motion, _ in self._laps())
        elif self._config.stepped:
            yield from (motion for motion, _ in self._laps())
        else:
            yield from self._paced(self._laps())
        self._ended = True

    def close(self) -> None:
        self._closed.set()

    def _laps(self) -> Iterator[tuple[Motion, int]]:
        """As recorded, with the number of the lap; each further lap moved on in time and number."""
        tape = self._tape
        period = tape.duration + tape.interval
        numbers = tape[len(tape) - 1].seq - tape[0].seq + 1
        first, lap = tape[0].captured_at, 0
        while True:
            for motion in tape:
                if self._closed.is_set():
                    return
                self._position = motion.captured_at - first
                yield self._moved(motion, lap * period, lap * numbers) if lap else motion, lap
            if not self._config.loop:
                return
            lap += 1

    def _paced(self, motions: Iterator[tuple[Motion, int]]) -> Iterator[Motion]:
        start = time.monotonic()
        seams: defaultdict[int, LoopSeam] = defaultdict(LoopSeam)  # one a person
        first: float | None = None
        for motion, lap in motions:
            first = motion.captured_at if first is None else first
            due = start + (motion.captured_at - first) / self._config.speed
            now = time.monotonic()
            if now - due > CATCH_UP:
                start += now - due
                due = now
            if self._closed.wait(max(0.0, due - now)):
                return
            yield seams[motion.subject].ease(replace(motion, captured_at=due), lap)

    @staticmethod
    def _moved(motion: Motion, seconds: float, numbers: int) -> Motion:
        return replace(motion, captured_at=motion.captured_at + seconds, seq=motion.seq + numbers)


def create(config: Config) -> TapeTracker:
    """Opens the tape. Errors: TrackerError when it is missing, damaged or no tape."""
    return TapeTracker(config)

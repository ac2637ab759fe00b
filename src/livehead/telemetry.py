"""What every run measures of itself: durations by stage, intervals, latency, drops."""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

RECENT = 4096
"""How many moments are kept for the present rate."""

SHORTEST_S, LONGEST_S = 1e-6, 1e3
"""Durations outside count as the nearest of these."""

STEP = math.log(1.01)
"""Width of a bin on a logarithmic scale: each is 1 % longer than the one before."""


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Percentiles in milliseconds; all 0 when nothing was measured."""

    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0

    @staticmethod
    def of(seconds: Sequence[float]) -> Percentiles:
        """Percentiles of a list of seconds."""
        if not seconds:
            return Percentiles()
        p50, p95, p99 = np.percentile(np.fromiter(seconds, np.float64), (50, 95, 99)) * 1000.0
        return Percentiles(float(p50), float(p95), float(p99))


class Histogram:
    """Any number of durations in the same 17 kB: how many fell into each of 2084 bins, from 1 µs to 1000 s.

    A percentile of it is within 0.5 % of the one of the durations themselves, however many there were.
    """

    def __init__(self) -> None:
        self._bins = np.zeros(1 + math.ceil(math.log(LONGEST_S / SHORTEST_S) / STEP), np.int64)
        self._least, self._most = math.inf, 0.0

    def add(self, seconds: float) -> None:
        """Count one duration; not-a-number counts as the shortest."""
        bounded = min(max(SHORTEST_S, seconds), LONGEST_S)  # in this order, for not-a-number
        self._bins[round(math.log(bounded / SHORTEST_S) / STEP)] += 1
        self._least, self._most = min(self._least, bounded), max(self._most, bounded)

    def percentiles(self) -> Percentiles:
        """As `Percentiles.of` all the durations."""
        ends = np.cumsum(self._bins)
        if not ends[-1]:
            return Percentiles()
        ranks = np.array((0.50, 0.95, 0.99)) * (ends[-1] - 1)
        low, high = (self._of_rank(ends, r) for r in (np.floor(ranks), np.ceil(ranks)))
        p50, p95, p99 = (low + (ranks - np.floor(ranks)) * (high - low)) * 1000.0
        return Percentiles(float(p50), float(p95), float(p99))

    def _of_rank(self, ends: NDArray[np.int64], ranks: NDArray[np.float64]) -> NDArray[np.float64]:
        """The durations of some ranks, from 0 for the shortest; the middle of a bin stands for all in it."""
        middles = SHORTEST_S * np.exp(STEP * np.searchsorted(ends, ranks, side="right"))
        return np.asarray(np.clip(middles, self._least, self._most), np.float64)


@dataclass(frozen=True, slots=True)
class Figures:
    """A snapshot for people and for JSON.

    frames: rendered since the start (or the last `reset`); seconds: since then; fps: frames a second over
    the last two seconds; interval: between rendered frames; latency: from `captured_at` of the motion to
    the moment the frame is handed to the sinks, only for frames that new motion caused;
    stages: duration by stage name; dropped: values overwritten unread, by mailbox; missed: ticks left out.
    The percentiles count everything since the start; they are within 0.5 %.
    """

    frames: int
    seconds: float
    fps: float
    interval: Percentiles
    latency: Percentiles
    stages: dict[str, Percentiles]
    dropped: dict[str, int] = field(default_factory=dict)
    missed: int = 0


class Telemetry:
    """Collects figures from several threads, over a run of any length in the same memory."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Forget everything: figures start anew, e.g. after a warm-up."""
        with self._lock:
            self._started = self._clock()
            self._frames = 0
            self._sent: deque[float] = deque(maxlen=RECENT)
            self._interval, self._latency = Histogram(), Histogram()
            self._stages: dict[str, Histogram] = {}

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Measure the block as one run of `stage`."""
        start = time.perf_counter()
        yield
        self.took(stage, time.perf_counter() - start)

    def took(self, stage: str, seconds: float) -> None:
        """Record one run of `stage`."""
        with self._lock:
            if stage not in self._stages:
                self._stages[stage] = Histogram()
            self._stages[stage].add(seconds)

    def sent(self, now: float, captured_at: float | None) -> None:
        """A frame was handed to the sinks at `now`; `captured_at` is None unless new motion caused it."""
        with self._lock:
            self._frames += 1
            if self._sent:
                self._interval.add(now - self._sent[-1])
            self._sent.append(now)
            if captured_at is not None:
                self._latency.add(now - captured_at)

    def figures(self, dropped: dict[str, int] | None = None, missed: int = 0) -> Figures:
        """The snapshot; `dropped` and `missed` come from whoever owns mailboxes and pacer."""
        with self._lock:
            sent = list(self._sent)
            interval, latency = self._interval.percentiles(), self._latency.percentiles()
            stages = {name: spent.percentiles() for name, spent in self._stages.items()}
            frames, now = self._frames, self._clock()
            seconds = now - self._started
        recent = [t for t in sent if t > now - 2.0]
        span = recent[-1] - recent[0] if len(recent) > 1 else 0.0
        return Figures(
            frames=frames,
            seconds=seconds,
            fps=(len(recent) - 1) / span if span > 0 else 0.0,
            interval=interval,
            latency=latency,
            stages=stages,
            dropped=dict(dropped or {}),
            missed=missed,
        )

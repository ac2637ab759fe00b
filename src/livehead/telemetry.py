"""What every run measures of itself: durations by stage, intervals, latency, drops."""

from __future__ import annotations

import itertools
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np

WINDOW = 4096


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Percentiles in milliseconds; all 0 when nothing was measured."""

    p50: float = 0.0
    p95: float = 0.0
    p99: float = 0.0

    @staticmethod
    def of(seconds: deque[float] | list[float]) -> Percentiles:
        """Percentiles of a list of seconds."""
        if not seconds:
            return Percentiles()
        p50, p95, p99 = np.percentile(np.fromiter(seconds, np.float64), (50, 95, 99)) * 1000.0
        return Percentiles(float(p50), float(p95), float(p99))


@dataclass(frozen=True, slots=True)
class Figures:
    """A snapshot for people and for JSON.

    frames: rendered since the start (or the last `reset`); seconds: since then; fps: frames a second over
    the last two seconds; interval: between rendered frames; latency: from `captured_at` of the motion to
    the moment the frame is handed to the sinks, only for frames that new motion caused;
    stages: duration by stage name; dropped: values overwritten unread, by mailbox; missed: ticks left out.
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
    """Collects figures from several threads; keeps the last few thousand of each."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Forget everything: figures start anew, e.g. after a warm-up."""
        with self._lock:
            self._started = self._clock()
            self._frames = 0
            self._sent: deque[float] = deque(maxlen=WINDOW)
            self._latency: deque[float] = deque(maxlen=WINDOW)
            self._stages: dict[str, deque[float]] = {}

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Measure the block as one run of `stage`."""
        start = time.perf_counter()
        yield
        self.took(stage, time.perf_counter() - start)

    def took(self, stage: str, seconds: float) -> None:
        """Record one run of `stage`."""
        with self._lock:
            self._stages.setdefault(stage, deque(maxlen=WINDOW)).append(seconds)

    def sent(self, now: float, captured_at: float | None) -> None:
        """A frame was handed to the sinks at `now`; `captured_at` is None unless new motion caused it."""
        with self._lock:
            self._frames += 1
            self._sent.append(now)
            if captured_at is not None:
                self._latency.append(now - captured_at)

    def figures(self, dropped: dict[str, int] | None = None, missed: int = 0) -> Figures:
        """The snapshot; `dropped` and `missed` come from whoever owns mailboxes and pacer."""
        with self._lock:
            sent = list(self._sent)
            latency = list(self._latency)
            stages = {name: list(values) for name, values in self._stages.items()}
            frames, now = self._frames, self._clock()
            seconds = now - self._started
        recent = [t for t in sent if t > now - 2.0]
        span = recent[-1] - recent[0] if len(recent) > 1 else 0.0
        return Figures(
            frames=frames,
            seconds=seconds,
            fps=(len(recent) - 1) / span if span > 0 else 0.0,
            interval=Percentiles.of([b - a for a, b in itertools.pairwise(sent)]),
            latency=Percentiles.of(latency),
            stages={name: Percentiles.of(values) for name, values in stages.items()},
            dropped=dict(dropped or {}),
            missed=missed,
        )

"""No input at all: the character idles."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from livehead.types import Motion, Phase, Status


@dataclass(frozen=True, slots=True)
class Config:
    """Nothing to choose."""


class IdleTracker:
    """Yields nothing and waits for `close()`: the modifiers alone keep the character alive."""

    def __init__(self) -> None:
        self._closed = threading.Event()

    @property
    def status(self) -> Status:
        if self._closed.is_set():
            return Status(Phase.CLOSED)
        return Status(Phase.RUNNING, "no tracker: the character idles")

    def track(self) -> Iterator[Motion]:
        """Blocks until `close()`; never yields."""
        self._closed.wait()
        yield from ()

    def close(self) -> None:
        self._closed.set()


def create(config: Config) -> IdleTracker:
    """A tracker that tracks nothing."""
    return IdleTracker()

"""The only channel between threads: one slot, the newest value wins, every loss is counted."""

from __future__ import annotations

import threading
import time
from typing import Generic, TypeVar

T = TypeVar("T")


class Mailbox(Generic[T]):
    """A slot for one value of type T, for one writer and one reader.

    `put` never blocks. A value that was overwritten before anyone took it counts in `dropped`.
    """

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._value: T | None = None
        self._closed = False
        self._dropped = 0
        self._arrived: float | None = None
        self._count = 0
        self._nudged = False

    @property
    def dropped(self) -> int:
        """How many values were overwritten unread."""
        return self._dropped

    @property
    def arrived(self) -> float | None:
        """Monotonic seconds of the last `put`, taken or not; None before the first."""
        return self._arrived

    @property
    def count(self) -> int:
        """How many values were put here, taken or not."""
        return self._count

    @property
    def closed(self) -> bool:
        return self._closed

    def put(self, value: T) -> None:
        """Leave a value, replacing one not yet taken. Nothing happens after `close()`."""
        with self._condition:
            if self._closed:
                return
            if self._value is not None:
                self._dropped += 1
            self._value = value
            self._arrived = time.monotonic()
            self._count += 1
            self._condition.notify_all()

    def take(self, timeout: float | None = 0.0) -> T | None:
        """Take the value out, waiting at most `timeout` seconds (None: for ever) for one to come.

        None when there is none in time or the mailbox is closed and empty.
        """
        with self._condition:
            self._condition.wait_for(lambda: self._value is not None or self._closed, timeout)
            value, self._value = self._value, None
            self._condition.notify_all()
            return value

    def wait(self, timeout: float | None = None) -> bool:
        """True as soon as a value lies here; it stays. False after `timeout` seconds, on `close()` or a `nudge()`,
        also one that came before."""
        with self._condition:
            self._condition.wait_for(lambda: self._value is not None or self._closed or self._nudged, timeout)
            self._nudged = False
            return self._value is not None

    def nudge(self) -> None:
        """Wake who `wait`s, though no value is here: something came elsewhere."""
        with self._condition:
            self._nudged = True
            self._condition.notify_all()

    def wait_taken(self, timeout: float | None = None) -> bool:
        """True as soon as the slot is empty: for a writer that must not outrun its reader."""
        with self._condition:
            return self._condition.wait_for(lambda: self._value is None or self._closed, timeout)

    def close(self) -> None:
        """Wake everyone; later `put`s are ignored."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()

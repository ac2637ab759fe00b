"""Something done once, after some seconds, from a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable


class Alarm:
    """Does something once, after some seconds or never, unless told before that it is no longer needed."""

    def __init__(self, seconds: float | None, do: Callable[[], None]) -> None:
        self._once = threading.Lock()
        self._do = do
        self._timer = threading.Timer(seconds, self._ring) if seconds is not None else None
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()

    def fired(self) -> bool:
        """Whether it has been done; if not, it never will be."""
        if self._timer is not None:
            self._timer.cancel()
        return not self._once.acquire(blocking=False)

    def _ring(self) -> None:
        if self._once.acquire(blocking=False):
            self._do()

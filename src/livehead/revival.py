"""A tracker that worked and then broke is made anew, with growing pauses; meanwhile the character idles."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from livehead.errors import LiveheadError
from livehead.stages import Tracker
from livehead.types import Motion, Phase, Status

log = logging.getLogger(__name__)

FIRST_PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0
"""Each pause is twice the one before; a tracker that lasted longer than the longest begins with the first."""


class RevivingTracker:
    """A `Tracker` over trackers that `make` makes, the first of them given ready, or None and it is made when it
    can be. `name` goes with every motion that does not say itself which tracker it is from.

    What breaks before its first motion is a matter of settings and raises as it is; what breaks later is
    taken for a passing trouble. Cameras and phones come back by themselves and never get here.
    """

    def __init__(self, first: Tracker | None, make: Callable[[], Tracker], name: str = "") -> None:
        self._name = name
        self._make = make
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._tracker: Tracker | None = first
        self._trouble = Status(Phase.RETRYING)
        self._pause = FIRST_PAUSE_S

    @property
    def status(self) -> Status:
        tracker = self._tracker
        if tracker is not None:
            return tracker.status
        return Status(Phase.CLOSED) if self._closed.is_set() else self._trouble

    @property
    def waiting(self) -> bool:
        """True while there is no tracker."""
        return self._tracker is None

    def track(self) -> Iterator[Motion]:
        """Motion of one tracker after the other; ends when one ends by itself or after `close()`."""
        worked = self._tracker is None
        if self._tracker is None:
            self._try_again()
        while (tracker := self._tracker or self._awaited()) is not None:
            began = time.monotonic()
            try:
                for motion in tracker.track():
                    worked = True
                    yield motion if motion.tracker else replace(motion, tracker=self._name)
                return
            except Exception as error:
                if not worked or self._closed.is_set():
                    raise
                self._broke(tracker, error)
            if time.monotonic() - began > LONGEST_PAUSE_S:
                self._pause = FIRST_PAUSE_S

    def close(self) -> None:
        with self._lock:
            self._closed.set()
            tracker = self._tracker
        if tracker is not None:
            tracker.close()

    def _awaited(self) -> Tracker | None:
        """A new tracker as soon as one can be made, trying with growing pauses; None after `close()`."""
        while self._tracker is None and not self._closed.wait(self._pause):
            self._pause = min(2.0 * self._pause, LONGEST_PAUSE_S)
            self._try_again()
        return self._tracker

    def _broke(self, tracker: Tracker, error: Exception) -> None:
        self._say(error)
        log.error("tracker: %s (%s); the character idles, trying again", self._cause, self._trouble.remedy)
        with self._lock:
            mine = not self._closed.is_set()
            self._tracker = None if mine else tracker
        if mine:
            tracker.close()

    def _try_again(self) -> None:
        try:
            tracker = self._make()
        except Exception as error:
            self._say(error)
            return
        with self._lock:
            late = self._closed.is_set()
            self._tracker = None if late else tracker
        if late:
            tracker.close()
        else:
            log.info("the tracker is back")

    def _say(self, error: Exception) -> None:
        """Show the failure in the status; the traceback goes to the log of --debug."""
        log.debug("the tracker failed", exc_info=error)
        if isinstance(error, LiveheadError):
            self._cause, remedy = error.cause, error.remedy
        else:
            self._cause, remedy = f"{type(error).__name__}: {error}", "run again with --debug"
        self._trouble = Status(Phase.RETRYING, f"{self._cause}; trying again", remedy)

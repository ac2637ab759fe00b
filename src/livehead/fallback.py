"""Several trackers in order of preference: when one falls silent the next that has something to say takes over."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence

from livehead.errors import LiveheadError
from livehead.mailbox import Mailbox
from livehead.stages import Tracker
from livehead.types import Motion, Phase, Status

log = logging.getLogger(__name__)

PATIENCE_S = 0.6
"""Seconds of silence after which a tracker is taken for silent: a lost face is held for a moment first."""

TRUST_S = 0.5
"""Seconds for which a preferred tracker must have been back before it takes over again."""


class _Member:
    """One tracker with its thread and the newest motion of each person it sees."""

    def __init__(self, name: str, tracker: Tracker, news: threading.Event) -> None:
        self.name, self.tracker = name, tracker
        self._inboxes: dict[int, Mailbox[Motion]] = {}
        self.heard, self.since = -1e9, -1e9
        self.ended = False
        self.error: LiveheadError | None = None
        self._news = news

    def run(self) -> None:
        try:
            for motion in self.tracker.track():
                self._inboxes.setdefault(motion.subject, Mailbox()).put(motion)
                self._news.set()
        except LiveheadError as error:
            self.error = error
        except Exception as error:
            self.error = LiveheadError(f"{type(error).__name__}: {error}", remedy="run again with --debug")
        if self.error is not None:
            log.error("tracker %s: %s (%s)", self.name, self.error.cause, self.error.remedy)
        self.ended = True
        self._news.set()

    def take(self, now: float) -> list[Motion]:
        """What is new, one motion a person at most."""
        taken = [motion for inbox in list(self._inboxes.values()) if (motion := inbox.take()) is not None]
        if taken:
            if now - self.heard > PATIENCE_S:
                self.since = now
            self.heard = now
        return taken

    def talks(self, now: float) -> bool:
        return now - self.heard <= PATIENCE_S


class FallbackTracker:
    """Yields the motion of the first of its trackers that talks; the others run on and are ready.

    Every motion names its own tracker, so a change is cross-faded by the `hold` modifier and calibrated apart.
    It ends when all of them have ended, with the first one's error when every one broke. trackers: (name,
    tracker) in order of preference, at least one.
    """

    def __init__(self, trackers: Sequence[tuple[str, Tracker]]) -> None:
        self._news = threading.Event()
        self._closed = threading.Event()
        self._members = [_Member(name, tracker, self._news) for name, tracker in trackers]
        self._active: _Member | None = None

    @property
    def status(self) -> Status:
        if self._closed.is_set():
            return Status(Phase.CLOSED)
        active = self._active
        if active is None:
            return self._members[0].tracker.status
        own = active.tracker.status
        if active is self._members[0]:
            return own
        first = self._members[0]
        trouble = first.tracker.status
        cause = first.error.cause if first.error else trouble.text
        text = f"{active.name} stands in for {first.name}: {own.text} ({first.name}: {cause})"
        return Status(own.phase, text, own.remedy or trouble.remedy)

    def track(self) -> Iterator[Motion]:
        """The motion of whichever tracker is the best that talks, as it comes."""
        for member in self._members:
            threading.Thread(target=member.run, name=f"livehead track {member.name}", daemon=True).start()
        while not self._closed.is_set():
            self._news.wait(0.1)
            self._news.clear()
            ended = all(member.ended for member in self._members)
            now = time.monotonic()
            fresh = {id(member): member.take(now) for member in self._members}
            self._choose(now)
            if motions := fresh.get(id(self._active)):
                yield from motions
            elif ended:
                self._end()
                return

    def close(self) -> None:
        self._closed.set()
        self._news.set()
        for member in self._members:
            member.tracker.close()

    def _end(self) -> None:
        """All have ended: when none of them did so by itself, that is a failure."""
        errors = [member.error for member in self._members]
        if errors[0] is not None and all(errors) and not self._closed.is_set():
            raise errors[0]

    def _choose(self, now: float) -> None:
        """Stay with the active one while it talks, unless a preferred one has been talking for a while."""
        active = self._active
        for member in self._members:
            if member is active:
                if member.talks(now):
                    return
                continue
            waited = active is None or not active.talks(now) or now - member.since >= TRUST_S
            if member.talks(now) and waited:
                if active is not None:
                    log.info("tracker: %s takes over from %s", member.name, active.name)
                self._active = member
                return

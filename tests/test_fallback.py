"""Trackers that stand in for one another, with trackers made for the test."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from livehead import fallback
from livehead.errors import TrackerError
from livehead.fallback import FallbackTracker
from livehead.types import Motion, Phase, Status


class Tap:
    """Gives 100 motions a second while it is open."""

    def __init__(self, name: str, error: Exception | None = None) -> None:
        self.name, self.open, self.closed, self._error = name, True, threading.Event(), error

    @property
    def status(self) -> Status:
        phase = Phase.RUNNING if self.open else Phase.WAITING
        return Status(phase, f"{self.name} here", "" if self.open else "plug it in")

    def track(self) -> Iterator[Motion]:
        if self._error is not None:
            raise self._error
        for seq in range(100_000):
            if self.closed.wait(0.01):
                return
            if self.open:
                yield replace(Motion.neutral(time.monotonic(), seq), tracker=self.name)

    def close(self) -> None:
        self.closed.set()


@contextlib.contextmanager
def running(tracker: FallbackTracker) -> Iterator[list[str]]:
    seen: list[str] = []

    def collect() -> None:
        for motion in tracker.track():
            seen.append(motion.tracker)

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        tracker.close()
        thread.join(3.0)
        assert not thread.is_alive()


def until(condition, seconds: float = 5.0) -> bool:  # type: ignore[no-untyped-def]
    end = time.monotonic() + seconds
    while time.monotonic() < end and not condition():
        time.sleep(0.005)
    return bool(condition())


def last(seen: list[str]) -> str:
    return seen[-1] if seen else ""


def test_the_next_takes_over_and_gives_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fallback, "PATIENCE_S", 0.15)
    monkeypatch.setattr(fallback, "TRUST_S", 0.1)
    phone, camera = Tap("phone"), Tap("camera")
    tracker = FallbackTracker([("phone", phone), ("camera", camera)])
    with running(tracker) as seen:
        assert until(lambda: last(seen) == "phone")
        phone.open = False
        assert until(lambda: last(seen) == "camera")
        assert "camera stands in for phone" in tracker.status.text and tracker.status.remedy == "plug it in"
        phone.open = True
        assert until(lambda: last(seen) == "phone")
        count = len(seen)
        assert until(lambda: len(seen) > count + 20) and set(seen[count:]) == {"phone"}, "no flapping"
    assert phone.closed.is_set() and camera.closed.is_set() and tracker.status.phase is Phase.CLOSED


def test_one_that_breaks_is_replaced_and_said(caplog: pytest.LogCaptureFixture) -> None:
    broken = Tap("phone", TrackerError("the port is taken", remedy="close the other program"))
    tracker = FallbackTracker([("phone", broken), ("camera", Tap("camera"))])
    with running(tracker) as seen:
        assert until(lambda: last(seen) == "camera")
        assert "the port is taken" in tracker.status.text
    assert "the port is taken" in caplog.text


def test_it_ends_when_all_have_ended() -> None:
    first, second = Tap("a"), Tap("b")
    first.close()
    second.close()
    assert list(FallbackTracker([("a", first), ("b", second)]).track()) == []


def test_it_breaks_when_all_have_broken() -> None:
    broken = [(name, Tap(name, TrackerError(f"{name} is gone", remedy="look for it"))) for name in "ab"]
    with pytest.raises(TrackerError, match="a is gone"):
        list(FallbackTracker(broken).track())


class Two(Tap):
    """Two people in every picture."""

    def track(self) -> Iterator[Motion]:
        for motion in super().track():
            yield motion
            yield replace(motion, subject=1)


def test_two_people_both_come_through() -> None:
    tracker = FallbackTracker([("camera", Two("camera")), ("mouse", Tap("mouse"))])
    people: list[int] = []
    for motion in tracker.track():
        people.append(motion.subject)
        if len(people) == 40:
            tracker.close()
    assert 15 <= people.count(0) <= 25, f"one of two gets lost: {people}"

"""A tracker that breaks in the middle of a run: tried again, with pauses, in plain sight."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from livehead import revival
from livehead.errors import LiveheadError, TrackerError
from livehead.revival import RevivingTracker
from livehead.types import Motion, Phase, Status


class Breaking:
    """Yields `count` motions, then does what it is told."""

    def __init__(self, count: int, then: Exception | None = None) -> None:
        self.count, self.then = count, then
        self.closed = 0

    @property
    def status(self) -> Status:
        return Status(Phase.RUNNING, "fine")

    def track(self) -> Iterator[Motion]:
        for seq in range(self.count):
            yield Motion.neutral(time.monotonic(), seq)
        if self.then is not None:
            raise self.then

    def close(self) -> None:
        self.closed += 1


MELTED = TrackerError("the camera melted", remedy="cool it")


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """No pause takes long here; how long each would have been."""
    taken: list[float] = []

    class Impatient(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            taken.append(timeout or 0.0)
            return self.is_set()

    monkeypatch.setattr(revival.threading, "Event", Impatient)
    return taken


def from_list(stages: list[Breaking | Exception]) -> Callable[[], Breaking]:
    coming = iter(stages)

    def make() -> Breaking:
        stage = next(coming)
        if isinstance(stage, Exception):
            raise stage
        return stage

    return make


@pytest.mark.parametrize("error", [MELTED, ZeroDivisionError("oops")])
def test_it_is_made_anew_until_it_works(error: Exception, pauses: list[float]) -> None:
    first, second, third = Breaking(3, error), Breaking(0, error), Breaking(2)
    tracker = RevivingTracker(first, from_list([OSError("still away"), second, third]))
    assert [m.seq for m in tracker.track()] == [0, 1, 2, 0, 1]
    assert pauses == [1.0, 2.0, 4.0], "each pause is twice the one before"
    assert (first.closed, second.closed, third.closed) == (1, 1, 0)
    tracker.close()
    assert third.closed == 1


def test_the_pause_grows_to_half_a_minute(pauses: list[float]) -> None:
    tracker = RevivingTracker(Breaking(1, MELTED), from_list([*[MELTED] * 8, Breaking(1)]))
    assert len(list(tracker.track())) == 2
    assert pauses[-3:] == [30.0, 30.0, 30.0]


def test_what_never_worked_is_final(pauses: list[float]) -> None:
    first = Breaking(0, MELTED)
    tracker = RevivingTracker(first, lambda: pytest.fail("tried again"))
    with pytest.raises(LiveheadError, match="melted"):
        list(tracker.track())
    tracker.close()
    assert (first.closed, pauses) == (1, [])


def test_meanwhile_it_says_what_happened(caplog: pytest.LogCaptureFixture) -> None:
    tracker = RevivingTracker(Breaking(1, MELTED), lambda: Breaking(1))
    assert tracker.status.text == "fine"
    thread = threading.Thread(target=lambda: list(tracker.track()))
    thread.start()
    end = time.monotonic() + 5.0
    while tracker.status.phase is not Phase.RETRYING and time.monotonic() < end:
        time.sleep(0.005)
    assert tracker.status.text == "the camera melted; trying again"
    assert tracker.status.remedy == "cool it"
    assert "the camera melted (cool it); the character idles" in caplog.text
    began = time.monotonic()
    tracker.close()
    thread.join(5.0)
    assert time.monotonic() - began < 0.5, "a pause holds nobody up"
    assert tracker.status.phase is Phase.CLOSED


def test_one_that_comes_after_the_end_is_closed() -> None:
    asked, go, late = threading.Event(), threading.Event(), Breaking(1)

    def slow() -> Breaking:
        asked.set()
        go.wait(5.0)
        return late

    tracker = RevivingTracker(Breaking(1, MELTED), slow)
    thread = threading.Thread(target=lambda: list(tracker.track()))
    thread.start()
    assert asked.wait(5.0)
    tracker.close()
    go.set()
    thread.join(5.0)
    assert not thread.is_alive()
    assert late.closed == 1

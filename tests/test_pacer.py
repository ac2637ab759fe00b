"""The pacer on a clock of our own."""

from __future__ import annotations

from typing import Any

import pytest

from livehead.mailbox import Mailbox
from livehead.pacer import Pacer


class Clock:
    """Time that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Arrivals(Mailbox[Any]):
    """A mailbox whose values come at given times of a Clock."""

    def __init__(self, clock: Clock, times: list[float]) -> None:
        super().__init__()
        self.clock, self.times = clock, times

    def wait(self, timeout: float | None = None) -> bool:
        coming = next((t for t in self.times if t > self.taken_until), None)
        end = self.clock.now + (timeout or 0.0)
        if coming is None or coming > end:
            self.clock.now = end
            return False
        self.clock.now = max(self.clock.now, coming)
        return True

    taken_until = 0.0


def ticks(pacer: Pacer, clock: Clock, count: int, work: float = 0.0) -> list[float]:
    seen = []
    for _ in range(count):
        pacer.wait()
        seen.append(clock.now)
        clock.now += work
    return seen


def test_holds_the_rate_whatever_the_work_takes() -> None:
    clock = Clock()
    pacer = Pacer(50, clock=clock, sleep=clock.sleep)
    seen = ticks(pacer, clock, 6, work=0.013)
    assert [round(b - a, 9) for a, b in zip(seen, seen[1:], strict=False)] == [0.02] * 5
    assert pacer.missed == 0


def test_counts_what_it_missed_and_does_not_rush() -> None:
    clock = Clock()
    pacer = Pacer(100, clock=clock, sleep=clock.sleep)
    ticks(pacer, clock, 1)
    clock.now += 0.055
    seen = ticks(pacer, clock, 3)
    assert pacer.missed == 4
    assert seen[1] - seen[0] > 0.004
    assert seen[2] - seen[1] == pytest.approx(0.01)


def test_follows_input_of_the_same_rate() -> None:
    """A picture is rendered when its motion arrives, not up to a period later."""
    clock = Clock()
    pacer = Pacer(30, clock=clock, sleep=clock.sleep)
    arrivals = [100.02 + i / 30 + (0.002 if i % 3 else -0.001) for i in range(60)]
    inbox = Arrivals(clock, arrivals)
    delays = []
    while clock.now < 101.9:
        pacer.wait_for(inbox)
        new = [t for t in arrivals if inbox.taken_until < t <= clock.now]
        if new:
            inbox.taken_until = new[-1]
            pacer.heard(new[-1])
            delays.append(clock.now - new[-1])
        clock.now += 0.001
    assert len(delays) > 50
    assert max(delays[10:]) < 0.004


def test_keeps_its_own_clock_when_input_is_slower() -> None:
    clock = Clock()
    pacer = Pacer(60, clock=clock, sleep=clock.sleep)
    arrivals = [100.005 + i / 30 for i in range(60)]
    inbox = Arrivals(clock, arrivals)
    seen = []
    for _ in range(60):
        pacer.wait_for(inbox)
        seen.append(clock.now)
        for t in (t for t in arrivals if inbox.taken_until < t <= clock.now):
            inbox.taken_until = t
            pacer.heard(t)
    gaps = [b - a for a, b in zip(seen[1:], seen[2:], strict=False)]
    assert min(gaps) == pytest.approx(1 / 60, abs=1e-6)
    assert max(gaps) == pytest.approx(1 / 60, abs=1e-6)


def test_rate_zero_waits_for_input_only() -> None:
    clock = Clock()
    pacer = Pacer(0, clock=clock, sleep=clock.sleep)
    inbox: Mailbox[int] = Mailbox()
    inbox.put(1)
    pacer.wait_for(inbox, timeout=5.0)
    assert clock.now == 100.0


def test_a_negative_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="rate"):
        Pacer(-1)

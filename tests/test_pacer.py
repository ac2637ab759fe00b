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

    @property
    def arrived(self) -> float | None:
        return max((t for t in self.times if t <= self.clock.now), default=None)

    @property
    def count(self) -> int:
        return sum(t <= self.clock.now for t in self.times)


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


def waits(
    rate: float, every: float, jitter: float = 0.0, phase: float = 0.011
) -> tuple[list[float], list[float]]:
    """Gaps between ticks, and how long each arrival waited for its tick, over four seconds."""
    clock = Clock()
    pacer = Pacer(rate, clock=clock, sleep=clock.sleep)
    arrivals = [100 + phase + i * every + jitter * ((i * 7919) % 13 / 6 - 1) for i in range(int(4 / every))]
    inbox = Arrivals(clock, arrivals)
    seen, delays, last = [], [], None
    while clock.now < 103.9:
        pacer.wait_for(inbox)
        seen.append(clock.now)
        if inbox.arrived != last and inbox.arrived is not None:
            last = inbox.arrived
            delays.append(clock.now - last)
        clock.now += 0.004
    return [b - a for a, b in zip(seen, seen[1:], strict=False)], delays


@pytest.mark.parametrize("phase", [0.0, 0.004, 0.011, 0.02, 0.03])
@pytest.mark.parametrize(
    ("rate", "every"), [(30, 1 / 30), (60, 1 / 60), (60, 1 / 30), (60, 1 / 29.97), (30, 1 / 30.5)]
)
def test_drifts_to_just_after_the_input_with_even_intervals(rate: float, every: float, phase: float) -> None:
    gaps, delays = waits(rate, every, jitter=0.0005, phase=phase)
    settled = delays[len(delays) // 2 :]
    assert max(settled) < 0.0055, "a motion must not wait most of a period for its picture"
    assert max(gaps) < 1.06 / rate
    assert min(gaps) > 0.94 / rate


def test_more_jitter_gets_more_slack_so_that_motion_is_not_missed() -> None:
    _, calm = waits(30, 1 / 30, jitter=0.0005)
    gaps, uneven = waits(30, 1 / 30, jitter=0.004)
    assert len(uneven) >= len(calm) - 4
    assert max(gaps) < 1.06 / 30


@pytest.mark.parametrize("every", [1 / 25, 1 / 37, 1 / 144])
def test_keeps_its_own_clock_when_the_rates_do_not_fit(every: float) -> None:
    gaps, _ = waits(60, every)
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

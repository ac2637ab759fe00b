"""Holds a loop to a rate on the monotonic clock. Nobody else sleeps."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from livehead.mailbox import Mailbox

NUDGE = 0.05
"""Share of a period by which a tick may be moved towards the input's phase."""

SLACK = 0.0015
"""Seconds a tick aims to come after the input it is meant for, besides twice the input's own jitter."""

RATIO = 0.06
"""How far the input's period may be from a whole number of ticks and still be followed."""


class Pacer:
    """Ticks at `rate` per second; `rate` 0 means as fast as input comes.

    A loop that falls behind by more than a period does not rush to catch up: the missed ticks are counted in
    `missed`. When the input comes once every tick, or every second or third one, the ticks drift (by a few
    percent of a period each) until they come right after it, so that no motion waits most of a period for
    its picture; intervals stay even.
    """

    def __init__(
        self,
        rate: float,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        if rate < 0:
            raise ValueError("a rate is 0 or more ticks a second")
        self.period = 1.0 / rate if rate else 0.0
        self.missed = 0
        self._clock = clock
        self._sleep = sleep
        self._due: float | None = None
        self._arrival: float | None = None
        self._count = 0
        self._input_period = 0.0
        self._jitter = 0.0

    def change(self, rate: float) -> None:
        """Tick at another rate from the next tick on; not to or from 0."""
        if rate <= 0 or not self.period:
            raise ValueError("only a paced loop can change its rate, and only to another one above 0")
        self.period = 1.0 / rate

    def wait(self) -> None:
        """Return at the next tick."""
        now = self._clock()
        if self._due is None:
            self._due = now
            return
        self._due = self._next_due(now, self._due + self.period)
        while (left := self._due - self._clock()) > 0:
            self._sleep(left)

    def wait_for(self, inbox: Mailbox[Any], timeout: float = 0.5) -> None:
        """Return at the next tick, drifting towards the moments at which values come into `inbox`.

        With rate 0, return when `inbox` holds something, or after `timeout` seconds.
        """
        if not self.period:
            inbox.wait(timeout)
            return
        self._listen(inbox.arrived, inbox.count)
        if self._due is not None:
            self._due += self._nudge(self._due)
        self.wait()

    def _next_due(self, now: float, due: float) -> float:
        behind = now - due
        if behind <= self.period:
            return due
        skipped = int(behind / self.period)
        self.missed += skipped
        return due + skipped * self.period

    def _listen(self, arrival: float | None, count: int) -> None:
        """Learn the input's period and how unevenly it comes."""
        if arrival is None or count == self._count:
            return
        if self._arrival is not None:
            gap, known = (arrival - self._arrival) / (count - self._count), self._input_period
            if not known or not 0.5 * known < gap < 1.5 * known:
                self._input_period, self._jitter = (gap if gap < 0.2 else 0.0), 0.0
            else:
                self._input_period += 0.1 * (gap - known)
                self._jitter += 0.1 * (abs(gap - known) - self._jitter)
        self._arrival, self._count = arrival, count

    def _nudge(self, due: float) -> float:
        """How far to move the ticks, in seconds: towards coming just after the input."""
        ticks = self._input_period / self.period
        if self._arrival is None or not 0.9 < ticks < 3.1 or abs(ticks - round(ticks)) > RATIO * round(ticks):
            return 0.0
        slack = min(SLACK + 2.0 * self._jitter, self.period / 3)
        error = (due - self._arrival - slack) % self.period
        if error > self.period / 2:
            error -= self.period
        most = NUDGE * self.period
        return max(-most, min(most, -0.25 * error))

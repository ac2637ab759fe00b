"""Holds a loop to a rate on the monotonic clock. Nobody else sleeps."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from livehead.mailbox import Mailbox

LATE_INPUT = 0.15
"""How much of a period a tick may wait for input that is due at about the output's own rate."""

EARLY_INPUT = 0.5
"""How much of a period must have passed before fresh input may start a tick early."""


class Pacer:
    """Ticks at `rate` per second; `rate` 0 means as fast as input comes.

    A loop that falls behind by more than a period does not rush to catch up: the missed ticks are counted in
    `missed`. When input arrives at about the output's own rate (within a quarter), ticks follow the input
    instead of the clock, so that a picture is never rendered just before its cause arrives.
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
        self._last: float | None = None
        self._due = 0.0
        self._arrival: float | None = None
        self._input_period = 0.0

    @property
    def lag(self) -> float:
        """Seconds by which the present tick came late."""
        return max(0.0, self._clock() - self._due)

    def wait(self) -> None:
        """Return at the next tick of the clock."""
        now = self._clock()
        if self._last is None:
            self._due = now
        else:
            self._due = self._next_due(now, self._due + self.period)
        while (left := self._due - self._clock()) > 0:
            self._sleep(left)
        self._last = self._clock()

    def wait_for(self, inbox: Mailbox[Any], timeout: float = 0.5) -> None:
        """Return at the next tick, earlier or a little later when fresh input makes that better.

        With rate 0, return when `inbox` holds something, or after `timeout` seconds.
        """
        if not self.period:
            inbox.wait(timeout)
            return
        now = self._clock()
        if self._last is None:
            self._due = self._last = now
            return
        self._due = self._next_due(now, self._due + self.period)
        if self._follows_input():
            self._wait_for_input(inbox)
        while (left := self._due - self._clock()) > 0:
            self._sleep(left)
        self._last = self._clock()

    def heard(self, at: float) -> None:
        """Tell the pacer that input arrived at time `at`: how it learns the input's rate."""
        if self._arrival is not None and 0 < at - self._arrival < 1.0:
            gap = at - self._arrival
            self._input_period = 0.8 * self._input_period + 0.2 * gap if self._input_period else gap
        self._arrival = at

    def _next_due(self, now: float, due: float) -> float:
        behind = now - due
        if behind <= self.period:
            return due
        skipped = int(behind / self.period)
        self.missed += skipped
        return due + skipped * self.period

    def _follows_input(self) -> bool:
        return self._input_period > 0 and 0.75 * self.period <= self._input_period <= 1.34 * self.period

    def _wait_for_input(self, inbox: Mailbox[Any]) -> None:
        assert self._last is not None
        earliest = self._last + EARLY_INPUT * self.period
        while (left := earliest - self._clock()) > 0:
            self._sleep(left)
        latest = max(self._due + LATE_INPUT * self.period, self._clock())
        inbox.wait(max(0.0, latest - self._clock()))
        self._due = self._clock()

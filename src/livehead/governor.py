"""Keeps the work within a budget: takes quality back step by step when frames cost too much, gives it back later.

The steps are a list that a person can read (`Governor.steps`); one is taken or given back at a time. What a step
saves is learned, so that it is given back only when there is room for it; a step that had to be taken again
right away is tried ever more rarely. So it never swings to and fro.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from livehead.config import BUDGET_PARTS, BudgetConfig

WINDOW_S = 1.0
_OVER_WINDOWS = 2  # so many windows over budget before a step is taken
_ROOM = 0.85  # of the budget may be expected to be used after a step is given back
_FIRST_WAIT_S, _LONGEST_WAIT_S = 5.0, 320.0


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work a frame may make. coarse: 0 (exact poses) to 3; rate: share of the configured frames a
    second; size: share of the picture's edge in pixels."""

    coarse: int = 0
    rate: float = 1.0
    size: float = 1.0

    def __str__(self) -> str:
        said = [
            f"poses in steps of level {self.coarse}" if self.coarse else "",
            f"{self.rate:.0%} of the frames" if self.rate < 1 else "",
            f"{self.size:.0%} of the size" if self.size < 1 else "",
        ]
        return ", ".join(part for part in said if part) or "full quality"


_LADDERS: dict[str, tuple[float, ...]] = {"poses": (1, 2, 3), "rate": (0.75, 0.5), "size": (0.75, 0.5)}


def ladder(order: Sequence[str], able: Sequence[str] = BUDGET_PARTS) -> tuple[Effort, ...]:
    """Efforts from full quality down, in the order given, without the parts that the animator is not able to."""
    steps = [Effort()]
    for part in order:
        for value in _LADDERS[part] if part in able else ():
            last = steps[-1]
            coarse, rate, size = last.coarse, last.rate, last.size
            if part == "poses":
                coarse = int(value)
            elif part == "rate":
                rate = value
            else:
                size = value
            steps.append(Effort(coarse, rate, size))
    return tuple(steps)


class Governor:
    """Told what every frame took, says how much effort the next ones may make. One thread."""

    def __init__(self, budget: BudgetConfig, able: Sequence[str] = BUDGET_PARTS) -> None:
        self._budget = budget
        self.steps = ladder(budget.order, able)
        self._at = 0
        self._saves = [1.5] * len(self.steps)  # load above a step over load below it: a guess, then learned
        self._busy: list[float] = []
        self._since: tuple[float, float] | None = None
        self._over = 0
        self._load_before = 0.0
        self._changed_at = 0.0
        self._waits = [_FIRST_WAIT_S] * len(self.steps)
        self._given_back = False

    @property
    def effort(self) -> Effort:
        return self.steps[self._at]

    @property
    def active(self) -> bool:
        """Whether there is any limit to keep."""
        return self._budget.frame_ms > 0 or self._budget.processor > 0

    def observe(self, now: float, busy_s: float, processor_s: float) -> bool:
        """After a frame: monotonic time, seconds it took, processor time of the process so far over the number of
        cores. True when the effort has changed."""
        if self._since is None:
            self._since = now, processor_s
            self._changed_at = now
        self._busy.append(busy_s)
        start, processor = self._since
        if now - start < WINDOW_S:
            return False
        load = self._load((processor_s - processor) / (now - start))
        self._busy.clear()
        self._since = now, processor_s
        return self._decide(now, load)

    def _load(self, processor: float) -> float:
        """What is used over what may be used, the greater of both limits; nine frames of ten count."""
        ranked = sorted(self._busy)
        typical = ranked[min(len(ranked) - 1, int(0.9 * len(ranked)))]
        budget = self._budget
        by_frame = typical * 1e3 / budget.frame_ms if budget.frame_ms > 0 else 0.0
        by_processor = 100 * processor / budget.processor if budget.processor > 0 else 0.0
        return max(by_frame, by_processor)

    def _decide(self, now: float, load: float) -> bool:
        if self._load_before:  # the first whole window after a step was taken
            if load > 0:
                self._saves[self._at] = min(max(self._load_before / load, 1.05), 4.0)
            self._load_before = 0.0
            return False
        self._over = self._over + 1 if load > 1.0 else 0
        if self._over >= _OVER_WINDOWS and self._at + 1 < len(self.steps):
            return self._take(now, load)
        waited = now - self._changed_at >= self._waits[self._at]
        if self._at > 0 and waited and load * self._saves[self._at] < _ROOM:
            return self._give_back(now)
        return False

    def _take(self, now: float, load: float) -> bool:
        if self._given_back and now - self._changed_at < 3 * _FIRST_WAIT_S:
            step = self._at + 1  # it was given back too early: wait longer next time
            self._waits[step] = min(2 * self._waits[step], _LONGEST_WAIT_S)
        self._at, self._over, self._load_before = self._at + 1, 0, load
        self._changed_at, self._given_back = now, False
        return True

    def _give_back(self, now: float) -> bool:
        self._at, self._over = self._at - 1, 0
        self._changed_at, self._given_back = now, True
        return True

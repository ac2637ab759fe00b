"""The governor takes steps only when it must, gives them back when it may, and never swings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from livehead.config import BudgetConfig as Budget
from livehead.governor import Effort, Governor, ladder


def run(
    governor: Governor, seconds: float, cost_ms: Callable[[Effort, float], float], start: float = 0.0
) -> list[float]:
    """Feed frames at 50 a second; the times at which the effort changed."""
    changes = []
    for frame in range(round(seconds * 50)):
        now = start + frame / 50
        if governor.observe(now, cost_ms(governor.effort, now) / 1e3, 0.0):
            changes.append(now)
    return changes


def by_steps(effort: Effort) -> float:
    return 30.0 * 0.8**effort.coarse * effort.size**2


def test_the_steps_come_in_the_order_asked_for() -> None:
    steps = ladder(("rate", "poses"))
    assert steps[0] == Effort() and str(steps[0]) == "full quality"
    assert [s.rate for s in steps[:3]] == [1.0, 0.75, 0.5]
    assert steps[-1] == Effort(coarse=3, rate=0.5)
    assert ladder(("poses", "rate", "size"), able=("rate",)) == ladder(("rate",))


def test_within_budget_nothing_changes() -> None:
    governor = Governor(Budget(frame_ms=33))
    assert run(governor, 60, lambda effort, now: by_steps(effort)) == []
    assert governor.effort == Effort()


def test_over_budget_it_takes_as_many_steps_as_needed_and_no_more() -> None:
    governor = Governor(Budget(frame_ms=22))
    run(governor, 60, lambda effort, now: by_steps(effort))
    assert governor.effort.coarse == 2 and governor.effort.rate == 1.0


def test_it_gives_the_steps_back_when_the_load_is_gone() -> None:
    governor = Governor(Budget(frame_ms=22))
    run(governor, 30, lambda effort, now: by_steps(effort))
    run(governor, 120, lambda effort, now: by_steps(effort) / 3, start=30)
    assert governor.effort == Effort()


def test_it_does_not_swing_where_one_step_is_too_dear_and_the_next_too_cheap() -> None:
    governor = Governor(Budget(frame_ms=20))
    changes = run(governor, 600, lambda effort, now: 21.0 if effort.coarse == 0 else 8.0)
    assert governor.effort.coarse == 1
    assert len(changes) <= 2


def test_a_load_that_comes_and_goes_is_followed_ever_more_rarely() -> None:
    governor = Governor(Budget(frame_ms=20))
    changes = run(governor, 600, lambda effort, now: 25.0 if now % 20 < 10 and not effort.coarse else 9.0)
    first, last = [c for c in changes if c < 200], [c for c in changes if c >= 400]
    assert len(last) < len(first)


def test_a_hiccup_is_no_reason() -> None:
    governor = Governor(Budget(frame_ms=33))
    assert run(governor, 60, lambda effort, now: 300.0 if round(now * 50) % 100 == 7 else 20.0) == []


def test_the_processor_share_counts_too() -> None:
    governor = Governor(Budget(processor=50))
    used = 0.0
    for frame in range(1000):
        used += 0.02 * (0.8 if governor.effort.rate == 1.0 else 0.4)
        governor.observe(frame / 50, 0.01, used)
    assert governor.effort.rate == 0.75


def test_without_limits_it_is_not_active() -> None:
    assert not Governor(Budget()).active
    assert Governor(Budget(frame_ms=1)).active


@pytest.mark.parametrize("effort, words", [(Effort(2, 0.75), "poses in steps of level 2, 75% of the frames")])
def test_an_effort_says_what_it_is(effort: Effort, words: str) -> None:
    assert str(effort) == words

"""Outputs computed side by side come back in the order asked for, the slowest begun first."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest

from livehead.errors import EngineError
from livehead.runtime.side_by_side import SideBySide


def test_results_come_in_the_order_asked_for_and_the_slowest_begins_first() -> None:
    begun: list[str] = []

    def compute(name: str) -> np.ndarray:
        begun.append(name)
        time.sleep(0.05 if name == "slow" else 0.001)
        return np.array([len(name)])

    work = SideBySide(2)
    for _ in range(2):
        begun.clear()
        assert [int(a[0]) for a in work.run(compute, ["a", "bb", "ccc", "slow"])] == [1, 2, 3, 4]
    assert begun[0] == "slow"
    work.close()


def test_two_are_computed_at_a_time() -> None:
    meeting = threading.Barrier(2, timeout=5)

    def compute(name: str) -> np.ndarray:
        meeting.wait()
        return np.zeros(1)

    work = SideBySide(2)
    assert len(work.run(compute, ["a", "b"])) == 2
    work.close()


@pytest.mark.parametrize("threads", [1, 2])
def test_what_one_raises_is_raised(threads: int) -> None:
    def compute(name: str) -> np.ndarray:
        if name == "b":
            raise EngineError("no memory", remedy="buy some")
        return np.zeros(1)

    work = SideBySide(threads)
    with pytest.raises(EngineError, match="no memory"):
        work.run(compute, ["a", "b"])
    assert len(work.run(compute, ["a"])) == 1
    work.close()

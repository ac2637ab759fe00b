"""Figures people decide by."""

from __future__ import annotations

import numpy as np
import pytest

from livehead.telemetry import Histogram, Percentiles, Telemetry


def test_percentiles_are_milliseconds() -> None:
    figures = Percentiles.of([i / 1000 for i in range(1, 101)])
    assert figures.p50 == pytest.approx(50.5)
    assert figures.p99 == pytest.approx(99.01)
    assert Percentiles.of([]) == Percentiles(0.0, 0.0, 0.0)


def test_latency_counts_only_frames_that_new_motion_caused() -> None:
    telemetry = Telemetry(clock=lambda: 10.060)
    telemetry.sent(10.020, captured_at=10.000)
    telemetry.sent(10.036, captured_at=None)
    telemetry.sent(10.053, captured_at=10.033)
    figures = telemetry.figures({"motion": 3}, missed=2)
    assert figures.frames == 3
    assert figures.latency.p50 == pytest.approx(20.0, rel=0.005)
    assert figures.interval.p50 == pytest.approx(16.5, rel=0.005)
    assert figures.fps == pytest.approx(2 / 0.033)
    assert figures.dropped == {"motion": 3}
    assert figures.missed == 2


def test_percentiles_are_of_the_whole_run_however_long() -> None:
    """Five minutes: at first slow, then fast. The slow tenth must not be forgotten."""
    now = 0.0
    telemetry = Telemetry(clock=lambda: now)
    for frame in range(20_000):
        slow = frame < 2000
        now += 0.040 if slow else 0.016
        telemetry.sent(now, captured_at=now - (0.100 if slow else 0.020))
        telemetry.took("animate", 0.030 if slow else 0.005)
    figures = telemetry.figures()
    for spent, usual, worst in (
        (figures.interval, 16.0, 40.0),
        (figures.latency, 20.0, 100.0),
        (figures.stages["animate"], 5.0, 30.0),
    ):
        assert (spent.p50, spent.p95, spent.p99) == pytest.approx((usual, worst, worst), rel=0.005)


@pytest.mark.parametrize("spread", [0.05, 0.5, 3.0])
@pytest.mark.parametrize("count", [1, 2, 3, 101, 30_000])
def test_a_histogram_is_half_a_percent_off_at_most(spread: float, count: int) -> None:
    durations = np.exp(np.random.default_rng(5).normal(np.log(0.016), spread, count))
    histogram = Histogram()
    for seconds in durations:
        histogram.add(float(seconds))
    found, wanted = histogram.percentiles(), Percentiles.of(durations.tolist())
    assert (found.p50, found.p95, found.p99) == pytest.approx(
        (wanted.p50, wanted.p95, wanted.p99), rel=0.00501
    )


def test_a_histogram_takes_any_duration() -> None:
    histogram = Histogram()
    assert histogram.percentiles() == Percentiles()
    for seconds in (-1.0, 0.0, 1e-9, float("nan"), 1e9):
        histogram.add(seconds)
    assert 0.0 < histogram.percentiles().p50 < 0.01
    assert histogram.percentiles().p99 <= 1e6


def test_a_loop_that_stands_still_has_no_rate() -> None:
    now = 10.0
    telemetry = Telemetry(clock=lambda: now)
    for _ in range(100):
        now += 0.01
        telemetry.sent(now, captured_at=None)
    assert telemetry.figures().fps == pytest.approx(100.0)
    now += 3.0
    assert telemetry.figures().fps == 0.0, "not the rate it had when it last moved"
    assert telemetry.figures().seconds == pytest.approx(4.0)


def test_stages_are_timed_by_name_and_forgotten_on_reset() -> None:
    telemetry = Telemetry()
    with telemetry.timed("animate"):
        pass
    telemetry.took("track", 0.004)
    assert telemetry.figures().stages["track"].p50 == pytest.approx(4.0, rel=0.005)
    assert telemetry.figures().stages["animate"].p50 < 100.0
    telemetry.reset()
    assert telemetry.figures().stages == {}

"""Figures people decide by."""

from __future__ import annotations

import pytest

from livehead.telemetry import Percentiles, Telemetry


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
    assert figures.latency.p50 == pytest.approx(20.0)
    assert figures.interval.p50 == pytest.approx(16.5)
    assert figures.fps == pytest.approx(2 / 0.033)
    assert figures.dropped == {"motion": 3}
    assert figures.missed == 2


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
    assert telemetry.figures().stages["track"].p50 == pytest.approx(4.0)
    assert telemetry.figures().stages["animate"].p50 < 100.0
    telemetry.reset()
    assert telemetry.figures().stages == {}

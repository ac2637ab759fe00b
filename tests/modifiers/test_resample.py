"""From the camera's rate to the output's."""

from __future__ import annotations

import numpy as np
import pytest
from signals import lag, motion, play, talk

from livehead.modifiers import resample
from livehead.types import Phase


@pytest.mark.parametrize("rate", [12.5, 25.0, 30.0, 48.0])
@pytest.mark.parametrize("known", [0.0, 60.0])
def test_a_slow_camera_drives_sixty_distinct_frames(rate: float, known: float) -> None:
    rows = play(resample.create(resample.Config(fps=known)), talk, rate=rate)
    rows = rows[rows[:, 0] >= 1.0]
    assert len(np.unique(rows[:, 1])) == len(rows)
    assert (np.diff(rows[:, 1]) != 0.0).all()


@pytest.mark.parametrize("rate", [12.5, 25.0, 30.0])
@pytest.mark.parametrize("latency", [0.0, 0.021])
def test_it_adds_at_most_half_a_camera_frame(rate: float, latency: float) -> None:
    rows = play(resample.create(resample.Config()), talk, rate=rate, latency=latency)
    shown = play(Through(), talk, rate=rate, latency=latency)
    assert lag(rows, talk) - lag(shown, talk) <= 0.5 / rate
    assert lag(rows, talk) <= latency + 0.5 / rate + 1 / 60.0


def test_it_is_smoother_than_the_samples() -> None:
    rows, shown = (play(m, talk, rate=25.0)[60:, 1] for m in (resample.create(resample.Config()), Through()))
    assert np.abs(np.diff(rows, 2)).max() < 0.25 * np.abs(np.diff(shown, 2)).max()


def test_overshoot_is_bounded_by_half_the_last_step() -> None:
    def jump(t: float) -> float:
        return 0.4 if t > 2.0 else 0.0

    def ramp(t: float) -> float:
        return min(max(t - 2.0, 0.0) * 2.0, 0.4)

    for rate in (12.5, 25.0, 30.0):
        assert play(resample.create(resample.Config()), jump, rate=rate)[:, 1].max() <= 0.4 + 1e-6
        assert play(resample.create(resample.Config()), ramp, rate=rate)[:, 1].max() <= 0.4 + 0.5 * 2.0 / rate


def test_a_jump_is_followed_within_a_few_samples() -> None:
    rows = play(resample.create(resample.Config()), lambda t: 0.4 if t > 2.0 else 0.0, rate=30.0)
    assert rows[rows[:, 0] > 2.0 + 5 / 30.0, 1].min() > 0.39


@pytest.mark.parametrize("rate", [60.0, 90.0, 120.0])
def test_a_tracker_as_fast_as_the_output_passes_through(rate: float) -> None:
    rows, shown = (
        play(m, talk, rate=rate, latency=0.001) for m in (resample.create(resample.Config()), Through())
    )
    assert np.array_equal(rows, shown)


@pytest.mark.parametrize("known", [0.0, 60.0])
@pytest.mark.parametrize("pace", [0.1, 0.3, 1.0, 3.0])
def test_a_frame_for_every_sample_is_that_sample_whatever_the_clock(pace: float, known: float) -> None:
    """A tape step by step: recorded at 30 a second, rendered as fast as it goes."""
    modifier = resample.create(resample.Config(fps=known))
    for n in range(90):
        yaw = talk(n / 30)
        got = modifier.modify(motion(yaw, at=5000.0 + n / 30, seq=n), 80.0 + pace * n / 30)
        assert got.head_rotation[1] == pytest.approx(yaw)


def test_after_a_wait_for_every_sample_a_slow_camera_is_resampled_again() -> None:
    modifier, rows = resample.create(resample.Config(fps=60.0)), []
    for n in range(30):
        modifier.modify(motion(talk(n / 60), at=n / 60, seq=n), n / 60)
    for n in range(30, 150):
        sample = n // 2
        got = modifier.modify(motion(talk(sample / 30), at=sample / 30, seq=15 + sample), n / 60)
        rows.append(float(got.head_rotation[1]))
    assert (np.diff(rows[60:]) != 0.0).all(), "once it knows the rate"


def test_after_a_gap_it_starts_anew() -> None:
    rows = play(resample.create(resample.Config()), lambda t: 0.4 if t > 2.0 else 0.0, silent=(1.5, 3.0))
    assert rows[rows[:, 0] < 3.0, 1].max() == 0.0
    assert rows[rows[:, 0] >= 3.0, 1].min() == pytest.approx(0.4)


def test_it_says_the_rates() -> None:
    modifier = resample.create(resample.Config())
    play(modifier, talk, rate=30.0)
    assert modifier.status.phase is Phase.RUNNING
    assert modifier.status.text == "30 to 60 a second"


def test_a_blendshape_stays_in_range_when_carried_ahead() -> None:
    modifier = resample.create(resample.Config())
    for frame in range(120):
        sample = frame // 5
        jaw = min(0.1 * (sample % 11), 1.0)
        out = modifier.modify(motion(jaw=jaw, at=sample / 12.0, seq=sample), frame / 60.0)
        assert out.blendshapes.min() >= 0.0 and out.blendshapes.max() <= 1.0


class Through:
    """Shows every sample as it comes: the measure to compare with."""

    status = None

    def modify(self, motion, now):  # type: ignore[no-untyped-def]
        return motion

    def close(self) -> None: ...

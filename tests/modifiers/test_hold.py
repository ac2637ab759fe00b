"""Lost and found again."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from signals import motion, play

from livehead.modifiers import hold
from livehead.types import Channels, Motion, Phase

TURN = math.radians(30.0)


def lost_at_two(fps: float = 60.0, back: float = 1e9, yaw: float = TURN) -> np.ndarray:
    return play(
        hold.create(hold.Config()), lambda t: yaw if t < 2 else -yaw, fps=fps, seconds=6.0, silent=(2.0, back)
    )


def at(rows: np.ndarray, time: float) -> float:
    return float(np.interp(time, rows[:, 0], rows[:, 1]))


@pytest.mark.parametrize("fps", [30.0, 60.0])
def test_hold_then_decay_then_neutral(fps: float) -> None:
    rows = lost_at_two(fps)
    assert at(rows, 2.15) == pytest.approx(TURN, abs=1e-4), "held"
    assert 0.2 * TURN < at(rows, 2.6) < 0.8 * TURN, "half way"
    assert at(rows, 3.1) == pytest.approx(0.0, abs=0.002), "neutral"
    assert np.abs(np.diff(rows[rows[:, 0] > 1.0, 1])).max() < math.radians(5.0)


@pytest.mark.parametrize("fps", [30.0, 60.0])
@pytest.mark.parametrize("degrees", [10.0, 30.0, 45.0])
@pytest.mark.parametrize("back", [2.4, 2.7, 4.0])
def test_a_smooth_return_without_a_snap(fps: float, degrees: float, back: float) -> None:
    rows = lost_at_two(fps, back, math.radians(degrees))
    steps = np.abs(np.diff(rows[rows[:, 0] > 1.0, 1]))
    assert steps.max() <= math.radians(5.0)
    if degrees <= 30.0 and back > 3.0:
        assert at(rows, back + 0.3) == pytest.approx(-math.radians(degrees), abs=math.radians(0.5))
    assert at(rows, back + 0.7) == pytest.approx(-math.radians(degrees), abs=1e-4)


def test_the_first_face_is_greeted_smoothly() -> None:
    rows = play(hold.create(hold.Config()), lambda t: TURN, seconds=1.0)
    assert np.abs(np.diff(rows[:, 1])).max() <= math.radians(5.0)
    assert rows[-1, 1] == pytest.approx(TURN)


def test_a_slow_camera_is_not_taken_for_a_loss() -> None:
    rows = play(hold.create(hold.Config()), lambda t: TURN, rate=6.0, seconds=6.0)
    assert np.allclose(rows[rows[:, 0] > 2.0, 1], TURN, atol=1e-5)


def test_a_single_missed_sample_changes_nothing() -> None:
    rows = play(hold.create(hold.Config()), lambda t: TURN, silent=(2.0, 2.1))
    assert np.allclose(rows[rows[:, 0] > 1.0, 1], TURN, atol=1e-5)


def test_confidence_and_channels_say_that_nobody_is_there() -> None:
    modifier = hold.create(hold.Config())
    live = motion(TURN, at=0.0, seq=1)
    for frame in range(12):
        out = modifier.modify(motion(TURN, at=frame / 60, seq=frame), frame / 60)
    assert out.confidence == 1.0 and out.channels == Channels.ALL
    assert modifier.status.phase is Phase.RUNNING
    for frame in range(12, 150):
        out = modifier.modify(live, frame / 60)
    assert out.confidence == 0.0 and out.channels == Channels.NONE
    assert modifier.status.phase is Phase.LOST
    assert not out.blendshapes.any() and not out.head_rotation.any()


def test_a_tracker_that_says_nobody_is_there_counts_as_lost() -> None:
    modifier = hold.create(hold.Config())
    for frame in range(60):
        modifier.modify(motion(TURN, at=frame / 60, seq=frame), frame / 60)
    for frame in range(60, 180):
        out = modifier.modify(Motion.neutral(frame / 60, frame), frame / 60)
    assert not out.head_rotation.any()


def test_flicker_between_found_and_lost_never_snaps() -> None:
    modifier = hold.create(hold.Config())
    generator = np.random.default_rng(3)
    newest, shown = motion(0.0), 0.0
    for frame in range(1800):
        now = frame / 60.0
        if math.sin(now * 2.1) + 0.4 * math.sin(now * 7.0) > 0.0:
            newest = motion(0.6 * math.sin(now * 0.5) + generator.normal(0, 0.01), at=now, seq=frame)
        out = float(modifier.modify(newest, now).head_rotation[1])
        assert abs(out - shown) <= math.radians(5.0)
        shown = out


def test_another_tracker_or_person_is_reached_without_a_snap() -> None:
    for seq, subject in ((0, 0), (130, 1)):
        modifier, yaws = hold.create(hold.Config()), []
        for frame in range(240):
            now = frame / 60.0
            newest = motion(TURN if frame < 120 else -TURN, at=now, seq=frame)
            if frame >= 120:
                newest = replace(newest, seq=seq + frame - 120, subject=subject)
            yaws.append(float(modifier.modify(newest, now).head_rotation[1]))
        assert np.abs(np.diff(yaws)).max() <= math.radians(5.0)
        assert yaws[119] == pytest.approx(TURN) and yaws[150] == pytest.approx(-TURN)


def test_what_another_livehead_drew_goes_with_its_face() -> None:
    """Drawn parameters have no channel that could fade them: without a face they would stay for ever."""
    stage = hold.create(hold.Config())
    face = replace(motion(0.1), drawn=(("mouth_smirk", 1.0, 1.0),))
    weights = []
    for n in range(120):
        shown = stage.modify(replace(face, captured_at=min(n, 30) / 60.0, seq=min(n, 30)), n / 60.0)
        weights.append(shown.drawn[0][2] if shown.drawn else 0.0)
    assert weights[30] == 1.0 and weights[-1] == 0.0
    assert 0.0 < -np.diff(weights).min() < 0.1, "it fades"

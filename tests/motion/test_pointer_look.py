"""The look that follows a pointer."""

from __future__ import annotations

import math

import numpy as np
import pytest

from livehead.motion.pointer import HEAD_SHARE, LEAVE, Look, Spring, aim, bend

TURN, NOD = math.radians(28.0), math.radians(18.0)


def test_right_and_down_on_the_screen_are_the_subjects_right_and_chin_down() -> None:
    pitch, yaw = aim(1.0, 0.5, TURN, NOD)
    assert yaw == pytest.approx(-TURN) and pitch == pytest.approx(-NOD / 2)


def test_other_monitors_are_looked_at_less_and_less() -> None:
    steps = [bend(u) for u in np.linspace(-4, 4, 801)]
    assert steps == sorted(steps) and max(np.diff(steps)) < 0.0101
    assert bend(50.0) == pytest.approx(1.5) and bend(math.nan) == 0.0


@pytest.mark.parametrize("rate", [5.0, 60.0, 240.0])
def test_a_spring_arrives_without_overshoot_at_any_rate(rate: float) -> None:
    spring = Spring.at(np.zeros(1, np.float32), 0.3)
    way = [float(spring.step(np.ones(1, np.float32), 1.0 / rate)[0]) for _ in range(int(3 * rate))]
    assert way == sorted(way) and 0.999 < way[-1] <= 1.0
    half = next(i for i, v in enumerate(way) if v > 0.5) / rate
    assert half == pytest.approx(0.25, abs=0.06 + 1.0 / rate)


def test_the_eyes_go_first_and_the_head_takes_over() -> None:
    look, target = Look(0.3, 0.0), np.array([0.1, -0.4], np.float32)
    way = [look.step(target, True, 1 / 60) for _ in range(120)]
    heads, gazes = np.array([h for h, _ in way]), np.array([g for _, g in way])
    assert abs(gazes[5, 1]) > 0.6 * 0.4 and abs(heads[5, 1]) < 0.2 * 0.4
    assert heads[-1] == pytest.approx(HEAD_SHARE * target, abs=1e-3)
    assert (heads + gazes)[-1] == pytest.approx(target, abs=1e-3)
    assert np.abs(np.degrees(np.diff(heads[:, 1]))).max() < 1.5, "no snap of the head"


def test_a_still_pointer_is_left_alone_and_noticed_again() -> None:
    look, target = Look(0.2, 2.0), np.array([0.2, 0.3], np.float32)
    for _ in range(90):
        head, gaze = look.step(target, False, 1 / 60)
    assert (head + gaze) == pytest.approx(target, abs=1e-2), "not yet"
    for _ in range(int(60 * (LEAVE + 2.0))):
        head, gaze = look.step(target, False, 1 / 60)
    assert np.abs(head).max() < 0.01 and np.abs(gaze).max() < 0.01
    for _ in range(90):
        head, gaze = look.step(target, True, 1 / 60)
    assert (head + gaze) == pytest.approx(target, abs=1e-2)

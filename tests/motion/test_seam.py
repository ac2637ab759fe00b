"""The seam of a loop shows no jump, and what is no jump is left alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from livehead.motion.seam import SECONDS, LoopSeam
from livehead.types import Motion

RATE = 30.0


def motion(frame: int, yaw: float, shape: float = 0.0) -> Motion:
    rotation = np.array((0.0, yaw, 0.0), np.float32)
    shapes = np.full(52, shape, np.float32)
    return replace(
        Motion.neutral(100.0 + frame / RATE, frame),
        head_rotation=rotation,
        blendshapes=shapes,
        confidence=1.0,
    )


def played(yaws: list[float], laps: int = 2, pause: int = 0) -> np.ndarray:
    """The yaws shown of some laps, with so many frames lost at each seam."""
    seam, shown = LoopSeam(), []
    for lap in range(laps):
        for n, yaw in enumerate(yaws):
            frame = lap * (len(yaws) + pause) + n
            shown.append(float(seam.ease(motion(frame, yaw), lap).head_rotation[1]))
    return np.array(shown)


def test_a_jump_is_gone_over_in_small_steps() -> None:
    yaws = np.linspace(-0.3, 0.3, 60).tolist()
    found = played(yaws)
    assert np.abs(np.diff(found)).max() < 1.4 * 0.6 / (SECONDS * RATE)
    assert found[:60] == pytest.approx(yaws, abs=1e-6)
    after = round(SECONDS * RATE) + 1
    assert found[60 + after :] == pytest.approx(yaws[after:], abs=1e-6), "then it is as recorded"


def test_a_loop_that_meets_its_beginning_is_left_alone() -> None:
    yaws = (0.3 * np.sin(np.arange(90) / 90 * 2 * np.pi)).tolist()
    assert played(yaws, laps=3) == pytest.approx(yaws * 3, abs=0.002)


def test_a_face_that_was_gone_before_the_seam_is_not_carried_over() -> None:
    yaws = np.linspace(-0.3, 0.3, 60).tolist()
    assert played(yaws, pause=20) == pytest.approx(yaws * 2, abs=1e-6)


def test_blendshapes_stay_in_range() -> None:
    seam = LoopSeam()
    for frame in range(60):
        got = seam.ease(motion(frame, 0.0, 1.0 if frame % 20 > 10 else 0.0), frame // 20)
        assert got.blendshapes.min() >= 0.0 and got.blendshapes.max() <= 1.0
        assert got.seq == frame and got.captured_at == pytest.approx(100.0 + frame / RATE)

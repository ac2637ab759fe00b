"""Coarser poses stay near, stay within their ranges, and are fewer."""

from __future__ import annotations

import numpy as np
import pytest

from livehead.motion.pose import LAYOUT
from livehead.posers.coarse import LEVELS, coarsened


def random_poses(count: int) -> np.ndarray:
    return np.random.default_rng(5).uniform(LAYOUT.low, LAYOUT.high, (count, 45)).astype(np.float32)


def test_level_0_is_exact() -> None:
    for pose in random_poses(20):
        assert np.array_equal(coarsened(pose, 0), pose)


@pytest.mark.parametrize("level", range(1, LEVELS))
def test_a_level_stays_near_and_keeps_rest_and_ends(level: int) -> None:
    for pose in random_poses(50):
        near = coarsened(pose, level)
        assert near.dtype == np.float32 and (near >= LAYOUT.low).all() and (near <= LAYOUT.high).all()
        assert np.abs(near - pose).max() <= 0.126
        assert np.array_equal(coarsened(near, level), near)
    for still in (np.zeros(45, np.float32), LAYOUT.low, LAYOUT.high):
        assert np.array_equal(coarsened(still, level), still)


def test_the_head_turns_smoothly_at_the_first_level() -> None:
    pose = random_poses(1)[0]
    assert np.array_equal(coarsened(pose, 1)[39:], pose[39:])


def test_every_level_knows_fewer_faces_than_the_one_before() -> None:
    slow = np.zeros((400, 45), np.float32)
    slow[:, LAYOUT.index("mouth_aaa")] = np.linspace(0, 1, 400)
    counts = [len({coarsened(pose, level)[:39].tobytes() for pose in slow}) for level in range(LEVELS)]
    assert counts == sorted(counts, reverse=True) and len(set(counts)) == LEVELS

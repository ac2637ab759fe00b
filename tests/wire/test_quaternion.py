"""Rotations by quaternions agree with the matrices of the house."""

from __future__ import annotations

import math

import numpy as np
import pytest

from livehead.motion.head_pose import head_angles as angles_of_matrix
from livehead.motion.head_pose import head_matrix
from livehead.wire import quaternion
from livehead.wire.quaternion import Quaternion


def matrix(q: Quaternion) -> np.ndarray:
    x, y, z, w = q
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


@pytest.mark.parametrize("seed", range(30))
def test_against_matrices(seed: int) -> None:
    generator = np.random.default_rng(seed)
    a, b = (tuple(generator.uniform(-1.3, 1.3, 3).tolist()) for _ in range(2))
    qa, qb = quaternion.of_head(*a), quaternion.of_head(*b)
    assert np.allclose(matrix(qa), head_matrix(np.array(a, np.float32)), atol=1e-6)
    assert np.allclose(quaternion.head_angles(qa), a, atol=1e-9)
    both = quaternion.product(qa, qb)
    assert np.allclose(matrix(both), matrix(qa) @ matrix(qb), atol=1e-9)
    found = angles_of_matrix(matrix(both).astype(np.float32))
    assert np.allclose(quaternion.head_angles(both), found, atol=1e-5)
    halved = quaternion.half(qa)
    assert np.allclose(matrix(quaternion.product(halved, halved)), matrix(qa), atol=1e-9)
    flip = np.diag([-1.0, 1.0, 1.0])
    assert np.allclose(matrix(quaternion.across(qa)), flip @ matrix(qa) @ flip, atol=1e-9)


def test_gaze_is_where_the_eyes_z_points() -> None:
    for pitch, yaw in ((0.0, 0.0), (0.3, 0.0), (0.0, 0.4), (-0.5, -0.7), (0.2, -1.2)):
        assert quaternion.gaze_angles(quaternion.of_head(pitch, yaw, 0.0)) == pytest.approx((pitch, yaw))


def test_what_is_no_rotation() -> None:
    for bad in (
        (0.0, 0.0, 0.0, 0.0),
        (math.nan, 0.0, 0.0, 1.0),
        (1e30, 0.0, 0.0, 0.0),
        (0.0, math.inf, 0.0, 1.0),
    ):
        assert quaternion.unit(bad) is None
    assert quaternion.unit((0.0, 0.0, 0.0, 2.0)) == quaternion.IDENTITY

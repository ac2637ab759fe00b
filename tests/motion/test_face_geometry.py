from __future__ import annotations

import numpy as np
import pytest

from livehead.motion.face_geometry import FOCAL_PER_HEIGHT, INDICES, NEUTRAL_CM, WEIGHTS, fit_head
from livehead.motion.head_pose import head_angles, head_matrix


def face(seed: int = 0) -> np.ndarray:
    """(478, 3) cm in head axes: the stable points at their places, the rest anywhere on the face."""
    points = np.random.default_rng(seed).normal((0.0, 0.0, 3.0), 4.0, (478, 3))
    points[INDICES] = NEUTRAL_CM
    return points.astype(np.float32)


def photographed(
    points: np.ndarray, angles: np.ndarray, position_m: np.ndarray, width: int, height: int
) -> np.ndarray:
    """(478, 3) landmarks as MediaPipe would give them: seen through the pinhole, depth in units of x."""
    seen = points @ head_matrix(angles).T + position_m * 100.0
    focal = FOCAL_PER_HEIGHT * height
    depth = -seen[:, 2]
    pixels = seen[:, :2] * (focal / depth)[:, None]
    middle = float(WEIGHTS @ depth[INDICES])
    nearness = (middle - depth) * focal / middle
    x, y = pixels[:, 0] / width + 0.5, 0.5 - pixels[:, 1] / height
    return np.stack((x, y, -nearness / width), axis=1).astype(np.float32)


@pytest.mark.parametrize(
    "degrees", [(0, 0, 0), (15, 0, 0), (-15, 0, 0), (0, 35, 0), (0, -35, 10), (8, 20, -40)]
)
@pytest.mark.parametrize("place", [(0.0, 0.0, -0.5), (0.12, -0.08, -0.6), (-0.1, 0.1, -0.35)])
@pytest.mark.parametrize("size", [(640, 480), (480, 908), (1280, 720)])
def test_a_photographed_head_is_found_where_it_was(
    degrees: tuple[float, ...], place: tuple[float, ...], size: tuple[int, int]
) -> None:
    angles, position = np.radians(degrees).astype(np.float32), np.array(place, np.float32)
    head = fit_head(photographed(face(), angles, position, *size), *size)
    assert np.degrees(np.abs(head_angles(head.rotation) - angles)).max() < 1.5
    assert np.abs(head.position - position).max() < 0.01
    assert np.abs(head.points[INDICES] - NEUTRAL_CM).max() < 0.35
    assert head.rotation.dtype == head.position.dtype == head.points.dtype == np.float32


def test_signs_are_those_of_the_contract() -> None:
    def turned(pitch: float, yaw: float, roll: float) -> np.ndarray:
        return head_matrix(np.array((pitch, yaw, roll), np.float32))

    nose = np.array((0.0, 0.0, 1.0))
    assert (turned(0.2, 0.0, 0.0) @ nose)[1] > 0.0, "pitch > 0: chin up"
    assert (turned(0.0, 0.2, 0.0) @ nose)[0] > 0.0, "yaw > 0: to the subject's left, right in the picture"
    assert (turned(0.0, 0.0, 0.2) @ (0.0, 1.0, 0.0))[0] < 0.0, "roll > 0: counter-clockwise in the picture"


def test_angles_and_matrix_are_inverse() -> None:
    for angles in np.random.default_rng(0).uniform(-1.3, 1.3, (50, 3)).astype(np.float32):
        matrix = head_matrix(angles)
        assert np.allclose(matrix @ matrix.T, np.eye(3), atol=1e-5)
        assert np.allclose(head_angles(matrix), angles, atol=1e-4)


def test_stable_points_are_symmetric_and_weighted() -> None:
    assert WEIGHTS.sum() == pytest.approx(1.0) and len(set(INDICES)) == len(INDICES) == 33
    assert abs(float((WEIGHTS * NEUTRAL_CM[:, 0]).sum())) < 1e-5


def test_the_mesh_without_irises_fits_too() -> None:
    seen = photographed(face(), np.zeros(3, np.float32), np.array((0, 0, -0.5), np.float32), 640, 480)
    head = fit_head(seen[:468], 640, 480)
    assert head.points.shape == (468, 3) and np.abs(head.position - (0, 0, -0.5)).max() < 0.01

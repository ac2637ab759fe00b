from __future__ import annotations

import numpy as np
import pytest

from livehead.motion.arkit import INDEX, NAMES, mirrored
from livehead.motion.face_geometry import HeadFit
from livehead.motion.face_shapes import FILE, FaceShapes
from livehead.motion.gaze import FULL_PITCH, FULL_YAW, gaze_of, look


@pytest.fixture(scope="module")
def shapes() -> FaceShapes:
    return FaceShapes()


def rest() -> np.ndarray:
    """(478, 3) cm: the average face of the fit; landmarks it does not use lie in the middle."""
    with np.load(FILE) as stored:
        points = np.zeros((478, 3), np.float32)
        points[stored["landmarks"]] = stored["mean"]
    return points


def head(points: np.ndarray, yaw: float = 0.0) -> HeadFit:
    rotation = np.array(
        ((np.cos(yaw), 0, np.sin(yaw)), (0, 1, 0), (-np.sin(yaw), 0, np.cos(yaw))), np.float32
    )
    return HeadFit(rotation, np.array((0, 0, -0.5), np.float32), points.astype(np.float32))


def moved(indices: list[int], by: tuple[float, float, float]) -> np.ndarray:
    points = rest()
    points[indices] += by
    return points


LEFT_LID = [386, 385, 387, 384, 388, 398, 466]
RIGHT_LID = [159, 158, 160, 157, 161, 173, 246]


def closed(lid: list[int], shapes: FaceShapes) -> np.ndarray:
    """Blendshapes with the upper lid let down onto the lower one, in the way of a blink."""
    return shapes.measure(head(moved(lid, (0.0, -0.75, 0.0))))


def test_a_wink_is_one_eye(shapes: FaceShapes) -> None:
    left, right = INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]
    still = shapes.measure(head(rest()))
    wink = closed(LEFT_LID, shapes)
    assert wink[left] - still[left] > 0.15 and wink[left] - still[left] > 3.0 * (wink[right] - still[right])
    wink = closed(RIGHT_LID, shapes)
    assert wink[right] - still[right] > 0.15
    assert wink[right] - still[right] > 3.0 * (wink[left] - still[left])


def test_mirrored_landmarks_give_mirrored_shapes(shapes: FaceShapes) -> None:
    with np.load(FILE) as stored:
        landmarks, mirror = stored["landmarks"], stored["mirror"]
    points = rest() + np.random.default_rng(0).normal(0.0, 0.3, (478, 3))
    flipped = points.copy()
    flipped[landmarks] = points[landmarks[mirror]] * (-1, 1, 1)
    swap = [INDEX[mirrored(name)] for name in NAMES]
    plain, other = shapes.measure(head(points, 0.3)), shapes.measure(head(flipped, -0.3))
    assert np.allclose(plain, other[swap], atol=1e-5)


@pytest.mark.parametrize(
    ("name", "indices", "by"),
    [
        ("jawOpen", [14, 17, 84, 87, 88, 91, 95, 146, 148, 149, 150, 152, 176, 178, 181, 314, 317, 318, 321,
                     324, 375, 377, 378, 379, 400, 402, 405], (0.0, -2.0, 0.0)),
        ("browInnerUp", [55, 65, 107, 66, 52, 105, 285, 295, 336, 296, 282, 334], (0.0, 0.8, 0.0)),
        ("eyeLookOutLeft", [468, 469, 470, 471, 472, 473, 474, 475, 476, 477], (0.4, 0.0, 0.0)),
        ("eyeLookInRight", [468, 469, 470, 471, 472, 473, 474, 475, 476, 477], (0.4, 0.0, 0.0)),
        ("eyeLookOutRight", [468, 469, 470, 471, 472, 473, 474, 475, 476, 477], (-0.4, 0.0, 0.0)),
        ("mouthFrownLeft", [61, 146, 91, 291, 375, 321], (0.0, -0.8, 0.0)),
    ],
)  # fmt: skip
def test_a_movement_raises_its_shape(
    shapes: FaceShapes, name: str, indices: list[int], by: tuple[float, float, float]
) -> None:
    still, after = (shapes.measure(head(points))[INDEX[name]] for points in (rest(), moved(indices, by)))
    assert after - still > 0.25


def test_values_stay_in_range_whatever_comes(shapes: FaceShapes) -> None:
    for seed in range(10):
        points = rest() + np.random.default_rng(seed).normal(0.0, 10.0, (478, 3))
        values = shapes.measure(head(points))
        assert values.shape == (52,) and values.dtype == np.float32
        assert np.isfinite(values).all() and values.min() >= 0.0 and values.max() <= 1.0


def test_gaze_and_eye_looks_say_the_same() -> None:
    gaze = np.array(((0.2, -0.3), (-0.1, 0.4)), np.float32)
    values = np.zeros(52, np.float32)
    look(values, gaze)
    assert np.allclose(gaze_of(values), gaze, atol=1e-6)
    assert values[INDEX["eyeLookUpLeft"]] == pytest.approx(0.2 / FULL_PITCH)
    assert values[INDEX["eyeLookInLeft"]] == pytest.approx(0.3 / FULL_YAW), "the left eye looks to the right"
    assert values[INDEX["eyeLookInRight"]] == pytest.approx(0.4 / FULL_YAW)

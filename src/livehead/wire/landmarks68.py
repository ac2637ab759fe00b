"""Head, mouth and brows from the landmarks of a 68-point tracker: orthographic pose, sizes in centimetres.

Points in pixels, as OpenSeeFace orders them: brows 17 to 26, nose 27 to 35, eyes 36 to 47, lips 48 to 57
outside and 58 to 65 inside (58 and 62 the corners), each from the picture's left, which is the subject's right.

The pose is the rotation nearest to the linear map that carries seven places of a neutral head to their
landmarks, in closed form. Perspective is neglected, so a face that fills the picture turns a little too far.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from livehead.motion.face_geometry import FOCAL_PER_HEIGHT, INDICES, NEUTRAL_CM
from livehead.motion.head_pose import head_matrix
from livehead.types import Floats

# landmark → the same place in the mesh that `face_geometry` knows: nose tip, corners of the eyes, nostrils
_PLACES = {30: 4, 36: 33, 39: 133, 42: 362, 45: 263, 31: 129, 35: 358}
_EYES = slice(1, 5)
_BROWS = {"right": (17, 18), "inner right": (20, 21), "inner left": (22, 23), "left": (25, 26)}
_LIPS = {"right": 58, "upper": 60, "left": 62, "lower": 64}
_NEUTRAL = np.array([NEUTRAL_CM[INDICES.tolist().index(mesh)] for mesh in _PLACES.values()], np.float64)
_CENTRE = _NEUTRAL.mean(axis=0).tolist()
_USED = np.array([*_PLACES, *(i for pair in _BROWS.values() for i in pair), *_LIPS.values()])


def _rows() -> NDArray[np.float64]:
    """(13, 19): from the landmarks used to the linear map's columns (3), the mean of the places, the middle of
    the eyes, four brows and four lips."""
    count = len(_PLACES)
    rows = np.zeros((13, len(_USED)))
    rows[:3, :count] = np.linalg.pinv(_NEUTRAL - _NEUTRAL.mean(axis=0)) @ (np.eye(count) - 1.0 / count)
    rows[3, :count] = 1.0 / count
    rows[4, _EYES] = 0.25
    for brow in range(4):
        rows[5 + brow, count + 2 * brow : count + 2 * brow + 2] = 0.5
    rows[9:, count + 8 :] = np.eye(4)
    return rows


_ROWS = _rows()


@dataclass(frozen=True, slots=True)
class Face:
    """What the landmarks say.

    rotation: (pitch, yaw, roll) radians, position: metres, both as in `Motion`; the camera is taken to see 63
    degrees from top to bottom. In centimetres: jaw between the lips; width between the corners of the mouth;
    lifts of its corners (left, right) over its middle; brows (inner left, inner right, outer left, outer right)
    over the eyes.
    """

    rotation: tuple[float, float, float]
    position: tuple[float, float, float]
    jaw: float
    width: float
    lifts: tuple[float, float]
    brows: tuple[float, float, float, float]


def face_of(points: Floats, width: float, height: float) -> Face | None:
    """Read (68, 2) landmarks in pixels, y downwards, in a picture width × height; None when they are no face."""
    found: list[list[float]] = (_ROWS @ points[_USED]).tolist()
    (ax, ay), (bx, by), (cx, cy), (mx, my) = found[:4]
    ay, by, cy = -ay, -by, -cy
    p, q, r = ax * ax + bx * bx + cx * cx, ax * ay + bx * by + cx * cy, ay * ay + by * by + cy * cy
    area = p * r - q * q
    if not 1e-6 < area < 1e12:  # also what is no number
        return None
    root = math.sqrt(area)
    twice = math.sqrt(p + r + 2.0 * root)  # of the scale in pixels a centimetre
    i, j, k = (r + root) / (root * twice), -q / (root * twice), (p + root) / (root * twice)
    x = i * ax + j * ay, i * bx + j * by, i * cx + j * cy
    y = j * ax + k * ay, j * bx + k * by, j * cx + k * cy
    z = x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]
    rotation = -math.atan2(z[1], z[2]), math.asin(min(1.0, max(-1.0, -z[0]))), math.atan2(y[0], x[0])
    scale = 0.5 * twice
    place = (
        0.01 * ((mx - 0.5 * width) / scale - sum(map(float.__mul__, x, _CENTRE))),
        0.01 * ((0.5 * height - my) / scale - sum(map(float.__mul__, y, _CENTRE))),
        -0.01 * FOCAL_PER_HEIGHT * height / scale,
    )
    return Face(rotation, place, *_sizes(found, rotation[2], scale))


def _sizes(
    found: list[list[float]], roll: float, scale: float
) -> tuple[float, float, tuple[float, float], tuple[float, float, float, float]]:
    """Jaw, width, lifts and brows of `Face`; heights are along the head's up in the picture."""
    sine, cosine = math.sin(roll) / scale, math.cos(roll) / scale
    eyes, right, inner_right, inner_left, left, corner_right, upper, corner_left, lower = (
        -sine * x - cosine * y for x, y in found[4:]
    )
    middle = 0.5 * (upper + lower)
    (ax, ay), (bx, by) = found[9], found[11]
    return (
        upper - lower,
        math.hypot(bx - ax, by - ay) / scale,
        (corner_left - middle, corner_right - middle),
        (inner_left - eyes, inner_right - eyes, left - eyes, right - eyes),
    )


def points_of(face: Face, width: float, height: float) -> Floats:
    """(68, 2) float32 landmarks from which `face_of` reads `face`; those that it does not use lie at 0."""
    scale = -0.01 * FOCAL_PER_HEIGHT * height / face.position[2]
    turn = head_matrix(np.array(face.rotation, np.float32)).astype(np.float64)[:2]
    origin = np.array((0.5 * width, 0.5 * height)) + 100.0 * scale * np.array(face.position[:2]) * (1.0, -1.0)
    points = np.zeros((68, 2))
    points[list(_PLACES)] = origin + scale * (_NEUTRAL @ turn.T) * (1.0, -1.0)
    roll = face.rotation[2]
    up = scale * np.array((-math.sin(roll), -math.cos(roll)))
    across = scale * np.array((math.cos(roll), -math.sin(roll)))
    eyes = points[[36, 39, 42, 45]].mean(axis=0)
    inner_left, inner_right, left, right = face.brows
    for name, height_cm in (
        ("inner left", inner_left),
        ("inner right", inner_right),
        ("left", left),
        ("right", right),
    ):
        points[list(_BROWS[name])] = eyes + height_cm * up
    mouth = eyes - 6.0 * up
    points[_LIPS["upper"]], points[_LIPS["lower"]] = mouth + 0.5 * face.jaw * up, mouth - 0.5 * face.jaw * up
    left_lift, right_lift = face.lifts
    half = 0.5 * math.sqrt(max(face.width**2 - (left_lift - right_lift) ** 2, 0.0))
    points[_LIPS["left"]] = mouth + left_lift * up + half * across
    points[_LIPS["right"]] = mouth + right_lift * up - half * across
    return points.astype(np.float32)

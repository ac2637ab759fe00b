"""Blendshapes from the face mesh: a small network over pose-corrected landmarks.

`face_shapes.npz` holds it: 440 inputs (146 landmarks in head axes, pitch and yaw of the head), 48 hidden
units, 52 outputs. It was fitted by tools/fit_face_shapes.py to the blendshapes of MediaPipe's face
landmarker (Apache-2.0) on people it was then tested without. The mesh says nothing about cheekPuff,
cheekSquint, noseSneer, jawForward and tongueOut; they stay at 0 (`livehead.motion.sneer` raises noseSneer).
mouthFrown, which that teacher hardly knows, is read off the corners of the mouth.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from livehead.motion.arkit import INDEX, NAMES, mirrored
from livehead.motion.face_geometry import HeadFit
from livehead.motion.head_pose import head_angles
from livehead.types import Floats

FILE = Path(__file__).with_name("face_shapes.npz")
_DEPTH_SHARE = 0.3
_LIPS_UPPER, _LIPS_LOWER, _CORNERS = 13, 14, (291, 61)
_FROWN_FROM_CM, _FROWN_FULL_CM = 0.5, 1.1


def network_input(points: Floats, angles: Floats, mean: Floats) -> Floats:
    """(N, 3 K + 2) float32: what the network reads.

    points: (N, K, 3) cm in head axes; angles: (N, 3) radians pitch, yaw, roll; mean: (K, 3) cm, the
    average face. Depth is the mesh's weakest axis and counts less.
    """
    away = points - mean
    flat = len(points), -1
    parts = (away[:, :, :2].reshape(flat), away[:, :, 2].reshape(flat) * _DEPTH_SHARE, angles[:, :2])
    stacked: Floats = np.concatenate(parts, axis=1).astype(np.float32)
    return stacked


class FaceShapes:
    """Measures blendshapes. Mirrored landmarks give mirrored blendshapes, exactly."""

    def __init__(self, file: Path = FILE) -> None:
        with np.load(file) as stored:
            self._landmarks = stored["landmarks"].astype(np.intp)
            self._mirror = stored["mirror"].astype(np.intp)
            self._mean, self._first, self._first_bias, self._second, self._second_bias = (
                stored[name].astype(np.float32)
                for name in ("mean", "first", "first_bias", "second", "second_bias")
            )
        self._swap = np.array([INDEX[mirrored(name)] for name in NAMES])
        self._flip = np.array((-1, 1, 1), np.float32)

    def measure(self, head: HeadFit) -> Floats:
        """(52,) float32 in [0, 1] of a head as `fit_head` gives it (478 landmarks)."""
        angles = head_angles(head.rotation)
        points = head.points[self._landmarks]
        both = np.stack((points, points[self._mirror] * self._flip))
        turned = np.stack((angles, angles * (1, -1, -1)))
        hidden = np.tanh(network_input(both, turned, self._mean) @ self._first + self._first_bias)
        plain, swapped = 1.0 / (1.0 + np.exp(-(hidden @ self._second + self._second_bias)))
        shapes: Floats = ((plain + swapped[self._swap]) * 0.5).astype(np.float32)
        return frowned(shapes, head.points)


def frowned(shapes: Floats, points: Floats) -> Floats:
    """(52,) blendshapes with mouthFrown at least as high as the corners of the mouth hang below its middle.

    points: (478, 3) cm in head axes, as `HeadFit.points`. A new array.
    """
    meeting = (points[_LIPS_UPPER, 1] + points[_LIPS_LOWER, 1]) * 0.5
    mended = shapes.copy()
    for side, corner in zip(("Left", "Right"), _CORNERS, strict=True):
        hangs = (meeting - points[corner, 1] - _FROWN_FROM_CM) / (_FROWN_FULL_CM - _FROWN_FROM_CM)
        frown = min(max(float(hangs), 0.0), 1.0) * (1.0 - float(shapes[INDEX[f"mouthSmile{side}"]]))
        index = INDEX[f"mouthFrown{side}"]
        mended[index] = max(float(shapes[index]), frown)
    return mended

"""Where MediaPipe sees faces in a drawing: a hint, since it was made for people.

It finds the faces of most drawn characters when the picture shows little else, so it is asked several times: the
whole figure, its upper half, its upper third.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

_LEAST_SCORE = 0.5
_WIDE = 1.3  # widths for a height from which halves are looked at too: there may be two
_SEEN_AT = 512  # pixels of the longer side the network is shown


@dataclass(frozen=True, slots=True)
class Face:
    """middle, eyes: column between the eyes and their row; size: edge of the square around brows and mouth.

    Sheet pixels. score: the network's own, [0, 1] a view, summed over the views that agree; best: of one view.
    """

    middle: float
    eyes: float
    size: float
    score: float
    best: float


def available() -> bool:
    """Whether there is a face detector here; false with the MediaPipe that brings no model along."""
    try:
        return importlib.util.find_spec("mediapipe.python.solutions") is not None
    except ModuleNotFoundError:
        return False


def find(rgb: Bytes, solid: NDArray[np.bool_]) -> list[Face]:
    """Faces in (H, W, 3) uint8, the best first; solid: (H, W), where the figure is. Empty without a detector."""
    if not available() or not solid.any():
        return []
    from mediapipe.python.solutions.face_detection import FaceDetection

    with FaceDetection(model_selection=0, min_detection_confidence=_LEAST_SCORE) as detector:
        found = [face for view in _views(solid) for face in _seen(detector, rgb, view)]
        return [_looked_again(detector, rgb, face) for face in _agreed(found)]


def _seen(detector: Any, rgb: Bytes, view: tuple[int, int, int, int]) -> list[Face]:
    left, top, right, bottom = view
    part = rgb[top:bottom, left:right]
    shrink = _SEEN_AT / max(part.shape[:2])
    shown = cv2.resize(part, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    detections = detector.process(np.ascontiguousarray(shown)).detections or ()
    return [_face(detection, left, top, right - left, bottom - top) for detection in detections]


def _looked_again(detector: Any, rgb: Bytes, face: Face) -> Face:
    """From nearer, where the detector measures better; the score stays."""
    near: list[Face] = []
    for reach in (1.0, 1.4):
        left, right = (int(face.middle + s * reach * face.size) for s in (-1, 1))
        top, bottom = (int(face.eyes + (s * reach + 0.15) * face.size) for s in (-1, 1))
        high, wide = rgb.shape[:2]
        view = (max(left, 0), max(top, 0), min(right, wide), min(bottom, high))
        near += [f for f in _seen(detector, rgb, view) if _alike(f, face)]
    if not near:
        return face
    middle, eyes, size = np.mean([(f.middle, f.eyes, f.size) for f in near], 0)
    return Face(float(middle), float(eyes), float(size), face.score, face.best)


def _alike(one: Face, other: Face) -> bool:
    return abs(one.middle - other.middle) < 0.4 * other.size and 0.75 < one.size / other.size < 1.33


def _views(solid: NDArray[np.bool_]) -> Iterator[tuple[int, int, int, int]]:
    """The figure's box, and its upper parts, each with a margin; (left, top, right, bottom)."""
    rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    for share in (1.0, 0.5, 0.34):
        low = top + max(int((bottom - top) * share), min(64, bottom - top))
        halves = [(0.0, 1.0)] if right - left < _WIDE * (low - top) else [(0.0, 1.0), (0.0, 0.6), (0.4, 1.0)]
        margin = (low - top) // 10
        for first, last in halves:
            yield (
                max(left + int((right - left) * first) - margin, 0),
                max(top - margin, 0),
                min(left + int((right - left) * last) + margin, solid.shape[1]),
                min(low + margin, solid.shape[0]),
            )


def _face(detection: Any, left: int, top: int, wide: int, high: int) -> Face:
    box = detection.location_data.relative_bounding_box
    one, other = detection.location_data.relative_keypoints[:2]
    return Face(
        left + (box.xmin + box.width / 2) * wide,
        top + (one.y + other.y) / 2 * high,
        (box.width * wide + box.height * high) / 2,
        float(detection.score[0]),
        float(detection.score[0]),
    )


def _agreed(found: list[Face]) -> list[Face]:
    """Faces that lie on each other become one, by their scores; those come first that most views saw."""
    groups: list[list[Face]] = []
    for face in sorted(found, key=lambda f: -f.score):
        for group in groups:
            first = group[0]
            near = np.hypot(face.middle - first.middle, face.eyes - first.eyes) < 0.5 * max(
                first.size, face.size
            )
            if near:
                group.append(face)
                break
        else:
            groups.append([face])
    merged = []
    for group in groups:
        weights = np.array([f.score for f in group])
        table = np.array([(f.middle, f.eyes, f.size) for f in group])
        middle, eyes, size = (weights[:, None] * table).sum(0) / weights.sum()
        merged.append(
            Face(float(middle), float(eyes), float(size), float(weights.sum()), float(weights.max()))
        )
    return sorted(merged, key=lambda f: -f.score)

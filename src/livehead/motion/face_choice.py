"""Which of several faces to follow: the largest at first, then always the same one."""

from __future__ import annotations

import numpy as np

from livehead.types import Bytes, Floats

_SAME = 0.2
_REACH = 1.2
_GROWTH = 2.5


def box_of(landmarks: Floats, width: int, height: int) -> Floats:
    """(4,) float32 pixels left, top, right, bottom around landmarks (N, 3) in parts of the picture."""
    low, high = landmarks[:, :2].min(axis=0), landmarks[:, :2].max(axis=0)
    box: Floats = np.concatenate((low, high)) * np.array((width, height, width, height), np.float32)
    return box


def overlap(a: Floats, b: Floats) -> float:
    """Intersection over union of two boxes (left, top, right, bottom), 0 to 1."""
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    common = float(width * height)
    return common / (_area(a) + _area(b) - common)


class FaceChoice:
    """Remembers the face it follows. Boxes are (left, top, right, bottom) in pixels.

    patience: for how many pictures a face out of sight is waited for before another may take its place.
    """

    def __init__(self, patience: int = 30) -> None:
        self._patience = patience
        self._box: Floats | None = None
        self._missed = 0

    def follows(self, box: Floats) -> bool:
        """Whether a face at `box` continues the one seen in the last picture."""
        return self._box is not None and self._missed == 0 and overlap(self._box, box) > _SAME

    def pick(self, boxes: list[Floats]) -> int | None:
        """The index of the face to follow, None while only strangers are there."""
        if not boxes:
            return None
        if self._box is None:
            return max(range(len(boxes)), key=lambda i: _area(boxes[i]))
        last = self._box
        nearest = min(range(len(boxes)), key=lambda i: _distance(last, boxes[i]))
        ratio = (_area(boxes[nearest]) / max(_area(last), 1e-9)) ** 0.5
        near = _distance(last, boxes[nearest]) < _REACH and 1.0 / _GROWTH < ratio < _GROWTH
        return nearest if near else None

    def same(self, a: Floats, b: Floats) -> bool:
        """Whether two boxes are of one face in one picture."""
        return overlap(a, b) > _SAME

    def saw(self, box: Floats) -> None:
        """The followed face was at `box` in this picture."""
        self._box, self._missed = box, 0

    def missed(self) -> None:
        """The followed face was not in this picture."""
        self._missed += 1
        if self._missed > self._patience:
            self._box = None


def only(pixels: Bytes, boxes: list[Floats], chosen: int) -> Bytes:
    """A copy of the picture (H, W, 3) in which every face but the chosen one is painted over in grey."""
    masked = pixels.copy()
    for i, box in enumerate(boxes):
        if i != chosen:
            masked[_window(box, pixels)] = 128
    kept = _window(boxes[chosen], pixels)
    masked[kept] = pixels[kept]
    masked.flags.writeable = False
    return masked


def _area(box: Floats) -> float:
    return float(max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0))


def _distance(a: Floats, b: Floats) -> float:
    """Between the middles, in sizes of the larger box."""
    size = max(a[2] - a[0], a[3] - a[1], b[2] - b[0], b[3] - b[1], 1e-6)
    middle = (a[:2] + a[2:] - b[:2] - b[2:]) / 2.0
    return float(np.hypot(middle[0], middle[1]) / size)


def _window(box: Floats, pixels: Bytes) -> tuple[slice, slice]:
    """Rows and columns of a box grown by a quarter on every side (hair and chin lie outside it)."""
    height, width = pixels.shape[:2]
    grow = (box[2:] - box[:2]) * 0.25
    left, top = np.clip(box[:2] - grow, 0, (width, height))
    right, bottom = np.clip(box[2:] + grow, 0, (width, height))
    return slice(int(top), int(np.ceil(bottom))), slice(int(left), int(np.ceil(right)))

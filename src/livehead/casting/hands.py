"""Whether a hand lies over the face: MediaPipe's hand landmarks, asked around the head, as it is and mirrored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.casting import faces
from livehead.casting.head import Head

Bytes = NDArray[np.uint8]
Doubles = NDArray[np.float64]

_REACHES = (1.1, 1.4)  # head heights from the head's middle that are shown: nearer, faces are taken for hands
_SURE = 0.6  # that it is a hand, the network's own
_POINTS = 4  # of 21 that lie over the face; a fingertip at the chin hides nothing
_HALF_FACE = 0.42  # head heights
_BROWS_AT = 0.45  # of the way from crown to chin
_SEEN_AT = 512  # pixels of the longer side the network is shown
_BEHIND = 200.0  # level


def over_face(pixels: Bytes, head: Head) -> bool:
    """Whether one is seen in (H, W, 4) uint8 straight RGBA; False without a detector as well."""
    if not faces.available():
        return False
    from mediapipe.python.solutions.hands import Hands

    with Hands(static_image_mode=True, max_num_hands=4, min_detection_confidence=0.3) as detector:
        return any(
            _hidden(x, y, head) >= _POINTS
            for reach in _REACHES
            for x, y in _seen(detector, pixels, head, reach)
        )


def _seen(detector: Any, pixels: Bytes, head: Head, reach: float) -> Iterator[tuple[Doubles, Doubles]]:
    """Columns and rows of each hand's landmarks, in the sheet."""
    view, left, top, scale = _view(pixels, head, reach)
    high, wide = view.shape[:2]
    for mirrored in (False, True):
        found = detector.process(np.ascontiguousarray(view[:, ::-1] if mirrored else view))
        hands, sides = found.multi_hand_landmarks or (), found.multi_handedness or ()
        for hand, side in zip(hands, sides, strict=False):
            if side.classification[0].score > _SURE:
                x, y = (np.array([getattr(p, axis) for p in hand.landmark]) for axis in "xy")
                yield (1 - x if mirrored else x) * wide / scale + left, y * high / scale + top


def _view(pixels: Bytes, head: Head, reach: float) -> tuple[Bytes, int, int, float]:
    """The head and what is around it on grey, its left and top in the sheet, and how much it is scaled."""
    row, span = (head.crown + head.chin) / 2, reach * head.size
    high, wide = pixels.shape[:2]
    left, top = (int(np.clip(at - span, 0, most - 1)) for at, most in ((head.middle, wide), (row, high)))
    part = pixels[top : max(int(row + span), top + 1), left : max(int(head.middle + span), left + 1)]
    scale = _SEEN_AT / max(part.shape[:2])
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    alpha = part[..., 3:].astype(np.float32) / 255
    flat = part[..., :3] * alpha + _BEHIND * (1 - alpha)
    shown = cv2.resize(flat, None, fx=scale, fy=scale, interpolation=way)
    return np.rint(shown).astype(np.uint8), left, top, scale


def _hidden(x: Doubles, y: Doubles, head: Head) -> int:
    """How many points of the sheet lie over the face, from the brows to the chin."""
    aside = np.abs(x - head.middle) < _HALF_FACE * head.size
    return int((aside & (y > head.crown + _BROWS_AT * head.size) & (y < head.chin)).sum())

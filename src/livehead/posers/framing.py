"""Where the figure stands in a picture, and what to change so that the networks find its head.

They were trained on pictures whose head fills a 128 px box in the upper middle. Mostly the silhouette says enough:
the highest row that is as wide as a head, and the middle of what lies below it. Hats and hair mislead it, so what
seems wrong is looked at again as `livehead character check` does, by the face.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from livehead.casting import head as heads
from livehead.posers.picture import Bytes, Convention

_SOLID = 128  # alpha
_HEAD_WIDE_PX = 60  # unbroken; what is narrower above is hair tips, horns, antennae
_FREE_PX = 28  # how far off a head may stand before it is worth a word
_FIGURE_SHARE = 0.03  # of the picture's area


@dataclass(frozen=True, slots=True)
class Framing:
    """right, low: how many pixels the head stands too far right and too low (negative: left, high).

    top, middle: where its crown and its middle were found; figures: separate silhouettes, 1 is right.
    """

    right: int
    low: int
    top: int
    middle: int
    figures: int

    @property
    def off(self) -> bool:
        """Whether the head stands so far off that it is worth a word."""
        return max(abs(self.low), abs(self.right)) > _FREE_PX

    @property
    def faults(self) -> list[str]:
        """What is wrong, each in a few words a person can act on; empty when all is well."""
        found = []
        if self.figures == 0:
            return ["the picture is empty"]
        if self.figures > 1:
            found.append(f"{self.figures} separate figures, there must be one")
        if abs(self.low) > _FREE_PX:
            found.append(f"head is {abs(self.low)} px too {'low' if self.low > 0 else 'high'}")
        if abs(self.right) > _FREE_PX:
            found.append(f"head is {abs(self.right)} px too far {'right' if self.right > 0 else 'left'}")
        return found


def framing(picture: Bytes, convention: Convention) -> Framing:
    """Of a picture at the family's size, (size, size, 4) uint8 straight RGBA."""
    solid = (picture[..., 3] >= _SOLID).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(solid)
    figures = int((stats[1:count, cv2.CC_STAT_AREA] > _FIGURE_SHARE * solid.size).sum())
    runs = cv2.erode(solid, np.ones((1, _HEAD_WIDE_PX), np.uint8))  # what is left of unbroken stretches
    wide = np.flatnonzero(runs.any(1))
    if figures == 0 or not len(wide):
        return Framing(0, 0, 0, 0, 0)
    top, bottom = int(wide[0]), convention.head[1] - convention.head[0]
    head = solid[top : top + bottom].sum(0)
    middle = int(np.searchsorted(np.cumsum(head), head.sum() / 2))
    found = _standing(middle, top, figures, convention)
    seen = heads.find(picture) if found.off else None
    if seen is None or seen.sure < heads.GUESS:
        return found
    return _standing(round(seen.middle), round(seen.crown), figures, convention)


def _standing(middle: int, top: int, figures: int, convention: Convention) -> Framing:
    head_top, _, left, right = convention.head
    return Framing(middle - (left + right) // 2, top - head_top, top, middle, figures)


def draw_faults(picture: Bytes, convention: Convention, found: Framing, path: Path) -> bool:
    """Write a PNG of the picture on grey with the box (green) and where the head was found (red); whether the disk
    took it."""
    alpha = picture[..., 3:].astype(np.float32) / 255
    shown = np.rint(picture[..., 2::-1] * alpha + 200 * (1 - alpha)).astype(np.uint8)
    shown = np.ascontiguousarray(shown)
    top, bottom, left, right = convention.head
    cv2.rectangle(shown, (left, top), (right, bottom), (60, 180, 60), 2)
    half = (right - left) // 2
    corners = (found.middle - half, found.top), (found.middle + half, found.top + bottom - top)
    cv2.rectangle(shown, *corners, (60, 60, 220), 2)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(cv2.imencode(".png", shown)[1].tobytes())
    except OSError:
        return False
    return True

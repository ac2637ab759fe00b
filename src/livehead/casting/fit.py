"""Brings a figure into the frame: 512 by 512, head from crown to chin in the 128 px box in the upper middle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from livehead.casting.head import Head

Bytes = NDArray[np.uint8]

EDGE = 512  # pixels of the finished picture
BOX = (64, 192, 192, 320)  # rows top and bottom, columns left and right of the head's box
_TOP, _BOTTOM, _LEFT, _RIGHT = BOX
_CLOSER = 1.08
_MOST_MARGIN = 1024  # sheet pixels: enough for a head of 30,000
_OFF_PX = 12  # nearer than that a head stands right
_SIZES = (0.88, 1.14)


@dataclass(frozen=True, slots=True)
class Placing:
    """Where the frame lies in a sheet. left, top: its upper left corner, side: its edge, all in sheet pixels."""

    left: float
    top: float
    side: float

    @property
    def scale(self) -> float:
        """Frame pixels for one sheet pixel."""
        return EDGE / self.side


@dataclass(frozen=True, slots=True)
class Standing:
    """How a head stands in the frame. size: times its right size; right, low: frame pixels off its box (negative:
    too far left, too high)."""

    size: float
    right: float
    low: float

    @property
    def sized(self) -> bool:
        """Whether the size is right."""
        return _SIZES[0] <= self.size <= _SIZES[1]

    @property
    def across(self) -> int:
        """Pixels too far right, 0 when near enough."""
        return round(self.right) if abs(self.right) > _OFF_PX else 0

    @property
    def down(self) -> int:
        """Pixels too low, 0 when near enough."""
        return round(self.low) if abs(self.low) > _OFF_PX else 0

    @property
    def faults(self) -> list[str]:
        """What is wrong with it, each in a few words; empty when it stands right."""
        found = [] if self.sized else [f"{self.size:.2f} times its right size"]
        if self.across:
            found.append(f"{abs(self.across)} px too far {'right' if self.across > 0 else 'left'}")
        if self.down:
            found.append(f"{abs(self.down)} px too {'low' if self.down > 0 else 'high'}")
        return found


def standing(middle: float, crown: float, size: float) -> Standing:
    """Of a head in a frame: the column through its middle, the row of its crown, its height in frame pixels."""
    return Standing(size / (_BOTTOM - _TOP), middle - (_LEFT + _RIGHT) / 2, crown - _TOP)


def placing(head: Head) -> Placing:
    """The frame in which the head fills its box."""
    side = head.size / (_BOTTOM - _TOP) * EDGE
    return Placing(
        head.middle + 0.5 - side * (_LEFT + _RIGHT) / 2 / EDGE, head.crown - side * _TOP / EDGE, side
    )


def reaching_down(where: Placing, head: Head, bottom: float) -> Placing:
    """The frame a little nearer, if that brings the drawing's lower end (a sheet row) to its own.

    Crown and middle stay; a body that ends in the air is worse than a head a few percent large.
    """
    closer = (1 - _TOP / EDGE) * where.side / max(bottom - head.crown, 1.0)
    if not 1 < closer <= _CLOSER:
        return where
    side = where.side / closer
    return Placing(head.middle + 0.5 - side / 2, head.crown - side * _TOP / EDGE, side)


def fitted(pixels: Bytes, where: Placing) -> Bytes:
    """(512, 512, 4) uint8 straight RGBA of (H, W, 4) within that frame; clear where it reaches beyond."""
    high, wide = pixels.shape[:2]
    left, top, side = where.left, where.top, where.side
    x0, y0 = int(np.floor(max(left, 0))), int(np.floor(max(top, 0)))
    x1, y1 = int(np.ceil(min(left + side, wide))), int(np.ceil(min(top + side, high)))
    result = np.zeros((EDGE, EDGE, 4), np.uint8)
    if x1 <= x0 or y1 <= y0:
        return result
    columns = _span((x0 - left) * where.scale, (x1 - left) * where.scale)
    rows = _span((y0 - top) * where.scale, (y1 - top) * where.scale)
    margin = min(
        int(np.ceil(side / EDGE * 4)) + 2, _MOST_MARGIN
    )  # so that the filter meets clear pixels beyond the picture
    part = np.pad(pixels[y0:y1, x0:x1], ((margin, margin), (margin, margin), (0, 0)))
    box = (
        columns[0] / where.scale + left - x0 + margin,
        rows[0] / where.scale + top - y0 + margin,
        columns[1] / where.scale + left - x0 + margin,
        rows[1] / where.scale + top - y0 + margin,
    )
    box = (max(box[0], 0), max(box[1], 0), min(box[2], part.shape[1]), min(box[3], part.shape[0]))
    size = (columns[1] - columns[0], rows[1] - rows[0])
    drawn = Image.fromarray(part).resize(size, Image.Resampling.LANCZOS, box=box)
    result[rows[0] : rows[1], columns[0] : columns[1]] = np.asarray(drawn)
    result[result[..., 3] == 0] = 0
    return result


def _span(low: float, high: float) -> tuple[int, int]:
    """Whole frame pixels that cover a stretch, within the frame."""
    first, last = int(np.floor(max(low, 0))), int(np.ceil(min(high, EDGE)))
    return min(first, EDGE - 1), max(last, min(first, EDGE - 1) + 1)

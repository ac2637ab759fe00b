"""How a drawing lies in the frame: set by landmarks or by hand, moved, scaled, turned; the picture it gives.

Two coordinates: the sheet's (pixels of the drawing) and the frame's (512 by 512), x to the right, y down, both
counted from the upper left corner's outer edge.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.casting import fit
from livehead.casting.fit import Placing, Standing

Bytes = NDArray[np.uint8]
Point = tuple[float, float]

HEAD = float(fit.BOX[1] - fit.BOX[0])  # frame pixels from crown to chin
CENTRE: Point = (
    (fit.BOX[2] + fit.BOX[3]) / 2,
    (fit.BOX[0] + fit.BOX[1]) / 2,
)  # of the head's box in the frame
SIZES = (8.0, 8192.0)  # sheet pixels a head may measure
_FINEST = 8  # times the frame's pixels, of the copy that is turned


@dataclass(frozen=True, slots=True)
class Alignment:
    """x, y: the sheet's point in the middle of the head's box; size: sheet pixels that fill the box's height.

    tilt: degrees the drawing is turned about that point, clockwise.
    """

    x: float
    y: float
    size: float
    tilt: float = 0.0

    @property
    def scale(self) -> float:
        """Frame pixels for one sheet pixel."""
        return HEAD / self.size

    @property
    def placing(self) -> Placing:
        """The frame in the sheet, without the tilt."""
        side = self.size / HEAD * fit.EDGE
        return Placing(self.x - CENTRE[0] / self.scale, self.y - CENTRE[1] / self.scale, side)

    def in_frame(self, x: float, y: float) -> Point:
        """Where a point of the sheet lies in the frame."""
        across, down = _turned((x - self.x) * self.scale, (y - self.y) * self.scale, self.tilt)
        return CENTRE[0] + across, CENTRE[1] + down

    def in_sheet(self, x: float, y: float) -> Point:
        """Where a point of the frame lies in the sheet."""
        across, down = _turned(x - CENTRE[0], y - CENTRE[1], -self.tilt)
        return self.x + across / self.scale, self.y + down / self.scale

    def moved(self, right: float, down: float) -> Alignment:
        """The drawing moved by frame pixels."""
        x, y = self.in_sheet(CENTRE[0] - right, CENTRE[1] - down)
        return replace(self, x=x, y=y)

    def scaled(self, times: float) -> Alignment:
        """The drawing enlarged about the middle of the head's box, within SIZES."""
        return replace(self, size=min(max(self.size / times, SIZES[0]), SIZES[1]))

    def standing(self, by: Alignment) -> Standing:
        """How the head that would fill the box by this alignment stands in the frame of another."""
        middle, centre = by.in_frame(self.x, self.y)
        size = self.size * by.scale
        return fit.standing(middle, centre - size / 2, size)


def of_placing(where: Placing) -> Alignment:
    """The same frame, told by its head."""
    size = where.side / fit.EDGE * HEAD
    x, y = (CENTRE[k] / where.scale + (where.left, where.top)[k] for k in (0, 1))
    return Alignment(x, y, size)


AS_IT_IS = of_placing(Placing(0, 0, fit.EDGE))
"""Of a sheet that is the frame."""


def framed(pixels: Bytes, by: Alignment) -> Bytes:
    """(512, 512, 4) uint8 straight RGBA of (H, W, 4) uint8, clear where the frame reaches beyond.

    A sheet that is the frame is kept pixel for pixel."""
    if by == AS_IT_IS and pixels.shape[:2] == (fit.EDGE, fit.EDGE):
        return pixels
    if by.tilt == 0:
        return fit.fitted(pixels, by.placing)
    times = min(max(math.ceil(by.placing.side / fit.EDGE), 1), _FINEST)
    corners = np.array([by.in_frame(x, y) for x, y in ((0.5, 0.5), (1.5, 0.5), (0.5, 1.5))]) * times - 0.5
    matrix = np.column_stack([corners[1] - corners[0], corners[2] - corners[0], corners[0]])
    mixable = pixels.astype(np.float32)
    mixable[..., :3] *= mixable[..., 3:] / 255
    edge = times * fit.EDGE
    fine = cv2.warpAffine(mixable, matrix, (edge, edge), flags=cv2.INTER_CUBIC)
    mixed = cv2.resize(fine, (fit.EDGE, fit.EDGE), interpolation=cv2.INTER_AREA)
    alpha = np.clip(mixed[..., 3:], 0, 255)
    colours = mixed[..., :3] * (255 / np.maximum(mixed[..., 3:], 0.5))
    result = np.rint(np.clip(np.dstack([colours, alpha]), 0, 255)).astype(np.uint8)
    result[result[..., 3] == 0] = 0
    return np.asarray(result, np.uint8)


def _turned(x: float, y: float, degrees: float) -> Point:
    """Clockwise as seen, y pointing down."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return x * cos - y * sin, x * sin + y * cos

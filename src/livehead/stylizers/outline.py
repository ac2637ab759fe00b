"""A line around the character, as a sticker has: colour, width, softness.

It grows the alpha outwards; what stands at the picture's edge gets no line there. Put it before a shadow.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from livehead.pixels import parse_colour
from livehead.stylizers import Once, alpha_of, beneath, blurred, check_range, in_steps, scaled, visible
from livehead.types import Bytes, Image, Phase, Status

STEP = 32
"""Pixels: what is done at a fraction of the size keeps its grid."""

FINE = 8
"""Pixels of the widest line that is drawn at full size: a wider one is smooth anyway."""


@dataclass(frozen=True, slots=True)
class Config:
    """colour: "#rrggbb" or a name; width: 1 to 40 pixels of a picture 512 high; softness: 0 (a line) to 1 (a
    glow); opacity: 0 to 1."""

    colour: str = "white"
    width: float = 6.0
    softness: float = 0.0
    opacity: float = 1.0

    def __post_init__(self) -> None:
        parse_colour(self.colour)
        check_range("width", self.width, 1.0, 40.0)
        check_range("softness", self.softness, 0.0, 1.0)
        check_range("opacity", self.opacity, 0.0, 1.0)


class Outline:
    """The alpha, grown by a round brush, laid under the picture in one colour."""

    def __init__(self, config: Config) -> None:
        self._config, self._colour = config, parse_colour(config.colour)
        self._once = Once(self._outlined)
        self._status = Status(Phase.RUNNING, f"{config.width:g} px, {config.colour}")

    @property
    def status(self) -> Status:
        return self._status

    def stylize(self, image: Image) -> Image:
        return self._once.of(image)

    def close(self) -> None:
        self._status = Status(Phase.CLOSED)

    def _outlined(self, pixels: Bytes) -> Bytes:
        width = max(1.0, scaled(self._config.width, pixels))
        soft = max(1.0, self._config.softness * width)
        alpha = alpha_of(pixels)
        box = visible(alpha, margin=round(width + 2.0 * soft) + 2, step=STEP)
        if box is None:
            return pixels
        out = pixels.copy()
        line = blurred(grown(alpha[box], width), soft)
        if self._config.opacity < 1.0:
            line = np.asarray(cv2.convertScaleAbs(line, alpha=self._config.opacity), np.uint8)
        beneath(out, box, alpha[box], self._colour, line)
        return out


def grown(alpha: Bytes, radius: float) -> Bytes:
    """(H, W) uint8 alpha that reaches `radius` pixels further each way."""
    factor = 1
    while radius / factor > FINE:
        factor *= 2
    side = 2 * round(radius / factor) + 1
    brush = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    line = in_steps(alpha, factor, lambda small: np.asarray(cv2.dilate(small, brush), np.uint8))
    if factor == 1:
        return line
    # the edge, which came out `factor` times too soft, made as steep as it was
    steep = np.clip((np.arange(256) - 128) * factor + 128, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(line, steep), np.uint8)


def create(config: Config) -> Outline:
    return Outline(config)

"""A shadow that the character throws on what is behind it: offset, blur, opacity, colour.

It ends at the picture's edge: a character that fills its picture leaves little room for one.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from livehead.pixels import parse_colour
from livehead.stylizers import Once, alpha_of, beneath, blurred, check_range, scaled, visible
from livehead.types import Bytes, Image, Phase, Status

STEP = 32
"""Pixels: what is done at a fraction of the size keeps its grid."""


@dataclass(frozen=True, slots=True)
class Config:
    """x, y: -100 to 100 pixels of a picture 512 high, to the right and down; blur: 0 to 60 of them, how far it
    fades each way; opacity: 0 to 1; colour: "#rrggbb" or a name."""

    x: float = 8.0
    y: float = 10.0
    blur: float = 12.0
    opacity: float = 0.5
    colour: str = "black"

    def __post_init__(self) -> None:
        parse_colour(self.colour)
        check_range("x", self.x, -100.0, 100.0)
        check_range("y", self.y, -100.0, 100.0)
        check_range("blur", self.blur, 0.0, 60.0)
        check_range("opacity", self.opacity, 0.0, 1.0)


class Shadow:
    """The alpha, moved, blurred and made fainter, laid under the picture."""

    def __init__(self, config: Config) -> None:
        self._config, self._colour = config, parse_colour(config.colour)
        self._once = Once(self._shadowed)
        self._status = Status(Phase.RUNNING, f"{config.opacity * 100:.0f} %")

    @property
    def status(self) -> Status:
        return self._status

    def stylize(self, image: Image) -> Image:
        return self._once.of(image)

    def close(self) -> None:
        self._status = Status(Phase.CLOSED)

    def _shadowed(self, pixels: Bytes) -> Bytes:
        config = self._config
        right, down = round(scaled(config.x, pixels)), round(scaled(config.y, pixels))
        blur = scaled(config.blur, pixels)
        alpha = alpha_of(pixels)
        margin = max(abs(right), abs(down)) + round(2.0 * blur) + 2
        box = visible(alpha, margin=margin, step=STEP)
        if box is None:
            return pixels
        out = pixels.copy()
        faint = cv2.convertScaleAbs(blurred(moved(alpha[box], right, down), blur), alpha=config.opacity)
        beneath(out, box, alpha[box], self._colour, np.asarray(faint, np.uint8))
        return out


def moved(alpha: Bytes, right: int, down: int) -> Bytes:
    """Moved by whole pixels; from outside comes what is at the edge, for what is cut off there goes on."""
    height, width = alpha.shape
    rows = slice(max(-down, 0), height - max(down, 0))
    columns = slice(max(-right, 0), width - max(right, 0))
    edges = max(down, 0), max(-down, 0), max(right, 0), max(-right, 0)
    return np.asarray(cv2.copyMakeBorder(alpha[rows, columns], *edges, cv2.BORDER_REPLICATE), np.uint8)


def create(config: Config) -> Shadow:
    return Shadow(config)

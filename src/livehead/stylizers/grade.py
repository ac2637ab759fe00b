"""Colours of the character: brightness, contrast, saturation, warm or cold, green or magenta.

Alpha stays as it is. What saturation does is a mix with grey, all else one table of 256 values for each channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from livehead.stylizers import Once, alpha_of, check_range, visible
from livehead.types import Bytes, Image, Phase, Status

WARMEST = np.array((0.25, 0.0, -0.35))
"""Powers of two for red, green, blue at temperature 1."""


@dataclass(frozen=True, slots=True)
class Config:
    """brightness: -1 to 1, of what lies between black and white; contrast: -1 to 1; saturation: 0 (grey) to 2,
    1 as it is; temperature: -1 (cold) to 1 (warm); tint: -1 (green) to 1 (magenta); shade: 0 to 1, how much
    darker everything is."""

    brightness: float = 0.0
    contrast: float = 0.0
    saturation: float = 1.0
    temperature: float = 0.0
    tint: float = 0.0
    shade: float = 0.0

    def __post_init__(self) -> None:
        for name in ("brightness", "contrast", "temperature", "tint"):
            check_range(name, getattr(self, name), -1.0, 1.0)
        check_range("saturation", self.saturation, 0.0, 2.0)
        check_range("shade", self.shade, 0.0, 1.0)


def curves(config: Config) -> Bytes:
    """(3, 256) uint8: what becomes of each value of red, green and blue; black stays black."""
    value = np.linspace(0.0, 1.0, 256)
    value = value ** (2.0**-config.brightness)
    value = value + config.contrast * (value * value * (3.0 - 2.0 * value) - value)
    gains = 2.0 ** (config.temperature * WARMEST + config.tint * np.array((0.1, -0.25, 0.1)))
    gains *= (1.0 - config.shade) / gains.max()  # white gets a colour, and is not cut off
    return np.asarray(np.clip(gains[:, None] * value * 255.0 + 0.5, 0.0, 255.0), np.uint8)


class Grade:
    """Matrix for saturation, tables for the rest; only the box around the character is touched."""

    def __init__(self, config: Config) -> None:
        self._saturation = config.saturation
        self._curves = curves(config)
        self._straight = bool((self._curves == np.arange(256)).all())
        self._once = Once(self._graded)
        self._status = Status(Phase.RUNNING, "colours")

    @property
    def status(self) -> Status:
        return self._status

    def stylize(self, image: Image) -> Image:
        return self._once.of(image)

    def close(self) -> None:
        self._status = Status(Phase.CLOSED)

    def _graded(self, pixels: Bytes) -> Bytes:
        box = visible(alpha := alpha_of(pixels))
        if box is None:
            return pixels
        part: Any = pixels[box]
        if self._saturation != 1.0:
            grey = cv2.cvtColor(part, cv2.COLOR_RGBA2GRAY)
            greys = cv2.merge([grey, grey, grey, alpha[box]])
            part = cv2.addWeighted(part, self._saturation, greys, 1.0 - self._saturation, 0.0)
        if not self._straight:  # channel by channel is twice as fast as all at once
            colours = [cv2.LUT(c, table) for c, table in zip(cv2.split(part), self._curves, strict=False)]
            part = cv2.merge([*colours, alpha[box]])
        graded = np.zeros_like(pixels)
        graded[box] = part
        return graded


def create(config: Config) -> Grade:
    return Grade(config)

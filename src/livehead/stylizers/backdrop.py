"""Something behind the character: a colour such as OBS's chroma green, a gradient or a picture.

The picture is opaque then: for virtual cameras, and for programs that do not know alpha. Put it last.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from livehead.errors import CharacterError, ConfigError
from livehead.pixels import Colour, parse_colour
from livehead.stylizers import Once, alpha_of, visible
from livehead.types import Bytes, Image, Phase, Status


@dataclass(frozen=True, slots=True)
class Config:
    """colour: "#rrggbb" or a name; to: a second colour at the bottom, which makes a gradient; picture: a file in
    their place, which fills everything and is cut where it is too wide or too high."""

    colour: str = "green"
    to: str = ""
    picture: Path | None = None

    def __post_init__(self) -> None:
        parse_colour(self.colour)
        parse_colour(self.to or self.colour)


class Backdrop:
    """Made once for a size; only the box around the character is mixed with it."""

    def __init__(self, config: Config) -> None:
        self._ends = parse_colour(config.colour), parse_colour(config.to or config.colour)
        self._picture = None if config.picture is None else read(config.picture)
        self._behind: Bytes | None = None
        self._once = Once(self._filled)
        words = config.colour if not config.to else f"{config.colour} to {config.to}"
        self._status = Status(Phase.RUNNING, words if config.picture is None else config.picture.name)

    @property
    def status(self) -> Status:
        return self._status

    def stylize(self, image: Image) -> Image:
        return self._once.of(image)

    def close(self) -> None:
        self._status = Status(Phase.CLOSED)

    def _filled(self, pixels: Bytes) -> Bytes:
        if self._behind is None or self._behind.shape != pixels.shape:
            size = pixels.shape[0], pixels.shape[1]
            self._behind = (
                gradient(*self._ends, size) if self._picture is None else cover(self._picture, size)
            )
        out = self._behind.copy()
        alpha = alpha_of(pixels)
        if (box := visible(alpha)) is not None:
            above = cv2.merge([alpha[box]] * 4)
            over = cv2.multiply(pixels[box], above, scale=1 / 255)
            under = cv2.multiply(out[box], cv2.bitwise_not(above), scale=1 / 255)
            out[box] = cv2.add(over, under)
            out[box][..., 3] = 255
        return out


def gradient(top: Colour, bottom: Colour, size: tuple[int, int]) -> Bytes:
    """(H, W, 4) uint8, opaque: from one colour to another, row by row."""
    share = np.linspace(0.0, 1.0, size[0])[:, None]
    rows = np.array(top) * (1.0 - share) + np.array(bottom) * share
    out = np.full((*size, 4), 255, np.uint8)
    out[..., :3] = np.rint(rows)[:, None]
    return out


def cover(picture: Bytes, size: tuple[int, int]) -> Bytes:
    """(H, W, 4) uint8, opaque: the middle of a picture, scaled so that it fills the size."""
    scale = max(size[0] / picture.shape[0], size[1] / picture.shape[1])
    height, width = (max(edge, round(own * scale)) for edge, own in zip(size, picture.shape, strict=False))
    way = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_LINEAR
    large = cv2.resize(picture, (width, height), interpolation=way)
    top, left = (height - size[0]) // 2, (width - size[1]) // 2
    return np.ascontiguousarray(large[top : top + size[0], left : left + size[1]], np.uint8)


def read(path: Path) -> Bytes:
    """An opaque picture (H, W, 4) of a file, what is clear in it on black; ConfigError when it cannot be read."""
    from livehead.casting import reading

    try:
        pixels = reading.read(path).pixels
    except CharacterError as error:
        raise ConfigError(f"backdrop.picture: {error.cause}", remedy=error.remedy) from None
    alpha = pixels[..., 3:].astype(np.uint16)
    flat = np.full_like(pixels, 255)
    flat[..., :3] = (pixels[..., :3] * alpha + 127) // 255
    return flat


def create(config: Config) -> Backdrop:
    return Backdrop(config)

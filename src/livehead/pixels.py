"""What pictures have in common wherever they are: an Image's bytes on the host, colours by name."""

from __future__ import annotations

import numpy as np

from livehead.types import Bytes, Image

Colour = tuple[int, int, int]

NAMED_COLOURS: dict[str, Colour] = {
    "black": (0, 0, 0),
    "white": (255, 255, 255),
    "grey": (128, 128, 128),
    "slate": (58, 63, 75),
    "green": (0, 255, 0),
    "blue": (0, 0, 255),
    "magenta": (255, 0, 255),
}


def host(image: Image) -> Bytes:
    """An Image's pixels on the host: (H, W, 4) uint8 RGBA, straight alpha; copied only where they must be."""
    pixels = np.from_dlpack(image.pixels) if not isinstance(image.pixels, np.ndarray) else image.pixels
    if pixels.dtype != np.uint8:
        pixels = np.clip(pixels * 255.0 + 0.5, 0.0, 255.0).astype(np.uint8)
    return pixels


def parse_colour(text: str) -> Colour:
    """(R, G, B) in 0..255 of "#rrggbb", "#rgb" or one of NAMED_COLOURS; ValueError for anything else."""
    if (known := NAMED_COLOURS.get(text.lower())) is not None:
        return known
    digits = text.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    if len(digits) != 6 or not set(digits.lower()) <= set("0123456789abcdef"):
        names = ", ".join(NAMED_COLOURS)
        raise ValueError(f"{text!r} is no colour: write #rrggbb or one of {names}")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)

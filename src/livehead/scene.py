"""Several characters in one picture: where each stands, and how their Images become one.

With one actor that fills the picture nothing is done and nothing copied.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from livehead.pixels import host
from livehead.types import Bytes, Image


@dataclass(frozen=True, slots=True)
class Place:
    """Where an actor stands. x, y: pixels from the picture's left and top to its own; x None: to the right of
    those before it. scale: of its picture. Later actors stand in front of earlier ones."""

    x: int | None = None
    y: int = 0
    scale: float = 1.0


class Scene:
    """Composes the Images of actors, always into a picture of the same size."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = tuple(places)
        self._size: tuple[int, int] | None = None

    def compose(self, images: Sequence[Image]) -> Image:
        """One Image of as many as there are places, in their order."""
        if len(images) == 1 and self._places[0] == Place():
            return images[0]
        layers = [_scaled(host(i), p.scale) for i, p in zip(images, self._places, strict=True)]
        corners = self._corners(layers)
        if self._size is None:  # kept from then on: an outlet's size must not change under it
            right = max(x + layer.shape[1] for (x, _), layer in zip(corners, layers, strict=True))
            low = max(y + layer.shape[0] for (_, y), layer in zip(corners, layers, strict=True))
            self._size = max(_even(low), 2), max(_even(right), 2)
        canvas = np.zeros((*self._size, 4), np.uint8)
        for layer, corner in zip(layers, corners, strict=True):
            _lay(canvas, layer, corner)
        return Image(canvas)

    def _corners(self, layers: Sequence[Bytes]) -> list[tuple[int, int]]:
        corners: list[tuple[int, int]] = []
        free = 0
        for place, layer in zip(self._places, layers, strict=True):
            x = free if place.x is None else place.x
            corners.append((x, place.y))
            free = max(free, x + layer.shape[1])
        return corners


def _scaled(pixels: Bytes, scale: float) -> Bytes:
    """Scaled without a halo: colours are weighted by their alpha while they are mixed."""
    if scale == 1.0:
        return pixels
    size = tuple(max(1, round(edge * scale)) for edge in pixels.shape[1::-1])
    way = cv2.INTER_AREA if scale < 1.0 else cv2.INTER_LINEAR
    alpha = pixels[..., 3:].astype(np.float32) / 255.0
    premultiplied = np.concatenate((pixels[..., :3] * alpha, pixels[..., 3:].astype(np.float32)), axis=2)
    mixed = cv2.resize(premultiplied, size, interpolation=way)
    share = mixed[..., 3:] / 255.0
    mixed[..., :3] = np.divide(mixed[..., :3], share, out=np.zeros_like(mixed[..., :3]), where=share > 0.0)
    scaled = np.clip(mixed + 0.5, 0.0, 255.0).astype(np.uint8)
    scaled[scaled[..., 3] == 0] = 0
    return scaled


def _lay(canvas: Bytes, layer: Bytes, corner: tuple[int, int]) -> None:
    """Lay a picture over the canvas; what sticks out is cut off."""
    x, y = corner
    height, width = canvas.shape[:2]
    left, top = max(x, 0), max(y, 0)
    right, low = min(x + layer.shape[1], width), min(y + layer.shape[0], height)
    if left >= right or top >= low:
        return
    under = canvas[top:low, left:right]
    over = layer[top - y : low - y, left - x : right - x]
    if not under[..., 3].any():
        under[:] = over
        return
    a = over[..., 3:].astype(np.float32) / 255.0
    b = under[..., 3:].astype(np.float32) / 255.0 * (1.0 - a)
    both = a + b
    colour = np.divide(
        over[..., :3] * a + under[..., :3] * b, both, out=np.zeros_like(a * over[..., :3]), where=both > 0.0
    )
    under[..., :3] = colour + 0.5
    under[..., 3:] = both * 255.0 + 0.5


def _even(edge: int) -> int:
    """Video wants even edges."""
    return 2 * math.ceil(edge / 2)

"""Large square pixels and few colours, as on an old console.

Blocks stand on a grid of the picture, so that they do not swim with the character; edges are hard.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from livehead.stylizers import Once, alpha_of, check_range, scaled, visible
from livehead.types import Bytes, Image, Phase, Status


@dataclass(frozen=True, slots=True)
class Config:
    """block: side of a square, 2 to 64 pixels of a picture 512 high; levels: of each colour, 2 to 256 (256: all
    there are)."""

    block: float = 6.0
    levels: int = 8

    def __post_init__(self) -> None:
        check_range("block", self.block, 2.0, 64.0)
        check_range("levels", self.levels, 2, 256)


class Pixelate:
    """Means of blocks, weighted by alpha, rounded to few colours."""

    def __init__(self, config: Config) -> None:
        self._block = config.block
        steps = np.rint(np.arange(256) / 255.0 * (config.levels - 1))
        self._colours = np.rint(steps * 255.0 / (config.levels - 1)).astype(np.uint8)
        self._once = Once(self._coarse)
        self._status = Status(Phase.RUNNING, f"{config.block:g} px, {config.levels} levels")

    @property
    def status(self) -> Status:
        return self._status

    def stylize(self, image: Image) -> Image:
        return self._once.of(image)

    def close(self) -> None:
        self._status = Status(Phase.CLOSED)

    def _coarse(self, pixels: Bytes) -> Bytes:
        side = max(1, round(scaled(self._block, pixels)))
        alpha = alpha_of(pixels)
        box = visible(alpha, step=side)
        if box is None:
            return pixels
        out = np.zeros_like(pixels)
        part = out[box]
        blocks = self._blocks(pixels[box], alpha[box], side)
        height, width = part.shape[:2]
        large = cv2.resize(
            blocks, (blocks.shape[1] * side, blocks.shape[0] * side), interpolation=cv2.INTER_NEAREST
        )
        part[:] = large[:height, :width]
        return out

    def _blocks(self, part: Bytes, alpha: Bytes, side: int) -> Bytes:
        """(rows, columns, 4) uint8: one pixel for each block, wholly there or not at all."""
        more = -part.shape[0] % side, -part.shape[1] % side
        seen = cv2.multiply(part, cv2.merge([alpha, alpha, alpha, np.full_like(alpha, 255)]), scale=1 / 255)
        seen = cv2.copyMakeBorder(seen, 0, more[0], 0, more[1], cv2.BORDER_REPLICATE)
        size = seen.shape[1] // side, seen.shape[0] // side
        mean = cv2.resize(seen, size, interpolation=cv2.INTER_AREA).astype(np.float32)
        there = mean[..., 3] >= 127.5
        colour = mean[..., :3] * (255.0 / np.maximum(mean[..., 3:], 1.0)) + 0.5
        blocks = np.zeros(mean.shape, np.uint8)
        blocks[..., :3] = self._colours[np.minimum(colour, 255.0).astype(np.uint8)]
        blocks[..., 3] = 255
        blocks[~there] = 0
        return blocks


def create(config: Config) -> Pixelate:
    return Pixelate(config)

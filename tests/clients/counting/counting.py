"""A picture that says which one it is: a stage for tests, which `camera_guest.py` puts beside livehead's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from livehead.character import Character
from livehead.types import Bytes, Image, Motion, Phase, Status

WIDTH, HEIGHT = 320, 180


@dataclass(frozen=True, slots=True)
class Config:
    """told: file with the number to show, 0 to 70; it is replaced whole."""

    told: str = "/tmp/livehead-number"


class Counting:
    """Shows the number that it is told."""

    needs_driving = False

    def __init__(self, config: Config) -> None:
        self._told = Path(config.told)

    @property
    def status(self) -> Status:
        return Status(Phase.RUNNING, "counting")

    def load(self, character: Character) -> None:
        pass

    def animate(self, motion: Motion) -> Image:
        return Image(picture(int(self._told.read_text(encoding="ascii"))))

    def close(self) -> None:
        pass


def picture(number: int) -> Bytes:
    """(HEIGHT, WIDTH, 4) uint8 RGBA: eight blocks for the bits of the number, below them a grey of its own."""
    pixels = np.full((HEIGHT, WIDTH, 4), 255, np.uint8)
    for bit in range(8):
        pixels[:32, bit * 40 : bit * 40 + 40, :3] = 235 if number >> bit & 1 else 20
    pixels[32:, :, :3] = 30 + number * 3
    return pixels


def number(luma: np.ndarray) -> int:
    """The number in a picture's luma plane (limited range), -1 when the grey below it is not that number's."""
    found = sum(int(luma[8:24, bit * 40 + 12 : bit * 40 + 28].mean() > 128) << bit for bit in range(8))
    grey = 16 + (30 + found * 3) * 219 / 255
    below = luma[48:, 8:-8].astype(np.float32)
    return found if float(np.abs(below - grey).max()) <= 2 else -1


def create(config: Config) -> Counting:
    return Counting(config)

"""Pictures for the tests of sinks: known shapes with soft outlines, and how far two pictures are apart."""

from __future__ import annotations

import functools

import cv2
import numpy as np

from livehead.types import Bytes, Frame

PINK = (255, 60, 150)
GREEN_SQUARE = (0, 200, 0, 128)


@functools.cache
def _base(width: int, height: int) -> Bytes:
    """A pink disc without outline, a shaded bar across it, and a half-transparent green square."""
    big = np.zeros((height * 4, width * 4, 4), np.float32)
    disc = np.zeros(big.shape[:2], np.uint8)
    cv2.circle(disc, (width * 2, height * 2), min(width, height) * 3 // 2, 255, -1)
    big[disc > 0] = (*PINK, 255)
    shade = np.linspace(250, 90, height * 2, dtype=np.float32)[:, None, None]
    bar = np.s_[height : height * 3, width * 2 : width * 2 + width // 2]
    big[bar] = np.concatenate([shade, shade * 0.8, shade * 0.3, np.full_like(shade, 255)], axis=-1)
    big[..., :3] *= big[..., 3:] / 255
    small = cv2.resize(big, (width, height), interpolation=cv2.INTER_AREA)
    small[..., :3] *= 255 / np.maximum(small[..., 3:], 1e-3)
    small[small[..., 3] < 0.5] = 0
    pixels = np.clip(small + 0.5, 0, 255).astype(np.uint8)
    side = max(1, min(width, height) // 6)
    pixels[side // 2 : side // 2 + side, side // 2 : side // 2 + side] = GREEN_SQUARE
    return pixels


def picture(number: int = 0, width: int = 128, height: int = 128) -> Bytes:
    """(height, width, 4) uint8 RGBA; each number another one. Read-only, as a frame may be."""
    pixels = _base(width, height).copy()
    if number:
        x = number * 5 % max(1, width - 8)
        pixels[height // 2 : height // 2 + 4, x : x + 8] = (number * 37 % 256, 80, 255 - number % 256, 255)
    pixels.flags.writeable = False
    return pixels


def frame(number: int = 0, width: int = 128, height: int = 128) -> Frame:
    return Frame(picture(number, width, height), captured_at=100.0 + number / 60, seq=number)


def composited(pixels: Bytes, background: tuple[int, int, int]) -> np.ndarray:
    """Float RGB of straight-alpha RGBA over one colour."""
    alpha = pixels[..., 3:].astype(np.float64) / 255
    return np.asarray(pixels[..., :3] * alpha + np.array(background) * (1 - alpha))


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    error = np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2)
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def rim(pixels: Bytes) -> np.ndarray:
    """Mask of the disc's left rim alone: within 2 px of where alpha changes, away from all else."""
    alpha = np.ascontiguousarray(pixels[..., 3])
    kernel = np.ones((5, 5), np.uint8)
    mask = np.asarray(cv2.dilate(alpha, kernel) != cv2.erode(alpha, kernel))
    mask[: pixels.shape[0] * 3 // 10] = mask[:, pixels.shape[1] // 3 :] = False
    assert mask.sum() > 100
    return mask

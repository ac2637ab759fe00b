"""Pictures as the Talking Head networks want them, and back: sizes, linear light, alpha, where the head lies.

Facts: the demos of pkhungurn/talking-head-anime (1 to 4). All of them work in linear light on [-1, 1]; the first
three on straight alpha, with nothing where alpha is 0; the fourth on colours premultiplied by alpha.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.errors import CharacterError

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

_STEPS = 1 << 14  # of linear light: fine enough for the dark end, where sRGB is steepest


@dataclass(frozen=True, slots=True)
class Convention:
    """What a family expects. size: edge of its square picture in pixels; premultiplied: colours times alpha."""

    size: int
    premultiplied: bool

    @property
    def head(self) -> tuple[int, int, int, int]:
        """Rows and columns (top, bottom, left, right) of the 128 px box that holds the head."""
        left = self.size // 2 - 64
        return 64, 192, left, left + 128


THA1 = THA2 = Convention(256, premultiplied=False)
THA3 = Convention(512, premultiplied=False)
THA4 = Convention(512, premultiplied=True)


def _to_srgb(linear: Floats) -> Floats:
    """IEC 61966-2-1, both in [0, 1]."""
    curve = 1.055 * np.power(np.maximum(linear, 1e-9), 1 / 2.4) - 0.055
    return np.asarray(np.where(linear <= 0.003130804953560372, linear * 12.92, curve), np.float32)


def _to_linear(srgb: Floats) -> Floats:
    curve = np.power((srgb + 0.055) / 1.055, 2.4)
    return np.asarray(np.where(srgb <= 0.04045, srgb / 12.92, curve), np.float32)


_LINEAR = _to_linear(np.arange(256, dtype=np.float32) / 255)  # (256,) sRGB byte → linear light
_SRGB = np.rint(_to_srgb(np.linspace(0, 1, _STEPS, dtype=np.float32)) * 255).astype(np.uint8)


def fitted(picture: Bytes, convention: Convention) -> Bytes:
    """A character's picture, (H, W, 4) uint8 straight RGBA, at the family's size.

    A 512 px picture for a 256 px family is cut to its upper middle half, where the head then lies in the box;
    anything else must have the size already. CharacterError when it has not.
    """
    size = convention.size
    if picture.ndim != 3 or picture.shape[2] != 4:
        raise CharacterError(
            "the picture has no alpha channel", remedy="save it as PNG with a transparent background"
        )
    if picture.shape[:2] == (size, size):
        return picture
    if picture.shape[:2] == (512, 512) and size == 256:
        return np.ascontiguousarray(picture[:256, 128:384])
    high, wide = picture.shape[:2]
    raise CharacterError(
        f"the picture is {wide}x{high} px, these networks want {size}x{size}",
        remedy=f"scale it to {size}x{size} so that the head fills the 128 px box in the upper middle",
    )


def to_network(picture: Bytes, convention: Convention) -> Floats:
    """(size, size, 4) uint8 straight sRGB RGBA → (1, 4, size, size) float32 in [-1, 1]."""
    alpha = picture[..., 3:].astype(np.float32) / 255
    colour = _LINEAR[picture[..., :3]]
    colour = colour * alpha if convention.premultiplied else np.where(alpha > 0, colour, 0.0)
    both = np.concatenate([colour, alpha], axis=2).transpose(2, 0, 1)[None]
    return np.ascontiguousarray(both * 2 - 1, np.float32)


def from_network(output: Floats, convention: Convention) -> Bytes:
    """(1, 4, H, W) float32, clipped to [-1, 1] → (H, W, 4) uint8 straight sRGB RGBA, RGB 0 where alpha is 0."""
    planes = np.clip(output[0] * 0.5 + 0.5, 0.0, 1.0)
    alpha = planes[3]
    colour = planes[:3]
    if convention.premultiplied:
        colour = np.minimum(colour / np.maximum(alpha, 0.5 / 255), 1.0)
    level = (alpha * 255 + 0.5).astype(np.uint8)
    result = np.empty((*alpha.shape, 4), np.uint8)
    index = (colour * (_STEPS - 1) + 0.5).astype(np.uint16)
    for channel in range(3):
        result[..., channel] = _SRGB[index[channel]]
    result[..., 3] = level
    result[level == 0] = 0
    return result


def halved(image: Floats) -> Floats:
    """(1, C, 2 h, 2 w) → (1, C, h, w): bilinear, corners not aligned, which is the mean of four."""
    return np.ascontiguousarray(
        (image[:, :, ::2, ::2] + image[:, :, 1::2, ::2] + image[:, :, ::2, 1::2] + image[:, :, 1::2, 1::2])
        / 4
    )


def doubled(image: Floats) -> Floats:
    """(1, C, h, w) → (1, C, 2 h, 2 w): bilinear, corners not aligned."""
    high, wide = image.shape[2] * 2, image.shape[3] * 2
    larger = [cv2.resize(plane, (wide, high), interpolation=cv2.INTER_LINEAR) for plane in image[0]]
    return np.asarray(np.stack(larger)[None], np.float32)

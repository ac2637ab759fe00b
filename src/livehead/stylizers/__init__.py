"""One file a stylizer. Here is what they share: the same picture is worked on once, and only where something is.

Lengths of stylizers are pixels of a picture 512 high, and grow with it: a look is the same at every size.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np

from livehead.pixels import Colour, host
from livehead.types import Bytes, Image

REFERENCE_PX = 512
"""The height of the picture in which lengths are told."""

Box = tuple[slice, slice]
"""Rows and columns of a part of a picture."""


class Once:
    """Does its work once for each picture: the same array again gives the same Image again.

    Pictures that were handed out are never drawn over, so an array that is the same object is the same picture.
    """

    def __init__(self, work: Callable[[Bytes], Bytes]) -> None:
        self._work = work
        self._last: tuple[object, Image] | None = None

    def of(self, image: Image) -> Image:
        """What the work makes of the picture's bytes; the picture itself when nothing in it is visible."""
        if self._last is None or self._last[0] is not image.pixels:
            pixels = host(image)
            worked = self._work(pixels)
            self._last = image.pixels, image if worked is image.pixels else Image(worked)
        return self._last[1]


def scaled(length: float, pixels: Bytes) -> float:
    """A length of the configuration in pixels of this picture."""
    return length * pixels.shape[0] / REFERENCE_PX


def alpha_of(pixels: Bytes) -> Bytes:
    """(H, W) uint8: a copy of how opaque each pixel is."""
    return np.asarray(cv2.extractChannel(pixels, 3), np.uint8)


def visible(alpha: Bytes, margin: int = 0, step: int = 1) -> Box | None:
    """The part of a picture that holds everything visible, and a margin; None when nothing is.

    Its corners lie on multiples of `step`, or at the picture's end: what is done by blocks then does not swim with
    the character.
    """
    x, y, w, h = cv2.boundingRect(alpha)
    if not w:
        return None
    sides = []
    for begin, length, end in ((y, h, alpha.shape[0]), (x, w, alpha.shape[1])):
        first, last = max(begin - margin, 0) // step, -(-(begin + length + margin) // step)
        sides.append(slice(first * step, min(last * step, end)))
    return sides[0], sides[1]


def beneath(pixels: Bytes, box: Box, alpha: Bytes, colour: Colour, layer: Bytes) -> None:
    """Lay one colour under a part of a picture, in place.

    pixels: (H, W, 4) uint8, C-contiguous, the whole picture, changed; alpha: (h, w) uint8, the part's own; layer:
    (h, w) uint8, how opaque the colour is there. Seams take their colour from both, by what is seen of each.
    """
    _, clear = cv2.threshold(alpha, 0, 255, cv2.THRESH_BINARY_INV)
    plain = [np.full_like(layer, value) for value in colour]
    cv2.copyTo(cv2.merge([*plain, layer]), cv2.min(clear, layer), dst=pixels[box])
    seams = np.flatnonzero(alpha - np.uint8(1) < 254)  # 0 becomes 255: neither clear nor opaque
    rows, columns = np.divmod(seams, alpha.shape[1])
    places = (rows + box[0].start) * pixels.shape[1] + columns + box[1].start
    whole = pixels.view(np.uint32).ravel()  # four bytes at once
    over = whole[places].view(np.uint8).reshape(-1, 4).astype(np.float32)
    above = over[:, 3:] / 255.0
    below = np.ravel(layer)[seams, None] / np.float32(255.0) * (1.0 - above)
    both = above + below
    mixed = (over[:, :3] * above + np.array(colour, np.float32) * below) / both
    pair = np.concatenate((mixed, both * 255.0), axis=1) + 0.5
    whole[places] = pair.astype(np.uint8).view(np.uint32).ravel()


def in_steps(alpha: Bytes, factor: int, work: Callable[[Bytes], Bytes]) -> Bytes:
    """Work on (H, W) uint8 at 1/factor of its size: for what comes out smooth and need not be exact."""
    if factor <= 1:
        return work(alpha)
    height, width = alpha.shape
    more = -height % factor, -width % factor
    whole = cv2.copyMakeBorder(alpha, 0, more[0], 0, more[1], cv2.BORDER_REPLICATE) if any(more) else alpha
    size = whole.shape[1], whole.shape[0]
    small = cv2.resize(whole, (size[0] // factor, size[1] // factor), interpolation=cv2.INTER_AREA)
    large = cv2.resize(work(np.asarray(small, np.uint8)), size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(large[:height, :width], np.uint8)


def blurred(alpha: Bytes, radius: float) -> Bytes:
    """Softened over about `radius` pixels each way; at the edge it goes on as it is there."""
    if radius < 0.5:
        return alpha
    factor = 1
    while radius / factor > 4.0:
        factor *= 2
    sigma = radius / factor / 2.0
    side = 2 * math.ceil(2.0 * sigma) + 1

    def work(small: Bytes) -> Bytes:
        soft = cv2.GaussianBlur(small, (side, side), sigma, borderType=cv2.BORDER_REPLICATE)
        return np.asarray(soft, np.uint8)

    return in_steps(alpha, factor, work)


def check_range(name: str, value: float, low: float, high: float) -> None:
    """ValueError that names the key when a value is not within its range."""
    if not low <= value <= high:
        raise ValueError(f"{name} is {value:g}, not within {low:g} to {high:g}")

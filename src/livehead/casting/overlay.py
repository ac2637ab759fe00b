"""Draws what a check found: the file with the head marked, and the finished picture on checker, dark and light."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.casting import fit
from livehead.casting.audition import Audition
from livehead.errors import CharacterError

Bytes = NDArray[np.uint8]

_TILE = 512
_FOUND, _BOX, _FRAME = (230, 60, 60), (40, 170, 60), (60, 110, 230)  # red, green, blue
_CHECKS = (205, 165)
_DARK, _LIGHT = 24, 243


def draw(seen: Audition) -> Bytes:
    """(1024, 1024, 3) uint8 RGB: the file with head (red) and frame (blue); the result with its box (green) on a
    checker; on dark; on light. Without a result the last three stay grey."""
    grey = np.full((_TILE, _TILE, 3), 128, np.uint8)
    if seen.picture is None:
        return np.vstack([np.hstack([_found(seen), grey]), np.hstack([grey, grey])])
    boxed = over(seen.picture, checker(_TILE, _TILE))
    top, bottom, left, right = fit.BOX
    cv2.rectangle(boxed, (left, top), (right, bottom), _BOX, 1)
    dark, light = (over(seen.picture, np.full((1, 1, 3), v, np.float32)) for v in (_DARK, _LIGHT))
    return np.vstack([np.hstack([_found(seen), boxed]), np.hstack([dark, light])])


def save(picture: Bytes, path: Path) -> None:
    """Write (H, W, 3 or 4) uint8 as PNG; CharacterError when the disk refuses."""
    order = cv2.COLOR_RGBA2BGRA if picture.shape[2] == 4 else cv2.COLOR_RGB2BGR
    data = cv2.imencode(".png", cv2.cvtColor(picture, order))[1].tobytes()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise CharacterError(
            f"{path} cannot be written: {error.strerror}", remedy="choose another place, or make room there"
        ) from None


def over(picture: Bytes, behind: NDArray[np.float32]) -> Bytes:
    """(H, W, 3) uint8: a straight RGBA picture laid over colours of 0 to 255."""
    alpha = picture[..., 3:].astype(np.float32) / 255
    return np.ascontiguousarray(np.rint(picture[..., :3] * alpha + behind * (1 - alpha)).astype(np.uint8))


def checker(high: int, wide: int, size: int = 16) -> NDArray[np.float32]:
    """(high, wide, 3) float32, squares of two greys."""
    y, x = np.mgrid[:high, :wide]
    squares = np.where((x // size + y // size) % 2, *_CHECKS).astype(np.float32)
    return np.repeat(squares[..., None], 3, axis=2)


def _found(seen: Audition) -> Bytes:
    """The whole file, shrunk to fit, with room where the frame reaches beyond it."""
    high, wide = seen.sheet.pixels.shape[:2]
    where = seen.placing
    left, top, right, bottom = 0.0, 0.0, float(wide), float(high)
    if where is not None:
        left, top = min(left, where.left), min(top, where.top)
        right, bottom = max(right, where.left + where.side), max(bottom, where.top + where.side)
    scale = (_TILE - 4) / max(right - left, bottom - top)
    size = max(round(wide * scale), 1), max(round(high * scale), 1)
    small = np.asarray(cv2.resize(seen.sheet.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    tile = np.full((_TILE, _TILE, 3), 128, np.uint8)
    x, y = round(-left * scale) + 1, round(-top * scale) + 1
    part = tile[y : y + size[1], x : x + size[0]]
    part[:] = over(small, np.full((1, 1, 3), 200, np.float32))[: part.shape[0], : part.shape[1]]

    def spot(column: float, row: float) -> tuple[int, int]:
        return round((column - left) * scale) + 1, round((row - top) * scale) + 1

    if where is not None:
        corner = where.left + where.side, where.top + where.side
        cv2.rectangle(tile, spot(where.left, where.top), spot(*corner), _FRAME, 1)
    if seen.head is not None:
        h = seen.head
        cv2.rectangle(
            tile, spot(h.middle - h.size / 2, h.crown), spot(h.middle + h.size / 2, h.chin), _FOUND, 2
        )
    return tile

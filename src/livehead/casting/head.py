"""Finds the head of a drawn figure: its crown by the outline, its eyes by a face detector, its chin by the skin.

The three know different things, so how well they agree says how sure the answer is.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.casting import faces
from livehead.casting.faces import Face

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float32]

SOLID = 128  # alpha from which a pixel belongs to the figure
GUESS = 0.45  # of being sure; what is less is a guess
_EYES_AT = 0.63  # of the way from crown to chin, measured on drawn characters
_CROWN_ABOVE = 0.95  # of the face's size above the eyes, where hair ends on most
_HAT_ABOVE = 1.35
_HEAD_HIGH = (1.15, 1.95)  # crown to chin, in face sizes
_CHORDS = (0.8, 0.95, 1.2)  # widths in face sizes, of the skull's upper part
_SKIN_NEAR = 16.0  # in Lab
_SECOND_FACE = 0.62  # the detector's score in one view
_SIZE_BY_WORK = 640  # rows and columns are looked for at this size


@dataclass(frozen=True, slots=True)
class Head:
    """middle: column; crown, chin: rows, all in sheet pixels. sure: [0, 1]. how: what it was found by, in words.

    others: faces beside this one. hat: something tall stands on the head and was left out of its height.
    """

    middle: float
    crown: float
    chin: float
    sure: float
    how: str
    others: int = 0
    hat: bool = False

    @property
    def size(self) -> float:
        """From crown to chin, sheet pixels."""
        return self.chin - self.crown

    @property
    def surely(self) -> str:
        """How sure, in a word."""
        return "sure" if self.sure >= 0.75 else "fairly sure" if self.sure >= GUESS else "a guess"


def given(middle: float, crown_to_chin_middle: float, size: float) -> Head:
    """The head a person pointed at: its middle (column, row) and its height from crown to chin."""
    half = size / 2
    return Head(middle, crown_to_chin_middle - half, crown_to_chin_middle + half, 1.0, "given by hand")


def find(pixels: Bytes) -> Head | None:
    """The head of the figure in (H, W, 4) uint8 straight RGBA whose background is clear; None without a figure."""
    shrink = min(1.0, _SIZE_BY_WORK / max(pixels.shape[:2]))
    small = (
        pixels
        if shrink == 1
        else cv2.resize(pixels, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA)
    )
    solid = _figure(small[..., 3] >= SOLID)
    if not solid.any():
        return None
    alpha = small[..., 3:].astype(np.float32) / 255
    rgb = np.rint(small[..., :3] * alpha + 200 * (1 - alpha)).astype(np.uint8)
    seen = faces.find(rgb, solid)
    head = _by_face(rgb, solid, seen) if seen else _by_silhouette(solid)
    if head is None:
        return None
    return Head(
        (head.middle + 0.5) / shrink - 0.5, head.crown / shrink, head.chin / shrink, head.sure, head.how,
        head.others, head.hat,
    )  # fmt: skip


def _figure(solid: Mask) -> Mask:
    """The largest connected part and what is not tiny beside it."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(solid.astype(np.uint8))
    if count < 2:
        return solid
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    kept = areas >= max(0.05 * areas.max(), 1)
    return np.asarray(kept[labels], bool)


def _by_face(rgb: Bytes, solid: Mask, seen: list[Face]) -> Head:
    face = seen[0]
    others = sum(f.best >= _SECOND_FACE and f.size > 0.4 * face.size for f in seen[1:])
    top = _crown(solid, face)
    hat = top is not None and top < face.eyes - _HAT_ABOVE * face.size
    found = top is not None and not hat and top < face.eyes - 0.5 * face.size
    crown = top if top is not None and found else face.eyes - _CROWN_ABOVE * face.size
    chin, agrees = _chin(rgb, solid, face, crown)
    middle, balanced = _middle(solid, face, crown)
    sure = 0.5 * min(face.score / 2, 1) + 0.25 * agrees * found + 0.25 * balanced
    how = "face detector, silhouette and skin" if agrees and found else "face detector and silhouette"
    return Head(middle, crown, chin, sure, how, others, hat)


def _crown(solid: Mask, face: Face) -> float | None:
    """Where the skull's outline begins, or would if antennae, ears and tips of hair were taken away."""
    first = _first_wide_row(solid, face, 0.3)
    rows = {wide: _first_wide_row(solid, face, wide) for wide in _CHORDS}
    chords = [(row, wide * face.size) for wide, row in rows.items() if row is not None]
    if first is None or len(chords) < 2:
        return None if first is None else float(first)
    tops = [_top_of_circle(chord, chords[-1]) for chord in chords[:-1]]
    return max(float(first), *tops)


def _top_of_circle(upper: tuple[int, float], lower: tuple[int, float]) -> float:
    """From two of its chords (row, width): (width / 2)^2 = 2 r t - t^2, t below its top."""
    (row, wide), (below, wider) = upper, lower
    apart = below - row
    if apart <= 0:
        return float(row)
    slope = (wider**2 - wide**2) / 4 / apart + apart
    return float(row - (np.sqrt(slope**2 + wide**2) - slope) / 2)


def _first_wide_row(solid: Mask, face: Face, sizes: float) -> int | None:
    """The highest row with an unbroken stretch so many face sizes wide above the eyes; None without one."""
    wide = max(int(sizes * face.size), 1)
    stretch = np.ones((1, wide), np.uint8)
    runs = cv2.erode(solid.astype(np.uint8), stretch, borderType=cv2.BORDER_CONSTANT, borderValue=(0,))
    near = slice(max(int(face.middle - 0.25 * face.size), 0), int(face.middle + 0.25 * face.size) + 1)
    rows = np.flatnonzero(runs[: max(int(face.eyes), 1), near].any(1))
    return int(rows[0]) if len(rows) else None


def _chin(rgb: Bytes, solid: Mask, face: Face, crown: float) -> tuple[float, bool]:
    """Where the face's skin has narrowed to its tip, if heads are about that high; else by proportion, false."""
    likely = (crown + (face.eyes - crown) / _EYES_AT + crown + 1.5 * face.size) / 2
    high, wide = solid.shape
    left, right = (int(np.clip(face.middle + s * 0.85 * face.size, 0, wide)) for s in (-1, 1))
    top = int(np.clip(face.eyes, 0, high - 1))
    bottom = int(np.clip(crown + (_HEAD_HIGH[1] + 0.1) * face.size, top + 1, high))
    skin = _skin(rgb[top:bottom, left:right], solid[top:bottom, left:right], face)
    widths = _extents(skin)
    start = int(0.3 * face.size)
    if len(widths) <= start + 2 or not widths[:start].any():
        return likely, False
    cheeks = float(np.percentile(widths[: start + 1], 80))
    step = max(int(0.07 * face.size), 2)
    for row in range(start, len(widths) - step):
        tip = widths[row] < 0.12 * cheeks
        neck = widths[row] < 0.6 * cheeks and widths[row + step] > 0.93 * widths[row]
        if tip or neck:
            found = float(top + row)
            agrees = _HEAD_HIGH[0] < (found - crown) / face.size < _HEAD_HIGH[1]
            return (found, True) if agrees else (likely, False)
    return likely, False


def _extents(mask: Mask) -> Floats:
    """From the first to the last pixel of each row, so that mouth and nose make no gaps; over three rows."""
    spans = np.where(mask.any(1), mask.shape[1] - mask[:, ::-1].argmax(1) - mask.argmax(1), 0)
    return np.asarray(cv2.blur(spans.astype(np.float32)[:, None], (1, 3))[:, 0], np.float32)


def _skin(rgb: Bytes, solid: Mask, face: Face) -> Mask:
    """What has the colour of the cheeks in a crop that begins at the eyes, in one piece with them."""
    lab = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    middle = rgb.shape[1] / 2
    rows = slice(int(0.2 * face.size), max(int(0.45 * face.size), int(0.2 * face.size) + 1))
    columns = slice(int(max(middle - 0.3 * face.size, 0)), int(middle + 0.3 * face.size) + 1)
    cheeks = lab[rows, columns][solid[rows, columns]]
    if not len(cheeks):
        return np.zeros(solid.shape, bool)
    near = solid & (np.linalg.norm((lab - np.median(cheeks, 0)) * (0.8, 1, 1), axis=2) < _SKIN_NEAR)
    _, labels = cv2.connectedComponents(near.astype(np.uint8))
    inside = labels[rows, columns]
    inside = inside[inside > 0]
    return np.asarray(labels == np.bincount(inside).argmax()) if len(inside) else near


def _middle(solid: Mask, face: Face, crown: float) -> tuple[float, bool]:
    """Between the detector's middle and that of the skull's silhouette, where they are near each other."""
    rows = solid[int(max(crown, 0)) : max(int(face.eyes), int(max(crown, 0)) + 1)]
    left, right = (int(np.clip(face.middle + s * 0.9 * face.size, 0, solid.shape[1])) for s in (-1, 1))
    columns = np.flatnonzero(rows[:, left:right].mean(0) > 0.5)
    if not len(columns):
        return face.middle, False
    skull = left + (columns[0] + columns[-1]) / 2
    if abs(skull - face.middle) > 0.25 * face.size:
        return face.middle, False
    return float((skull + face.middle) / 2), bool(abs(skull - face.middle) < 0.15 * face.size)


def _by_silhouette(solid: Mask) -> Head | None:
    """Without a face: the first stretch that is wide for this figure, down to the neck or by usual proportions."""
    rows = np.flatnonzero(solid.any(1))
    widths = solid.sum(1)[rows[0] : rows[-1] + 1].astype(np.float32)
    crown = int(rows[0] + np.argmax(widths >= 0.35 * np.median(widths)))
    upper = solid[crown : crown + max(int(0.25 * len(widths)), 1)]
    size = float(np.clip(np.percentile(upper.sum(1), 80), len(widths) / 8, len(widths) / 2))
    below = widths[crown - rows[0] + int(0.6 * size) : crown - rows[0] + int(1.4 * size)]
    neck = len(below) > 2 and below.min() < 0.6 * size
    chin = crown + (0.6 * size + float(np.argmin(below)) if neck else 1.1 * size)
    weight = solid[crown : max(int(chin), crown + 1)].sum(0)
    middle = float(np.searchsorted(np.cumsum(weight), weight.sum() / 2))
    return Head(middle, float(crown), float(chin), 0.35 if neck else 0.2, "silhouette alone")

"""What is wrong with a picture's transparency: a fringe of its old background, a veil, specks; and the cure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]

_SOLID = 250  # alpha
_VEIL = 24  # alpha up to which a pixel is hardly seen
_VEIL_SHARE = 0.01  # of the picture
_STRAY_SHARE = 0.002  # of the largest figure; smaller parts are specks
_FAR_OFF = 0.02  # of the picture's longer side: sparks nearer to the figure belong to it
_FRINGE_FROM = 0.45  # share of the former background in the edge's colours
_EDGE_PIXELS = 200  # fewer say nothing
_STEPS = (0.04, 0.2, 0.4, 0.6, 0.8, 0.96)  # of alpha, between which colours are compared
_SHIFT = 20.0  # levels between the colours of the figure and those of an edge that is nearly nothing


@dataclass(frozen=True, slots=True)
class Fringe:
    """colour: of the former background, 0 to 255. strength: [0, 1], its share where alpha is nearly nothing."""

    colour: tuple[int, int, int]
    strength: float


@dataclass(frozen=True, slots=True)
class Edges:
    """fringe: None when the edge is clean. stray, veil: pixels. figures: separate ones, each of a fair size."""

    fringe: Fringe | None
    stray: int
    veil: int
    figures: int


def inspect(pixels: Bytes) -> Edges:
    """Of (H, W, 4) uint8 straight RGBA."""
    alpha = pixels[..., 3]
    stray, figures = _parts(alpha)
    veil = _veil(alpha)
    veiled = int(veil.sum())
    return Edges(
        _fringe(pixels), int(stray.sum()), veiled if veiled > _VEIL_SHARE * alpha.size else 0, figures
    )


def cleaned(pixels: Bytes, found: Edges) -> Bytes:
    """A copy without what `inspect` found; alpha changes only where specks and veil were."""
    result = pixels.copy()
    if found.fringe is not None:
        _without_fringe(result, found.fringe)
    if found.stray:
        result[_parts(result[..., 3])[0]] = 0
    if found.veil:
        result[_veil(result[..., 3])] = 0
    result[result[..., 3] == 0] = 0
    return result


def _parts(alpha: Bytes) -> tuple[Mask, int]:
    """Specks that lie away from every figure, and how many figures there are."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((alpha > _VEIL).astype(np.uint8))
    if count < 2:
        return np.zeros(alpha.shape, bool), 0
    areas = stats[:, cv2.CC_STAT_AREA].astype(np.float64)
    areas[0] = 0
    small = areas < _STRAY_SHARE * areas.max()
    small[0] = False
    figures = int((areas > 0.15 * areas.max()).sum())
    if not small.any():
        return np.zeros(alpha.shape, bool), figures
    large = (~small)[labels] & (labels > 0)
    apart = cv2.distanceTransform((~large).astype(np.uint8), cv2.DIST_L2, 5)
    far = apart > max(_FAR_OFF * max(alpha.shape), 3)
    specks = np.zeros(count, bool)
    specks[np.unique(labels[small[labels] & far])] = True
    return np.asarray(specks[labels] & far), figures


def _veil(alpha: Bytes) -> Mask:
    """Faint pixels that are no part of an edge: nothing solid within five pixels."""
    solid = cv2.dilate((alpha > 3 * _VEIL).astype(np.uint8), np.ones((11, 11), np.uint8)) > 0
    return np.asarray((alpha > 0) & (alpha <= _VEIL) & ~solid)


def _fringe(pixels: Bytes) -> Fringe | None:
    """By how the edge's colours change with alpha: with a fringe they run together to one as alpha goes to 0.

    A clean edge is as colourful at any alpha. Of colours c = F + k (1 - alpha) (M - F), their spread gives k,
    their mean M.
    """
    alpha = pixels[..., 3]
    edge = (alpha > 12) & (alpha < 243)
    if int(edge.sum()) < _EDGE_PIXELS:
        return None
    colours, share = pixels[edge][:, :3].astype(np.float64), alpha[edge] / 255.0
    rows = []
    for low, high in pairwise(_STEPS):
        inside = (share >= low) & (share < high)
        if inside.sum() < _EDGE_PIXELS / 20:
            return None
        through = 1 - float(share[inside].mean())
        spread = float(np.sqrt(colours[inside].var(0).sum()))
        rows.append((through, spread, *colours[inside].mean(0)))
    steps = np.array(rows)
    slope, whole = np.polyfit(steps[:, 0], steps[:, 1], 1)
    strength = min(-float(slope / max(whole, 1.0)), 1.0)
    ways, figure = np.polyfit(steps[:, 0], steps[:, 2:], 1)
    if strength < _FRINGE_FROM or np.linalg.norm(ways) < _SHIFT:
        return None
    room = np.where(ways > 0, 255 - figure, figure)  # no colour is whiter than white or blacker than black
    strength = float(np.clip(np.max(np.abs(ways) / np.maximum(room, 1.0)), strength, 1.0))
    red, green, blue = (round(float(v)) for v in np.clip(figure + ways / strength, 0, 255))
    return Fringe((red, green, blue), strength)


def _without_fringe(pixels: Bytes, fringe: Fringe) -> None:
    edge = (pixels[..., 3] > 0) & (pixels[..., 3] < 255)
    mixed = pixels[edge][:, :3].astype(np.float32)
    foreign = fringe.strength * (1 - pixels[edge][:, 3:].astype(np.float32) / 255)
    own = (mixed - foreign * np.array(fringe.colour, np.float32)) / np.maximum(1 - foreign, 0.1)
    pixels[edge, :3] = np.clip(np.rint(own), 0, 255).astype(np.uint8)

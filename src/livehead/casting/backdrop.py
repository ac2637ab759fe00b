"""Finds a flat background by the picture's rim and cuts the figure out of it, its edge freed of that colour.

Flat means one colour, or one that changes evenly over the picture. An edge pixel mixes background and figure:
its share of figure is its alpha, and its colour becomes that of the figure beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

_FLAT_SHARE = 0.6  # of the rim that must have the colour
_FLAT_NOISE = 7.0  # levels, standard deviation
_NEAR = 10.0  # levels, the least distance at which a pixel is something else
_SCREEN_COLOUR = 120  # levels between the strongest and the weakest channel: a green or blue screen
_SCREEN_NEAR = 30.0  # levels
_LEAST_HOLE = 16  # pixels
_NOTED_HOLE = 0.0003  # of the picture
_FAINT = 0.08  # alpha that noise alone makes
_WINDOW = 2  # pixels
_ASIDE = 0.5  # sine of the angle between two colours' directions from the background's
_SOFT_SHARE = 0.25  # of an edge's outermost pixels that are mixtures; hard pixels have none
_CLEAN = 0.6  # levels of noise; more comes from JPEG and the like
_SLACK = (10.0, 22.0)  # levels a mixture may lie off the line between two colours: clean, noisy


@dataclass(frozen=True, slots=True, eq=False)
class Backdrop:
    """plane: (3, 3) float64, for red, green, blue its level as a + b x + c y, x and y in [0, 1].

    noise: levels, standard deviation. share: of the rim that shows it, [0, 1].
    """

    plane: NDArray[np.float64]
    noise: float
    share: float

    @property
    def colour(self) -> tuple[int, int, int]:
        """In the middle of the picture, 0 to 255."""
        red, green, blue = (int(np.clip(round(v), 0, 255)) for v in self.plane @ (1, 0.5, 0.5))
        return red, green, blue

    @property
    def screen(self) -> bool:
        """Whether it is a strong colour that nobody draws by accident."""
        return max(self.colour) - min(self.colour) >= _SCREEN_COLOUR

    def over(self, high: int, wide: int) -> Floats:
        """Its colours over a whole picture: (high, wide, 3) float32."""
        x = np.linspace(0, 1, wide, dtype=np.float32)[None, :, None]
        y = np.linspace(0, 1, high, dtype=np.float32)[:, None, None]
        a, b, c = (self.plane[:, k].astype(np.float32) for k in range(3))
        return np.asarray(a + b * x + c * y, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Cutout:
    """pixels: (H, W, 4) uint8 straight RGBA, RGB 0 where alpha is 0. holes: enclosed spots of the background.

    holes_kept: whether they were left as part of the figure.
    """

    pixels: Bytes
    holes: int
    holes_kept: bool


def find(rgb: Bytes) -> Backdrop | None:
    """The flat background of (H, W, 3) uint8, by its upper, left and right rim; None when there is none."""
    high, wide = rgb.shape[:2]
    thick = max(2, min(high, wide) // 100)
    rim = np.zeros((high, wide), bool)
    rim[:thick] = rim[:, :thick] = rim[:, -thick:] = True
    rows, columns = np.nonzero(rim)
    step = max(len(rows) // 40_000, 1)
    rows, columns = rows[::step], columns[::step]
    colours = rgb[rows, columns].astype(np.float64)
    place = np.stack([np.ones(len(rows)), columns / max(wide - 1, 1), rows / max(high - 1, 1)], 1)
    bins = (colours // 16).astype(np.int64) @ (256, 16, 1)
    common = bins == np.bincount(bins).argmax()
    inside = np.linalg.norm(colours - np.median(colours[common], 0), axis=1) < 24
    for _ in range(6):
        plane, *_rest = np.linalg.lstsq(place[inside], colours[inside], rcond=None)
        off = np.linalg.norm(colours - place @ plane, axis=1)
        noise = float(np.sqrt(np.mean(off[inside] ** 2) / 3))
        inside = off < max(3.5 * noise * 3**0.5, 12.0)
        if not inside.any():
            return None
    found = Backdrop(np.asarray(plane.T), noise, float(inside.mean()))
    return found if found.share >= _FLAT_SHARE and noise <= _FLAT_NOISE else None


def cut(rgb: Bytes, backdrop: Backdrop, holes: bool | None = None, face: Mask | None = None) -> Cutout:
    """The figure without its background. holes: cut enclosed spots of it too; None does so for a green screen.

    Whites of eyes and white clothes are enclosed spots as well, so on pale backgrounds they are kept unless asked.
    face: (H, W), where none is cut.
    """
    high, wide = rgb.shape[:2]
    behind = backdrop.over(high, wide)
    far = np.linalg.norm(rgb.astype(np.float32) - behind, axis=2)
    noise = max(backdrop.noise, _noise_by_the_figure(far))
    noisy = noise > _CLEAN
    near = far < max(_NEAR, 5 * noise, 18.0 if noisy else 0.0, _SCREEN_NEAR if backdrop.screen else 0.0)
    open_, enclosed = _background(near, 0.0 if backdrop.screen else _NOTED_HOLE)
    if face is not None:
        enclosed &= ~_touching(enclosed, face)
    count = int(cv2.connectedComponents(enclosed.astype(np.uint8), connectivity=4)[0]) - 1
    cut_holes = backdrop.screen if holes is None else holes
    background = open_ | enclosed if cut_holes else open_
    if noisy:
        background = _without_specks(background)
    alpha, colours = _edge(rgb.astype(np.float32), behind, far, background, 4 if noisy else 3, _SLACK[noisy])
    if backdrop.screen:
        _key(rgb.astype(np.float32), behind, background, alpha, colours, 5 if noisy else 3)
    if noisy:
        alpha = np.clip((alpha - _FAINT) / (1 - 2 * _FAINT), 0, 1)
    pixels = np.dstack([colours, np.rint(alpha * 255)]).astype(np.uint8)
    pixels[pixels[..., 3] == 0] = 0
    return Cutout(pixels, count, not cut_holes)


def _noise_by_the_figure(far: Floats) -> float:
    """Levels, standard deviation of the background 5 to 9 pixels from the figure, where compression spreads it."""
    figure = (far >= _NEAR).astype(np.uint8)
    wide, close = (cv2.dilate(figure, np.ones((2 * r + 1, 2 * r + 1), np.uint8)) > 0 for r in (9, 4))
    around = far[wide & ~close]
    return float(np.sqrt(np.mean(around**2) / 3)) if around.size else 0.0


def _background(near: Mask, least: float) -> tuple[Mask, Mask]:
    """What of it reaches the rim, and enclosed spots that are large enough to be meant."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(near.astype(np.uint8), connectivity=4)
    rim = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    outer = np.zeros(len(stats), bool)
    outer[rim] = True
    outer[0] = False
    large = stats[:, cv2.CC_STAT_AREA] >= max(_LEAST_HOLE, least * near.size)
    large[0] = False
    return outer[labels], (large & ~outer)[labels]


def _touching(spots: Mask, place: Mask) -> Mask:
    """Those of the spots that reach into a place, whole."""
    count, labels = cv2.connectedComponents(spots.astype(np.uint8), connectivity=4)
    there = np.zeros(count, bool)
    there[np.unique(labels[place])] = True
    there[0] = False
    return np.asarray(there[labels], bool)


def _without_specks(background: Mask) -> Mask:
    """Specks of compression noise around the figure belong to the background."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats((~background).astype(np.uint8))
    small = stats[:, cv2.CC_STAT_AREA] < max(_LEAST_HOLE, 0.0002 * background.size)
    small[0] = False
    return np.asarray(background | small[labels], bool)


def _edge(
    rgb: Floats, behind: Floats, far: Floats, background: Mask, reach: int, slack: float
) -> tuple[Floats, Floats]:
    """Alpha (H, W) and the figure's own colours (H, W, 3): layer after layer inwards from the background.

    An edge pixel lies on the straight line between the background's colour and that of the figure beside it; the
    farthest colour on that line, within `slack` levels, is the figure. Past it (an outline) the figure is whole.
    """
    layer = cv2.distanceTransform((~background).astype(np.uint8), cv2.DIST_C, 3)
    wide = far.shape[1] + 2 * _WINDOW
    depth, apart = (np.asarray(np.pad(a, _WINDOW).ravel(), np.float32) for a in (layer, far))
    places = np.pad(np.arange(far.size).reshape(far.shape), _WINDOW).ravel()
    whole = np.zeros(depth.shape, bool)
    alpha, colours = (~background).astype(np.float32), rgb.copy()
    flat_alpha, flat_colours = alpha.ravel(), colours.reshape(-1, 3)
    beyond = (rgb - behind).reshape(-1, 3)  # from the background's colour to each pixel's
    flat_rgb = rgb.reshape(-1, 3)
    for k in range(1, reach + 1):
        at = np.flatnonzero((depth >= k - 0.5) & (depth < k + 0.5))
        past = np.zeros(len(at), bool)
        for off in _offsets(wide, 1):
            past |= (depth[at + off] < k - 0.5) & (whole[at + off] | (apart[at + off] >= apart[at]))
        whole[at[past]] = True
        at = at[~past]
        best = _figure_beside(at, depth, apart, beyond, places, (k, slack, wide))
        here = places[at]
        mine, span = beyond[here], beyond[places[best]]
        share = (mine * span).sum(1) / np.maximum((span**2).sum(1), 1e-3)
        flat_alpha[here] = np.clip(share, 0, 1)
        mixed = share < 0.97
        flat_colours[here[mixed]] = flat_rgb[places[best]][mixed]
        whole[at[~mixed]] = True
    return alpha, colours


def _key(rgb: Floats, behind: Floats, background: Mask, alpha: Floats, colours: Floats, reach: int) -> None:
    """Alpha and colours of the edge anew, by how much of a green screen's tint it has; the figure inside has none.

    Where the figure inside has that tint itself, what was found before stays.
    """
    depth = cv2.distanceTransform((~background).astype(np.uint8), cv2.DIST_C, 3)
    deep = depth > reach
    if not deep.any():
        return
    edge = ~background & ~deep
    _, labels = cv2.distanceTransformWithLabels(
        (~deep).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    nearest = np.zeros(int(labels.max()) + 1, np.intp)
    nearest[labels[deep]] = np.flatnonzero(deep)
    mine, screen = rgb[edge], behind[edge]
    inside = rgb.reshape(-1, 3)[nearest[labels[edge]]]
    tints = [c - c.mean(1, keepdims=True) for c in (mine, screen, inside)]
    way = tints[1] / np.maximum(np.linalg.norm(tints[1], axis=1, keepdims=True), 1.0)
    own, full, within = ((tint * way).sum(1) for tint in tints)
    within = np.maximum(within, 0.0)
    share = np.clip((own - within) / np.maximum(full - within, 1.0), 0, 1)
    sure = full - within > 0.5 * full
    kept = np.maximum(1 - share, 0.02)[:, None]
    own_colour = np.clip((mine - share[:, None] * screen) / kept, 0, 255)
    alpha[edge] = np.where(sure, 1 - share, alpha[edge])
    colours[edge] = np.where(sure[:, None], own_colour, colours[edge])


def _figure_beside(
    at: Indices, depth: Floats, apart: Floats, beyond: Floats, places: Indices, how: tuple[int, float, int]
) -> Indices:
    """For each edge pixel the place whose colour it is mixed with: the farthest in its line, or itself.

    The outermost layer of a soft edge may mix three colours: there the place nearest to its line will do.
    """
    layer, slack, wide = how
    best, best_apart = at.copy(), apart[at].copy()
    nearest, least = at.copy(), np.full(len(at), _ASIDE, np.float32)
    mine = beyond[places[at]]
    for off in _offsets(wide, _WINDOW):
        there = at + off
        span = beyond[places[there]]
        share = (mine * span).sum(1) / np.maximum((span**2).sum(1), 1e-3)
        aside = np.linalg.norm(mine - share[:, None] * span, axis=1)
        inward = depth[there] >= layer - 0.5
        better = inward & (apart[there] > best_apart) & (aside < slack + 0.04 * apart[at])
        best[better], best_apart[better] = there[better], apart[there[better]]
        angle = aside / np.maximum(apart[at], 1.0)
        closer = inward & (apart[there] > 1.1 * apart[at]) & (angle < least)
        nearest[closer], least[closer] = there[closer], angle[closer]
    alone = best == at
    soft = layer == 1 and alone.mean() < 1 - _SOFT_SHARE if len(at) else False
    return np.where(alone, nearest, best) if soft else best


def _offsets(wide: int, reach: int) -> list[int]:
    return [y * wide + x for y in range(-reach, reach + 1) for x in range(-reach, reach + 1) if x or y]

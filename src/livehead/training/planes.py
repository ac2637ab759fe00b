"""Cut a layered drawing into planes and find, by trying every parameter, what moves and what changes them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.nets.plan import CELL, DENSITY, Box
from livehead.training import poses
from livehead.training.teacher import Bytes, Floats, LayeredTeacher

ALIKE_PX = 0.12  # layers whose motions differ less share a plane
CHANGING_ALIKE_PX = 0.4  # the same for layers that one decoder draws, where every plane costs channels
SPREAD = 1.15  # a shared texture may be this much larger than its parts


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Layers that move as one. box: what they can cover at rest, whole pixels.

    changed_by: parameters that redraw it; change: the box of the samples they reach (None: it never changes).
    movers: layers whose motion counts, each within its own box; where boxes overlap they agree.
    """

    layers: tuple[str, ...]
    box: Box
    movers: tuple[tuple[str, Box], ...]
    changed_by: tuple[int, ...] = ()
    change: Box | None = None

    @property
    def name(self) -> str:
        return self.layers[0]


def moving_parameters(teacher: LayeredTeacher) -> tuple[int, ...]:
    """The pose parameters that move any layer."""
    points = _grid(teacher.bounds, 12)
    found = []
    for i, pose in _extremes(teacher):
        moved = (np.abs(teacher.displace(points, n, pose) - points).max() for n in teacher.layers)
        if any(m > 0.01 for m in moved):
            found.append(i)
    return tuple(sorted(set(found)))


def find_planes(teacher: LayeredTeacher) -> tuple[Plane, ...]:
    """The planes of a drawing, back to front. A layer that is never visible is left out."""
    tries = _tries(teacher)
    found: list[Plane] = []
    for layer in teacher.layers:
        plane = _look_at(teacher, layer, tries)
        if plane is None:
            continue
        at = _partner(teacher, found, plane)
        if at < 0:
            found.append(plane)
        else:
            found[at] = _merge(found[at], plane)
    return tuple(found)


def _partner(teacher: LayeredTeacher, found: list[Plane], plane: Plane) -> int:
    """Index of the plane that can take this one in without changing what covers what; -1 if none can."""
    for at in reversed(range(len(found))):
        if _alike(teacher, found[at], plane):
            return at
        if _overlap(found[at].box, plane.box):
            return -1
    return -1


def _overlap(a: Box, b: Box, margin: int = 6) -> bool:
    return a.x0 < b.x1 + margin and b.x0 < a.x1 + margin and a.y0 < b.y1 + margin and b.y0 < a.y1 + margin


def _extremes(teacher: LayeredTeacher) -> list[tuple[int, Floats]]:
    """Every parameter alone at each end of its range."""
    layout, result = teacher.layout, []
    for i in range(len(layout.names)):
        for end in {float(layout.low[i]), float(layout.high[i])} - {0.0}:
            pose = np.zeros(len(layout.names), np.float32)
            pose[i] = end
            result.append((i, pose))
    return result


@dataclass(frozen=True, slots=True, eq=False)
class _Try:
    """A pose, the parameter it is an extreme of (-1: a mix) and where it changes the whole drawing."""

    parameter: int
    pose: Floats
    where: Box


def _tries(teacher: LayeredTeacher) -> list[_Try]:
    """The poses that change the drawing at all: extremes first, then mixes."""
    neutral = np.zeros(len(teacher.layout.names), np.float32)
    rest = teacher.drawing(teacher.layers, neutral, teacher.bounds)
    found = []
    for i, pose in [*_extremes(teacher), *((-1, p) for p in poses.mixed(teacher.layout, 24, 7))]:
        difference = _differs(teacher.drawing(teacher.layers, pose, teacher.bounds), rest)
        if difference.any():
            found.append(_Try(i, pose, _box_of(difference, teacher.bounds, 2)))
    return found


def _differs(a: Bytes, b: Bytes) -> NDArray[np.bool_]:
    """(H, W): where any channel of two (H, W, 4) pictures differs by 4 or more."""
    words = cv2.absdiff(a, b).view(np.uint32)[..., 0]
    return np.asarray((words & np.uint32(0xFCFCFCFC)) != 0)


def _look_at(teacher: LayeredTeacher, layer: str, tries: list[_Try]) -> Plane | None:
    rest = teacher.drawing([layer], np.zeros(len(teacher.layout.names), np.float32), teacher.bounds)
    seen = rest[..., 3] > 0
    box = _box_of(seen, teacher.bounds, 2) if seen.any() else None
    changed = np.zeros_like(seen)
    by: set[int] = set()
    for attempt in tries:
        if (attempt.parameter < 0 and not by) or (box and not _overlap(box, attempt.where, 0)):
            continue
        now = teacher.drawing([layer], attempt.pose, teacher.bounds)
        difference = _differs(now, rest)
        if difference.any():
            by |= {attempt.parameter} - {-1}
            changed |= difference
            seen |= now[..., 3] > 0
    if not seen.any():
        return None
    change = _box_of(changed, teacher.bounds, 1) if by else None
    whole = _box_of(seen, teacher.bounds, 1)
    return Plane((layer,), whole, ((layer, whole),), tuple(sorted(by)), change)


def _box_of(mask: NDArray[np.bool_], origin: Box, margin: int) -> Box:
    """The whole pixels a mask of samples covers, and `margin` more on every side."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return Box(
        origin.x0 + int(columns[0]) // DENSITY - margin,
        origin.y0 + int(rows[0]) // DENSITY - margin,
        origin.x0 + int(columns[-1]) // DENSITY + 1 + margin,
        origin.y0 + int(rows[-1]) // DENSITY + 1 + margin,
    )


def _merge(a: Plane, b: Plane) -> Plane:
    change = a.change.union(b.change) if a.change and b.change else a.change or b.change
    by = tuple(sorted({*a.changed_by, *b.changed_by}))
    movers = [*a.movers, *b.movers]
    kept = [m for i, m in enumerate(movers) if not any(_covers(n[1], m[1]) for n in movers[:i])]
    kept = [m for i, m in enumerate(kept) if not any(_covers(n[1], m[1]) for n in kept[i + 1 :])]
    return Plane(a.layers + b.layers, a.box.union(b.box), tuple(kept), by, change)


def _covers(a: Box, b: Box) -> bool:
    return a.x0 <= b.x0 and a.y0 <= b.y0 and a.x1 >= b.x1 and a.y1 >= b.y1


def displace(teacher: LayeredTeacher, plane: Plane, points: Floats, pose: Floats) -> Floats:
    """(N, 2) points of a plane at rest → where the pose moves them, each as its nearest mover does."""
    if len(plane.movers) == 1:
        return teacher.displace(points, plane.movers[0][0], pose)
    away = np.stack([_outside(points, box) for _, box in plane.movers])
    moved = np.stack([teacher.displace(points, layer, pose) for layer, _ in plane.movers])
    return np.asarray(moved[away.argmin(0), np.arange(len(points))])


def _outside(points: Floats, box: Box) -> Floats:
    """(N,) how far points lie outside a box, 0 within it."""
    low = np.array([box.x0, box.y0], np.float32)
    high = np.array([box.x1, box.y1], np.float32)
    return np.asarray(np.maximum(np.maximum(low - points, points - high), 0).max(1), np.float32)


def _alike(teacher: LayeredTeacher, a: Plane, b: Plane) -> bool:
    """Whether two planes move together, change together and lie near enough to share one texture."""
    if not _related(a.changed_by, b.changed_by):
        return False
    both = a.box.union(b.box)
    if both.width * both.height > SPREAD * (a.box.width * a.box.height + b.box.width * b.box.height):
        return False
    common = Box(
        max(a.box.x0, b.box.x0), max(a.box.y0, b.box.y0), min(a.box.x1, b.box.x1), min(a.box.y1, b.box.y1)
    )
    points = _grid(common if common.width > 0 and common.height > 0 else both, 9)
    limit = CHANGING_ALIKE_PX if a.changed_by else ALIKE_PX
    for pose in poses.mixed(teacher.layout, 24, 11):
        miss = displace(teacher, a, points, pose) - displace(teacher, b, points, pose)
        if np.abs(miss).max() > limit:
            return False
    return True


def _related(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether two planes are changed by mostly the same parameters (or neither by any)."""
    return 2 * len({*a} & {*b}) >= min(len(a), len(b)) if a and b else not a and not b


def _grid(box: Box, count: int) -> Floats:
    x, y = np.meshgrid(np.linspace(box.x0, box.x1, count), np.linspace(box.y0, box.y1, count))
    return np.asarray(np.stack([x.ravel(), y.ravel()], 1), np.float32)


def texture(teacher: LayeredTeacher, plane: Plane) -> Bytes:
    """The plane at rest and neutral: (2 h, 2 w, 4) uint8 RGBA, premultiplied.

    Not the drawing's samples themselves, but those between which straight lines come nearest (least squares) to
    samples taken twice as densely: textures are seen between their samples more often than at them.
    """
    neutral = np.zeros(len(teacher.layout.names), np.float32)
    fine = teacher.drawing(plane.layers, neutral, plane.box, 2 * DENSITY)[:-1, :-1].astype(np.float32)
    found = fine[::2, ::2].copy()
    for _ in range(40):
        found += 0.45 * _gather(fine - _lines(found))
    found = np.clip(np.rint(found), 0, 255)
    found[..., :3] = np.minimum(found[..., :3], found[..., 3:])
    return np.asarray(found, np.uint8)


def _lines(samples: Floats) -> Floats:
    """(H, W, C) → (2 H - 1, 2 W - 1, C): the samples and the means of neighbours between them."""
    high, wide = samples.shape[:2]
    result = np.empty((2 * high - 1, 2 * wide - 1, samples.shape[2]), np.float32)
    result[::2, ::2] = samples
    result[1::2, ::2] = (samples[1:] + samples[:-1]) / 2
    result[:, 1::2] = (result[:, 2::2] + result[:, :-1:2]) / 2
    return result


def _gather(fine: Floats) -> Floats:
    """The transpose of `_lines`: (2 H - 1, 2 W - 1, C) → (H, W, C)."""
    rows = fine[:, ::2].copy()
    rows[:, 1:] += fine[:, 1::2] / 2
    rows[:, :-1] += fine[:, 1::2] / 2
    result = rows[::2].copy()
    result[1:] += rows[1::2] / 2
    result[:-1] += rows[1::2] / 2
    return result


def regions(planes: tuple[Plane, ...]) -> list[list[int]]:
    """Indexes of the planes that change, in groups for one decoder: near, by much the same parameters."""
    groups: list[list[int]] = []
    for i, plane in enumerate(planes):
        if plane.change is None:
            continue
        for group in groups:
            if all(_fit(planes[j], plane) for j in group):
                group.append(i)
                break
        else:
            groups.append([i])
    return groups


def _fit(a: Plane, b: Plane) -> bool:
    """Whether one decoder may draw both: it costs by the area of its box, so the boxes must nearly agree."""
    if a.change is None or b.change is None or not _related(a.changed_by, b.changed_by):
        return False
    both = a.change.union(b.change)
    area = both.width * both.height
    return 2 * min(a.change.width * a.change.height, b.change.width * b.change.height) >= area


def whole_cells(box: Box) -> Box:
    """The box with sides grown to multiples of CELL pixels, evenly on both sides."""
    wide, high = -box.width % CELL, -box.height % CELL
    return Box(box.x0 - wide // 2, box.y0 - high // 2, box.x1 + wide - wide // 2, box.y1 + high - high // 2)


def with_region(plane: Plane, region: Box) -> Plane:
    """The plane with a texture box that holds the region drawn into it and a pixel of margin."""
    return replace(plane, box=plane.box.union(region))

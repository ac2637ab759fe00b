"""What glides under an opening: its texture and its motion, measured from the teacher's sprite."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from livehead.nets.plan import DENSITY, Box, GlidePlan
from livehead.nets.planes_student import Glide
from livehead.training import flows, poses
from livehead.training.teacher import Bytes, Floats, LayeredTeacher


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sprite lies in its texture, in samples, and how large it is (square root of its area)."""

    x: float
    y: float
    size: float


def moved_by(teacher: LayeredTeacher, sprite: str) -> tuple[int, ...]:
    """The pose parameters that change a sprite."""
    layout, found = teacher.layout, set()
    rest = teacher.sprite(sprite, np.zeros(len(layout.names), np.float32), teacher.bounds)
    for pose in poses.sweeps(layout, 3):
        if pose.any() and not np.array_equal(teacher.sprite(sprite, pose, teacher.bounds), rest):
            found.add(int(np.flatnonzero(pose)[0]))
    return tuple(sorted(found))


def plan(teacher: LayeredTeacher, sprite: str, region: Box, channel: int) -> GlidePlan:
    """The plan of a sprite in a region."""
    neutral = np.zeros((1, len(teacher.layout.names)), np.float32)
    inputs = moved_by(teacher, sprite)
    moved = np.where(np.isin(np.arange(neutral.size), inputs), poses.mixed(teacher.layout, 60, 3), 0)
    tried = np.concatenate([moved, poses.sweeps(teacher.layout, 3)]).astype(np.float32)
    reach = _seen(teacher, sprite, tried)
    reach = Box(
        max(reach.x0, region.x0), max(reach.y0, region.y0), min(reach.x1, region.x1), min(reach.y1, region.y1)
    )
    return GlidePlan(_seen(teacher, sprite, neutral), reach, inputs, channel)


def _seen(teacher: LayeredTeacher, sprite: str, tried: Floats) -> Box:
    """The box of all that a sprite covers in these poses, with two pixels of margin."""
    covered = np.max([teacher.sprite(sprite, pose, teacher.bounds)[..., 3] for pose in tried], axis=0)
    rows, columns = np.flatnonzero(covered.any(1)) // DENSITY, np.flatnonzero(covered.any(0)) // DENSITY
    x, y = teacher.bounds.x0 - 2, teacher.bounds.y0 - 2
    return Box(x + int(columns[0]), y + int(rows[0]), x + int(columns[-1]) + 5, y + int(rows[-1]) + 5)


def fit(teacher: LayeredTeacher, sprite: str, glide: GlidePlan, region: Box, count: int, seed: int) -> Glide:
    """Motion by the sprite's middle and area, texture by principal components of it held still."""
    given = np.where(
        np.isin(np.arange(len(teacher.layout.names)), glide.inputs),
        poses.mixed(teacher.layout, count, seed),
        0,
    ).astype(np.float32)
    given[0] = 0
    around = glide.box.union(glide.reach)
    around = Box(around.x0 - 12, around.y0 - 12, around.x1 + 12, around.y1 + 12)  # beyond the region too
    corner = np.array([glide.box.x0 - around.x0, glide.box.y0 - around.y0], np.float64) * DENSITY
    pictures = [teacher.sprite(sprite, pose, around, 2 * DENSITY) for pose in given]
    places = [_place(picture, corner) for picture in pictures]
    rest = places[0]
    shape = (glide.box.height * DENSITY, glide.box.width * DENSITY)
    middle = np.array([(shape[1] - 1) / 2, (shape[0] - 1) / 2])
    still = np.stack(
        [_held_still(p, place, rest, corner, shape) for p, place in zip(pictures, places, strict=True)]
    )
    found = flows.basis(still.reshape(count, -1), glide.rank)
    scale = np.array([place.size / rest.size for place in places])
    # Size changes about the texture's middle, so that the motion is what is left.
    motion = [
        (np.array([p.x, p.y]) - middle) - s * (np.array([rest.x, rest.y]) - middle)
        for p, s in zip(places, scale, strict=True)
    ]
    numbers = np.concatenate(
        [np.array(motion), np.log(scale)[:, None], flows.coefficients(found, still.reshape(count, -1))], 1
    )
    return _net(glide, region, given, numbers, found)


def _net(
    glide: GlidePlan, region: Box, given: Floats, numbers: NDArray[np.float64], found: flows.Basis
) -> Glide:
    net = Glide(glide, region)
    with torch.no_grad():
        features = net.monomials(torch.from_numpy(given)[:, net.inputs]).double().numpy()
        known = np.concatenate([features, np.ones((len(given), 1))], 1)
        gram = known.T @ known + 1e-6 * np.eye(known.shape[1])
        solved = torch.from_numpy(np.linalg.solve(gram, known.T @ numbers)).float()
        net.numbers.weight.copy_(solved[:-1].T)
        net.numbers.bias.copy_(solved[-1])
        net.bases.weight.copy_(torch.from_numpy(found.vectors.T))
        net.bases.bias.copy_(torch.from_numpy(found.mean))
    return net


def _place(picture: Bytes, corner: NDArray[np.float64]) -> _Place:
    """Of a picture at twice the texture's density; corner: where in it, in samples, the texture begins."""
    alpha = picture[..., 3].astype(np.float64)
    total = alpha.sum()
    x = float((alpha.sum(0) * np.arange(alpha.shape[1])).sum() / total) / 2
    y = float((alpha.sum(1) * np.arange(alpha.shape[0])).sum() / total) / 2
    return _Place(x - corner[0], y - corner[1], float(np.sqrt(total)))


def _held_still(
    picture: Bytes, place: _Place, rest: _Place, corner: NDArray[np.float64], shape: tuple[int, int]
) -> Floats:
    """(4, rows, columns) float32 in [0, 1]: the texture with the sprite moved and sized back to rest."""
    size = place.size / rest.size
    x, y = place.x - size * rest.x + corner[0], place.y - size * rest.y + corner[1]
    back = np.array([[2 * size, 0, 2 * x], [0, 2 * size, 2 * y]])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    still = cv2.warpAffine(picture.astype(np.float32) / 255, back, shape[::-1], flags=flags)
    return np.asarray(still.transpose(2, 0, 1), np.float32)

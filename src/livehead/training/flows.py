"""How planes move: exact inverse flows from the teacher, linear bases, and coefficients fitted to poses."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from livehead.nets.planes_student import CELL, DENSITY, Box, FlowNet, PlanePlan
from livehead.training.planes import Plane, displace
from livehead.training.teacher import Floats, LayeredTeacher

log = logging.getLogger(__name__)

MARGIN_PX = 3.0 * CELL


def nodes(reach: Box) -> Floats:
    """(rows · columns, 2): the picture points in the middle of every cell of a reach."""
    x = np.arange(reach.x0 + CELL / 2, reach.x1, CELL)
    y = np.arange(reach.y0 + CELL / 2, reach.y1, CELL)
    grid = np.stack(np.meshgrid(x, y), -1)
    return np.asarray(grid.reshape(-1, 2), np.float32)


def inverse(
    teacher: LayeredTeacher, plane: Plane, pose: Floats, seen: Floats, tolerance_px: float = 0.01
) -> Floats:
    """The points at rest that the pose moves to the points `seen`, (N, 2) px.

    Found by iteration from the affine motion that fits the box best. Points from more than MARGIN_PX outside
    the box keep the affine guess: nothing is drawn there.
    """
    box = plane.box
    known = _lattice(box, 6)
    basis_ = np.concatenate([known, np.ones((len(known), 1), np.float32)], 1)
    affine = np.linalg.lstsq(basis_, displace(teacher, plane, known, pose), rcond=None)[0]
    back = np.linalg.inv(affine[:2]).astype(np.float32)
    rest: Floats = (seen - affine[2]).astype(np.float32) @ back
    near = np.flatnonzero(_within(rest[:, 0], rest[:, 1], box, MARGIN_PX))
    for _ in range(30):
        miss = seen[near] - displace(teacher, plane, rest[near], pose)
        rest[near] += miss @ back
        if not len(near) or float(np.abs(miss).max()) < tolerance_px:
            break
    return rest


def _within(x: Floats, y: Floats, box: Box, margin: float) -> NDArray[np.bool_]:
    inside = (x > box.x0 - margin) & (x < box.x1 + margin) & (y > box.y0 - margin) & (y < box.y1 + margin)
    return np.asarray(inside)


def _lattice(box: Box, count: int) -> Floats:
    x, y = np.linspace(box.x0, box.x1, count), np.linspace(box.y0, box.y1, count)
    return np.asarray(np.stack(np.meshgrid(x, y), -1).reshape(-1, 2), np.float32)


def reach(teacher: LayeredTeacher, plane: Plane, poses: Floats) -> Box:
    """Where a plane can show: whole cells, at most one beyond the picture, with room for poses not tried."""
    points = _lattice(plane.box, 12)
    moved = np.stack([displace(teacher, plane, points, pose) for pose in poses])
    low, high = moved.min((0, 1)), moved.max((0, 1))

    def down(value: float) -> int:
        return int(np.clip(np.floor(value / CELL - 0.5), -1, teacher.size // CELL)) * CELL

    def up(value: float) -> int:
        return int(np.clip(np.ceil(value / CELL + 0.5), 0, teacher.size // CELL + 1)) * CELL

    return Box(down(low[0]), down(low[1]), up(high[0]), up(high[1]))


def flows(
    teacher: LayeredTeacher, planes: Sequence[tuple[Plane, PlanePlan]], poses: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """(poses, length) float32 in texture samples, as `FlowNet` gives them, and which nodes matter.

    A node matters if something of its plane can show in its cell or the next one.
    """
    counts = [plan.grid[0] * plan.grid[1] for _, plan in planes]
    result = np.empty((len(poses), 2, sum(counts)), np.float32)
    matter = np.empty(result.shape, np.bool_)
    starts = np.cumsum([0, *counts])
    for (plane, plan), start, count in zip(planes, starts, counts, strict=False):
        seen, span = nodes(plan.reach), slice(start, start + count)
        corner = np.array([plan.box.x0, plan.box.y0], np.float32)
        for row, flags, pose in zip(result, matter, poses, strict=True):
            rest = inverse(teacher, plane, pose, seen)
            flags[:, span] = _within(rest[:, 0], rest[:, 1], plan.box, 1.4 * CELL)
            samples = ((rest - corner) * DENSITY - 1.0).T.reshape(2, *plan.grid)
            row[:, span] = _for_bilinear(samples).reshape(2, -1)
    return result.reshape(len(poses), -1), matter.reshape(len(poses), -1)


def _for_bilinear(samples: Floats) -> Floats:
    """Move the nodes (2, rows, columns) so that lines between them miss a curve evenly on both sides.

    A chord of a parabola lies h²·f''/12 off on average; that is a twelfth of the second difference.
    """
    padded = np.pad(samples, ((0, 0), (1, 1), (1, 1)), mode="reflect", reflect_type="odd")
    rows = padded[:, 2:, 1:-1] + padded[:, :-2, 1:-1] - 2 * samples
    columns = padded[:, 1:-1, 2:] + padded[:, 1:-1, :-2] - 2 * samples
    return np.asarray(samples - (rows + columns) / 12, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """mean: (length,); vectors: (rank, length); flow ≈ mean + coefficients @ vectors."""

    mean: Floats
    vectors: Floats


def basis(samples: Floats, matter: NDArray[np.bool_], rank: int, rounds: int = 8) -> tuple[Basis, Floats]:
    """The linear basis of `rank` vectors that fits best where it matters, and the samples completed by it.

    Each round finds the principal components and replaces what does not matter by their own reconstruction.
    """
    filled = samples
    for _ in range(rounds):
        found = _components(filled, rank)
        drawn = found.mean + coefficients(found, filled) @ found.vectors
        filled = np.where(matter, samples, drawn)
    return found, filled


def _components(samples: Floats, rank: int) -> Basis:
    """Principal components by the eigenvectors of the Gram matrix; coefficients get unit variance."""
    mean = samples.mean(0)
    centred = samples - mean
    values, rows = np.linalg.eigh((centred @ centred.T).astype(np.float64))
    vectors = rows[:, ::-1][:, :rank].T.astype(np.float32) @ centred
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    scale = np.sqrt(np.maximum(values[::-1][:rank, None], 1e-12) / len(samples)).astype(np.float32)
    return Basis(mean, vectors / np.maximum(norms, 1e-9) * scale)


def coefficients(found: Basis, samples: Floats) -> Floats:
    """(N, rank): least squares in the basis."""
    norms = (found.vectors**2).sum(1)
    result: Floats = ((samples - found.mean) @ found.vectors.T) / np.maximum(norms, 1e-12)
    return result


def fit(net: FlowNet, found: Basis, poses: Floats, samples: Floats, steps: int) -> None:
    """Fit a FlowNet: bases as given, products of inputs by ridge regression, the rest by a small network."""
    target = torch.from_numpy(coefficients(found, samples))
    pose = torch.from_numpy(poses)
    weight = torch.from_numpy(np.abs(found.vectors).mean(1))
    with torch.no_grad():
        net.bases.weight.copy_(torch.from_numpy(found.vectors.T))
        net.bases.bias.copy_(torch.from_numpy(found.mean))
        features = net.monomials(pose[:, net.inputs])
        known = torch.cat([features, torch.ones(len(pose), 1)], 1).double()
        gram = known.T @ known + 1e-4 * torch.eye(known.shape[1], dtype=torch.float64)
        solved = torch.linalg.solve(gram, known.T @ target.double()).float()
        net.linear.weight.copy_(solved[:-1].T)
        net.linear.bias.copy_(solved[-1])
        last = net.bend[-1]
        assert isinstance(last, nn.Linear)
        last.weight.zero_()
        last.bias.zero_()
    _bend(net, pose, target, weight, steps)


def _bend(net: FlowNet, pose: Tensor, target: Tensor, weight: Tensor, steps: int) -> None:
    """Train what products of inputs cannot say. weight: (rank,) size of each basis vector in samples."""
    optimiser = torch.optim.Adam([*net.bend.parameters(), *net.linear.parameters()], 2e-3)
    generator = torch.Generator().manual_seed(1)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * 0.5 * (1 + float(np.cos(np.pi * step / steps)))
        pick = torch.randint(0, len(pose), (256,), generator=generator)
        loss = (((net.coefficients(pose[pick]) - target[pick]) * weight) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()


def error_px(
    net: FlowNet, poses: Floats, samples: Floats, matter: NDArray[np.bool_]
) -> tuple[float, float, float]:
    """Errors of the flow in picture pixels where it matters: root mean square, 99th percentile and worst."""
    with torch.no_grad():
        miss = (np.abs(net(torch.from_numpy(poses)).numpy() - samples) / DENSITY)[matter]
    return float(np.sqrt((miss**2).mean())), float(np.percentile(miss, 99)), float(miss.max())

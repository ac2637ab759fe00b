"""How planes move: exact inverse flows from the teacher, linear bases, and coefficients fitted to poses."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from livehead.nets.plan import CELL, DENSITY, Box, PlanePlan
from livehead.nets.planes_student import FlowNet
from livehead.training.planes import Plane, displace
from livehead.training.teacher import Floats, LayeredTeacher

log = logging.getLogger(__name__)


def inverse(
    teacher: LayeredTeacher,
    plane: Plane,
    pose: Floats,
    seen: Floats,
    back: Floats,
    tolerance_px: float = 0.004,
) -> Floats:
    """The points at rest that the pose moves to the points `seen`, (N, 2) px, by iteration.

    back: (3, 2) affine map that nearly does it, [x y 1] @ back.
    """
    rest: Floats = seen @ back[:2] + back[2]
    for _ in range(30):
        miss = seen - displace(teacher, plane, rest, pose)
        rest = rest + miss @ back[:2]
        if float(np.abs(miss).max()) < tolerance_px:
            break
    return rest


def affine_back(teacher: LayeredTeacher, plane: Plane, pose: Floats) -> Floats:
    """(3, 2): the inverse of the affine motion that fits a plane's box best, [x y 1] @ map."""
    known = _lattice(plane.box, 6)
    extended = np.concatenate([known, np.ones((len(known), 1), np.float32)], 1)
    affine = np.linalg.lstsq(extended, displace(teacher, plane, known, pose), rcond=None)[0]
    turn = np.linalg.inv(affine[:2])
    return np.asarray(np.concatenate([turn, -affine[2:] @ turn]), np.float32)


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


def targets(
    teacher: LayeredTeacher, planes: Sequence[tuple[Plane, PlanePlan]], poses: Floats
) -> tuple[Floats, Floats]:
    """What `FlowNet.numbers` and its bases should give, in texture samples.

    maps: (poses, 6 · planes); bends: (poses, 2 · points), x of all points, then y.
    """
    counts = [plan.bend_grid[0] * plan.bend_grid[1] for _, plan in planes]
    starts = np.cumsum([0, *counts])
    maps = np.empty((len(poses), 6, len(planes)), np.float32)
    bends = np.empty((len(poses), 2, sum(counts)), np.float32)
    for i, (plane, plan) in enumerate(planes):
        rest = _bend_points(plan)
        for row, pose in enumerate(poses):
            back = affine_back(teacher, plane, pose)
            maps[row, :, i] = _map_numbers(plan, back)
            seen = (rest - back[2]) @ np.linalg.inv(back[:2])
            bend = inverse(teacher, plane, pose, seen.astype(np.float32), back) - rest
            grid = _for_bilinear(bend.T.reshape(2, *plan.bend_grid) * DENSITY)
            bends[row, :, starts[i] : starts[i + 1]] = grid.reshape(2, -1)
    return maps.reshape(len(poses), -1), bends.reshape(len(poses), -1)


def _bend_points(plan: PlanePlan) -> Floats:
    """(rows · columns, 2): the points of a plane at rest where its bends are known, in pixels."""
    rows, columns = plan.bend_grid
    x = plan.box.x0 + (plan.bend_origin[0] + 1) / DENSITY + CELL * np.arange(columns)
    y = plan.box.y0 + (plan.bend_origin[1] + 1) / DENSITY + CELL * np.arange(rows)
    return np.asarray(np.stack(np.meshgrid(x, y), -1).reshape(-1, 2), np.float32)


def _map_numbers(plan: PlanePlan, back: Floats) -> Floats:
    """(6,): u at the reach's middle, its change over 8 cells of x and of y; the same of v."""
    reach, corner = plan.reach, np.array([plan.box.x0, plan.box.y0])
    middle = np.array([(reach.x0 + reach.x1) / 2, (reach.y0 + reach.y1) / 2, 1.0])
    at = (middle @ back - corner) * DENSITY - 1.0
    by = back[:2] * (8 * CELL * DENSITY)
    return np.array([at[0], by[0, 0], by[1, 0], at[1], by[0, 1], by[1, 1]], np.float32)


def exact(
    teacher: LayeredTeacher, planes: Sequence[tuple[Plane, PlanePlan]], pose: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """(2 n,) what `FlowNet` should give for a pose, and which nodes matter: they see the plane or its edge."""
    flow, matter = [], []
    for plane, plan in planes:
        x = np.arange(plan.reach.x0 + CELL / 2, plan.reach.x1, CELL)
        y = np.arange(plan.reach.y0 + CELL / 2, plan.reach.y1, CELL)
        seen = np.stack(np.meshgrid(x, y), -1).reshape(-1, 2).astype(np.float32)
        rest = inverse(teacher, plane, pose, seen, affine_back(teacher, plane, pose))
        low, high = np.array([plan.box.x0, plan.box.y0]), np.array([plan.box.x1, plan.box.y1])
        flow.append(((rest - low) * DENSITY - 1.0).T)
        matter.append(((rest > low - CELL / 2) & (rest < high + CELL / 2)).all(1))
    return np.concatenate(flow, 1).ravel().astype(np.float32), np.tile(np.concatenate(matter), 2)


def _for_bilinear(samples: Floats) -> Floats:
    """Move values (2, rows, columns) so that lines between them miss a curve evenly on both sides.

    A chord of a parabola lies h²·f''/12 off on average, a twelfth of the second difference; it happens twice,
    from these points to the nodes and from the nodes to the pixels.
    """
    padded = np.pad(samples, ((0, 0), (1, 1), (1, 1)), mode="edge")
    rows = padded[:, 2:, 1:-1] + padded[:, :-2, 1:-1] - 2 * samples
    columns = padded[:, 1:-1, 2:] + padded[:, 1:-1, :-2] - 2 * samples
    change = np.zeros_like(samples)
    change[:, 1:-1, 1:-1] = (rows + columns)[:, 1:-1, 1:-1] / 6
    return np.asarray(samples - change, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """mean: (length,); vectors: (rank, length); flow ≈ mean + coefficients @ vectors."""

    mean: Floats
    vectors: Floats


def basis(samples: Floats, rank: int) -> Basis:
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


def fit(net: FlowNet, poses: Floats, maps: Floats, bends: Floats, steps: int) -> None:
    """Fit a FlowNet: bases by principal components, products of inputs by ridge regression, then steps."""
    found = basis(bends, net.bases.in_features)
    numbers = np.concatenate([maps, coefficients(found, bends)], 1)
    weight = np.concatenate([np.ones(maps.shape[1]), np.abs(found.vectors).mean(1) * 6])
    pose, target = torch.from_numpy(poses), torch.from_numpy(numbers.astype(np.float32))
    with torch.no_grad():
        net.bases.weight.copy_(torch.from_numpy(found.vectors.T))
        net.bases.bias.copy_(torch.from_numpy(found.mean))
        features = net.monomials(pose[:, net.inputs])
        known = torch.cat([features, torch.ones(len(pose), 1)], 1).double()
        gram = known.T @ known + 1e-4 * torch.eye(known.shape[1], dtype=torch.float64)
        solved = torch.linalg.solve(gram, known.T @ target.double()).float()
        net.linear.weight.copy_(solved[:-1].T)
        net.linear.bias.copy_(solved[-1])
        last = net.curve[-1]
        assert isinstance(last, nn.Linear)
        last.weight.zero_()
        last.bias.zero_()
    _curve(net, pose, target, torch.from_numpy(weight.astype(np.float32)), steps)


def _curve(net: FlowNet, pose: Tensor, target: Tensor, weight: Tensor, steps: int) -> None:
    """Train what products of inputs cannot say. weight: (numbers,) samples that one unit of each is worth."""
    optimiser = torch.optim.Adam([*net.curve.parameters(), *net.linear.parameters()], 1e-3)
    generator = torch.Generator().manual_seed(1)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 1e-3 * 0.5 * (1 + float(np.cos(np.pi * step / steps)))
        pick = torch.randint(0, len(pose), (256,), generator=generator)
        loss = (((net.numbers(pose[pick]) - target[pick]) * weight) ** 2).sum(1).mean()
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()


def error_px(
    net: FlowNet, teacher: LayeredTeacher, planes: Sequence[tuple[Plane, PlanePlan]], poses: Floats
) -> tuple[float, float, float]:
    """Errors of the flow in picture pixels where it matters: root mean square, 99th percentile and worst."""
    misses = []
    for pose in poses:
        right, matter = exact(teacher, planes, pose)
        with torch.no_grad():
            given = net(torch.from_numpy(pose[None]))[0].numpy()
        misses.append((np.abs(given - right) / DENSITY)[matter])
    miss = np.concatenate(misses)
    return float(np.sqrt((miss**2).mean())), float(np.percentile(miss, 99)), float(miss.max())

"""From a layered teacher to a student: cut into planes, measure the motion, learn the parts that change."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

import numpy as np
import torch

from livehead.nets.plan import PlanePlan, RegionPlan, StudentPlan
from livehead.nets.planes_student import FlowNet, PlanesStudent, Region
from livehead.training import earlier, flows, glides, patches, poses
from livehead.training.earlier import Earlier
from livehead.training.planes import Plane, find_planes, moving_parameters, regions, texture, whole_cells
from livehead.training.teacher import LayeredTeacher

log = logging.getLogger(__name__)

_WORSE_DB = 0.2  # a decoder from before may be this much worse than it was, then its drawing has changed
_SIMPLE_WIDTH, _LARGE_PX = 16, 4000  # a simple change of a large part is decoded at half resolution

TeacherSource = Callable[[], LayeredTeacher]
"""Makes a teacher; sent to the working processes, so it must be picklable."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How much of everything. steps: of a decoder of full width, narrower ones get fewer."""

    pictures: int = 3000
    steps: int = 9000
    sprites: int = 200
    flow_poses: int = 2000
    flow_steps: int = 8000
    rank: int = 32
    processes: int = 2
    seed: int = 1

    def scaled(self, share: float) -> Recipe:
        """The same with a share of the work, for a trial."""
        return replace(
            self,
            pictures=max(100, round(self.pictures * share)),
            steps=max(20, round(self.steps * share)),
            flow_poses=max(100, round(self.flow_poses * share)),
            flow_steps=max(50, round(self.flow_steps * share)),
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Region:
    """A decoder to train: its plan (width still open) and the planes it draws into."""

    plan: RegionPlan
    planes: tuple[Plane, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Trained:
    """A finished decoder: plan, weights by name, PSNR in dB on poses it has not seen, whether kept from before."""

    plan: RegionPlan
    weights: dict[str, torch.Tensor]
    quality: float
    kept: bool = False


def distil(
    source: TeacherSource, recipe: Recipe, before: Earlier | None = None
) -> tuple[PlanesStudent, dict[str, float]]:
    """The student and figures by name: seconds of each part, flow errors in pixels, decoders in dB.

    before: a student whose decoders are kept where they still draw what the teacher draws, as when only the
    turn has changed; what is measured, textures and motion, is always measured anew.
    """
    start = time.monotonic()
    teacher = source()
    moved_by = moving_parameters(teacher)
    planes = find_planes(teacher)
    found = _find_regions(planes)
    figures = {"planes": float(len(planes)), "seconds_planes": time.monotonic() - start}
    log.info("%d planes, %d regions, moved by %s", len(planes), len(found), moved_by)
    with _pool(recipe.processes) as pool:
        order = sorted(range(len(found)), key=lambda i: -_area(found[i].plan) * len(found[i].plan.inputs))
        jobs: dict[int, Future[_Trained]] = {
            i: pool.submit(_train_region, source, found[i], recipe, before) for i in order
        }
        flow_plan = _plan(teacher, planes, found, moved_by, recipe)
        motion = pool.submit(_train_flow, source, planes, flow_plan, recipe)
        trained = [jobs[i].result() for i in range(len(found))]
        weights, errors = motion.result()
    plan = replace(flow_plan, regions=tuple(t.plan for t in trained))
    student = _assemble(teacher, planes, plan, weights, trained)
    figures |= {f"{t.plan.name}_db": t.quality for t in trained}
    figures |= dict(zip(("flow_rms_px", "flow_p99_px", "flow_max_px"), errors, strict=True))
    figures["kept"] = float(sum(t.kept for t in trained))
    figures["seconds"] = time.monotonic() - start + (before.seconds if before and figures["kept"] else 0.0)
    return student, figures


def _pool(processes: int) -> Executor:
    """Where the parts are trained; a single one stays in this process."""
    if processes == 1:
        return ThreadPoolExecutor(1)
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _area(plan: RegionPlan) -> int:
    return plan.box.width * plan.box.height


def _find_regions(planes: tuple[Plane, ...]) -> list[_Region]:
    result = []
    for group in regions(planes):
        members = tuple(planes[i] for i in group)
        changes = [m.change for m in members if m.change is not None]
        box = changes[0]
        for change in changes[1:]:
            box = box.union(change)
        inputs = tuple(sorted({i for m in members for i in m.changed_by}))
        plan = RegionPlan(members[0].name, whole_cells(box), inputs, 4 * len(members))
        result.append(_Region(plan, members))
    return result


def _plan(
    teacher: LayeredTeacher,
    planes: tuple[Plane, ...],
    found: list[_Region],
    moved_by: tuple[int, ...],
    recipe: Recipe,
) -> StudentPlan:
    tried = _turns(teacher, moved_by, 200, recipe.seed + 90)
    tried = np.concatenate([tried, poses.sweeps(teacher.layout, 3)])
    spots = {id(p): (r, 4 * k) for r, region in enumerate(found) for k, p in enumerate(region.planes)}
    plans = []
    for plane in planes:
        region, channel = spots.get(id(plane), (-1, 0))
        box = plane.box.union(found[region].plan.box) if region >= 0 else plane.box
        grown = replace(plane, box=box)
        plans.append(PlanePlan(plane.name, box, flows.reach(teacher, grown, tried), region, channel))
    regions_ = tuple(r.plan for r in found)
    return StudentPlan(teacher.size, len(teacher.layout.names), tuple(plans), regions_, moved_by, recipe.rank)


def _turns(teacher: LayeredTeacher, moved_by: tuple[int, ...], count: int, seed: int) -> poses.Floats:
    """Poses that only move: every second one a mix, the others with many parameters at their ends."""
    layout = teacher.layout
    turns = poses.mixed(layout, count, seed)
    rng = np.random.default_rng(seed + 7)
    ends = np.where(rng.random(turns.shape) < 0.5, layout.low, layout.high)
    at_end = rng.random(turns.shape) < rng.uniform(0.2, 1.0, (count, 1))
    at_end[::2] = False
    turns = np.where(at_end, ends, turns)
    keep = np.zeros(turns.shape[1], bool)
    keep[list(moved_by)] = True
    return np.where(keep, turns, 0).astype(np.float32)


def _train_region(
    source: TeacherSource, region: _Region, recipe: Recipe, before: Earlier | None = None
) -> _Trained:
    torch.set_num_threads(1)
    teacher = source()
    plan = _with_glide(teacher, region)
    unseen = patches.region_poses(teacher, plan.inputs, 250, recipe.seed + 50)[-100:]
    right = patches.pictures(teacher, region.planes, plan.box, unseen)
    net = earlier.region(before, plan) if before else None
    if net is not None and before is not None:
        quality = patches.quality(net, unseen, right)
        if quality > before.quality(plan.name) - _WORSE_DB:
            log.info("%s: kept, %.1f dB", plan.name, quality)
            return _Trained(net.plan, net.state_dict(), quality, kept=True)
    net = _trained_anew(teacher, region, plan, recipe)
    quality = patches.quality(net, unseen, right)
    log.info("%s: width %d, %.1f dB", plan.name, net.plan.width, quality)
    return _Trained(net.plan, net.state_dict(), quality)


def _with_glide(teacher: LayeredTeacher, region: _Region) -> RegionPlan:
    """The region's plan with what glides in it."""
    plan = region.plan
    for channel, plane in enumerate(region.planes):
        for sprite in _sprites(teacher, plane):
            plan = replace(plan, glide=glides.plan(teacher, sprite, plan.box, 4 * channel))
    return plan


def _sprites(teacher: LayeredTeacher, plane: Plane) -> list[str]:
    return [layer for layer in plane.layers if layer in teacher.sprites]


def _trained_anew(teacher: LayeredTeacher, region: _Region, plan: RegionPlan, recipe: Recipe) -> Region:
    given = patches.region_poses(teacher, plan.inputs, recipe.pictures, recipe.seed)
    pictures = patches.pictures(teacher, region.planes, plan.box, given)
    glide, bare = None, None
    for plane in region.planes:
        for sprite in _sprites(teacher, plane):
            assert plan.glide is not None
            glide = glides.fit(teacher, sprite, plan.glide, plan.box, recipe.sprites, recipe.seed)
            bare = patches.pictures(teacher, region.planes, plan.box, given, [sprite])
    width = patches.width_for(pictures if bare is None else bare)
    coarse = 2 if width <= _SIMPLE_WIDTH and _area(plan) > _LARGE_PX else 1
    plan = replace(plan, width=width, coarse=coarse)
    steps = round(recipe.steps * {12: 0.4, 16: 0.6, 24: 0.8, 32: 1.0}[plan.width])
    return patches.train(plan, patches.Samples(given, pictures, bare), glide, steps, recipe.seed)


def _train_flow(
    source: TeacherSource, planes: tuple[Plane, ...], plan: StudentPlan, recipe: Recipe
) -> tuple[dict[str, torch.Tensor], tuple[float, float, float]]:
    torch.set_num_threads(1)
    teacher = source()
    pairs = list(zip(planes, plan.planes, strict=True))
    tried = _turns(teacher, plan.flow_inputs, recipe.flow_poses, recipe.seed)
    maps, bends = flows.targets(teacher, pairs, tried)
    net = FlowNet(plan)
    flows.fit(net, tried, maps, bends, recipe.flow_steps)
    unseen = _turns(teacher, plan.flow_inputs, 60, recipe.seed + 60)
    errors = flows.error_px(net, teacher, pairs, unseen)
    log.info("flow: rms %.3f, p99 %.3f, worst %.2f px", *errors)
    return net.state_dict(), errors


def _assemble(
    teacher: LayeredTeacher,
    planes: tuple[Plane, ...],
    plan: StudentPlan,
    motion: dict[str, torch.Tensor],
    trained: list[_Trained],
) -> PlanesStudent:
    boxed = [replace(p, box=q.box) for p, q in zip(planes, plan.planes, strict=True)]
    flat = np.concatenate([texture(teacher, plane).ravel() for plane in boxed])
    student = PlanesStudent(plan, torch.from_numpy(flat))
    student.flow.load_state_dict(motion)
    for net, done in zip(student.regions, trained, strict=True):
        net.load_state_dict(done.weights)
    return student.eval()

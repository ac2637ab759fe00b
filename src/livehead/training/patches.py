"""Decoders of the parts of a drawing that change with the pose: lids and irises, mouth, jaw, brows."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from livehead.nets.plan import Box, RegionPlan
from livehead.nets.planes_student import Glide, Region
from livehead.training import poses
from livehead.training.planes import Plane
from livehead.training.teacher import Bytes, Floats, LayeredTeacher

log = logging.getLogger(__name__)

_ROUGH = 0.8  # share of the steps that are taken in 16-bit floats
_STILL = 1.5 / 255  # samples that vary less than this are not learned


def region_poses(teacher: LayeredTeacher, inputs: Sequence[int], count: int, seed: int) -> Floats:
    """(count, n) poses that set only `inputs`: neutral, each alone, then random mixes."""
    size = len(teacher.layout.names)
    alone = poses.sweeps(teacher.layout, 9).reshape(-1, 9, size)[list(inputs)].reshape(-1, size)
    keep = np.zeros(size, bool)
    keep[list(inputs)] = True
    random = np.empty((count, size), np.float32)
    random[::2] = poses.mixed(teacher.layout, count, seed)[::2]
    random[1::2] = poses.sparse(teacher.layout, count, seed + 1)[1::2]
    every = np.concatenate([np.zeros((1, size)), alone, np.where(keep, random, 0)])
    return np.asarray(every[:count], np.float32)


def pictures(
    teacher: LayeredTeacher, planes: Sequence[Plane], box: Box, given: Floats, without: Sequence[str] = ()
) -> Bytes:
    """(N, 4 · planes, 2 h, 2 w) uint8, premultiplied: the planes' drawings within the box, less some layers."""
    shown = [[layer for layer in plane.layers if layer not in without] for plane in planes]
    return np.stack(
        [
            np.concatenate([teacher.drawing(layers, pose, box).transpose(2, 0, 1) for layers in shown])
            for pose in given
        ]
    )


def width_for(samples: Bytes) -> int:
    """How many channels a decoder should have: by how many linear bases reach 30 dB on what varies."""
    flat = samples[:400].reshape(min(len(samples), 400), -1).astype(np.float32) / 255
    flat = flat[:, flat.std(0) > _STILL]
    flat -= flat.mean(0)
    values = np.maximum(np.linalg.eigvalsh(flat @ flat.T)[::-1], 0)
    left = 1 - np.cumsum(values) / max(values.sum(), 1e-9)
    mean_square = left * values.sum() / flat.size
    needed = int((mean_square > 1e-3).sum())
    return 12 if needed < 8 else 16 if needed < 24 else 24 if needed < 60 else 32


@dataclass(frozen=True, slots=True, eq=False)
class Samples:
    """What a region is trained on. poses: (N, n); pictures: (N, channels, 2 h, 2 w) uint8; bare: the same without
    what glides (None when nothing does)."""

    poses: Floats
    pictures: Bytes
    bare: Bytes | None = None


def train(plan: RegionPlan, samples: Samples, glide: Glide | None, steps: int, seed: int = 0) -> Region:
    """Fit a region's decoder; what glides is given."""
    torch.manual_seed(seed)
    net = Region(plan)
    net.decoder.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    net.glide = glide
    pose, picture = torch.from_numpy(samples.poses), torch.from_numpy(samples.pictures)
    bare = picture if samples.bare is None else torch.from_numpy(samples.bare)
    _set_rest(net, bare)
    gliding = None if glide is None else _in_parts(glide, pose)
    average = deepcopy(net)
    optimiser = torch.optim.Adam(net.decoder.parameters(), 2e-3)
    generator = torch.Generator().manual_seed(seed)
    start = time.monotonic()
    rough = torch.cpu.get_capabilities().get("avx512_bf16", False)  # emulated it is 15 times slower
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * (0.01 + 0.99 * 0.5 * (1 + float(np.cos(np.pi * step / steps))))
        pick = torch.randint(0, len(pose), (16,), generator=generator)
        with torch.autocast("cpu", torch.bfloat16, enabled=rough and step < _ROUGH * steps):
            drawn = net.decoder(pose[pick]).float()
        loss = _loss(drawn[:, : plan.channels], bare[pick])
        if gliding is not None:
            loss = loss + _loss(net.compose(drawn, gliding[pick]), picture[pick])
        optimiser.zero_grad()
        (loss / net.decoder.active.mean().clamp(min=1e-3)).backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        _follow(average.decoder, net.decoder, min(0.995, (step + 1) / (step + 10)))
    log.info("%s: %d steps in %.0f s", plan.name, steps, time.monotonic() - start)
    return average.eval()


def _set_rest(net: Region, bare: Tensor) -> None:
    """Mean picture and the samples that change; an opening is unknown and half open on average."""
    parts = bare.float() / 255
    channels = net.plan.channels
    net.decoder.mean.fill_(0.5)
    net.decoder.active.fill_(1.0)
    net.decoder.mean[:, :channels] = parts.mean(0)
    net.decoder.active[:, :channels] = (parts.std(0) > _STILL).float()


def _in_parts(net: Glide | Region, pose: Tensor) -> Tensor:
    with torch.no_grad():
        return torch.cat([net(pose[i : i + 32]) for i in range(0, len(pose), 32)])


def _loss(drawn: Tensor, picture: Tensor) -> Tensor:
    miss = drawn - picture.float() / 255
    loss: Tensor = (miss.abs() + 8 * miss**2).mean()
    return loss


def _follow(average: nn.Module, net: nn.Module, keep: float) -> None:
    with torch.no_grad():
        for mine, theirs in zip(average.parameters(), net.parameters(), strict=True):
            mine.lerp_(theirs, 1 - keep)


def quality(net: Region, given: Floats, pictures: Bytes) -> float:
    """PSNR in dB over the samples that vary."""
    drawn = _in_parts(net, torch.from_numpy(given)).clamp(0, 1)
    right = torch.from_numpy(pictures).float() / 255
    varies = right.std(0) > _STILL
    return float(10 * torch.log10(varies.float().mean() / ((drawn - right) ** 2 * varies).mean()))

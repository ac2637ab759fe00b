"""Decoders of the parts of a drawing that change with the pose: lids and irises, mouth, jaw, brows."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from copy import deepcopy

import numpy as np
import torch
from torch import Tensor

from livehead.nets.planes_student import Box, RegionDecoder, RegionPlan
from livehead.training import poses
from livehead.training.planes import Plane
from livehead.training.teacher import Bytes, Floats, LayeredTeacher

log = logging.getLogger(__name__)

_STILL = 1.5 / 255  # samples that vary less than this are not learned


def region_poses(teacher: LayeredTeacher, inputs: Sequence[int], count: int, seed: int) -> Floats:
    """(count, n) poses that set only `inputs`: neutral, each alone, then random mixes."""
    size = len(teacher.layout.names)
    alone = poses.sweeps(teacher.layout, 9).reshape(-1, 9, size)[list(inputs)].reshape(-1, size)
    keep = np.zeros(size, bool)
    keep[list(inputs)] = True
    random = np.where(keep, poses.mixed(teacher.layout, count, seed), 0)
    return np.concatenate([np.zeros((1, size)), alone, random])[:count].astype(np.float32)


def pictures(teacher: LayeredTeacher, planes: Sequence[Plane], box: Box, given: Floats) -> Bytes:
    """(N, 4 · planes, 2 h, 2 w) uint8, premultiplied: the planes' drawings within the box."""
    return np.stack(
        [
            np.concatenate([teacher.drawing(plane.layers, pose, box).transpose(2, 0, 1) for plane in planes])
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


def train(plan: RegionPlan, given: Floats, samples: Bytes, steps: int, seed: int = 0) -> RegionDecoder:
    """Fit a decoder. given: (N, n) poses, samples: as `pictures` gives them."""
    torch.manual_seed(seed)
    net = RegionDecoder(plan)
    pose = torch.from_numpy(given)
    picture = torch.from_numpy(samples)
    varies = samples.reshape(len(samples), -1).astype(np.float32).std(0).reshape(samples.shape[1:]) / 255
    net.active.copy_(torch.from_numpy(varies > _STILL).float()[None])
    net.mean.copy_((picture.float().mean(0) / 255)[None])
    average = deepcopy(net)
    optimiser = torch.optim.Adam(net.parameters(), 2e-3)
    generator = torch.Generator().manual_seed(seed)
    start = time.monotonic()
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * (0.01 + 0.99 * 0.5 * (1 + float(np.cos(np.pi * step / steps))))
        pick = torch.randint(0, len(pose), (16,), generator=generator)
        loss = _loss(net, pose[pick], picture[pick])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        _follow(average, net, min(0.995, (step + 1) / (step + 10)))
    log.info("%s: %d steps in %.0f s", plan.name, steps, time.monotonic() - start)
    return average.eval()


def _loss(net: RegionDecoder, pose: Tensor, picture: Tensor) -> Tensor:
    miss = net(pose) - picture.float() / 255
    loss: Tensor = (miss.abs() + 8 * miss**2).mean() / net.active.mean().clamp(min=1e-3)
    return loss


def _follow(average: RegionDecoder, net: RegionDecoder, keep: float) -> None:
    with torch.no_grad():
        for mine, theirs in zip(average.parameters(), net.parameters(), strict=True):
            mine.lerp_(theirs, 1 - keep)


def quality(net: RegionDecoder, given: Floats, samples: Bytes) -> float:
    """PSNR in dB over the samples that vary."""
    with torch.no_grad():
        drawn = torch.cat([net(torch.from_numpy(given[i : i + 32])) for i in range(0, len(given), 32)])
    miss = ((drawn.clamp(0, 1) - torch.from_numpy(samples).float() / 255) ** 2 * net.active).mean()
    return float(10 * torch.log10(net.active.mean() / miss))

"""Poses to learn from and to be judged by: random mixes, single sweeps and made-up motion, all from seeds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from livehead.motion.pose import PoseLayout

Floats = NDArray[np.float32]


def sparse(layout: PoseLayout, count: int, seed: int, share: float = 0.35) -> Floats:
    """(count, n) random mixes: each parameter is set with probability `share`, evenly over its range.

    A tenth of what is set sits at an end of the range, where faces spend much of their time.
    """
    rng = np.random.default_rng(seed)
    shape = (count, len(layout.names))
    poses = rng.uniform(layout.low, layout.high, shape)
    ends = np.where(rng.random(shape) < 0.5, layout.low, layout.high)
    poses = np.where(rng.random(shape) < 0.1, ends, poses)
    return np.where(rng.random(shape) < share, poses, 0.0).astype(np.float32)


def mixed(layout: PoseLayout, count: int, seed: int) -> Floats:
    """(count, n): random mixes from nearly neutral to everything at once."""
    rng = np.random.default_rng(seed)
    shares = np.sqrt(rng.uniform(0.01, 1.0, count))
    return np.concatenate(
        [sparse(layout, 1, int(rng.integers(2**31)), float(share)) for share in shares]
    ).astype(np.float32)


def sweeps(layout: PoseLayout, steps: int = 5) -> Floats:
    """(n · steps, n): every parameter alone, from one end of its range to the other."""
    poses = np.zeros((len(layout.names), steps, len(layout.names)), np.float32)
    for i in range(len(layout.names)):
        poses[i, :, i] = np.linspace(layout.low[i], layout.high[i], steps)
    return poses.reshape(-1, len(layout.names))


def motion(layout: PoseLayout, count: int, seed: int, rate: float = 30.0) -> Floats:
    """(count, n) frames of made-up motion: every parameter drifts between random values and often rests at 0."""
    rng = np.random.default_rng(seed)
    poses = np.zeros((count, len(layout.names)), np.float32)
    for i, (low, high) in enumerate(zip(layout.low, layout.high, strict=True)):
        frame, value = 0, 0.0
        while frame < count:
            goal = float(rng.uniform(low, high)) if rng.random() < 0.4 else 0.0
            ramp = max(2, int(rate * rng.uniform(0.1, 0.8)))
            t = np.linspace(0, 1, ramp, dtype=np.float32)
            line = value + (goal - value) * t * t * (3 - 2 * t)
            line = np.concatenate([line, np.full(int(rate * rng.uniform(0.0, 1.0)), goal, np.float32)])
            poses[frame : frame + len(line), i] = line[: count - frame]
            frame, value = frame + len(line), goal
    return poses

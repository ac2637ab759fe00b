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

"""Made-up motion with known truth, and a clock to play it to a modifier."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from livehead.motion.arkit import INDEX
from livehead.stages import Modifier
from livehead.types import Channels, Motion

Signal = Callable[[float], float]


def motion(
    yaw: float = 0.0, *, jaw: float = 0.0, at: float = 0.0, seq: int = 0, channels: Channels = Channels.ALL
) -> Motion:
    """A face whose head is turned and whose jaw is open."""
    shapes = np.zeros(52, np.float32)
    shapes[INDEX["jawOpen"]] = jaw
    return replace(
        Motion.neutral(at, seq),
        blendshapes=shapes,
        head_rotation=np.array([0.0, yaw, 0.0], np.float32),
        confidence=1.0,
        channels=channels,
    )


def play(
    modifier: Modifier,
    signal: Signal,
    *,
    rate: float = 30.0,
    fps: float = 60.0,
    seconds: float = 4.0,
    latency: float = 0.0,
    silent: tuple[float, float] = (1e9, 1e9),
    start: float = 1000.0,
) -> NDArray[np.float64]:
    """(N, 2): time and yaw of what comes out at `fps`, when the signal is sampled at `rate`.

    A sample arrives `latency` after its time; nothing arrives for samples within `silent`.
    """
    count, taken, newest = round(seconds * fps), -1, Motion.neutral(start)
    rows = []
    for frame in range(count):
        now = frame / fps
        while (taken + 1) / rate + latency <= now + 1e-9:
            taken += 1
            at = taken / rate
            if not silent[0] <= at < silent[1]:
                newest = motion(signal(at), at=start + at, seq=taken)
        rows.append((now, float(modifier.modify(newest, start + now).head_rotation[1])))
    return np.array(rows)


def lag(rows: NDArray[np.float64], signal: Signal, *, skip: float = 1.0) -> float:
    """Seconds by which the rows trail the signal: the shift at which they correlate best."""
    rows = rows[rows[:, 0] >= skip]
    shifts = np.arange(-0.1, 0.3, 0.001)
    truths = [np.array([signal(t - s) for t in rows[:, 0]]) for s in shifts]
    return float(shifts[np.argmax([np.corrcoef(truth, rows[:, 1])[0, 1] for truth in truths])])


def talk(t: float) -> float:
    """A head on the move: up to 0.45 rad, up to 2 rad/s."""
    return float(0.35 * np.sin(2 * np.pi * 0.7 * t) + 0.1 * np.sin(2 * np.pi * 1.6 * t + 1.0))

"""Finds the smoothing defaults: calm on a still face, quick on a moving one.

    python tools/tune_smoothing.py still.tape talking.tape turning.tape ...
    python tools/tune_smoothing.py --clips still.mp4 talking.mp4 ... --model face_landmarker.task

Tapes are made by `livehead motion record`. The first is a still face, the others move. For each group of
channels every pair of cutoff at rest and gain is tried; of those whose added lag on all moving tapes is
within the group's budget the calmest on the still one is kept. The still tape gets a poor camera's noise.
"""

from __future__ import annotations

import argparse
import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livehead import registry
from livehead.config import StageChoice
from livehead.motion import arkit
from livehead.motion.one_euro import OneEuro
from livehead.motion.tape import TapeReader
from livehead.motion.vector import POSITION, ROTATION, indices, pack
from livehead.types import Channels

Table = NDArray[np.float64]

EYELIDS = [i for i, name in enumerate(arkit.NAMES) if arkit.group(name) == Channels.EYES]
GROUPS: dict[str, tuple[list[int], float, float, tuple[float, ...]]] = {
    # channels, noise of a poor camera (RMS), lag budget in frames at 30 fps, gains to try
    "head": (list(range(52, 55)), math.radians(0.5), 1.2, (4, 8, 12, 16, 24)),
    "position": (list(range(POSITION.start, POSITION.stop)), 0.0015, 1.3, (40, 80, 160, 320)),
    "gaze": (indices(Channels.GAZE), 0.02, 1.0, (2, 4, 8, 16, 32)),
    "eyelids": (EYELIDS, 0.01, 0.4, (4, 8, 16, 32)),
    "brows": (indices(Channels.BROWS), 0.015, 1.2, (2, 4, 8, 16, 32)),
    "mouth": (indices(Channels.MOUTH), 0.015, 0.7, (2, 4, 8, 16, 32)),
}
CUTOFFS = (0.6, 0.8, 1.0, 1.3, 1.6, 2.0, 2.5, 3.0, 4.0, 6.0, 8.0)
FRAME = 1.0 / 30.0


def record(clip: str, model: str) -> tuple[Table, Table]:
    """Times and vectors of a clip, tracked as fast as it goes and stamped at 30 a second."""
    options = {"source": clip, "realtime": False, "model": model}
    tracker = registry.tracker(StageChoice("mediapipe_face", options))
    try:
        rows = [(motion.seq * FRAME, pack(motion)) for motion in tracker.track()]
    finally:
        tracker.close()
    return np.array([t for t, _ in rows]), np.stack([v for _, v in rows]).astype(float)


def from_tape(path: str) -> tuple[Table, Table]:
    tape = TapeReader(Path(path))
    return tape.times - tape.times[0], np.stack([pack(m) for m in tape]).astype(float)


def filtered(times: Table, values: Table, cutoff: float, gain: float) -> Table:
    """The columns of (N, C) through One Euro."""
    ones = np.ones(values.shape[1], np.float32)
    euro = OneEuro(cutoff * ones, gain * ones)
    return np.stack([euro.filter(v, t) for t, v in zip(times, values.astype(np.float32), strict=True)])


def jitter(values: Table) -> float:
    """RMS about the mean over time, of the worst channel."""
    return float(values[15:].std(axis=0).max())


def lag(raw: Table, smooth: Table, least: float) -> float:
    """Samples by which a filtered table trails, the worst of the channels that move by `least` or more."""
    worst = 0.0
    for channel in range(raw.shape[1]):
        a, b = raw[15:, channel], smooth[15:, channel]
        if a.std() < least:
            continue
        reach = 6
        scores = [np.corrcoef(a[reach - s : len(a) - s], b[reach:])[0, 1] for s in range(reach + 1)]
        best = int(np.argmax(scores))
        if 0 < best < reach:
            left, middle, right = scores[best - 1 : best + 2]
            worst = max(worst, best + 0.5 * (left - right) / (left - 2 * middle + right))
        else:
            worst = max(worst, float(best))
    return worst


def search(
    name: str, still: tuple[Table, Table], moving: list[tuple[Table, Table]]
) -> Iterator[tuple[float, float, float, float]]:
    """(jitter after, lag in frames, cutoff, gain) of every pair within the budget."""
    channels, noise, budget, gains = GROUPS[name]
    times, values = still
    calm = values[:, channels] + np.random.default_rng(1).normal(0.0, noise, (len(values), len(channels)))
    for cutoff, gain in itertools.product(CUTOFFS, gains):
        trail = 0.0
        for t, v in moving:
            part = v[:, channels]
            per_frame = float(np.median(np.diff(t))) / FRAME
            trail = max(trail, per_frame * lag(part, filtered(t, part, cutoff, gain), 4.0 * noise))
            if trail > budget:
                break
        else:
            yield jitter(filtered(times, calm, cutoff, gain)), trail, cutoff, gain


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("tapes", nargs="*", help="a still face first, moving ones after it")
    parser.add_argument("--clips", nargs="*", default=[], help="the same as videos")
    parser.add_argument("--model", default="auto", help="face_landmarker.task for --clips, or 'bundled'")
    options = parser.parse_args()
    tables = [from_tape(p) for p in options.tapes] + [record(c, options.model) for c in options.clips]
    if len(tables) < 2:
        parser.error("needs a still face and at least one that moves")
    still, moving = tables[0], tables[1:]
    raw = np.degrees(np.sqrt((still[1][15:, ROTATION].std(axis=0) ** 2).sum()))
    print(f"still head as recorded: {raw:.3f} degrees RMS over three axes")
    print("group      cutoff Hz   gain  noise in     left  share  lag, frames")
    for name, (_, noise, budget, _) in GROUPS.items():
        found = sorted(search(name, still, moving))
        if not found:
            print(f"{name:10} nothing within {budget} frames")
            continue
        left, trail, cutoff, gain = found[0]
        print(
            f"{name:10} {cutoff:9.1f} {gain:6.0f} {noise:9.4f} {left:8.4f} {left / noise:6.2f} {trail:12.2f}"
        )


if __name__ == "__main__":
    main()

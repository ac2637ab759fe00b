"""Milliseconds of every step of a student: each part of the network by each engine, the drawing, the whole.

python tools/bench_student.py models/onnx/actia_student.onnx [--threads 2]
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from livehead.motion.pose import LAYOUT
from livehead.runtime.choose import ON_CPU, installed, open_engine
from livehead.runtime.compositor import Compositor, Layout, straight
from livehead.runtime.engine import Engine
from livehead.types import Floats


def median_ms(call: Callable[[int], object], count: int = 100) -> float:
    """Median milliseconds of call(0), call(1) ... after a short warm-up."""
    took = []
    for i in range(count + 5):
        start = time.perf_counter()
        call(i)
        took.append((time.perf_counter() - start) * 1e3)
    return statistics.median(took[5:])


def network(engine: Engine, parts: list[str], poses: Floats) -> None:
    """Print the time of every part, of all of them, and of the whole picture drawn in the graph."""

    def take(outputs: list[str], count: int = 100) -> float:
        return median_ms(lambda i: engine.run({"pose": poses[i % len(poses)]}, outputs), count)

    for part in parts:
        print(f"  {part:24} {take([part]):6.2f}")
    print(f"  {'all of these':24} {take(parts):6.2f}")
    print(f"  {'picture in the graph':24} {take(['picture'], 5):6.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    rng = np.random.default_rng(1)
    poses = rng.uniform(LAYOUT.low, LAYOUT.high, (64, 1, 45)).astype(np.float32)
    for name in (n for n in ON_CPU if n in installed()):
        engine = open_engine(name, options.model, options.threads, apart=True)
        layout = Layout.read(*engine.run({"pose": poses[0]}, ["layout", "textures"]))
        parts = ["flow", *layout.patch_inputs]
        print(f"{engine.name}, {options.threads} threads")
        network(engine, parts, poses)
    compositor = Compositor(layout, options.threads)
    flows = [np.array(engine.run({"pose": pose}, ["flow"])[0]) for pose in poses]
    patches = [engine.run({"pose": poses[0]}, [name])[0] for name in parts[1:]]

    def paste(_: int) -> None:
        for name, patch in zip(parts[1:], patches, strict=True):
            compositor.paste(name, patch)

    canvas = compositor.draw(flows[0])
    print("drawing")
    print(f"  {'paste patches':24} {median_ms(paste):6.2f}")
    print(f"  {'warp, lay over, straight':24} {median_ms(lambda i: compositor.draw(flows[i % 64])):6.2f}")
    print(f"  {'of that straight alpha':24} {median_ms(lambda i: straight(canvas)):6.2f}")


if __name__ == "__main__":
    main()

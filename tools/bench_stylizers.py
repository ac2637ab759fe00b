#!/usr/bin/env python3
"""Milliseconds a frame of every stylizer and look: `tools/bench_stylizers.py [--seconds 2] [--size 512 1024]`.

The built-in character, swaying by whole pixels so that no picture is the one before; OpenCV is held to one thread.
The floor is one copy of the picture's bytes. "again" is the same picture a second time: nothing is worked on then.
The median is what a quiet machine shows, the least what it could do at all.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from livehead import looks, registry
from livehead.config import StageChoice
from livehead.memory import keep_picture_memory
from livehead.offline import styled
from livehead.types import Bytes, Image

ROOT = Path(__file__).resolve().parent.parent
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "grade": ("grade", {"saturation": 1.2, "contrast": 0.3, "temperature": 0.5}),
    "grade, grey": ("grade", {"saturation": 0.0}),
    "outline 6 px": ("outline", {}),
    "outline 20 px": ("outline", {"width": 20}),
    "outline, glow": ("outline", {"width": 10, "softness": 1.0}),
    "shadow": ("shadow", {}),
    "pixelate": ("pixelate", {}),
    "backdrop": ("backdrop", {}),
}


def pictures(size: int, count: int) -> list[Bytes]:
    """The character's picture, moved a little from frame to frame."""
    whole = cv2.imread(str(ROOT / "characters/actia/actia.png"), cv2.IMREAD_UNCHANGED)
    pixels = cv2.resize(cv2.cvtColor(whole, cv2.COLOR_BGRA2RGBA), (size, size), interpolation=cv2.INTER_AREA)
    pixels[pixels[..., 3] == 0] = 0
    return [
        np.roll(pixels, (round(3 * np.sin(i / 9)), round(5 * np.sin(i / 14))), (0, 1)) for i in range(count)
    ]


def measured(work: Callable[[Bytes], object], frames: Sequence[Bytes], seconds: float) -> tuple[float, float]:
    """(median, least) milliseconds of one picture."""
    work(frames[-1])
    took: list[float] = []
    until = time.perf_counter() + seconds
    while time.perf_counter() < until or len(took) < 10:
        frame = frames[len(took) % len(frames)]
        began = time.perf_counter()
        work(frame)
        took.append((time.perf_counter() - began) * 1e3)
    return statistics.median(took), min(took)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=2.0, help="of each line")
    parser.add_argument("--size", type=int, nargs="+", default=[512, 1024])
    given = parser.parse_args()
    cv2.setNumThreads(1)
    keep_picture_memory()  # as a run does
    lists = {name: (StageChoice(use, options),) for name, (use, options) in CASES.items()}
    lists |= {f"look {name}": look.stylizers for name, look in looks.load().items() if look.stylizers}
    for size in given.size:
        frames = pictures(size, 20)
        print(f"\n{size}×{size}{'median':>20}{'least':>9}{'again':>9}  ms")
        median, least = measured(lambda frame: frame.copy(), frames, given.seconds / 4)
        print(f"{'floor: one copy':22}{median:9.3f}{least:9.3f}")
        for name, choices in lists.items():
            stages = [registry.stylizer(choice) for choice in choices]
            median, least = measured(lambda f, s=stages: styled(Image(f), s), frames, given.seconds)
            again, _ = measured(lambda f, s=stages: styled(Image(f), s), frames[:1], given.seconds / 10)
            print(f"{name:22}{median:9.3f}{least:9.3f}{again:9.4f}")


if __name__ == "__main__":
    main()

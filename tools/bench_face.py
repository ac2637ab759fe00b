"""Time the face tracker: start, then milliseconds a frame and what of it is spent around MediaPipe.

python tools/bench_face.py CLIP [--model bundled|FILE] [--seconds 10] [--json OUT]
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from livehead.sources.video_file import VideoFileSource
from livehead.trackers.mediapipe_face import Config, create


class Stopwatch:
    """Calls a function and keeps the milliseconds each call took."""

    def __init__(self, function: Any) -> None:
        self._function, self.ms = function, []

    def __call__(self, *arguments: Any) -> Any:
        start = time.perf_counter()
        try:
            return self._function(*arguments)
        finally:
            self.ms.append(1000.0 * (time.perf_counter() - start))


def percentiles(ms: list[float]) -> dict[str, float]:
    return {f"p{p}_ms": round(float(np.percentile(ms, p)), 3) for p in (50, 95, 99)}


def measure(clip: Path, model: str, seconds: float) -> dict[str, Any]:
    """Everything as a table of figures; the clip is looped, unpaced."""
    begun = time.perf_counter()
    tracker = create(Config(source=str(clip), model=model, realtime=False, loop=True))
    created = time.perf_counter()
    name = tracker.status.text
    find = Stopwatch(tracker._model.find)
    convert = Stopwatch(tracker._motion)
    tracker._model.find = find  # type: ignore[method-assign]
    tracker._motion = convert  # type: ignore[method-assign, assignment]
    stamps: list[float] = []
    for _ in tracker.track():
        stamps.append(time.perf_counter())
        if stamps[-1] - stamps[0] > seconds:
            break
    tracker.close()
    pictures = VideoFileSource(clip, realtime=False).pictures()
    decode = Stopwatch(lambda: next(pictures, None))
    for _ in range(200):
        decode()
    return {
        "model": name,
        "create_s": round(created - begun, 3),
        "first_motion_s": round(stamps[0] - begun, 3),
        "fps": round((len(stamps) - 1) / (stamps[-1] - stamps[0]), 1),
        "frame": percentiles([1000.0 * float(d) for d in np.diff(stamps)]),
        "mediapipe": percentiles(find.ms[5:]),
        "to_motion": percentiles(convert.ms[5:]),
        "decode": percentiles(decode.ms[5:]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("clip", type=Path)
    parser.add_argument("--model", default="bundled")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    figures = measure(arguments.clip, arguments.model, arguments.seconds)
    table = Table("part", "p50 ms", "p95 ms", "p99 ms", title=figures["model"])
    for part in ("frame", "mediapipe", "to_motion", "decode"):
        table.add_row(part, *(f"{v:.2f}" for v in figures[part].values()))
    console = Console()
    console.print(table)
    console.print(
        f"create {figures['create_s']} s, first motion {figures['first_motion_s']} s, "
        f"{figures['fps']} frames/s"
    )
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()

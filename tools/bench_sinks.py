#!/usr/bin/env python3
"""Milliseconds a frame of every sink, and what it writes: `tools/bench_sinks.py [--fps 60] [NAME…]`.

Sends the built-in character, swaying by whole pixels, 512×512, as fast as the sink takes it or paced. What
is measured is `send()`; CPU is that of the whole program; OpenCV is held to one thread. The browser sink has
one page open, played by a coroutine that acknowledges at once. The virtual camera is a stand-in that throws
its frames away: what remains is laying over and scaling.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import aiohttp
import cv2
import numpy as np
import pyvirtualcam
import pyvirtualcam.camera

from livehead import registry
from livehead.config import StageChoice
from livehead.types import Bytes, Frame

ROOT = Path(__file__).resolve().parent.parent
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "null": ("null", {}),
    "mp4": ("video_file", {"path": "film.mp4"}),
    "webm": ("video_file", {"path": "film.webm"}),
    "mov": ("video_file", {"path": "film.mov"}),
    "mov qtrle": ("video_file", {"path": "exact.mov", "codec": "qtrle"}),
    "pictures": ("video_file", {"path": "pictures"}),
    "browser": ("browser", {"port": 0}),
    "browser lossless": ("browser", {"port": 0, "lossless": True}),
    "camera 512×512": ("virtual_camera", {"width": 512, "height": 512, "background": "green"}),
    "camera 1280×720": ("virtual_camera", {}),
}


class Nowhere:
    """A virtual camera backend without a device."""

    def __init__(self, **_: Any) -> None:
        pass

    def send(self, frame: np.ndarray) -> None:
        pass

    def close(self) -> None:
        pass

    def device(self) -> str:
        return "nowhere"

    def native_fourcc(self) -> None:
        return None


def pictures(count: int) -> list[Bytes]:
    """The character's picture, moved a little from frame to frame."""
    whole = cv2.imread(str(ROOT / "characters/actia/actia.png"), cv2.IMREAD_UNCHANGED)
    pixels = cv2.cvtColor(whole, cv2.COLOR_BGRA2RGBA)
    return [
        np.roll(pixels, (round(3 * np.sin(i / 9)), round(5 * np.sin(i / 14))), (0, 1)) for i in range(count)
    ]


def watch(url: str, received: list[int], ready: threading.Event) -> None:
    async def page() -> None:
        async with aiohttp.ClientSession() as session, session.ws_connect(url + "stream") as connection:
            ready.set()
            async for message in connection:
                if message.type is aiohttp.WSMsgType.BINARY:
                    received.append(len(message.data))
                    await connection.send_str("a")

    asyncio.run(page())


def measure(name: str, frames: list[Bytes], folder: Path, interval: float) -> str:
    use, options = CASES[name]
    if "path" in options:
        options = {**options, "path": str(folder / options["path"]), "constant_rate": True}
    sink: Any = registry.sink(StageChoice(use, options), fps=60.0)
    received: list[int] = []
    if use == "browser":
        ready = threading.Event()
        threading.Thread(target=watch, args=(sink.url, received, ready), daemon=True).start()
        ready.wait(10.0)
    spent, processor = [], time.process_time()
    for number, pixels in enumerate(frames):
        start = time.perf_counter()
        sink.send(Frame(pixels, start, number))
        spent.append((time.perf_counter() - start) * 1e3)
        time.sleep(max(0.0, interval - (time.perf_counter() - start)))
    processor = (time.process_time() - processor) * 1e3 / len(frames)
    sink.close()
    p50, p95 = np.percentile(spent, (50, 95))
    if "path" in options:
        path = Path(options["path"])
        size = sum(p.stat().st_size for p in path.iterdir()) if path.is_dir() else path.stat().st_size
        written = f"{size / len(frames) / 1024:8.1f} KB a frame"
    else:
        written = f"{np.mean(received) / 1024:8.1f} KB a frame, {len(received)} taken" if received else ""
    return f"{name:18} {p50:7.2f} {p95:7.2f} {processor:9.2f}   {written}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(CASES))
    parser.add_argument("--frames", type=int, default=200)
    parser.add_argument("--fps", type=float, default=0.0, help="pace the frames (0: as fast as they go)")
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    pyvirtualcam.camera.BACKENDS.clear()
    pyvirtualcam.register_backend("nowhere", Nowhere)
    frames = pictures(arguments.frames)
    print(f"{'sink':18} {'p50 ms':>7} {'p95 ms':>7} {'CPU ms':>9}")
    for name in arguments.names or CASES:
        with tempfile.TemporaryDirectory() as folder:
            print(
                measure(name, frames, Path(folder), 1 / arguments.fps if arguments.fps else 0.0), flush=True
            )


if __name__ == "__main__":
    main()

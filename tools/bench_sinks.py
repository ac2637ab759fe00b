#!/usr/bin/env python3
"""Milliseconds a frame of every sink, and what it writes: `tools/bench_sinks.py [--fps 60] [NAME…]`.

Sends the built-in character, swaying by whole pixels, 512×512, as fast as the sink takes it or paced. What
is measured is `send()`; CPU is that of the whole program; OpenCV is held to one thread. The browser sink has
one page open, played by a coroutine that acknowledges at once; a media stream is decoded here by FFmpeg. For
these, paced, "there" is when the median picture has arrived, counted from the beginning of its `send()`: without
what a real page or OBS adds (tests/clients measure those). The virtual camera is a stand-in that throws its
frames away: what remains is laying over and scaling.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import aiohttp
import av
import cv2
import numpy as np
import pyvirtualcam
import pyvirtualcam.camera

from livehead import registry
from livehead.config import StageChoice
from livehead.sinks.media_stream.nut import SLOWED
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
    "nut": ("media_stream", {"port": 0}),
    "mpegts": ("media_stream", {"port": 0, "format": "mpegts"}),
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


class Watcher:
    """A client of a live sink: sizes of what came, and when which picture did."""

    def __init__(self, sink: Any, use: str) -> None:
        self.sizes: list[int] = []
        self.late: list[float] = []
        self._sent: dict[int, float] = {}
        self._sink = sink
        follow = self._page if use == "browser" else self._player
        threading.Thread(target=follow, daemon=True).start()

    def wait(self) -> None:
        """Until the client is there."""
        count = "viewers" if hasattr(self._sink, "viewers") else "clients"
        while not getattr(self._sink, count):
            time.sleep(0.01)

    def sent(self, number: int, at: float) -> None:
        self._sent[number] = at

    def _page(self) -> None:
        async def page() -> None:
            address = self._sink.url + "stream"
            async with aiohttp.ClientSession() as session, session.ws_connect(address) as connection:
                async for message in connection:
                    if message.type is aiohttp.WSMsgType.BINARY:
                        number = int.from_bytes(message.data[4:8], "little")
                        self._came(len(message.data), self._sent.get(number))
                        await connection.send_str("a")

        asyncio.run(page())

    def _player(self) -> None:
        options = {"fflags": "nobuffer", "analyzeduration": "0", "probesize": "32"}
        raw = self._sink.url.endswith(".nut")
        with (
            contextlib.suppress(av.FFmpegError),
            av.open(self._sink.url, options=options if raw else {}) as film,
        ):
            for packet in film.demux(video=0):
                for _ in packet.decode():
                    # time stamps are the sink's own clock, a transport stream's wrap around
                    at = float(packet.pts * packet.time_base) / (SLOWED if raw else 1.0)
                    now = time.monotonic()
                    self._came(packet.size, now - (now - at) % (2**33 / 90_000))

    def _came(self, size: int, at: float | None) -> None:
        self.sizes.append(size)
        if at is not None:
            self.late.append((time.monotonic() - at) * 1e3)


def measure(name: str, frames: list[Bytes], folder: Path, interval: float) -> str:
    use, options = CASES[name]
    if "path" in options:
        options = {**options, "path": str(folder / options["path"]), "constant_rate": True}
    sink: Any = registry.sink(StageChoice(use, options), fps=60.0)
    watcher = Watcher(sink, use) if use in ("browser", "media_stream") else None
    if watcher:
        watcher.wait()
    spent, processor = [], time.process_time()
    for number, pixels in enumerate(frames):
        start = time.perf_counter()
        if watcher:
            watcher.sent(number, time.monotonic())
        sink.send(Frame(pixels, start, number))
        spent.append((time.perf_counter() - start) * 1e3)
        time.sleep(max(0.0, interval - (time.perf_counter() - start)))
    processor = (time.process_time() - processor) * 1e3 / len(frames)
    sink.close()
    p50, p95 = np.percentile(spent, (50, 95))
    return f"{name:18} {p50:7.2f} {p95:7.2f} {processor:9.2f}   {_written(options, watcher, len(frames))}"


def _written(options: dict[str, Any], watcher: Watcher | None, count: int) -> str:
    """How much left, and for a paced live sink when the median picture was there."""
    if "path" in options:
        path = Path(options["path"])
        size = sum(p.stat().st_size for p in path.iterdir()) if path.is_dir() else path.stat().st_size
        return f"{size / count / 1024:8.1f} KB a frame"
    if watcher is None or not watcher.sizes:
        return ""
    there = f", there after {np.median(watcher.late):.1f} ms" if watcher.late else ""
    return f"{np.mean(watcher.sizes) / 1024:8.1f} KB a frame, {len(watcher.sizes)} taken{there}"


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

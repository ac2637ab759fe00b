#!/usr/bin/env python3
"""When another program has a picture: `tools/bench_sinks_received.py [--fps 60] [--side 512] [pipewire|srt …]`.

Sends numbered pictures (blocks in the first rows, readable after a codec), receives them with GStreamer (PipeWire
must run) or with ffmpeg as a listening SRT receiver, and counts from the beginning of `send()` until the whole
picture has come out of that program's pipe. SRT waits 120 ms by itself (`srt_latency_ms`), ffmpeg adds its own.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import threading
import time
from typing import Any

import numpy as np

from livehead import registry
from livehead.config import StageChoice
from livehead.types import Bytes, Frame

BLOCK, BITS = 16, 14
NAME = "livehead bench"
CASES = ("pipewire", "srt")


def numbered(pixels: Bytes, number: int) -> Bytes:
    """The picture with its number as black and white blocks along the top."""
    out = pixels.copy()
    for bit in range(BITS):
        value = 255 if number >> bit & 1 else 0
        out[:BLOCK, bit * BLOCK : (bit + 1) * BLOCK] = (value, value, value, 255)
    return out


def number_of(pixels: Bytes) -> int:
    middle = pixels[BLOCK // 2, BLOCK // 2 : BITS * BLOCK : BLOCK, 1] > 127
    return int((middle << np.arange(BITS)).sum())


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pair(name: str, fps: float) -> tuple[Any, list[str]]:
    """A running sink, and the command that receives from it and writes RGBA to its standard output."""
    if name == "pipewire":
        sink = registry.sink(StageChoice("pipewire", {"name": NAME}), fps=fps)
        rest = ["!", "video/x-raw,format=RGBA", "!", "fdsink", "fd=1", "sync=false"]
        return sink, ["gst-launch-1.0", "-q", "pipewiresrc", f"target-object={NAME}", *rest]
    port = free_port()
    options = {"format": "mpegts", "srt": f"127.0.0.1:{port}"}
    sink = registry.sink(StageChoice("media_stream", options), fps=fps)
    quick = ["-fflags", "nobuffer", "-flags", "low_delay", "-analyzeduration", "100000"]
    source = f"srt://127.0.0.1:{port}?mode=listener"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgba", "-fps_mode", "passthrough", "-"]
    return sink, ["ffmpeg", "-v", "quiet", *quick, "-i", source, *raw]


def received(
    command: list[str], side: int, sent: dict[int, float], late: list[float]
) -> subprocess.Popen[bytes]:
    """Start the receiver; fills `late` with milliseconds."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, bufsize=0)

    def read() -> None:
        picture = bytearray(side * side * 4)
        view, have = memoryview(picture), 0
        assert process.stdout is not None
        while count := process.stdout.readinto(view[have:]):  # type: ignore[attr-defined]
            have += count
            if have == len(picture):
                have = 0
                number = number_of(np.frombuffer(picture, np.uint8).reshape(side, side, 4))
                if number in sent:
                    late.append((time.monotonic() - sent[number]) * 1e3)

    threading.Thread(target=read, daemon=True).start()
    return process


def measure(name: str, fps: float, side: int, seconds: float) -> str:
    sink, command = pair(name, fps)
    pixels = np.zeros((side, side, 4), np.uint8)
    pixels[side // 4 : side // 2, side // 4 : side // 2] = (0, 200, 0, 128)
    sent: dict[int, float] = {}
    late: list[float] = []
    process: subprocess.Popen[bytes] | None = None
    number, begin = 0, time.monotonic()
    spent, processor = [], time.process_time()
    while time.monotonic() < begin + seconds + 3.0:
        if process is None and time.monotonic() > begin + 2.0:  # the source is listed by now
            process = received(command, side, sent, late)
        number = (number + 1) % 2**BITS
        picture = numbered(pixels, number)
        sent[number] = start = time.monotonic()
        sink.send(Frame(picture, start, number))
        spent.append((time.monotonic() - start) * 1e3)
        time.sleep(max(0.0, begin + len(spent) / fps - time.monotonic()))
    processor = (time.process_time() - processor) * 1e3 / len(spent)
    sink.close()
    if process is not None:
        process.kill()
        process.wait()
    settled = late[len(late) // 4 :] or [float("nan")]
    p50, p95 = np.percentile(settled, (50, 95))
    return f"{name:10} {p50:9.1f} {p95:9.1f} {np.median(spent):9.2f} {processor:7.2f} {len(late):9d}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(CASES)}; all if none")
    parser.add_argument("--fps", type=float, default=60.0)
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--seconds", type=float, default=10.0)
    arguments = parser.parse_args()
    print(f"{'sink':10} {'there p50':>9} {'p95 ms':>9} {'send ms':>9} {'CPU ms':>7} {'pictures':>9}")
    for name in arguments.names or CASES:
        print(measure(name, arguments.fps, arguments.side, arguments.seconds), flush=True)


if __name__ == "__main__":
    main()

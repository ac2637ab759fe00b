"""Run by hand or in a virtual machine: writes to a real v4l2loopback device and reads it back.

    python real_virtual_camera.py [/dev/videoN]

Needs `v4l2-ctl` and a free device of v4l2loopback with exclusive_caps=1. Ends with the line "all well".
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import mkdtemp

import cv2
import numpy as np
from pictures import composited, frame, picture

from livehead.errors import SinkError
from livehead.sinks import parse_colour, virtual_camera
from livehead.sinks.virtual_camera import Config, create

DEVICE = sys.argv[1] if len(sys.argv) > 1 else "/dev/video10"
WIDTH, HEIGHT = 320, 180
FRAMES = 12


def write_and_read(sink: virtual_camera.VirtualCameraSink, size: tuple[int, int]) -> list[np.ndarray]:
    """I420 frames that a reader got while numbered frames were sent at about 15 a second."""
    stop, first = threading.Event(), threading.Event()
    spent = []

    def write() -> None:
        number = 0
        while not stop.is_set():
            start = time.perf_counter()
            sink.send(frame(number % 20, HEIGHT, HEIGHT))
            spent.append(time.perf_counter() - start)
            number += 1
            first.set()
            time.sleep(1 / 15)

    writer = threading.Thread(target=write)
    writer.start()
    first.wait(60)  # the device becomes a camera with the first frame
    out = Path(mkdtemp()) / "read.yuv"
    command = ["v4l2-ctl", "-d", DEVICE, "--stream-mmap=4", f"--stream-count={FRAMES}", f"--stream-to={out}"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=100)
    finally:
        stop.set()
        writer.join()
    print(f"send(): median {np.median(spent) * 1e3:.1f} ms over {len(spent)} frames", flush=True)
    width, height = size
    return list(np.fromfile(out, np.uint8).reshape(-1, height * 3 // 2, width))


def check(found: list[np.ndarray], background: str) -> None:
    """Every frame read is one of those sent, scaled chroma and all."""
    wanted = []
    for number in range(20):
        flat = np.rint(composited(picture(number, HEIGHT, HEIGHT), parse_colour(background)))
        whole = np.full((HEIGHT, WIDTH, 3), parse_colour(background), np.uint8)
        whole[:, (WIDTH - HEIGHT) // 2 :][:, :HEIGHT] = flat
        wanted.append(cv2.cvtColor(whole, cv2.COLOR_RGB2YUV_I420).astype(int))
    worst, seen = 0, set()
    for picture_read in found:
        luma = [np.abs(w[:HEIGHT] - picture_read[:HEIGHT]).mean() for w in wanted]
        number = int(np.argmin(luma))
        seen.add(number)
        worst = max(worst, int(np.abs(wanted[number][:HEIGHT] - picture_read[:HEIGHT]).max()))
    print(f"read {len(found)} frames, {len(seen)} different, worst luma error {worst}", flush=True)
    assert len(found) == FRAMES
    assert len(seen) >= 3
    assert worst <= 3


def main() -> None:
    assert virtual_camera.probe() == "", virtual_camera.probe()
    for background in ("slate", "green"):  # the second time on a device that 0.12.7 leaves stuck
        before = virtual_camera._loopback_capabilities(Path(DEVICE)) or 0
        print(f"capabilities before opening: {before:#x}", flush=True)
        sink = create(Config(device=DEVICE, width=WIDTH, height=HEIGHT, background=background))
        check(write_and_read(sink, (WIDTH, HEIGHT)), background)
        sink.close()
    held_by_a_reader()
    print("all well", flush=True)


def held_by_a_reader() -> None:
    """While a reader stays, the sink may come back at the same size; at another it says so."""
    sink = create(Config(device=DEVICE, width=WIDTH, height=HEIGHT))
    sink.send(frame(0))
    reader = subprocess.Popen(
        ["v4l2-ctl", "-d", DEVICE, "--stream-mmap=4", "--stream-to=/dev/null"], stderr=subprocess.DEVNULL
    )
    try:
        for number in range(10):
            sink.send(frame(number))
            time.sleep(0.1)
        busy(sink)
        sink.close()
        again = create(Config(device=DEVICE, width=WIDTH, height=HEIGHT))
        again.send(frame(0))
        again.close()
        other = create(Config(device=DEVICE, width=640, height=360))
        try:
            other.send(frame(0))
        except SinkError as error:
            print(f"held by a reader: {error.cause} / {error.remedy}", flush=True)
        else:
            raise AssertionError("another size went through while a reader held the device")
        finally:
            other.close()
    finally:
        reader.kill()
        reader.wait()


def busy(sink: virtual_camera.VirtualCameraSink) -> None:
    """A second sender is turned away and does the first no harm."""
    try:
        create(Config(device=DEVICE, width=WIDTH, height=HEIGHT))
    except SinkError as error:
        print(f"in use: {error.cause} / {error.remedy}", flush=True)
    else:
        raise AssertionError("two programs send to one device")
    sink.send(frame(1))


if __name__ == "__main__":
    main()

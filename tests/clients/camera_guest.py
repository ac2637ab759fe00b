"""Runs in the virtual machine of `test_virtual_camera.py`: livehead into a real v4l2loopback device and out again.

    python camera_guest.py

Two readers at once, v4l2-ctl and OpenCV, must see every number of a count that `livehead run` shows; then once
more, on the device that was closed meanwhile. Ends with the line "all well".
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE / "counting"))

import counting  # noqa: E402

DEVICE = "/dev/video10"
BEGIN = Path("/tmp/livehead-count")
FPS = 8
PATIENCE_S = 150.0
SETTLED = 8
"""Pictures that a reader has before the count begins: while one starts, the machine has time for no other."""


def main() -> None:
    for last in (60, 10):  # 0.12.7 leaves a closed device so that it cannot be opened again unhealed
        BEGIN.unlink(missing_ok=True)
        began = time.monotonic()
        writer = subprocess.Popen([sys.executable, __file__, "run", str(last + 1)])
        readers = [Reader("v4l2-ctl", _ctl_frames), Reader("OpenCV", _cv_frames)]
        try:
            _wait(_announced, "the device became no camera")
            print(f"a camera after {time.monotonic() - began:.1f} s", flush=True)
            for reader in readers:
                reader.begin(last)
            _wait(lambda ready=readers: all(len(r.numbers) >= SETTLED for r in ready), "nothing comes")
            BEGIN.touch()
            _wait(lambda ready=readers: all(r.ended for r in ready), "the count did not come to its end")
        finally:
            print(*(f"{r.name}: {r.said()}" for r in readers), sep="\n", flush=True)
            writer.send_signal(signal.SIGINT)
            status = writer.wait(60)
        assert status in (0, 130), f"livehead ended with {status}"
        for reader in readers:
            reader.check(last)
    print("all well", flush=True)


class Reader:
    """Reads the device in a thread until it has seen the number after the last."""

    def __init__(self, name: str, frames: Callable[[], Iterator[np.ndarray]]) -> None:
        self.name = name
        self.numbers: list[int] = []
        self.ended = False
        self._frames = frames

    def begin(self, last: int) -> None:
        threading.Thread(target=self._read, args=(last,), daemon=True).start()

    def _read(self, last: int) -> None:
        for luma in self._frames():
            self.numbers.append(counting.number(luma))
            if self.numbers[-1] > last:
                break
        self.ended = True

    def said(self) -> str:
        counted = [number for number in self.numbers if number > 0]
        return f"{len(self.numbers)} pictures, {len(counted)} of the count, {len(set(counted))} numbers"

    def check(self, last: int) -> None:
        """Every number came, none twice with another between, and none was damaged."""
        assert -1 not in self.numbers, f"{self.name} read a damaged picture"
        assert self.numbers == sorted(self.numbers), f"{self.name} read them out of order"
        missing = set(range(1, last + 1)) - set(self.numbers)
        assert not missing, f"{self.name} missed {sorted(missing)}"


def _ctl_frames() -> Iterator[np.ndarray]:
    command = ["v4l2-ctl", "-d", DEVICE, "--stream-mmap=4", "--stream-to=-"]
    size = counting.WIDTH * counting.HEIGHT
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        assert reader.stdout is not None
        while len(frame := reader.stdout.read(size * 3 // 2)) == size * 3 // 2:
            yield np.frombuffer(frame, np.uint8)[:size].reshape(counting.HEIGHT, counting.WIDTH)
        reader.kill()


def _cv_frames() -> Iterator[np.ndarray]:
    import cv2

    capture = cv2.VideoCapture(DEVICE, cv2.CAP_V4L2)
    capture.set(cv2.CAP_PROP_CONVERT_RGB, 0)
    try:
        while True:
            good, frame = capture.read()
            if not good:
                return
            plane = frame.reshape(-1)[: counting.WIDTH * counting.HEIGHT]
            yield plane.reshape(counting.HEIGHT, counting.WIDTH)
    finally:
        capture.release()


def _announced() -> bool:
    """Whether the device is a camera: it becomes one with the first frame."""
    from livehead.sinks import virtual_camera

    able = virtual_camera._loopback_capabilities(Path(DEVICE))
    return able is not None and bool(able & virtual_camera.CAPTURE)


def _wait(until: Callable[[], bool], failure: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < end, failure
        time.sleep(0.1)


def run(last: str) -> None:
    """The real command line; only the stage that counts is added to those it finds."""
    import livehead.animators
    from livehead.cli.app import run_app

    livehead.animators.__path__.append(str(HERE / "counting"))
    settings = Path("/tmp/livehead-count.toml")
    settings.write_text(
        f'modifier = []\n[animator]\nuse = "counting"\nlast = {last}\nbegin = "{BEGIN}"\n', encoding="utf-8"
    )
    camera = f"virtual_camera:device={DEVICE},width={counting.WIDTH},height={counting.HEIGHT}"
    words = ["run", "--config", str(settings), "--tracker", "idle", "--sink", camera, "--fps", str(FPS)]
    sys.exit(run_app(words))


if __name__ == "__main__":
    run(sys.argv[2]) if sys.argv[1:2] == ["run"] else main()

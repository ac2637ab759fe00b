"""Runs in the virtual machine of `test_virtual_camera.py`: livehead into a real v4l2loopback device and out again.

    python camera_guest.py

`livehead run` shows a count, and goes on when two readers at once, v4l2-ctl and OpenCV, have seen the number: so
it does not matter how slow the machine is. Then once more, on the device that was closed meanwhile. Ends with the
line "all well".
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE / "counting"))

import counting  # noqa: E402

DEVICE = "/dev/video10"
TOLD = Path("/tmp/livehead-number")
FPS = 10
PATIENCE_S = 120.0


def main() -> None:
    for last in (60, 10):  # 0.12.7 leaves a closed device so that it cannot be opened again unhealed
        tell(0)
        assert _state() == "free"
        writer = subprocess.Popen([sys.executable, __file__, "run"])
        readers = [Reader("v4l2-ctl", _ctl_frames), Reader("OpenCV", _cv_frames)]
        try:
            _wait(lambda: _state() == "taken", "the device became no camera")
            for reader in readers:
                reader.start()
            for number in range(last + 1):
                tell(number)
                for reader in readers:
                    _wait(lambda r=reader, n=number: n in r.numbers, f"{reader.name} never saw {number}")
            for reader in readers:
                reader.end()
        finally:
            print(*(reader.said() for reader in readers), sep="\n", flush=True)
            writer.send_signal(signal.SIGINT)
            status = writer.wait(60)
        assert status in (0, 130), f"livehead ended with {status}"
        for reader in readers:
            reader.check(last)
    print("all well", flush=True)


def tell(number: int) -> None:
    """Have the stage that counts show a number from its next picture on."""
    new = TOLD.with_suffix(".new")
    new.write_text(str(number), encoding="ascii")
    new.replace(TOLD)


class Reader(threading.Thread):
    """Reads the device for as long as it gives pictures. numbers: what was in them."""

    def __init__(self, name: str, frames: Callable[[], Generator[np.ndarray, None, None]]) -> None:
        super().__init__(name=name, daemon=True)
        self.numbers: list[int] = []
        self._frames = frames
        self._ended = False

    def run(self) -> None:
        with contextlib.closing(self._frames()) as frames:
            self._note(frames)

    def _note(self, frames: Generator[np.ndarray, None, None]) -> None:
        for luma in frames:
            self.numbers.append(counting.number(luma))
            if self._ended:
                return

    def end(self) -> None:
        """Let go of the device; pictures must still be coming."""
        self._ended = True
        self.join(PATIENCE_S)
        assert not self.is_alive(), f"{self.name} does not end"

    def said(self) -> str:
        return f"{self.name}: {len(self.numbers)} pictures, {len(set(self.numbers))} different"

    def check(self, last: int) -> None:
        """Every number came, in order, none was damaged."""
        assert self.numbers == sorted(self.numbers), f"{self.name}: out of order or damaged: {self.numbers}"
        assert set(self.numbers) == set(range(last + 1))


def _ctl_frames() -> Generator[np.ndarray, None, None]:
    command = ["v4l2-ctl", "-d", DEVICE, "--stream-mmap=4", "--stream-to=-"]
    size = counting.WIDTH * counting.HEIGHT
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        assert reader.stdout is not None
        try:
            while len(frame := reader.stdout.read(size * 3 // 2)) == size * 3 // 2:
                yield np.frombuffer(frame, np.uint8)[:size].reshape(counting.HEIGHT, counting.WIDTH)
        finally:
            reader.kill()


def _cv_frames() -> Generator[np.ndarray, None, None]:
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


def _state() -> str:
    """What livehead says of the device: it is taken from the first frame on."""
    from livehead.sinks import virtual_camera

    return {device.path: device.state for device in virtual_camera.loopbacks()}[DEVICE]


def _wait(until: Callable[[], bool], failure: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not until():
        assert time.monotonic() < end, failure
        time.sleep(0.1)


def run() -> None:
    """The real command line; only the stage that counts is added to those it finds."""
    import livehead.animators
    from livehead.cli.app import run_app

    livehead.animators.__path__.append(str(HERE / "counting"))
    settings = Path("/tmp/livehead-count.toml")
    settings.write_text(f'modifier = []\n[animator]\nuse = "counting"\ntold = "{TOLD}"\n', encoding="utf-8")
    camera = f"virtual_camera:device={DEVICE},width={counting.WIDTH},height={counting.HEIGHT}"
    words = ["run", "--config", str(settings), "--tracker", "idle", "--sink", camera, "--fps", str(FPS)]
    sys.exit(run_app(words))


if __name__ == "__main__":
    run() if sys.argv[1:] == ["run"] else main()

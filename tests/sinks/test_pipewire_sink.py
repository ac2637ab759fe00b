"""The PipeWire sink, received by GStreamer from a real PipeWire."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from pictures import picture
from real_pipewire import daemon, listed, received, until

from livehead.errors import SinkError
from livehead.sinks import pipewire
from livehead.sinks.pipewire import Config, PipewireSink, create, probe
from livehead.types import Frame, Phase

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="PipeWire is of Linux")
WIDTH, HEIGHT = 128, 96


@contextmanager
def fed(sink: PipewireSink) -> Iterator[None]:
    """Pictures at 50 a second that carry their number in the corner."""
    over = threading.Event()

    def feed() -> None:
        number = 0
        while not over.wait(0.02):
            pixels = picture(0, WIDTH, HEIGHT).copy()
            pixels[0, 0] = (number % 256, number // 256 % 256, 1, 255)
            sink.send(Frame(pixels, 0.0, number))
            number += 1

    thread = threading.Thread(target=feed)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(30.0)


@pytest.mark.slow
def test_a_receiver_gets_every_pixel_and_alpha_and_so_does_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with daemon(monkeypatch) as running:
        sink = create(Config("my livehead", fps=50.0))
        with fed(sink):
            first = node()
            assert '"Video/Source"' in first
            assert "nobody watches" in sink.status.text
            _check(received("my livehead", 30, WIDTH, HEIGHT))
            assert sink.status.phase is Phase.RUNNING
            until(lambda: listed("my livehead") not in ("", first), "the source is ready for the next")
            _check(received("my livehead", 30, WIDTH, HEIGHT))

            running.stop()
            until(lambda: sink.status.phase is Phase.RETRYING, "it is seen that PipeWire is gone")
            assert "systemctl --user" in sink.status.remedy
            running.start()
            until(lambda: sink.status.phase is Phase.WAITING, "the source is back")
            node()
            _check(received("my livehead", 30, WIDTH, HEIGHT))
        sink.close()
        until(lambda: not listed("my livehead"), "the source is gone")


def node() -> str:
    until(lambda: listed("my livehead"), "PipeWire lists the source")
    return listed("my livehead")


def _check(pictures: np.ndarray) -> None:
    want = picture(0, WIDTH, HEIGHT)
    assert len(pictures) == 30
    assert (pictures[:, 1:] == want[1:]).all()
    numbers = pictures[:, 0, 0, 0] + 256 * pictures[:, 0, 0, 1].astype(int)
    assert (np.diff(numbers) > 0).all()


@pytest.fixture
def instead(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], PipewireSink]:
    """A sink with a shell command in the place of GStreamer."""

    def make(command: str) -> PipewireSink:
        monkeypatch.setattr(pipewire, "pipeline", lambda *_: ["sh", "-c", command])
        return PipewireSink(Config())

    return make


def test_what_gstreamer_says_at_its_end_is_said(instead: Callable[[str], PipewireSink]) -> None:
    sink = instead("echo 'ERROR: from element /x: remote error: no luck' >&2; echo 'ERROR: more' >&2; exit 1")
    frame = Frame(picture(0), 0.0, 0)
    sink.send(frame)
    until(lambda: sink.send(frame) or sink.status.phase is Phase.RETRYING, "its end is seen")
    assert "no luck" in sink.status.text
    sink.close()


def test_a_source_that_takes_nothing_holds_up_nobody(instead: Callable[[str], PipewireSink]) -> None:
    sink = instead("sleep 600")
    for number in range(4):
        sink.send(Frame(np.zeros((600, 600, 4), np.uint8), 0.0, number))
    assert sink.dropped >= 2
    assert sink.status.phase is Phase.WAITING
    sink.close()
    assert sink.status.phase is Phase.CLOSED


KILLED = """
import os, signal
import numpy as np
from livehead.sinks import pipewire
from livehead.types import Frame
pipewire.pipeline = lambda *_: ["sleep", "600"]
sink = pipewire.PipewireSink(pipewire.Config())
sink.send(Frame(np.zeros((8, 8, 4), np.uint8), 0.0, 0))
print(sink._source._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_source_goes_with_a_livehead_that_is_killed() -> None:
    if shutil.which("setpriv") is None:
        pytest.skip("needs setpriv (package util-linux)")
    done = subprocess.run([sys.executable, "-c", KILLED], capture_output=True, text=True, timeout=60.0)
    process = Path("/proc") / done.stdout.strip()

    def gone() -> bool:
        try:
            return ") Z " in (process / "stat").read_text()
        except OSError:
            return True

    until(gone, "the process has ended")


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(pipewire, "_known", lambda element: True)
    monkeypatch.setattr(pipewire.shutil, "which", lambda name: "/usr/bin/" + name)
    assert "systemctl" in probe()
    monkeypatch.setattr(pipewire, "_known", lambda element: element != "pipewiresink")
    assert "pipewiresink" in probe() and "gstreamer1.0-pipewire" in probe()
    monkeypatch.setattr(pipewire.shutil, "which", lambda name: None)
    with pytest.raises(SinkError) as caught:
        create(Config())
    assert "sudo apt install gstreamer1.0-tools" in caught.value.remedy


@pytest.mark.parametrize("name", ["", " x", 'a"b', "a,b", "x" * 61])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        Config(name=name)

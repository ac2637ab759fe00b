"""The media stream by SRT, received and decoded by ffmpeg."""

from __future__ import annotations

import ctypes
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import numpy as np
import pytest
from pictures import composited, frame, picture, psnr

from livehead.errors import SinkError
from livehead.sinks import parse_colour
from livehead.sinks.media_stream import Config, MediaStreamSink, create, srt
from livehead.types import Phase

SIDE = 128
SECRET = "correct horse battery"


@pytest.fixture
def port() -> int:
    with suppress(SinkError):
        srt.library()
        if shutil.which("ffmpeg") and "srt" in subprocess.run(
            ["ffmpeg", "-hide_banner", "-protocols"], capture_output=True, text=True, check=True
        ).stdout.split("Output:")[0].replace("srtp", ""):
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.bind(("127.0.0.1", 0))
                return int(probe.getsockname()[1])
    pytest.skip("needs libsrt and an ffmpeg with SRT (packages libsrt1.5-openssl, ffmpeg)")


@contextmanager
def fed(sink: MediaStreamSink) -> Iterator[None]:
    over = threading.Event()

    def feed() -> None:
        while not over.wait(1 / 60):
            sink.send(frame(0, SIDE, SIDE))

    thread = threading.Thread(target=feed)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(30.0)
        sink.close()


def listened(port: int, passphrase: str = "", count: int = 10) -> np.ndarray:
    """(count, SIDE, SIDE, 3) RGB of a receiver that listens, and goes away when it has seen enough."""
    with_secret = f"&passphrase={passphrase}" if passphrase else ""
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-analyzeduration", "200000", "-i", f"srt://127.0.0.1:{port}?mode=listener{with_secret}",
         "-frames:v", str(count), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"],
        capture_output=True, timeout=60.0, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return np.frombuffer(done.stdout, np.uint8).reshape(-1, SIDE, SIDE, 3)


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + 60.0
    while not true():
        assert time.monotonic() < end, f"not within a minute: {what}"
        time.sleep(0.02)


@pytest.mark.slow
def test_a_receiver_comes_goes_and_comes_again(port: int) -> None:
    sink = create(Config("mpegts", srt=f"127.0.0.1:{port}", passphrase=SECRET, srt_latency_ms=20))
    assert SECRET not in f"{sink.status} {sink.url} {sink._config}"
    want = composited(picture(0, SIDE, SIDE), parse_colour("slate"))
    with fed(sink):
        until(lambda: sink.status.phase is Phase.RETRYING, "nobody answers")
        assert "does not answer" in sink.status.text and "mode=listener" in sink.status.remedy
        assert sink._encoder is None
        for _ in range(2):
            assert psnr(listened(port, SECRET)[-1], want) > 30
            until(lambda: sink.status.phase is Phase.RETRYING, "the receiver is gone")
    assert sink.status.phase is Phase.CLOSED


def test_another_passphrase_is_said(port: int) -> None:
    command = [
        "ffmpeg",
        "-v",
        "quiet",
        "-i",
        f"srt://127.0.0.1:{port}?mode=listener&passphrase=something else",
    ]
    receiver = subprocess.Popen([*command, "-f", "null", "-"], stdin=subprocess.DEVNULL)
    try:
        sink = create(Config("mpegts", srt=f"127.0.0.1:{port}", passphrase=SECRET))
        with fed(sink):
            until(lambda: "passphrase" in sink.status.text, "the receiver refuses")
            assert "same passphrase" in sink.status.remedy
    finally:
        receiver.kill()
        receiver.wait()


def test_without_the_library_the_way_to_get_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    monkeypatch.setattr(srt.sys, "platform", "linux")
    monkeypatch.setattr(srt, "library", srt.library.__wrapped__)
    with pytest.raises(SinkError, match="libsrt") as caught:
        create(Config("mpegts", srt="127.0.0.1:9000"))
    assert "sudo apt install libsrt" in caught.value.remedy

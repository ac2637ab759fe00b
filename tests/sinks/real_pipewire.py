"""A PipeWire of the tests' own, with its session manager, and a receiver that is another program."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from livehead.sinks import pipewire
from livehead.types import Bytes

PROGRAMS = ("pipewire", "wireplumber", "dbus-run-session", "gst-launch-1.0", "pw-cli")
LIMIT_S = 60.0


class Daemon:
    """PipeWire and WirePlumber in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        for command in (["pipewire"], ["dbus-run-session", "--", "wireplumber"]):
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                start_new_session=True,
            )  # fmt: skip
            self._running.append(process)
            until(lambda: (self._folder / "pipewire-0").is_socket(), "PipeWire listens")

    def stop(self) -> None:
        for process in self._running:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._running.clear()
        (self._folder / "pipewire-0").unlink(missing_ok=True)


@contextmanager
def daemon(monkeypatch: pytest.MonkeyPatch) -> Iterator[Daemon]:
    """A running one; skips where its programs are missing."""
    if missing := [name for name in PROGRAMS if shutil.which(name) is None]:
        pytest.skip(f"needs {', '.join(missing)} (packages pipewire, wireplumber, dbus, gstreamer1.0-tools)")
    with tempfile.TemporaryDirectory(prefix="pw") as folder:  # a socket's path must be short
        for variable in ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            monkeypatch.setenv(variable, folder)
        monkeypatch.delenv("PIPEWIRE_RUNTIME_DIR", raising=False)
        monkeypatch.delenv("PIPEWIRE_REMOTE", raising=False)
        if "GStreamer" in (why := pipewire.probe()):
            pytest.skip(why)
        running = Daemon(Path(folder))
        running.start()
        try:
            yield running
        finally:
            running.stop()


def received(name: str, count: int, width: int, height: int) -> Bytes:
    """(count, height, width, 4) RGBA: what GStreamer's own receiver has of a source."""
    with tempfile.NamedTemporaryFile() as file:
        done = subprocess.run(
            ["gst-launch-1.0", "-q", "pipewiresrc", f"target-object={name}", f"num-buffers={count}",
             "!", "video/x-raw,format=RGBA", "!", "filesink", f"location={file.name}"],
            timeout=LIMIT_S, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr + listed(name)
        return np.fromfile(file.name, np.uint8).reshape(-1, height, width, 4)


def listed(name: str) -> str:
    """What PipeWire says of the node of that name: its serial number first; empty when there is none."""
    done = subprocess.run(["pw-cli", "ls", "Node"], capture_output=True, text=True, timeout=LIMIT_S)
    return next((node for node in done.stdout.split("\tid ") if f'node.name = "{name}"' in node), "")


def until(true: Callable[[], object], what: str) -> None:
    end = time.monotonic() + LIMIT_S
    while not true():
        assert time.monotonic() < end, f"not within {LIMIT_S:.0f} s: {what}"
        time.sleep(0.02)

"""PipeWire: a video source for programs on Linux that take one, with straight alpha.

It is listed as a camera of the name given; no kernel module is needed. GStreamer makes the source in a process of
its own (`gst-launch-1.0`), which is fed by a pipe: its tools are packaged everywhere PipeWire is, while PyGObject
has no wheels. RGBA arrives as it was sent. The size of the first picture, or `width` × `height`, is that of the
source; others are fitted into it. While nobody watches pictures are dropped; when PipeWire goes away the source
comes back with it. Proven with GStreamer's receiver; OBS 29 takes screens alone by PipeWire, and browsers ask a
desktop portal first: both untried. Adds less than a frame of latency.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from livehead.errors import SinkError
from livehead.sinks import Facts, checked, fitted
from livehead.types import Bytes, Frame, Phase, Status

FACTS = (Facts("", "straight", "full", 3, "a GStreamer receiver has it"),)
NAME = re.compile(r"\w[\w .-]{0,59}")
INSTALL = "sudo apt install gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-pipewire"
START = "systemctl --user restart pipewire wireplumber"
ELEMENTS = ("pipewiresink", "compositor", "rawvideoparse")
PATIENCE_S = 0.1
"""How long a picture waits until GStreamer takes it."""
UNSEEN_AFTER, DESERTED_AFTER = 10, 20
"""So many pictures in a row nobody takes, each waiting PATIENCE_S, until that is said, and until the source is
made anew. Counted, not timed: a stream that pauses, while a character is loaded, has lost nobody."""
SETTLED_S = 2.0
"""A process that lasts so long has found PipeWire."""
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 8.0
PIPE_SIZE = 1031  # F_SETPIPE_SZ, which Python knows on Linux alone
LARGEST_PIPE_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Config:
    """name: what programs list it as. width, height: of the source in pixels, 0 for those of the first picture.
    fps: what receivers are told."""

    name: str = "livehead"
    width: int = 0
    height: int = 0
    fps: float = 60.0

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is no name: 1 to 60 letters, digits, spaces, dots or dashes")
        if not (0 <= self.width <= 4096 and 0 <= self.height <= 4096) or bool(self.width) != bool(
            self.height
        ):
            raise ValueError(f"{self.width}×{self.height} is no size: 1 to 4096 a side, or 0 for both")
        if not 1.0 <= self.fps <= 240.0:
            raise ValueError(f"fps is {self.fps}, not within 1 to 240")


class PipewireSink:
    """One source; made with the first frame, and made anew when its process ends."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._size = (config.height, config.width) if config.width else None
        self._lock = threading.Lock()
        self._source: Source | None = None
        self._closed = False
        self._cause = ""
        self._pause = FIRST_PAUSE_S
        self._retry_at = 0.0
        self.dropped = 0

    @property
    def status(self) -> Status:
        name = f"PipeWire source {self._config.name}"
        if self._closed:
            return Status(Phase.CLOSED, name)
        if self._cause:
            return Status(Phase.RETRYING, f"{name}: {self._cause}", START)
        if (source := self._source) is not None and source.watched:
            return Status(Phase.RUNNING, name)
        return Status(Phase.WAITING, f"{name} (nobody watches)")

    def send(self, frame: Frame) -> None:
        """Leave a frame to who watches; waits PATIENCE_S at most. SinkError: not a proper frame; ignored after
        `close()`."""
        pixels = checked(frame, "pipewire")
        with self._lock:
            if self._closed:
                return
            if self._size is None:
                self._size = pixels.shape[0], pixels.shape[1]
            source = self._running()
            if source is None or not source.offer(fitted(pixels, self._size[1], self._size[0])):
                self.dropped += 1

    def close(self) -> None:
        """Take the source away and end its process."""
        with self._lock:
            self._closed = True
            source, self._source = self._source, None
        if source is not None:
            source.close()

    def _running(self) -> Source | None:
        """The source, made anew if its time has come."""
        assert self._size is not None
        source = self._source
        if source is not None and (why := source.ended()) is not None:
            source.close()
            self._source, self._cause = None, why
            self._retry_at = time.monotonic() + self._pause
            self._pause = min(2.0 * self._pause, LONGEST_PAUSE_S)
        elif source is not None and source.deserted:
            # `pipewiresink` before PipeWire 1 serves nobody any more once its last receiver has left
            source.close()
            self._source, self._retry_at = None, 0.0
        elif source is not None and source.age_s > SETTLED_S:
            self._cause, self._pause = "", FIRST_PAUSE_S
        if self._source is None and time.monotonic() >= self._retry_at:
            try:
                self._source = Source(self._config.name, *self._size, self._config.fps)
            except OSError as error:
                self._cause = f"GStreamer does not start: {error.strerror}"
                self._retry_at = time.monotonic() + LONGEST_PAUSE_S
        return self._source


class Source:
    """The process that makes the source; a picture that has begun to go over is finished before the next."""

    def __init__(self, name: str, height: int, width: int, fps: float) -> None:
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        # without it a source that nobody watches would outlive a livehead that was killed
        tied = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        self._process = subprocess.Popen(
            [*tied, *pipeline(name, height, width, fps)],
            stdin=subprocess.PIPE,
            stdout=self._said,
            stderr=self._said,
        )
        assert self._process.stdin is not None
        self._pipe = self._process.stdin.fileno()
        os.set_blocking(self._pipe, False)
        self._left = memoryview(b"")
        self._made_at = time.monotonic()
        self._taken = self._refused = 0
        self._held = 8 + 3 * 65_536 // (width * height * 4)
        """So many pictures go into the pipe and GStreamer without anybody watching."""
        if sys.platform == "linux":
            import fcntl

            # about one picture: what waits in the pipe is latency
            with contextlib.suppress(OSError):
                fcntl.fcntl(self._pipe, PIPE_SIZE, min(width * height * 4, LARGEST_PIPE_BYTES))

    def offer(self, pixels: Bytes) -> bool:
        """Whether this picture went over or has begun to; RGBA of the size given at the start."""
        until = time.monotonic() + PATIENCE_S
        if not self._drain(until):
            self._refused += 1
            return False
        self._left = memoryview(pixels.tobytes())
        self._taken, self._refused = self._taken + 1, 0
        self._drain(until)
        return True

    @property
    def age_s(self) -> float:
        return time.monotonic() - self._made_at

    @property
    def watched(self) -> bool:
        return self._taken > self._held and self._refused < UNSEEN_AFTER

    @property
    def deserted(self) -> bool:
        """Somebody watched and does so no more."""
        return self._taken > self._held and self._refused >= DESERTED_AFTER

    def ended(self) -> str | None:
        """Why the process has ended, None while it runs."""
        if self._process.poll() is None:
            return None
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").splitlines()
        errors = [line.partition(": ")[2] for line in lines if line.startswith("ERROR")]
        said = errors[0].rpartition(": ")[2] if errors else "".join(lines[-1:])
        return said or f"GStreamer ended ({self._process.returncode})"

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        self._said.close()

    def _drain(self, until: float) -> bool:
        """Hand on what is left of a picture; False when that is not done in time, or can no longer be."""
        waiter = select.poll()
        waiter.register(self._pipe, select.POLLOUT)
        while self._left:
            try:
                self._left = self._left[os.write(self._pipe, self._left) :]
            except BlockingIOError:
                if not waiter.poll(max(0.0, until - time.monotonic()) * 1e3):
                    return False
            except BrokenPipeError:
                return False
        return True


def pipeline(name: str, height: int, width: int, fps: float) -> list[str]:
    """The command of the process. The compositor copies; it stands there because `pipewiresink` before PipeWire 1
    takes no pictures from elements that do not ask it for memory of a size (it crashes)."""
    caps = f"video/x-raw,format=RGBA,width={width},height={height},framerate={round(fps)}/1"
    known = "props,media.class=Video/Source,media.role=Camera"
    name = name.replace(" ", r"\040")  # gst-launch breaks its arguments up at spaces, also within quotes
    return [
        "gst-launch-1.0", "--no-fault", "-q", "fdsrc", "fd=0",
        "!", "rawvideoparse", "format=rgba", f"width={width}", f"height={height}", f"framerate={round(fps)}/1",
        "!", "compositor", "background=transparent", "sink_0::operator=source",
        "!", caps,
        "!", "pipewiresink", "mode=provide", "sync=false",
        f'stream-properties={known},node.name="{name}",node.description="{name}"',
    ]  # fmt: skip


def create(config: Config) -> PipewireSink:
    """SinkError when GStreamer or PipeWire are missing."""
    if why := probe():
        cause, _, remedy = why.partition(": ")
        raise SinkError(f"pipewire: {cause}", remedy=remedy)
    return PipewireSink(config)


def probe() -> str:
    """Why there is no PipeWire to send to, "" when there is."""
    if sys.platform != "linux":
        return "PipeWire is of Linux: use the browser output"
    if shutil.which("gst-launch-1.0") is None or shutil.which("gst-inspect-1.0") is None:
        return f"GStreamer's tools are missing: {INSTALL}"
    for element in ELEMENTS:
        if not _known(element):
            return f"GStreamer has no {element}: {INSTALL}"
    if not _socket().is_socket():
        return f"PipeWire does not run for this user: {START}"
    return ""


def _known(element: str) -> bool:
    asked = ["gst-inspect-1.0", element]  # --exists compares versions too
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        return subprocess.run(asked, capture_output=True, timeout=20.0, check=False).returncode == 0
    return False


def _socket() -> Path:
    """Where PipeWire listens, by the variables that its own clients look at."""
    folder = os.environ.get("PIPEWIRE_RUNTIME_DIR") or os.environ.get("XDG_RUNTIME_DIR") or "/run/pipewire"
    return Path(folder) / os.environ.get("PIPEWIRE_REMOTE", "pipewire-0")

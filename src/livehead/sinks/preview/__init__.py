"""A window on your desktop with nothing but the character, always on top; straight alpha, a frame of latency.

Drag it with the mouse, zoom with the wheel (keys +, -, 0), right click for its menu. T lets clicks go through
it; hold Ctrl+Shift over it to touch it again. It remembers its place. The window is a process of its own, the
frames come to it through shared memory and the newest wins: if it crashes it is opened again, if you close it the
stream goes on. Transparency on X11 needs a compositor; where there is none the window shows a checkerboard and
the status says so. Under Wayland it runs through XWayland, because Wayland lets no window place itself on top.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib.util
import multiprocessing
import os
import sys
import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from livehead.errors import SinkError
from livehead.sinks import Facts, checked
from livehead.sinks.preview import place
from livehead.sinks.preview.shared_picture import PictureWriter
from livehead.types import Bytes, Frame, Phase, Status

FACTS = (Facts("", "straight", "full", 15, "an X screen shows it"),)
CRASHES = 5
PAUSE_S = 2.0
HEALTHY_S = 30.0
CLOSING_S = 0.5
REOPEN = "open it again: stop and start this output"


@dataclass(frozen=True, slots=True)
class Config:
    """fps: how often the window looks for a new picture, at most 240 times a second."""

    fps: float = 60.0


class PreviewSink:
    """The near side of the window: starts its process, feeds it, notices when it is gone."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._process: Any = None
        self._link: Connection[Any, Any] | None = None
        self._picture: PictureWriter | None = None
        self._words = ""
        self._shown = self._closed = self._dismissed = False
        self._frames = self._crashes = 0
        self._opened_at = 0.0
        self._crash = ""
        with self._lock:
            self._open()

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED, "the preview window")
        if self._dismissed:
            return Status(Phase.WAITING, "the window was closed; the stream goes on without it", REOPEN)
        if self._process is None:
            if self._crashes >= CRASHES:
                return Status(Phase.LOST, f"the window crashed {CRASHES} times ({self._crash})", REOPEN)
            return Status(Phase.RETRYING, f"the window crashed ({self._crash}) and is opened again")
        if self._words:
            return Status(Phase.RUNNING, self._words, "start a compositor, such as picom")
        if not (self._frames and self._shown):
            return Status(Phase.WAITING, "the window is being opened")
        return Status(Phase.RUNNING, "the preview window")

    def send(self, frame: Frame) -> None:
        """Show a frame. SinkError: not a proper frame, no memory for it; ignored after `close()`.
        A window that is gone is no error."""
        pixels = checked(frame, "preview")
        with self._lock:
            if self._closed:
                return
            self._look()
            if self._process is None:
                return
            self._write(pixels)
            self._frames += 1

    def open(self) -> None:
        """Open the window again after it was closed or crashed too often. Callable from any thread."""
        with self._lock:
            self._look()
            if not self._closed and self._process is None:
                self._crashes, self._dismissed = 0, False
                self._open()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            process, link, picture = self._process, self._link, self._picture
            self._process = self._link = self._picture = None
        if link is not None:
            link.close()  # the window takes the end of the link as its own
        if process is not None:
            process.join(CLOSING_S if self._shown else 0.0)
            if process.is_alive():
                process.kill()
                process.join(CLOSING_S)
        if picture is not None:
            picture.close()

    def _open(self) -> None:
        # spawned, not forked: Qt does not survive a fork, and nothing of this process is to be held
        spawn = multiprocessing.get_context("spawn")
        near, far = spawn.Pipe()
        from livehead.sinks.preview.process import show

        process = spawn.Process(
            target=show, args=(far, place.file(), self._config.fps), name="livehead preview", daemon=True
        )
        process.start()
        far.close()
        self._process, self._link = process, near
        self._opened_at = time.monotonic()
        self._shown, self._words = False, ""
        if self._picture is not None:
            near.send(self._picture.name)

    def _look(self) -> None:
        """Take the window's words; notice its end; open it again when a pause after a crash is over."""
        if self._process is None:
            waited = time.monotonic() - self._opened_at
            if not self._dismissed and self._crashes < CRASHES and waited > PAUSE_S * self._crashes:
                self._open()
            return
        with contextlib.suppress(EOFError, OSError):
            while self._link is not None and self._link.poll():
                self._words, self._shown = str(self._link.recv()), True
        if self._process.is_alive():
            return
        code = self._process.exitcode
        if code == 0:
            self._dismissed = True
        else:
            healthy = time.monotonic() - self._opened_at > HEALTHY_S
            self._crashes = 1 if healthy else self._crashes + 1
            self._crash = f"signal {-code}" if code < 0 else f"exit code {code}"
        self._process = None
        if self._link is not None:
            self._link.close()
            self._link = None

    def _write(self, pixels: Bytes) -> None:
        if self._picture is None or not self._picture.holds(pixels):
            fresh = PictureWriter(pixels.nbytes)
            if self._picture is not None:
                self._picture.close()
            self._picture = fresh
            with contextlib.suppress(OSError):  # it has just ended: the next look finds out
                if self._link is not None:
                    self._link.send(fresh.name)
        self._picture.write(pixels)


def create(config: Config) -> PreviewSink:
    """SinkError when no window can be shown here."""
    if why := probe():
        cause, _, remedy = why.partition(": ")
        raise SinkError(f"preview: {cause}", remedy=remedy)
    return PreviewSink(config)


def probe() -> str:
    """Why no window can be shown here, "" when one can."""
    if importlib.util.find_spec("PySide6") is None:
        return "the package PySide6 is missing: pip install 'livehead[tray]'"
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return ""
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "there is no desktop here (no DISPLAY): start livehead from a desktop session"
    if any(ctypes.util.find_library(name) is None for name in ("xcb-cursor", "EGL", "xkbcommon-x11")):
        return "libraries are missing: sudo apt install libxcb-cursor0 libegl1 libxkbcommon-x11-0"
    return ""

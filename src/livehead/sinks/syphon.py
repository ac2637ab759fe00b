"""Syphon: a texture that other programs on the same Mac take without a copy; with alpha.

For OBS's Syphon client ("Allow transparency" on), Resolume, MadMapper. Straight alpha by default, as OBS lays
pictures over each other; alpha = "premultiplied" for programs that go by Syphon's habit. Pictures go by Metal, one
finished by the graphics card before the next. The package syphon-python has wheels for macOS 12 and newer alone.

Written against syphon-python's source and tried against a stand-in: untried on a real Mac, the latency it adds is
unknown. If the picture stands on its head, set flip = true. A receiver that is opened later may list it only while
livehead has a window: macOS hands such questions to the main thread's event loop.
"""

from __future__ import annotations

import importlib.util
import sys
import threading
from dataclasses import dataclass
from typing import Any, Literal

from livehead.errors import SinkError
from livehead.sinks import Facts, checked, premultiplied
from livehead.types import Bytes, Frame, Phase, Status

FACTS = (
    Facts("straight", "straight", "full", None, "untried on a real Mac"),
    Facts("premultiplied", "premultiplied", "full", None, "untried on a real Mac"),
)
NAME_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Config:
    """name: what receivers list it as. alpha: "straight" or "premultiplied". flip: bottom row first. fps: of the
    output; receivers take pictures when they like."""

    name: str = "livehead"
    alpha: Literal["straight", "premultiplied"] = "straight"
    flip: bool = False
    fps: float = 60.0

    def __post_init__(self) -> None:
        if not 0 < len(self.name.strip()) <= NAME_CHARACTERS or not self.name.isprintable():
            raise ValueError(f"{self.name!r} is no name: 1 to {NAME_CHARACTERS} printable characters")


class SyphonSink:
    """One Syphon server; its texture is made anew when the picture changes its size."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._server: Any = None
        self._texture: Any = None
        self._size = (0, 0)
        self._frames = 0
        self._closed = False
        self._error: SinkError | None = None

    @property
    def status(self) -> Status:
        name = f"Syphon server {self._config.name}"
        if self._closed:
            return Status(Phase.CLOSED, name)
        if self._error is not None:
            return Status(Phase.FAILED, self._error.cause, self._error.remedy)
        return Status(Phase.RUNNING if self._frames else Phase.WAITING, name)

    def send(self, frame: Frame) -> None:
        """Publish a frame. SinkError: not a proper frame, or Syphon takes no more; ignored after `close()`."""
        pixels = checked(frame, "syphon")
        with self._lock:
            if self._closed:
                return
            if self._error is not None:
                raise self._error
            try:
                import objc

                with objc.autorelease_pool():  # threads of Python's own have none, and would leak
                    self._publish(premultiplied(pixels) if self._config.alpha == "premultiplied" else pixels)
            except Exception as error:  # Objective-C's errors have no family
                self._error = SinkError(
                    f"Syphon takes no more frames: {str(error) or type(error).__name__}",
                    remedy="start the output again",
                )
                raise self._error from error
            self._frames += 1

    def close(self) -> None:
        """Take the server off the list."""
        with self._lock:
            self._closed = True
            server, self._server, self._texture = self._server, None, None
            if server is not None:
                server.stop()

    def _publish(self, pixels: Bytes) -> None:
        from syphon import SyphonMetalServer
        from syphon.utils.raw import copy_bytes_to_mtl_texture, create_mtl_texture

        height, width = pixels.shape[:2]
        if self._server is None:
            self._server = SyphonMetalServer(self._config.name)
        if self._size != (width, height):
            self._texture, self._size = (
                create_mtl_texture(self._server.device, width, height),
                (width, height),
            )
        copy_bytes_to_mtl_texture(pixels.tobytes(), self._texture)
        commands = self._server.command_queue.commandBuffer()
        self._server.publish_frame_texture(
            self._texture, is_flipped=self._config.flip, command_buffer=commands, auto_commit=False
        )
        commands.commit()
        commands.waitUntilCompleted()  # the texture is written to again with the next picture


def create(config: Config) -> SyphonSink:
    """SinkError when this is no Mac or syphon-python is missing."""
    if why := probe():
        cause, _, remedy = why.partition(": ")
        raise SinkError(f"syphon: {cause}", remedy=remedy)
    return SyphonSink(config)


def probe() -> str:
    """Why Syphon cannot be used here, "" when it can, as far as can be told without a graphics context."""
    if sys.platform != "darwin":
        return "Syphon is only on macOS: use the browser output"
    if importlib.util.find_spec("syphon") is None:
        return "the package syphon-python is missing: pip install 'livehead[syphon]'"
    return ""

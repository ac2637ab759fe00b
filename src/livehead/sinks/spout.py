"""Spout: a texture that other programs on the same Windows computer take without a copy; with alpha.

For OBS with the Spout2 plugin, Resolume, TouchDesigner. Straight alpha by default, which the plugin's composite
mode "Default" wants; alpha = "premultiplied" for its mode of that name. The package SpoutGL has wheels for Windows
alone. Its OpenGL context belongs to one thread, so this sink has one of its own; it keeps the newest picture only.

Written against SpoutGL's documentation and tried against a stand-in: untried on a real Windows computer, the
latency it adds is unknown. If the picture stands on its head, set flip = true.
"""

from __future__ import annotations

import contextlib
import importlib.util
import sys
import threading
from dataclasses import dataclass
from typing import Any, Literal

from livehead.errors import SinkError
from livehead.mailbox import Mailbox
from livehead.sinks import Facts, checked, premultiplied
from livehead.types import Bytes, Frame, Phase, Status

FACTS = (
    Facts("straight", "straight", "full", None, "untried on a real Windows computer"),
    Facts("premultiplied", "premultiplied", "full", None, "untried on a real Windows computer"),
)
LONGEST_NAME = 255
GL_RGBA = 0x1908
PATIENCE_S = 2.0


@dataclass(frozen=True, slots=True)
class Config:
    """name: what receivers list it as. alpha: "straight" or "premultiplied". flip: bottom row first. fps: of the
    output; receivers take pictures when they like."""

    name: str = "livehead"
    alpha: Literal["straight", "premultiplied"] = "straight"
    flip: bool = False
    fps: float = 60.0

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.name.isprintable() or len(self.name.encode()) > LONGEST_NAME:
            raise ValueError(f"{self.name!r} is no name: 1 to {LONGEST_NAME} printable characters")


class SpoutSink:
    """One Spout sender, in a thread of its own."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._inbox: Mailbox[Bytes] = Mailbox()
        self._frames = 0
        self._closed = False
        self._error: SinkError | None = None
        self._thread = threading.Thread(target=self._run, name="livehead spout", daemon=True)
        self._thread.start()

    @property
    def status(self) -> Status:
        name = f"Spout sender {self._config.name}"
        if self._closed:
            return Status(Phase.CLOSED, name)
        if self._error is not None:
            return Status(Phase.FAILED, self._error.cause, self._error.remedy)
        return Status(Phase.RUNNING if self._frames else Phase.WAITING, name)

    @property
    def dropped(self) -> int:
        """How many pictures were overtaken by newer ones."""
        return self._inbox.dropped

    def send(self, frame: Frame) -> None:
        """Leave a frame to the sender's thread. SinkError: not a proper frame, or Spout has taken no more; ignored
        after `close()`."""
        pixels = checked(frame, "spout")
        if self._closed:
            return
        if self._error is not None:
            raise self._error
        self._inbox.put(premultiplied(pixels) if self._config.alpha == "premultiplied" else pixels)

    def close(self) -> None:
        """Take the sender off the list."""
        self._closed = True
        self._inbox.close()
        self._thread.join(PATIENCE_S)

    def _run(self) -> None:
        try:
            import SpoutGL

            sender = SpoutGL.SpoutSender()
            self._deliver(sender)
        except Exception as error:  # the library's errors have no family
            self._error = SinkError(
                f"Spout takes no more frames: {str(error) or type(error).__name__}",
                remedy="update the graphics driver, then start the output again",
            )

    def _deliver(self, sender: Any) -> None:
        if not sender.createOpenGL():
            raise RuntimeError("no OpenGL on this graphics card")
        try:
            sender.setSenderName(self._config.name)
            while not self._inbox.closed:
                if (pixels := self._inbox.take(timeout=None)) is None:
                    continue
                height, width = pixels.shape[:2]
                if not sender.sendImage(pixels, width, height, GL_RGBA, self._config.flip, 0):
                    raise RuntimeError("the picture could not be shared")
                self._frames += 1
        finally:
            with contextlib.suppress(Exception):
                sender.releaseSender()
            sender.closeOpenGL()


def create(config: Config) -> SpoutSink:
    """SinkError when this is not Windows or SpoutGL is missing."""
    if why := probe():
        cause, _, remedy = why.partition(": ")
        raise SinkError(f"spout: {cause}", remedy=remedy)
    return SpoutSink(config)


def probe() -> str:
    """Why Spout cannot be used here, "" when it can, as far as can be told without a graphics context."""
    if sys.platform != "win32":
        return "Spout is only on Windows: use the browser output"
    if importlib.util.find_spec("SpoutGL") is None:
        return "the package SpoutGL is missing: pip install 'livehead[spout]'"
    return ""

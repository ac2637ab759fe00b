"""NDI: a source by name in the local network, for OBS (with DistroAV), vMix, TriCaster; with alpha.

Straight alpha, as OBS's plugin takes it: premultiplied pictures come out wrong there (DistroAV issue 899). NDI
codes colours as 4:2:2 with alpha beside them, all of it lossy; an odd width gets one transparent column. The
package cyndilib is MIT, the NDI library in its wheel has a licence of its own: free to use, made by Vizrt NDI AB.
Everybody in the local network can see the source. Adds less than a frame of latency before the network.
"""

from __future__ import annotations

import importlib.util
import threading
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from livehead.errors import SinkError
from livehead.sinks import Facts, checked
from livehead.types import Bytes, Frame, Phase, Status

FACTS = (Facts("", "straight", "4:2:2", 13, "an NDI receiver has it"),)
NAME_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Config:
    """name: what receivers list it as, after the computer's name. fps: what receivers are told."""

    name: str = "livehead"
    fps: float = 60.0

    def __post_init__(self) -> None:
        if not 0 < len(self.name.strip()) <= NAME_CHARACTERS or not self.name.isprintable():
            raise ValueError(f"{self.name!r} is no name: 1 to {NAME_CHARACTERS} printable characters")


class NdiSink:
    """One NDI source; its sender is made anew when the picture changes its size."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._lock = threading.Lock()
        self._sender: Any = None
        self._size = (0, 0)
        self._frames = 0
        self._closed = False
        self._error: SinkError | None = None

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED, f"NDI source {self._config.name}")
        if self._error is not None:
            return Status(Phase.FAILED, self._error.cause, self._error.remedy)
        return Status(Phase.RUNNING if self._frames else Phase.WAITING, f"NDI source {self._config.name}")

    def send(self, frame: Frame) -> None:
        """Send a frame. SinkError: not a proper frame, the library takes no more; ignored after `close()`."""
        pixels = checked(frame, "ndi")
        with self._lock:
            if self._closed:
                return
            pixels = _even(pixels)
            try:
                if self._size != (pixels.shape[1], pixels.shape[0]):
                    self._open(pixels.shape[1], pixels.shape[0])
                flat = pixels.reshape(-1)
                # the library refuses what it could not write to, and frames are read-only
                self._sender.write_video(flat if flat.flags.writeable else flat.copy())
            except Exception as error:  # the library's errors have no family
                self._error = SinkError(
                    f"NDI takes no more frames: {str(error) or type(error).__name__}",
                    remedy="start the output again",
                )
                raise self._error from error
            self._frames += 1

    def close(self) -> None:
        with self._lock:
            self._closed = True
            sender, self._sender = self._sender, None
            if sender is not None:
                sender.close()

    def _open(self, width: int, height: int) -> None:
        from cyndilib.sender import Sender
        from cyndilib.video_frame import VideoSendFrame
        from cyndilib.wrapper.ndi_structs import FourCC

        if self._sender is not None:
            self._sender.close()
        picture = VideoSendFrame()
        picture.set_resolution(width, height)
        picture.set_frame_rate(Fraction(self._config.fps or 60.0).limit_denominator(1001))
        picture.set_fourcc(FourCC.RGBA)
        # unclocked: the library would else hold every frame until its time by its own clock
        sender = Sender(self._config.name, clock_video=False, clock_audio=False)
        sender.set_video_frame(picture)
        sender.open()
        self._sender, self._size = sender, (width, height)


def create(config: Config) -> NdiSink:
    """SinkError when the library is missing or does not run here."""
    if why := probe():
        cause, _, remedy = why.partition(": ")
        raise SinkError(f"ndi: {cause}", remedy=remedy)
    return NdiSink(config)


def probe() -> str:
    """Why NDI cannot be used here, "" when it can."""
    if importlib.util.find_spec("cyndilib") is None:
        return "the package cyndilib is missing: pip install 'livehead[ndi]'"
    try:
        import cyndilib.sender  # noqa: F401
    except ImportError as error:
        return f"the NDI library does not load ({error}): pip install --force-reinstall cyndilib"
    return ""


def _even(pixels: Bytes) -> Bytes:
    """The same with a transparent column or row more where a side is odd."""
    height, width = pixels.shape[:2]
    if not (height % 2 or width % 2):
        return pixels
    return np.pad(pixels, ((0, height % 2), (0, width % 2), (0, 0)))

"""A camera that Zoom, Discord, Meet and OBS can choose: OBS's own, Unity Capture or v4l2loopback; no alpha.

The picture is laid over `background` ("green" for a chroma key) and fitted into `width` × `height`, which
stay as they are for the life of the device: calling programs expect 16:9, and most cannot take a change of
size. Unity Capture alone gets straight alpha instead of the background. 4:2:0 chroma on the way out;
adds less than a frame of latency. There is only one OBS camera: a picture for OBS itself, with its alpha, goes
better by the browser sink.
"""

from __future__ import annotations

import contextlib
import os
import struct
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import cv2
import numpy as np
import pyvirtualcam
import pyvirtualcam.camera

from livehead.errors import SinkError
from livehead.sinks import Facts, checked, fitted, over, parse_colour, placed
from livehead.types import Bytes, Frame, Phase, Status

WITH_ALPHA, OBS = "unitycapture", "obs"
FACTS = (
    Facts("obs, v4l2loopback", "none", "4:2:0", 3, "the device has it"),
    Facts("unity", "straight", "full", 3, "the device has it"),
)
REMEDIES = {
    "linux": 'sudo modprobe v4l2loopback exclusive_caps=1 card_label="livehead"'
    " (first: sudo apt install v4l2loopback-dkms)",
    "win32": "winget install OBSProject.OBSStudio (version 28 or newer brings a virtual camera)",
    "darwin": "brew install --cask obs (version 30 or newer), then start and stop its virtual camera once",
}
MAY_NOT = "sudo usermod -a -G video $USER, then log out and in again"


@dataclass(frozen=True, slots=True)
class Config:
    """device: its name or path ("/dev/video10"); empty takes the first there is.
    backend: "obs", "unitycapture" or "v4l2loopback"; empty tries all. width, height: even, in pixels.
    background: "#rrggbb" or a name. fps: what the device is told; readers of v4l2loopback see 30 anyway.
    """

    device: str = ""
    backend: str = ""
    width: int = 1280
    height: int = 720
    background: str = "slate"
    fps: float = 60.0

    def __post_init__(self) -> None:
        parse_colour(self.background)
        if not (16 <= self.width <= 4096 and 16 <= self.height <= 4096) or self.width % 2 or self.height % 2:
            raise ValueError(f"{self.width}×{self.height} is no camera size: 16 to 4096 a side, even numbers")


class VirtualCameraSink:
    """Sends to one device, opened once."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._background = parse_colour(config.background)
        self._lock = threading.Lock()
        self._frames = 0
        self._error: SinkError | None = None
        self._camera: Any = _open(config)
        note = "; no alpha: the browser sink has it" if self._camera.backend == OBS else ""
        self._name = f"{self._camera.device} ({self._camera.backend}, {config.width}×{config.height}{note})"
        channels = 4 if self._camera.backend == WITH_ALPHA else 3
        self._picture = np.zeros((config.height, config.width, channels), np.uint8)
        if channels == 3:
            self._picture[:] = self._background
        self._place = (0, 0, 0, 0)

    @property
    def status(self) -> Status:
        if self._error is not None:
            return Status(Phase.FAILED, self._error.cause, self._error.remedy)
        if self._camera is None:
            return Status(Phase.CLOSED, self._name)
        return Status(Phase.RUNNING if self._frames else Phase.WAITING, self._name)

    def send(self, frame: Frame) -> None:
        """Show a frame. SinkError: not a proper frame, the device is gone; ignored after `close()`."""
        pixels = checked(frame, "virtual_camera")
        with self._lock:
            if self._camera is None:
                return
            if self._error is not None:
                raise self._error
            try:
                self._camera.send(self._composed(pixels))
            except (RuntimeError, OSError) as error:
                self._error = SinkError(
                    f"the virtual camera {self._name} takes no more frames: {error}",
                    remedy="see that the device still exists, then start the sink again",
                )
                raise self._error from error
            if not self._frames:
                self._check_format()
            self._frames += 1

    def close(self) -> None:
        with self._lock:
            camera, self._camera = self._camera, None
            if camera is not None:
                camera.close()

    def _composed(self, pixels: Bytes) -> Bytes:
        """The camera's picture, (height, width, 3) RGB or, for alpha, 4 RGBA; the same array every time."""
        height, width, channels = self._picture.shape
        if channels == 4:
            return fitted(pixels, width, height)
        # over one colour scaling and laying over commute, and three channels are cheaper to scale
        place = placed(pixels.shape[1], pixels.shape[0], width, height)
        if place != self._place:
            self._picture[:] = self._background
            self._place = place
        x, y, w, h = place
        flat = over(pixels, self._background)
        if (h, w) != flat.shape[:2]:
            how = cv2.INTER_AREA if w < flat.shape[1] else cv2.INTER_CUBIC
            flat = np.asarray(cv2.resize(flat, (w, h), interpolation=how), np.uint8)
        self._picture[y : y + h, x : x + w] = flat
        return self._picture

    def _check_format(self) -> None:
        """v4l2loopback keeps an old size while a reader holds the device, and says nothing: garbled."""
        if self._camera.backend != "v4l2loopback":
            return
        held = _output_size(Path(self._camera.device))
        if held is not None and held != (self._config.width, self._config.height):
            width, height = held
            self._error = SinkError(
                f"{self._camera.device} is held at {width}×{height} by a program that shows it",
                remedy=f"close that program, or set width = {width} and height = {height}",
            )
            raise self._error


def create(config: Config) -> VirtualCameraSink:
    return VirtualCameraSink(config)


def probe() -> str:
    """Why there is no virtual camera here, "" when there is one as far as can be told without taking it."""
    if sys.platform == "linux" and not any(
        _loopback_capabilities(path) is not None for path in Path("/dev").glob("video*")
    ):
        if shut := [device.path for device in loopbacks() if device.state == "forbidden"]:
            return f"you may not open {shut[0]}: {MAY_NOT}"
        return f"no v4l2loopback device: {REMEDIES['linux']}"
    return ""


@dataclass(frozen=True, slots=True)
class Loopback:
    """A v4l2loopback device. state: "free"; "taken" by a program that sends to it; "forbidden" to this user; "open
    to all", made without exclusive_caps: it can be used, but browsers and Zoom do not list it."""

    path: str
    name: str
    state: Literal["free", "taken", "forbidden", "open to all"]


def loopbacks(
    system: Path = Path("/sys/devices/virtual/video4linux"), devices: Path = Path("/dev")
) -> tuple[Loopback, ...]:
    """The v4l2loopback devices of this Linux machine, by number; none is taken, none is changed."""
    entries = [entry for entry in system.glob("video*") if entry.name[5:].isdigit()]
    found = []
    for entry in sorted(entries, key=lambda e: int(e.name[5:])):
        device = devices / entry.name
        name = ""
        with contextlib.suppress(OSError):
            name = (entry / "name").read_text(encoding="utf-8", errors="replace").strip()
        if device.exists() and not os.access(device, os.R_OK | os.W_OK):
            found.append(Loopback(str(device), name, "forbidden"))
        elif (able := _loopback_capabilities(device)) is not None:
            found.append(Loopback(str(device), name, _state(device, able)))
    return tuple(found)


def _state(device: Path, able: int) -> Literal["free", "taken", "open to all"]:
    if able & OUTPUT:
        return "open to all" if able & CAPTURE else "free"
    return "taken" if able & CAPTURE and _has_writer(device) else "free"  # a stuck one is healed when opened


def _open(config: Config) -> Any:
    known = pyvirtualcam.camera.BACKENDS
    if config.backend and config.backend not in known:
        raise SinkError(
            f"there is no virtual camera backend {config.backend!r} on this system",
            remedy=f"there are: {', '.join(known)}",
        )
    formats, failures = pyvirtualcam.PixelFormat, []
    for backend in [config.backend] if config.backend else list(known):
        if backend == "v4l2loopback":
            _heal(config.device)
        try:
            return pyvirtualcam.Camera(
                config.width,
                config.height,
                config.fps,
                fmt=formats.RGBA if backend == WITH_ALPHA else formats.RGB,
                device=config.device or None,
                backend=backend,
            )
        except Exception as error:  # each backend has errors of its own kind
            failures.append(f"{backend}: {str(error).removeprefix(f'{backend!r} backend: ')}")
    reasons = "; ".join(failures)
    remedy = REMEDIES.get(sys.platform, REMEDIES["linux"])
    if "permission" in reasons:
        remedy = MAY_NOT
    elif "could not be started" in reasons:  # what OBS's camera on Windows says when it is taken
        remedy = "there is only one OBS camera: stop it in OBS; in OBS itself show the browser sink instead"
    elif "not a video output device" in reasons or "in use" in reasons:
        remedy = "another program may be sending to it: close that one, or name another device"
    which = f" {config.device}" if config.device else ""
    raise SinkError(f"no virtual camera{which} can be had ({reasons})", remedy=remedy)


# --- v4l2loopback, by the ioctls of linux/videodev2.h ------------------------------------------------------

QUERYCAP, GET_FORMAT, STREAM_ON = 0x80685600, 0xC0D05604, 0x40045612
CAPTURE, OUTPUT = 0x1, 0x2  # capabilities; OUTPUT is also the name of the buffer type
DEVICE_CAPS_AT, SIZE_AT = 88, 8


def _ioctl(device: Path, request: int, data: bytearray) -> bool:
    """Carry out one request on a device, its answer in `data`; False if the device will not."""
    import fcntl

    try:
        descriptor = os.open(device, os.O_RDWR | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        fcntl.ioctl(descriptor, request, data)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _loopback_capabilities(device: Path) -> int | None:
    """What a v4l2loopback device can do just now; None if it is no such device."""
    answer = bytearray(104)
    if not _ioctl(device, QUERYCAP, answer) or not answer.startswith(b"v4l2 loopback"):
        return None
    return int(struct.unpack_from("=I", answer, DEVICE_CAPS_AT)[0])


def _heal(device: str) -> None:
    """Make devices usable again that 0.12.7 with exclusive_caps=1 left unusable when a writer closed.

    Such a device cannot output: it can do nothing at all, or, while a reader holds it, only capture. A
    STREAMON marks this opener as a writer, and its close restores the output capability. A device that
    another program sends to looks like the latter, so those with a write-only opener are left alone.
    """
    for path in [Path(device)] if device else sorted(Path("/dev").glob("video*")):
        able = _loopback_capabilities(path)
        if able is not None and not able & OUTPUT and not (able & CAPTURE and _has_writer(path)):
            _ioctl(path, STREAM_ON, bytearray(struct.pack("=i", OUTPUT)))


def _has_writer(device: Path) -> bool:
    """True if a program, among those this user may look into, has the device open for writing alone."""
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError, ValueError):
            if link.readlink() == device:
                fields = (link.parents[1] / "fdinfo" / link.name).read_text().split()
                if int(fields[fields.index("flags:") + 1], 8) & os.O_ACCMODE == os.O_WRONLY:
                    return True
    return False


def _output_size(device: Path) -> tuple[int, int] | None:
    """Width and height that a device really carries; None if it will not say."""
    answer = bytearray(208)
    struct.pack_into("=I", answer, 0, OUTPUT)
    if not _ioctl(device, GET_FORMAT, answer):
        return None
    width, height = struct.unpack_from("=II", answer, SIZE_AT)
    return width, height

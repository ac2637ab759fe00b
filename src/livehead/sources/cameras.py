"""Which cameras there are, by index and name, and who holds one."""

from __future__ import annotations

import importlib
import os
import platform
import struct
from dataclasses import dataclass
from pathlib import Path

import cv2

_VIDIOC_QUERYCAP = 0x80685600
_CAPTURE = 0x1 | 0x1000
_DEVICE_CAPS = 0x80000000
_PROBED_INDICES = 4


@dataclass(frozen=True, slots=True)
class CameraInfo:
    """A camera. index: the number OpenCV opens it by; name: as the system calls it; path: of its device
    file, empty where the system has none."""

    index: int
    name: str
    path: str = ""


def backend() -> int:
    """OpenCV's capture interface for this system; the indices of `list_cameras` belong to it."""
    by_system = {"Linux": cv2.CAP_V4L2, "Windows": cv2.CAP_DSHOW, "Darwin": cv2.CAP_AVFOUNDATION}
    return by_system.get(platform.system(), cv2.CAP_ANY)


def list_cameras() -> tuple[CameraInfo, ...]:
    """Every camera of this machine, in the order of their indices; empty when there is none.

    On Windows and macOS names need the package cv2_enumerate_cameras; without it the first few indices
    are tried, which switches cameras on for a moment.
    """
    if platform.system() == "Linux":
        return linux_cameras()
    try:
        enumerate_cameras = importlib.import_module("cv2_enumerate_cameras").enumerate_cameras
    except ModuleNotFoundError:
        return _probed_cameras()
    return tuple(CameraInfo(c.index % 100, c.name, str(c.path or "")) for c in enumerate_cameras(backend()))


def unlisted(index: int) -> CameraInfo:
    """A camera known by nothing but its index."""
    path = f"/dev/video{index}" if platform.system() == "Linux" else ""
    return CameraInfo(index, f"camera {index}", path)


def linux_cameras(
    system: Path = Path("/sys/class/video4linux"), devices: Path = Path("/dev")
) -> tuple[CameraInfo, ...]:
    """Cameras by Video4Linux's own list, without the nodes that give no pictures (metadata, outputs)."""
    found = []
    for entry in system.glob("video*"):
        if entry.name[5:].isdigit() and _captures(entry, devices / entry.name):
            name = _first_line(entry / "name") or entry.name
            found.append(CameraInfo(int(entry.name[5:]), name, str(devices / entry.name)))
    return tuple(sorted(found, key=lambda c: c.index))


def _captures(entry: Path, device: Path) -> bool:
    """Whether a Video4Linux node gives pictures; asked of the driver, else guessed from its number."""
    try:
        import fcntl

        handle = os.open(device, os.O_RDWR | os.O_NONBLOCK)
    except (ImportError, OSError):
        return (_first_line(entry / "index") or "0") == "0"
    try:
        answer = fcntl.ioctl(handle, _VIDIOC_QUERYCAP, bytes(104))
    except OSError:
        return (_first_line(entry / "index") or "0") == "0"
    finally:
        os.close(handle)
    everything, this_node = struct.unpack_from("<II", answer, 84)
    return bool((this_node if everything & _DEVICE_CAPS else everything) & _CAPTURE)


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").partition("\n")[0].strip()
    except OSError:
        return ""


def _probed_cameras() -> tuple[CameraInfo, ...]:
    found = []
    for index in range(_PROBED_INDICES):
        capture = cv2.VideoCapture(index, backend())
        if capture.isOpened():
            found.append(CameraInfo(index, f"camera {index}"))
        capture.release()
    return tuple(found)

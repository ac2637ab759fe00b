"""What `doctor` says of devices: cameras and who holds them, microphones, the virtual camera, fonts."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from livehead import holders
from livehead.cli import doctor_obs
from livehead.cli.finding import Finding
from livehead.errors import SourceError
from livehead.sinks.virtual_camera import MAY_NOT, REMEDIES, Loopback, loopbacks
from livehead.sources import hotkeys
from livehead.sources.cameras import CameraInfo, list_cameras
from livehead.sources.microphone import list_microphones

BRINGS_A_CAMERA = {"win32": 28, "darwin": 30}
"""From which version on OBS brings a virtual camera that other programs may send to."""


def findings() -> Iterator[Finding]:
    """Cameras, microphones, virtual cameras, hotkeys, fonts."""
    yield from _cameras()
    yield from _microphones()
    yield from _virtual_cameras()
    yield _hotkeys()
    if sys.platform == "linux":
        yield from _fonts()


def _hotkeys() -> Finding:
    """Where the tray app's keys work."""
    where = hotkeys.reach()
    if where is hotkeys.Reach.EVERYWHERE:
        return Finding("hotkeys", True, "work over every program")
    text = {
        hotkeys.Reach.X11_WINDOWS: "work only over programs that use X11: a Wayland desktop keeps its keys",
        hotkeys.Reach.OUR_WINDOWS: "work only in livehead's own windows: there is no X11 here",
    }[where]
    remedy = "tray window → Hotkeys → Copy the command: give it to a key in the desktop's settings"
    return Finding("hotkeys", None, text, remedy)


def _cameras() -> Iterator[Finding]:
    cameras = list_cameras()
    for camera in cameras:
        yield _camera(camera)
    if not cameras:
        yield Finding("cameras", None, "none found", "plug one in; until then the demo motion plays")


def _camera(camera: CameraInfo) -> Finding:
    what = f"camera {camera.index}"
    if camera.path and os.path.exists(camera.path) and not os.access(camera.path, os.R_OK | os.W_OK):  # noqa: PTH110
        return Finding(what, False, f"{camera.name}; you may not open {camera.path}", MAY_NOT)
    if camera.path and (who := holders.of_file(camera.path)):
        return Finding(
            what, None, f"{camera.name}; held by {', '.join(who)}", "close that, or choose another camera"
        )
    return Finding(what, True, camera.name)


def _microphones() -> Iterator[Finding]:
    try:
        found = list_microphones()
    except SourceError as error:
        yield Finding("microphones", None, error.cause, error.remedy)
        return
    for microphone in found:
        number, _, name = microphone.partition(": ")
        yield Finding(f"microphone {number}", True, name)
    if not found:
        yield Finding("microphones", None, "none found", "plug one in; a voice can move the mouth then")


def _virtual_cameras() -> Iterator[Finding]:
    if sys.platform != "linux":
        yield _brought_by_obs()
        return
    found = loopbacks()
    for device in found:
        yield _loopback(device)
    if not found:
        yield Finding("virtual camera", None, "no v4l2loopback device", REMEDIES["linux"])


def _loopback(device: Loopback) -> Finding:
    what = f"virtual camera {device.path}"
    who = ", ".join(holders.of_file(device.path))
    match device.state:
        case "forbidden":
            return Finding(what, False, f"{device.name}; you may not open it", MAY_NOT)
        case "taken":
            text = f"{device.name}; {who or 'another program'} sends to it"
            return Finding(what, None, text, "close that program, or make another device")
        case "open to all":
            text = f"{device.name}; browsers and Zoom do not list it"
            remedy = "sudo modprobe -r v4l2loopback; sudo modprobe v4l2loopback exclusive_caps=1"
            return Finding(what, None, text, remedy)
    return Finding(what, True, f"{device.name}; can be used" + (f", shown by {who}" if who else ""))


def _brought_by_obs() -> Finding:
    """On Windows and macOS the driver comes with OBS; whether it is free shows when it is opened."""
    obs, needed = doctor_obs.installed(), BRINGS_A_CAMERA.get(sys.platform, 0)
    major = (obs.version if obs else "").partition(".")[0]
    remedy = REMEDIES.get(sys.platform, REMEDIES["linux"])
    if obs is None:
        return Finding("virtual camera", None, "none: OBS, which brings one, was not found", remedy)
    if not major.isdigit() or int(major) < needed:
        return Finding(
            "virtual camera", None, f"OBS {obs.version or 'of unknown age'} may bring none", remedy
        )
    return Finding("virtual camera", True, f"OBS {obs.version} brings one; there is only one, without alpha")


def _fonts() -> Iterator[Finding]:
    """The windows speak Japanese and Chinese too; Windows and macOS have fonts for both."""
    if not shutil.which("fc-list"):
        return
    for code, language in (("ja", "Japanese"), ("zh-cn", "Chinese")):
        family = _family(code)
        remedy = f"only for windows in {language}: sudo apt install fonts-noto-cjk"
        text = family or "none found"
        yield Finding(f"font for {language}", bool(family) or None, text, "" if family else remedy)


def _family(code: str) -> str:
    """The first font family for a language, empty when there is none or it cannot be told."""
    try:
        done = subprocess.run(
            ["fc-list", f":lang={code}", "family"], capture_output=True, text=True, timeout=10.0
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    families = sorted(line.partition(",")[0].strip() for line in done.stdout.splitlines() if line.strip())
    return families[0] if families else ""

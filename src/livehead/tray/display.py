"""Whether a window can be shown here: asked before Qt is, which ends the whole process when it cannot."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import importlib.util
import os
import socket
import sys
from pathlib import Path

TRAY_HINT = "the tray app with its windows: pip install 'livehead[tray]', then start livehead on a desktop"
OURS = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def why_not() -> str:
    """Why the tray app cannot start here, with the remedy; empty when it can."""
    if importlib.util.find_spec("PySide6") is None:
        return TRAY_HINT
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return ""
    if _compositor_answers():
        return ""
    if not os.environ.get("DISPLAY"):
        return "the tray app needs a desktop: there is none here (no DISPLAY)"
    missing = [
        name for name in ("xcb-cursor", "EGL", "xkbcommon-x11") if ctypes.util.find_library(name) is None
    ]
    if missing:
        return "the tray app needs some libraries: sudo apt install libxcb-cursor0 libegl1 libxkbcommon-x11-0"
    if not _answers():
        return f"the tray app needs a desktop: nothing answers at DISPLAY={os.environ['DISPLAY']}"
    return ""


def forget_opencv() -> None:
    """OpenCV brings a Qt of its own and points every Qt of the process to it: that would end ours at once."""
    for name in OURS:
        if f"{os.sep}cv2{os.sep}" in os.environ.get(name, ""):
            del os.environ[name]


def _compositor_answers() -> bool:
    """Whether a Wayland desktop is there; after a logout only its name is left."""
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as link:
        link.connect(str(Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name))
        return True
    return False


def _answers() -> bool:
    """Whether an X server is there."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    link = ctypes.c_void_p(xcb.xcb_connect(None, None))
    good: bool = xcb.xcb_connection_has_error(link) == 0
    xcb.xcb_disconnect(link)
    return good

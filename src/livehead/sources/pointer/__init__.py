"""Where the mouse pointer is and what is pressed, asked of the system; nothing is hooked, nothing is kept."""

from __future__ import annotations

import os
import sys

from livehead.errors import SourceError
from livehead.sources.pointer.reading import Opener, Pointer, Reading, Screen

__all__ = ["Opener", "Pointer", "Reading", "Screen", "limits", "open_pointer"]


def open_pointer(keys: tuple[str, ...]) -> Pointer:
    """The pointer of this desktop; `keys` are looked at as well. SourceError when there is no desktop, ConfigError
    when a key has a name that this system does not know."""
    keys = tuple(key.strip().lower() for key in keys if key.strip())
    if sys.platform == "win32":
        from livehead.sources.pointer.windows import WindowsPointer

        return WindowsPointer(keys)
    if sys.platform == "darwin":
        from livehead.sources.pointer.macos import MacPointer

        return MacPointer(keys)
    if os.environ.get("DISPLAY"):
        from livehead.sources.pointer.x11 import X11Pointer

        return X11Pointer(keys)
    raise no_desktop(bool(os.environ.get("WAYLAND_DISPLAY")))


def no_desktop(wayland: bool) -> SourceError:
    """The error where no pointer can be asked for."""
    if wayland:
        return SourceError(
            "Wayland tells no program where the pointer is",
            remedy='log in to an "Xorg" (X11) session, or use another tracker such as voice',
        )
    return SourceError(
        "there is no desktop here, so there is no pointer",
        remedy="run livehead on the desktop; over ssh set DISPLAY, e.g. DISPLAY=:0",
    )


def limits() -> str:
    """What the pointer cannot do in this session, one line, "" when it can do all."""
    if sys.platform == "linux" and os.environ.get("WAYLAND_DISPLAY"):
        return "under Wayland the pointer is only seen over X11 windows"
    return ""

"""Where the mouse pointer is and what is pressed, asked of the system; nothing is hooked, nothing is kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from livehead.errors import ConfigError, SourceError

BUTTONS = ("left", "middle", "right", "back", "forward")


@dataclass(frozen=True, slots=True)
class Screen:
    """A monitor's rectangle in the units of the pointer, y downwards; primary: the system's main one."""

    x: float
    y: float
    width: float
    height: float
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """x, y: the pointer, y downwards, over all monitors; down: buttons ("mouse left") and wanted keys ("key f1")
    that are held."""

    x: float
    y: float
    down: frozenset[str]


class Pointer(Protocol):
    """One system's way to the pointer; used by one thread."""

    def read(self) -> Reading:
        """SourceError when the system's desktop is gone."""
        ...

    def screens(self) -> tuple[Screen, ...]:
        """At least one. SourceError when the system's desktop is gone."""
        ...

    def close(self) -> None: ...


Opener = Callable[[tuple[str, ...]], Pointer]


def open_pointer(keys: tuple[str, ...]) -> Pointer:
    """The pointer of this desktop; `keys` are looked at as well. SourceError when there is no desktop, ConfigError
    when a key has a name that this system does not know."""
    keys = tuple(key.strip().lower() for key in keys if key.strip())
    if sys.platform == "win32":
        from livehead.sources.pointer_windows import WindowsPointer

        return WindowsPointer(keys)
    if sys.platform == "darwin":
        from livehead.sources.pointer_macos import MacPointer

        return MacPointer(keys)
    if os.environ.get("DISPLAY"):
        from livehead.sources.pointer_x11 import X11Pointer

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


def unknown_key(key: str, known: list[str]) -> ConfigError:
    """The error for a key that has no such name."""
    return ConfigError(f"there is no key called {key!r}", remedy=f"there are: {', '.join(known)}")


def numbered(prefix: str, first: int, codes: range) -> dict[str, int]:
    """{"f1": ..., "f2": ...}: names counted from `first` for consecutive codes."""
    return {f"{prefix}{first + i}": code for i, code in enumerate(codes)}

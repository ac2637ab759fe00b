"""Keys that work while another program has the focus. Only the named keys are asked for, no other is seen.

X11 grabs them, Windows and macOS register them. None of this needs a permission, and none of it could tell what a
person types: a hook that sees every key, as libraries for this set, could.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import Enum

from livehead.errors import SourceError
from livehead.sources.hotkeys.combination import Combination, Refusal, Trouble, Watch, parse, refusal

__all__ = ["Combination", "Reach", "Refusal", "Trouble", "Watch", "parse", "reach", "refusal", "watch"]


class Reach(Enum):
    """Where keys work in this session."""

    EVERYWHERE = "in every program"
    X11_WINDOWS = "in programs that use X11 (Wayland)"
    OUR_WINDOWS = "in our own windows"


def reach() -> Reach:
    """Where keys work here. A Wayland desktop tells its keys to the program with the focus alone."""
    if sys.platform in ("win32", "darwin"):
        return Reach.EVERYWHERE
    if not os.environ.get("DISPLAY"):
        return Reach.OUR_WINDOWS
    return Reach.X11_WINDOWS if os.environ.get("WAYLAND_DISPLAY") else Reach.EVERYWHERE


def watch(keys: frozenset[Combination], pressed: Callable[[Combination], None]) -> Watch:
    """Wait for these keys; each press is told once, however long the key is held.

    pressed is called from another thread (macOS: from the main one, where this must be called). A key that cannot
    be had is in the watch's `troubles`. SourceError when there is no desktop to ask.
    """
    if sys.platform == "win32":
        from livehead.sources.hotkeys.windows import WindowsWatch

        return WindowsWatch(keys, pressed)
    if sys.platform == "darwin":
        from livehead.sources.hotkeys.macos import MacWatch

        return MacWatch(keys, pressed)
    if os.environ.get("DISPLAY"):
        from livehead.sources.hotkeys.x11 import X11Watch

        return X11Watch(keys, pressed)
    raise SourceError(
        "no keys can be had from this desktop",
        remedy="use livehead's own window, or bind a command to a key in the desktop's settings",
    )

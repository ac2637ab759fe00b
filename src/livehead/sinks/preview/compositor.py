"""Whether an X11 screen can show a window through another: only where a compositing program runs."""

from __future__ import annotations

import ctypes
from typing import Any


class Compositor:
    """Asks the X server who owns the selection that every compositor takes."""

    def __init__(self) -> None:
        """OSError when there is no X server, or no library to speak to it."""
        self._x: Any = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self._x.XDefaultScreen.argtypes = [ctypes.c_void_p]
        self._x.XInternAtom.restype = ctypes.c_ulong
        self._x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self._x.XGetSelectionOwner.restype = ctypes.c_ulong
        self._x.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        self._display = self._x.XOpenDisplay(None)
        if not self._display:
            raise OSError("no X server answers")
        name = f"_NET_WM_CM_S{self._x.XDefaultScreen(self._display)}"
        self._selection = self._x.XInternAtom(self._display, name.encode(), 0)

    def runs(self) -> bool:
        """Whether one runs now; it may come and go."""
        return bool(self._x.XGetSelectionOwner(self._display, self._selection))

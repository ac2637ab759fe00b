"""The pointer on Windows: the system is asked, no hook is set, so no antivirus and no game takes offence."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, byref, c_int, c_int32, c_uint32, c_void_p
from typing import Any

from livehead.errors import SourceError
from livehead.sources.pointer.reading import Reading, Screen, numbered, unknown_key

NAMES = {
    "space": 0x20, "pause": 0x13, "scroll lock": 0x91, "insert": 0x2D, "home": 0x24, "end": 0x23,
    "page up": 0x21, "page down": 0x22, "left": 0x25, "up": 0x26, "right": 0x27, "down": 0x28,
    **{c: ord(c.upper()) for c in "abcdefghijklmnopqrstuvwxyz0123456789"},
    **numbered("f", 1, range(0x70, 0x70 + 24)),
    **numbered("numpad ", 0, range(0x60, 0x6A)),
}  # fmt: skip
"""Virtual-key codes, as in winuser.h."""

_BUTTONS = {"left": 1, "right": 2, "middle": 4, "back": 5, "forward": 6}
_SWAPPED = 23
_PRIMARY = 1
_DOWN_OR_SINCE = 0x8001


class _Point(Structure):
    _fields_ = (("x", c_int32), ("y", c_int32))


class _Rect(Structure):
    _fields_ = (("left", c_int32), ("top", c_int32), ("right", c_int32), ("bottom", c_int32))


class _MonitorInfo(Structure):
    _fields_ = (("size", c_uint32), ("monitor", _Rect), ("work", _Rect), ("flags", c_uint32))


class WindowsPointer:
    """A `Pointer` over user32. Pointer and monitors are asked in the same units, whatever the scaling.

    library: user32; tests put another there.
    """

    def __init__(self, keys: tuple[str, ...], library: Any = None) -> None:
        for key in keys:
            if key not in NAMES:
                raise unknown_key(key, list(NAMES))
        self._keys = {f"key {key}": NAMES[key] for key in keys}
        self._user32 = ctypes.WinDLL("user32") if library is None else library  # type: ignore[attr-defined,unused-ignore]

    def read(self) -> Reading:
        point = _Point()
        if not self._user32.GetCursorPos(byref(point)):
            raise SourceError(
                "Windows does not tell where the pointer is",
                remedy="unlock the screen, or close the administrator's prompt",
            )
        buttons = {f"mouse {name}": code for name, code in self._physical().items()}
        held = [name for name, code in {**buttons, **self._keys}.items() if self._held(code)]
        return Reading(float(point.x), float(point.y), frozenset(held))

    def screens(self) -> tuple[Screen, ...]:
        found: list[Screen] = []

        def take(monitor: Any, context: Any, area: Any, data: Any) -> int:
            info = _MonitorInfo(ctypes.sizeof(_MonitorInfo))
            if self._user32.GetMonitorInfoW(c_void_p(monitor), byref(info)):
                r = info.monitor
                size = float(r.right - r.left), float(r.bottom - r.top)
                found.append(Screen(float(r.left), float(r.top), *size, bool(info.flags & _PRIMARY)))
            return 1

        kind = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
        callback = kind(c_int, c_void_p, c_void_p, POINTER(_Rect), c_void_p)(take)
        self._user32.EnumDisplayMonitors(None, None, callback, None)
        size = float(self._user32.GetSystemMetrics(0)), float(self._user32.GetSystemMetrics(1))
        return tuple(found) or (Screen(0.0, 0.0, size[0] or 1.0, size[1] or 1.0, True),)

    def close(self) -> None:
        pass

    def _held(self, code: int) -> bool:
        """Held now, or pressed and let go since the last question."""
        return bool(self._user32.GetAsyncKeyState(code) & _DOWN_OR_SINCE)

    def _physical(self) -> dict[str, int]:
        """Codes of the buttons as they are meant: they are asked as they are wired."""
        if not self._user32.GetSystemMetrics(_SWAPPED):
            return _BUTTONS
        return {**_BUTTONS, "left": _BUTTONS["right"], "right": _BUTTONS["left"]}

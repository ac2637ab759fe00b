"""The pointer on macOS: its place and its buttons need no permission.

Keys do on some versions (Privacy & Security > Input Monitoring), so they are asked for only when named.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, byref, c_bool, c_double, c_int32, c_uint16, c_uint32, c_void_p
from typing import Any

from livehead.errors import SourceError
from livehead.sources.pointer.reading import BUTTONS, Reading, Screen, unknown_key

_GRAPHICS = "/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices"
_HARDWARE = 1
_MOST_SCREENS = 16

NAMES = {
    "space": 49, "home": 115, "end": 119, "page up": 116, "page down": 121, "left": 123, "right": 124,
    "down": 125, "up": 126,
    **dict(zip("asdfhgzxcv", range(10), strict=True)), "b": 11, "q": 12, "w": 13, "e": 14, "r": 15, "y": 16,
    "t": 17, "1": 18, "2": 19, "3": 20, "4": 21, "6": 22, "5": 23, "9": 25, "7": 26, "8": 28, "0": 29,
    "o": 31, "u": 32, "i": 34, "p": 35, "l": 37, "j": 38, "k": 40, "n": 45, "m": 46,
    **{f"f{n}": code for n, code in enumerate(
        (122, 120, 99, 118, 96, 97, 98, 100, 101, 109, 103, 111, 105, 107, 113, 106, 64, 79, 80, 90), 1)},
}  # fmt: skip
"""Virtual key codes by place on a US keyboard, as in Carbon's Events.h."""

_BUTTONS = {"left": 0, "right": 1, "middle": 2, "back": 3, "forward": 4}


class _Point(Structure):
    _fields_ = (("x", c_double), ("y", c_double))


class _Rect(Structure):
    _fields_ = (("x", c_double), ("y", c_double), ("width", c_double), ("height", c_double))


class MacPointer:
    """A `Pointer` over Quartz; units are points, y downwards. library: the framework; tests put another there."""

    def __init__(self, keys: tuple[str, ...], library: Any = None) -> None:
        for key in keys:
            if key not in NAMES:
                raise unknown_key(key, list(NAMES))
        self._keys = {f"key {key}": NAMES[key] for key in keys}
        try:
            self._graphics: Any = ctypes.CDLL(_GRAPHICS) if library is None else library
        except OSError:
            raise SourceError(
                "the system's graphics cannot be asked for the pointer", remedy="run livehead on the desktop"
            ) from None
        if library is None:
            _declare(self._graphics)

    def read(self) -> Reading:
        event = self._graphics.CGEventCreate(None)
        if not event:
            raise SourceError(
                "macOS does not tell where the pointer is", remedy="log in to the desktop and unlock it"
            )
        place = self._graphics.CGEventGetLocation(event)
        self._graphics.CFRelease(event)
        ask = self._graphics.CGEventSourceButtonState
        down = [f"mouse {name}" for name, code in _BUTTONS.items() if ask(_HARDWARE, code)]
        held = self._graphics.CGEventSourceKeyState
        down += [name for name, code in self._keys.items() if held(_HARDWARE, code)]
        return Reading(float(place.x), float(place.y), frozenset(down))

    def screens(self) -> tuple[Screen, ...]:
        numbers, count = (c_uint32 * _MOST_SCREENS)(), c_uint32()
        self._graphics.CGGetActiveDisplayList(_MOST_SCREENS, numbers, byref(count))
        main = self._graphics.CGMainDisplayID()
        found = []
        for number in numbers[: count.value] or [main]:
            r = self._graphics.CGDisplayBounds(number)
            found.append(Screen(r.x, r.y, r.width or 1.0, r.height or 1.0, number == main))
        return tuple(found)

    def close(self) -> None:
        pass


def _declare(graphics: Any) -> None:
    """What the C functions take and give."""
    graphics.CGEventCreate.argtypes, graphics.CGEventCreate.restype = [c_void_p], c_void_p
    graphics.CGEventGetLocation.argtypes, graphics.CGEventGetLocation.restype = [c_void_p], _Point
    graphics.CFRelease.argtypes, graphics.CFRelease.restype = [c_void_p], None
    graphics.CGEventSourceButtonState.argtypes = [c_int32, c_uint32]
    graphics.CGEventSourceKeyState.argtypes = [c_int32, c_uint16]
    graphics.CGEventSourceButtonState.restype = graphics.CGEventSourceKeyState.restype = c_bool
    graphics.CGGetActiveDisplayList.argtypes = [c_uint32, POINTER(c_uint32), POINTER(c_uint32)]
    graphics.CGGetActiveDisplayList.restype = c_int32
    graphics.CGMainDisplayID.argtypes, graphics.CGMainDisplayID.restype = [], c_uint32
    graphics.CGDisplayBounds.argtypes, graphics.CGDisplayBounds.restype = [c_uint32], _Rect


assert set(_BUTTONS) == set(BUTTONS)

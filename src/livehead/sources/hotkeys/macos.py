"""Keys on macOS by Carbon's RegisterEventHotKey, the one way that needs no permission of the person.

Keys are named by their place on a US keyboard. Written from Apple's headers and tested against a stand-in; it has
not run on a Mac yet.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Mapping
from ctypes import CFUNCTYPE, POINTER, Structure, byref, c_int32, c_uint32, c_ulong, c_void_p, sizeof
from typing import Any

from livehead.errors import SourceError
from livehead.sources.hotkeys.combination import NUMPAD, Combination, Trouble
from livehead.sources.pointer.macos import NAMES

_CARBON = "/System/Library/Frameworks/Carbon.framework/Carbon"
_CODES = {
    **NAMES,
    **{f"numpad {n}": code for n, code in enumerate((82, 83, 84, 85, 86, 87, 88, 89, 91, 92))},
    **{f"numpad {name}": code for name, code in zip(NUMPAD, (69, 78, 67, 75, 65), strict=True)},
    **dict(zip("=-]['\\,/.;`", (24, 27, 30, 33, 39, 42, 43, 44, 47, 41, 50), strict=True)),
    "delete": 117,
}
_MODIFIERS = {"super": 0x100, "shift": 0x200, "alt": 0x800, "ctrl": 0x1000}
_OURS = int.from_bytes(b"LvHd", "big")
_KEYBOARD, _PRESSED = int.from_bytes(b"keyb", "big"), 5
_DIRECT, _ID_TYPE = int.from_bytes(b"----", "big"), int.from_bytes(b"hkid", "big")
_NOT_HANDLED = -9874
_HELD = -9878

_Handler = CFUNCTYPE(c_int32, c_void_p, c_void_p, c_void_p)


class _Id(Structure):
    _fields_ = (("signature", c_uint32), ("number", c_uint32))


class _Kind(Structure):
    _fields_ = (("kind_class", c_uint32), ("kind", c_uint32))


class MacWatch:
    """A `Watch` whose presses come with the application's own events: make and close it in the main thread.

    library: Carbon; tests put another there.
    """

    def __init__(
        self, keys: frozenset[Combination], pressed: Callable[[Combination], None], library: Any = None
    ) -> None:
        try:
            self._carbon: Any = ctypes.CDLL(_CARBON) if library is None else library
        except OSError:
            raise SourceError(
                "the system's keys cannot be asked for", remedy="run livehead on the desktop"
            ) from None
        if library is None:
            _declare(self._carbon)
        self._keys = dict(enumerate(sorted(keys, key=str), 1))
        self._pressed = pressed
        self._troubles: dict[Combination, Trouble] = {}
        self._called = _Handler(self._take)  # kept: Carbon holds only its address
        self._installed = c_void_p()
        self._registered: list[c_void_p] = []
        target, kind = self._carbon.GetApplicationEventTarget(), _Kind(_KEYBOARD, _PRESSED)
        if self._carbon.InstallEventHandler(
            target, self._called, 1, byref(kind), None, byref(self._installed)
        ):
            raise SourceError(
                "macOS lets no keys be registered here", remedy="log in to the desktop and start anew"
            )
        for number, key in self._keys.items():
            self._register(number, key, target)

    @property
    def troubles(self) -> Mapping[Combination, Trouble]:
        return self._troubles

    def close(self) -> None:
        for one in self._registered:
            self._carbon.UnregisterEventHotKey(one)
        self._registered.clear()
        if self._installed:
            self._carbon.RemoveEventHandler(self._installed)
            self._installed = c_void_p()

    def _register(self, number: int, key: Combination, target: Any) -> None:
        if key.key not in _CODES:
            self._troubles[key] = Trouble.MISSING
            return
        held = sum(_MODIFIERS[name] for name in key.modifiers)
        one = c_void_p()
        status = self._carbon.RegisterEventHotKey(
            _CODES[key.key], held, _Id(_OURS, number), target, 0, byref(one)
        )
        if status:
            self._troubles[key] = Trouble.HELD if status == _HELD else Trouble.MISSING
        else:
            self._registered.append(one)

    def _take(self, following: Any, event: Any, data: Any) -> int:
        """Called by Carbon; an event that is not ours goes on to others."""
        found = _Id()
        wrong = self._carbon.GetEventParameter(
            event, _DIRECT, _ID_TYPE, None, sizeof(found), None, byref(found)
        )
        if wrong or found.signature != _OURS or found.number not in self._keys:
            return _NOT_HANDLED
        self._pressed(self._keys[found.number])
        return 0


def _declare(carbon: Any) -> None:
    """What the C functions take and give."""
    carbon.GetApplicationEventTarget.argtypes, carbon.GetApplicationEventTarget.restype = [], c_void_p
    carbon.InstallEventHandler.argtypes = [
        c_void_p, _Handler, c_ulong, POINTER(_Kind), c_void_p, POINTER(c_void_p),
    ]  # fmt: skip
    carbon.RegisterEventHotKey.argtypes = [
        c_uint32, c_uint32, _Id, c_void_p, c_uint32, POINTER(c_void_p),
    ]  # fmt: skip
    carbon.GetEventParameter.argtypes = [
        c_void_p, c_uint32, c_uint32, c_void_p, c_ulong, c_void_p, c_void_p,
    ]  # fmt: skip
    carbon.UnregisterEventHotKey.argtypes = carbon.RemoveEventHandler.argtypes = [c_void_p]
    for name in (
        "InstallEventHandler", "RegisterEventHotKey", "GetEventParameter", "UnregisterEventHotKey",
        "RemoveEventHandler",
    ):  # fmt: skip
        getattr(carbon, name).restype = c_int32

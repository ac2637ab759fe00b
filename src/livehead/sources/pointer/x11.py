"""The pointer on X11, through the system's libxcb: two questions a reading, no grab, no events.

libxcb, and not Xlib: when the X server ends, Xlib ends the program.
"""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_int16, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

from livehead.errors import SourceError
from livehead.sources.pointer.reading import BUTTONS, Reading, Screen, numbered, unknown_key

NAMES = {
    "space": 0x20, "pause": 0xFF13, "scroll lock": 0xFF14, "insert": 0xFF63, "home": 0xFF50, "end": 0xFF57,
    "page up": 0xFF55, "page down": 0xFF56, "left": 0xFF51, "up": 0xFF52, "right": 0xFF53, "down": 0xFF54,
    **{c: ord(c) for c in "abcdefghijklmnopqrstuvwxyz0123456789"},
    **numbered("f", 1, range(0xFFBE, 0xFFBE + 24)),
    **numbered("numpad ", 0, range(0xFFB0, 0xFFBA)),
}  # fmt: skip
"""Keysyms, as in X11's keysymdef.h."""

_MASKS = dict(zip(("left", "middle", "right"), (0x100, 0x200, 0x400), strict=True))


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Iterator(Structure):
    _fields_ = (("data", c_void_p), ("rem", c_int), ("index", c_int))


class _ScreenInfo(Structure):
    _fields_ = (("root", c_uint32), ("colours", c_uint32 * 4), ("width", c_uint16), ("height", c_uint16))


class _PointerReply(Structure):
    _fields_ = (
        ("header", c_uint8 * 8), ("root", c_uint32), ("child", c_uint32), ("root_x", c_int16),
        ("root_y", c_int16), ("win_x", c_int16), ("win_y", c_int16), ("mask", c_uint16),
    )  # fmt: skip


class _KeymapReply(Structure):
    _fields_ = (("header", c_uint8 * 8), ("keys", c_uint8 * 32))


class _Monitor(Structure):
    _fields_ = (
        ("name", c_uint32), ("primary", c_uint8), ("automatic", c_uint8), ("outputs", c_uint16),
        ("x", c_int16), ("y", c_int16), ("width", c_uint16), ("height", c_uint16),
    )  # fmt: skip


def _library(name: str) -> Any:
    """A shared library; None when the system has none of that name."""
    try:
        return ctypes.CDLL(name)
    except OSError:
        return None


class X11Pointer:
    """A `Pointer` over one connection to the X server that DISPLAY names."""

    def __init__(self, keys: tuple[str, ...]) -> None:
        self._xcb, self._randr, self._c = (
            _library("libxcb.so.1"),
            _library("libxcb-randr.so.0"),
            ctypes.CDLL(None),
        )
        if self._xcb is None:
            raise SourceError("the library libxcb is missing", remedy="install it, e.g. apt install libxcb1")
        self._c.free.argtypes = [c_void_p]
        _declare(self._xcb, self._randr)
        self._connection: Any = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            name = os.environ.get("DISPLAY", "")
            raise SourceError(
                f"the desktop {name} cannot be reached",
                remedy="set DISPLAY to your desktop's, e.g. :0, and run as the user who is logged in there",
            )
        roots = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        self._screen = ctypes.cast(roots.data, POINTER(_ScreenInfo)).contents
        try:
            self._codes = self._find(keys) if keys else {}
        except BaseException:
            self.close()
            raise

    def read(self) -> Reading:
        cookie = self._xcb.xcb_query_pointer(self._connection, self._screen.root)
        reply = self._reply(self._xcb.xcb_query_pointer_reply, cookie, _PointerReply)
        down = [f"mouse {name}" for name, bit in _MASKS.items() if reply.mask & bit]
        if self._codes:
            cookie = self._xcb.xcb_query_keymap(self._connection)
            held = self._reply(self._xcb.xcb_query_keymap_reply, cookie, _KeymapReply).keys
            down += [f"key {k}" for k, code in self._codes.items() if held[code // 8] >> (code % 8) & 1]
        return Reading(float(reply.root_x), float(reply.root_y), frozenset(down))

    def screens(self) -> tuple[Screen, ...]:
        whole = Screen(0.0, 0.0, float(self._screen.width), float(self._screen.height), True)
        return (self._monitors() if self._randr is not None else ()) or (whole,)

    def close(self) -> None:
        if self._connection:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def _monitors(self) -> tuple[Screen, ...]:
        """By the RandR extension, version 1.5; () where the server has none."""
        error = c_void_p()
        cookie = self._randr.xcb_randr_get_monitors(self._connection, self._screen.root, 1)
        reply = self._randr.xcb_randr_get_monitors_reply(self._connection, cookie, byref(error))
        self._c.free(error)
        if not reply:
            return ()
        found = []
        place = self._randr.xcb_randr_get_monitors_monitors_iterator(reply)
        while place.rem > 0:
            m = ctypes.cast(place.data, POINTER(_Monitor)).contents
            if m.width and m.height:
                found.append(Screen(m.x, m.y, m.width, m.height, bool(m.primary)))
            self._randr.xcb_randr_monitor_info_next(byref(place))
        self._c.free(reply)
        return tuple(found)

    def _find(self, keys: tuple[str, ...]) -> dict[str, int]:
        """The key codes of key names in the present keyboard layout."""
        for key in keys:
            if key not in NAMES:
                raise unknown_key(key, list(NAMES))
        first, count = 8, 248
        cookie = self._xcb.xcb_get_keyboard_mapping(self._connection, first, count)
        reply = self._xcb.xcb_get_keyboard_mapping_reply(self._connection, cookie, None)
        if not reply:
            raise self._gone()
        width = ctypes.cast(reply, POINTER(c_uint8))[1]
        syms = ctypes.cast(self._xcb.xcb_get_keyboard_mapping_keysyms(reply), POINTER(c_uint32))
        table = {syms[i]: first + i // width for i in reversed(range(count * width)) if syms[i]}
        self._c.free(reply)
        for key in keys:
            if NAMES[key] not in table:
                raise unknown_key(key, [n for n, sym in NAMES.items() if sym in table])
        return {key: table[NAMES[key]] for key in keys}

    def _reply(self, ask: Any, cookie: Any, kind: Any) -> Any:
        """A copy of an answer. SourceError when the server is gone."""
        found = ask(self._connection, cookie, None)
        if not found:
            raise self._gone()
        copy = kind.from_buffer_copy(ctypes.string_at(found, ctypes.sizeof(kind)))
        self._c.free(found)
        return copy

    @staticmethod
    def _gone() -> SourceError:
        return SourceError("the desktop is gone", remedy="log in again; it is looked for all the time")


def _declare(xcb: Any, randr: Any) -> None:
    """What the C functions take and give; pointers would be cut to 32 bits otherwise."""
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = [c_char_p, POINTER(c_int)], c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [c_void_p]
    xcb.xcb_get_setup.argtypes, xcb.xcb_get_setup.restype = [c_void_p], c_void_p
    xcb.xcb_setup_roots_iterator.argtypes = xcb.xcb_get_keyboard_mapping_keysyms.argtypes = [c_void_p]
    xcb.xcb_setup_roots_iterator.restype = _Iterator
    xcb.xcb_get_keyboard_mapping_keysyms.restype = c_void_p
    xcb.xcb_query_pointer.argtypes = [c_void_p, c_uint32]
    xcb.xcb_query_keymap.argtypes = [c_void_p]
    xcb.xcb_get_keyboard_mapping.argtypes = [c_void_p, c_uint8, c_uint8]
    for name in ("query_pointer", "query_keymap", "get_keyboard_mapping"):
        getattr(xcb, f"xcb_{name}").restype = _Cookie
        reply = getattr(xcb, f"xcb_{name}_reply")
        reply.argtypes, reply.restype = [c_void_p, _Cookie, c_void_p], c_void_p
    if randr is not None:
        randr.xcb_randr_get_monitors.argtypes = [c_void_p, c_uint32, c_uint8]
        randr.xcb_randr_get_monitors.restype = _Cookie
        randr.xcb_randr_get_monitors_reply.argtypes = [c_void_p, _Cookie, c_void_p]
        randr.xcb_randr_get_monitors_reply.restype = c_void_p
        randr.xcb_randr_get_monitors_monitors_iterator.argtypes = [c_void_p]
        randr.xcb_randr_get_monitors_monitors_iterator.restype = _Iterator
        randr.xcb_randr_monitor_info_next.argtypes = [POINTER(_Iterator)]


assert set(_MASKS) <= set(BUTTONS)

"""Keys on X11 by grabs, through the system's libxcb: the server sends these keys to us and no other.

A grab counts for exact modifiers, so each key is grabbed with and without Caps Lock, Num Lock and Scroll Lock.
libxcb, and not Xlib: when the X server ends, Xlib ends the program.
"""

from __future__ import annotations

import ctypes
import itertools
import logging
import os
import selectors
import threading
from collections.abc import Callable, Iterator, Mapping
from ctypes import POINTER, Structure, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from dataclasses import dataclass
from typing import Any

from livehead.errors import SourceError
from livehead.sources.hotkeys.combination import NUMPAD, Combination, Trouble
from livehead.sources.pointer.x11 import NAMES

log = logging.getLogger(__name__)

_KEYSYMS = {
    **NAMES,
    **dict(zip((f"numpad {n}" for n in NUMPAD), (0xFFAB, 0xFFAD, 0xFFAA, 0xFFAF, 0xFFAE), strict=True)),
    "delete": 0xFFFF,
    "plus": 0x2B,
}  # fmt: skip
_SHIFT, _CAPS, _CTRL, _ALT, _SUPER = 0x01, 0x02, 0x04, 0x08, 0x40
_ALT_KEY, _SUPER_KEY, _NUM_LOCK, _SCROLL_LOCK = 0xFFE9, 0xFFEB, 0xFF7F, 0xFF14
_PRESS, _RELEASE, _MAPPING = 2, 3, 34
_ANY_KEY, _ANY_MODIFIER = 0, 0x8000
_FIRST_CODE, _CODES = 8, 248


class _Cookie(Structure):
    _fields_ = (("sequence", c_uint32),)


class _Iterator(Structure):
    _fields_ = (("data", c_void_p), ("rem", c_int), ("index", c_int))


class _Key(Structure):
    """A key press or release, as the server sends it."""

    _fields_ = (
        ("kind", c_uint8), ("code", c_uint8), ("sequence", c_uint16), ("time", c_uint32), ("root", c_uint32),
        ("event", c_uint32), ("child", c_uint32), ("place", c_uint16 * 4), ("state", c_uint16),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Layout:
    """keys: keysym → key code, the first level first; masks: modifier → its bit; locks: the bits to look past."""

    keys: Mapping[int, int]
    masks: Mapping[str, int]
    locks: tuple[int, ...]

    def place(self, wanted: Combination) -> tuple[int, int] | None:
        """(key code, modifiers) of a combination; None where the keyboard has no such key."""
        sym = _KEYSYMS.get(wanted.key) or (_keysym(wanted.key) if len(wanted.key) == 1 else 0)
        if sym not in self.keys:
            return None
        return self.keys[sym], sum(self.masks[name] for name in wanted.modifiers)

    def variants(self) -> Iterator[int]:
        """Every sum of locks that may be on, 0 first."""
        for count in range(len(self.locks) + 1):
            yield from (sum(some) for some in itertools.combinations(self.locks, count))


class X11Watch:
    """A `Watch` with a connection and a thread of its own. A changed keyboard layout is followed."""

    def __init__(self, keys: frozenset[Combination], pressed: Callable[[Combination], None]) -> None:
        self._keys, self._pressed = keys, pressed
        try:
            self._xcb: Any = ctypes.CDLL("libxcb.so.1")
        except OSError:
            raise SourceError(
                "the library libxcb is missing", remedy="install it, e.g. apt install libxcb1"
            ) from None
        self._c = ctypes.CDLL(None)
        self._c.free.argtypes = [c_void_p]
        _declare(self._xcb)
        self._troubles: dict[Combination, Trouble] = {}
        self._places: dict[tuple[int, int], Combination] = {}
        self._released: tuple[int, int] = (0, 0)
        self._thread: threading.Thread | None = None
        self._connection: Any = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise SourceError(
                f"the desktop {os.environ.get('DISPLAY', '')} cannot be reached",
                remedy="set DISPLAY to your desktop's, e.g. :0, and run as the user who is logged in there",
            )
        roots = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        self._root = ctypes.cast(roots.data, POINTER(c_uint32))[0]
        self._layout = self._read_layout()
        self._grab()
        self._ended, self._end = os.pipe()
        self._thread = threading.Thread(target=self._run, name="livehead hotkeys", daemon=True)
        self._thread.start()

    @property
    def troubles(self) -> Mapping[Combination, Trouble]:
        return self._troubles

    def close(self) -> None:
        if self._thread is not None:
            os.write(self._end, b"x")
            self._thread.join()
            os.close(self._ended)
            os.close(self._end)
            self._thread = None
        if self._connection:
            self._xcb.xcb_disconnect(self._connection)  # which ends the grabs
            self._connection = None

    # --- in the thread ---------------------------------------------------------------------------------

    def _run(self) -> None:
        with selectors.DefaultSelector() as ready:
            ready.register(self._xcb.xcb_get_file_descriptor(self._connection), selectors.EVENT_READ)
            ready.register(self._ended, selectors.EVENT_READ)
            while not self._gone():
                if any(key.fd == self._ended for key, _ in ready.select()):
                    return
        log.warning("the desktop is gone, and the hotkeys with it")

    def _gone(self) -> bool:
        """Take what has come; true when the server will send no more."""
        try:
            self._take()
        except SourceError:
            return True
        return bool(self._xcb.xcb_connection_has_error(self._connection))

    def _take(self) -> None:
        """All events that have come."""
        remapped = False
        while event := self._xcb.xcb_poll_for_event(self._connection):
            kind = ctypes.cast(event, POINTER(c_uint8))[0] & 0x7F
            if kind in (_PRESS, _RELEASE):
                self._turn(kind, _Key.from_buffer_copy(ctypes.string_at(event, ctypes.sizeof(_Key))))
            remapped |= kind == _MAPPING
            self._c.free(event)
        if remapped:
            layout = self._read_layout()
            if layout != self._layout:
                self._layout = layout
                self._grab()

    def _turn(self, kind: int, key: Any) -> None:
        """A press is told, unless it is the server's repetition of a key that is held: that is let go and pressed
        in the same millisecond."""
        if kind == _RELEASE:
            self._released = (key.code, key.time)
            return
        state = key.state & sum(self._layout.masks.values())
        wanted = self._places.get((key.code, state))
        if wanted is not None and self._released != (key.code, key.time):
            self._pressed(wanted)

    # --- asking the server -----------------------------------------------------------------------------

    def _grab(self) -> None:
        """Take all keys in the present layout, in place of those taken before."""
        self._xcb.xcb_ungrab_key(self._connection, _ANY_KEY, self._root, _ANY_MODIFIER)
        troubles, places, asked = {}, {}, []
        for wanted in sorted(self._keys, key=str):
            place = self._layout.place(wanted)
            if place is None:
                troubles[wanted] = Trouble.MISSING
                continue
            places[place] = wanted
            asked += [(wanted, self._ask(*place, lock)) for lock in self._layout.variants()]
        for wanted, cookie in asked:
            if refused := self._xcb.xcb_request_check(self._connection, cookie):
                self._c.free(refused)
                troubles[wanted] = Trouble.HELD
        self._troubles, self._places = troubles, places

    def _ask(self, code: int, held: int, lock: int) -> Any:
        asynchronous = 1
        return self._xcb.xcb_grab_key_checked(
            self._connection, 0, self._root, held | lock, code, asynchronous, asynchronous
        )

    def _read_layout(self) -> _Layout:
        cookie = self._xcb.xcb_get_keyboard_mapping(self._connection, _FIRST_CODE, _CODES)
        reply = self._answer(self._xcb.xcb_get_keyboard_mapping_reply(self._connection, cookie, None))
        width = ctypes.cast(reply, POINTER(c_uint8))[1]
        found = ctypes.cast(self._xcb.xcb_get_keyboard_mapping_keysyms(reply), POINTER(c_uint32))
        syms: list[int] = found[: _CODES * width]
        self._c.free(reply)
        keys: dict[int, int] = {}
        for level in range(width):
            for code, sym in enumerate(syms[level::width], _FIRST_CODE):
                keys.setdefault(sym, code)
        keys.pop(0, None)
        bits = self._modifier_bits()
        masks = {"shift": _SHIFT, "ctrl": _CTRL, "alt": _ALT, "super": _SUPER}
        masks |= {
            name: bits[keys[sym]]
            for name, sym in (("alt", _ALT_KEY), ("super", _SUPER_KEY))
            if keys.get(sym) in bits
        }
        locks = {_CAPS} | {bits[keys[s]] for s in (_NUM_LOCK, _SCROLL_LOCK) if keys.get(s) in bits}
        return _Layout(keys, masks, tuple(sorted(locks - set(masks.values()))))

    def _modifier_bits(self) -> dict[int, int]:
        """Key code → the bit it sets while held or locked."""
        cookie = self._xcb.xcb_get_modifier_mapping(self._connection)
        reply = self._answer(self._xcb.xcb_get_modifier_mapping_reply(self._connection, cookie, None))
        width = ctypes.cast(reply, POINTER(c_uint8))[1]
        codes = ctypes.cast(self._xcb.xcb_get_modifier_mapping_keycodes(reply), POINTER(c_uint8))
        bits = {codes[i]: 1 << i // width for i in range(8 * width) if codes[i]}
        self._c.free(reply)
        return bits

    def _answer(self, reply: Any) -> Any:
        if not reply:
            raise SourceError("the desktop is gone", remedy="log in again and start livehead anew")
        return reply


def _keysym(character: str) -> int:
    """As keysymdef.h has it: Latin-1 as it is; of all else only what has no older name there, by its Unicode
    number."""
    number = ord(character)
    return number if number < 0x100 else 0x01000000 | number


def _declare(xcb: Any) -> None:
    """What the C functions take and give; pointers would be cut to 32 bits otherwise."""
    xcb.xcb_connect.argtypes, xcb.xcb_connect.restype = [c_char_p, POINTER(c_int)], c_void_p
    for name in ("connection_has_error", "disconnect", "get_file_descriptor", "get_setup", "poll_for_event"):
        getattr(xcb, f"xcb_{name}").argtypes = [c_void_p]
    xcb.xcb_get_setup.restype = xcb.xcb_poll_for_event.restype = c_void_p
    xcb.xcb_setup_roots_iterator.argtypes, xcb.xcb_setup_roots_iterator.restype = [c_void_p], _Iterator
    xcb.xcb_get_keyboard_mapping.argtypes = [c_void_p, c_uint8, c_uint8]
    xcb.xcb_get_modifier_mapping.argtypes = [c_void_p]
    for name, part in (("get_keyboard_mapping", "keysyms"), ("get_modifier_mapping", "keycodes")):
        getattr(xcb, f"xcb_{name}").restype = _Cookie
        reply = getattr(xcb, f"xcb_{name}_reply")
        reply.argtypes, reply.restype = [c_void_p, _Cookie, c_void_p], c_void_p
        values = getattr(xcb, f"xcb_{name}_{part}")
        values.argtypes, values.restype = [c_void_p], c_void_p
    xcb.xcb_ungrab_key.argtypes = [c_void_p, c_uint8, c_uint32, c_uint16]
    xcb.xcb_grab_key_checked.argtypes = [
        c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8,
    ]  # fmt: skip
    xcb.xcb_grab_key_checked.restype = _Cookie
    xcb.xcb_request_check.argtypes, xcb.xcb_request_check.restype = [c_void_p, _Cookie], c_void_p

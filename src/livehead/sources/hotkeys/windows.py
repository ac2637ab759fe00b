"""Keys on Windows by RegisterHotKey: no hook is set, so no antivirus and no game takes offence.

Written from Microsoft's documentation and tested against a stand-in; it has not run on Windows yet.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable, Mapping
from ctypes import Structure, byref, c_int32, c_size_t, c_ssize_t, c_uint32, c_void_p
from typing import Any

from livehead.sources.hotkeys.combination import NUMPAD, Combination, Trouble
from livehead.sources.pointer.windows import NAMES

_CODES = {
    **{name: code for name, code in NAMES.items() if len(name) > 1},
    **{f"numpad {name}": code for name, code in zip(NUMPAD, (0x6B, 0x6D, 0x6A, 0x6F, 0x6E), strict=True)},
    "delete": 0x2E,
}
_MODIFIERS = {"alt": 1, "ctrl": 2, "shift": 4, "super": 8}
_NO_REPEAT = 0x4000
_HOTKEY, _QUIT = 0x0312, 0x0012


class _Message(Structure):
    _fields_ = (
        ("window", c_void_p), ("message", c_uint32), ("wparam", c_size_t), ("lparam", c_ssize_t),
        ("time", c_uint32), ("x", c_int32), ("y", c_int32),
    )  # fmt: skip


class WindowsWatch:
    """A `Watch` with a thread, for a hotkey without a window belongs to the thread that registered it.

    user32, kernel32: the system's libraries; tests put others there.
    """

    def __init__(
        self,
        keys: frozenset[Combination],
        pressed: Callable[[Combination], None],
        user32: Any = None,
        kernel32: Any = None,
    ) -> None:
        self._user32 = ctypes.WinDLL("user32") if user32 is None else user32  # type: ignore[attr-defined,unused-ignore]
        self._kernel32 = ctypes.WinDLL("kernel32") if kernel32 is None else kernel32  # type: ignore[attr-defined,unused-ignore]
        self._keys = dict(enumerate(sorted(keys, key=str), 1))
        self._pressed = pressed
        self._troubles: dict[Combination, Trouble] = {}
        self._number = 0
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="livehead hotkeys", daemon=True)
        self._thread.start()
        self._ready.wait()

    @property
    def troubles(self) -> Mapping[Combination, Trouble]:
        return self._troubles

    def close(self) -> None:
        if self._thread.is_alive():
            self._user32.PostThreadMessageW(self._number, _QUIT, 0, 0)
            self._thread.join()

    def _run(self) -> None:
        message = _Message()
        self._number = self._kernel32.GetCurrentThreadId()
        try:
            self._user32.PeekMessageW(byref(message), None, 0, 0, 0)  # makes the queue that `close` posts to
            for number, key in self._keys.items():
                self._register(number, key)
        finally:
            self._ready.set()
        while self._user32.GetMessageW(byref(message), None, 0, 0) > 0:
            if message.message == _HOTKEY and message.wparam in self._keys:
                self._pressed(self._keys[message.wparam])
        for number in self._keys:
            self._user32.UnregisterHotKey(None, number)

    def _register(self, number: int, key: Combination) -> None:
        code = self._code(key.key)
        held = sum(_MODIFIERS[name] for name in key.modifiers)
        if not code:
            self._troubles[key] = Trouble.MISSING
        elif not self._user32.RegisterHotKey(None, number, held | _NO_REPEAT, code):
            self._troubles[key] = Trouble.HELD

    def _code(self, key: str) -> int:
        """The virtual key of a name, or of a character on the present layout; 0 when there is none."""
        if key in _CODES:
            return _CODES[key]
        found = self._user32.VkKeyScanW(ctypes.c_wchar("+" if key == "plus" else key))
        return 0 if found & 0xFF == 0xFF else int(found & 0xFF)

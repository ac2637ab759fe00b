"""The pointer on Windows and macOS, against libraries that answer as the systems' own are documented to."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest

from livehead.errors import ConfigError, SourceError
from livehead.sources.pointer import Screen
from livehead.sources.pointer.macos import MacPointer
from livehead.sources.pointer.windows import WindowsPointer, _MonitorInfo, _Point


class User32:
    """Two monitors, the left one at negative places; `held` are the key states."""

    def __init__(self, swapped: bool = False) -> None:
        self.held: dict[int, int] = {}
        self.locked, self.swapped = False, swapped

    def GetCursorPos(self, point: Any) -> int:  # noqa: N802
        ctypes.cast(point, ctypes.POINTER(_Point)).contents.x = -300
        ctypes.cast(point, ctypes.POINTER(_Point)).contents.y = 40
        return 0 if self.locked else 1

    def GetAsyncKeyState(self, code: int) -> int:  # noqa: N802
        return self.held.get(code, 0)

    def GetSystemMetrics(self, what: int) -> int:  # noqa: N802
        return {0: 1920, 1: 1080, 23: int(self.swapped)}[what]

    def EnumDisplayMonitors(self, a: None, b: None, callback: Any, d: None) -> int:  # noqa: N802
        return int(callback(1, None, None, None) and callback(2, None, None, None))

    def GetMonitorInfoW(self, monitor: Any, found: Any) -> int:  # noqa: N802
        info = ctypes.cast(found, ctypes.POINTER(_MonitorInfo)).contents
        assert info.size == 40
        r = info.monitor
        r.left, r.top, r.right, r.bottom = (-1280, 0, 0, 1024) if monitor.value == 1 else (0, 0, 1920, 1080)
        info.flags = 0 if monitor.value == 1 else 1
        return 1


def test_windows_tells_place_monitors_buttons_and_keys() -> None:
    user32 = User32()
    pointer = WindowsPointer(("f2",), user32)
    assert pointer.screens() == (Screen(-1280, 0, 1280, 1024), Screen(0, 0, 1920, 1080, True))
    user32.held = {1: -32768, 0x71: 1, 0x70: -32768}
    reading = pointer.read()
    assert (reading.x, reading.y) == (-300.0, 40.0)
    assert reading.down == {"mouse left", "key f2"}, (
        "also what was pressed and let go since the last question"
    )


def test_swapped_buttons_are_named_as_they_are_meant() -> None:
    user32 = User32(swapped=True)
    user32.held = {1: -32768}
    assert WindowsPointer((), user32).read().down == {"mouse right"}


def test_a_locked_windows_is_an_error_with_a_remedy() -> None:
    user32 = User32()
    user32.locked = True
    with pytest.raises(SourceError) as caught:
        WindowsPointer((), user32).read()
    assert "unlock" in caught.value.remedy


class Quartz:
    """One display of 1512 × 982 points; no event while the screen is locked."""

    def __init__(self) -> None:
        self.released: list[int] = []
        self.event = 7
        self.CGEventSourceButtonState = lambda state, button: button == 2
        self.CGEventSourceKeyState = lambda state, key: key == 122
        self.CGMainDisplayID = lambda: 5
        self.CGDisplayBounds = lambda number: SimpleNamespace(x=0.0, y=0.0, width=1512.0, height=982.0)
        self.CGEventCreate = lambda source: self.event
        self.CGEventGetLocation = lambda event: SimpleNamespace(x=10.5, y=20.0)
        self.CFRelease = self.released.append

    def CGGetActiveDisplayList(self, most: int, numbers: Any, count: Any) -> int:  # noqa: N802
        numbers[0] = 5
        ctypes.cast(count, ctypes.POINTER(ctypes.c_uint32)).contents.value = 1
        return 0


def test_macos_tells_place_displays_buttons_and_keys() -> None:
    quartz = Quartz()
    pointer = MacPointer(("f1",), quartz)
    reading = pointer.read()
    assert (reading.x, reading.y, reading.down) == (10.5, 20.0, {"mouse middle", "key f1"})
    assert quartz.released == [7]
    assert pointer.screens() == (Screen(0, 0, 1512, 982, True),)
    quartz.event = 0
    with pytest.raises(SourceError):
        pointer.read()


@pytest.mark.parametrize("make", [lambda k: WindowsPointer(k, User32()), lambda k: MacPointer(k, Quartz())])
def test_an_unknown_key_is_refused(make: Any) -> None:
    with pytest.raises(ConfigError, match="'nope'"):
        make(("nope",))

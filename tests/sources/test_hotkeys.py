"""Keys over other programs: really grabbed on X11, elsewhere against stand-ins for the system's libraries."""

# ruff: noqa: N802 - the stand-ins have the systems' own names

from __future__ import annotations

import ctypes
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from xvfb import do, x_server

from livehead.errors import ConfigError, SourceError
from livehead.sources.hotkeys import Combination, Reach, Refusal, Trouble, parse, reach, refusal, watch
from livehead.sources.hotkeys.macos import MacWatch, _Id
from livehead.sources.hotkeys.windows import WindowsWatch, _Message

x11 = pytest.mark.skipif(sys.platform != "linux", reason="X11")

LONG = 60.0


def keys(*words: str) -> frozenset[Combination]:
    return frozenset(map(parse, words))


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.01)


@pytest.mark.parametrize(
    "words", ["ctrl+shift+f11", "f9", "alt+j", "ctrl+alt+numpad 4", "super+=", "ctrl+plus"]
)
def test_a_key_is_read_as_it_is_written(words: str) -> None:
    assert str(parse(words.upper())) == words


@pytest.mark.parametrize("words", ["", "ctrl+", "ctrl", "hyper+f1", "f99", "ctrl++", "ab"])
def test_what_is_no_key_is_refused(words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(words)
    assert "ctrl+shift+f11" in caught.value.remedy


def test_only_keys_that_nobody_types_with_may_be_taken() -> None:
    for words in ("a", "shift+a", "1", "space", "shift+home", "left"):
        assert refusal(parse(words), "linux") is Refusal.TYPING, words
    for words in ("f1", "shift+f1", "numpad 0", "pause", "alt+a", "ctrl+shift+c", "super+a", "ctrl+f1"):
        assert refusal(parse(words), "linux") is None, words
    assert refusal(parse("ctrl+c"), "linux") is Refusal.EDITING
    assert (
        refusal(parse("super+c"), "darwin") is Refusal.EDITING and refusal(parse("ctrl+c"), "darwin") is None
    )
    assert refusal(parse("ctrl+alt+f2"), "linux") is Refusal.DESKTOP and not refusal(
        parse("ctrl+alt+f2"), "win32"
    )
    assert refusal(parse("alt+f4"), "win32") is Refusal.DESKTOP


def test_how_far_keys_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for display, wayland, wanted in (
        (":1", "", Reach.EVERYWHERE), (":1", "w", Reach.X11_WINDOWS), ("", "w", Reach.OUR_WINDOWS),
    ):  # fmt: skip
        monkeypatch.setenv("DISPLAY", display)
        monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
        assert reach() is wanted
    with pytest.raises(SourceError, match="no keys"):
        watch(keys("f1"), print)


# --- X11 -------------------------------------------------------------------------------------------------


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with x_server() as (name, _):
        monkeypatch.setenv("DISPLAY", name)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        client = watch(frozenset(), print)  # the server would begin anew when its last client leaves
        yield name
        client.close()


@x11
def test_each_press_is_told_once_whatever_is_locked_or_held(display: str) -> None:
    came: queue.SimpleQueue[str] = queue.SimpleQueue()
    wanted = keys("ctrl+shift+f11", "f8", "numpad 4", "alt+j")
    made = watch(wanted, lambda key: came.put(str(key)))
    assert not made.troubles
    for lock in ("", "Num_Lock", "Caps_Lock"):
        if lock:
            do(display, "key", lock)
        for pressed, told in (("ctrl+shift+F11", "ctrl+shift+f11"), ("KP_4", "numpad 4"), ("alt+j", "alt+j")):
            do(display, "key", pressed)
            assert came.get(timeout=LONG) == told, (lock, pressed)
    do(display, "key", "shift+F8", "key", "ctrl+shift+alt+F11", "key", "j")
    do(display, "keydown", "F8")
    assert came.get(timeout=LONG) == "f8", "and not what was pressed before"
    time.sleep(1.2)  # the server repeats after 0.66 s, 25 times a second
    do(display, "keyup", "F8", "key", "F8")
    assert came.get(timeout=LONG) == "f8"
    assert came.empty(), "a key that is held is one press"
    made.close()
    made.close()
    again = watch(wanted, print)
    assert not again.troubles, "all were given back"
    again.close()


@x11
def test_a_key_of_another_program_and_one_that_the_keyboard_has_not(display: str) -> None:
    first = watch(keys("f7", "ctrl+f7"), print)
    second = watch(keys("f7", "f6", "alt+ß"), print)
    assert dict(second.troubles) == {parse("f7"): Trouble.HELD, parse("alt+ß"): Trouble.MISSING}
    first.close()
    second.close()


@x11
@pytest.mark.skipif(
    shutil.which("setxkbmap") is None, reason="needs setxkbmap (apt-get install x11-xkb-utils)"
)
def test_another_keyboard_layout_is_followed(display: str) -> None:
    came: queue.SimpleQueue[str] = queue.SimpleQueue()
    made = watch(keys("alt+z", "alt+ß"), lambda key: came.put(str(key)))
    assert list(made.troubles) == [parse("alt+ß")]
    subprocess.run(["setxkbmap", "-display", display, "-layout", "de"], check=True, timeout=20)
    until(lambda: not made.troubles)
    do(display, "key", "alt+z")
    assert came.get(timeout=LONG) == "alt+z"
    made.close()


@x11
def test_a_server_that_ends_is_not_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server() as (name, server):
        monkeypatch.setenv("DISPLAY", name)
        made = watch(keys("f1"), print)
        server.kill()
        server.wait(timeout=10)
        until(lambda: not any(t.name == "livehead hotkeys" for t in threading.enumerate()))
        made.close()
        with pytest.raises(SourceError, match="cannot be reached"):
            watch(keys("f1"), print)


# --- Windows and macOS -----------------------------------------------------------------------------------


class User32:
    """Registers as documented: for the thread that asks; `held` are codes that another program has."""

    def __init__(self, held: int) -> None:
        self.held = held
        self.messages: queue.SimpleQueue[tuple[int, int]] = queue.SimpleQueue()
        self.registered: dict[int, tuple[int, int, int]] = {}

    def GetCurrentThreadId(self) -> int:
        return threading.get_ident()

    def PeekMessageW(self, *ignored: Any) -> int:
        return 0

    def VkKeyScanW(self, character: Any) -> int:
        return {"j": 0x4A, "+": 0x1BB}.get(character.value, -1)

    def RegisterHotKey(self, window: None, number: int, held: int, code: int) -> int:
        if code == self.held:
            return 0
        self.registered[number] = held, code, threading.get_ident()
        return 1

    def UnregisterHotKey(self, window: None, number: int) -> int:
        assert self.registered.pop(number, (0, 0, threading.get_ident()))[2] == threading.get_ident()
        return 1

    def GetMessageW(self, message: Any, *ignored: Any) -> int:
        kind, number = self.messages.get(timeout=LONG)
        found = ctypes.cast(message, ctypes.POINTER(_Message)).contents
        found.message, found.wparam = kind, number
        return int(kind != 0x12)

    def PostThreadMessageW(self, thread: int, kind: int, wparam: int, lparam: int) -> int:
        self.messages.put((kind, wparam))
        return 1


def test_windows_registers_each_key_and_gives_it_back() -> None:
    user32, came = User32(held=0x77), queue.SimpleQueue()
    wanted = keys("ctrl+shift+f11", "f8", "alt+j", "ctrl+plus", "super+numpad divide", "alt+ß")
    made = WindowsWatch(wanted, came.put, user32, user32)
    assert dict(made.troubles) == {parse("f8"): Trouble.HELD, parse("alt+ß"): Trouble.MISSING}
    repeat = 0x4000
    assert {(held & ~repeat, code) for held, code, _ in user32.registered.values()} == {
        (6, 0x7A), (1, 0x4A), (2, 0xBB), (8, 0x6F),
    }  # fmt: skip
    assert all(held & repeat for held, _, _ in user32.registered.values()), "a held key is one press"
    for number in user32.registered:
        user32.messages.put((0x0312, number))
    user32.messages.put((0x0312, 99))
    assert {came.get(timeout=LONG) for _ in range(4)} == wanted - made.troubles.keys()
    made.close()
    made.close()
    assert not user32.registered and came.empty()


class Carbon:
    """Registers as the headers say; `event` is what comes next."""

    def __init__(self, held: int) -> None:
        self.held = held
        self.registered: dict[int, tuple[int, int, int]] = {}
        self.called: Any = None
        self.event = _Id()

    def GetApplicationEventTarget(self) -> int:
        return 1

    def InstallEventHandler(
        self, target: int, called: Any, count: int, kinds: Any, data: None, out: Any
    ) -> int:
        self.called = called
        ctypes.cast(out, ctypes.POINTER(ctypes.c_void_p)).contents.value = 7
        return 0

    def RegisterEventHotKey(
        self, code: int, held: int, number: _Id, target: int, options: int, out: Any
    ) -> int:
        if code == self.held:
            return -9878
        one = 100 + number.number
        self.registered[one] = code, held, number.signature
        ctypes.cast(out, ctypes.POINTER(ctypes.c_void_p)).contents.value = one
        return 0

    def UnregisterEventHotKey(self, one: ctypes.c_void_p) -> int:
        del self.registered[one.value or 0]
        return 0

    def RemoveEventHandler(self, one: ctypes.c_void_p) -> int:
        assert one.value == 7
        self.called = None
        return 0

    def GetEventParameter(
        self, event: int, name: int, kind: int, a: None, size: int, b: None, out: Any
    ) -> int:
        assert (name, kind, size) == (0x2D2D2D2D, 0x686B6964, 8)
        ctypes.memmove(out, ctypes.byref(self.event), 8)
        return 0


def test_macos_registers_each_key_and_gives_it_back() -> None:
    carbon, came = Carbon(held=100), []
    made = MacWatch(keys("ctrl+shift+f11", "f8", "super+alt+numpad 9", "alt+ß"), came.append, carbon)
    assert dict(made.troubles) == {parse("f8"): Trouble.HELD, parse("alt+ß"): Trouble.MISSING}
    assert {(code, held) for code, held, _ in carbon.registered.values()} == {(103, 0x1200), (92, 0x900)}
    for one, (_, _, signature) in carbon.registered.items():
        carbon.event = _Id(signature, one - 100)
        assert carbon.called(None, None, None) == 0
    carbon.event = _Id(5, 1)
    assert carbon.called(None, None, None) == -9874, "another library's key goes on"
    assert set(came) == keys("ctrl+shift+f11", "super+alt+numpad 9")
    made.close()
    made.close()
    assert not carbon.registered and carbon.called is None

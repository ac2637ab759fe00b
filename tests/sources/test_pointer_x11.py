"""The pointer on a real X server."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from xvfb import do, x_server

from livehead.errors import ConfigError, SourceError
from livehead.sources.pointer import Screen, open_pointer

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="X11")


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with x_server() as (name, _):
        monkeypatch.setenv("DISPLAY", name)
        yield name


def test_it_tells_place_screen_buttons_and_wanted_keys(display: str) -> None:
    pointer = open_pointer(("f5", " A "))
    assert pointer.screens() == (Screen(0, 0, 1000, 600, pointer.screens()[0].primary),)
    do(display, "mousemove", "120", "340")
    reading = pointer.read()
    assert (reading.x, reading.y, reading.down) == (120.0, 340.0, frozenset())
    do(display, "mousedown", "1", "mousedown", "3", "keydown", "F5", "keydown", "b")
    assert pointer.read().down == {"mouse left", "mouse right", "key f5"}, "b was not asked for"
    do(display, "mouseup", "1", "mouseup", "3", "keyup", "F5", "keyup", "b", "keydown", "a")
    assert pointer.read().down == {"key a"}
    do(display, "keyup", "a")
    pointer.close()
    pointer.close()


def test_a_key_without_a_name_lists_those_that_have_one(display: str) -> None:
    with pytest.raises(ConfigError, match="'f99'") as caught:
        open_pointer(("f99",))
    assert "f12" in caught.value.remedy and "\n" not in caught.value.remedy


def test_a_server_that_ends_is_an_error_and_not_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server() as (name, server):
        monkeypatch.setenv("DISPLAY", name)
        pointer = open_pointer(("f1",))
        pointer.read()
        server.kill()
        server.wait(timeout=10)
        with pytest.raises(SourceError, match="gone"):
            pointer.read()
        assert pointer.screens(), "the last known size"
        pointer.close()
        with pytest.raises(SourceError, match="cannot be reached"):
            open_pointer(())


def test_without_a_desktop_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(SourceError, match="no desktop"):
        open_pointer(())
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with pytest.raises(SourceError, match="Wayland") as caught:
        open_pointer(())
    assert "X11" in caught.value.remedy

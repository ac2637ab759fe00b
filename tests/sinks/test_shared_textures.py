"""Spout and Syphon against stand-ins for their libraries, and what is said where there is none."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from fake_textures import Shown, use_spout, use_syphon
from pictures import frame, picture

from livehead.errors import SinkError
from livehead.sinks import spout, syphon
from livehead.types import Frame, Phase

BOTH = pytest.mark.parametrize(
    ("sink", "use"), [(spout, use_spout), (syphon, use_syphon)], ids=["spout", "syphon"]
)
Use = Callable[[pytest.MonkeyPatch], Shown]


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 60.0
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def sent(module: Any, shown: Shown, *frames: Frame, **options: Any) -> Any:
    """A sink that has shown these frames, one after the other."""
    sink = module.create(module.Config(**options))
    for one in frames:
        before = len(shown.pictures)
        sink.send(one)
        until(lambda before=before: len(shown.pictures) > before)
    return sink


@BOTH
def test_every_pixel_arrives_also_when_the_size_changes(sink: Any, use: Use, monkeypatch: Any) -> None:
    shown = use(monkeypatch)
    frames = [frame(1), frame(2), frame(3, 50, 30)]
    running = sent(sink, shown, *frames, name="Küche")
    until(lambda: running.status.phase is Phase.RUNNING)
    for one, there in zip(frames, shown.pictures, strict=True):
        assert np.array_equal(there, one.pixels)
    running.close()
    assert "Küche" in running.status.text and any("Küche" in call for call in shown.calls)


@BOTH
def test_premultiplied_and_flipped_where_that_is_asked(sink: Any, use: Use, monkeypatch: Any) -> None:
    shown = use(monkeypatch)
    sent(sink, shown, frame(0), alpha="premultiplied", flip=True).close()
    pixels = picture(0).astype(np.float64)
    want = np.floor(pixels[..., :3] * pixels[..., 3:] / 255 + 0.5)
    assert np.array_equal(shown.pictures[0][::-1, :, :3], want)
    assert np.array_equal(shown.pictures[0][::-1, :, 3], pixels[..., 3])


def test_spout_lets_go_of_everything_in_the_thread_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = use_spout(monkeypatch)
    sent(spout, shown, frame(0)).close()
    assert shown.calls == [
        "createOpenGL", "setSenderName livehead", "sendImage", "releaseSender", "closeOpenGL",
    ]  # fmt: skip


def test_syphon_takes_its_server_off_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = use_syphon(monkeypatch)
    sent(syphon, shown, frame(0)).close()
    assert shown.calls == ["server livehead", "stop"]


@pytest.mark.parametrize(
    ("sink", "use", "breaks", "cause"),
    [
        (spout, use_spout, "createOpenGL", "no OpenGL"),
        (spout, use_spout, "sendImage", "could not be shared"),
        (syphon, use_syphon, "server", "No Metal device"),
    ],
)
def test_a_library_that_fails_is_said(sink: Any, use: Use, breaks: str, cause: str, monkeypatch: Any) -> None:
    shown = use(monkeypatch)
    shown.breaks = breaks
    running = sink.create(sink.Config())
    caught: list[SinkError] = []

    def refused() -> bool:
        try:
            running.send(frame(0))
        except SinkError as error:
            caught.append(error)
        return bool(caught)

    until(refused)
    assert cause in caught[0].cause and caught[0].remedy
    assert running.status.phase is Phase.FAILED and cause in running.status.text
    running.close()


@pytest.mark.parametrize(
    ("sink", "platform", "package"), [(spout, "win32", "SpoutGL"), (syphon, "darwin", "syphon")]
)
def test_what_is_missing_is_named(sink: Any, platform: str, package: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(sink.sys, "platform", "plan9")
    with pytest.raises(SinkError, match="only on") as caught:
        sink.create(sink.Config())
    assert "browser" in caught.value.remedy
    monkeypatch.setattr(sink.sys, "platform", platform)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert f"livehead[{sink.__name__.rpartition('.')[2]}]" in sink.probe() and package in sink.probe()
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())
    assert not sink.probe()


@BOTH
def test_what_is_no_name_is_refused(sink: Any, use: Use) -> None:
    for name in ("", "  ", "a\nb", "x" * 300):
        with pytest.raises(ValueError, match="no name"):
            sink.Config(name=name)

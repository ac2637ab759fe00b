"""What every sink must do, whichever it is."""

from __future__ import annotations

import dataclasses
import inspect
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pyvirtualcam.camera
from fake_camera import FakeBackend
from fake_textures import use_spout, use_syphon
from pictures import frame, picture

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import SinkError
from livehead.sinks import Facts, pipewire
from livehead.stages import Sink
from livehead.types import Frame, Phase

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "null": ("null", {}),
    "mp4": ("video_file", {"path": "film.mp4"}),
    "webm": ("video_file", {"path": "film.webm"}),
    "mov": ("video_file", {"path": "film.mov"}),
    "pictures": ("video_file", {"path": "pictures"}),
    "browser": ("browser", {"port": 0}),
    "nut": ("media_stream", {"port": 0}),
    "mpegts": ("media_stream", {"port": 0, "format": "mpegts"}),
    "virtual_camera": ("virtual_camera", {"width": 160, "height": 90}),
    "preview": ("preview", {}),
    "ndi": ("ndi", {"name": "livehead contract"}),
    "pipewire": ("pipewire", {}),
    "spout": ("spout", {}),
    "syphon": ("syphon", {}),
}


@pytest.fixture(params=CASES)
def make(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Sink]]:
    name, options = CASES[request.param]
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", {"fake": FakeBackend})
    if name == "preview":
        pytest.importorskip("PySide6", reason="needs PySide6 (the tray extra)")
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    if name == "ndi":
        pytest.importorskip("cyndilib", reason="needs cyndilib (the ndi extra)", exc_type=ImportError)
    use_spout(monkeypatch)
    use_syphon(monkeypatch)
    if name == "pipewire":
        if sys.platform != "linux":
            pytest.skip("PipeWire is of Linux")
        monkeypatch.setattr(pipewire, "probe", lambda: "")
        monkeypatch.setattr(pipewire, "pipeline", lambda *_: ["sh", "-c", "exec cat >/dev/null"])
    if "path" in options:
        options = {**options, "path": str(tmp_path / options["path"])}
    made: list[Sink] = []

    def build() -> Sink:
        made.append(registry.sink(StageChoice(name, options), fps=60.0))
        return made[-1]

    yield build
    for sink in made:
        sink.close()


def test_the_registry_knows_them_all() -> None:
    assert set(registry.names("sinks")) == {name for name, _ in CASES.values()}
    for name in registry.names("sinks"):
        assert len(registry.summary("sinks", name)) > 20


@pytest.mark.parametrize("name", sorted({name for name, _ in CASES.values()}))
def test_file_holds_what_a_stage_file_holds(name: str) -> None:
    module = registry._module("sinks", name)
    assert dataclasses.is_dataclass(module.Config)
    assert module.Config.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert {f.name: f.default for f in dataclasses.fields(module.Config)}["fps"] == 60.0
    assert "alpha" in (module.__doc__ or "").lower()
    assert "latency" in (module.__doc__ or "").lower() or " ms" in (module.__doc__ or "").lower()
    assert list(inspect.signature(module.create).parameters) == ["config"]


@pytest.mark.parametrize("name", sorted({name for name, _ in CASES.values()}))
def test_it_says_what_it_does_to_a_picture(name: str) -> None:
    facts: tuple[Facts, ...] = registry._module("sinks", name).FACTS
    assert facts
    assert len({one.form for one in facts}) == len(facts)
    for one in facts:
        assert one.alpha in ("straight", "premultiplied", "none")
        assert one.chroma in ("full", "4:2:2", "4:2:0")
        assert one.latency_ms is None or 0 < one.latency_ms < 1000
        assert one.measured


def test_phases(make: Callable[[], Sink]) -> None:
    sink = make()
    assert sink.status.phase is Phase.WAITING
    for number in range(5):
        sink.send(frame(number))
    assert sink.status.phase in (Phase.RUNNING, Phase.WAITING)
    assert sink.status.text
    sink.close()
    assert sink.status.phase is Phase.CLOSED


def test_closed_without_a_frame(make: Callable[[], Sink]) -> None:
    sink = make()
    sink.close()
    assert sink.status.phase is Phase.CLOSED


def test_frames_after_close_are_ignored(make: Callable[[], Sink]) -> None:
    sink = make()
    sink.send(frame(0))
    sink.close()
    sink.send(frame(1))
    sink.close()


@pytest.mark.parametrize(
    "pixels",
    [
        picture()[..., :3].copy(),
        picture()[..., 3].copy(),
        picture().astype(np.float32) / 255,
        picture().astype(np.uint16),
        picture()[::2, ::2],
        np.zeros((0, 0, 4), np.uint8),
        np.zeros((2, 8200, 4), np.uint8),
        "no array",
    ],
    ids=["rgb", "alpha only", "float", "uint16", "gaps", "empty", "huge", "no array"],
)
def test_what_is_no_frame_is_refused_and_the_next_one_taken(make: Callable[[], Sink], pixels: Any) -> None:
    sink = make()
    with pytest.raises(SinkError) as caught:
        sink.send(Frame(pixels, 0.0, 7))
    assert "7" in caught.value.cause
    assert "RGBA" in caught.value.remedy
    sink.send(frame(8))
    assert sink.status.phase is not Phase.FAILED


@pytest.mark.parametrize("size", [(33, 17), (16, 200), (1, 1), (640, 360)])
def test_any_size(make: Callable[[], Sink], size: tuple[int, int]) -> None:
    sink = make()
    for number in range(3):
        sink.send(Frame(np.full((size[1], size[0], 4), 200, np.uint8), 0.0, number))
    assert sink.status.phase is not Phase.FAILED


def test_nothing_to_see_and_nothing_transparent(make: Callable[[], Sink]) -> None:
    sink = make()
    sink.send(Frame(np.zeros((64, 64, 4), np.uint8), 0.0, 0))
    sink.send(Frame(np.full((64, 64, 4), 255, np.uint8), 0.0, 1))
    assert sink.status.phase is not Phase.FAILED


def test_size_may_change_on_the_way(make: Callable[[], Sink]) -> None:
    sink = make()
    for number, side in enumerate((64, 96, 48)):
        sink.send(frame(number, side, 64))
    assert sink.status.phase is not Phase.FAILED


def test_closed_while_another_thread_sends(make: Callable[[], Sink]) -> None:
    sink, errors, sent = make(), [], threading.Event()

    def send() -> None:
        try:
            for number in range(400):
                sink.send(frame(number))
                if number == 3:
                    sent.set()
        except Exception as error:
            errors.append(error)
            sent.set()

    thread = threading.Thread(target=send)
    thread.start()
    assert sent.wait(30.0)
    sink.close()
    thread.join(30.0)
    assert not thread.is_alive()
    assert errors == []
    assert sink.status.phase is Phase.CLOSED

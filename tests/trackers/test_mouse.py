"""The mouse tracker over a made-up desktop, and over a real X server."""

from __future__ import annotations

import sys
import time

import numpy as np
import pytest
from desktop import Desktop
from xvfb import do, x_server

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import ConfigError, SourceError
from livehead.motion.gaze import gaze_of
from livehead.trackers import mouse
from livehead.trackers.mouse import Config, MouseTracker
from livehead.types import Channels, Motion, Phase


def settle(tracker: MouseTracker, motions: int = 40) -> Motion:
    stream = tracker.track()
    for _ in range(motions):
        motion = next(stream)
    return motion


FAST = Config(rate=240.0, lag=0.02, rest=0.0)


def test_the_middle_of_the_main_monitor_is_straight_ahead() -> None:
    motion = settle(MouseTracker(FAST, Desktop()))
    assert np.abs(motion.head_rotation).max() < 1e-4 and np.abs(motion.gaze).max() < 1e-4
    assert motion.channels == motion.made == Channels.HEAD | Channels.GAZE and motion.confidence == 1.0
    assert motion.tracker == "mouse" and motion.presses == ()


def test_head_and_eyes_look_at_the_pointer() -> None:
    desktop = Desktop()
    desktop.place = (1000.0, 0.0)
    motion = settle(MouseTracker(FAST, desktop), 80)
    pitch, yaw, roll = np.degrees(motion.head_rotation + np.append(motion.gaze[0], 0.0))
    assert (pitch, yaw, roll) == pytest.approx((18.0, -28.0, 0.0), abs=0.2)
    assert gaze_of(motion.blendshapes) == pytest.approx(motion.gaze, abs=1e-5)


@pytest.mark.parametrize(
    ("screen", "middle"), [("main", (500, 250)), ("1", (500, 250)), ("2", (2000, 500)), ("all", (1500, 500))]
)
def test_which_monitor_is_ahead_can_be_chosen(screen: str, middle: tuple[float, float]) -> None:
    desktop = Desktop()
    desktop.place = middle
    motion = settle(MouseTracker(Config(screen=screen, rate=240.0, lag=0.02), desktop))
    assert np.abs(motion.head_rotation).max() < 1e-4


def test_presses_are_counted_once_and_what_is_held_at_the_start_is_none() -> None:
    desktop = Desktop()
    desktop.down = {"mouse right"}
    stream = MouseTracker(FAST, desktop).track()
    next(stream)
    desktop.down = {"mouse left", "mouse right"}
    next(stream)
    assert next(stream).presses == (("mouse left", 1),)
    desktop.down = set()
    next(stream)
    desktop.down = {"mouse left", "key f1"}
    assert next(stream).presses == (("key f1", 1), ("mouse left", 2))


def test_a_desktop_that_goes_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mouse, "RETRY_EVERY", 0.02)
    desktop = Desktop()
    tracker = MouseTracker(FAST, desktop)
    stream = tracker.track()
    number = next(stream).seq
    desktop.gone = True
    assert tracker._read(time.monotonic()) is None
    assert tracker.status.phase is Phase.RETRYING and tracker.status.remedy == "log in again"
    assert tracker._read(time.monotonic()) is None
    desktop.gone = False
    assert next(stream).seq == number + 1
    assert tracker.status.phase is Phase.RUNNING and desktop.opened == 2
    tracker.close()
    assert list(stream) == [] and desktop.closed == 2


def test_the_status_names_the_keys_that_are_looked_at() -> None:
    assert "f1, f2" in MouseTracker(Config(keys=("f1", "f2")), Desktop()).status.text


@pytest.mark.parametrize("wrong", [{"screen": "left"}, {"screen": "0"}, {"rate": 1.0}, {"lag": -1.0}])
def test_wrong_values_are_refused_by_name(wrong: dict[str, object]) -> None:
    with pytest.raises(ConfigError, match=f"mouse.{next(iter(wrong))}"):
        MouseTracker(Config(**wrong), Desktop())  # type: ignore[arg-type]


def test_without_a_desktop_the_error_and_the_probe_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux may have none")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(SourceError, match="no desktop"):
        registry.tracker(StageChoice("mouse", {}))
    assert "no desktop" in mouse.probe()


def test_a_real_pointer_moves_the_head(monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("X11")
    with x_server() as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        assert mouse.probe() == ""
        tracker = registry.tracker(StageChoice("mouse", {"keys": "f5", "lag": 0.02, "rate": 240}))
        stream = tracker.track()
        do(display, "mousemove", "900", "300")
        for _ in range(100):
            motion = next(stream)
        assert motion.head_rotation[1] < -0.1 and abs(motion.head_rotation[0]) < 0.02
        do(display, "mousedown", "1", "keydown", "F5")
        assert next(stream).presses == (("key f5", 1), ("mouse left", 1))
        tracker.close()
        assert list(stream) == []

"""What every tracker without pixels must do."""

from __future__ import annotations

import inspect
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from desktop import Desktop
from spoken import sentence, write_wav

from livehead import registry
from livehead.config import StageChoice
from livehead.motion.tape import TapeWriter
from livehead.stages import Tracker
from livehead.types import Motion, Phase, Status


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


AUTO_PORTS = ("ifacialmocap_port", "facemotion3d_port", "vts_port", "tcp_port")


@pytest.fixture(
    params=[
        "idle",
        "tape",
        "tape stepped",
        "tape file",
        "ifacialmocap",
        "ifacialmocap tcp",
        "vmc",
        "auto",
        "mouse",
        "voice",
        "voice stepped",
        "vts_phone",
        "vts_phone asked",
        "live_link_face",
        "openseeface",
    ]
)
def make(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Tracker]:
    name, _, variant = str(request.param).partition(" ")

    def tape() -> dict[str, object]:
        with TapeWriter(tmp_path / "a.tape") as writer:
            for n in range(30):
                writer.write(Motion.neutral(5.0 + n / 60, n))
        return {"file": str(tmp_path / "a.tape")}

    def create() -> Tracker:
        options: dict[str, object] = {}
        if name == "ifacialmocap" or name in ("live_link_face", "openseeface"):
            options = {"port": free_port(), "host": "127.0.0.1"}
            options |= {"transport": "tcp", "tcp_port": free_port()} if variant else {}
        elif name in ("vmc", "auto"):
            options = {"ports": (free_port(), free_port()), "host": "127.0.0.1"}
            options |= dict.fromkeys(AUTO_PORTS, 0) if name == "auto" else {}
        elif name == "vts_phone":
            options = {"push_port": free_port(), "port": free_port(), "host": "127.0.0.1"}
            options |= {"phone": "127.0.0.1", "phone_port": free_port()} if variant else {}
        elif name == "mouse":
            monkeypatch.setattr("livehead.trackers.mouse.open_pointer", Desktop())
        elif name == "voice":
            sound = write_wav(tmp_path / "a.wav", sentence("AIUEO"))
            options = {"source": str(sound), "loop": True, "realtime": not variant}
        elif variant:
            options = {"stepped": True} if variant == "stepped" else tape()
        return registry.tracker(StageChoice(name, options))

    return create


def pump(tracker: Tracker) -> tuple[threading.Thread, list[Motion]]:
    seen: list[Motion] = []

    def run() -> None:
        for motion in tracker.track():
            seen.append(motion)
            time.sleep(0.0005)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread, seen


def test_tracking_ends_soon_after_close(make: Callable[[], Tracker]) -> None:
    tracker = make()
    thread, _ = pump(tracker)
    time.sleep(0.15)
    assert thread.is_alive()
    before = time.monotonic()
    tracker.close()
    assert time.monotonic() - before < 1.0, "close returns at once"
    thread.join(timeout=3.0)
    assert not thread.is_alive()
    assert tracker.status.phase is Phase.CLOSED


def test_closed_before_it_began_it_yields_nothing(make: Callable[[], Tracker]) -> None:
    tracker = make()
    tracker.close()
    assert list(tracker.track()) == []


def test_it_says_where_it_stands(make: Callable[[], Tracker]) -> None:
    tracker = make()
    status = tracker.status
    assert isinstance(status, Status) and status.phase is not Phase.CLOSED
    assert "\n" not in status.text + status.remedy
    tracker.close()


def test_numbers_and_times_grow_and_values_are_sound(make: Callable[[], Tracker]) -> None:
    tracker = make()
    thread, seen = pump(tracker)
    time.sleep(0.4)
    tracker.close()
    thread.join(timeout=3.0)
    for a, b in zip(seen, seen[1:], strict=False):
        assert b.seq > a.seq and b.captured_at > a.captured_at
    for motion in seen:
        assert motion.blendshapes.shape == (52,) and motion.blendshapes.dtype == np.float32
        assert motion.gaze.shape == (2, 2)


def test_create_is_what_the_registry_calls(make: Callable[[], Tracker]) -> None:
    tracker = make()
    assert inspect.isgenerator(tracker.track())
    tracker.close()

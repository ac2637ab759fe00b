"""`livehead motion send`: what goes out while the tracker talks, is silent, ends or breaks."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from livehead import holders, registry
from livehead.cli.app import app
from livehead.errors import TrackerError
from livehead.motion.arkit import INDEX
from livehead.types import Channels, Motion, Phase, Status
from livehead.wire.link import LinkCodec
from livehead.wire.packet import Packet


class Talks:
    """Gives some motions, then is silent until it is closed, or breaks."""

    def __init__(self, count: int, error: Exception | None = None) -> None:
        self.count, self.error, self.closed = count, error, False

    @property
    def status(self) -> Status:
        return Status(Phase.WAITING, "waiting for a phone", "same Wi-Fi for both")

    def track(self) -> Iterator[Motion]:
        for n in range(self.count):
            yield _face(n)
        if self.error is not None:
            raise self.error
        while not self.closed:
            time.sleep(0.01)

    def close(self) -> None:
        self.closed = True


def _face(n: int) -> Motion:
    neutral = Motion.neutral(time.monotonic(), n)
    shapes = neutral.blendshapes.copy()
    shapes[INDEX["jawOpen"]] = 0.5
    return Motion(
        shapes, neutral.head_rotation, neutral.head_position, neutral.gaze, 1.0, neutral.captured_at, n,
        Channels.FACE,
    )  # fmt: skip


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    monkeypatch.setattr(holders, "of_port", lambda port, protocol: "")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        link.bind(("127.0.0.1", 0))
        link.settimeout(0.2)
        yield link


def packets(link: socket.socket) -> list[Packet]:
    codec, found = LinkCodec(), list[Packet]()
    try:
        while True:
            found.extend(codec.read(link.recv(4096)) or ())
    except TimeoutError:
        return found


def send(link: socket.socket, *flags: str):  # type: ignore[no-untyped-def]
    to = f"livehead://127.0.0.1:{link.getsockname()[1]}"
    return CliRunner().invoke(app, ["motion", "send", "--tracker", "vmc", "--to", to, *flags])


def test_a_silent_tracker_is_told_of_and_ends_in_time(
    heard: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = Talks(0)
    monkeypatch.setattr(registry, "tracker", lambda choice, **more: silent)
    result = send(heard, "--seconds", "0.6")
    assert result.exit_code == 0 and silent.closed
    assert "same Wi-Fi for both" in result.output and "0 motions sent" in result.output
    assert packets(heard) == []


def test_the_others_learn_that_the_face_is_gone(
    heard: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "tracker", lambda choice, **more: Talks(5))
    assert "5 motions sent" in send(heard, "--seconds", "1.6").output
    got = packets(heard)
    assert [p.tracked for p in got[:5]] == [True] * 5, "every motion, in a burst too"
    assert len(got) >= 7 and not any(p.tracked for p in got[5:])


def test_an_error_of_the_tracker_is_the_verbs_own(
    heard: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = Talks(0, TrackerError("no such phone", remedy="give its address"))
    monkeypatch.setattr(registry, "tracker", lambda choice, **more: broken)
    result = send(heard, "--seconds", "5")
    assert isinstance(result.exception, TrackerError) and broken.closed


def test_a_tape_is_sent_whole(heard: socket.socket) -> None:
    to = f"livehead://127.0.0.1:{heard.getsockname()[1]}"
    result = CliRunner().invoke(app, ["motion", "send", "--tracker", "tape", "--to", to, "--seconds", "0.5"])
    assert result.exit_code == 0
    got = packets(heard)
    assert got[0].tracked and not got[-1].tracked


def test_a_recording_of_nothing_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(registry, "tracker", lambda choice, **more: Talks(0))
    out = str(tmp_path / "a.tape")
    result = CliRunner().invoke(
        app, ["motion", "record", "--tracker", "vmc", "--out", out, "--seconds", "0.3"]
    )
    assert "0 motions" in result.output and "same Wi-Fi for both" in result.output

"""The phone tracker against a phone made for the test, over loopback."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from pathlib import Path

import numpy as np
import pytest
from loopback import Phone, free_port, running, until

from livehead.errors import TrackerError
from livehead.motion.arkit import INDEX
from livehead.trackers import ifacialmocap
from livehead.types import Phase
from livehead.wire import listener, udp
from livehead.wire.ifacialmocap import parse

FACE = b"trackingStatus-1|jawOpen-50|eyeBlink_L-10|=head#1,2,3,0,0,-0.4|leftEye#1,2,0|rightEye#1,2,0|"
LOST = b"trackingStatus-0|jawOpen-50|=head#1,2,3,0,0,-0.4|"


def make(
    port: int, phone: str = "", version: int = 2, retry: float = 2.0
) -> ifacialmocap.IFacialMocapTracker:
    config = ifacialmocap.Config(phone, port, version, "127.0.0.1", retry)  # type: ignore[arg-type]
    return ifacialmocap.create(config)


@pytest.fixture
def port() -> int:
    return free_port()


def test_it_calls_the_phone_from_its_own_port_until_it_answers(port: int) -> None:
    phone = Phone(port)
    tracker = make(port, "127.0.0.2", retry=0.3)
    with running(tracker) as seen:
        first, sender = phone.heard()
        assert first == b"iFacialMocap_sahuasouryya9218sauhuiayeta91555dy3719|sendDataVersion=v2"
        assert sender == ("127.0.0.1", port), "the app answers to this very port"
        assert phone.heard()[0] == first, "again, for the phone did not answer"
        assert tracker.status.phase is Phase.WAITING
        for _ in range(40):
            phone.send(FACE)
            time.sleep(0.01)
        assert until(lambda: len(seen) == 40)
        phone.link.settimeout(0.0)
        calls = 0
        with contextlib.suppress(BlockingIOError):
            while True:
                phone.heard()
                calls += 1
        assert calls <= 1, "a phone that sends is not called"
        assert tracker.status.phase is Phase.RUNNING and "127.0.0.2" in tracker.status.text
        phone.link.settimeout(5.0)
        assert phone.heard()[0] == first, "called again after a silence"
        assert until(lambda: tracker.status.phase is Phase.WAITING)
        phone.send(FACE)
        assert until(lambda: len(seen) == 41) and tracker.status.phase is Phase.RUNNING


def test_version_one_has_its_own_hello(port: int) -> None:
    phone = Phone(port)
    with running(make(port, "127.0.0.2", version=1)):
        assert phone.heard()[0] == b"iFacialMocap_sahuasouryya9218sauhuiayeta91555dy3719"


def test_a_motion_is_what_the_packet_says(port: int) -> None:
    phone = Phone(port)
    with running(make(port)) as seen:
        before = time.monotonic()
        phone.send(FACE)
        assert until(lambda: len(seen) == 1)
        phone.send(FACE)
        assert until(lambda: len(seen) == 2)
    packet = parse(FACE)
    assert packet is not None
    assert before <= seen[0].captured_at <= seen[1].captured_at <= time.monotonic()
    assert [m.seq for m in seen] == [0, 1] and seen[0].confidence == 1.0
    assert np.array_equal(seen[0].blendshapes, packet.blendshapes)
    assert np.array_equal(seen[0].head_rotation, packet.head_rotation)
    assert seen[0].channels == packet.channels


def test_garbage_is_counted_and_dropped(port: int) -> None:
    phone = Phone(port)
    tracker = make(port)
    with running(tracker) as seen:
        for garbage in (b"", b"hello", b"\x00" * 60_000, b"jawOpen-nan|jawOpen-1e30|eyeBlink_L-3|", FACE):
            phone.send(garbage)
        assert until(lambda: len(seen) == 2)
        assert until(lambda: tracker.counts.garbage == 5)
        assert "5 dropped" in tracker.status.text
        assert all(np.isfinite(m.blendshapes).all() for m in seen)


def test_a_phone_that_sees_no_face_yields_nothing(port: int) -> None:
    phone = Phone(port)
    tracker = make(port)
    with running(tracker) as seen:
        phone.send(FACE)
        for _ in range(5):
            phone.send(LOST)
        assert until(lambda: tracker.status.phase is Phase.LOST)
        assert len(seen) == 1
        phone.send(FACE)
        assert until(lambda: len(seen) == 2) and tracker.status.phase is Phase.RUNNING


def test_only_the_phone_that_was_named_is_heard(port: int) -> None:
    phone, stranger = Phone(port), Phone(port, "127.0.0.3")
    tracker = make(port, "127.0.0.2")
    with running(tracker) as seen:
        for _ in range(5):
            stranger.send(FACE)
        assert until(lambda: "127.0.0.3 sends" in tracker.status.text), "a mistyped address can be seen"
        assert tracker.status.phase is Phase.WAITING and "address" in tracker.status.remedy
        phone.send(FACE)
        assert until(lambda: len(seen) >= 1)
        time.sleep(0.1)
        assert len(seen) == 1


def test_without_a_name_the_first_phone_counts_until_it_is_silent(port: int) -> None:
    first, second = Phone(port), Phone(port, "127.0.0.3")
    tracker = make(port, retry=0.3)
    with running(tracker) as seen:
        first.send(FACE)
        assert until(lambda: len(seen) == 1)
        second.send(FACE)
        time.sleep(0.1)
        assert len(seen) == 1 and "127.0.0.2" in tracker.status.text
        time.sleep(0.35)
        second.send(FACE)
        assert until(lambda: len(seen) == 2) and "127.0.0.3" in tracker.status.text


def test_waiting_it_says_what_a_phones_owner_needs(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(udp, "own_addresses", lambda: ["192.168.1.23"])
    tracker = make(port)
    status = tracker.status
    assert status.phase is Phase.WAITING
    assert "192.168.1.23" in status.text and str(port) in status.text
    assert status.remedy == "", "a moment of silence is nothing to worry about"
    monkeypatch.setattr(listener, "SILENCE_S", 0.0)
    status = tracker.status
    assert "Local Network" in status.remedy and "firewall" in status.remedy
    tracker.close()


def test_a_taken_port_names_its_holder(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", port))
        with pytest.raises(TrackerError, match=f"UDP port {port} is taken by") as caught:
            make(port)
        assert caught.value.remedy
        if Path("/proc/net/udp").exists():
            assert f"process {os.getpid()}" in str(caught.value)


def test_the_port_is_free_again_after_the_end(port: int) -> None:
    for _ in range(3):
        with running(make(port)):
            time.sleep(0.02)
        make(port).close()


@pytest.mark.parametrize(
    ("host", "at", "word"), [("192.0.2.77", 40000, "cannot listen"), ("127.0.0.1", 70000, "cannot listen")]
)
def test_an_address_that_is_none(host: str, at: int, word: str) -> None:
    with pytest.raises(TrackerError, match=word):
        ifacialmocap.create(ifacialmocap.Config(host=host, port=at))


def test_an_unknown_phone_is_an_error() -> None:
    with pytest.raises(TrackerError, match="cannot be found"):
        ifacialmocap.create(ifacialmocap.Config(phone="no such phone"))


def test_the_recorded_stream_over_loopback(port: int, shared: Path) -> None:
    path = shared / "media/mocap/ifm_minbitt_data.txt"
    if not path.is_file():
        pytest.skip("needs the recorded phone stream (../shared/media/mocap)")
    lines = [line.encode() for line in path.read_text(encoding="ascii").splitlines() if line]
    phone = Phone(port)
    tracker = make(port, "127.0.0.2")
    with running(tracker) as seen:
        phone.heard()
        for line in lines:
            phone.send(line)
            time.sleep(0.004)
        assert until(lambda: len(seen) == 203)
        assert tracker.counts.garbage == 0
    for motion, line in zip(seen, lines, strict=True):
        packet = parse(line)
        assert packet is not None and np.array_equal(motion.blendshapes, packet.blendshapes)
    assert max(m.blendshapes[INDEX["eyeBlinkLeft"]] for m in seen) == pytest.approx(0.97)


def test_own_addresses_are_no_loopback() -> None:
    assert all(not address.startswith("127.") for address in udp.own_addresses())

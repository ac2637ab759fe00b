"""VTube Studio's phone, MeowFace, Live Link Face and OpenSeeFace against senders made for the test."""

from __future__ import annotations

import json
import math
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from faces import openseeface_recording, some_motion
from loopback import Phone, free_port, running, until

from livehead.errors import TrackerError
from livehead.trackers import live_link_face, openseeface, vts_phone
from livehead.types import Motion, Phase
from livehead.wire import listener, udp
from livehead.wire import live_link_face as llf_wire
from livehead.wire import openseeface as osf_wire
from livehead.wire import vts_phone as vts_wire

LISTENERS = "vts_phone", "live_link_face", "openseeface"
Tracking = vts_phone.VtsPhoneTracker | live_link_face.LiveLinkFaceTracker | openseeface.OpenSeeFaceTracker


@dataclass
class Sender:
    """One protocol: a tracker that waits for it, and its datagrams."""

    name: str
    port: int

    def tracker(self, allowed: tuple[str, ...] = ()) -> Tracking:
        if self.name == "vts_phone":
            return vts_phone.create(vts_phone.Config(push_port=self.port, host="127.0.0.1", allowed=allowed))
        if self.name == "live_link_face":
            config = live_link_face.Config(port=self.port, host="127.0.0.1", allowed=allowed)
            return live_link_face.create(config)
        return openseeface.create(openseeface.Config(port=self.port, allowed=allowed))

    def face(self, at: float, motion: Motion | None = None) -> bytes:
        """A datagram sent at `at` seconds on the sender's clock."""
        motion = some_motion() if motion is None else motion
        if self.name == "vts_phone":
            return vts_wire.write(motion, at)
        if self.name == "live_link_face":
            return llf_wire.write(motion, int(at * 60), at * 60 % 1.0)
        return osf_wire.write(motion, at)


@pytest.fixture(params=LISTENERS)
def sender(request: pytest.FixtureRequest) -> Sender:
    return Sender(str(request.param), free_port())


def test_a_motion_is_what_the_datagram_says(sender: Sender) -> None:
    phone = Phone(sender.port)
    motion = some_motion()
    with running(sender.tracker()) as seen:
        before = time.monotonic()
        for n in range(2):
            phone.send(sender.face(100.0 + n, motion))
            assert until(lambda n=n: len(seen) == n + 1)
    assert before <= seen[0].captured_at <= seen[1].captured_at <= time.monotonic()
    assert [m.seq for m in seen] == [0, 1] and seen[0].subject == 0
    assert np.allclose(seen[0].head_rotation, motion.head_rotation, atol=1e-5)
    assert np.allclose(seen[0].gaze, motion.gaze, atol=1e-5)


def test_garbage_is_counted_and_dropped(sender: Sender) -> None:
    phone = Phone(sender.port)
    tracker = sender.tracker()
    whole = sender.face(100.0)
    with running(tracker) as seen:
        for garbage in (b"", b"hello", b"\x00" * 60_000, whole[:-7], b"{" * 5000, os.urandom(1785), whole):
            phone.send(garbage)
        assert until(lambda: len(seen) == 1)
        assert tracker.counts.garbage == 6 and tracker.counts.read == 1
        assert "6 dropped" in tracker.status.text
        assert tracker.status.phase is Phase.RUNNING


def test_what_was_overtaken_is_left_out_and_a_clock_set_back_is_believed(sender: Sender) -> None:
    phone = Phone(sender.port)
    tracker = sender.tracker()
    with running(tracker) as seen:
        for at in (100.0, 100.1, 100.05, 100.1, 100.2, 20.0, 20.1, 5000.0):
            phone.send(sender.face(at))
        assert until(lambda: len(seen) == 6)
        assert tracker.counts.late == 2 and "2 late" in tracker.status.text


def test_a_sender_whose_clock_stands_still_is_heard(sender: Sender) -> None:
    phone = Phone(sender.port)
    with running(sender.tracker()) as seen:
        for _ in range(30):
            phone.send(sender.face(100.0))
        assert until(lambda: len(seen) >= 20)


def test_of_two_phones_the_first_is_heard_until_it_is_silent(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Phone(sender.port), Phone(sender.port, "127.0.0.3")
    tracker = sender.tracker()
    tracker._listener._terms = replace(tracker._listener._terms, patience=0.3)
    with running(tracker) as seen:
        first.send(sender.face(100.0))
        assert until(lambda: len(seen) == 1)
        for n in range(3):
            second.send(sender.face(500.0 + n))
        assert until(lambda: tracker.counts.strangers == 3)
        assert len(seen) == 1 and "127.0.0.2" in tracker.status.text
        assert "3 from another sender" in tracker.status.text
        time.sleep(0.35)
        second.send(sender.face(504.0))
        assert until(lambda: len(seen) == 2) and "127.0.0.3" in tracker.status.text


def test_only_allowed_addresses_are_heard(sender: Sender) -> None:
    stranger, phone = Phone(sender.port, "127.0.0.3"), Phone(sender.port)
    tracker = sender.tracker(allowed=("127.0.0.2",))
    with running(tracker) as seen:
        for n in range(4):
            stranger.send(sender.face(100.0 + n))
        assert until(lambda: tracker.counts.refused == 4)
        assert "127.0.0.3 is not allowed" in tracker.status.text and tracker.status.remedy
        phone.send(sender.face(100.0))
        assert until(lambda: len(seen) == 1)


def test_after_a_silence_it_says_what_to_check(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(udp, "own_addresses", lambda: ["192.168.1.23"])
    tracker = sender.tracker()
    status = tracker.status
    assert status.phase is Phase.WAITING and status.remedy == ""
    assert "192.168.1.23" in status.text and str(sender.port) in status.text
    monkeypatch.setattr(listener, "SILENCE_S", 0.0)
    remedy = tracker.status.remedy
    assert "firewall" in remedy and str(sender.port) in remedy and "{" not in remedy
    words = {"vts_phone": "MeowFace", "live_link_face": "target", "openseeface": "facetracker"}
    assert words[sender.name] in remedy
    tracker.close()


def test_a_taken_port_names_its_holder(sender: Sender) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", sender.port))
        with pytest.raises(TrackerError, match=f"UDP port {sender.port} is taken by") as caught:
            sender.tracker()
        assert caught.value.remedy
        if Path("/proc/net/udp").exists():
            assert f"process {os.getpid()}" in str(caught.value)
    sender.tracker().close()


@pytest.mark.parametrize("name", ["vts_phone", "live_link_face"])
def test_a_phone_that_sees_no_face_yields_nothing(name: str) -> None:
    sender = Sender(name, free_port())
    phone = Phone(sender.port)
    tracker = sender.tracker()
    with running(tracker) as seen:
        phone.send(sender.face(100.0))
        assert until(lambda: len(seen) == 1)
        phone.send(sender.face(100.1, Motion.neutral()))
        assert until(lambda: tracker.status.phase is Phase.LOST)
        phone.send(sender.face(100.2))
        assert until(lambda: len(seen) == 2) and tracker.status.phase is Phase.RUNNING


def test_openseeface_falls_silent_when_it_sees_no_face() -> None:
    sender = Sender("openseeface", free_port())
    phone = Phone(sender.port)
    tracker = sender.tracker()
    tracker._listener._terms = replace(tracker._listener._terms, patience=0.2)
    with running(tracker) as seen:
        phone.send(sender.face(100.0))
        assert until(lambda: len(seen) == 1)
        assert until(lambda: tracker.status.phase is Phase.LOST)
        phone.send(sender.face(101.0))
        assert until(lambda: len(seen) == 2) and tracker.status.phase is Phase.RUNNING


def test_two_people_of_openseeface() -> None:
    port = free_port()
    phone = Phone(port)
    both = osf_wire.write(some_motion(1), 5.0, face=4) + osf_wire.write(some_motion(2), 5.0, face=9)
    with running(openseeface.create(openseeface.Config(port=port, faces=2))) as seen:
        phone.send(both)
        assert until(lambda: len(seen) == 2)
    assert [m.subject for m in seen] == [0, 1] and [m.seq for m in seen] == [0, 1]


def test_the_recorded_stream_over_loopback(shared: Path) -> None:
    datagrams = openseeface_recording(shared)
    port = free_port()
    phone = Phone(port)
    tracker = openseeface.create(openseeface.Config(port=port))
    with running(tracker) as seen:
        for datagram in datagrams:
            phone.send(datagram)
            time.sleep(0.002)
        assert until(lambda: len(seen) == 183)
        assert tracker.counts.garbage == 0 and tracker.counts.late == 0


@pytest.fixture
def asking() -> Callable[[], tuple[vts_phone.VtsPhoneTracker, Phone, int]]:
    def make() -> tuple[vts_phone.VtsPhoneTracker, Phone, int]:
        phone, port = Phone(free_port()), free_port()
        config = vts_phone.Config("127.0.0.2", port, phone.port, host="127.0.0.1")
        return vts_phone.create(config), phone, port

    return make


def test_the_iphone_is_asked_again_and_again_while_it_sends(
    asking: Callable[[], tuple[vts_phone.VtsPhoneTracker, Phone, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vts_phone, "ASKED_EVERY_S", 0.1)
    tracker, phone, port = asking()
    with running(tracker) as seen:
        for n in range(3):
            asked = json.loads(phone.heard()[0])
            assert asked["messageType"] == "iOSTrackingDataRequest" and asked["ports"] == [port]
            assert asked["sentBy"] == "livehead" and 2.0 <= asked["time"] <= 5.0
            phone.send(vts_wire.write(some_motion(), 100.0 + n), port)
            assert until(lambda n=n: len(seen) == n + 1)
        assert tracker.status.phase is Phase.RUNNING and "127.0.0.2" in tracker.status.text


def test_only_the_iphone_that_was_asked_is_heard(
    asking: Callable[[], tuple[vts_phone.VtsPhoneTracker, Phone, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tracker, phone, port = asking()
    stranger = Phone(free_port(), "127.0.0.3")
    monkeypatch.setattr(listener, "SILENCE_S", 0.0)
    assert "3rd Party PC Clients" in tracker.status.remedy and "asking 127.0.0.2" in tracker.status.text
    with running(tracker) as seen:
        for n in range(3):
            stranger.send(vts_wire.write(some_motion(), 100.0 + n), port)
        assert until(lambda: tracker.counts.strangers == 3)
        assert "127.0.0.3 sends" in tracker.status.text, "a mistyped address can be seen"
        phone.send(vts_wire.write(some_motion(), 100.0), port)
        assert until(lambda: len(seen) == 1)


def test_keys_on_the_phone_are_presses(
    asking: Callable[[], tuple[vts_phone.VtsPhoneTracker, Phone, int]],
) -> None:
    tracker, phone, port = asking()
    with running(tracker) as seen:
        for n, key in enumerate((-1, 3, 3, -1, 3, 7)):
            phone.send(vts_wire.write(some_motion(), 100.0 + n / 60, key), port)
        assert until(lambda: len(seen) == 6)
    assert seen[0].presses == () and seen[2].presses == (("phone 3", 1),)
    assert seen[5].presses == (("phone 3", 2), ("phone 7", 1))


def test_a_head_that_is_no_number_never_arrives() -> None:
    sender = Sender("vts_phone", free_port())
    phone = Phone(sender.port)
    mad = json.dumps({"FaceFound": True, "Rotation": {"x": math.nan, "y": 1e40, "z": "1"}, "BlendShapes": []})
    with running(sender.tracker()) as seen:
        phone.send(mad.encode())
        phone.send(sender.face(100.0))
        assert until(lambda: len(seen) == 1)
    assert np.isfinite(seen[0].head_rotation).all()


@pytest.mark.parametrize("module", [vts_phone, live_link_face])
def test_an_unknown_phone_is_an_error(module) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TrackerError, match="cannot be found") as caught:
        module.create(module.Config(phone="no such phone"))
    assert caught.value.remedy


def test_the_ports_are_free_again_after_the_end(sender: Sender) -> None:
    for _ in range(3):
        with running(sender.tracker()):
            time.sleep(0.02)
    sender.tracker().close()

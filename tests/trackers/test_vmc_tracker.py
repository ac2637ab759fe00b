"""The VMC tracker over loopback, hearing our own performer and Face Cap."""

from __future__ import annotations

import socket
import time

import numpy as np
import pytest
from loopback import Phone, free_port, running, until
from osc_bytes import bundle, message

from livehead.errors import TrackerError
from livehead.trackers import vmc
from livehead.types import Motion, Phase
from livehead.wire import listener
from livehead.wire.vmc import write


def someone(jaw: float, at: float) -> Motion:
    neutral = Motion.neutral(at)
    shapes = neutral.blendshapes.copy()
    shapes[24] = jaw
    return Motion(
        shapes, np.array((0.1, 0.2, 0.3), np.float32), neutral.head_position, neutral.gaze, 1.0, at, 0
    )


def make(*ports: int, **options: object) -> vmc.VmcTracker:
    return vmc.create(vmc.Config(ports=ports, patience=0.3, **options))  # type: ignore[arg-type]


def test_both_ports_are_heard_and_a_frame_is_one_motion() -> None:
    ports = free_port(), free_port()
    phone, tracker = Phone(ports[0]), make(*ports)
    with running(tracker) as seen:
        assert tracker.status.phase is Phase.WAITING and str(ports[1]) in tracker.status.text
        for n in range(20):
            for datagram in write(someone(n / 20, 1.0 + n / 60)):
                phone.send(datagram, ports[n // 10])
            time.sleep(0.002)
        assert until(lambda: len(seen) == 20)
        assert tracker.status.phase is Phase.RUNNING and tracker.counts.garbage == 0
    assert [m.blendshapes.max() for m in seen] == pytest.approx([n / 20 for n in range(20)])
    assert np.allclose(seen[-1].head_rotation, (0.1, 0.2, 0.3), atol=1e-6)


def test_a_performer_that_sees_nobody_yields_nothing() -> None:
    port = free_port()
    phone, tracker = Phone(port), make(port)
    with running(tracker) as seen:
        for datagram in write(someone(0.5, 1.0)) + write(Motion.neutral(1.1)):
            phone.send(datagram)
        assert until(lambda: tracker.status.phase is Phase.LOST)
        assert len(seen) == 1


def test_face_cap_is_heard_too() -> None:
    port = free_port()
    phone, tracker = Phone(port), make(port)
    with running(tracker) as seen:
        phone.send(bundle(message("/HR", -10.0, 0.0, 0.0), message("/W", 24, 0.5)))
        assert until(lambda: len(seen) == 1)
    assert seen[0].blendshapes[24] == 0.5 and seen[0].head_rotation[0] > 0.1


def test_garbage_and_addresses_that_are_not_allowed_are_counted() -> None:
    port = free_port()
    phone, stranger = Phone(port), Phone(port, "127.0.0.3")
    tracker = make(port, allowed=("127.0.0.2",))
    with running(tracker) as seen:
        for datagram in (b"", b"hello", b"/x", message("/VMC/Ext/Blend/Val", "JawOpen", "wide")):
            phone.send(datagram)
        stranger.send(write(someone(0.5, 1.0))[0])
        for datagram in write(someone(0.5, 1.0)):
            phone.send(datagram)
        assert until(lambda: len(seen) == 1)
        assert until(lambda: tracker.counts.garbage == 4 and tracker.counts.refused == 1)
        assert "not allowed" in tracker.status.text


def test_a_taken_port_is_left_out_and_said() -> None:
    taken, free = free_port(), free_port()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", taken))
        tracker = make(taken, free)
        assert f"UDP port {taken} is taken by" in tracker.status.text
        tracker.close()
        with pytest.raises(TrackerError, match="is taken"):
            make(taken)


def test_after_a_silence_it_says_how_to_be_heard_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listener, "SILENCE_S", 0.0)
    tracker = make(free_port())
    assert "0.0.0.0" in tracker.status.remedy and "Face Cap" in tracker.status.remedy
    tracker.close()
    tracker = make(free_port(), host="0.0.0.0")
    assert "0.0.0.0" not in tracker.status.remedy
    tracker.close()

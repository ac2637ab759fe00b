"""Auto over loopback: it recognises, prefers, falls back, asks, and says all of it."""

from __future__ import annotations

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from loopback import Phone, free_port, running, until
from osc_bytes import bundle, message

from livehead.errors import ConfigError, TrackerError
from livehead.modifiers import hold
from livehead.trackers import auto
from livehead.types import Motion, Phase
from livehead.wire import ifacialmocap, link, listener, live_link_face, udp, vmc, vts_phone


def someone(jaw: float = 0.5, at: float = 1.0, yaw: float = 0.1) -> Motion:
    neutral = Motion.neutral(at)
    shapes = neutral.blendshapes.copy()
    shapes[24] = jaw
    turn = np.array((0.0, yaw, 0.0), np.float32)
    return Motion(shapes, turn, neutral.head_position, neutral.gaze, 1.0, at, 0)


@pytest.fixture
def ports() -> dict[str, int]:
    names = ("ifacialmocap_port", "facemotion3d_port", "vts_port", "vts_phone_port", "rest")
    return {**{name: free_port() for name in names}, "tcp_port": free_port(socket.SOCK_STREAM)}


def make(ports: dict[str, int], **options: object) -> auto.AutoTracker:
    named = {name: port for name, port in ports.items() if name != "rest"}
    config = auto.Config(host="127.0.0.1", ports=(ports["rest"],), **{**named, **options})  # type: ignore[arg-type]
    return auto.create(config)


@contextlib.contextmanager
def talking(phone: Phone, port: int, *frames: list[bytes]) -> Iterator[None]:
    """Sends the frames again and again, about a hundred a second."""
    ended = threading.Event()

    def talk() -> None:
        n = 0
        while not ended.wait(0.01):
            for datagram in frames[n % len(frames)]:
                phone.send(datagram, port)
            n += 1

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def as_vmc(count: int = 200) -> list[list[bytes]]:
    began = time.monotonic()
    return [vmc.write(someone(at=began + n / 100)) for n in range(count)]


IFM = [ifacialmocap.write(someone())]


@pytest.mark.parametrize(
    ("protocol", "frames"),
    [
        ("ifacialmocap", IFM),
        ("vmc", vmc.write(someone())),
        ("vts_phone", [vts_phone.write(someone(), 5.0)]),
        ("live_link_face", [live_link_face.write(someone())]),
        ("face_cap", [bundle(message("/HR", 0.0, 5.0, 0.0), message("/W", 24, 0.5))]),
    ],
)
def test_it_knows_what_talks_on_whatever_port(
    ports: dict[str, int], protocol: str, frames: list[bytes]
) -> None:
    phone = Phone(ports["rest"])
    for port in ("rest", "ifacialmocap_port", "vts_port"):
        tracker = make(ports)
        with running(tracker) as seen:
            for datagram in frames:
                phone.send(datagram, ports[port])
            assert until(lambda: len(seen) == 1)
            assert seen[0].tracker == protocol and seen[0].blendshapes[24] == pytest.approx(0.5, abs=0.01)
            status = tracker.status
            assert status.phase is Phase.RUNNING
            assert status.text.startswith(f"{auto.TITLES[protocol]} from 127.0.0.2")


def test_openseeface_is_known_by_its_form(ports: dict[str, int]) -> None:
    face = struct.pack("<di2f2fB", 12.5, 0, 640.0, 480.0, 0.8, 0.8, 1) + bytes(1785 - 29)
    tracker, phone = make(ports), Phone(ports["rest"])
    with running(tracker):
        phone.send(face)
        assert until(lambda: tracker.counts.read == 1)
        assert tracker.status.text.startswith("OpenSeeFace from 127.0.0.2")


def test_a_phone_may_come_by_tcp(ports: dict[str, int]) -> None:
    phone = Phone(ports["rest"])
    with running(make(ports)) as seen, phone.connect(ports["tcp_port"]) as line:
        line.sendall((IFM[0] + ifacialmocap.DELIMITER) * 3)
        assert until(lambda: len(seen) == 3) and seen[0].tracker == "ifacialmocap"


def test_the_preferred_takes_over_and_the_next_steps_in_when_it_is_silent(ports: dict[str, int]) -> None:
    phone, pc = Phone(ports["rest"]), Phone(ports["rest"], "127.0.0.3")
    tracker = make(ports)
    with running(tracker) as seen, talking(pc, ports["rest"], *as_vmc(2000)):
        assert until(lambda: seen and seen[-1].tracker == "vmc")
        with talking(phone, ports["ifacialmocap_port"], IFM):
            assert until(lambda: seen[-1].tracker == "ifacialmocap")
            assert tracker.status.text.startswith("iFacialMocap from 127.0.0.2")
            assert "VMC talks too" in tracker.status.text
        assert until(lambda: seen[-1].tracker == "vmc"), "the phone is silent"
        assert until(lambda: tracker.status.text.startswith("VMC from 127.0.0.3"))
        with talking(phone, ports["ifacialmocap_port"], IFM):
            assert until(lambda: seen[-1].tracker == "ifacialmocap"), "and back"
    changes = [b.tracker for a, b in zip(seen, seen[1:], strict=False) if a.tracker != b.tracker]
    assert changes[:3] == ["ifacialmocap", "vmc", "ifacialmocap"]
    assert [m.seq for m in seen] == list(range(len(seen)))
    assert all(b.captured_at > a.captured_at for a, b in zip(seen, seen[1:], strict=False))


def test_the_order_of_preference_can_be_set(ports: dict[str, int]) -> None:
    phone, pc = Phone(ports["rest"]), Phone(ports["rest"], "127.0.0.3")
    with running(make(ports, prefer=("vmc",))) as seen, talking(phone, ports["rest"], IFM):
        assert until(lambda: seen and seen[-1].tracker == "ifacialmocap")
        with talking(pc, ports["rest"], *as_vmc()):
            assert until(lambda: seen[-1].tracker == "vmc")
    with pytest.raises(ConfigError, match="vcm"):
        make(ports, prefer=("vcm",))


def test_a_phone_that_sees_no_face_gives_way_to_one_that_does(ports: dict[str, int]) -> None:
    phone, pc = Phone(ports["rest"]), Phone(ports["rest"], "127.0.0.3")
    lost = [ifacialmocap.write(Motion.neutral())]
    tracker = make(ports)
    with running(tracker) as seen, talking(pc, ports["rest"], *as_vmc(2000)):
        with talking(phone, ports["rest"], IFM):
            assert until(lambda: seen and seen[-1].tracker == "ifacialmocap")
        with talking(phone, ports["rest"], lost):
            assert until(lambda: seen[-1].tracker == "vmc")
            assert until(lambda: tracker.status.text.startswith("VMC from"))


def test_a_change_of_tracker_is_no_snap() -> None:
    """What comes from auto through `hold`: the head turns at most 5 degrees a frame."""
    modifier, last, worst = hold.HoldModifier(hold.Config()), None, 0.0
    for n in range(240):
        now, name = n / 60, "vmc" if n < 60 or n >= 150 else "ifacialmocap"
        motion = someone(at=now, yaw=0.6 if name == "vmc" else -0.6)
        shown = modifier.modify(replace(motion, captured_at=now, seq=n, tracker=name), now)
        if last is not None and n > 30:
            worst = max(worst, float(np.degrees(abs(shown.head_rotation - last).max())))
        last = shown.head_rotation
    assert 0.5 < worst <= 5.0


def test_a_phone_is_asked_in_every_way_until_it_answers(ports: dict[str, int]) -> None:
    asked = {
        "ifacialmocap_port": ifacialmocap.HELLO + ifacialmocap.V2,
        "facemotion3d_port": ifacialmocap.HELLO_FACEMOTION,
    }
    phones = {name: Phone(ports[name]) for name in (*asked, "vts_phone_port")}
    tracker = make(ports, phone="127.0.0.2")
    with running(tracker) as seen:
        assert "asking 127.0.0.2" in tracker.status.text
        for name, hello in asked.items():
            word, sender = phones[name].heard()
            assert word == hello and sender[1] == ports[name]
        request = json.loads(phones["vts_phone_port"].heard()[0])
        assert request["messageType"] == "iOSTrackingDataRequest" and request["ports"] == [ports["vts_port"]]
        stranger = Phone(ports["rest"], "127.0.0.3")
        stranger.send(IFM[0])
        assert until(lambda: tracker.counts.strangers == 1)
        assert not seen, "another phone than the one asked is not heard"
        frames = [[vts_phone.write(someone(), time.time() + n / 100)] for n in range(2000)]
        with talking(phones["vts_phone_port"], ports["vts_port"], *frames):
            assert until(lambda: len(seen) > 5)
            for _ in range(2):
                phones["vts_phone_port"].heard()
            phones["vts_phone_port"].link.settimeout(3.0)
            assert b"iOSTrackingDataRequest" in phones["vts_phone_port"].heard()[0], "the lease is renewed"
    last = b""
    phones["facemotion3d_port"].link.settimeout(1.0)
    with contextlib.suppress(TimeoutError):
        while True:
            last = phones["facemotion3d_port"].heard()[0]
    assert last == ifacialmocap.STOP_FACEMOTION


def test_ports_that_are_taken_are_left_out_and_said(ports: dict[str, int]) -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other,
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server,
    ):
        other.bind(("127.0.0.1", ports["ifacialmocap_port"]))
        server.bind(("127.0.0.1", ports["tcp_port"]))
        server.listen()
        tracker, phone = make(ports), Phone(ports["rest"])
        with running(tracker) as seen:
            for port in (f"UDP port {ports['ifacialmocap_port']}", f"TCP port {ports['tcp_port']}"):
                assert f"{port} is taken by" in tracker.status.text
            phone.send(IFM[0])
            assert until(lambda: len(seen) == 1)
            assert "is taken" in tracker.status.text, "while it runs, too"


def test_when_no_port_is_left_it_is_an_error(ports: dict[str, int]) -> None:
    first = make(ports)
    with pytest.raises(TrackerError, match="is taken"):
        make(ports)
    first.close()
    make(ports).close()


def test_nonsense_and_addresses_that_are_not_allowed_are_counted(ports: dict[str, int]) -> None:
    tracker, phone = make(ports, allowed=("127.0.0.9",)), Phone(ports["rest"])
    with running(tracker) as seen:
        for datagram in (b"", b"hello", b"\xff" * 1785, IFM[0]):
            phone.send(datagram)
        assert until(lambda: tracker.counts.garbage == 3 and tracker.counts.refused == 1)
        assert not seen and tracker.status.phase is Phase.WAITING
        assert "3 dropped" in tracker.status.text and "allowed" in tracker.status.remedy
        assert "127.0.0.2 sends what is no known protocol" in tracker.status.text


def test_another_livehead_is_left_to_its_own_tracker(ports: dict[str, int]) -> None:
    tracker, phone = make(ports), Phone(ports["rest"])
    with running(tracker) as seen:
        phone.send(link.write(someone(), 7))
        assert until(lambda: "sends as a livehead" in tracker.status.text)
        assert "token" in tracker.status.remedy and not seen


def test_waiting_it_says_where_and_what_to_check(
    ports: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(udp, "own_addresses", lambda: ["192.168.1.23"])
    tracker = make(ports)
    assert "192.168.1.23" in tracker.status.text and str(ports["rest"]) in tracker.status.text
    assert tracker.status.remedy == ""
    monkeypatch.setattr(listener, "SILENCE_S", 0.0)
    assert "firewall" in tracker.status.remedy
    tracker.close()


def test_an_unknown_phone_is_an_error(ports: dict[str, int]) -> None:
    with pytest.raises(TrackerError, match="cannot be found"):
        make(ports, phone="no such phone")


def test_recorded_streams_are_used_as_they_are(ports: dict[str, int], shared: Path) -> None:
    stream, faces = shared / "media/mocap/ifm_minbitt_data.txt", shared / "media/mocap/osf_lp_d12.osfrec"
    if not (stream.is_file() and faces.is_file()):
        pytest.skip("needs the recorded streams (../shared/media/mocap)")
    records, data, at = [], faces.read_bytes(), 0
    while at < len(data):
        _, size = struct.unpack_from("<dI", data, at)
        records.append(data[at + 12 : at + 12 + size])
        at += 12 + size
    lines = [line for line in stream.read_bytes().splitlines() if line]
    for name, datagrams in (("ifacialmocap", lines), ("openseeface", records)):
        tracker, phone = make(ports), Phone(ports["rest"])
        with running(tracker) as seen:
            for datagram in datagrams:
                phone.send(datagram)
                time.sleep(0.003)
            time.sleep(0.2)
            assert len(seen) >= 0.98 * len(datagrams)
            assert {motion.tracker for motion in seen} == {name}
            assert tracker.counts.garbage == 0
        phone.link.close()

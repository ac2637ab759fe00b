"""TCP and Facemotion3d: connections that come, tear, come again, and a stop at the end."""

from __future__ import annotations

import contextlib
import socket
import time

import pytest
from loopback import Phone, free_port, running, until

from livehead.errors import TrackerError
from livehead.trackers import ifacialmocap
from livehead.types import Phase
from livehead.wire import tcp

FACE = b"trackingStatus&1|jawOpen&50|eyeBlink_L&10|=head#1,2,3,0,0,-0.4|leftEye#1,2,0|rightEye#1,2,0|"
END = b"___iFacialMocap"
RELATIVE = (
    b"faceObjGrp!SampleHead|blendShape1.mouthSmileRight&44|FM_SAD&3|=headPosition#0.007,-0.044,0.002,none|"
    b"head#-6.5,-3.8,-0.45,head|rightEye#-5,1,0,eyeBall_R|leftEye#-5,1,0|neck#1,2,3|"
)


class Ports:
    def __init__(self) -> None:
        self.udp, self.relative = free_port(), free_port()
        self.tcp = free_port(socket.SOCK_STREAM)


@pytest.fixture
def ports() -> Ports:
    return Ports()


def make(ports: Ports, phone: str = "", **options: object) -> ifacialmocap.IFacialMocapTracker:
    named = {"port": ports.udp, "tcp_port": ports.tcp, "facemotion3d_port": ports.relative, **options}
    return ifacialmocap.create(ifacialmocap.Config(phone=phone, host="127.0.0.1", retry=0.3, **named))  # type: ignore[arg-type]


def test_it_asks_the_phone_to_connect_takes_its_frames_and_says_stop(ports: Ports) -> None:
    phone = Phone(ports.udp)
    tracker = make(ports, "127.0.0.2", transport="tcp")
    with running(tracker) as seen:
        hello = b"iFacialMocap_UDPTCP_sahuasouryya9218sauhuiayeta91555dy3719|sendDataVersion=v2"
        assert phone.heard()[0] == hello and phone.heard()[0] == hello, "again until it connects"
        assert tracker.status.phase is Phase.WAITING and f"TCP {ports.tcp}" in tracker.status.text
        with phone.connect(ports.tcp) as link:
            stream = (FACE + END) * 20
            for start in range(0, len(stream), 37):  # cut anywhere
                link.sendall(stream[start : start + 37])
            assert until(lambda: len(seen) == 20)
            assert tracker.status.phase is Phase.RUNNING and "127.0.0.2" in tracker.status.text
            assert seen[0].blendshapes.max() == pytest.approx(0.5)
    words = []
    phone.link.settimeout(0.5)
    with contextlib.suppress(TimeoutError):
        while True:
            words.append(phone.heard()[0])
    assert words[-1] == b"iFacialMocap_UDPTCPSTOP_sahuasouryya9218sauhuiayeta91555dy3719"


def test_a_phone_that_was_not_called_may_connect_and_come_again(ports: Ports) -> None:
    phone = Phone(ports.udp)
    tracker = make(ports, transport="tcp")
    with running(tracker) as seen:
        for n in (1, 2, 3):
            with phone.connect(ports.tcp) as link:
                link.sendall(FACE + END + FACE[:30])  # and torn in the middle of the next
            assert until(lambda n=n: len(seen) == n and tracker.counts.garbage == n)  # type: ignore[misc]
    assert all(m.blendshapes.max() == pytest.approx(0.5) for m in seen)


def test_of_two_connections_of_one_phone_the_newer_counts(ports: Ports) -> None:
    phone = Phone(ports.udp)
    with running(make(ports, transport="tcp")) as seen:
        old = phone.connect(ports.tcp)
        old.sendall(FACE + END)
        assert until(lambda: len(seen) == 1)
        with phone.connect(ports.tcp) as new:
            new.sendall(FACE + END)
            assert until(lambda: len(seen) == 2)
            assert old.recv(1) == b"", "the older one was closed"
        old.close()


def test_another_phone_that_connects_is_not_heard(ports: Ports) -> None:
    phone, stranger = Phone(ports.udp), Phone(ports.udp, "127.0.0.3")
    tracker = make(ports, "127.0.0.2", transport="tcp")
    with running(tracker) as seen, phone.connect(ports.tcp) as link:
        for n in range(2 * tcp.MOST_CONNECTIONS):
            with stranger.connect(ports.tcp) as other:
                assert other.recv(1) == b"", "shown the door"
            assert until(lambda n=n: tracker.counts.strangers == n + 1)  # type: ignore[misc]
        assert "127.0.0.3 sends" in tracker.status.text
        link.sendall(FACE + END)
        assert until(lambda: len(seen) == 1), "they have not taken its place"


def test_a_flood_without_end_is_dropped_and_what_follows_is_read(ports: Ports) -> None:
    phone = Phone(ports.udp)
    tracker = make(ports, transport="tcp")
    with running(tracker) as seen, phone.connect(ports.tcp) as link:
        link.settimeout(30.0)
        link.sendall(FACE + END)
        block = b"jawOpen&99|" * 6000
        for _ in range(160):  # 10 MB; test_tcp.py does 100
            link.sendall(block)
        link.sendall(END + FACE + END)
        assert until(lambda: len(seen) == 2, 20.0)
        assert tracker.counts.garbage == 1
        assert seen[1].blendshapes.max() == pytest.approx(0.5)


def test_more_connections_than_can_be_close_the_oldest(ports: Ports) -> None:
    with running(make(ports, transport="tcp")):
        first = Phone(ports.udp, "127.0.0.2").connect(ports.tcp)
        rest = [
            Phone(ports.udp, f"127.0.0.{n}").connect(ports.tcp) for n in range(3, 3 + tcp.MOST_CONNECTIONS)
        ]
        assert first.recv(1) == b""
        for link in (first, *rest):
            link.close()


def test_a_taken_tcp_port_is_said(ports: Ports) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("127.0.0.1", ports.tcp))
        other.listen()
        with pytest.raises(TrackerError, match=f"TCP port {ports.tcp} is taken by"):
            make(ports, transport="tcp")
    make(ports, transport="tcp").close()


def test_facemotion3d_is_started_heard_on_both_ports_and_stopped(ports: Ports) -> None:
    phone = Phone(ports.relative)
    tracker = make(ports, "127.0.0.2", dialect="facemotion3d")
    with running(tracker) as seen:
        hello, sender = phone.heard()
        assert hello == b"FACEMOTION3D_OtherStreaming" and sender[1] == ports.relative
        assert phone.heard()[0] == hello, "again until it answers"
        phone.send(RELATIVE)
        assert until(lambda: len(seen) == 1)
        phone.send(RELATIVE, ports.udp)
        assert until(lambda: len(seen) == 2)
        assert seen[0].blendshapes.max() == pytest.approx(0.44)
    phone.link.settimeout(2.0)
    last = b""
    with contextlib.suppress(TimeoutError):
        while last != b"StopStreaming_FACEMOTION3D":
            last = phone.heard()[0]
    assert last == b"StopStreaming_FACEMOTION3D"


def test_facemotion3d_by_tcp_is_stopped_before_it_is_started(ports: Ports) -> None:
    phone = Phone(ports.relative)
    with running(make(ports, "127.0.0.2", dialect="facemotion3d", transport="tcp")) as seen:
        assert phone.heard()[0] == b"StopStreaming_FACEMOTION3D"
        assert phone.heard()[0] == b"FACEMOTION3D_OtherStreaming|protocol=tcp"
        with phone.connect(ports.tcp) as link:
            link.sendall(RELATIVE + END)
            assert until(lambda: len(seen) == 1)


def test_no_stop_is_sent_to_a_phone_that_was_never_called(ports: Ports) -> None:
    phone = Phone(ports.relative)
    with running(make(ports, dialect="facemotion3d")) as seen:
        phone.send(RELATIVE)
        assert until(lambda: len(seen) == 1)
    phone.link.settimeout(0.1)
    with pytest.raises(TimeoutError):
        phone.heard()


@pytest.mark.parametrize("options", [{"transport": "tcp"}, {"dialect": "facemotion3d"}])
def test_the_ports_are_free_again_after_the_end(ports: Ports, options: dict[str, object]) -> None:
    for _ in range(3):
        with running(make(ports, **options)):
            time.sleep(0.02)

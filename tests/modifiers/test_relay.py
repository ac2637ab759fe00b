"""Motion sent on: what other programs get, read back by our own receivers over loopback."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from signals import motion

from livehead import holders
from livehead.errors import ConfigError, TrackerError
from livehead.modifiers import relay
from livehead.motion.vector import pack
from livehead.trackers import link
from livehead.types import Channels, Motion, Phase
from livehead.wire.ifacialmocap import IFacialMocapCodec
from livehead.wire.link import LinkCodec, write
from livehead.wire.packet import Codec, Packet
from livehead.wire.relay import Relay, target
from livehead.wire.vmc import VmcCodec
from livehead.wire.vts_phone import VtsPhoneCodec

RECEIVERS: dict[str, type[Codec]] = {
    "vmc": VmcCodec,
    "ifacialmocap": IFacialMocapCodec,
    "vts": VtsPhoneCodec,
    "livehead": LinkCodec,
}


@pytest.fixture(autouse=True)
def another_program(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The receivers of these tests live in this program and count as others."""
    if "own" not in request.node.name:
        monkeypatch.setattr(holders, "of_port", lambda port, protocol: "")


@contextlib.contextmanager
def receiver() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        link.bind(("127.0.0.1", 0))
        link.settimeout(0.5)
        yield link


def port(link: socket.socket) -> int:
    return int(link.getsockname()[1])


def packets(link: socket.socket, codec: Codec) -> list[Packet]:
    """All that has come, read."""
    found: list[Packet] = []
    link.settimeout(0.2)
    with contextlib.suppress(TimeoutError):
        while True:
            read = codec.read(link.recv(65535))
            assert read is not None, "our own receiver calls it garbage"
            found.extend(read)
    return found


def face(n: int) -> Motion:
    made = motion(np.radians(10.0 + n), jaw=0.5, at=n / 30.0, seq=n)
    return replace(made, head_position=np.array((0.1, -0.05, 0.4), np.float32), channels=Channels.ALL)


@pytest.mark.parametrize("protocol", RECEIVERS)
def test_each_protocol_arrives_as_it_was_sent(protocol: str) -> None:
    with receiver() as link:
        stage = relay.create(relay.Config(to=(f"{protocol}://127.0.0.1:{port(link)}",)))
        for n in range(3):
            assert stage.modify(face(n), n / 30.0) is not None
        got = packets(link, RECEIVERS[protocol]())
        assert len(got) == 3 and all(packet.tracked for packet in got)
        wanted = face(2)
        assert np.allclose(got[-1].blendshapes, wanted.blendshapes, atol=0.0051)
        assert np.allclose(got[-1].head_rotation, wanted.head_rotation, atol=1e-3)
        assert protocol in stage.status.text
        stage.close()


def test_one_stream_serves_several_programs_and_nothing_is_sent_twice() -> None:
    with receiver() as one, receiver() as two:
        stage = relay.create(
            relay.Config(to=(f"livehead://127.0.0.1:{port(one)}", f"ifacialmocap://127.0.0.1:{port(two)}"))
        )
        for frame in range(20):
            stage.modify(face(frame // 2), frame / 60.0)
        assert len(packets(one, LinkCodec())) == len(packets(two, IFacialMocapCodec())) == 10
        stage.close()


def test_it_changes_nothing() -> None:
    stage = relay.create(relay.Config())
    given = face(1)
    assert stage.modify(given, 0.0) is given
    assert stage.status.phase is Phase.WAITING and "vmc://" in stage.status.remedy


@pytest.mark.parametrize("protocol", RECEIVERS)
def test_the_others_are_told_when_the_face_is_lost(protocol: str) -> None:
    with receiver() as link:
        stage = relay.create(relay.Config(to=(f"{protocol}://127.0.0.1:{port(link)}",)))
        for frame in range(120):
            stage.modify(face(0), frame / 60.0)
        got = packets(link, RECEIVERS[protocol]())
        assert got[0].tracked and not got[-1].tracked and 2 <= len(got) <= 5
        stage.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "127.0.0.1:5",
        "vcm://x",
        "vmc://",
        "vmc://h:0",
        "vmc://h:99999",
        "vmc://no.such.invalid",
        "vmc://h/x",
        "livehead://me@127.0.0.1",
    ],
)
def test_a_wrong_address_is_said(text: str) -> None:
    with pytest.raises(ConfigError) as caught:
        target(text)
    assert caught.value.remedy


def test_the_port_may_be_left_out() -> None:
    assert target("vmc://127.0.0.1").port == 39539 and target("vts://localhost").address == "127.0.0.1"


def test_a_network_that_takes_nothing_holds_nobody_up() -> None:
    relay = Relay(["livehead://127.0.0.1:9"])
    for n in range(50):
        relay.send(face(n))
    assert relay.sent + relay.lost == 50
    relay._socket.close()
    relay.send(face(50))
    assert relay.lost >= 1


def test_over_a_bad_network_the_other_livehead_sees_no_snap() -> None:
    """A fifth lost and a fifth overtaken: what is left comes in order, and moves on without a jump back."""
    with receiver() as listening:
        sender = Relay([f"livehead://127.0.0.1:{port(listening)}"])
        for n in range(100):
            sender.send(face(n % 30))
        data = [listening.recv(4096) for _ in range(100)]
    random = np.random.default_rng(3)
    kept = [d for d in data if random.random() > 0.2]
    for n in range(0, len(kept) - 3, 5):
        kept[n], kept[n + 2] = kept[n + 2], kept[n]
    tracker = link.create(link.Config(port=0))
    seen = [m for n, d in enumerate(kept) for m in tracker._listener.hear(d, "127.0.0.1", n / 60.0)]
    tracker.close()
    pitches = [round(float(np.degrees(pack(m)[52:55]).max())) for m in seen]
    assert tracker.counts.late > 5 and len(seen) == len(kept) - tracker.counts.late
    steps = np.diff(pitches)
    assert ((steps >= 0) | (steps < -15)).all(), "never back, but for the loop of the recording"


def test_another_computer_is_not_sent_what_it_would_not_hear() -> None:
    with pytest.raises(ConfigError) as caught:
        relay.create(relay.Config(to=("livehead://192.0.2.77",)))
    assert "--token" in caught.value.remedy
    relay.create(relay.Config(to=("livehead://192.0.2.77",), token="x")).close()
    relay.create(relay.Config(to=("livehead://127.0.0.1", "vmc://192.0.2.77"))).close()


def test_of_two_senders_on_one_computer_the_first_is_heard_again_when_the_second_ends() -> None:
    tracker = link.create(link.Config(port=0))

    def hear(session: int, n: int, now: float) -> int:
        return len(list(tracker._listener.hear(write(face(n), session), "127.0.0.1", now)))

    assert hear(1, 0, 0.0) and hear(2, 0, 0.1), "the newer one is taken"
    assert not any(hear(1, n, 0.1 + n / 60.0) for n in range(1, 60)), "not both in turn"
    assert tracker.counts.garbage > 0
    assert any(hear(1, n, 2.0 + n / 60.0) for n in range(60)), "the second has ended"
    tracker.close()


def test_no_network_without_a_token() -> None:
    with pytest.raises(TrackerError) as caught:
        link.create(link.Config(host="0.0.0.0", port=0))
    assert "token" in caught.value.remedy
    link.create(link.Config(host="0.0.0.0", port=0, token="x")).close()


@pytest.mark.skipif(not holders.PROC.is_dir(), reason="this system does not tell who holds a port")
def test_its_own_tracker_is_not_fed_with_its_own_motion(caplog: pytest.LogCaptureFixture) -> None:
    with receiver() as link:
        stage = relay.create(relay.Config(to=(f"vmc://127.0.0.1:{port(link)}",)))
        for n in range(3):
            stage.modify(face(n), n / 30.0)
        assert packets(link, VmcCodec()) == []
    assert "own tracker" in caplog.text and stage.status.phase is Phase.WAITING
    assert "itself listens" in stage.status.text and "another port" in stage.status.remedy

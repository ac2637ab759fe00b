"""What an OpenSeeFace datagram says, and that nothing in one can do harm."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from faces import is_sound, openseeface_recording, some_motion

from livehead.motion.arkit import INDEX
from livehead.motion.gaze import gaze_of
from livehead.types import Channels, Motion
from livehead.wire.openseeface import GONE, SIZE, OpenSeeFaceCodec, write
from livehead.wire.packet import Packet

CARRIED = (
    "jawOpen", "mouthSmileLeft", "mouthSmileRight", "mouthPucker", "browInnerUp", "browOuterUpLeft",
    "browOuterUpRight", "eyeBlinkLeft", "eyeBlinkRight", "eyeLookUpLeft", "eyeLookDownLeft", "eyeLookInLeft",
    "eyeLookOutLeft", "eyeLookUpRight", "eyeLookDownRight", "eyeLookInRight", "eyeLookOutRight",
)  # fmt: skip


def sendable(seed: int = 1) -> Motion:
    """A motion of which the protocol can say everything."""
    motion = some_motion(seed)
    shapes = np.zeros(52, np.float32)
    for name in CARRIED:
        shapes[INDEX[name]] = motion.blendshapes[INDEX[name]]
    return replace(motion, blendshapes=shapes)


def read(datagram: bytes, codec: OpenSeeFaceCodec | None = None) -> tuple[Packet, ...]:
    packets = (codec or OpenSeeFaceCodec()).read(datagram)
    assert packets is not None and all(is_sound(p) for p in packets)
    return packets


def with_bytes(datagram: bytes, at: int, form: str, *values: float) -> bytes:
    changed = bytearray(datagram)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


def test_there_and_back_is_the_same() -> None:
    for seed in range(20):
        motion = sendable(seed)
        datagram = write(motion, 5.5)
        assert len(datagram) == SIZE
        (packet,) = read(datagram)
        assert packet.sent_at == 5.5 and packet.channels == Channels.ALL and packet.dropped == 0
        assert np.abs(packet.blendshapes - motion.blendshapes).max() < 1e-4
        assert np.abs(packet.head_rotation - motion.head_rotation).max() < 1e-5
        assert np.abs(packet.head_position - motion.head_position).max() < 1e-5
        assert np.abs(packet.gaze - motion.gaze).max() < 1e-6


@pytest.mark.parametrize("side", ["Left", "Right"])
def test_the_right_eye_comes_first(side: str) -> None:
    at = 20 if side == "Right" else 24
    open_eyes = write(replace(Motion.neutral(), head_position=np.array((0, 0, -0.5), np.float32)))
    (packet,) = read(with_bytes(open_eyes, at, "<f", 0.0))
    assert packet.blendshapes[INDEX[f"eyeBlink{side}"]] == 1.0
    other = "Left" if side == "Right" else "Right"
    assert packet.blendshapes[INDEX[f"eyeBlink{other}"]] == 0.0


def test_a_torn_datagram_is_nothing() -> None:
    whole = write(sendable())
    codec = OpenSeeFaceCodec()
    for size in (0, 1, 84, SIZE - 1):
        assert codec.read(whole[:size]) is None
    assert codec.read(whole + b"x") is None and codec.read(whole * 41) is None
    assert codec.read(b"\x00" * SIZE) is None and codec.read(b"\xff" * SIZE) is None


def test_what_is_no_number_is_counted_and_the_rest_kept() -> None:
    whole = write(sendable())
    (blink,) = read(with_bytes(whole, 20, "<f", float("nan")))
    assert blink.dropped == 1 and blink.blendshapes[INDEX["eyeBlinkRight"]] == 0.0
    assert blink.channels == Channels.ALL
    for value in (float("nan"), float("inf"), 1e38):
        (head,) = read(with_bytes(whole, 345 + 8 * 30, "<2f", value, value))
        assert head.dropped == 1 and not head.tracked and not head.head_rotation.any()
    (gaze,) = read(with_bytes(whole, 889 + 12 * 66, "<3f", float("nan"), 0.0, 0.0))
    assert Channels.GAZE not in gaze.channels and not gaze.gaze.any() and gaze.tracked
    (time,) = read(with_bytes(whole, 0, "<d", float("nan")))
    assert time.sent_at is None
    (sure,) = read(with_bytes(whole, 73, "<f", float("nan")))
    assert sure.confidence == 0.0


def test_a_face_far_away_is_none() -> None:
    distant = replace(sendable(), head_position=np.array((0.0, 0.0, -30.0), np.float32))
    (packet,) = read(write(distant))
    assert packet.dropped == 1 and not packet.tracked and not packet.head_position.any()


def test_the_first_face_is_followed_until_it_is_gone() -> None:
    codec = OpenSeeFaceCodec()
    a, b = write(sendable(1), face=7), write(sendable(2), face=3)
    assert [p.blendshapes[INDEX["jawOpen"]] for p in read(a, codec)]
    first = read(a)[0].head_rotation
    for both in (a + b, b + a, a + b):
        (packet,) = read(both, codec)
        assert np.array_equal(packet.head_rotation, first)
    for _ in range(GONE):
        assert read(b, codec) == (), "nothing of another person while the first may come back"
    (packet,) = read(b, codec)
    assert np.array_equal(packet.head_rotation, read(b)[0].head_rotation)


def test_two_people_keep_their_places() -> None:
    codec = OpenSeeFaceCodec(faces=2)
    a, b, c = (write(sendable(n), face=n) for n in range(3))
    rotation = {n: read(d)[0].head_rotation.tolist() for n, d in enumerate((a, b, c))}
    for both in (a + b, b + a, b + a + c):
        places = {p.subject: p.head_rotation.tolist() for p in read(both, codec)}
        assert places == {0: rotation[0], 1: rotation[1]}
    assert [p.subject for p in read(b, codec)] == [1]
    for _ in range(GONE + 1):
        places = {p.subject: p.head_rotation.tolist() for p in read(b + c, codec)}
    assert places == {0: rotation[2], 1: rotation[1]}


def test_every_packet_has_arrays_of_its_own() -> None:
    datagram = write(sendable())
    (first,), (second,) = read(datagram), read(datagram)
    first.blendshapes[:] = 0.0
    assert second.blendshapes.any()


def test_the_recorded_stream(shared: Path) -> None:
    datagrams = openseeface_recording(shared)
    codec = OpenSeeFaceCodec()
    packets = [read(d, codec)[0] for d in datagrams]
    assert len(packets) == 183 and sum(p.dropped for p in packets) == 0
    assert all(p.tracked and p.channels == Channels.ALL for p in packets)
    heads = np.degrees(np.stack([p.head_rotation for p in packets]))
    senders = np.array([struct.unpack_from("<3f", d, 49) for d in datagrams])
    assert np.corrcoef(heads[:, 1], senders[:, 1])[0, 1] > 0.9, "yaw is the sender's y"
    assert np.corrcoef(heads[:, 2], senders[:, 2])[0, 1] > 0.9, "roll is the sender's z"
    places = np.stack([p.head_position for p in packets])
    translations = np.array([struct.unpack_from("<3f", d, 61) for d in datagrams])
    assert np.corrcoef(places[:, 0], -translations[:, 1])[0, 1] > 0.9
    assert np.corrcoef(places[:, 1], translations[:, 0])[0, 1] > 0.9
    assert -0.6 < places[:, 2].mean() < -0.2
    times = [p.sent_at for p in packets]
    assert all(a is not None and b is not None and b > a for a, b in zip(times, times[1:], strict=False))
    for packet in packets:
        assert np.allclose(gaze_of(packet.blendshapes)[:, 0], packet.gaze[:, 0].clip(-0.35, 0.35), atol=0.01)

"""livehead's own datagram: round trip, order, tokens, torn and forged ones, its size."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from livehead.motion.vector import pack
from livehead.types import Channels, Motion
from livehead.wire.link import LinkCodec, write
from livehead.wire.order import Order
from livehead.wire.packet import Packet

RANDOM = np.random.default_rng(7)


def some(seq: int = 5) -> Motion:
    return Motion(
        blendshapes=RANDOM.random(52).astype(np.float32),
        head_rotation=RANDOM.uniform(-3.1, 3.1, 3).astype(np.float32),
        head_position=RANDOM.uniform(-9.9, 9.9, 3).astype(np.float32),
        gaze=RANDOM.uniform(-1.5, 1.5, (2, 2)).astype(np.float32),
        confidence=0.8,
        captured_at=12.5,
        seq=seq,
        channels=Channels.FACE,
        subject=2,
        breath=0.25,
        tracker="mediapipe_face",
        made=Channels.MOUTH,
        expressions=(("Joy", 0.5), ("よろこび", 1.0)),
        presses=(("phone 3", 7),),
        drawn=(("mouth_smirk", 0.75, 1.0), ("iris_rotation_x", -1.0, 0.5)),
    )


def read(codec: LinkCodec, data: bytes) -> Packet:
    packets = codec.read(data)
    assert packets is not None and len(packets) == 1
    return packets[0]


@pytest.mark.parametrize("token", ["", "secret ü"])
def test_what_was_written_is_read(token: str) -> None:
    codec = LinkCodec(token)
    for _ in range(200):
        sent = some()
        got = read(codec, write(sent, 1, token))
        assert np.abs(got.blendshapes - sent.blendshapes).max() <= 0.501 / 255
        assert np.abs(got.head_rotation - sent.head_rotation).max() <= 0.51 * math.pi / 32767 + 1e-6
        assert np.abs(got.head_position - sent.head_position).max() <= 0.51 * 10 / 32767 + 1e-6
        assert np.abs(got.gaze - sent.gaze).max() <= 0.51 * math.pi / 2 / 32767 + 1e-6
        assert (got.channels, got.made, got.subject, got.tracker) == (
            Channels.FACE, Channels.MOUTH, 2, "mediapipe_face",
        )  # fmt: skip
        assert got.presses == sent.presses and [n for n, _ in got.expressions] == ["Joy", "よろこび"]
        assert got.expressions[0][1] == pytest.approx(0.5, abs=0.002)
        for (name, value, weight), (a, b, c) in zip(got.drawn, sent.drawn, strict=True):
            assert name == a and value == pytest.approx(b, abs=1e-4) and weight == pytest.approx(c, abs=0.002)
        assert got.confidence == pytest.approx(0.8, abs=0.002) and got.breath == pytest.approx(
            0.25, abs=0.002
        )


def test_sixty_a_second_are_a_quarter_of_what_was_allowed() -> None:
    size = len(write(replace(some(), drawn=(), expressions=(), presses=()), 1, "token")) + 28  # IP and UDP
    assert size * 60 / 1000.0 < 40.0 / 4


def test_only_who_knows_the_token_is_heard() -> None:
    codec = LinkCodec("right")
    assert codec.read(write(some(), 1, "wrong")) is None and codec.read(write(some(), 1)) is None
    forged = bytearray(write(some(), 1, "right"))
    forged[30] ^= 1
    assert codec.read(bytes(forged)) is None and codec.unsealed == 3
    assert codec.read(write(some(), 1, "right")) is not None
    assert LinkCodec().read(write(some(), 1, "right")) is None, "a sealed one needs the token to be read"


def test_the_overtaken_are_late_and_a_sender_that_starts_anew_is_not() -> None:
    codec, order = LinkCodec(), Order()
    taken = [order.takes(read(codec, write(some(seq), 1))) for seq in (100, 101, 103, 102, 104)]
    assert taken == [True, True, True, False, True]
    assert order.takes(read(codec, write(some(0), 2))), "a new session counts from 0"
    assert codec.read(write(some(105), 1)) is None, "what is left of the old one"


def test_lost_is_said() -> None:
    gone = replace(some(), confidence=0.0, channels=Channels.NONE)
    assert not read(LinkCodec(), write(gone, 1)).tracked


def test_nothing_that_comes_raises_or_leaves_the_ranges() -> None:
    good, codec = write(some(), 1), LinkCodec()
    assert all(codec.read(good[:n]) is None for n in range(len(good)))
    for _ in range(20_000):
        data = bytearray(good)
        for place in RANDOM.integers(4, len(data), RANDOM.integers(1, 6)):
            data[place] = RANDOM.integers(256)
        for packet in codec.read(bytes(data)) or ():
            motion = replace(
                Motion.neutral(), blendshapes=packet.blendshapes, head_rotation=packet.head_rotation,
                head_position=packet.head_position, gaze=packet.gaze,
            )  # fmt: skip
            vector = pack(motion)
            assert np.isfinite(vector).all() and vector[:52].min() >= 0.0 and vector[:52].max() <= 1.0
            assert np.abs(packet.head_rotation).max() <= math.pi + 1e-5
            assert np.abs(packet.gaze).max() <= math.pi / 2 + 1e-5
    assert len(codec._gone) <= 17, "no growth, whatever sessions are made up"

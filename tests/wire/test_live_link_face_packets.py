"""What a Live Link Face datagram says, and that nothing in one can do harm."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from faces import is_sound, live_link_face_recording, some_motion

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.gaze import gaze_of
from livehead.types import Channels, Motion
from livehead.wire.live_link_face import ORDER, LiveLinkFaceCodec, parse, write
from livehead.wire.packet import Packet

UUID = b"12345678-1234-1234-1234-123456789012"


def by_hand(
    values: list[float], device: bytes = UUID, name: bytes = b"iPhone", time: bytes | None = None
) -> bytes:
    """A datagram put together field by field."""
    head = b"\x06" + struct.pack(">i", len(device)) + device + struct.pack(">i", len(name)) + name
    stamp = struct.pack(">ifii", 1337, 0.25, 60, 1) if time is None else time
    return head + stamp + bytes([len(values)]) + struct.pack(f">{len(values)}f", *values)


def read(datagram: bytes) -> Packet:
    packet = parse(datagram)
    assert packet is not None and is_sound(packet)
    return packet


def test_the_bytes_are_those_of_the_published_layout() -> None:
    datagram = by_hand([0.0] * 61)
    assert len(datagram) == 312
    assert datagram[:5].hex() == "0600000024" and datagram[41:73].hex().startswith("000000066950686f6e65")
    assert (
        write(
            replace(Motion.neutral(), channels=Channels.ALL),
            1337,
            0.25,
            device=UUID.decode(),
            subject="iPhone",
        )
        == datagram
    )
    assert read(datagram).sent_at == pytest.approx(1337.25 / 60)


def test_every_value_has_its_own_place() -> None:
    assert sorted(ORDER) == sorted(NAMES)
    assert ORDER[14:18] == ("jawForward", "jawLeft", "jawRight", "jawOpen"), (
        "another app has right before left"
    )
    for place, name in enumerate(ORDER):
        packet = read(by_hand([float(n == place) * 0.5 for n in range(61)]))
        assert packet.blendshapes[INDEX[name]] == 0.5 and np.count_nonzero(packet.blendshapes) == 1


def test_angles_change_their_sign_and_are_radians() -> None:
    packet = read(by_hand([0.0] * 52 + [0.1, 0.2, 0.3, 0.04, 0.05, 9.0, 0.06, 0.07, 9.0]))
    assert np.allclose(packet.head_rotation, [-0.2, -0.1, -0.3])
    assert np.allclose(packet.gaze, [[-0.05, -0.04], [-0.07, -0.06]])
    assert packet.channels == Channels.FACE


@pytest.mark.parametrize("device", [b"", b"x", UUID, b"DEADC0DE-" + b"1" * 23, "ä".encode() * 60])
@pytest.mark.parametrize("name", [b"", b"iPhone", b"n" * 256, b"\xff\xfe"])
def test_names_of_any_length(device: bytes, name: bytes) -> None:
    assert read(by_hand([0.25] * 52 + [0.0] * 9, device, name)).blendshapes.tolist() == [0.25] * 52


def test_a_short_datagram_says_that_no_face_is_seen() -> None:
    short = by_hand([])[: 1 + 4 + len(UUID) + 4 + 6]
    packet = parse(short)
    assert packet is not None and not packet.tracked and not packet.channels
    assert parse(by_hand([])) is not None and not read(by_hand([])).tracked
    assert write(Motion.neutral(), device=UUID.decode(), subject="iPhone") == short


def test_torn_or_foreign_datagrams_are_nothing() -> None:
    whole = by_hand([0.5] * 61)
    face_lost = 1 + 4 + len(UUID) + 4 + 6
    for end in range(len(whole)):
        packet = parse(whole[:end])
        assert packet is None or (end == face_lost and not packet.tracked), end
    lengths = struct.pack(">i", -1), struct.pack(">i", 2**31 - 1), struct.pack(">i", 300)
    for garbage in (
        b"",
        b"\x06",
        b"\x00" * 400,
        b"\xff" * 400,
        b"{}" * 100,
        *(b"\x06" + n + whole[5:] for n in lengths),
    ):
        assert parse(garbage) is None
    assert parse(by_hand([0.5] * 40)) is None


def test_what_is_no_number_is_left_out_and_counted() -> None:
    values = [0.5] * 61
    values[0], values[17], values[52], values[55] = float("nan"), float("inf"), float("-inf"), 1e30
    packet = read(by_hand(values))
    assert packet.dropped == 4
    assert packet.blendshapes[INDEX["eyeBlinkLeft"]] == 0.0 and packet.blendshapes[INDEX["mouthClose"]] == 0.5


def test_what_is_too_much_is_cut() -> None:
    packet = read(by_hand([1.5] * 26 + [-0.5] * 26 + [9.0, -9.0, 9.0] * 3))
    assert packet.dropped == 0
    assert np.allclose(np.abs(packet.head_rotation), np.pi) and np.allclose(np.abs(packet.gaze), np.pi / 2)


@pytest.mark.parametrize(
    "time", [(5, 0.0, 0, 1), (5, 0.0, 60, 0), (5, float("nan"), 60, 1), (0, 0.0, 60, 1), (5, 0.0, -60, 1)]
)
def test_a_frame_time_that_is_none(time: tuple[int, float, int, int]) -> None:
    assert read(by_hand([0.5] * 61, time=struct.pack(">ifii", *time))).sent_at is None


def test_the_part_of_a_frame_counts() -> None:
    times = [
        read(by_hand([0.5] * 61, time=struct.pack(">ifii", 100, part, 60, 1))).sent_at for part in (0.1, 0.6)
    ]
    assert times[0] is not None and times[1] is not None and times[1] > times[0]


def test_there_and_back_is_the_same() -> None:
    for seed in range(20):
        motion = some_motion(seed)
        packet = read(write(motion, seed, 0.5))
        assert np.array_equal(packet.head_rotation, motion.head_rotation)
        assert np.array_equal(packet.gaze, motion.gaze)
        assert np.abs(packet.blendshapes - motion.blendshapes).max() < 1e-6


def test_every_packet_has_arrays_of_its_own() -> None:
    codec, datagram = LiveLinkFaceCodec(), by_hand([0.5] * 52 + [0.0] * 9)
    (first,), (second,) = codec.read(datagram) or (), codec.read(datagram) or ()
    first.blendshapes[:] = 0.0
    assert second.blendshapes.tolist() == [0.5] * 52


def test_the_recorded_values(shared: Path) -> None:
    shapes, angles = live_link_face_recording(shared)
    assert len(shapes) == 4030
    gazes = []
    for number in range(0, 4030, 13):
        values = [float(shapes[number, INDEX[name]]) for name in ORDER] + angles[number].tolist()
        packet = read(by_hand(values, time=struct.pack(">ifii", number, 0.0, 60, 1)))
        assert packet.dropped == 0
        mouth = [INDEX[name] for name in NAMES if not name.startswith("eyeLook")]
        assert np.allclose(packet.blendshapes[mouth], shapes[number, mouth].clip(0.0, 1.0))
        gazes.append(np.concatenate([packet.gaze.ravel(), gaze_of(shapes[number]).ravel()]))
    table = np.corrcoef(np.array(gazes).T)[:4, 4:]
    assert (np.diag(table) > 0.99).all(), "the eyes' angles go where the eyeLook values of the same row look"

"""What a phone's datagram says, and that nothing in one can do harm."""

from __future__ import annotations

import math
import random
from pathlib import Path

import numpy as np
import pytest

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.gaze import gaze_of
from livehead.types import Channels
from livehead.wire.ifacialmocap import parse
from livehead.wire.packet import Packet

PACKETS = Path(__file__).parents[1] / "data" / "phone_packets.txt"


def ours() -> dict[str, bytes]:
    lines = PACKETS.read_text(encoding="ascii").splitlines()
    return {name: text.encode() for name, _, text in (line.partition("|") for line in lines)}


def recorded(shared: Path) -> list[bytes]:
    path = shared / "media/mocap/ifm_minbitt_data.txt"
    if not path.is_file():
        pytest.skip("needs the recorded phone stream (../shared/media/mocap)")
    return [line.encode() for line in path.read_text(encoding="ascii").splitlines() if line]


def read(datagram: bytes) -> Packet:
    packet = parse(datagram)
    assert packet is not None
    return packet


def shape(packet: Packet, name: str) -> float:
    return float(packet.blendshapes[INDEX[name]])


@pytest.mark.parametrize("name", ["v1 full", "v2 full"])
def test_both_versions_and_both_ways_to_write_a_side(name: str) -> None:
    packet = read(ours()[name])
    assert shape(packet, "jawOpen") == pytest.approx(0.35)
    assert shape(packet, "mouthSmileLeft") == pytest.approx(0.2)
    assert shape(packet, "mouthSmileRight") == pytest.approx(0.25)
    assert shape(packet, "eyeBlinkRight") == 1.0
    assert packet.tracked and packet.dropped == 0
    assert packet.channels == Channels.ALL


def test_head_and_eyes_in_our_signs() -> None:
    packet = read(ours()["v1 full"])
    assert np.allclose(np.degrees(packet.head_rotation), [5.5, 12.25, 3.5], atol=1e-4)
    assert np.allclose(packet.head_position, [0.01, -0.02, -0.4])
    assert np.allclose(np.degrees(packet.gaze), [[-4.0, -5.0], [-4.0, -6.0]], atol=1e-4)
    assert shape(packet, "eyeLookDownLeft") > 0.1 and shape(packet, "eyeLookUpLeft") == 0.0
    assert shape(packet, "eyeLookInLeft") > 0.1 and shape(packet, "eyeLookOutRight") > 0.1
    assert np.allclose(gaze_of(packet.blendshapes), packet.gaze, atol=1e-6)


def test_every_name_in_every_spelling() -> None:
    for name in NAMES:
        spellings = {name}
        for side in ("Left", "Right"):
            if name.endswith(side):
                spellings.add(f"{name.removesuffix(side)}_{side[0]}")
        for spelling in spellings:
            for separator in ("-", "&", ""):
                packet = read(f"{spelling}{separator}60|".encode())
                assert packet.blendshapes[INDEX[name]] == pytest.approx(0.6), spelling
                assert np.count_nonzero(packet.blendshapes) == 1


@pytest.mark.parametrize(
    ("value", "expected", "dropped"),
    [
        ("-5", 0.0, 0), ("5e-1", 0.005, 0), ("1e2", 1.0, 0), ("12.5", 0.125, 0), ("12,5", 0.125, 0),
        ("130", 1.0, 0), ("-1e-7", 0.0, 0), ("+7", 0.07, 0), (".5", 0.005, 0),
        ("1e9", 0.0, 1), ("-4e30", 0.0, 1), ("1e999", 0.0, 1), ("NaN", 0.0, 1), ("nan", 0.0, 1),
        ("Infinity", 0.0, 1), ("-inf", 0.0, 1), ("infS", 0.0, 1), ("", 0.0, 1), ("abc", 0.0, 1), ("5-5", 0.0, 1),
    ],
)  # fmt: skip
@pytest.mark.parametrize("separator", ["-", "&"])
def test_numbers_of_all_kinds(separator: str, value: str, expected: float, dropped: int) -> None:
    packet = read(f"jawOpen{separator}{value}|mouthFunnel{separator}10|".encode())
    assert shape(packet, "jawOpen") == pytest.approx(expected)
    assert packet.dropped == dropped
    assert shape(packet, "mouthFunnel") == pytest.approx(0.1), "the others are kept"


@pytest.mark.parametrize(
    "head", ["nan,0,0", "1,2", "", "a,b,c", "inf,0,0", "0,1e9,0", "1;2;3", "0,0,-1e999", ",,,,,"]
)
def test_a_head_that_is_none_is_dropped_and_the_rest_kept(head: str) -> None:
    packet = read(f"jawOpen-50|=head#{head}|".encode())
    assert not packet.head_rotation.any() and Channels.HEAD not in packet.channels
    assert packet.dropped == 1 and shape(packet, "jawOpen") == 0.5


def test_a_head_without_a_place_or_with_a_mad_one() -> None:
    for head in ("1,2,3", "1,2,3,0.1", "1,2,3,nan,0,0", "1,2,3,99,0,0", "1,2,3,0,0,inf"):
        packet = read(f"=head#{head}|".encode())
        assert packet.channels == Channels.HEAD and not packet.head_position.any()


def test_angles_beyond_half_a_turn_come_back() -> None:
    packet = read(b"=head#350,-340,359|")
    assert np.allclose(np.degrees(packet.head_rotation), [10.0, 20.0, -1.0], atol=1e-4)


def test_every_item_is_optional() -> None:
    assert read(b"jawOpen-1|").channels == Channels.MOUTH
    assert read(b"eyeBlink_L-1|").channels == Channels.EYES
    assert read(b"browDown_L-1|").channels == Channels.BROWS
    assert read(b"=head#1,2,3,0,0,0|").channels == Channels.HEAD | Channels.POSITION
    packet = read(b"leftEye#10,0,0|")
    assert packet.channels == Channels.GAZE
    assert packet.gaze[0, 0] == pytest.approx(math.radians(-10.0)) and packet.gaze[1, 0] == 0.0


def test_gaze_from_the_blendshapes_when_the_eyes_are_missing() -> None:
    packet = read(b"eyeLookUp_L-40|eyeLookUp_R-40|")
    assert np.allclose(packet.gaze, gaze_of(packet.blendshapes)) and packet.gaze[0, 0] > 0.1


def test_relatives_of_the_app() -> None:
    packet = read(
        b"faceObjGrp!SampleHead|blendShape1.mouthSmileRight&44|FM_SAD&3|=headPosition#0.007,-0.044,0.002,x|"
        b"head#-6.5,-3.8,-0.45,head|rightEye#-5,1,0,eyeBall_R|leftEye#-5,1,0|neck#1,2,3|spine#4,5,6|"
    )
    assert shape(packet, "mouthSmileRight") == pytest.approx(0.44)
    assert np.allclose(packet.head_position, [0.007, -0.044, 0.002], atol=1e-6)
    assert np.allclose(np.degrees(packet.head_rotation), [6.5, -3.8, -0.45], atol=1e-4)
    assert packet.dropped == 0


def test_a_torn_tail_is_passed_over() -> None:
    packet = read(ours()["v1 full"] + b"-0.67254096|||||3|")
    assert np.allclose(np.degrees(packet.head_rotation), [5.5, 12.25, 3.5], atol=1e-4)
    assert packet.dropped == 0


def test_of_a_name_twice_the_last_counts() -> None:
    assert shape(read(b"jawOpen-10|jawOpen-20|"), "jawOpen") == pytest.approx(0.2)


def test_a_phone_that_sees_no_face_says_so() -> None:
    assert not read(b"trackingStatus-0|jawOpen-10|").tracked
    assert not read(b"trackingStatus&0|").tracked
    assert read(b"trackingStatus-1|jawOpen-10|").tracked


@pytest.mark.parametrize(
    "garbage",
    [b"", b"|", b"||||||||", b"\x00" * 900, b"\xff\xfe" * 300, b"hello world", b"=head#",
     b"GET / HTTP/1.1\r\n", b"#|#|#", b"a" * 70000, b"jawOpen" * 5000, b"{\"k\": 1}", "ｊ-50|".encode()],
)  # fmt: skip
def test_garbage_is_nothing(garbage: bytes) -> None:
    assert parse(garbage) is None


def test_the_recorded_stream(shared: Path) -> None:
    packets = [read(line) for line in recorded(shared)]
    assert len(packets) == 203 and sum(p.dropped for p in packets) == 0
    assert all(p.tracked and p.channels == Channels.ALL for p in packets)
    heads = np.degrees(np.stack([p.head_rotation for p in packets]))
    assert np.ptp(heads[:, 1]) == pytest.approx(26.5, abs=0.2)
    eyes, yaw = np.stack([p.gaze for p in packets])[:, 0, :], heads[:, 1]
    assert np.corrcoef(yaw, eyes[:, 1])[0, 1] < -0.4, "eyes stay on the phone while the head turns"
    assert np.corrcoef(heads[:, 0], eyes[:, 0])[0, 1] < -0.3
    x = np.array([p.head_position[0] for p in packets])
    assert np.corrcoef(yaw, x)[0, 1] > 0.5 and np.corrcoef(heads[:, 2], x)[0, 1] < -0.5
    blinks = np.stack([p.blendshapes[INDEX["eyeBlinkLeft"]] for p in packets])
    assert blinks.max() == pytest.approx(0.97)


def mutations(seeds: list[bytes], count: int) -> list[bytes]:
    generator = random.Random(11)
    scraps = [
        b"|",
        b"#",
        b"=",
        b"-",
        b"&",
        b",",
        b"nan",
        b"1e999",
        b"-",
        b"\x00",
        b"\xff",
        b"head#",
        b"9" * 40,
    ]
    out = []
    for _ in range(count):
        data = bytearray(generator.choice(seeds))
        for _ in range(generator.randint(1, 6)):
            if not data:
                break
            kind, at = generator.randrange(5), generator.randrange(len(data))
            if kind == 0:
                data[at] = generator.randrange(256)
            elif kind == 1:
                del data[at : at + generator.randint(1, 30)]
            elif kind == 2:
                data[at:at] = generator.choice(scraps)
            elif kind == 3:
                data[at:at] = data[: generator.randint(1, 60)]
            else:
                del data[at:]
        out.append(bytes(data))
    return out


def test_a_hundred_thousand_broken_packets_do_no_harm(request: pytest.FixtureRequest) -> None:
    seeds = list(ours().values())
    path = Path(__file__).resolve().parents[3] / "shared/media/mocap/ifm_minbitt_data.txt"
    if path.is_file():
        seeds += [line.encode() for line in path.read_text(encoding="ascii").splitlines()[:12]]
    for datagram in mutations(seeds, 100_000):
        packet = parse(datagram)
        if packet is None:
            continue
        total = packet.blendshapes.sum() + packet.head_rotation.sum() + packet.head_position.sum()
        assert math.isfinite(total + packet.gaze.sum())
        assert packet.blendshapes.min() >= 0.0 and packet.blendshapes.max() <= 1.0
        assert (
            abs(packet.head_rotation).max() <= math.pi + 1e-6 and abs(packet.gaze).max() <= math.pi / 2 + 1e-6
        )
        assert abs(packet.head_position).max() <= 10.0

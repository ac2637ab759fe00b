"""What VTube Studio's phone and MeowFace say, and that nothing in it can do harm."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from faces import is_sound, some_motion

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.gaze import gaze_of
from livehead.types import Channels, Motion
from livehead.wire.packet import Packet
from livehead.wire.vts_phone import VtsPhoneCodec, parse, request, write


def said(**fields: Any) -> dict[str, Any]:
    """A whole datagram's object; `None` leaves a field out, `shapes` are its blendshapes by name."""
    shapes = fields.pop("shapes", {"JawOpen": 0.35, "EyeBlinkLeft": 0.07})
    whole: dict[str, Any] = {
        "Timestamp": 1700000000000,
        "Hotkey": -1,
        "FaceFound": True,
        "Rotation": {"x": -12.0, "y": 5.0, "z": 3.0},
        "Position": {"x": 0.4, "y": 1.3, "z": 4.7},
        "EyeLeft": {"x": 3.5, "y": 9.0, "z": 0.5},
        "EyeRight": {"x": 3.5, "y": 12.0, "z": 0.7},
        "BlendShapes": [{"k": key, "v": value} for key, value in shapes.items()],
    }
    return {key: value for key, value in (whole | fields).items() if value is not None}


def read(fields: dict[str, Any]) -> Packet:
    packet = parse(json.dumps(fields).encode())
    assert packet is not None and is_sound(packet)
    return packet


def shape(packet: Packet, name: str) -> float:
    return float(packet.blendshapes[INDEX[name]])


def test_a_whole_packet_in_our_signs() -> None:
    packet = read(said())
    assert (
        packet.channels == Channels.EYES | Channels.MOUTH | Channels.GAZE | Channels.HEAD | Channels.POSITION
    )
    assert np.allclose(np.degrees(packet.head_rotation), [-5.0, -12.0, 3.0], atol=1e-5)
    assert np.allclose(packet.head_position, [-0.04, 0.13, -0.47], atol=1e-6)
    assert np.allclose(np.degrees(packet.gaze), [[-3.5, 9.0], [-3.5, 12.0]], atol=1e-5)
    assert np.allclose(gaze_of(packet.blendshapes), packet.gaze, atol=1e-6)
    assert shape(packet, "eyeLookOutLeft") > 0.2 and shape(packet, "eyeLookInRight") > 0.3
    assert shape(packet, "jawOpen") == pytest.approx(0.35)
    assert packet.sent_at == 1700000000.0 and packet.tracked and packet.dropped == 0


def test_every_name_in_every_spelling() -> None:
    for name in NAMES:
        spellings = {name, name[0].upper() + name[1:], name.upper(), name.lower()}
        for side in ("Left", "Right"):
            if name.endswith(side):
                spellings |= {
                    f"{name.removesuffix(side)}_{side[0]}",
                    f"{name.removesuffix(side)}_{side[0].lower()}",
                }
        for spelling in spellings:
            packet = read({"BlendShapes": [{"k": spelling, "v": 0.5}]})
            assert shape(packet, name) == 0.5 and np.count_nonzero(packet.blendshapes) == 1, spelling


def test_what_meowface_sends_instead() -> None:
    packet = read(said(shapes={"browInnerUpLeft": 0.2, "browInnerUpRight": 0.6, "jawOpen": 0.5}))
    assert shape(packet, "browInnerUp") == pytest.approx(0.4), "the mean of both sides"
    both = read(said(shapes={"browInnerUpLeft": 0.2, "browInnerUp": 0.7, "browInnerUpRight": 0.6}))
    assert shape(both, "browInnerUp") == pytest.approx(0.7)
    turns = {"headLeft": 0.2, "headRight": 0.0, "headUp": 0.1, "headDown": 0.0, "headRollRight": 0.05}
    assert np.allclose(np.degrees(read(said(shapes=turns, Rotation=None)).head_rotation), [9.0, 18.0, 4.5])
    assert np.allclose(np.degrees(read(said(shapes=turns)).head_rotation), [-5.0, -12.0, 3.0], atol=1e-5)
    turned_back = {"headRight": 0.2, "headDown": 0.1, "headRollLeft": 0.1}
    assert np.allclose(
        np.degrees(read(said(shapes=turned_back, Rotation=None)).head_rotation), [-9.0, -18.0, -9.0]
    )


def test_every_field_is_optional_and_unknown_ones_are_passed_over() -> None:
    packet = read({"BlendShapes": [{"k": "JawOpen", "v": 1}]})
    assert packet.tracked and packet.channels == Channels.MOUTH and packet.sent_at is None
    packet = read(said(VNyanPos={"x": 1e9}, New=[[["deep"]]], shapes={"nobodyKnows": 5.0, "JawOpen": 0.5}))
    assert packet.dropped == 0 and shape(packet, "jawOpen") == 0.5
    assert not read({"FaceFound": False}).tracked


def test_eyes_that_are_not_measured_follow_the_blendshapes() -> None:
    nothing = {"x": 0.0, "y": 0.0, "z": 0.0}
    packet = read(
        said(shapes={"EyeLookUpLeft": 0.5, "EyeLookUpRight": 0.5}, EyeLeft=nothing, EyeRight=nothing)
    )
    assert packet.gaze[0, 0] > 0.1 and np.allclose(packet.gaze, gaze_of(packet.blendshapes))


@pytest.mark.parametrize("face", [said(FaceFound="yes"), said(FaceFound=3), said(FaceFound=[])])
def test_a_face_that_is_neither_found_nor_lost(face: dict[str, Any]) -> None:
    assert read(face).tracked and read(face).dropped == 1


@pytest.mark.parametrize(
    "value", ["0.5", None, [], {}, float("nan"), float("inf"), 1e30, 10**400, True, [0.5]]
)
def test_a_value_that_is_none_is_dropped_and_the_rest_kept(value: Any) -> None:
    packet = read(said(shapes={"EyeBlinkLeft": value, "JawOpen": 0.5}))
    assert shape(packet, "eyeBlinkLeft") == 0.0 and shape(packet, "jawOpen") == 0.5 and packet.dropped == 1


@pytest.mark.parametrize(
    "entry", [None, 5, "k", [], ["k", "v"], {}, {"k": 1}, {"k": [], "v": 1}, {"k": {}, "v": 0}, {"v": 1}]
)
def test_an_entry_that_is_none(entry: Any) -> None:
    packet = read({"BlendShapes": [entry, {"k": "JawOpen", "v": 0.5}]})
    assert shape(packet, "jawOpen") == 0.5 and packet.dropped == 1


@pytest.mark.parametrize("name", ["Rotation", "Position", "EyeLeft"])
@pytest.mark.parametrize(
    "field",
    [5, [1, 2, 3], "x", {"x": 1}, {"x": "1", "y": 0, "z": 0}, {"x": 1e30, "y": 0, "z": 0},
     {"x": float("nan"), "y": 0.0, "z": 0.0}, {"x": 0, "y": None, "z": 0}],
)  # fmt: skip
def test_a_vector_that_is_none_is_dropped(name: str, field: Any) -> None:
    packet = read(said(**{name: field}))
    assert packet.dropped == 1 and shape(packet, "jawOpen") == pytest.approx(0.35)
    assert (Channels.HEAD in packet.channels) == (name != "Rotation")


@pytest.mark.parametrize("stamp", ["now", None, -5, 0, 1e300, float("nan"), [], True, 10**30])
def test_a_time_that_is_none(stamp: Any) -> None:
    assert read(said(Timestamp=stamp)).sent_at is None


def test_angles_beyond_half_a_turn_come_back() -> None:
    packet = read(said(Rotation={"x": 350.0, "y": -355.0, "z": 181.0}))
    assert np.allclose(np.degrees(packet.head_rotation), [-5.0, -10.0, -179.0], atol=1e-4)


@pytest.mark.parametrize(
    "garbage",
    [b"", b"{}", b"[]", b"null", b"nan", b"{" * 9000, b"[" * 16000, b'{"a":' * 2000, b"\xff" * 300, b"\x00" * 50,
     b'{"BlendShapes"', b'"BlendShapes"', b'{"x": 1}', b"5" * 9000, b'{"FaceFound": true} x', b" " * 20000,
     request(21413, 3.0)],
)  # fmt: skip
def test_garbage_is_nothing(garbage: bytes) -> None:
    assert parse(garbage) is None


def test_brackets_within_brackets_in_a_field_do_no_harm() -> None:
    deep = b'{"FaceFound": true, "BlendShapes": ' + b"[" * 8000 + b"]" * 8000 + b"}"
    assert parse(deep) is None


def test_a_list_without_end_is_cut() -> None:
    entries = [{"k": "x", "v": 0}] * 400 + [{"k": "JawOpen", "v": 1.0}]
    assert shape(read({"BlendShapes": entries}), "jawOpen") == 0.0


def keys(codec: VtsPhoneCodec, key: Any, stamp: int | None) -> tuple[tuple[str, int], ...]:
    packets = codec.read(json.dumps(said(Hotkey=key, Timestamp=stamp)).encode())
    assert packets
    return packets[0].presses


def test_a_key_that_goes_down_is_counted_once() -> None:
    codec = VtsPhoneCodec()
    assert keys(codec, -1, None) == ()
    for key, expected in ((3, 1), (3, 1), (-1, 1), (3, 2), (3, 2)):
        assert keys(codec, key, None) == (("phone 3", expected),)
    assert keys(codec, 5, None) == (("phone 3", 2), ("phone 5", 1))
    for none in (0, 9, -7, "3", None, 3.0, True, 10**30):
        assert keys(codec, none, None) == (("phone 3", 2), ("phone 5", 1))


def test_a_datagram_that_was_overtaken_presses_nothing() -> None:
    codec = VtsPhoneCodec()
    for key, stamp in ((-1, 1000), (3, 1016), (-1, 1050), (3, 1033), (-1, 1066)):
        last = keys(codec, key, stamp)
    assert last == (("phone 3", 1),)
    assert keys(codec, 3, 2_000_000) == (("phone 3", 2),)
    assert keys(codec, -1, 500) and keys(codec, 3, 516) == (("phone 3", 3),), "a clock that was set back"


def test_the_count_goes_on_with_another_phone() -> None:
    presses: dict[str, int] = {}
    assert keys(VtsPhoneCodec(presses), 3, None) == (("phone 3", 1),)
    assert keys(VtsPhoneCodec(presses), 3, None) == (("phone 3", 2),)


def in_other_words(whole: dict[str, Any]) -> bytes:
    """The same object, written so that no shortcut applies."""
    return json.dumps(whole, indent=1).encode()


def test_the_short_way_reads_what_the_long_way_reads() -> None:
    for seed in range(20):
        datagram = write(some_motion(seed), 5.0)
        quick, slow = parse(datagram), parse(in_other_words(json.loads(datagram)))
        assert quick is not None and slow is not None and quick.channels == slow.channels
        assert np.array_equal(quick.blendshapes, slow.blendshapes) and np.array_equal(quick.gaze, slow.gaze)


@pytest.mark.parametrize(
    "text",
    ['{"FaceFound":true,"X":{"BlendShapes":[{"k":"JawOpen","v":0.5}]}}',
     '{"FaceFound":true,"X":"\\"BlendShapes\\":[{\\"k\\":\\"","BlendShapes":[{"k":"TongueOut","v":0.5}]}',
     '{"BlendShapes":[{"k":"JawOpen","v":0.5,"w":1},{"k":"TongueOut","v":0.25}]}',
     '{"BlendShapes":[{"k":"a","w":1},{"k":"TongueOut","v":1}]}',
     '{"BlendShapes":[{"k":"JawOpen","v":0.5},{"v":0.5,"k":"TongueOut"}]}',
     '{"BlendShapes":[{"k":"JawOpen","v":"0.5"},{"k":"TongueOut","v":0.5}]}',
     '{"BlendShapes":[{"k":"JawOpen","v":0.5},{"k":"TongueOut","v":[{"k":"JawOpen","v":0}]}]}',
     '{"BlendShapes":[{"k":"jaw\\u004fpen","v":0.5},{"k":"TongueOut","v":null}]}',
     '{"BlendShapes":[{"k":"JawOpen","v":NaN},{"k":"TongueOut","v":1e400}]}',
     '{"BlendShapes":[{"k":"JawOpen","v":0.5}],"BlendShapes":[]}'],
)  # fmt: skip
def test_the_short_way_is_not_taken_where_it_leads_astray(text: str) -> None:
    quick, slow = parse(text.encode()), parse(in_other_words(json.loads(text)))
    assert quick is not None and slow is not None
    assert np.array_equal(quick.blendshapes, slow.blendshapes) and quick.dropped == slow.dropped


def test_there_and_back_is_the_same() -> None:
    for seed in range(20):
        motion = some_motion(seed)
        packet = parse(write(motion, 1700000000.123, 4))
        assert packet is not None and packet.sent_at == pytest.approx(1700000000.123)
        assert packet.channels == Channels.ALL
        assert np.abs(packet.blendshapes - motion.blendshapes).max() < 5e-7
        assert np.abs(packet.head_rotation - motion.head_rotation).max() < 3e-7
        assert np.abs(packet.gaze - motion.gaze).max() < 3e-7
        assert np.abs(packet.head_position - motion.head_position).max() < 2e-6


def test_what_is_written_is_json_as_the_phone_writes_it() -> None:
    whole = json.loads(write(some_motion(), 5.0, 2))
    assert list(whole) == [
        "Timestamp",
        "Hotkey",
        "FaceFound",
        "Rotation",
        "Position",
        "EyeLeft",
        "EyeRight",
        "BlendShapes",
    ]
    assert whole["Timestamp"] == 5000 and whole["Hotkey"] == 2 and whole["FaceFound"] is True
    assert len(whole["BlendShapes"]) == 52 and whole["BlendShapes"][0]["k"] == "BrowDownLeft"
    lost = parse(write(Motion.neutral(), 5.0))
    assert lost is not None and not lost.tracked


def test_every_packet_has_arrays_of_its_own() -> None:
    codec, datagram = VtsPhoneCodec(), json.dumps(said()).encode()
    (first,), (second,) = codec.read(datagram) or (), codec.read(datagram) or ()
    first.blendshapes[:] = 0.0
    assert shape(second, "jawOpen") == pytest.approx(0.35)


def test_what_asks_the_phone() -> None:
    asked = json.loads(request(21413, 4.0))
    assert asked == {
        "messageType": "iOSTrackingDataRequest",
        "time": 4.0,
        "sentBy": "livehead",
        "ports": [21413],
    }
    assert len(json.loads(request(1, 4.0, "x" * 99))["sentBy"]) == 64

"""VMC: held until Apply, names of three kinds, bones in Unity's axes, and Motion → bundles → Motion exactly."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest
from osc_bytes import bundle, message
from pythonosc import osc_packet

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.gaze import gaze_of
from livehead.motion.pose import NAMES as POSE
from livehead.motion.retarget import retarget
from livehead.types import Channels, Motion
from livehead.wire import vmc
from livehead.wire.order import Order
from livehead.wire.packet import Packet
from livehead.wire.vmc import VmcCodec, write

APPLY = message("/VMC/Ext/Blend/Apply")
JAW = bytes.fromhex("2f564d432f4578742f426c656e642f56616c00002c7366004a61774f70656e003f000000")
GOLDEN_APPLY = bytes.fromhex("2f564d432f4578742f426c656e642f4170706c79000000002c000000")


def val(name: str, value: Any) -> bytes:
    return message("/VMC/Ext/Blend/Val", name, value)


def bone(name: str, x: float = 0.0, y: float = 0.0, z: float = 0.0, w: float = 1.0) -> bytes:
    return message("/VMC/Ext/Bone/Pos", name, 0.0, 0.1, 0.0, x, y, z, w)


def about(axis: int, degrees: float) -> tuple[float, float, float, float]:
    """Unity's quaternion of a turn about one of its axes."""
    q = [0.0, 0.0, 0.0, math.cos(math.radians(degrees) / 2)]
    q[axis] = math.sin(math.radians(degrees) / 2)
    return q[0], q[1], q[2], q[3]


def feed(codec: VmcCodec, *datagrams: bytes) -> list[Packet]:
    packets: list[Packet] = []
    for datagram in datagrams:
        read = codec.read(datagram)
        assert read is not None
        packets += read
    return packets


def last(*datagrams: bytes) -> Packet:
    return feed(VmcCodec(), *datagrams)[-1]


def shape(packet: Packet, name: str) -> float:
    return float(packet.blendshapes[INDEX[name]])


def moving(seed: int) -> Motion:
    generator = np.random.default_rng(seed)
    shapes = generator.random(52).astype(np.float32)
    for a, b in (("Up", "Down"), ("In", "Out")):
        for side in ("Left", "Right"):
            shapes[INDEX[f"eyeLook{generator.choice((a, b))}{side}"]] = 0.0
    return Motion(
        shapes,
        generator.uniform(-1.4, 1.4, 3).astype(np.float32),
        np.zeros(3, np.float32),
        gaze_of(shapes),
        1.0,
        100.0 + seed / 60.0,
        seed,
        expressions=(("Joy", 0.25),),
    )


def test_the_golden_bytes() -> None:
    assert val("JawOpen", 0.5) == JAW and APPLY == GOLDEN_APPLY
    codec = VmcCodec()
    assert codec.read(JAW) == (), "held until Apply"
    (packet,) = feed(codec, GOLDEN_APPLY)
    assert shape(packet, "jawOpen") == 0.5 and np.count_nonzero(packet.blendshapes) == 1
    assert packet.channels == Channels.MOUTH and packet.tracked and packet.dropped == 0
    whole = bundle(JAW, GOLDEN_APPLY)
    assert len(whole) == 88 and shape(last(whole), "jawOpen") == 0.5
    assert len(bone("Head")) == 68


def test_what_is_not_sent_keeps_its_value() -> None:
    codec = VmcCodec()
    feed(codec, val("JawOpen", 0.5), val("BrowInnerUp", 0.25), APPLY)
    (packet,) = feed(codec, bundle(val("JawOpen", 0.75), APPLY))
    assert (shape(packet, "jawOpen"), shape(packet, "browInnerUp")) == (0.75, 0.25)
    first, second = feed(codec, APPLY), feed(codec, APPLY)
    assert first[0].blendshapes is not second[0].blendshapes, "each packet has arrays of its own"


def test_every_perfect_sync_name_in_any_case_and_in_both_forms() -> None:
    for name in NAMES:
        for written in (name, vmc.vmc_names.perfect(name), name.lower(), name.upper()):
            packet = last(val(written, 0.5), APPLY)
            assert shape(packet, name) == 0.5 and np.count_nonzero(packet.blendshapes) == 1
        assert shape(last(message(f"/VMC/Ext/Blend/Val/{name}", 0.5), APPLY), name) == 0.5


@pytest.mark.parametrize(
    ("name", "moved"),
    [
        ("Blink", {"eyeBlinkLeft", "eyeBlinkRight"}), ("Blink_L", {"eyeBlinkLeft"}),
        ("blinkRight", {"eyeBlinkRight"}), ("BLINK_R", {"eyeBlinkRight"}),
        ("LookUp", {"eyeLookUpLeft", "eyeLookUpRight"}), ("lookleft", {"eyeLookOutLeft", "eyeLookInRight"}),
        ("LookRight", {"eyeLookInLeft", "eyeLookOutRight"}),
    ],
)  # fmt: skip
def test_presets_of_either_vrm_move_the_eyes(name: str, moved: set[str]) -> None:
    packet = last(val(name, 0.75), APPLY)
    assert {NAMES[i] for i in np.flatnonzero(packet.blendshapes)} == moved
    assert all(shape(packet, n) == 0.75 for n in moved)
    assert np.array_equal(packet.gaze, gaze_of(packet.blendshapes))


@pytest.mark.parametrize(("zero", "one"), [("A", "aa"), ("I", "ih"), ("U", "ou"), ("E", "ee"), ("O", "oh")])
def test_a_vowel_comes_out_as_that_vowel(zero: str, one: str) -> None:
    for name in (zero, one, one.upper()):
        packet = last(val(name, 1.0), APPLY)
        motion = Motion(
            packet.blendshapes, packet.head_rotation, packet.head_position, packet.gaze, 1.0, 0.0, 0
        )
        vowels = {p: float(v) for p, v in zip(POSE, retarget(motion), strict=True) if p.startswith("mouth_")}
        mouth = {v: vowels[f"mouth_{v.lower() * 3}"] for v in "AIUEO"}
        assert mouth[zero] > 0.8 and sum(mouth.values()) - mouth[zero] < 0.25, mouth


def test_a_perfect_sync_senders_presets_are_not_laid_over() -> None:
    codec = VmcCodec()
    feed(codec, *(val(name, 0.0) for name in NAMES), val("A", 1.0), val("Blink", 1.0))
    (packet,) = feed(codec, APPLY)
    assert not packet.blendshapes.any()


@pytest.mark.parametrize(
    ("name", "canonical"),
    [("Joy", "Joy"), ("happy", "Joy"), ("ANGRY", "Angry"), ("sad", "Sorrow"), ("Sorrow", "Sorrow"),
     ("fun", "Fun"), ("relaxed", "Fun"), ("surprised", "Surprised")],
)  # fmt: skip
def test_expressions_go_by_their_vrm0_name(name: str, canonical: str) -> None:
    packet = last(val(name, 0.5), APPLY)
    assert packet.expressions == ((canonical, 0.5),) and not packet.blendshapes.any()
    assert last(val(name, 0.5), val(name, 0.0), APPLY).expressions == ()


def test_neutral_and_names_nobody_knows_are_nothing() -> None:
    packet = last(val("Neutral", 1.0), val("MyHat", 1.0), val("x" * 500, 1.0), val("JawOpen", 0.1), APPLY)
    assert packet.expressions == () and np.count_nonzero(packet.blendshapes) == 1
    assert packet.dropped == 1, "no name is that long"


@pytest.mark.parametrize(
    ("axis", "degrees", "expected"),
    [
        (0, -20.0, (20.0, 0.0, 0.0)),  # in Unity a turn about x > 0 nods down
        (1, -20.0, (0.0, 20.0, 0.0)),  # and about y > 0 turns to the avatar's right
        (2, -20.0, (0.0, 0.0, 20.0)),  # and about z > 0 tilts to the avatar's left shoulder
    ],
)
def test_bones_in_unitys_axes(axis: int, degrees: float, expected: tuple[float, float, float]) -> None:
    packet = last(bone("Head", *about(axis, degrees)), APPLY)
    assert np.allclose(np.degrees(packet.head_rotation), expected, atol=1e-4)
    assert packet.channels == Channels.HEAD
    one_by_one = [bone(name, *about(axis, degrees / 4)) for name in ("Spine", "Chest", "neck", "HEAD")]
    assert np.allclose(np.degrees(last(*one_by_one, APPLY).head_rotation), expected, atol=1e-4)
    by_address = message("/VMC/Ext/Bone/Pos/Head", 0.0, 0.0, 0.0, *about(axis, degrees))
    assert np.allclose(np.degrees(last(by_address, APPLY).head_rotation), expected, atol=1e-4)


def test_eyes_by_bones_and_by_shapes() -> None:
    up_and_left = bone("LeftEye", *about(0, -10.0)), bone("RightEye", *about(1, -10.0))
    packet = last(*up_and_left, APPLY)
    assert np.allclose(np.degrees(packet.gaze), [[10.0, 0.0], [0.0, 10.0]], atol=1e-4)
    assert shape(packet, "eyeLookUpLeft") == pytest.approx(0.5) and shape(packet, "eyeLookInRight") > 0.3
    assert packet.channels == Channels.GAZE
    still = last(bone("LeftEye"), bone("RightEye"), val("EyeLookUpLeft", 0.5), APPLY)
    assert still.gaze[0, 0] == pytest.approx(gaze_of(still.blendshapes)[0, 0]) and still.gaze[0, 0] > 0.1


@pytest.mark.parametrize(
    "bad",
    [
        val("JawOpen", "wide"), val("JawOpen", math.nan), val("JawOpen", math.inf), val("JawOpen", 1e9),
        val("JawOpen", True), message("/VMC/Ext/Blend/Val", "JawOpen"), message("/VMC/Ext/Blend/Val", 1, 2.0),
        message("/VMC/Ext/Blend/Val"), message("/VMC/Ext/Bone/Pos", "Head", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        bone("Head", math.nan), bone("Head", 0.0, 0.0, 0.0, 0.0), bone("Head", 1e9),
        message("/VMC/Ext/Bone/Pos", "Head", 0.0, 0.0, 0.0, "a", 0.0, 0.0, 1.0),
        message("/VMC/Ext/T", "now"), message("/VMC/Ext/T"), message("/VMC/Ext/OK", "yes"),
        message("/VMC/Ext/OK"), message("/VMC/Ext/T", math.nan),
    ],
)  # fmt: skip
def test_wrong_types_too_few_and_no_numbers_are_counted_and_nothing_else(bad: bytes) -> None:
    codec = VmcCodec()
    feed(codec, val("JawOpen", 0.5), bone("Head", *about(1, 10.0)), APPLY)
    (packet,) = feed(codec, bad, APPLY)
    assert packet.dropped == 1 and packet.tracked and packet.sent_at is None
    assert shape(packet, "jawOpen") == 0.5 and packet.head_rotation[1] == pytest.approx(math.radians(-10.0))
    assert feed(codec, APPLY)[0].dropped == 0, "counted once"


def test_more_arguments_than_needed_and_other_kinds_of_number_are_fine() -> None:
    more = message("/VMC/Ext/Blend/Val", "JawOpen", 0.5, 7, "future")
    assert shape(last(more, APPLY), "jawOpen") == 0.5
    assert shape(last(val("JawOpen", 1), APPLY), "jawOpen") == 1.0
    assert shape(last(val("JawOpen", 1.5), val("TongueOut", -2.0), APPLY), "jawOpen") == 1.0
    assert last(message("/VMC/Ext/Unknown", "a", 1), JAW, APPLY).dropped == 0


def test_a_performer_that_sees_nobody_says_so() -> None:
    codec = VmcCodec()
    feed(codec, JAW, APPLY)
    (lost,) = feed(codec, message("/VMC/Ext/OK", 1, 3, 0, 0))
    assert not lost.tracked
    assert not feed(codec, APPLY)[0].tracked, "until it says otherwise"
    assert feed(codec, message("/VMC/Ext/OK", 1, 3, 0, 1), APPLY)[0].tracked
    assert feed(codec, message("/VMC/Ext/OK", 0), APPLY)[0].tracked, (
        "older ones say only that they are loaded"
    )


def test_late_bundles_are_known_by_their_time() -> None:
    codec, order = VmcCodec(), Order()

    def frame(time: float, value: float) -> bytes:
        return bundle(message("/VMC/Ext/T", time), val("JawOpen", value), APPLY)

    (one,) = feed(codec, frame(5.0, 0.1))
    (three,) = feed(codec, frame(5.032, 0.3))
    assert order.takes(one) and order.takes(three)
    (two,) = feed(codec, frame(5.016, 0.2))
    assert not order.takes(two)
    (held,) = feed(codec, APPLY)
    assert shape(held, "jawOpen") == pytest.approx(0.3), "what was late does not set values back"
    (anew,) = feed(codec, frame(0.5, 0.9))
    assert order.takes(anew) and shape(anew, "jawOpen") == pytest.approx(0.9), "the sender began anew"
    assert order.takes(feed(codec, frame(0.5, 0.8))[0]), "a clock that stands still is none"


def test_bones_alone_make_frames() -> None:
    codec = VmcCodec()
    for n in range(20):
        packets = feed(codec, bundle(bone("Neck"), bone("Head", *about(1, float(n))), bone("Hips")))
    assert len(packets) == 1 and packets[0].head_rotation[1] == pytest.approx(math.radians(-19.0), abs=1e-6)
    singles, found = VmcCodec(), []
    for n in range(40):
        found.append(feed(singles, bone("Neck"), bone("Head", *about(1, float(n))), bone("LeftEye")))
    assert [len(packets) for packets in found[20:]] == [1] * 20
    assert found[-1][0].head_rotation[1] == pytest.approx(math.radians(-39.0), abs=1e-6), "without a wait"
    both = feed(codec, bundle(bone("Head"), JAW, APPLY), bundle(bone("Head"), JAW, APPLY))
    assert len(both) == 2, "once it sends Apply, Apply it is"


@pytest.mark.parametrize("presets", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_round_trip(seed: int, presets: bool) -> None:
    motion = moving(seed)
    bundles = write(motion, presets)
    assert all(len(b) <= 1500 for b in bundles)
    (packet,) = feed(VmcCodec(), *bundles)
    assert np.array_equal(packet.blendshapes, motion.blendshapes)
    assert np.allclose(packet.head_rotation, motion.head_rotation, atol=5e-7)
    assert np.allclose(packet.gaze, motion.gaze, atol=1e-7)
    assert packet.expressions == motion.expressions and packet.tracked and packet.dropped == 0
    assert packet.sent_at == pytest.approx(motion.captured_at, abs=1e-3)
    assert packet.channels == Channels.FACE


def test_what_is_written_is_osc_as_python_osc_reads_it() -> None:
    messages = [m.message for b in write(moving(1), True) for m in osc_packet.OscPacket(b).messages]
    addresses = [m.address for m in messages]
    assert addresses.count("/VMC/Ext/Blend/Apply") == 1 and addresses[-1] == "/VMC/Ext/Blend/Apply"
    assert addresses[:2] == ["/VMC/Ext/T", "/VMC/Ext/OK"]
    named = [m.params[0] for m in messages if m.address == "/VMC/Ext/Blend/Val"]
    assert set("AIUEO") <= set(named) and "EyeBlinkLeft" in named and "Joy" in named and len(named) == 64
    bones = [m.params[0] for m in messages if m.address == "/VMC/Ext/Bone/Pos"]
    assert bones == ["Neck", "Head", "LeftEye", "RightEye"]


def test_nobody_is_sent_as_nobody() -> None:
    packets = feed(VmcCodec(), *write(Motion.neutral(3.0)))
    assert packets and not any(packet.tracked for packet in packets)


def test_reordered_and_lost_bundles_do_no_harm() -> None:
    generator, codec, order, newest = random.Random(4), VmcCodec(), Order(), -1.0
    sent = [b for n in range(300) for b in write(moving(n))]
    late = [n + (generator.uniform(1, 9) if generator.random() < 0.2 else 0) for n in range(len(sent))]
    for n in sorted(range(len(sent)), key=late.__getitem__):
        if generator.random() < 0.2:
            continue
        for packet in codec.read(sent[n]) or ():
            if order.takes(packet) and packet.sent_at is not None:
                assert packet.sent_at > newest
                newest = packet.sent_at
    assert newest == pytest.approx(moving(299).captured_at, abs=0.1)


@pytest.mark.parametrize(
    "garbage", [b"", b"/", b"#bundle\0", b"hello", bundle(), bundle(message("/x", 1)), message("/W", 1, 0.5)]
)
def test_what_is_not_vmc(garbage: bytes) -> None:
    assert VmcCodec().read(garbage) is None


def test_broken_datagrams_do_no_harm() -> None:
    generator, codec = random.Random(3), VmcCodec()
    seeds = [
        *write(moving(1), True),
        JAW,
        APPLY,
        bone("Head", *about(0, 9.0)),
        message("/VMC/Ext/OK", 1, 3, 0, 1),
    ]
    for _ in range(20_000):
        data = bytearray(generator.choice(seeds))
        for _ in range(generator.randint(1, 4)):
            at = generator.randrange(len(data) or 1)
            kind = generator.randrange(4)
            if kind == 0 and data:
                data[at] = generator.randrange(256)
            elif kind == 1:
                del data[at:]
            elif kind == 2:
                del data[at : at + generator.randint(1, 9)]
            else:
                data[at:at] = generator.randbytes(4)
        for packet in codec.read(bytes(data)) or ():
            assert np.isfinite(packet.blendshapes).all() and packet.blendshapes.min() >= 0.0
            assert packet.blendshapes.max() <= 1.0 and abs(packet.head_rotation).max() <= math.pi
            assert abs(packet.gaze).max() <= math.pi / 2 + 1e-6

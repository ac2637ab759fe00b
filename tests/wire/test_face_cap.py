"""Face Cap's messages in our axes, as bundles and one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from osc_bytes import bundle, message

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.head_pose import head_matrix
from livehead.types import Channels
from livehead.wire import quaternion
from livehead.wire.face_cap import ORDER, FaceCapCodec
from livehead.wire.packet import Packet


def frame(value: float) -> list[bytes]:
    return [
        message("/HT", 0.01, 0.02, -0.4),
        message("/HR", -10.0, 20.0, 5.0),
        message("/ELR", 4.0, 6.0),
        message("/ERR", 4.0, -6.0),
        *(message("/W", index, value) for index in range(52)),
    ]


def only(*messages: bytes) -> Packet:
    read = FaceCapCodec().read(bundle(*messages))
    assert read is not None and len(read) == 1
    return read[0]


def test_a_bundle_is_a_frame() -> None:
    packet = only(*frame(0.25))
    assert packet.channels == Channels.ALL and packet.tracked and packet.dropped == 0
    assert np.allclose(packet.blendshapes, 0.25)
    assert np.allclose(packet.head_position, [0.01, 0.02, -0.4])
    assert np.allclose(np.degrees(packet.gaze), [[-4.0, 6.0], [-4.0, -6.0]], atol=1e-4)
    assert packet.head_rotation[0] > 0.1 and packet.head_rotation[1] > 0.3 and packet.head_rotation[2] > 0.0


def test_every_index_is_its_name() -> None:
    assert sorted(ORDER) == sorted(NAMES)
    for index, name in enumerate(ORDER):
        packet = only(message("/W", index, 1))
        assert packet.blendshapes[INDEX[name]] == 1.0 and np.count_nonzero(packet.blendshapes) == 1
    assert (ORDER[0], ORDER[13], ORDER[24], ORDER[51]) == (
        "browInnerUp",
        "eyeBlinkLeft",
        "jawOpen",
        "tongueOut",
    )


@pytest.mark.parametrize(
    ("angles", "expected"),
    [
        ((-15.0, 0.0, 0.0), (15.0, 0.0, 0.0)),
        ((0.0, 15.0, 0.0), (0.0, 15.0, 0.0)),
        ((0.0, 0.0, 15.0), (0.0, 0.0, 15.0)),
    ],
)
def test_each_axis_alone(angles: tuple[float, ...], expected: tuple[float, ...]) -> None:
    assert np.allclose(np.degrees(only(message("/HR", *angles)).head_rotation), expected, atol=1e-4)


def test_angles_are_in_unitys_order_and_the_quaternion_goes_before_them() -> None:
    x, y, z = 20.0, 30.0, -25.0
    turns = [
        np.array(a, np.float32)
        for a in ((0, math.radians(y), 0), (math.radians(-x), 0, 0), (0, 0, math.radians(z)))
    ]
    wanted = head_matrix(turns[0]) @ head_matrix(turns[1]) @ head_matrix(turns[2])
    assert np.allclose(head_matrix(only(message("/HR", x, y, z)).head_rotation), wanted, atol=1e-5)
    turn = quaternion.of_head(0.1, -0.2, 0.3)
    packet = only(message("/HR", x, y, z), message("/HRQ", *turn))
    assert np.allclose(packet.head_rotation, (0.1, -0.2, 0.3), atol=1e-6)


def test_single_messages_make_frames_without_a_wait() -> None:
    codec = FaceCapCodec()
    for n in range(4):
        packets = [p for m in frame(n / 10) for p in codec.read(m) or ()]
        if n:
            assert np.allclose(packets[-1].blendshapes, n / 10), "the frame that has just ended"
    assert len(packets) == 1


def test_who_begins_to_listen_in_the_middle_of_a_frame_has_whole_ones_after_it() -> None:
    codec = FaceCapCodec()
    packets = [p for m in frame(0.1)[30:] + frame(0.2) + frame(0.3) for p in codec.read(m) or ()]
    assert [round(float(p.blendshapes.min()), 3) for p in packets] == [0.0, 0.2, 0.3]
    assert np.allclose(packets[-1].blendshapes, 0.3)


def test_eyes_from_shapes_where_there_are_no_angles() -> None:
    packet = only(message("/W", ORDER.index("eyeLookUpLeft"), 0.5))
    assert packet.gaze[0, 0] > 0.1 and packet.gaze[1, 0] == 0.0
    packet = only(message("/ELR", -10.0, 0.0))
    assert packet.blendshapes[INDEX["eyeLookUpLeft"]] == pytest.approx(0.5)


@pytest.mark.parametrize(
    "bad",
    [
        message("/W", 52, 0.5), message("/W", -1, 0.5), message("/W", 0.5, 0.5), message("/W", 3),
        message("/W", 3, "a"), message("/W", 3, math.nan), message("/HR", 1.0, 2.0), message("/HR", 1e9, 0.0, 0.0),
        message("/HT", 99.0, 0.0, 0.0), message("/HRQ", 0.0, 0.0, 0.0, 0.0), message("/ELR", math.inf, 0.0),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_counted(bad: bytes) -> None:
    packet = only(bad, message("/W", 24, 0.5))
    assert packet.dropped == 1 and np.count_nonzero(packet.blendshapes) == 1
    assert not packet.head_rotation.any() and not packet.head_position.any()


@pytest.mark.parametrize("garbage", [b"", b"hello", message("/WX", 1, 0.5), message("/VMC/Ext/T", 1.0)])
def test_what_is_not_face_cap(garbage: bytes) -> None:
    assert FaceCapCodec().read(garbage) is None

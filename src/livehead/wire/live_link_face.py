"""Live Link Face (Epic's iPhone app, and what imitates it): 61 numbers in a binary datagram, UDP 11111.

All big-endian: u8 version; i32 length and device id; i32 length and subject name; frame time: i32 frame, f32
part of a frame, i32 and i32 frames a second as a fraction; u8 count = 61; as many f32. A datagram that ends
after the subject name (or counts no values) says that no face is seen.

Values 0 to 51 are ARKit blendshapes in Apple's order (jawLeft before jawRight), 52 to 60 are yaw, pitch, roll
of head, left eye, right eye. Scale and signs of the eyes, checked on a recording of 4030 rows: yaw follows
eyeLookIn - eyeLookOut by 0.606 of one (r = 0.999), pitch follows eyeLookDown - eyeLookUp by 0.556 (r = 0.996);
the phone of the iFacialMocap recording gives 35.8 and 29.5 degrees there, 0.624 and 0.516 in radians: so these
are radians, yaw > 0 is towards the subject's right and pitch > 0 down. The heads of that recording are all 0;
ARKit hands head and eyes to the app in one convention, and there roll > 0 tilts towards the left shoulder: so
all nine change their sign, and the head's are taken as radians too. No recording proves the head.
"""

from __future__ import annotations

import math
import struct

import numpy as np

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.motion.glance import LOOK
from livehead.types import Channels, Floats, Motion
from livehead.wire.packet import Packet, Reading

LONGEST = 2048
"""Bytes beyond which a datagram is no face (real ones have 264 to 774)."""

LONGEST_NAME = 256
COUNT = 61

FASTEST = 1000
"""Frames a second beyond which, as below one, the frame time is garbage."""

HUGE = 1000.0
"""A value beyond this is garbage, one between its range and this is cut to the range."""

ORDER: tuple[str, ...] = (
    "eyeBlinkLeft", "eyeLookDownLeft", "eyeLookInLeft", "eyeLookOutLeft", "eyeLookUpLeft", "eyeSquintLeft",
    "eyeWideLeft", "eyeBlinkRight", "eyeLookDownRight", "eyeLookInRight", "eyeLookOutRight", "eyeLookUpRight",
    "eyeSquintRight", "eyeWideRight", "jawForward", "jawLeft", "jawRight", "jawOpen", "mouthClose",
    "mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight", "mouthSmileLeft", "mouthSmileRight",
    "mouthFrownLeft", "mouthFrownRight", "mouthDimpleLeft", "mouthDimpleRight", "mouthStretchLeft",
    "mouthStretchRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
    "mouthPressLeft", "mouthPressRight", "mouthLowerDownLeft", "mouthLowerDownRight", "mouthUpperUpLeft",
    "mouthUpperUpRight", "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "noseSneerLeft", "noseSneerRight", "tongueOut",
)  # fmt: skip
"""The first 52 values as they come."""

_TAKE = np.array([ORDER.index(name) for name in NAMES])
_GIVE = np.array([INDEX[name] for name in ORDER])
_TIME = struct.Struct(">ifii")
_LENGTH = struct.Struct(">i")
_LOW = np.array([0.0] * 52 + [-math.pi] * 3 + [-math.pi / 2] * 6, np.float32)
_HIGH = np.array([1.0] * 52 + [math.pi] * 3 + [math.pi / 2] * 6, np.float32)
_HEAD = [53, 52, 54]  # pitch, yaw, roll
_EYES = [[56, 55], [59, 58]]
_FULL = np.array([FULL_PITCH, FULL_YAW], np.float32)
_SIGNS = np.array([1.0, -1.0, 1.0, -1.0], np.float32)
_MEASURED = Channels.FACE


def parse(datagram: bytes) -> Packet | None:
    """Read a datagram; None when it is none of this app's. Never raises."""
    if not 9 <= len(datagram) <= LONGEST or not datagram[0]:
        return None
    at = _after_name(datagram, 1)
    at = _after_name(datagram, at) if at else 0
    if not at:
        return None
    if at == len(datagram):
        return Packet(tracked=False)
    if len(datagram) < at + _TIME.size + 1:
        return None
    frame, part, rate, per = _TIME.unpack_from(datagram, at)
    at += _TIME.size + 1
    count = datagram[at - 1]
    if not count:
        return Packet(tracked=False)
    if count < COUNT or len(datagram) < at + 4 * count:
        return None
    return _packet(
        np.frombuffer(datagram, ">f4", COUNT, at).astype(np.float32), _seconds(frame, part, rate, per)
    )


def _after_name(datagram: bytes, at: int) -> int:
    """Where the text that begins at `at` with its length ends; 0 when it does not fit."""
    if len(datagram) < at + 4:
        return 0
    (length,) = _LENGTH.unpack_from(datagram, at)
    end = int(at + 4 + length)
    return end if 0 <= length <= LONGEST_NAME and end <= len(datagram) else 0


def _seconds(frame: int, part: float, rate: int, per: int) -> float | None:
    """The frame time in seconds: the frame alone may stand for two, the part of a frame tells them apart."""
    if not 0 < per <= rate <= FASTEST * per or not 0.0 <= part <= 1.0 or not (frame or part):
        return None
    return (frame + part) * per / rate


def _packet(values: Floats, sent_at: float | None) -> Packet:
    sane = np.abs(values) <= HUGE
    dropped = COUNT - int(np.count_nonzero(sane))
    if dropped:
        values[~sane] = 0.0
    values = np.minimum(np.maximum(values, _LOW), _HIGH)
    shapes = values[_TAKE]
    angles = -values[52:]
    rotation, gaze = angles[[1, 0, 2]], angles[[[4, 3], [7, 6]]]
    if gaze.any():
        look = np.repeat(gaze / _FULL, 2, axis=1) * _SIGNS
        shapes[LOOK] = np.minimum(np.maximum(look, 0.0), 1.0)
    else:
        net = shapes[LOOK]
        gaze = np.stack([net[:, 0] - net[:, 1], net[:, 2] - net[:, 3]], axis=1) * _FULL
    return Packet(shapes, rotation, np.zeros(3, np.float32), gaze, _MEASURED, True, dropped, sent_at)


class LiveLinkFaceCodec:
    """Reads the app's datagrams; every one stands for itself."""

    def read(self, datagram: bytes) -> Reading:
        packet = parse(datagram)
        return None if packet is None else (packet,)


def write(
    motion: Motion,
    frame: int = 0,
    part: float = 0.0,
    rate: int = 60,
    device: str = "livehead",
    subject: str = "livehead",
) -> bytes:
    """One datagram: blendshapes, head and gaze of a Motion, exact to float32; a position has no place in it.

    frame (0 to 2³¹ - 1), part (0 to 1) of a frame, rate: frames a second, all for the frame time. device, subject:
    at most 256 bytes each. A motion with no channels becomes the datagram that says that no face is seen.
    """
    names = [name.encode()[:LONGEST_NAME] for name in (device, subject)]
    head = b"\x06" + b"".join(_LENGTH.pack(len(name)) + name for name in names)
    if not motion.channels:
        return head
    values = np.empty(COUNT, ">f4")
    values[:52] = motion.blendshapes[_GIVE]
    values[52:] = 0.0
    values[_HEAD] = 0.0 - motion.head_rotation  # no -0
    values[_EYES] = 0.0 - motion.gaze
    return head + _TIME.pack(frame & 0x7FFFFFFF, part, rate, 1) + bytes([COUNT]) + values.tobytes()

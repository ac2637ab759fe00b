"""What an iFacialMocap datagram says, version 1 (`name-12`) and 2 (`name&12`), as a piece of Motion, and back.

Facemotion3d writes the same with other names around it, and is read by the same code.

Items are separated by `|`; `=` stands before the transforms, `head#rx,ry,rz,px,py,pz` in degrees and metres,
`leftEye#x,y,z` and `rightEye#x,y,z` in degrees. Every item is optional, unknown ones are passed over.

Signs, checked on a recorded stream of 203 packets. The eyes: x > 0 goes with eyeLookDown, y > 0 with
eyeLookOut_L and eyeLookIn_R, so y > 0 is towards the subject's left. The head uses the same frame: head x and
y run against eye x and y (r = -0.38 and -0.5, eyes that stay on the screen while the head turns), chin down
goes with a lower head (rx and py, r = -0.69), a turn to the left with a shift to the left (ry and px, +0.71)
and rz > 0 with a shift to the right (rz and px, -0.84). So pitch = -rx, yaw = ry, roll = rz, and px, py, pz
are ours as they are.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Literal

import numpy as np

from livehead.motion.arkit import INDEX, NAMES, group
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.motion.glance import LOOK
from livehead.types import Channels, Motion
from livehead.wire.packet import Packet, Reading

HELLO = b"iFacialMocap_sahuasouryya9218sauhuiayeta91555dy3719"
HELLO_TCP = b"iFacialMocap_UDPTCP_sahuasouryya9218sauhuiayeta91555dy3719"
STOP_TCP = b"iFacialMocap_UDPTCPSTOP_sahuasouryya9218sauhuiayeta91555dy3719"
V2 = b"|sendDataVersion=v2"
HELLO_FACEMOTION = b"FACEMOTION3D_OtherStreaming"
HELLO_FACEMOTION_TCP = HELLO_FACEMOTION + b"|protocol=tcp"
STOP_FACEMOTION = b"StopStreaming_FACEMOTION3D"

DELIMITER = b"___iFacialMocap"
"""What ends every frame of a TCP stream, of either app."""

LONGEST = 8192
"""Bytes beyond which a datagram is no face (real ones have under 1000)."""

MOST_ITEMS = 256
HUGE = 1000.0
"""A blendshape value beyond this is garbage, one between 100 and this is taken as 100."""

FARTHEST = 10.0
"""Metres beyond which a head position is garbage."""


def _spellings() -> dict[str, int]:
    """Every way a blendshape is written, in lower case → its index."""
    found = {}
    for name, index in INDEX.items():
        found[name.lower()] = index
        for side in ("Left", "Right"):
            if name.endswith(side):
                found[f"{name.removesuffix(side)}_{side[0]}".lower()] = index
    return found


SPELLINGS = _spellings()
_LOOK = tuple(tuple(row) for row in LOOK.tolist())
_GROUPS = tuple(int(group(name)) for name in NAMES)
_ITEM = re.compile(
    rb"(?:\w+\.)?([A-Za-z_]+)[-&]?([-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?|[-+]?[nN]a[nN]|[-+]?[iI]nf(?:inity)?)\s*"
)
_TRACKING, _UNKNOWN, _BAD, _TRANSFORM = -1, -2, -3, -4


@lru_cache(maxsize=16384)
def _item(token: bytes) -> tuple[int, float]:
    """`_read`, remembered: nearly all items are one of 52 names with one of 101 numbers."""
    return _read(token)


def _read(token: bytes) -> tuple[int, float]:
    """(index, value in [0, 1]) of an item; _TRACKING with 0 or 1; _UNKNOWN to pass over, _BAD to count."""
    if b"#" in token:
        return _TRANSFORM, 0.0
    match = _ITEM.fullmatch(token)
    if match is None:
        return (_UNKNOWN if _harmless(token) else _BAD), 0.0
    name, value = match[1].decode("ascii").lower(), float(match[2].replace(b",", b"."))
    if name == "trackingstatus":
        return _TRACKING, 1.0 if value > 0.0 else 0.0
    index = SPELLINGS.get(name)
    if index is None:
        return _UNKNOWN, 0.0
    if not abs(value) <= HUGE:
        return _BAD, 0.0
    return index, min(max(value / 100.0, 0.0), 1.0)


def _harmless(token: bytes) -> bool:
    """Empty items, stray numbers and other apps' labels are nothing to count."""
    name = re.match(rb"[A-Za-z_]*", token)
    return name is None or name[0].decode("ascii").lower() not in SPELLINGS


def parse(datagram: bytes) -> Packet | None:
    """Read a datagram; None when nothing in it says anything about a face. Never raises."""
    if not 5 <= len(datagram) <= LONGEST:
        return None
    shapes = [0.0] * 52
    transforms: dict[bytes, list[float]] = {}
    channels, dropped, tracked = 0, 0, True
    for token in datagram.split(b"|", MOST_ITEMS)[:MOST_ITEMS]:
        index, value = _item(token) if len(token) <= 24 else _long_item(token)
        if index >= 0:
            shapes[index] = value
            channels |= _GROUPS[index]
        elif index == _TRANSFORM:
            name, numbers = _transform(token)
            if numbers:
                transforms[name] = numbers
            elif name in _COUNTS:
                dropped += 1
        elif index == _TRACKING:
            tracked = value > 0.0
        elif index == _BAD:
            dropped += 1
    if not channels and not transforms and tracked:
        return None
    return _packet(shapes, transforms, channels, tracked, dropped)


def _long_item(token: bytes) -> tuple[int, float]:
    """What is too long to be worth remembering: transforms, which never repeat, and strange things."""
    if b"#" in token:
        return _TRANSFORM, 0.0
    return _read(token) if len(token) < 200 else (_UNKNOWN, 0.0)


_COUNTS = {b"head": 6, b"lefteye": 3, b"righteye": 3, b"headposition": 3}


def _transform(token: bytes) -> tuple[bytes, list[float]]:
    """(name, numbers) of `=head#1,2,3,...`: as many leading numbers as that name may have.

    No numbers when the first three are not all there and sane; nothing beyond the first insane one.
    """
    name, _, text = token.lstrip(b"=").partition(b"#")
    name = name.lower()
    numbers: list[float] = []
    for part in text.split(b",")[: _COUNTS.get(name, 0)]:
        try:
            number = float(part)
        except ValueError:
            break
        if not abs(number) <= 360.0:
            break
        numbers.append(number)
    return name, numbers if len(numbers) >= 3 else []


def _packet(
    shapes: list[float], transforms: dict[bytes, list[float]], channels: int, tracked: bool, dropped: int
) -> Packet:
    rotation, position = np.zeros(3, np.float32), np.zeros(3, np.float32)
    head = transforms.get(b"head")
    if head:
        rotation[:] = [-_radians(head[0]), _radians(head[1]), _radians(head[2])]
        channels |= int(Channels.HEAD)
    place = (head or [])[3:6] or transforms.get(b"headposition", [])
    if len(place) == 3 and all(abs(p) <= FARTHEST for p in place):
        position[:] = place
        channels |= int(Channels.POSITION)
    eyes = [transforms.get(name) for name in (b"lefteye", b"righteye")]
    if eyes[0] or eyes[1]:
        channels |= int(Channels.GAZE)
    gaze = np.array([_eye(row, angles, shapes) for row, angles in enumerate(eyes)], np.float32)
    return Packet(
        np.array(shapes, np.float32), rotation, position, gaze, Channels(channels), tracked, dropped
    )


class IFacialMocapCodec:
    """Reads either version; every datagram stands for itself."""

    def read(self, datagram: bytes) -> Reading:
        packet = parse(datagram)
        return None if packet is None else (packet,)


def _wire_name(name: str) -> str:
    """eyeBlinkLeft → eyeBlink_L; in jawLeft and mouthLeft the side is the direction and stays."""
    for side in ("Left", "Right"):
        if name.endswith(side) and name not in (f"jaw{side}", f"mouth{side}"):
            return f"{name.removesuffix(side)}_{side[0]}"
    return name


_WIRE_NAMES = tuple(_wire_name(name) for name in NAMES)


def write(motion: Motion, version: Literal[1, 2] = 2) -> bytes:
    """A datagram of either version, as the app writes it: blendshapes in whole percent, degrees and metres in
    float32. All 52 names are there, whatever is measured; a motion of nobody says that no face is seen."""
    mark = "-" if version == 1 else "&"
    seen = int(motion.confidence > 0.0 and motion.channels != Channels.NONE)
    items = [f"trackingStatus{mark}{seen}"]
    percents = np.rint(np.clip(np.nan_to_num(motion.blendshapes), 0.0, 1.0) * 100.0).astype(int).tolist()
    items += [f"{name}{mark}{percent}" for name, percent in zip(_WIRE_NAMES, percents, strict=True)]
    head = np.degrees(motion.head_rotation) * _HEAD_SIGNS
    eyes = np.degrees(motion.gaze) * _EYE_SIGNS
    items.append(f"=head#{_floats(*head, *motion.head_position)}")
    items += [f"rightEye#{_floats(*eyes[1], 0.0)}", f"leftEye#{_floats(*eyes[0], 0.0)}"]
    return ("|".join(items) + "|").encode("ascii")


_HEAD_SIGNS = np.array((-1.0, 1.0, 1.0), np.float32)
_EYE_SIGNS = np.array((-1.0, 1.0), np.float32)


def _floats(*numbers: float) -> str:
    """Comma-separated, each as short as float32 allows."""
    return ",".join(str(np.float32(number)) for number in numbers)


def _eye(row: int, angles: list[float] | None, shapes: list[float]) -> tuple[float, float]:
    """(pitch, yaw) of an eye in radians; its own angles are finer than eyeLook* and replace it."""
    up, down, left, right = _LOOK[row]
    if angles is None or max(abs(angles[0]), abs(angles[1])) > 90.0:
        return (shapes[up] - shapes[down]) * FULL_PITCH, (shapes[left] - shapes[right]) * FULL_YAW
    pitch, yaw = -_radians(angles[0]), _radians(angles[1])
    for index, value in (
        (up, pitch / FULL_PITCH),
        (down, -pitch / FULL_PITCH),
        (left, yaw / FULL_YAW),
        (right, -yaw / FULL_YAW),
    ):
        shapes[index] = 0.0 if value < 0.0 else value if value < 1.0 else 1.0
    return pitch, yaw


def _radians(degrees: float) -> float:
    """In radians, within half a turn either way."""
    return math.radians(degrees - 360.0 * round(degrees / 360.0))

"""Face Cap's live mode (OSC): `/HT` head place, `/HR` or `/HRQ` head turn, `/ELR` `/ERR` eyes, `/W` blendshapes.

A blendshape is `/W index value`, value 0 to 1; HR, ELR and ERR are degrees about x, y (and z). Nothing says
where a frame ends: with bundles it is the bundle, with single messages the one after which they repeat.

Signs. The maker's receiver for Unity mirrors x of places and turns and takes the angles in Unity's order, so
the axes are ours: x to the subject's left, y up, z towards the camera, and HR is Ry Rx Rz. It is taken that
places are metres, as ARKit gives them, and that HRQ has the same axes; no recording proves either.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from livehead.motion.arkit import INDEX, group
from livehead.motion.gaze import gaze_of, look
from livehead.types import Channels
from livehead.wire import quaternion
from livehead.wire.frame_end import FrameEnd
from livehead.wire.osc import OscReader
from livehead.wire.packet import Packet, Reading

ADDRESSES = {"/HT": 3, "/HR": 3, "/HRQ": 4, "/ELR": 2, "/ERR": 2, "/W": 2}
"""And how many numbers each has."""

ORDER = (
    "browInnerUp", "browDownLeft", "browDownRight", "browOuterUpLeft", "browOuterUpRight",
    "eyeLookUpLeft", "eyeLookUpRight", "eyeLookDownLeft", "eyeLookDownRight",
    "eyeLookInLeft", "eyeLookInRight", "eyeLookOutLeft", "eyeLookOutRight",
    "eyeBlinkLeft", "eyeBlinkRight", "eyeSquintLeft", "eyeSquintRight", "eyeWideLeft", "eyeWideRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "noseSneerLeft", "noseSneerRight",
    "jawOpen", "jawForward", "jawLeft", "jawRight",
    "mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight", "mouthRollUpper", "mouthRollLower",
    "mouthShrugUpper", "mouthShrugLower", "mouthClose", "mouthSmileLeft", "mouthSmileRight",
    "mouthFrownLeft", "mouthFrownRight", "mouthDimpleLeft", "mouthDimpleRight",
    "mouthUpperUpLeft", "mouthUpperUpRight", "mouthLowerDownLeft", "mouthLowerDownRight",
    "mouthPressLeft", "mouthPressRight", "mouthStretchLeft", "mouthStretchRight", "tongueOut",
)  # fmt: skip
"""Blendshapes by their index in `/W`."""

HUGE = 1000.0
FARTHEST = 10.0
"""Metres beyond which a head position is garbage."""

_PLACES = tuple(INDEX[name] for name in ORDER)
_GROUPS = tuple(int(group(name)) for name in ORDER)
_LOOKS = frozenset(index for index, name in enumerate(ORDER) if name.startswith("eyeLook"))


class FaceCapCodec:
    """Reads one phone; holds what it has said so far."""

    def __init__(self) -> None:
        self._osc, self._end = OscReader(), FrameEnd(first=("/HT", -1))
        self._shapes = np.zeros(52, np.float32)
        self._named: set[int] = set()
        self._said: dict[str, tuple[float, ...]] = {}
        self._channels = 0
        self._bad = 0

    def read(self, datagram: bytes) -> Reading:
        """Packets of the frames that end in this datagram. Never raises."""
        found = self._osc.read(datagram)
        if found is None:
            return None
        messages, bad = found
        if not any(address in ADDRESSES for address, _ in messages):
            return None
        self._bad += bad
        packets: list[Packet] = []
        touched, single = False, datagram[:1] == b"/"
        for address, arguments in messages:
            key = self._key(address, arguments)
            if key is None:
                continue
            touched = True
            before, after = self._end.take(key) if single else (False, False)
            if before:  # what is held is the frame before this message
                packets.append(self._commit())
            self._hold(address, arguments)
            if after:
                packets.append(self._commit())
        if touched and not single:
            packets.append(self._commit())
        return tuple(packets)

    def _key(self, address: str, arguments: tuple[Any, ...]) -> tuple[str, int] | None:
        """What a message is about; None, and counted, when its numbers are none."""
        wanted = ADDRESSES.get(address)
        if wanted is None:
            return None
        numbers = arguments[:wanted]
        sane = len(numbers) == wanted and all(
            (n.__class__ is float or n.__class__ is int) and abs(n) <= HUGE for n in numbers
        )
        if address == "/HT":
            sane = sane and all(abs(n) <= FARTHEST for n in numbers)
        elif address == "/W":
            sane = sane and numbers[0].__class__ is int and 0 <= numbers[0] < len(ORDER)
        if not sane:
            self._bad += 1
            return None
        return address, numbers[0] if address == "/W" else -1

    def _hold(self, address: str, arguments: tuple[Any, ...]) -> None:
        if address == "/W":
            index, value = arguments[:2]
            self._shapes[_PLACES[index]] = min(max(float(value), 0.0), 1.0)
            self._named.add(index)
            self._channels |= _GROUPS[index]
            return
        numbers = tuple(float(n) for n in arguments[: ADDRESSES[address]])
        if address == "/HRQ" and quaternion.unit((numbers[0], numbers[1], numbers[2], numbers[3])) is None:
            self._bad += 1
            return
        self._said[address] = numbers
        channel = {"/HT": Channels.POSITION, "/ELR": Channels.GAZE, "/ERR": Channels.GAZE}
        self._channels |= int(channel.get(address, Channels.HEAD))

    def _commit(self) -> Packet:
        shapes = self._shapes.copy()
        gaze = gaze_of(shapes)
        for row, address in enumerate(("/ELR", "/ERR")):
            if address in self._said:
                gaze[row] = _eye(*self._said[address])
        if self._named.isdisjoint(_LOOKS):
            look(shapes, gaze)
        bad, self._bad = self._bad, 0
        return Packet(
            shapes,
            np.array(quaternion.head_angles(self._turn()), np.float32),
            np.array(self._said.get("/HT", (0.0, 0.0, 0.0)), np.float32),
            gaze,
            Channels(self._channels),
            dropped=bad,
        )

    def _turn(self) -> quaternion.Quaternion:
        """Of the head: the quaternion where there is one, for angles have several orders."""
        if "/HRQ" in self._said:
            x, y, z, w = self._said["/HRQ"]
            return quaternion.unit((x, y, z, w)) or quaternion.IDENTITY
        x, y, z = (math.radians(angle) for angle in self._said.get("/HR", (0.0, 0.0, 0.0)))
        turn_and_nod = quaternion.of_head(-x, y, 0.0)
        return quaternion.product(turn_and_nod, quaternion.of_head(0.0, 0.0, z))


def _eye(x: float, y: float) -> tuple[float, float]:
    """(pitch, yaw) in radians, each within a quarter turn."""
    quarter = 0.5 * math.pi
    return min(max(math.radians(-x), -quarter), quarter), min(max(math.radians(y), -quarter), quarter)

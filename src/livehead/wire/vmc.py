"""VMC protocol (OSC): face, head and eyes of a performer as pieces of Motion, and Motion as a performer's bundles.

A frame ends with `/VMC/Ext/Blend/Apply`; what a frame does not name keeps its last value. A sender that has not
sent it for a while (bones only) ends a frame with each bundle, or where its single messages begin to repeat.
Names may stand in the address (`/VMC/Ext/Blend/Val/JawOpen`) and in upper or lower case. Presets such as A or
Blink become blendshapes unless the sender speaks PerfectSync. Positions of bones are the avatar's, not the
person's, so there is no head position here.

Axes: Unity's are left-handed, x to the avatar's right, so x is mirrored: quaternion (x, y, z, w) here is
(x, -y, -z, w) there. Bones turn against their parents: spine, chest, neck and head together turn the head.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np
from pythonosc import osc_message_builder

from livehead.motion.arkit import NAMES, group
from livehead.motion.gaze import gaze_of, look
from livehead.motion.pose import NAMES as POSE
from livehead.motion.retarget import retarget
from livehead.types import Channels, Floats, Motion
from livehead.wire import quaternion, vmc_names
from livehead.wire.frame_end import FrameEnd
from livehead.wire.osc import BUNDLE, Message, OscReader
from livehead.wire.packet import Packet, Reading
from livehead.wire.quaternion import IDENTITY, Quaternion
from livehead.wire.vmc_names import EXPRESSIONS, LEFT_EYE, PERFECT_NAMES, PRESET_SHAPES, RIGHT_EYE

PREFIX = "/VMC/Ext/"
VAL, APPLY = "/VMC/Ext/Blend/Val", "/VMC/Ext/Blend/Apply"
BONE, OK, TIME = "/VMC/Ext/Bone/Pos", "/VMC/Ext/OK", "/VMC/Ext/T"

PERFECT = 26
"""ARKit names from which on a sender speaks PerfectSync: its presets then repeat what it says better."""

HUGE = 1000.0
LATE_S = 2.0
LONGEST_NAME = 64
WITHOUT_APPLY = 8
"""Frames without an Apply after which the sender is one that sends none."""

_BONE_KEY = 1000

STILL = math.radians(0.05)

_GROUPS = tuple(int(group(name)) for name in NAMES)
_PRESET_GROUPS = tuple(
    int(np.bitwise_or.reduce([_GROUPS[index] for index, _ in shapes])) for shapes in PRESET_SHAPES
)


class VmcCodec:
    """Reads one performer; holds what it has said so far."""

    def __init__(self) -> None:
        self._osc = OscReader()
        self._end = FrameEnd(first=_BONE_KEY)  # the spine, in Unity's order
        self._shapes = [0.0] * 52
        self._presets: dict[int, float] = {}
        self._expressions: dict[int, float] = {}
        self._bones: dict[int, Quaternion] = {}
        self._named: set[int] = set()
        self._channels = 0
        self._tracked = True
        self._eyes_moved = False
        self._time: float | None = None
        self._committed_time: float | None = None
        self._first: int | None = None
        self._since_apply = 0
        self._bad = 0

    def read(self, datagram: bytes) -> Reading:
        """Packets of the frames that end in this datagram. Never raises."""
        found = self._osc.read(datagram)
        if found is None:
            return None
        messages, bad = found
        if not any(address.startswith(PREFIX) for address, _ in messages):
            return None
        self._bad += bad
        if (late := self._late(messages)) is not None:
            return (late,)
        packets: list[Packet] = []
        touched, single = False, datagram[:1] == b"/"
        for address, arguments in messages:
            key = self._blend(arguments) if address == VAL else self._take(address, arguments, packets)
            if key is not None:
                touched = True
                self._first = key if self._first is None else self._first
                self._since_apply += key == self._first
                if single and self._ends_by_itself:
                    self._single(key, packets)
        if touched and not single and self._ends_by_itself:
            packets.append(self._commit())
        return tuple(packets)

    @property
    def _ends_by_itself(self) -> bool:
        return self._since_apply >= WITHOUT_APPLY

    def _late(self, messages: list[Message]) -> Packet | None:
        """A datagram of a frame that a newer one has overtaken: it would set values back."""
        times = [a[0] for address, a in messages if address == TIME and a and _sane(a[0], 1e9)]
        if times and self._time is not None and 0.0 < self._time - times[0] < LATE_S:
            return Packet(sent_at=times[0])
        return None

    def _take(self, address: str, arguments: tuple[Any, ...], packets: list[Packet]) -> int | None:
        """Hold what a message says; what it was about when it said something of a face."""
        if address == BONE:
            return self._bone(arguments)
        if address == APPLY:
            self._since_apply = 0
            packets.append(self._commit())
        elif address == TIME:
            if arguments and _sane(arguments[0], 1e9):
                self._time = float(arguments[0])
            else:
                self._bad += 1
        elif address == OK:
            self._status(arguments, packets)
        elif address.startswith(VAL + "/"):
            return self._blend((address[len(VAL) + 1 :], *arguments))
        elif address.startswith(BONE + "/"):
            return self._bone((address[len(BONE) + 1 :], *arguments))
        return None

    def _single(self, key: int, packets: list[Packet]) -> None:
        before, after = self._end.take(key)
        if before or after:
            packets.append(self._commit())

    def _blend(self, arguments: tuple[Any, ...]) -> int | None:
        if len(arguments) < 2 or not (_name(arguments[0]) and _sane(arguments[1], HUGE)):
            self._bad += 1
            return None
        kind, index = vmc_names.blend(arguments[0])
        value = float(arguments[1])
        if not 0.0 <= value <= 1.0:
            value = 0.0 if value < 0.0 else 1.0
        if kind == vmc_names.SHAPE:
            self._shapes[index] = value
            self._named.add(index)
            self._channels |= _GROUPS[index]
        elif kind == vmc_names.PRESET:
            self._presets[index] = value
            self._channels |= _PRESET_GROUPS[index]
        elif kind == vmc_names.EXPRESSION:
            self._expressions[index] = value
        else:
            return None
        return 100 * kind + index

    def _bone(self, arguments: tuple[Any, ...]) -> int | None:
        if len(arguments) < 8 or not _name(arguments[0]):
            self._bad += 1
            return None
        slot = vmc_names.bone(arguments[0])
        if slot < 0:
            return None
        x, y, z, w = arguments[4:8]
        sane = _sane(x, HUGE) and _sane(y, HUGE) and _sane(z, HUGE) and _sane(w, HUGE)
        turn = quaternion.unit((float(x), float(y), float(z), float(w))) if sane else None
        if turn is None:
            self._bad += 1
            return None
        self._bones[slot] = quaternion.across(turn)
        self._channels |= int(Channels.GAZE if slot in (LEFT_EYE, RIGHT_EYE) else Channels.HEAD)
        return _BONE_KEY + slot

    def _status(self, arguments: tuple[Any, ...], packets: list[Packet]) -> None:
        """The fourth number, where there is one, says whether the performer sees its person."""
        if not arguments or not all(_sane(argument, HUGE) for argument in arguments):
            self._bad += 1
        elif len(arguments) >= 4:
            was, self._tracked = self._tracked, arguments[3] != 0
            if was and not self._tracked:
                packets.append(self._commit())

    # --- what it comes to -------------------------------------------------------------------------------

    def _commit(self) -> Packet:
        shapes = np.array(self._shapes, np.float32)
        if self._presets and len(self._named) < PERFECT:
            self._lay_presets(shapes)
        gaze = self._gaze(shapes)
        sent_at = self._time if self._time != self._committed_time else None
        self._committed_time = self._time
        bad, self._bad = self._bad, 0
        return Packet(
            shapes,
            np.array(self._head(), np.float32),
            gaze=gaze,
            channels=Channels(self._channels),
            tracked=self._tracked,
            dropped=bad,
            sent_at=sent_at,
            expressions=tuple((EXPRESSIONS[i], v) for i, v in self._expressions.items() if v > 0.0),
        )

    def _lay_presets(self, shapes: Floats) -> None:
        for preset, value in self._presets.items():
            for index, weight in PRESET_SHAPES[preset]:
                shapes[index] = max(shapes[index], min(weight * value, 1.0))

    def _head(self) -> tuple[float, float, float]:
        turn = IDENTITY
        for slot in range(LEFT_EYE):
            if slot in self._bones:
                turn = quaternion.product(turn, self._bones[slot])
        return quaternion.head_angles(turn)

    def _gaze(self, shapes: Floats) -> Floats:
        """From the eyes' bones once they have moved, for many avatars hold theirs still; else from eyeLook*.
        Where the sender sends no eyeLook*, they are set from the bones."""
        eyes = [quaternion.gaze_angles(self._bones.get(slot, IDENTITY)) for slot in (LEFT_EYE, RIGHT_EYE)]
        if not self._eyes_moved:
            self._eyes_moved = any(abs(angle) > STILL for eye in eyes for angle in eye)
        if not self._eyes_moved:
            return gaze_of(shapes)
        gaze = np.array(eyes, np.float32)
        if self._named.isdisjoint(_LOOKS):
            look(shapes, gaze)
        return gaze


_LOOKS = frozenset(index for index, name in enumerate(NAMES) if name.startswith("eyeLook"))


def _sane(value: Any, largest: float) -> bool:
    """A number, no truth value, finite and within what can be meant."""
    return (value.__class__ is float or value.__class__ is int) and abs(value) <= largest


def _name(value: Any) -> bool:
    return value.__class__ is str and len(value) <= LONGEST_NAME


# --- writing ------------------------------------------------------------------------------------------------

LARGEST = 1400
"""Bytes of a bundle: below 1500 with every header on the way."""

WRAP_S = 4096.0
"""Sent times begin anew after so long: as a float32 they stay finer than half a millisecond."""


def _form(address: str, *arguments: Any, floats: int = 0) -> bytes:
    """A message up to its trailing floats, by python-osc; the floats are put behind it frame by frame."""
    builder = osc_message_builder.OscMessageBuilder(address)
    for argument in (*arguments, *(0.0,) * floats):
        builder.add_arg(argument)
    whole: bytes = builder.build().dgram
    return whole[: len(whole) - 4 * floats]


_FLOAT, _PLACE = struct.Struct(">f"), struct.Struct(">7f")
_START = BUNDLE + bytes(7) + b"\x01"  # at once
_OK = {seen: _form(OK, 1, 3, 0, int(seen)) for seen in (False, True)}
_TIME, _APPLY = _form(TIME, floats=1), _form(APPLY)
_PERFECT = tuple(_form(VAL, name, floats=1) for name in PERFECT_NAMES)
_EXPRESSIONS = {name: _form(VAL, name, floats=1) for name in EXPRESSIONS}
_PRESETS = {name: _form(VAL, name, floats=1) for name in ("A", "I", "U", "E", "O", "Blink_L", "Blink_R")}
_BONES = tuple(
    (_form(BONE, name, floats=7), place)
    for name, place in (
        ("Neck", (0.0, 0.09, 0.0)),
        ("Head", (0.0, 0.08, 0.01)),
        ("LeftEye", (-0.02, 0.06, 0.03)),
        ("RightEye", (0.02, 0.06, 0.03)),
    )
)
"""Places as in an average avatar, in metres from the parent: some receivers put the bones there."""

_VOWELS = tuple((name, POSE.index(f"mouth_{name.lower() * 3}")) for name in "AIUEO")


def write(motion: Motion, presets: bool = False) -> list[bytes]:
    """A frame of a performer as bundles of at most LARGEST bytes, to be sent in this order.

    OK with whether a face is seen, time, neck and head (half the turn each) and the eyes, 52 PerfectSync values,
    the five expressions, Apply. presets: also VRM 0's vowels and blinks, for avatars that know no PerfectSync.
    Every bundle carries the time, so that one that was overtaken on the way is known as such.
    """
    seen = motion.confidence > 0.0 and motion.channels != Channels.NONE
    pitch, yaw, roll = motion.head_rotation.tolist()
    head = quaternion.half(quaternion.of_head(pitch, yaw, roll))
    turns = [head, head, *(quaternion.of_head(up, left, 0.0) for up, left in motion.gaze.tolist())]
    messages = [_OK[seen]]
    for (form, place), turn in zip(_BONES, turns, strict=True):
        messages.append(form + _PLACE.pack(*place, *quaternion.across(turn)))
    shapes = motion.blendshapes.tolist()
    messages += [form + _FLOAT.pack(value) for form, value in zip(_PERFECT, shapes, strict=True)]
    asked = dict(motion.expressions)
    messages += [form + _FLOAT.pack(asked.get(name, 0.0)) for name, form in _EXPRESSIONS.items()]
    if presets:
        messages += _preset_messages(motion)
    messages.append(_APPLY)
    return _bundles(_TIME + _FLOAT.pack(motion.captured_at % WRAP_S), messages)


def _preset_messages(motion: Motion) -> list[bytes]:
    pose = retarget(motion)
    values = {name: float(pose[index]) for name, index in _VOWELS}
    for side in ("Left", "Right"):
        values[f"Blink_{side[0]}"] = float(motion.blendshapes[NAMES.index(f"eyeBlink{side}")])
    return [_PRESETS[name] + _FLOAT.pack(value) for name, value in values.items()]


def _bundles(first: bytes, messages: Iterable[bytes]) -> list[bytes]:
    """Bundles that each begin with `first`."""
    start = _START + len(first).to_bytes(4, "big") + first
    bundles = [bytearray(start)]
    for message in messages:
        if len(bundles[-1]) + 4 + len(message) > LARGEST:
            bundles.append(bytearray(start))
        bundles[-1] += len(message).to_bytes(4, "big") + message
    return [bytes(bundle) for bundle in bundles]

"""VTube Studio's phone data and MeowFace's: one JSON object a frame, blendshapes looked up by name.

`Timestamp` (unix milliseconds), `Hotkey` (-1, or 1 to 8 while a key on the phone is pressed), `FaceFound`,
`Rotation`, `Position`, `EyeLeft`, `EyeRight` (each x, y, z; degrees), `BlendShapes` (a list of k and v, 0 to
1). Every field is optional, unknown ones (such as VNyanPos) are passed over. MeowFace writes the same with
names in lowerCamel, lacks some and adds browInnerUpLeft/Right and headLeft, headUp and so on.

Signs. The eyes, from a captured packet of an iPhone: EyeLeft.y = 9.08 with eyeLookOutLeft 0.259, x = 3.5 with
eyeLookDown: y > 0 towards the subject's left, x > 0 down, as in iFacialMocap. The head: in VTube Studio x is
the turn and y the nod (its own example program, and two programs that read or send this and iFacialMocap's
format alike, agree: pitch = -y, yaw = x, roll = z). In the captured packet x is -11.1 while the eyes look 11
degrees to the left, as eyes do that stay on the screen. Position: that program draws -x, y, z in a picture
whose z points away; the packet's z = 4.7 is a phone's distance in decimetres. No recorded stream proves the
head's signs, and the unit of Position rests on that one packet.
"""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np

from livehead.motion.arkit import INDEX, NAMES, group
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.motion.glance import LOOK
from livehead.types import Channels, Motion
from livehead.wire import vts_json
from livehead.wire.packet import Packet, Reading
from livehead.wire.vts_json import Pairs

HUGE = 10.0
"""A blendshape beyond this is garbage, one between 1 and this is taken as 1."""

FARTHEST = 10.0
"""Metres beyond which a head position is garbage."""

METRES = 0.1
"""Of one unit of Position."""

FULL_HEAD = 90.0
"""Degrees that headLeft, headUp and so on mean by 1, as in the toolkit whose names these are."""

KEYS = 8
"""On-screen keys of the phone."""

AGES_S = 2.0
"""Seconds behind the newest packet within which one is late; further back the phone's clock was set."""

_LEFT, _RIGHT, _HEAD, _PASSED = 52, 53, 54, 60
_TURNS = {
    "headup": 54,
    "headdown": 55,
    "headleft": 56,
    "headright": 57,
    "headrollright": 58,
    "headrollleft": 59,
}


def _spellings() -> dict[str, tuple[int, int]]:
    """Every way a value's name is written, in lower case → (its slot, its channel group)."""
    found: dict[str, tuple[int, int]] = {}
    for name, index in INDEX.items():
        found[name.lower()] = index, int(group(name))
        for side in ("Left", "Right"):
            if name.endswith(side):
                found[f"{name.removesuffix(side)}_{side[0]}".lower()] = index, int(group(name))
    brows = int(Channels.BROWS)
    for ending, slot in (("left", _LEFT), ("_l", _LEFT), ("right", _RIGHT), ("_r", _RIGHT)):
        found["browinnerup" + ending] = slot, brows
    return found | {name: (slot, 0) for name, slot in _TURNS.items()}


_LOWER: dict[str | bytes, tuple[int, int]] = {}
for _name, _slot in _spellings().items():
    _LOWER[_name] = _LOWER[_name.encode()] = _slot
_SLOT = dict(_LOWER)
for _name in NAMES:  # the usual spellings at once, others by way of lower case
    for _form in (_name, _name[0].upper() + _name[1:]):
        _SLOT[_form] = _SLOT[_form.encode()] = _LOWER[_name.lower()]
_NOWHERE = _PASSED, 0
_LOOK = tuple(tuple(row) for row in LOOK.tolist())
_BROW = INDEX["browInnerUp"]
_GROUPS = [Channels(n) for n in range(int(Channels.ALL) + 1)]
_HEADS, _POSITION, _GAZE = int(Channels.HEAD), int(Channels.POSITION), int(Channels.GAZE)
_DEGREE, _TURN = math.pi / 180.0, 1.0 / 360.0
_PITCH, _YAW = float(FULL_PITCH), float(FULL_YAW)  # numpy scalars cost ten times as much
_UP, _LEFTWARDS = _DEGREE / _PITCH, _DEGREE / _YAW


def parse(datagram: bytes, presses: tuple[tuple[str, int], ...] = ()) -> Packet | None:
    """Read a datagram; None when it is none of this kind. `presses` goes into the Packet. Never raises."""
    heard = _heard(datagram)
    return None if heard is None else _packet(*heard, presses)


def _heard(datagram: bytes) -> tuple[dict[str, Any], Pairs] | None:
    heard = vts_json.read(datagram)
    return heard if heard and ("BlendShapes" in heard[0] or "FaceFound" in heard[0]) else None


def _shapes(pairs: Pairs, values: list[float]) -> tuple[int, int]:
    """Puts the values of BlendShapes into their slots: (channel groups, how many could not be read)."""
    names, numbers, dropped = pairs
    channels = 0
    for name, value in zip(names, numbers, strict=True):
        try:
            slot, groups = _SLOT[name]
        except KeyError:
            slot, groups = _LOWER.get(name.lower(), _NOWHERE)
        if 0.0 <= value <= 1.0:
            values[slot] = value
        elif -HUGE <= value <= HUGE:
            values[slot] = 0.0 if value < 0.0 else 1.0
        else:
            dropped += slot != _PASSED
            continue
        channels |= groups
    if values[_LEFT] or values[_RIGHT]:
        values[_BROW] = values[_BROW] or 0.5 * (values[_LEFT] + values[_RIGHT])
    return channels, dropped


def _packet(said: dict[str, Any], pairs: Pairs, presses: tuple[tuple[str, int], ...]) -> Packet:
    values = [0.0] * (_PASSED + 1)
    channels, dropped = _shapes(pairs, values)
    tracked = said.get("FaceFound", True)
    if tracked is not True and tracked is not False:
        dropped += 1
        tracked = bool(channels)
    rotation, groups, bad = _rotation(said, values)
    place, unsound = _vector(said, "Position", FARTHEST / METRES)
    channels |= groups | (_POSITION if place else 0)
    dropped += bad + unsound
    shapes = values[:52]
    gaze: list[float] = []
    for row, name in enumerate(("EyeLeft", "EyeRight")):
        eye, bad = _vector(said, name, 90.0)
        dropped += bad
        channels |= _GAZE if eye else 0
        gaze += _eye(row, eye, shapes)
    x, y, z = place or (0.0, 0.0, 0.0)
    every = np.array([*shapes, *rotation, -METRES * x, METRES * y, -METRES * z, *gaze], np.float32)
    return Packet(
        every[:52],
        every[52:55],
        every[55:58],
        every[58:].reshape(2, 2),
        _GROUPS[channels],
        tracked,
        dropped,
        _time(said),
        presses=presses,
    )


def _rotation(said: dict[str, Any], values: list[float]) -> tuple[tuple[float, float, float], int, int]:
    """(pitch, yaw, roll; its channel group if there is any; 1 when it could not be read)."""
    head, bad = _vector(said, "Rotation", 360.0)
    if head:
        return (-_radians(head[1]), _radians(head[0]), _radians(head[2])), _HEADS, bad
    up, down, left, right, roll_right, roll_left = turns = values[_HEAD:_PASSED]
    if not any(turns):
        return (0.0, 0.0, 0.0), 0, bad
    angles = up - down, left - right, roll_right - roll_left
    pitch, yaw, roll = (_radians(FULL_HEAD * turn) for turn in angles)
    return (pitch, yaw, roll), _HEADS, bad


def _vector(said: dict[str, Any], name: str, most: float) -> tuple[tuple[float, float, float] | None, int]:
    """(x, y, z of a field or None, 1 when it is there and cannot be read)."""
    field = said.get(name)
    if field is None:
        return None, 0
    try:
        x, y, z = field["x"], field["y"], field["z"]
        if -most <= x <= most and -most <= y <= most and -most <= z <= most:
            return (x, y, z), 0
    except (TypeError, KeyError, IndexError):
        pass
    return None, 1


def _eye(row: int, angles: tuple[float, float, float] | None, shapes: list[float]) -> tuple[float, float]:
    """(pitch, yaw) of an eye in radians; its own angles, unless they are 0, replace its eyeLook* values."""
    up, down, left, right = _LOOK[row]
    if not angles or not (angles[0] or angles[1]):
        return (shapes[up] - shapes[down]) * _PITCH, (shapes[left] - shapes[right]) * _YAW
    x, y = angles[0], angles[1]
    raised, turned = -x * _UP, y * _LEFTWARDS
    shapes[up], shapes[down] = (min(raised, 1.0), 0.0) if raised > 0.0 else (0.0, min(-raised, 1.0))
    shapes[left], shapes[right] = (min(turned, 1.0), 0.0) if turned > 0.0 else (0.0, min(-turned, 1.0))
    return -x * _DEGREE, y * _DEGREE


def _radians(degrees: float) -> float:
    """In radians, within half a turn either way."""
    return (degrees - 360.0 * round(degrees * _TURN)) * _DEGREE


def _time(said: dict[str, Any]) -> float | None:
    stamp = said.get("Timestamp")
    if (type(stamp) is int or type(stamp) is float) and 0 < stamp < 1e15:
        return stamp * 0.001
    return None


class VtsPhoneCodec:
    """Reads one phone's datagrams and counts the presses of its keys.

    presses: key → how often, kept outside so that it goes on when the phone changes.
    """

    def __init__(self, presses: dict[str, int] | None = None) -> None:
        self._presses = {} if presses is None else presses
        self._said = tuple(sorted(self._presses.items()))
        self._held = -1
        self._newest = -math.inf

    def read(self, datagram: bytes) -> Reading:
        heard = _heard(datagram)
        if heard is None:
            return None
        self._listen(heard[0])
        return (_packet(*heard, self._said),)

    def _listen(self, said: dict[str, Any]) -> None:
        """Count a key that goes down; an overtaken packet holds a key that has been let go since."""
        sent_at = _time(said)
        if sent_at is not None:
            if 0.0 < self._newest - sent_at < AGES_S:
                return
            self._newest = sent_at
        key = said.get("Hotkey")
        held = key if type(key) is int and 1 <= key <= KEYS else -1
        if held > 0 and held != self._held:
            name = f"phone {held}"
            self._presses[name] = self._presses.get(name, 0) + 1
            self._said = tuple(sorted(self._presses.items()))
        self._held = held


_NUMBERS = "".join(f',{{"k":"{name[0].upper()}{name[1:]}","v":%.7g}}' for name in NAMES)[1:]
_FIELDS = "".join(
    f'"{name}":{{"x":%.5f,"y":%.5f,"z":%.5f}},' for name in ("Rotation", "Position", "EyeLeft", "EyeRight")
)
_FORM = f'{{"Timestamp":%d,"Hotkey":%d,"FaceFound":%s,{_FIELDS}"BlendShapes":[{_NUMBERS}]}}'


def write(motion: Motion, sent_at: float = 0.0, hotkey: int = -1) -> bytes:
    """One datagram as the phone would send it: names as VTube Studio writes them.

    sent_at: unix seconds, kept to the millisecond; hotkey: 1 to 8 while one is pressed. A motion with no channels
    says FaceFound false. Values keep 7 digits, angles 0.00001 degrees, the position a micrometre.
    """
    pitch, yaw, roll = np.degrees(motion.head_rotation.astype(np.float64)).tolist()
    x, y, z = (motion.head_position.astype(np.float64) / METRES).tolist()
    (left_pitch, left_yaw), (right_pitch, right_yaw) = np.degrees(motion.gaze.astype(np.float64)).tolist()
    text = _FORM % (
        round(sent_at * 1000.0), hotkey, "true" if motion.channels else "false",
        yaw, -pitch, roll, -x, y, -z, -left_pitch, left_yaw, 0.0, -right_pitch, right_yaw, 0.0,
        *motion.blendshapes.tolist(),
    )  # fmt: skip
    return text.encode()


def request(port: int, seconds: float, sent_by: str = "livehead") -> bytes:
    """What asks the phone's VTube Studio (UDP 21412) to send to `port` for 0.5 to 10 seconds."""
    asked = {
        "messageType": "iOSTrackingDataRequest",
        "time": seconds,
        "sentBy": sent_by[:64],
        "ports": [port],
    }
    return json.dumps(asked).encode()

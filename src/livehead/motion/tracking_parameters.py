"""VTube Studio's tracking parameters (FaceAngleX, MouthOpen ...): what each means for a Motion, both ways.

Names and ranges are those of its plugin API. They speak of the character as it is seen: X grows towards the
right of the screen, which is the character's own left; FaceAngleZ grows as the head leans to the right of the
screen (Live2D's standard parameters); Left and Right are the character's own. Any ARKit blendshape is a
parameter too, however it is spelled ("JawOpen", "eyeSquint_L").
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from livehead.motion import arkit
from livehead.motion.arkit import INDEX
from livehead.motion.easing import clamp
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.motion.glance import LOOK
from livehead.motion.vector import GAZE, POSITION, ROTATION, pack, unpack
from livehead.types import Channels, Motion

LEASE_S = 1.0
"""Seconds that a value which is sent holds without being repeated, as plugins know it from VTube Studio."""

WIDE_JAW = 0.6
"""jawOpen at which MouthOpen is 1: about as far as a face opens its mouth while it talks loudly."""

_CLOSED, _BLINK = (0.0, 0.02, 0.9, 1.0), (0.0, 0.12, 0.5, 1.0)
"""How far a lid is drawn shut, and the eyeBlink that draws it so (`retarget.blink_open` to `blink_shut`)."""

Face = list[float]
"""The 62 values of `livehead.motion.vector` as numbers: one at a time they are read and written faster so."""

Read = Callable[[Face], float]
Write = Callable[[Face, float], None]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its usual range, its value at rest, the groups of a Motion it moves.

    read: its value in a `Face`; write: puts a value there, in place.
    """

    name: str
    low: float
    high: float
    rest: float
    group: Channels
    read: Read
    write: Write


def find(name: str) -> Parameter | None:
    """The parameter of a name, or the blendshape it spells; None when it moves nothing here."""
    return PARAMETERS.get(name) or _shape(name)


def values(motion: Motion, names: Iterable[str] = ()) -> dict[str, float]:
    """The values of some parameters (of all of VTube Studio's when none is named) in a motion."""
    face = pack(motion).tolist()
    wanted = (find(name) for name in names) if names else PARAMETERS.values()
    return {p.name: p.read(face) for p in wanted if p is not None}


def moved(motion: Motion, changes: Iterable[tuple[Parameter, float, float]], add: bool) -> Motion:
    """`motion` with parameters changed: (parameter, value, weight 0 to 1).

    Each goes by its weight from what it is to the value; with `add` the weighted value is added to it.
    """
    face: Face = pack(motion).tolist()
    for parameter, value, weight in changes:
        own = parameter.read(face)
        parameter.write(face, own + weight * (value if add else value - own))
    return unpack(motion, np.array(face, np.float32))


# --- how they are read and written -----------------------------------------------------------------------


def _angle(axis: int, sign: float) -> tuple[Read, Write]:
    """Degrees of the head: axis 0 pitch, 1 yaw, 2 roll."""
    index = ROTATION.start + axis

    def write(face: Face, value: float) -> None:
        face[index] = sign * math.radians(clamp(value, -90.0, 90.0))

    return lambda face: sign * math.degrees(face[index]), write


def _place(axis: int) -> tuple[Read, Write]:
    """Centimetres of the head."""
    index = POSITION.start + axis

    def write(face: Face, value: float) -> None:
        face[index] = value / 100.0

    return lambda face: 100.0 * face[index], write


def _gaze(eye: int, axis: int) -> tuple[Read, Write]:
    """-1 to 1 of the way of an eye; gaze and eyeLook* stay in agreement."""
    low_high = LOOK[eye, [1, 0]] if axis == 0 else LOOK[eye, [3, 2]]
    low, high = low_high.tolist()
    index, full = GAZE.start + 2 * eye + axis, float(FULL_PITCH if axis == 0 else FULL_YAW)

    def write(face: Face, value: float) -> None:
        face[high], face[low] = clamp(value), clamp(-value)
        face[index] = clamp(value, -1.0, 1.0) * full

    return lambda face: face[high] - face[low], write


def _lid(side: str) -> tuple[Read, Write]:
    """1 open, 0 shut, even as it is drawn in between."""
    index = INDEX[f"eyeBlink{side}"]

    def write(face: Face, value: float) -> None:
        face[index] = _along(1.0 - value, _CLOSED, _BLINK)

    return lambda face: 1.0 - _along(face[index], _BLINK, _CLOSED), write


def _between(down: tuple[str, ...], up: tuple[str, ...], rest: float) -> tuple[Read, Write]:
    """Some shapes below the value at rest, others above; the whole way is 0 to 1, or -1 to 1 about 0."""
    pairs = [(INDEX[d], INDEX[u]) for d, u in zip(down, up, strict=True)]
    reach = 1.0 - rest

    def read(face: Face) -> float:
        return rest + reach * sum(face[high] - face[low] for low, high in pairs) / len(pairs)

    def write(face: Face, value: float) -> None:
        way = (value - rest) / reach
        for low, high in pairs:
            face[high], face[low] = clamp(way), clamp(-way)

    return read, write


def _brow(*sides: str) -> tuple[Read, Write]:
    """0 drawn down, 0.5 at rest, 1 raised; the inner ends, which both share, rise with both."""
    read, write = _between(
        tuple(f"browDown{side}" for side in sides), tuple(f"browOuterUp{side}" for side in sides), 0.5
    )
    left, right, inner = INDEX["browOuterUpLeft"], INDEX["browOuterUpRight"], INDEX["browInnerUp"]

    def lift(face: Face, value: float) -> None:
        write(face, value)
        face[inner] = 0.5 * (face[left] + face[right])

    return read, lift


def _mouth_open() -> tuple[Read, Write]:
    jaw, lips = INDEX["jawOpen"], INDEX["mouthClose"]

    def write(face: Face, value: float) -> None:
        face[jaw], face[lips] = clamp(value) * WIDE_JAW, 0.0

    return lambda face: clamp((face[jaw] - face[lips]) / WIDE_JAW), write


def _shapes(*names: str) -> tuple[Read, Write]:
    """Shapes that move as one."""
    indices = [INDEX[name] for name in names]

    def write(face: Face, value: float) -> None:
        for index in indices:
            face[index] = clamp(value)

    return lambda face: sum(face[index] for index in indices) / len(indices), write


def _along(x: float, there: tuple[float, ...], here: tuple[float, ...]) -> float:
    """The broken line through (there, here) at x, level outside: numpy's `interp` for a single number."""
    x = clamp(x, there[0], there[-1])
    at = next(i for i, end in enumerate(there[1:]) if x <= end)
    return here[at] + (here[at + 1] - here[at]) * (x - there[at]) / (there[at + 1] - there[at])


def _parameter(
    name: str, low: float, high: float, rest: float, group: Channels, ways: tuple[Read, Write]
) -> Parameter:
    return Parameter(name, low, high, rest, group, *ways)


_HEAD, _EYES, _GAZE = Channels.HEAD, Channels.EYES, Channels.GAZE
_BROWS, _MOUTH, _PLACE = Channels.BROWS, Channels.MOUTH, Channels.POSITION
_SMILE = (("mouthFrownLeft", "mouthFrownRight"), ("mouthSmileLeft", "mouthSmileRight"), 0.5)

PARAMETERS: dict[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        _parameter("FacePositionX", -15.0, 15.0, 0.0, _PLACE, _place(0)),
        _parameter("FacePositionY", -15.0, 15.0, 0.0, _PLACE, _place(1)),
        _parameter("FacePositionZ", -10.0, 10.0, 0.0, _PLACE, _place(2)),
        _parameter("FaceAngleX", -30.0, 30.0, 0.0, _HEAD, _angle(1, 1.0)),
        _parameter("FaceAngleY", -30.0, 30.0, 0.0, _HEAD, _angle(0, 1.0)),
        _parameter("FaceAngleZ", -30.0, 30.0, 0.0, _HEAD, _angle(2, -1.0)),
        _parameter("MouthSmile", 0.0, 1.0, 0.5, _MOUTH, _between(*_SMILE)),
        _parameter("MouthOpen", 0.0, 1.0, 0.0, _MOUTH, _mouth_open()),
        _parameter("MouthX", -1.0, 1.0, 0.0, _MOUTH, _between(("mouthRight",), ("mouthLeft",), 0.0)),
        _parameter("Brows", 0.0, 1.0, 0.5, _BROWS, _brow("Left", "Right")),
        _parameter("BrowLeftY", 0.0, 1.0, 0.5, _BROWS, _brow("Left")),
        _parameter("BrowRightY", 0.0, 1.0, 0.5, _BROWS, _brow("Right")),
        _parameter("EyeOpenLeft", 0.0, 1.0, 1.0, _EYES, _lid("Left")),
        _parameter("EyeOpenRight", 0.0, 1.0, 1.0, _EYES, _lid("Right")),
        _parameter("EyeLeftX", -1.0, 1.0, 0.0, _GAZE, _gaze(0, 1)),
        _parameter("EyeLeftY", -1.0, 1.0, 0.0, _GAZE, _gaze(0, 0)),
        _parameter("EyeRightX", -1.0, 1.0, 0.0, _GAZE, _gaze(1, 1)),
        _parameter("EyeRightY", -1.0, 1.0, 0.0, _GAZE, _gaze(1, 0)),
        _parameter("CheekPuff", 0.0, 1.0, 0.0, _MOUTH, _shapes("cheekPuff")),
        _parameter("TongueOut", 0.0, 1.0, 0.0, _MOUTH, _shapes("tongueOut")),
        _parameter("FaceAngry", 0.0, 1.0, 0.0, _MOUTH, _shapes("noseSneerLeft", "noseSneerRight")),
        _parameter("VoiceVolumePlusMouthOpen", 0.0, 1.0, 0.0, _MOUTH, _mouth_open()),
        _parameter("VoiceFrequencyPlusMouthSmile", 0.0, 1.0, 0.5, _MOUTH, _between(*_SMILE)),
    )
}


def _spelled(name: str) -> str:
    """A blendshape's name without case and underscores, its side written out."""
    side = re.sub(r"_L$|(?<=[a-z])L$", "Left", re.sub(r"_R$|(?<=[a-z])R$", "Right", name))
    return side.replace("_", "").casefold()


_ARKIT = {_spelled(name): name for name in arkit.NAMES}


@lru_cache(maxsize=512)
def _shape(name: str) -> Parameter | None:
    shape = _ARKIT.get(_spelled(name))
    if shape is None:
        return None
    return _parameter(name, 0.0, 1.0, 0.0, arkit.group(shape), _shapes(shape))

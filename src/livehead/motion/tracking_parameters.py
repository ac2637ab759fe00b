"""VTube Studio's tracking parameters (FaceAngleX, MouthOpen ...): what each means for a Motion, both ways.

Names and ranges are those of its plugin API. They speak of the character as it is seen: X grows towards the
right of the screen, which is the character's own left; FaceAngleZ grows as the head leans to the right of the
screen (Live2D's standard parameters); Left and Right are the character's own. Any ARKit blendshape is a
parameter too, however it is spelled ("JawOpen", "eyeSquint_L").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from livehead.motion import arkit
from livehead.motion.arkit import INDEX
from livehead.motion.gaze import FULL_PITCH, FULL_YAW, gaze_of, look
from livehead.motion.vector import GAZE, POSITION, ROTATION, SHAPES, pack, unpack
from livehead.types import Channels, Floats, Motion

LEASE_S = 1.0
"""Seconds that a value which is sent holds without being repeated, as plugins know it from VTube Studio."""

WIDE_JAW = 0.6
"""jawOpen at which MouthOpen is 1: about as far as a face opens its mouth while it talks loudly."""

_CLOSED, _BLINK = (0.0, 0.02, 0.9, 1.0), (0.0, 0.12, 0.5, 1.0)
"""How far a lid is drawn shut, and the eyeBlink that draws it so (`retarget.blink_open` to `blink_shut`)."""

Read = Callable[[Floats], float]
Write = Callable[[Floats, float], None]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its usual range, its value at rest, the groups of a Motion it moves.

    read: its value in a (62,) vector of `livehead.motion.vector`; write: puts a value there, in place.
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
    vector = pack(motion)
    wanted = (find(name) for name in names) if names else PARAMETERS.values()
    return {p.name: p.read(vector) for p in wanted if p is not None}


def moved(motion: Motion, changes: Iterable[tuple[Parameter, float, float]], add: bool) -> Motion:
    """`motion` with parameters changed: (parameter, value, weight 0 to 1).

    Each goes by its weight from what it is to the value; with `add` the weighted value is added to it.
    """
    vector = pack(motion)
    for parameter, value, weight in changes:
        own = parameter.read(vector)
        parameter.write(vector, own + weight * (value if add else value - own))
    return unpack(motion, vector)


# --- how they are read and written -----------------------------------------------------------------------


def _angle(axis: int, sign: float) -> tuple[Read, Write]:
    """Degrees of the head: axis 0 pitch, 1 yaw, 2 roll."""

    def write(vector: Floats, value: float) -> None:
        vector[ROTATION.start + axis] = sign * np.radians(min(max(value, -90.0), 90.0))

    return lambda vector: sign * float(np.degrees(vector[ROTATION.start + axis])), write


def _place(axis: int) -> tuple[Read, Write]:
    """Centimetres of the head."""

    def write(vector: Floats, value: float) -> None:
        vector[POSITION.start + axis] = value / 100.0

    return lambda vector: 100.0 * float(vector[POSITION.start + axis]), write


def _gaze(eye: int, axis: int, full: float) -> tuple[Read, Write]:
    """-1 to 1 of the way of an eye; gaze and eyeLook* stay in agreement."""

    def read(vector: Floats) -> float:
        return float(gaze_of(vector[SHAPES])[eye, axis] / full)

    def write(vector: Floats, value: float) -> None:
        angles = gaze_of(vector[SHAPES])
        angles[eye, axis] = min(max(value, -1.0), 1.0) * full
        look(vector[SHAPES], angles)
        vector[GAZE] = angles.reshape(4)

    return read, write


def _lid(side: str) -> tuple[Read, Write]:
    """1 open, 0 shut, even as it is drawn in between."""
    index = INDEX[f"eyeBlink{side}"]

    def write(vector: Floats, value: float) -> None:
        vector[index] = np.interp(1.0 - value, _CLOSED, _BLINK)

    return lambda vector: 1.0 - float(np.interp(vector[index], _BLINK, _CLOSED)), write


def _between(down: tuple[str, ...], up: tuple[str, ...], rest: float) -> tuple[Read, Write]:
    """Some shapes below the value at rest, others above; the whole way is 0 to 1, or -1 to 1 about 0."""
    low, high = [INDEX[name] for name in down], [INDEX[name] for name in up]
    reach = 1.0 - rest

    def read(vector: Floats) -> float:
        return rest + reach * float(vector[high].mean() - vector[low].mean())

    def write(vector: Floats, value: float) -> None:
        way = (value - rest) / reach
        vector[high], vector[low] = min(max(way, 0.0), 1.0), min(max(-way, 0.0), 1.0)

    return read, write


def _brow(*sides: str) -> tuple[Read, Write]:
    """0 drawn down, 0.5 at rest, 1 raised; the inner ends, which both share, rise with both."""
    read, write = _between(
        tuple(f"browDown{side}" for side in sides), tuple(f"browOuterUp{side}" for side in sides), 0.5
    )

    def lift(vector: Floats, value: float) -> None:
        write(vector, value)
        outer = vector[INDEX["browOuterUpLeft"]] + vector[INDEX["browOuterUpRight"]]
        vector[INDEX["browInnerUp"]] = 0.5 * outer

    return read, lift


def _mouth_open() -> tuple[Read, Write]:
    jaw, lips = INDEX["jawOpen"], INDEX["mouthClose"]

    def write(vector: Floats, value: float) -> None:
        vector[jaw], vector[lips] = min(max(value, 0.0), 1.0) * WIDE_JAW, 0.0

    return lambda vector: min(max(float(vector[jaw] - vector[lips]) / WIDE_JAW, 0.0), 1.0), write


def _shapes(*names: str) -> tuple[Read, Write]:
    """Shapes that move as one."""
    indices = [INDEX[name] for name in names]

    def write(vector: Floats, value: float) -> None:
        vector[indices] = min(max(value, 0.0), 1.0)

    return lambda vector: float(vector[indices].mean()), write


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
        _parameter("EyeLeftX", -1.0, 1.0, 0.0, _GAZE, _gaze(0, 1, FULL_YAW)),
        _parameter("EyeLeftY", -1.0, 1.0, 0.0, _GAZE, _gaze(0, 0, FULL_PITCH)),
        _parameter("EyeRightX", -1.0, 1.0, 0.0, _GAZE, _gaze(1, 1, FULL_YAW)),
        _parameter("EyeRightY", -1.0, 1.0, 0.0, _GAZE, _gaze(1, 0, FULL_PITCH)),
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

"""A Motion's numbers as one flat vector, so that filters are written once and not per field.

Layout of the (62,) float32 vector: 52 blendshapes, head rotation (3), head position (3), gaze (4).
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from livehead.motion import arkit
from livehead.types import Channels, Floats, Motion

SIZE = 62
SHAPES = slice(0, 52)
ROTATION = slice(52, 55)
POSITION = slice(55, 58)
GAZE = slice(58, 62)

_LOW = np.array([0.0] * 52 + [-math.pi] * 3 + [-10.0] * 3 + [-math.pi / 2] * 4, np.float32)
_HIGH = np.array([1.0] * 52 + [math.pi] * 3 + [10.0] * 3 + [math.pi / 2] * 4, np.float32)


def indices(group: Channels) -> list[int]:
    """Where the values of some channel groups lie in the vector; eyeLook* goes with GAZE."""
    found = [i for i, name in enumerate(arkit.NAMES) if arkit.group(name) & group]
    for channel, part in ((Channels.HEAD, ROTATION), (Channels.POSITION, POSITION), (Channels.GAZE, GAZE)):
        if channel & group:
            found.extend(range(part.start, part.stop))
    return found


def pack(motion: Motion) -> Floats:
    """The motion's values as a new (62,) float32 vector."""
    vector = np.empty(SIZE, np.float32)
    vector[SHAPES] = motion.blendshapes
    vector[ROTATION] = motion.head_rotation
    vector[POSITION] = motion.head_position
    vector[GAZE] = motion.gaze.reshape(4)
    return vector


def unpack(motion: Motion, vector: Floats, **changes: Any) -> Motion:
    """`motion` with its values replaced by those of a (62,) vector, held within their ranges.

    The vector is copied. `changes` replaces other fields (confidence, channels, ...).
    """
    bounded = np.minimum(np.maximum(vector, _LOW), _HIGH).astype(np.float32, copy=False)
    return replace(
        motion,
        blendshapes=bounded[SHAPES],
        head_rotation=bounded[ROTATION],
        head_position=bounded[POSITION],
        gaze=bounded[GAZE].reshape(2, 2),
        **changes,
    )


def clean(motion: Motion) -> Motion:
    """The same motion when every number is finite and in range, else a mended copy.

    Not-a-number becomes 0, what lies outside is clipped: blendshapes to [0, 1], angles to half a turn,
    positions to 10 m, gaze to a quarter turn, confidence and breath to [0, 1].
    """
    vector = pack(motion)
    confidence, breath = _unit(motion.confidence), _unit(motion.breath)
    inside = bool(((vector >= _LOW) & (vector <= _HIGH)).all())
    if inside and confidence == motion.confidence and breath == motion.breath:
        return motion
    mended = np.nan_to_num(vector, nan=0.0, posinf=0.0, neginf=0.0)
    return unpack(motion, mended, confidence=confidence, breath=breath)


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0) if math.isfinite(value) else 0.0


Stamp = tuple[int, float, int, str]
"""Number, time, subject and tracker of a motion: what tells one sample from the next."""


def stamp(motion: Motion) -> Stamp:
    """The motion's stamp: a stage sees the same one again when nothing new came."""
    return motion.seq, motion.captured_at, motion.subject, motion.tracker


def continues(last: Stamp | None, newest: Stamp) -> bool:
    """False when a stamp belongs to another stream than the last: another person, or another tracker, whose
    numbers begin anew. Before the first there is no stream."""
    return last is None or (newest[0] >= last[0] and newest[2:] == last[2:])


def tracked(motion: Motion) -> bool:
    """True if a tracker stands behind the motion: something is measured, with some confidence."""
    return motion.confidence > 0.0 and motion.channels != Channels.NONE

"""What one person before one tracker gives: their face at rest, and how far each channel goes.

Rotation: a camera that looks at the face from the side or from below turns everything it sees by the same
rotation. With N the neutral head's rotation, a head R is Nᵀ R in the person's own frame, and a shift is Nᵀ
times the shift. Blendshapes: neutral becomes 0 and 1 stays 1, straight in between; then come the curves.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from livehead.motion.arkit import NAMES
from livehead.motion.curves import Curves, curved
from livehead.motion.glance import turned
from livehead.motion.head_pose import head_angles, head_matrix
from livehead.motion.vector import GAZE, POSITION, ROTATION, SHAPES, SIZE, clean, indices, pack, unpack
from livehead.types import Channels, Floats, Motion

MOST_SHAPE = 0.6
"""A neutral blendshape counts up to here: more is no face at rest but eyes shut by chance."""

_LOOKS = np.array([name.startswith("eyeLook") for name in NAMES])


@dataclass(frozen=True, slots=True, eq=False)
class Neutral:
    """A neutral pose: (62,) float32 in the layout of `livehead.motion.vector`."""

    vector: Floats

    @staticmethod
    def none() -> Neutral:
        """The neutral that changes nothing."""
        return Neutral(np.zeros(SIZE, np.float32))

    @staticmethod
    def of(samples: list[Floats]) -> Neutral:
        """The median of packed motions: a blink or a twitch among them does not count."""
        return Neutral(np.median(np.stack(samples), axis=0).astype(np.float32))

    def towards(self, other: Neutral, share: float) -> Neutral:
        """The neutral `share` (0 to 1) of the way to another."""
        return Neutral((self.vector + np.float32(share) * (other.vector - self.vector)).astype(np.float32))


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """The neutral pose and the curves of one person before one tracker."""

    neutral: Neutral = field(default_factory=Neutral.none)
    curves: Curves = field(default_factory=Curves)


def calibrated(motion: Motion, calibration: Calibration) -> Motion:
    """The motion as it is in the person's own frame and range: their face at rest is all zeros, and all they can
    do is 1. What was made up and not measured (`Motion.made`) stays as it is."""
    rested = _rested(motion, calibration.neutral)
    if calibration.curves.by_name:
        shapes, rotation, gaze = curved(rested, calibration.curves)
        rested = clean(replace(rested, blendshapes=shapes, head_rotation=rotation, gaze=gaze))
    if motion.made is Channels.NONE or rested is motion:
        return rested
    vector = pack(rested)
    kept = indices(motion.made)
    vector[kept] = pack(motion)[kept]
    return unpack(rested, vector)


def _rested(motion: Motion, neutral: Neutral) -> Motion:
    """The motion with the neutral pose taken out."""
    rest = neutral.vector
    if not rest.any():
        return motion
    shapes = np.minimum(rest[SHAPES], np.float32(MOST_SHAPE))
    shapes = np.where(_LOOKS, np.float32(0.0), shapes)
    blendshapes = np.maximum(motion.blendshapes - shapes, 0.0) / (1.0 - shapes)
    frame = head_matrix(rest[ROTATION]).T
    gaze = rest[GAZE].reshape(2, 2)
    changed = replace(
        motion,
        blendshapes=turned(blendshapes.astype(np.float32), -gaze),
        head_rotation=head_angles(frame @ head_matrix(motion.head_rotation)),
        head_position=(frame @ (motion.head_position - rest[POSITION])).astype(np.float32),
        gaze=motion.gaze - gaze,
    )
    return clean(changed)

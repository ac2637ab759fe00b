"""The neutral pose: what a person's face and their camera's place give when nothing is meant by it.

Rotation: a camera that looks at the face from the side or from below turns everything it sees by the same
rotation. With N the neutral head's rotation, a head R is Nᵀ R in the person's own frame, and a shift is Nᵀ
times the shift. Blendshapes: neutral becomes 0 and 1 stays 1, straight in between.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from livehead.errors import ConfigError
from livehead.motion.arkit import NAMES
from livehead.motion.glance import turned
from livehead.motion.head_pose import head_angles, head_matrix
from livehead.motion.vector import GAZE, POSITION, ROTATION, SHAPES, SIZE, clean, unpack
from livehead.types import Floats, Motion

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


def calibrated(motion: Motion, neutral: Neutral) -> Motion:
    """The motion as it is in the person's own frame, their face at rest being all zeros."""
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


def save(neutral: Neutral, path: Path) -> None:
    """Write a neutral pose as TOML. ConfigError when the file cannot be written."""
    motion = unpack(Motion.neutral(), neutral.vector)
    lines = ["# Neutral pose of one person before one camera, made by livehead's calibration."]
    for key in ("head_rotation", "head_position"):
        lines.append(f"{key} = {_row(getattr(motion, key))}")
    lines.append(f"gaze = [{_row(motion.gaze[0])}, {_row(motion.gaze[1])}]")
    lines += ["", "[blendshapes]"]
    lines += [f"{n} = {v:.6f}" for n, v in zip(NAMES, motion.blendshapes.tolist(), strict=True)]
    half = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text("\n".join(lines) + "\n", encoding="utf-8")
        half.replace(path)
    except OSError as error:
        raise ConfigError(
            f"cannot save the calibration {path}: {error.strerror or error}",
            remedy="choose a file in a folder you may write to",
        ) from None


def load(path: Path) -> Neutral:
    """Read a neutral pose. ConfigError when the file is missing or does not hold one."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        shapes = [float(table["blendshapes"].get(name, 0.0)) for name in NAMES]
        gaze = [float(a) for eye in table["gaze"] for a in eye]
        rest = [float(a) for key in ("head_rotation", "head_position") for a in table[key]]
        vector = np.array([*shapes, *rest, *gaze], np.float32)
        if vector.shape != (SIZE,) or not np.isfinite(vector).all():
            raise ValueError("a number is missing, or is none")
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(
            f"{path} holds no calibration: {error}", remedy="calibrate again, or delete the file"
        ) from None
    return Neutral(vector)


def _row(values: Floats) -> str:
    return "[" + ", ".join(f"{v:.6f}" for v in values.tolist()) + "]"

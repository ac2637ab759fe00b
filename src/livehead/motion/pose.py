"""The 45 pose parameters of Talking Head Anime 3 and 4, which our own puppet and student share.

Names, order and ranges: pkhungurn/talking-head-anime-3-demo. "left" is the character's own left, the
viewer's right. Directions, read off frames of the original networks: head_x > 0 chin up (1 = 15 degrees),
head_y > 0 towards the viewer's left, neck_z > 0 tilts counter-clockwise on screen; body_y and body_z alike;
iris_rotation_x > 0 looks up, iris_rotation_y > 0 towards the viewer's left. All zeros is the neutral face
with the mouth closed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class PoseLayout:
    """Names of an animator's parameters with their ranges; arrays are (len(names),) float32."""

    names: tuple[str, ...]
    low: NDArray[np.float32]
    high: NDArray[np.float32]

    def index(self, name: str) -> int:
        """Position of a parameter; ValueError when there is none of that name."""
        return self.names.index(name)

    def clip(self, pose: NDArray[np.float32]) -> NDArray[np.float32]:
        """The pose within the ranges; not-a-number becomes 0."""
        return np.clip(np.nan_to_num(pose), self.low, self.high).astype(np.float32, copy=False)


def _sides(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{side}" for name in names for side in ("left", "right"))


NAMES: tuple[str, ...] = (
    *_sides("eyebrow_troubled", "eyebrow_angry", "eyebrow_lowered", "eyebrow_raised", "eyebrow_happy"),
    *_sides("eyebrow_serious", "eye_wink", "eye_happy_wink", "eye_surprised", "eye_relaxed"),
    *_sides("eye_unimpressed", "eye_raised_lower_eyelid", "iris_small"),
    "mouth_aaa", "mouth_iii", "mouth_uuu", "mouth_eee", "mouth_ooo", "mouth_delta",
    *_sides("mouth_lowered_corner", "mouth_raised_corner"),
    "mouth_smirk", "iris_rotation_x", "iris_rotation_y",
    "head_x", "head_y", "neck_z", "body_y", "body_z", "breathing",
)  # fmt: skip

_SIGNED = frozenset(NAMES[37:44])

LAYOUT = PoseLayout(
    names=NAMES,
    low=np.array([-1.0 if n in _SIGNED else 0.0 for n in NAMES], np.float32),
    high=np.ones(len(NAMES), np.float32),
)

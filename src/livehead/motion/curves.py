"""A person's own range of a channel, brought to the full one: in, out, gamma, dead zone.

    t = (x - in_low - dead) / (in_high - in_low - dead), held within [0, 1]
    y = out_low + (out_high - out_low) * t ** gamma

Blendshapes are curved as they are. Angles (`pitch`, `yaw`, `roll` of the head, `gaze_pitch`, `gaze_yaw` of both
eyes) are curved by their size in degrees, alike to both sides, and go on straight beyond their range.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.glance import turned
from livehead.types import Floats, Motion

HEAD = ("pitch", "yaw", "roll")
GAZE = ("gaze_pitch", "gaze_yaw")
SHAPES = tuple(name for name in NAMES if not name.startswith("eyeLook"))
CHANNELS = (*SHAPES, *HEAD, *GAZE)
"""What may have a curve. The eyeLook blendshapes follow the gaze."""


@dataclass(frozen=True, slots=True)
class Curve:
    """in_low, in_high: what the tracker gives, the resting face taken out, from nothing to all the person can;
    out_low, out_high: what becomes of it; gamma: below 1 small movements count more; dead: so much above
    `in_low` counts as nothing. Blendshapes in [0, 1], angles in degrees.

    Raises ValueError where no curve can be made of the numbers.
    """

    in_low: float = 0.0
    in_high: float = 1.0
    out_low: float = 0.0
    out_high: float = 1.0
    gamma: float = 1.0
    dead: float = 0.0

    def __post_init__(self) -> None:
        for part in fields(self):
            value = getattr(self, part.name)
            if not (math.isfinite(value) and abs(value) <= 180.0):
                raise ValueError(f"{part.name} is {value}")
        if self.in_high - self.in_low - self.dead < 1e-3 or self.dead < 0.0:
            raise ValueError(
                f"in = [{self.in_low:g}, {self.in_high:g}] with dead = {self.dead:g} leaves no range"
            )
        if not 0.1 <= self.gamma <= 10.0:
            raise ValueError(f"gamma is {self.gamma:g}, not within 0.1 to 10")

    def of_angle(self, angle: float) -> float:
        """An angle in degrees, curved by its size."""
        t = max(0.0, (abs(angle) - self.in_low - self.dead) / (self.in_high - self.in_low - self.dead))
        size = self.out_low + (self.out_high - self.out_low) * (t**self.gamma if t < 1.0 else t)
        return math.copysign(size, angle)


class Curves:
    """The curves of one person before one tracker; names are some of `CHANNELS`."""

    def __init__(self, curves: Mapping[str, Curve] | None = None) -> None:
        self.by_name = dict(curves or {})
        self._angles = {n: c for n, c in self.by_name.items() if n not in INDEX}
        shapes = [self.by_name.get(name, Curve()) for name in NAMES]
        self._any_shape = any(name in INDEX for name in self.by_name)
        self._low = np.array([c.in_low + c.dead for c in shapes], np.float32)
        self._span = np.array([c.in_high for c in shapes], np.float32) - self._low
        self._out = np.array([c.out_low for c in shapes], np.float32)
        self._rise = np.array([c.out_high - c.out_low for c in shapes], np.float32)
        self._gamma = np.array([c.gamma for c in shapes], np.float32)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Curves) and self.by_name == other.by_name

    __hash__ = None  # type: ignore[assignment]

    def shapes(self, values: Floats) -> Floats:
        """(52,) blendshapes, curved; a new array unless there is nothing to do."""
        if not self._any_shape:
            return values
        t = np.clip((values - self._low) / self._span, 0.0, 1.0)
        curved: Floats = np.clip(self._out + self._rise * t**self._gamma, 0.0, 1.0).astype(np.float32)
        return curved

    def head(self, rotation: Floats) -> Floats:
        """(3,) radians (pitch, yaw, roll), curved."""
        if not any(name in self._angles for name in HEAD):
            return rotation
        return self._curved(rotation, HEAD)

    def gaze(self, gaze: Floats) -> Floats:
        """(2, 2) radians as `Motion.gaze`, curved; both eyes alike."""
        if not any(name in self._angles for name in GAZE):
            return gaze
        return np.stack([self._curved(eye, GAZE) for eye in gaze])

    def _curved(self, angles: Floats, names: tuple[str, ...]) -> Floats:
        curves = (self._angles.get(name) for name in names)
        turned = [
            c.of_angle(a) if c is not None else a
            for a, c in zip(np.degrees(angles).tolist(), curves, strict=True)
        ]
        return np.radians(np.array(turned, np.float32)).astype(np.float32)


def curved(motion: Motion, curves: Curves) -> tuple[Floats, Floats, Floats]:
    """(blendshapes, head_rotation, gaze) of a motion, curved; the eyeLook values follow the gaze."""
    gaze = curves.gaze(motion.gaze)
    shapes = curves.shapes(motion.blendshapes)
    if gaze is not motion.gaze:
        shapes = turned(shapes, gaze - motion.gaze)
    return shapes, curves.head(motion.head_rotation), gaze

"""The 2.5-D turn: where canvas points of a layer go for the rotation part of a pose.

Directions, as seen on the picture ("left" is the viewer's): head_x > 0 lifts the chin; head_y > 0 turns the
face to the left; neck_z > 0 tilts the top of the head to the left (counter-clockwise); body_y and body_z are
the same for the torso, and the head rides along; breathing lifts chest and shoulders. Layer suffixes _L and
_R are the viewer's sides, while parameters say the character's: her left eye is `eye_..._left` and `iris_R`.

Head layers lie on a smooth relief z(x, y) that is turned like a solid: near parts move more than far ones,
the far side narrows, layers part by depth, and all layers meet again at the rim of the skull. The torso turns
on a flatter relief and leans by a bend of its spine. Hanging parts go over from the head's motion to their
root's.
Every field is continuously differentiable and, inside the ranges, one-to-one.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from livehead.errors import CharacterError
from livehead.rig.document import CANVAS, Floats, Layer
from livehead.rig.keys import INDEX

AXIS_X = CANVAS / 2
# Columns of a layer's row.
_DEPTH, _RELIEF, _FROM_Y, _TO_Y, _FOLLOW, _CARRY, _ROOT_X, _ROOT_Y = range(8)


@dataclass(frozen=True, slots=True)
class HeadRig:
    """Amplitudes (degrees) and relief of the head; see rig.toml."""

    yaw: float
    pitch: float
    roll: float
    yaw_with_body: float
    roll_pivot_y: float
    pitch_pivot_y: float
    front: float
    depth_gain: float
    width: float
    pitch_width: float
    center_y: float
    height_up: float
    height_down: float
    crown: float
    crown_y: tuple[float, float]


@dataclass(frozen=True, slots=True)
class BodyRig:
    """Amplitudes (degrees, canvas units) and relief of the torso; see rig.toml."""

    yaw: float
    lean: float
    front: float
    depth_gain: float
    width: float
    sway: float
    turn_y: tuple[float, float]
    lean_y: tuple[float, float]
    rise: float
    rise_y: tuple[float, float]
    swell: float
    front_rise: float
    chest_y: float
    chest_height: float
    head_rise: float
    neck_y: float


@dataclass(frozen=True, slots=True)
class Rotation:
    """The rotation part of a pose, angles in radians."""

    pitch: float
    yaw: float
    roll: float
    turn: float
    lean: float
    breath: float


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """Fields of motion for a list of layers. rows: (layers, 11) float32, one row of numbers a layer."""

    head: HeadRig
    body: BodyRig
    rows: Floats

    def rotation(self, pose: Floats) -> Rotation:
        """Angles of a checked pose."""
        at = {name: float(pose[INDEX[name]]) for name in ("head_x", "head_y", "neck_z", "body_y", "body_z")}
        head, body = self.head, self.body
        return Rotation(
            pitch=math.radians(head.pitch * at["head_x"]),
            yaw=math.radians(head.yaw * (at["head_y"] + head.yaw_with_body * at["body_y"])),
            roll=math.radians(head.roll * at["neck_z"]),
            turn=math.radians(body.yaw * at["body_y"]),
            lean=math.radians(body.lean * at["body_z"]),
            breath=float(pose[INDEX["breathing"]]),
        )

    def move(self, points: Floats, layer: NDArray[np.intp] | int, pose: Floats) -> Floats:
        """Displaced points, (N, 2) float32. layer: index of the layer of all points, or (N,) of each."""
        rotation = self.rotation(pose)
        x, y = points[:, 0] - np.float32(AXIS_X), points[:, 1]
        roots = self._root_motion(rotation)[layer].T
        depth, relief, from_y, to_y, follow, carry, _, _ = self.rows[layer].T
        head_x, head_y = _head_motion(self.head, self._neck_motion(rotation), x, y, relief, rotation)
        body_x, body_y = _body_motion(self.body, x, y, depth, rotation)
        rest = _smooth(y, from_y, to_y) * (1.0 - follow)
        keep = 1.0 - rest
        moved_x = x + keep * head_x + rest * (carry * roots[0] + (1.0 - carry) * body_x)
        moved_y = y + keep * head_y + rest * (carry * roots[1] + (1.0 - carry) * body_y)
        result = np.empty(points.shape, np.float32)
        _bend(self.body, moved_x, moved_y, rotation.lean, result)
        result[:, 0] += np.float32(AXIS_X)
        return result

    def _root_motion(self, rotation: Rotation) -> Floats:
        rows = self.rows
        x, y = _head_motion(
            self.head,
            self._neck_motion(rotation),
            rows[:, _ROOT_X],
            rows[:, _ROOT_Y],
            rows[:, _RELIEF],
            rotation,
        )
        return np.stack([x, y], axis=1)

    def _neck_motion(self, rotation: Rotation) -> tuple[float, float]:
        zero = np.zeros(1, np.float32)
        x, _ = _body_motion(self.body, zero, zero + np.float32(self.body.neck_y), zero, rotation)
        return float(x[0]), -self.body.head_rise * rotation.breath


def _smooth(y: Floats, start: Floats | float, end: Floats | float) -> Floats:
    t = np.clip((y - start) / (np.subtract(end, start)), 0.0, 1.0)
    eased: Floats = t * t * (3.0 - 2.0 * t)
    return eased


def _head_motion(
    rig: HeadRig, neck: tuple[float, float], x: Floats, y: Floats, relief: Floats, rotation: Rotation
) -> tuple[Floats, Floats]:
    """Displacement of points that follow the head wholly: yaw, pitch, roll, then the neck's own motion."""
    down = y - np.float32(rig.center_y)
    v = down / np.where(down < 0.0, np.float32(rig.height_up), np.float32(rig.height_down))
    u = x * np.float32(1.0 / rig.width)
    round_ = 1.0 + u * u + v * v
    crown = np.float32(rig.crown) * _smooth(y, *rig.crown_y)
    cos, sin = math.cos(rotation.yaw), math.sin(rotation.yaw)
    turned_x = x * cos - (relief / (round_ * np.sqrt(round_)) - crown) * sin
    # Nodding moves the face's width more evenly, or the eyes would slant.
    u = x * np.float32(1.0 / rig.pitch_width)
    round_ = 1.0 + u * u + v * v
    turned_z = (relief / (round_ * np.sqrt(round_)) - crown) * cos + x * sin
    cos, sin = math.cos(rotation.pitch), math.sin(rotation.pitch)
    turned_y = (y - rig.pitch_pivot_y) * cos - turned_z * sin + rig.pitch_pivot_y
    cos, sin = math.cos(rotation.roll), math.sin(rotation.roll)
    up = turned_y - rig.roll_pivot_y
    return (
        turned_x * cos + up * sin + neck[0] - x,
        up * cos - turned_x * sin + rig.roll_pivot_y + neck[1] - y,
    )


def _body_motion(
    rig: BodyRig, x: Floats, y: Floats, depth: Floats, rotation: Rotation
) -> tuple[Floats, Floats]:
    """Displacement of points that follow the torso wholly, before it leans."""
    cos, sin = math.cos(rotation.turn), math.sin(rotation.turn)
    u = x * np.float32(1.0 / rig.width)
    z = rig.front / (1.0 + u * u) + rig.depth_gain * depth
    fade = _smooth(y, *rig.turn_y)
    chest = np.exp(-np.square((y - rig.chest_y) / rig.chest_height)) * rotation.breath
    sway = rig.sway * rotation.turn / math.radians(rig.yaw)
    move_x = x * (cos - 1.0) * fade - (sin * z + sway) * fade + x * (rig.swell * chest)
    move_y = -(rig.rise * rotation.breath) * _smooth(y, *rig.rise_y) - rig.front_rise * depth * chest
    return move_x, move_y


def _bend(rig: BodyRig, x: Floats, y: Floats, lean: float, out: Floats) -> None:
    """Lean: each height turns by lean * smoothstep(height) about the bent spine, to second order."""
    low, high = rig.lean_y
    t = (low - y) / (low - high)
    s = np.clip(t, 0.0, 1.0)
    over = np.maximum(t - 1.0, 0.0) * (low - high)
    ease = s * s * (3.0 - 2.0 * s)
    cube = s * s * s
    first = (low - high) * (cube - 0.5 * cube * s) + over
    second = (low - high) * cube * s * s * (1.8 - 2.0 * s + (4.0 / 7.0) * s * s) + over
    angle = lean * ease
    out[:, 0] = x * np.cos(angle) - lean * first
    out[:, 1] = y - x * np.sin(angle) + 0.5 * lean * lean * second


def _layer_row(layer: Layer, config: dict[str, Any], head: HeadRig) -> list[float]:
    row = [0.0] * 8
    row[_DEPTH] = layer.depth
    row[_RELIEF] = config.get("relief", {}).get(layer.name, head.front + head.depth_gain * layer.depth)
    row[_FROM_Y], row[_TO_Y] = -2.0, -1.0
    row[_FOLLOW] = 0.0 if layer.part == "body" else 1.0
    for hang in config.get("hang", ()):
        if any(fnmatchcase(layer.name, pattern) for pattern in hang["layers"]):
            row[_FROM_Y : _CARRY + 1] = [float(hang[name]) for name in ("from_y", "to_y", "follow", "carry")]
            row[_ROOT_X : _ROOT_Y + 1] = map(float, hang["root"])
    return row


def _section(kind: type[Any], table: dict[str, Any]) -> Any:
    values = {name: tuple(v) if isinstance(v, list) else float(v) for name, v in table.items()}
    return kind(**values)


def load_turn(path: Path, layers: Sequence[Layer]) -> Turn:
    """Read rig.toml for these layers. CharacterError when it is missing, incomplete or a layer is absent."""
    remedy = f"correct {path} against the drawing"
    try:
        config = tomllib.loads(path.read_text(encoding="utf-8"))
        head, body = _section(HeadRig, config["head"]), _section(BodyRig, config["body"])
        rows = np.array([_layer_row(layer, config, head) for layer in layers], np.float32)
        required = list(config.get("required", ()))
    except OSError as error:
        cause = f"{path.name} cannot be read: {error.strerror or error}"
        raise CharacterError(cause, remedy=f"put {path} in place") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CharacterError(f"{path.name} is not TOML: {error}", remedy=remedy) from error
    except (KeyError, TypeError, ValueError) as error:
        raise CharacterError(f"{path.name}: wrong or missing entry: {error}", remedy=remedy) from error
    absent = sorted(set(required) - {layer.name for layer in layers})
    if absent:
        raise CharacterError(f"the drawing has no layer {absent[0]!r}", remedy=remedy)
    return Turn(head, body, rows)

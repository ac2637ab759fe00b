"""Rotations as quaternions (x, y, z, w): from and to head angles and gaze, and between handednesses."""

from __future__ import annotations

import math

Quaternion = tuple[float, float, float, float]

IDENTITY: Quaternion = (0.0, 0.0, 0.0, 1.0)


def product(a: Quaternion, b: Quaternion) -> Quaternion:
    """First b, then a: as of rotation matrices."""
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


def unit(q: Quaternion) -> Quaternion | None:
    """The same rotation at length 1; None for what is no rotation (zero, huge, not a number)."""
    length = math.sqrt(sum(part * part for part in q)) if all(abs(part) <= 1e6 for part in q) else 0.0
    return (q[0] / length, q[1] / length, q[2] / length, q[3] / length) if length > 1e-3 else None


def half(q: Quaternion) -> Quaternion:
    """Half the rotation, the short way round: twice in a row it is the whole."""
    x, y, z, w = q if q[3] >= 0.0 else (-q[0], -q[1], -q[2], -q[3])
    length = math.sqrt(2.0 * (1.0 + w))
    return x / length, y / length, z / length, (1.0 + w) / length


def across(q: Quaternion) -> Quaternion:
    """The same rotation where x points the other way: from our axes to Unity's and back."""
    return q[0], -q[1], -q[2], q[3]


def of_head(pitch: float, yaw: float, roll: float) -> Quaternion:
    """Rz(roll) Ry(yaw) Rx(-pitch), as `Motion.head_rotation` is meant; radians."""
    sx, cx = math.sin(-0.5 * pitch), math.cos(-0.5 * pitch)
    sy, cy = math.sin(0.5 * yaw), math.cos(0.5 * yaw)
    sz, cz = math.sin(0.5 * roll), math.cos(0.5 * roll)
    return (
        sx * cy * cz - cx * sy * sz,
        cx * sy * cz + sx * cy * sz,
        cx * cy * sz - sx * sy * cz,
        cx * cy * cz + sx * sy * sz,
    )


def head_angles(q: Quaternion) -> tuple[float, float, float]:
    """(pitch, yaw, roll) in radians of a unit quaternion, the inverse of `of_head`; yaw within a quarter turn."""
    x, y, z, w = q
    pitch = -math.atan2(2.0 * (y * z + w * x), 1.0 - 2.0 * (x * x + y * y))
    yaw = math.asin(min(1.0, max(-1.0, 2.0 * (w * y - x * z))))
    roll = math.atan2(2.0 * (x * y + w * z), 1.0 - 2.0 * (y * y + z * z))
    return pitch, yaw, roll


def gaze_angles(q: Quaternion) -> tuple[float, float]:
    """(pitch, yaw) in radians of where an eye turned by a unit quaternion looks, each within a quarter turn."""
    x, y, z, w = q
    forward = 1.0 - 2.0 * (x * x + y * y)
    sideways = 2.0 * (x * z + w * y)
    up = 2.0 * (y * z - w * x)
    yaw = math.atan2(sideways, forward)
    return math.asin(min(1.0, max(-1.0, up))), min(max(yaw, -0.5 * math.pi), 0.5 * math.pi)

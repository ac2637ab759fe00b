"""Curves from 0 to 1 and ways from one Motion to another."""

from __future__ import annotations

from livehead.motion.vector import pack, unpack
from livehead.types import Motion


def clamp(x: float, low: float = 0.0, high: float = 1.0) -> float:
    """x within [low, high]; not-a-number becomes low."""
    return min(max(x, low), high) if x == x else low


def ramp(x: float, low: float, high: float) -> float:
    """0 below `low`, 1 above `high`, straight in between."""
    return clamp((x - low) / (high - low))


def smoothstep(x: float) -> float:
    """0 to 1 with level ends: 3x² - 2x³ for x in [0, 1], held outside."""
    x = clamp(x)
    return x * x * (3.0 - 2.0 * x)


def minimum_jerk(x: float) -> float:
    """0 to 1 as a hand or a head moves: 10x³ - 15x⁴ + 6x⁵ (Flash and Hogan 1985), held outside [0, 1]."""
    x = clamp(x)
    return x * x * x * (10.0 + x * (6.0 * x - 15.0))


def level_ramp(x: float, edge: float = 0.15) -> float:
    """0 to 1 at an even pace with rounded ends.

    The first and last `edge` of the way speed up and slow down; the peak rate is only 1 / (1 - edge),
    against 1.5 for `smoothstep`: for moves that must be done in a given time and must not look like a snap.
    """
    x = clamp(x)
    peak = 1.0 / (1.0 - edge)
    if x < edge:
        return 0.5 * peak * x * x / edge
    if x > 1.0 - edge:
        return 1.0 - 0.5 * peak * (1.0 - x) * (1.0 - x) / edge
    return peak * (x - 0.5 * edge)


def blend(start: Motion, end: Motion, amount: float) -> Motion:
    """`end`, with values that lie `amount` (0 to 1) of the way from `start` to it.

    Time, number, channels, confidence and breath are those of `end`.
    """
    amount = clamp(amount)
    if amount >= 1.0:
        return end
    origin = pack(start)
    return unpack(end, origin + amount * (pack(end) - origin))

"""Weights and inputs that anyone can make again from a name, to prove a network without its checkpoint.

A network filled by `weight` and fed by `make` gives the same outputs in every runtime. The outputs that our
PyTorch networks gave are kept, thinned out, beside each graph in `models/onnx/*/proof.json`; `difference`
compares with them. Every random number comes from PCG64 seeded by the CRC-32 of a name.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

KEPT = 64  # values of an output that a proof keeps at most
ABSOLUTE, RELATIVE = 1e-4, 1e-3  # how far a float32 runtime may be from the proof


@dataclass(frozen=True, slots=True)
class Rule:
    """How an architecture is filled. gain: of weights with two or more dimensions; multipliers: (regular
    expression, factor), the first that is found in a key multiplies its value."""

    gain: float = 1.0
    multipliers: tuple[tuple[str, float], ...] = ()


# Small warps only; and sines that stay far from chaos, so that two runtimes can agree at all.
_WARPS = Rule(multipliers=(("grid_change", 0.1),))
_SINES = Rule(
    multipliers=(
        (r"(^|\.)sine_layers\.0\.linear\.weight$|^siren_layers\.0\.0\.linear\.weight$", 10 / 30),
        (r"(^|\.)linear\.weight$", 1.5 / 30),
    )
)


def rule_of(architecture: str) -> Rule:
    """The rule of a folder of models/onnx: "tha3_standard", "tha4_student" ..."""
    return _SINES if architecture == "tha4_student" else _WARPS


def weight(key: str, shape: Sequence[int], rule: Rule) -> Array:
    """The tensor of a state-dict key: float32 of that shape (int64 zeros for `num_batches_tracked`)."""
    leaf = key.rsplit(".", 1)[-1]
    if leaf == "num_batches_tracked":
        return np.zeros(tuple(shape), np.int64)
    z = _generator(key).standard_normal(tuple(shape))
    if leaf == "running_var":
        value = 1 + 0.1 * np.abs(z)
    elif leaf == "weight" and len(shape) == 1:
        value = 1 + 0.1 * z
    elif len(shape) >= 2 and leaf not in ("bias", "running_mean"):
        value = rule.gain * z / math.sqrt(math.prod(shape[1:]))
    else:
        value = 0.1 * z
    for pattern, factor in rule.multipliers:
        if re.search(pattern, key):
            value = value * factor
            break
    return np.asarray(value, np.float32)


def vec(name: str, size: int, low: float, high: float) -> Array:
    """(1, size) float32, uniform in [low, high)."""
    return _generator(name).uniform(low, high, (1, size)).astype(np.float32)


def normal(name: str, shape: Sequence[int], scale: float = 1.0) -> Array:
    """float32 of that shape, normal with that standard deviation."""
    return np.asarray(scale * _generator(name).standard_normal(tuple(shape)), np.float32)


def image(name: str, channels: int, rows: int, columns: int, low: float = -1.0, high: float = 1.0) -> Array:
    """(1, channels, rows, columns) float32 within [low, high]: eight slow waves a channel.

    Smooth on purpose: on white noise a sampling grid that is 1e-6 off would move the outputs visibly.
    """
    generator = _generator(name)
    y, x = (np.arange(rows)[:, None] + 0.5) / rows, (np.arange(columns)[None, :] + 0.5) / columns
    waves = np.zeros((channels, rows, columns))
    for channel in range(channels):
        for _ in range(8):
            across, down = generator.integers(-4, 5), generator.integers(-4, 5)
            phase, height = generator.uniform(0, 2 * np.pi), generator.standard_normal()
            waves[channel] += height * np.cos(2 * np.pi * (across * x + down * y) + phase)
    return np.asarray(low + (np.tanh(0.6 * waves) + 1) / 2 * (high - low), np.float32)[None]


_RECIPES: dict[str, Callable[..., Array]] = {"vec": vec, "normal": normal, "image": image}


def make(recipe: Sequence[Any]) -> Array:
    """An input from its recipe as a proof names it: ["image", ["a name", 4, 128, 128]]."""
    kind, arguments = recipe
    return _RECIPES[kind](*arguments)


def thinned(output: Array) -> dict[str, Any]:
    """What a proof keeps of an output: shape, stride, at most KEPT values, [mean, std, largest]."""
    flat = np.asarray(output, np.float64).ravel()
    stride = _prime_from(-(-flat.size // KEPT))
    return {
        "shape": list(output.shape),
        "stride": stride,
        "values": [float(np.float32(value)) for value in flat[::stride]],
        "stats": [float(flat.mean()), float(flat.std()), float(np.abs(flat).max())],
    }


def difference(
    output: Array, kept: Mapping[str, Any], absolute: float = ABSOLUTE, relative: float = RELATIVE
) -> str | None:
    """In words, how an output is not the one that `kept` was thinned from; None where they agree.

    They agree when the shapes do, when every kept value lies within absolute + relative · |value|, and when the
    mean and the standard deviation do too. NaN never agrees.
    """
    if list(output.shape) != list(kept["shape"]):
        return f"shape {list(output.shape)} instead of {list(kept['shape'])}"
    flat = np.asarray(output, np.float64).ravel()
    wanted = np.asarray(kept["values"])
    error = np.abs(flat[:: kept["stride"]] - wanted)
    if not np.isfinite(flat).all():
        return "values that are no numbers"
    if (error > absolute + relative * np.abs(wanted)).any():
        return f"values that differ by up to {error.max():.2g}"
    for name, have, want in zip(("mean", "spread"), (flat.mean(), flat.std()), kept["stats"], strict=False):
        if abs(have - want) > absolute + relative * abs(want):
            return f"a {name} of {have:.5g} instead of {want:.5g}"
    return None


def _generator(name: str) -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(zlib.crc32(name.encode())))


def _prime_from(number: int) -> int:
    """The smallest prime not below a number (1 for 1): no stride that keeps hitting the same column."""
    while any(number % divisor == 0 for divisor in range(2, math.isqrt(number) + 1)):
        number += 1
    return number

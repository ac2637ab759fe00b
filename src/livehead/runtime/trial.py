"""The trial of engines: how long each takes, and whether they all compute the same."""

from __future__ import annotations

import logging
import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from livehead.errors import EngineError
from livehead.runtime.engine import Array, Engine

log = logging.getLogger(__name__)

_RUNS, _SECONDS = 30, 1.5
_ALIKE = 30.0
"""Decibels that an engine's outputs must be near the processor's when `auto` measures it."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An engine and why it was taken, in words: "ONNX Runtime, CPU, 1.9 ms (OpenVINO, CPU, 2.4 ms)"."""

    engine: Engine
    reason: str


@dataclass(frozen=True, slots=True)
class _Tried:
    """An engine that ran: how many milliseconds it took and what it computed."""

    engine: Engine
    took: float
    results: list[Array]


def measure(
    opened: Callable[[str], Engine],
    found: Sequence[str],
    inputs: Mapping[str, Array],
    outputs: Sequence[str],
) -> tuple[str, Choice]:
    """The name of the fastest engine, and it, open; the others are closed again.

    Flat pictures among the inputs are replaced by waves: on nothing, normalisation makes noise large.
    """
    inputs = {name: _wavy(array) for name, array in inputs.items()}
    tried: dict[str, _Tried] = {}
    said: dict[str, str] = {}
    failure: EngineError | None = None
    for name in found:
        try:
            tried[name] = _try(opened(name), inputs, outputs)
            said[name] = f"{tried[name].engine.provider}, {tried[name].took:.1f} ms"
        except EngineError as error:
            failure, said[name] = error, f"{name} left out: {error.cause}"
            log.warning("engine %s left out: %s (%s)", name, error.cause, error.remedy)
    if not tried:
        assert failure is not None
        raise failure
    said |= _unlike(tried)
    best = min(tried, key=lambda name: (name in _unlike(tried), tried[name].took))
    for name, one in tried.items():
        if name != best:
            one.engine.close()
    others = "; ".join(text for name, text in said.items() if name != best)
    return best, Choice(tried[best].engine, said[best] + (f" ({others})" if others else ""))


def _try(engine: Engine, inputs: Mapping[str, Array], outputs: Sequence[str]) -> _Tried:
    """EngineError when it does not run; it is closed then."""
    try:
        took = _trial(lambda: engine.run(inputs, outputs))
        return _Tried(engine, took, [result.copy() for result in engine.run(inputs, outputs)])
    except EngineError:
        engine.close()
        raise


def _wavy(array: Array) -> Array:
    """A picture (n, channels, rows, columns) that is the same everywhere becomes slow waves within ±0.5."""
    if array.ndim != 4 or array.size == 0 or np.ptp(array) > 0:
        return array
    channel, row, column = np.ogrid[: array.shape[1], : array.shape[2], : array.shape[3]]
    phase = 7 * row / array.shape[2] + 5 * column / array.shape[3] + channel
    return np.broadcast_to(0.5 * np.cos(phase), array.shape).astype(array.dtype)


def _unlike(tried: Mapping[str, _Tried]) -> dict[str, str]:
    """The engines that compute something else than ONNX Runtime on the processor, and how far off they are."""
    if "onnxruntime" not in tried:
        return {}
    truth, found = tried["onnxruntime"].results, {}
    for name, one in tried.items():
        near = min((_decibels(a, b) for a, b in zip(one.results, truth, strict=True)), default=_ALIKE)
        if near < _ALIKE:
            found[name] = f"{name} left out: its results are only {near:.0f} dB near the processor's"
    return found


def _decibels(array: Array, truth: Array) -> float:
    """PSNR, the largest value being the peak; NaN counts as far off."""
    error = float(np.mean((array.astype(np.float64) - truth) ** 2))
    peak = max(float(np.abs(truth.astype(np.float64)).max(initial=0.0)), 1e-6)
    return 10 * math.log10(peak**2 / max(error, 1e-12)) if math.isfinite(error) else -math.inf


def _trial(call: Callable[[], object]) -> float:
    """Median milliseconds of a call after warming up; slow networks get fewer calls."""
    began = time.perf_counter()
    for i in range(5):
        call()
        if i and time.perf_counter() - began > _SECONDS / 3:
            break
    began, took = time.perf_counter(), list[float]()
    while len(took) < 3 or (len(took) < _RUNS and time.perf_counter() - began < _SECONDS):
        start = time.perf_counter()
        call()
        took.append((time.perf_counter() - start) * 1e3)
    return statistics.median(took)

"""Outputs of a network computed side by side, each in one thread."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from livehead.runtime.engine import Array


class SideBySide:
    """For networks too small to gain from threads within: what took longest the last time begins first."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, "outputs") if threads > 1 else None
        self._took: dict[str, float] = {}

    def run(self, compute: Callable[[str], Array], outputs: Sequence[str]) -> list[Array]:
        """`compute` for every output; what one of them raises is raised."""
        if self._pool is None or len(outputs) < 2:
            return [compute(name) for name in outputs]
        order = sorted(outputs, key=lambda name: -self._took.get(name, math.inf))
        running = {name: self._pool.submit(self._timed, compute, name) for name in order}
        return [running[name].result() for name in outputs]

    def _timed(self, compute: Callable[[str], Array], name: str) -> Array:
        start = time.perf_counter()
        result = compute(name)
        self._took[name] = time.perf_counter() - start
        return result

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown()

"""Results that are kept for poses that come again: least recently used go first, bounded in bytes."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = tuple[NDArray[Any], ...]


class Kept:
    """A cache of arrays by key. Not for several threads at once."""

    def __init__(self, limit_bytes: int) -> None:
        """limit_bytes: what all kept arrays together may take; 0 keeps only the newest of each kind."""
        self._limit = limit_bytes
        self._arrays: OrderedDict[tuple[str, bytes], Arrays] = OrderedDict()
        self.bytes = self.hits = self.misses = 0

    def get(self, kind: str, key: bytes, make: Callable[[], Arrays]) -> Arrays:
        """What `make` gave for this kind and key, now or earlier. The arrays must not be written to."""
        at = (kind, key)
        found = self._arrays.get(at)
        if found is not None:
            self.hits += 1
            self._arrays.move_to_end(at)
            return found
        self.misses += 1
        made = tuple(np.array(array) for array in make())  # an engine may use its buffers again
        self._arrays[at] = made
        self.bytes += _size(made)
        self._shrink(at)
        return made

    def _shrink(self, newest: tuple[str, bytes]) -> None:
        kinds = Counter(kind for kind, _ in self._arrays)
        for at in list(self._arrays):
            if self.bytes <= self._limit:
                return
            if at != newest and kinds[at[0]] > 1:
                kinds[at[0]] -= 1
                self.bytes -= _size(self._arrays.pop(at))

    def clear(self) -> None:
        """Forget everything; the counts stay."""
        self._arrays.clear()
        self.bytes = 0


def _size(arrays: Arrays) -> int:
    return sum(array.nbytes for array in arrays)

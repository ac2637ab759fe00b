"""Where a character can show at all, so that the rest of the picture need not be computed.

Measured once by posing it to its limits, then watched: whatever comes near the rim of the known reach makes it
grow before the picture is shown.
"""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np

from livehead.posers.siren_cells import Mask, Plan, widened
from livehead.posers.siren_network import BLOCK, LEVELS

log = logging.getLogger(__name__)

SIZE = LEVELS[-1]
MARGIN, RIM = 6, 2  # pixels kept around what was seen, and the outermost of them


class Reach:
    """A set of pixels with the plan to compute them. It only grows."""

    def __init__(self, mask: Mask | None = None) -> None:
        """mask: (512, 512), what is known to be enough; without one everything is computed."""
        self._mask = np.ones((SIZE, SIZE), bool) if mask is None else mask
        self._prepare()

    def _prepare(self) -> None:
        self.plan = Plan.of(self._mask, LEVELS, BLOCK)
        pixels = self.plan.levels[-1]
        beyond = (pixels.rows < 0) | (pixels.rows >= SIZE) | (pixels.columns < 0) | (pixels.columns >= SIZE)
        self.flat = np.where(beyond, SIZE * SIZE, pixels.rows * SIZE + pixels.columns)
        """(n,) where the plan's pixels lie in a flat picture; SIZE * SIZE for those beyond its edges."""
        rim = self._mask & widened(~self._mask, RIM)
        self._rim = np.nonzero(np.append(rim.ravel(), False)[self.flat])[0]

    @property
    def share(self) -> float:
        """How much of the picture is computed, 0 to 1."""
        return float(self._mask.mean())

    @property
    def mask(self) -> Mask:
        return self._mask

    def grown(self, shows: Mask) -> bool:
        """Grow where something shows at the rim; False when nothing does. shows: (n,) of the plan's pixels."""
        near = self._rim[shows[self._rim]]
        if not len(near):
            return False
        fresh = np.zeros(SIZE * SIZE, bool)
        fresh[self.flat[near]] = True
        self._mask = self._mask | widened(fresh.reshape(SIZE, SIZE), 2 * MARGIN)
        self._prepare()
        log.info("the figure moved further than known: %.0f %% of the picture is computed", 100 * self.share)
        return True


def read(path: Path) -> Mask | None:
    """A reach that was kept; None where there is none or it cannot be read."""
    try:
        bits = np.frombuffer(path.read_bytes(), np.uint8)
        return np.unpackbits(bits).astype(bool).reshape(SIZE, SIZE)
    except (OSError, ValueError):
        return None  # never measured, or not ours to read: measure again


def write(path: Path, mask: Mask) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(np.packbits(mask).tobytes())
    except OSError as error:
        log.warning("the figure's reach cannot be remembered: %s", error)

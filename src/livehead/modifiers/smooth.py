"""One Euro smoothing by group: calm when still, quick when it matters; eyelids nearly untouched."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from livehead.motion import arkit
from livehead.motion.one_euro import OneEuro
from livehead.motion.vector import POSITION, SIZE, Stamp, clean, indices, pack, stamp, unpack
from livehead.types import Channels, Floats, Motion, Phase, Status


@dataclass(frozen=True, slots=True)
class Config:
    """amount: 1 is as tuned, 0 none, 2 twice as calm and twice as late (cutoffs divided by it).

    Per group the cutoff at rest in Hz and its gain in Hz per unit of speed: radians a second for head and
    gaze, metres a second for position, full range a second for blendshapes. Found by tools/tune_smoothing.py
    on a still face and five clips, then rounded towards less lag in slow turns.
    """

    amount: float = 1.0
    head: tuple[float, ...] = (0.8, 16.0)
    position: tuple[float, ...] = (1.3, 80.0)
    gaze: tuple[float, ...] = (1.0, 5.0)
    eyelids: tuple[float, ...] = (6.0, 10.0)
    brows: tuple[float, ...] = (0.8, 8.0)
    mouth: tuple[float, ...] = (1.2, 8.0)

    def __post_init__(self) -> None:
        if not math.isfinite(self.amount):
            raise ValueError(f"amount is {self.amount}, not a number from 0")
        for name in ("head", "position", "gaze", "eyelids", "brows", "mouth"):
            pair = getattr(self, name)
            if len(pair) != 2 or not (0.0 < pair[0] < math.inf and 0.0 <= pair[1] < math.inf):
                raise ValueError(f"{name} is {pair}, not a cutoff above 0 and a gain from 0, as in 1.0, 8.0")


class SmoothModifier:
    """Filters every new sample; between samples it shows the last one again."""

    def __init__(self, config: Config) -> None:
        self._filter = _filter(config)
        self._stamp: Stamp | None = None
        self._subject = 0
        self._shown: Floats = np.zeros(SIZE, np.float32)
        self._amount = config.amount
        self._closed = False

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED) if self._closed else Status(Phase.RUNNING, f"amount {self._amount:g}")

    def modify(self, motion: Motion, now: float) -> Motion:
        """The smoothed motion; time is counted by the samples' own `captured_at`."""
        motion = clean(motion)
        if self._amount <= 0.0:
            return motion
        mark = stamp(motion)
        if mark != self._stamp:
            if motion.subject != self._subject:
                self._filter.reset()
            self._stamp, self._subject = mark, motion.subject
            self._shown = self._filter.filter(pack(motion), motion.captured_at)
        return unpack(motion, self._shown)

    def close(self) -> None:
        self._closed = True


def _filter(config: Config) -> OneEuro:
    cutoff, gain = np.zeros(SIZE), np.zeros(SIZE)
    eyelids = [i for i, name in enumerate(arkit.NAMES) if arkit.group(name) == Channels.EYES]
    for where, (rest, speed) in (
        (indices(Channels.HEAD), config.head),
        (list(range(POSITION.start, POSITION.stop)), config.position),
        (indices(Channels.GAZE), config.gaze),
        (eyelids, config.eyelids),
        (indices(Channels.BROWS), config.brows),
        (indices(Channels.MOUTH), config.mouth),
    ):
        cutoff[where] = rest / max(config.amount, 1e-3)
        gain[where] = speed / max(config.amount, 1e-3)
    return OneEuro(cutoff.astype(np.float32), gain.astype(np.float32))


def create(config: Config) -> SmoothModifier:
    """A smoother at rest."""
    return SmoothModifier(config)

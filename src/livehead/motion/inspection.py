"""What a tracker really moves: range, noise and verdict of every channel; rate, gaps and losses of a recording."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from livehead.motion.arkit import NAMES, group
from livehead.motion.vector import GAZE, POSITION, ROTATION, SIZE, clean, pack
from livehead.types import Channels, Motion

Doubles = NDArray[np.float64]

LOST_S = 0.25
"""Seconds without a motion that count as a loss of the face; a shorter gap is a hole in the stream."""

_GAP = 2.5
_OVER_NOISE = 8.0


class Verdict(Enum):
    """What became of a channel in a recording.

    ABSENT: its group is not measured. DEAD: it never moved. WEAK: it moved by less than a tenth of its way (3
    degrees, 1 cm). NOISE: what moved is hardly more than its noise. ALIVE: the rest.
    """

    ABSENT = "absent"
    DEAD = "dead"
    WEAK = "weak"
    NOISE = "noise"
    ALIVE = "alive"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a channel is counted in. scale: from the unit of `Motion` to `unit`; dead, weak: reach in `unit` under
    which a channel is dead or weak; decimals: what is worth printing."""

    unit: str
    scale: float
    dead: float
    weak: float
    decimals: int


SHAPE = Kind("", 1.0, 0.02, 0.1, 2)
ANGLE = Kind("°", math.degrees(1.0), 0.5, 3.0, 1)
LENGTH = Kind("cm", 100.0, 0.2, 1.0, 1)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel's name, group, kind and where it lies in the vector of `livehead.motion.vector`."""

    name: str
    channels: Channels
    kind: Kind
    index: int


def _places() -> tuple[Place, ...]:
    shapes = [Place(name, group(name), SHAPE, i) for i, name in enumerate(NAMES)]
    head = [
        Place(f"head {name}", Channels.HEAD, ANGLE, ROTATION.start + i)
        for i, name in enumerate(("pitch", "yaw", "roll"))
    ]
    position = [
        Place(f"position {name}", Channels.POSITION, LENGTH, POSITION.start + i)
        for i, name in enumerate("xyz")
    ]
    eyes = [(side, axis) for side in ("left", "right") for axis in ("pitch", "yaw")]
    gaze = [
        Place(f"gaze {side} {axis}", Channels.GAZE, ANGLE, GAZE.start + i)
        for i, (side, axis) in enumerate(eyes)
    ]
    return (*shapes, *head, *position, *gaze)


PLACES = _places()
"""All 62 channels, in the order of the vector."""


@dataclass(frozen=True, slots=True)
class Report:
    """One channel, in the unit of its kind.

    low, high: the 5th and 95th percentile; least, most: what two of three neighbouring samples reach, so that a
    single wild one does not count; noise: standard deviation from sample to sample (as of white noise).
    """

    place: Place
    low: float
    high: float
    least: float
    most: float
    noise: float
    verdict: Verdict

    @property
    def reach(self) -> float:
        """From the least to the most."""
        return self.most - self.least


@dataclass(frozen=True, slots=True, eq=False)
class Inspection:
    """A recording, measured.

    times: (N,) seconds from the beginning; values: (N, 62) in the units of the kinds. seconds: of the whole
    recording. rate: motions a second where nothing is missing; jitter: seconds by which nine of ten intervals
    differ at most; holes: gaps that are no losses; longest: seconds of the longest gap; lost: (from, to) of every
    loss in seconds.
    """

    times: Doubles
    values: Doubles
    reports: tuple[Report, ...]
    rate: float
    jitter: float
    holes: int
    longest: float
    lost: tuple[tuple[float, float], ...]
    seconds: float

    def of(self, verdict: Verdict) -> tuple[str, ...]:
        """The names of the channels with a verdict."""
        return tuple(r.place.name for r in self.reports if r.verdict is verdict)


def inspect(motions: Sequence[Motion], began: float | None = None, ended: float | None = None) -> Inspection:
    """Measure a recording of one face, of at least one motion, ordered by time.

    A motion with confidence 0 says nothing but that the face is lost. began, ended: when the recording did, on the
    clock of `captured_at`; without them it begins and ends with a face. ValueError when no motion has one.
    """
    seen = [clean(m) for m in motions if m.confidence > 0.0]
    if not seen:
        raise ValueError("no motion with a face")
    scales = np.ones(SIZE)
    scales[[p.index for p in PLACES]] = [p.kind.scale for p in PLACES]
    times = np.array([m.captured_at for m in seen], np.float64)
    values = np.stack([pack(m) for m in seen]).astype(np.float64) * scales
    measured = Channels.NONE
    for motion in seen:
        measured |= motion.channels
    start = times[0] if began is None else min(began, times[0])
    end = (times[-1] if ended is None else max(ended, times[-1])) - start
    times = times - start
    gaps = np.diff(times)
    usual = float(np.median(gaps)) if len(gaps) else 0.0
    edges = np.concatenate(([0.0], times, [end]))
    lost = [k for k in range(len(edges) - 1) if edges[k + 1] - edges[k] >= max(LOST_S, _GAP * usual)]
    return Inspection(
        times=times,
        values=values,
        reports=tuple(_report(place, values[:, place.index], measured) for place in PLACES),
        rate=1.0 / usual if usual > 0.0 else 0.0,
        jitter=float(np.percentile(np.abs(gaps - usual), 90)) if len(gaps) else 0.0,
        holes=int(((gaps > _GAP * usual) & (gaps < LOST_S)).sum()) if usual > 0.0 else 0,
        longest=float(np.diff(edges).max()),
        lost=tuple((float(edges[k]), float(edges[k + 1])) for k in lost),
        seconds=float(end),
    )


def noise_of(values: Doubles) -> float:
    """The standard deviation of white noise over a smooth movement, from the middle of the second differences.

    values: (N,), evenly spaced. 0 for fewer than four, and where most values stand still.
    """
    if len(values) < 4:
        return 0.0
    bends = values[:-2] - 2.0 * values[1:-1] + values[2:]
    return 1.4826 * float(np.median(np.abs(bends))) / math.sqrt(6.0)


def _report(place: Place, values: Doubles, measured: Channels) -> Report:
    low, high = np.percentile(values, (5, 95))
    steady = values
    if len(values) >= 3:
        steady = np.median(np.stack((values[:-2], values[1:-1], values[2:])), axis=0)
    least, most, noise = float(steady.min()), float(steady.max()), noise_of(values)
    verdict = _verdict(place, most - least, noise, measured)
    return Report(place, float(low), float(high), least, most, noise, verdict)


def _verdict(place: Place, reach: float, noise: float, measured: Channels) -> Verdict:
    if place.channels not in measured:
        return Verdict.ABSENT
    if reach < place.kind.dead:
        return Verdict.DEAD
    if reach < _OVER_NOISE * noise:
        return Verdict.NOISE
    return Verdict.WEAK if reach < place.kind.weak else Verdict.ALIVE

"""Blinks close both eyes together, winks close one; an eye turned away from the camera follows the other.

It belongs after `calibrate`, which takes the eyes at rest out, and before `smooth`, which would blur who came
first. Before or after `mirror` is the same: that turns yaw and sides together.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from livehead.motion import winks
from livehead.motion.clock import Clock
from livehead.motion.vector import Stamp, clean, continues, stamp, tracked
from livehead.types import Channels, Floats, Motion, Phase, Status

APART = 0.35
"""From here on two lids may be a wink (`livehead.motion.winks.apart`)."""

PART_S, JOIN_S = 0.05, 0.08
"""Seconds the lids take to part once a wink is sure, and to come together when it is over."""

SLACK_S = 0.005
"""Samples do not come to the millisecond: so much less than the patience will do."""

GAP_S = 0.5
"""Seconds without a sample after which nothing is known of the lids before."""


@dataclass(frozen=True, slots=True)
class Config:
    """patience: seconds one eye must be shut and the other open before it is a wink; after_blink: the same
    right after a blink of both eyes, for lids do not rise at the same pace; hidden: let an eye turned away from
    the camera follow the other."""

    patience: float = 0.1
    after_blink: float = 0.2
    hidden: bool = True

    def __post_init__(self) -> None:
        if not 0.0 <= self.patience <= 2.0 or not 0.0 <= self.after_blink <= 2.0:
            raise ValueError("patience and after_blink lie between 0 and 2 seconds")


class WinksModifier:
    """Works on the tracker's samples: the same sample gives the same lids, however often it is shown."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._closed = False
        self._shapes: Floats | None = None
        self._stamp: Stamp | None = None
        self._forget()

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED) if self._closed else Status(Phase.RUNNING)

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with the lids of a blink together. Eyes that nobody measured are left alone."""
        motion = clean(motion)
        if not tracked(motion) or Channels.EYES not in motion.channels or Channels.EYES in motion.made:
            self._stamp = self._shapes = None
            return motion
        mark = stamp(motion)
        if self._shapes is None or mark != self._stamp:
            if self._stamp is None or not continues(self._stamp, mark):
                self._forget()
            self._stamp = mark
            self._shapes = self._lids(motion)
        return replace(motion, blendshapes=self._shapes.copy())

    def close(self) -> None:
        self._closed = True

    def _forget(self) -> None:
        self._clock = Clock()
        self._since_blink = self._config.after_blink
        self._alone: float | None = None
        self._parted = 0.0

    def _lids(self, motion: Motion) -> Floats:
        """The (52,) blendshapes of a new sample, lids mended."""
        step = self._clock.tick(motion.captured_at)
        if step > GAP_S:
            self._forget()
            self._clock.tick(motion.captured_at)
            step = 0.0
        shapes = motion.blendshapes
        head = motion.channels & ~motion.made
        if self._config.hidden and Channels.HEAD in head:
            shapes = winks.follow_visible(shapes, float(motion.head_rotation[1]))
        left, right = float(shapes[winks.BLINK_LEFT]), float(shapes[winks.BLINK_RIGHT])
        share = self._part(left, right, step)
        both = winks.together(left, right)
        mended = shapes.copy()
        mended[winks.BLINK_LEFT] = both + share * (left - both)
        mended[winks.BLINK_RIGHT] = both + share * (right - both)
        return mended

    def _part(self, left: float, right: float, step: float) -> float:
        """How far the lids go their own ways, 0 to 1: not before a difference has lasted."""
        apart = winks.apart(left, right)
        self._since_blink = 0.0 if winks.both_shut(left, right) else self._since_blink + step
        alone = 0.0 if self._alone is None else self._alone + step
        self._alone = alone if apart > APART else None
        fresh = self._since_blink - alone < self._config.after_blink
        patience = self._config.after_blink if fresh else self._config.patience
        lasted = self._alone is not None and alone >= patience - SLACK_S
        if lasted or (self._parted > 0.0 and apart > 0.0):
            self._parted = min(1.0, self._parted + step / PART_S)
        else:
            self._parted = max(0.0, self._parted - step / JOIN_S)
        return self._parted


def create(config: Config) -> WinksModifier:
    """A wink stabiliser with the patience of its `Config`."""
    return WinksModifier(config)

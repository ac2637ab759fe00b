"""The character moves like your image in a mirror: left and right exchanged."""

from __future__ import annotations

from dataclasses import dataclass

from livehead.motion.mirror import mirror
from livehead.motion.vector import clean
from livehead.types import Motion, Phase, Status


@dataclass(frozen=True, slots=True)
class Config:
    """Nothing to choose: leave the modifier out for a character that turns to its own left with you."""


class MirrorModifier:
    """Stateless but for `close`."""

    def __init__(self) -> None:
        self._closed = False

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED) if self._closed else Status(Phase.RUNNING, "mirrored")

    def modify(self, motion: Motion, now: float) -> Motion:
        """The mirror image of `motion`."""
        return mirror(clean(motion))

    def close(self) -> None:
        self._closed = True


def create(config: Config) -> MirrorModifier:
    """A mirror."""
    return MirrorModifier()

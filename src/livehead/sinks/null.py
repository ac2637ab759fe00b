"""Counts frames and throws them away; adds no latency.

For benchmarks and for runs whose picture nobody needs. Alpha is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass

from livehead.sinks import Facts, checked
from livehead.types import Frame, Phase, Status

FACTS = (Facts("", "straight", "full", None, "nothing leaves"),)


@dataclass(frozen=True, slots=True)
class Config:
    """fps: what the output aims at; not used here."""

    fps: float = 60.0


class NullSink:
    """Counts what it is sent."""

    def __init__(self) -> None:
        self._frames = 0
        self._closed = False

    @property
    def frames(self) -> int:
        """How many frames have come."""
        return self._frames

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED, f"{self._frames} frames")
        if not self._frames:
            return Status(Phase.WAITING, "no frame yet")
        return Status(Phase.RUNNING, f"{self._frames} frames")

    def send(self, frame: Frame) -> None:
        """Count a frame. SinkError when it is not what a Frame promises; ignored after `close()`."""
        if not self._closed:
            checked(frame, "null")
            self._frames += 1

    def close(self) -> None:
        self._closed = True


def create(config: Config) -> NullSink:
    return NullSink()

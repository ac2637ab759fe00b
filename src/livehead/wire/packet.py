"""What every protocol is read into, and what reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from livehead.types import Channels, Floats


def _zeros(*shape: int) -> Floats:
    return np.zeros(shape, np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class Packet:
    """One face of one datagram.

    blendshapes (52,), head_rotation (3,), head_position (3,), gaze (2, 2): as in `Motion`, zero where absent.
    channels: which groups were there. tracked: False when the sender says that it sees no face.
    dropped: how many items could not be read (not-a-number, huge, torn).
    sent_at: seconds on the sender's clock, number: its count of frames; None where the protocol has none.
    subject: which face, as the sender numbers them. The rest: as in `Motion`.
    """

    blendshapes: Floats = field(default_factory=lambda: _zeros(52))
    head_rotation: Floats = field(default_factory=lambda: _zeros(3))
    head_position: Floats = field(default_factory=lambda: _zeros(3))
    gaze: Floats = field(default_factory=lambda: _zeros(2, 2))
    channels: Channels = Channels.NONE
    tracked: bool = True
    dropped: int = 0
    sent_at: float | None = None
    number: int | None = None
    subject: int = 0
    confidence: float = 1.0
    expressions: tuple[tuple[str, float], ...] = ()
    presses: tuple[tuple[str, int], ...] = ()
    drawn: tuple[tuple[str, float, float], ...] = ()
    made: Channels = Channels.NONE
    breath: float = 0.0
    tracker: str = ""


Reading = tuple[Packet, ...] | None
"""What a datagram says: packets, none yet (more datagrams make a frame), or None: it is not of this protocol."""


class Codec(Protocol):
    """Reads the datagrams of one sender, in the order of their arrival."""

    def read(self, datagram: bytes) -> Reading:
        """Never raises, whatever comes."""
        ...

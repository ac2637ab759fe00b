"""Sends the motion on to other programs (VMC, iFacialMocap, VTube Studio's phone data, another livehead).

It changes nothing. First in the list it sends what the tracker gave, as the phone or camera itself would; last,
what the character does, calibrated and smoothed.
"""

from __future__ import annotations

from dataclasses import dataclass

from livehead.motion.clock import Clock
from livehead.motion.vector import Stamp, clean, stamp, tracked
from livehead.types import Motion, Phase, Status
from livehead.wire.relay import Relay

SILENT_S = 0.5
"""Seconds without a new motion after which the others are told that no face is seen."""

REMIND_S = 0.5
"""Seconds between two such tellings."""


@dataclass(frozen=True, slots=True)
class Config:
    """to: addresses such as vmc://127.0.0.1:39539, ifacialmocap://HOST, vts://HOST:PORT, livehead://HOST;
    token: the secret shared with another livehead."""

    to: tuple[str, ...] = ()
    token: str = ""


class RelayModifier:
    """Sends every new motion once, at most one a frame, and nothing twice."""

    def __init__(self, config: Config) -> None:
        self._relay = Relay(config.to, config.token)
        self._clock = Clock()
        self._stamp: Stamp | None = None
        self._heard = self._told = 0.0
        self._closed = False

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        names = ", ".join(one.name for one in self._relay.targets)
        lost = f", {self._relay.lost} not taken by the network" if self._relay.lost else ""
        text = (
            f"{self._relay.kilobytes_a_second:.1f} kB/s to {names}{lost}" if names else "nowhere to send to"
        )
        remedy = "" if names else 'set to = ["vmc://127.0.0.1:39539"]'
        if own := ", ".join(self._relay.left_out):
            text += f"; not to {own}, where this livehead itself listens"
            remedy = "send to another port, or listen on another one"
        return Status(Phase.RUNNING if names else Phase.WAITING, text, remedy)

    def modify(self, motion: Motion, now: float) -> Motion:
        """The same motion; only what no receiver should get (not-a-number) is mended."""
        motion = clean(motion)
        self._clock.tick(now)
        time, mark = self._clock.elapsed, stamp(motion)
        if tracked(motion) and mark != self._stamp:
            self._relay.send(motion)
            self._heard = time
        elif time - self._heard > SILENT_S and time - self._told > REMIND_S and self._stamp is not None:
            self._relay.send_lost(motion)
            self._told = time
        self._stamp = mark
        return motion

    def close(self) -> None:
        self._closed = True
        self._relay.close()


def create(config: Config) -> RelayModifier:
    """Errors: ConfigError for an address that cannot be read or found."""
    return RelayModifier(config)

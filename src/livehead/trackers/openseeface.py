"""OpenSeeFace's webcam tracking, run beside livehead or on another computer (UDP 11573).

Start its facetracker with `--ip 127.0.0.1 --port 11573`. Only this computer is listened to; for a tracker on
another one set host to 0.0.0.0 and give it this computer's address. It sends nothing while it sees no face.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from livehead.types import Motion, Status
from livehead.wire.listener import Counts, Listener, Terms, UdpInlet
from livehead.wire.openseeface import OpenSeeFaceCodec

CAUSES = (
    "start OpenSeeFace's facetracker with --ip {address} --port {port} and a camera that no other program holds; "
    "it sends nothing while it sees no face; from another computer: host 0.0.0.0 here, and let the firewall "
    "pass UDP {port}"
)


@dataclass(frozen=True, slots=True)
class Config:
    """port: here, as facetracker's --port; host: the interface to listen on, 0.0.0.0 for other computers; faces:
    how many people are followed (facetracker's --faces); allowed: addresses that may send, empty for any."""

    port: int = 11573
    host: str = "127.0.0.1"
    faces: Literal[1, 2] = 1
    allowed: tuple[str, ...] = ()


class OpenSeeFaceTracker:
    """Waits for the tracker on its port."""

    def __init__(self, config: Config) -> None:
        address = "127.0.0.1" if config.host == "127.0.0.1" else "this computer's address"
        terms = Terms(
            waiting=f"waiting for OpenSeeFace on UDP {config.port}",
            causes=CAUSES.format(port=config.port, address=address),
            allowed=config.allowed,
            silent_when_lost=True,
        )
        inlet = UdpInlet(config.host, config.port)
        self._listener = Listener([inlet], lambda: OpenSeeFaceCodec(config.faces), terms)

    @property
    def status(self) -> Status:
        return self._listener.status

    @property
    def counts(self) -> Counts:
        """What came and was not taken."""
        return self._listener.counts

    def track(self) -> Iterator[Motion]:
        """Motion as it arrives, `captured_at` being the arrival; `subject` is the person, from 0."""
        yield from self._listener.motions()

    def close(self) -> None:
        self._listener.close()


def create(config: Config) -> OpenSeeFaceTracker:
    """Opens the port. Errors: TrackerError when it is taken."""
    return OpenSeeFaceTracker(config)

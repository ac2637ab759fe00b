"""VMC protocol (OSC) from VSeeFace, Waidayo, VMagicMirror, webcam trackers and others; Face Cap's live mode too.

It listens on both ports that senders use (39539 as a renderer, 39540 as a performer's assistant) and on Face
Cap's 8080. Only this computer is heard unless `host` says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from livehead.types import Motion, Status
from livehead.wire.face_cap import FaceCapCodec
from livehead.wire.listener import Counts, Listener, Terms
from livehead.wire.packet import Reading
from livehead.wire.ports import bind_all, named
from livehead.wire.recognise import recognise
from livehead.wire.vmc import VmcCodec

LOCAL = "for a phone or another computer set the tracker's host to 0.0.0.0 and let the firewall pass UDP; "
CAUSES = (
    "{local}in the sending program switch VMC (OSC) sending on, to {where}; "
    "in Face Cap start live mode with this computer's address and port"
)


@dataclass(frozen=True, slots=True)
class Config:
    """ports: UDP ports to listen on, those that are taken are left out; host: the interface, 0.0.0.0 for all;
    patience: seconds of silence after which another sender may take over; allowed: addresses that may send,
    empty for any."""

    ports: tuple[int, ...] = (39539, 39540, 8080)
    host: str = "127.0.0.1"
    patience: float = 2.0
    allowed: tuple[str, ...] = ()


class _OscFaceCodec:
    """VMC or Face Cap, datagram by datagram: each keeps its own frame."""

    def __init__(self) -> None:
        self._vmc, self._face_cap = VmcCodec(), FaceCapCodec()

    def read(self, datagram: bytes) -> Reading:
        codec = self._face_cap if recognise(datagram) == "face_cap" else self._vmc
        return codec.read(datagram)


class VmcTracker:
    """Hears one sender, the first that talks, until it falls silent."""

    def __init__(self, config: Config) -> None:
        inlets, taken = bind_all(config.host, config.ports)
        where = named(inlets)
        local = LOCAL if config.host.startswith("127.") else ""
        terms = Terms(
            waiting=f"waiting for VMC or Face Cap on {where}" + "".join(f"; {reason}" for reason in taken),
            causes=CAUSES.format(local=local, where=where),
            patience=config.patience,
            allowed=config.allowed,
        )
        self._listener = Listener(list(inlets.values()), _OscFaceCodec, terms)

    @property
    def status(self) -> Status:
        return self._listener.status

    @property
    def counts(self) -> Counts:
        """What came and was not taken."""
        return self._listener.counts

    def track(self) -> Iterator[Motion]:
        """Motion frame by frame, `captured_at` being the arrival of its last datagram."""
        yield from self._listener.motions()

    def close(self) -> None:
        self._listener.close()


def create(config: Config) -> VmcTracker:
    """Opens the ports. Errors: TrackerError when none can be had."""
    return VmcTracker(config)

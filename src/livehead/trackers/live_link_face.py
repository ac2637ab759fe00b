"""Live Link Face, Epic's iPhone app, and programs that send the same (UDP 11111).

Enter this computer's address in the app; there is nothing to ask the phone from here. All network interfaces
listen, for the phone lives in the local network; when the phone's address is given, only that one is heard,
else the first one that sends, until it falls silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from livehead.types import Motion, Status
from livehead.wire.listener import Counts, Listener, Terms, UdpInlet, phone_address
from livehead.wire.live_link_face import LiveLinkFaceCodec

CAUSES = (
    "in Live Link Face choose the Live Link (ARKit) mode and add this computer's address with port {port} as a "
    "target; same Wi-Fi for both; on the phone allow Settings > Privacy > Local Network; on this computer let "
    "the firewall pass UDP {port}"
)


@dataclass(frozen=True, slots=True)
class Config:
    """phone: the phone's IP address or name, empty to hear any; port: here, as entered in the app; host: the
    interface to listen on; allowed: addresses that may send, empty for any."""

    phone: str = ""
    port: int = 11111
    host: str = "0.0.0.0"
    allowed: tuple[str, ...] = ()


class LiveLinkFaceTracker:
    """Waits for the app on its port."""

    def __init__(self, config: Config) -> None:
        only = phone_address(config.phone)
        terms = Terms(
            waiting=f"waiting for {config.phone or 'Live Link Face'} on UDP {config.port}",
            causes=CAUSES.format(port=config.port),
            only=only,
            allowed=config.allowed,
        )
        self._listener = Listener([UdpInlet(config.host, config.port)], LiveLinkFaceCodec, terms)

    @property
    def status(self) -> Status:
        return self._listener.status

    @property
    def counts(self) -> Counts:
        """What came and was not taken."""
        return self._listener.counts

    def track(self) -> Iterator[Motion]:
        """Motion as the phone sends it, `captured_at` being the arrival; nothing while it sees no face."""
        yield from self._listener.motions()

    def close(self) -> None:
        self._listener.close()


def create(config: Config) -> LiveLinkFaceTracker:
    """Opens the port. Errors: TrackerError when it is taken or the phone's name is unknown."""
    return LiveLinkFaceTracker(config)

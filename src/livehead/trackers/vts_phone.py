"""VTube Studio on an iPhone (free tier, UDP 21412), or MeowFace on Android (UDP 12345).

Give the iPhone's address: livehead asks it for its data every second, as VTube Studio's "3rd Party PC Clients"
wants it, and the phone may serve other programs beside. Give none for MeowFace, which sends by itself to the
address that was entered in it; the first phone that sends is then heard until it falls silent. All network
interfaces listen, for the phone lives in the local network. Keys on the phone's screen become key presses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from livehead.types import Motion, Status
from livehead.wire.listener import Counts, Listener, Terms, UdpInlet, phone_address
from livehead.wire.vts_phone import VtsPhoneCodec, request

PHONE_PORT = 21412
LEASE_S = 4.0
"""How long the phone goes on without being asked again: long enough for three lost requests."""

ASKED_EVERY_S = 1.0

CAUSES_ASKED = (
    "on the iPhone: in VTube Studio's settings turn on 3rd Party PC Clients, keep its camera view open, allow "
    "Settings > Privacy > Local Network; same Wi-Fi for both; on this computer let the firewall pass UDP {port}"
)
CAUSES_PUSHED = (
    "in MeowFace enter this computer's address and port {port}; for VTube Studio on an iPhone give the phone's "
    "address here; same Wi-Fi for both; on this computer let the firewall pass UDP {port}"
)


@dataclass(frozen=True, slots=True)
class Config:
    """phone: the iPhone's IP address or name, empty to wait for MeowFace; port: here, where the iPhone is to send
    to; phone_port: the iPhone's, as VTube Studio shows it; push_port: here, as entered in MeowFace; host: the
    interface to listen on; allowed: addresses that may send, empty for any."""

    phone: str = ""
    port: int = 21413
    phone_port: int = PHONE_PORT
    push_port: int = 12345
    host: str = "0.0.0.0"
    allowed: tuple[str, ...] = ()


class VtsPhoneTracker:
    """Asks the phone that is named, or waits for one that sends unasked."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._phone = phone_address(config.phone)
        self._asked = -1e9
        self._presses: dict[str, int] = {}
        port = config.port if self._phone else config.push_port
        self._request = request(port, LEASE_S)
        self._inlet = UdpInlet(config.host, port)
        whom = f"asking {config.phone} for its data" if self._phone else "waiting for MeowFace"
        terms = Terms(
            waiting=f"{whom} on UDP {port}",
            causes=(CAUSES_ASKED if self._phone else CAUSES_PUSHED).format(port=port),
            only=self._phone,
            allowed=config.allowed,
        )
        self._listener = Listener([self._inlet], lambda: VtsPhoneCodec(self._presses), terms, self._ask)

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

    def _ask(self, now: float, silent: bool) -> None:
        """Take the lease anew each second, whether the phone sends or not."""
        if self._phone and now - self._asked >= ASKED_EVERY_S:
            self._asked = now
            self._inlet.send(self._request, self._phone, self._config.phone_port)


def create(config: Config) -> VtsPhoneTracker:
    """Opens the port. Errors: TrackerError when it is taken or the phone's name is unknown."""
    return VtsPhoneTracker(config)

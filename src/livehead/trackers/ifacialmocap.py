"""iPhone face tracking over Wi-Fi: the iFacialMocap app (also its relatives that speak the same, UDP 49983).

Give the phone's address and livehead calls it until it answers; leave it empty and set this computer's
address in the app. All network interfaces listen, for the phone lives in the local network; when an address
is given, only that phone is heard, else the first one that sends, until it falls silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from livehead.errors import TrackerError
from livehead.types import Motion, Status
from livehead.wire.ifacialmocap import IFacialMocapCodec
from livehead.wire.listener import Counts, Listener, Terms, UdpInlet, resolve

HELLO = b"iFacialMocap_sahuasouryya9218sauhuiayeta91555dy3719"
HELLO_V2 = HELLO + b"|sendDataVersion=v2"

CAUSES = (
    "same Wi-Fi for both; on the phone allow Settings > Privacy > Local Network; on this computer let the "
    "firewall pass UDP {port}; no other destination may be set in the app"
)


@dataclass(frozen=True, slots=True)
class Config:
    """phone: the phone's IP address or name, empty to wait for any phone; port: here and on the phone;
    version: of the datagrams asked for; host: the interface to listen on; retry: seconds between two calls
    to a phone that is silent, and after which a phone that stops is called again; allowed: addresses that may
    send, empty for any."""

    phone: str = ""
    port: int = 49983
    version: Literal[1, 2] = 2
    host: str = "0.0.0.0"
    retry: float = 2.0
    allowed: tuple[str, ...] = ()


class IFacialMocapTracker:
    """Listens on the app's fixed port and calls the phone from the same socket."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._phone = _resolve(config.phone)
        self._hello = HELLO if config.version == 1 else HELLO_V2
        self._called = -1e9
        self._inlet = UdpInlet(config.host, config.port)
        whom = f"calling {config.phone}" if self._phone else "waiting for a phone"
        terms = Terms(
            waiting=f"{whom} on UDP {config.port}",
            causes=CAUSES.format(port=config.port),
            patience=config.retry,
            only=self._phone,
            allowed=config.allowed,
        )
        self._listener = Listener([self._inlet], IFacialMocapCodec, terms, self._call)

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

    def _call(self, now: float, silent: bool) -> None:
        """Say hello to a silent phone, every `retry` seconds."""
        if self._phone and silent and now - self._called >= self._config.retry:
            self._called = now
            self._inlet.send(self._hello, self._phone, self._config.port)


def _resolve(phone: str) -> str:
    """The phone's IPv4 address; TrackerError when the name is unknown."""
    try:
        return resolve(phone)
    except OSError:
        raise TrackerError(
            f"the phone {phone!r} cannot be found", remedy="give its IP address as the app shows it"
        ) from None


def create(config: Config) -> IFacialMocapTracker:
    """Opens the port. Errors: TrackerError when it is taken or the phone's name is unknown."""
    return IFacialMocapTracker(config)

"""iPhone face tracking over Wi-Fi: the iFacialMocap app by UDP or TCP, Facemotion3d, and their relatives.

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
from livehead.wire import ifacialmocap as wire
from livehead.wire.listener import Counts, Inlet, Listener, Terms, UdpInlet, phone_address
from livehead.wire.tcp import TcpInlet

CAUSES = (
    "same Wi-Fi for both; on the phone allow Settings > Privacy > Local Network; on this computer let the "
    "firewall pass {where}; no other destination may be set in the app"
)

PAUSE_S = 0.5
"""Between Facemotion3d's stop and its start, when it is to open a TCP connection."""


@dataclass(frozen=True, slots=True)
class Config:
    """phone: the phone's IP address or name, empty to wait for any phone; port: here and on the phone;
    version: of the datagrams asked for; host: the interface to listen on; retry: seconds between two calls
    to a phone that is silent, and after which a phone that stops is called again; allowed: addresses that may
    send, empty for any; transport: udp, or tcp, which loses nothing on the way but may come later; tcp_port:
    where the phone connects here; dialect: of the calls, both are understood; facemotion3d_port: of that app,
    here and on the phone."""

    phone: str = ""
    port: int = 49983
    version: Literal[1, 2] = 2
    host: str = "0.0.0.0"
    retry: float = 2.0
    allowed: tuple[str, ...] = ()
    transport: Literal["udp", "tcp"] = "udp"
    tcp_port: int = 49986
    dialect: Literal["ifacialmocap", "facemotion3d"] = "ifacialmocap"
    facemotion3d_port: int = 49993


class IFacialMocapTracker:
    """Listens on the app's fixed ports and calls the phone from the same socket."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._phone = phone_address(config.phone)
        self._called, self._stopped_at = -1e9, 0.0
        self._asked = self._ended = False
        inlets, self._caller, where = _inlets(config, (self._phone,) if self._phone else config.allowed)
        whom = f"calling {config.phone}" if self._phone else "waiting for a phone"
        terms = Terms(
            waiting=f"{whom} on {where}",
            causes=CAUSES.format(where=where),
            patience=config.retry,
            only=self._phone,
            allowed=config.allowed,
        )
        self._listener = Listener(inlets, wire.IFacialMocapCodec, terms, self._call)

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
        """Tells a phone that was called to stop, where the app knows such a word."""
        stop, asked = self._words()[1], self._asked
        self._ended = True
        if asked and stop:
            self._send(stop)
        self._listener.close()

    def _call(self, now: float, silent: bool) -> None:
        """Say hello to a silent phone, every `retry` seconds."""
        if not (self._phone and silent) or self._ended:
            return
        hello, stop = self._words()
        if self._stopped_at:
            if now - self._stopped_at >= PAUSE_S:
                self._stopped_at = 0.0
                self._send(hello)
        elif now - self._called >= self._config.retry:
            self._called, self._asked = now, True
            if hello == wire.HELLO_FACEMOTION_TCP:  # one that streams already does not connect anew
                self._stopped_at = now
                self._send(stop)
            else:
                self._send(hello)

    def _words(self) -> tuple[bytes, bytes]:
        """Hello and stop; iFacialMocap knows no stop for UDP."""
        tcp = self._config.transport == "tcp"
        if self._config.dialect == "facemotion3d":
            return wire.HELLO_FACEMOTION_TCP if tcp else wire.HELLO_FACEMOTION, wire.STOP_FACEMOTION
        version = wire.V2 if self._config.version == 2 else b""
        return (wire.HELLO_TCP if tcp else wire.HELLO) + version, wire.STOP_TCP if tcp else b""

    def _send(self, word: bytes) -> None:
        facemotion = self._config.dialect == "facemotion3d"
        port = self._config.facemotion3d_port if facemotion else self._config.port
        self._caller.send(word, self._phone, port)


def _inlets(config: Config, only: tuple[str, ...]) -> tuple[list[Inlet], UdpInlet, str]:
    """Open ports, the one to call from, and their names for people."""
    if config.transport == "tcp":  # calls come from any port: another program may hold the app's own
        caller = UdpInlet(config.host, 0)
        try:
            connections = TcpInlet(config.host, config.tcp_port, wire.DELIMITER, only)
        except TrackerError:
            caller.close()
            raise
        return [caller, connections], caller, f"TCP {config.tcp_port}"
    first = UdpInlet(config.host, config.port)
    if config.dialect == "ifacialmocap":
        return [first], first, f"UDP {config.port}"
    try:
        caller = UdpInlet(config.host, config.facemotion3d_port)
    except TrackerError:
        first.close()
        raise
    return [first, caller], caller, f"UDP {config.port} and {config.facemotion3d_port}"


def create(config: Config) -> IFacialMocapTracker:
    """Opens the ports. Errors: TrackerError when one is taken or the phone's name is unknown."""
    return IFacialMocapTracker(config)

"""iPhone face tracking over Wi-Fi: the iFacialMocap app (also its relatives that speak the same, UDP 49983).

Give the phone's address and livehead calls it until it answers; leave it empty and set this computer's
address in the app. All network interfaces listen, for the phone lives in the local network; when an address
is given, only that phone is heard, else the first one that sends, until it falls silent.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from livehead.errors import TrackerError
from livehead.motion.ifacialmocap import Packet, parse
from livehead.sources import udp
from livehead.types import Motion, Phase, Status

log = logging.getLogger(__name__)

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
    to a phone that is silent, and after which a phone that stops is called again."""

    phone: str = ""
    port: int = 49983
    version: Literal[1, 2] = 2
    host: str = "0.0.0.0"
    retry: float = 2.0


class IFacialMocapTracker:
    """Listens on the app's fixed port, calls the phone from the same socket, counts what it drops."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._phone = _resolve(config.phone)
        self._hello = HELLO if config.version == 1 else HELLO_V2
        self._socket = udp.bind(config.host, config.port)
        self._socket.settimeout(0.1)
        self._closed = threading.Event()
        self._addresses = udp.own_addresses()
        self._sender = self._stranger = ""
        self._lost = False
        self._heard = self._called = self._since = -1e9
        self._count = self._rate = 0
        self.dropped = 0
        """Datagrams that said nothing, and items that could not be read."""
        self._seq = 0

    @property
    def status(self) -> Status:
        if self._closed.is_set():
            return Status(Phase.CLOSED)
        garbage = f", {self.dropped} dropped" if self.dropped else ""
        if time.monotonic() - self._heard > self._config.retry:
            whom = f"calling {self._config.phone}" if self._phone else "waiting for a phone"
            here = ", ".join(self._addresses) or "unknown"
            text = f"{whom} on UDP {self._config.port}; this computer is {here}{garbage}"
            if self._phone and self._stranger:
                remedy = "give that address as the phone's, or none to hear any phone"
                return Status(Phase.WAITING, f"{text}; {self._stranger} sends, unasked", remedy)
            return Status(Phase.WAITING, text, CAUSES.format(port=self._config.port))
        if self._lost:
            return Status(Phase.LOST, f"{self._sender} sees no face{garbage}", "look at the phone")
        return Status(Phase.RUNNING, f"{self._sender}, {self._rate} packets a second{garbage}")

    def track(self) -> Iterator[Motion]:
        """Motion as the phone sends it, `captured_at` being the arrival; nothing while it sees no face."""
        while not self._closed.is_set():
            self._call(time.monotonic())
            packet = self._receive()
            if packet is not None:
                yield self._motion(packet, self._heard)

    def close(self) -> None:
        self._closed.set()
        self._socket.close()

    def _call(self, now: float) -> None:
        """Say hello to a silent phone, every `retry` seconds."""
        retry = self._config.retry
        if not self._phone or now - self._heard < retry or now - self._called < retry:
            return
        self._called = now
        try:
            self._socket.sendto(self._hello, (self._phone, self._config.port))
        except OSError as error:
            log.debug("calling %s failed: %s", self._phone, error)

    def _receive(self) -> Packet | None:
        """Wait a moment for a datagram; a Packet only if it shows a face."""
        try:
            datagram, (address, *_) = self._socket.recvfrom(65535)
        except OSError:  # nothing came in time, an unreachable phone reported back, or closed meanwhile
            return None
        now = time.monotonic()
        if not self._accepts(address, now):
            self._stranger = address
            return None
        packet = parse(datagram)
        if packet is None:
            self.dropped += 1
            return None
        self.dropped += packet.dropped
        self._heard, self._sender = now, address
        self._lost = not packet.tracked
        self._count_rate(now)
        return packet if packet.tracked and packet.channels else None

    def _accepts(self, address: str, now: float) -> bool:
        """The configured phone; without one, the first that sends, until it has been silent for a while."""
        if self._phone:
            return address == self._phone
        return not self._sender or address == self._sender or now - self._heard > self._config.retry

    def _count_rate(self, now: float) -> None:
        self._count += 1
        if now - self._since >= 1.0:
            self._rate = self._count if now - self._since < 2.0 else self._rate
            self._since, self._count = now, 0

    def _motion(self, packet: Packet, arrived: float) -> Motion:
        self._seq += 1
        return Motion(
            blendshapes=packet.blendshapes,
            head_rotation=packet.head_rotation,
            head_position=packet.head_position,
            gaze=packet.gaze,
            confidence=1.0,
            captured_at=arrived,
            seq=self._seq - 1,
            channels=packet.channels,
        )


def _resolve(phone: str) -> str:
    """The phone's IPv4 address; TrackerError when the name is unknown."""
    if not phone:
        return ""
    try:
        return str(socket.getaddrinfo(phone, None, socket.AF_INET, socket.SOCK_DGRAM)[0][4][0])
    except (OSError, UnicodeError):
        raise TrackerError(
            f"the phone {phone!r} cannot be found", remedy="give its IP address as the app shows it"
        ) from None


def create(config: Config) -> IFacialMocapTracker:
    """Opens the port. Errors: TrackerError when it is taken or the phone's name is unknown."""
    return IFacialMocapTracker(config)

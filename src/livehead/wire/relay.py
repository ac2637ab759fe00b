"""Motion sent on to other programs: as VMC, as a phone with iFacialMocap or VTube Studio, to another livehead.

An address is written as `vmc://192.168.1.5:39539`; the port may be left out. Sending never waits and never fails:
what the network does not take is counted and lost, as on the way.
"""

from __future__ import annotations

import ipaddress
import logging
import secrets
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from livehead import holders
from livehead.config import unknown
from livehead.errors import ConfigError
from livehead.types import Channels, Motion
from livehead.wire import ifacialmocap, link, udp, vmc, vts_phone
from livehead.wire.listener import resolve

log = logging.getLogger(__name__)

Write = Callable[[Motion], Sequence[bytes]]

PORTS = {"vmc": 39539, "ifacialmocap": 49983, "vts": 11125, "livehead": 49770}
"""Where each kind of receiver usually listens."""


@dataclass(frozen=True, slots=True)
class Target:
    """protocol: one of `PORTS`; address: IPv4; port; name: as it was written."""

    protocol: str
    address: str
    port: int
    name: str

    @property
    def here(self) -> bool:
        """Whether it is this very computer."""
        return ipaddress.ip_address(self.address).is_loopback or self.address in udp.own_addresses()


def target(text: str) -> Target:
    """An address as a person writes it. ConfigError says what is wrong with it."""
    parts = urlsplit(text if "//" in text else f"//{text}")
    if parts.scheme not in PORTS:
        raise unknown("protocol to send motion by", parts.scheme or text, PORTS)
    try:
        port = PORTS[parts.scheme] if parts.port is None else parts.port
        rest = parts.username is not None or parts.path.strip("/") or parts.query or parts.fragment
        if not parts.hostname or port == 0 or rest:
            raise ValueError("no host, or more than host and port")
    except ValueError:
        raise ConfigError(
            f"{text!r} is no address to send motion to",
            remedy=f"write {parts.scheme}://HOST or {parts.scheme}://HOST:PORT",
        ) from None
    try:
        return Target(parts.scheme, resolve(parts.hostname), port, text)
    except OSError:
        raise ConfigError(f"{parts.hostname!r} cannot be found", remedy="give its IP address") from None


class Relay:
    """Sends to any number of targets; each protocol is written once a motion.

    targets: as `target` reads them; token: for livehead's own link, which no other computer hears without one
    (ConfigError). sent: datagrams, size: bytes, lost: datagrams
    that the network did not take, since the start.
    """

    def __init__(self, targets: Sequence[str], token: str = "") -> None:
        self.targets = tuple(target(text) for text in targets)
        self.left_out: tuple[str, ...] = ()
        for one in self.targets:
            if one.protocol == "livehead" and not token and not one.here:
                raise ConfigError(
                    f"{one.name}: another computer's livehead hears nobody without a token",
                    remedy="give both sides the same: --token SECRET here, there "
                    "--tracker link:host=0.0.0.0,token=SECRET",
                )
        self.sent = self.size = self.lost = 0
        self._began = time.monotonic()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.setblocking(False)
        session = secrets.randbits(32)
        self._writers: dict[str, Write] = {
            "vmc": lambda motion: vmc.write(motion),
            "ifacialmocap": lambda motion: (ifacialmocap.write(motion),),
            "vts": lambda motion: (vts_phone.write(motion, time.time()),),
            "livehead": lambda motion: (link.write(motion, session, token),),
        }
        self._numbers = 0

    def send(self, motion: Motion) -> None:
        """Send a motion to every target; one that is not tracked goes out as "no face"."""
        if not self._numbers:
            self._leave_out_own()
        self._numbers += 1
        numbered = replace(
            motion, seq=self._numbers
        )  # of its own stream: a receiver must not take it for late
        written: dict[str, Sequence[bytes]] = {}
        for one in self.targets:
            if one.protocol not in written:
                written[one.protocol] = self._writers[one.protocol](numbered)
            for datagram in written[one.protocol]:
                self._put(datagram, one)

    def _leave_out_own(self) -> None:
        """A target where this program listens itself would hear itself for ever (where the system tells)."""
        for one in self.targets:
            if one.here and ", this one" in holders.of_port(one.port, "udp"):
                log.warning("relay: %s is this livehead's own tracker, nothing is sent there", one.name)
                self.targets = tuple(t for t in self.targets if t is not one)
                self.left_out = (*self.left_out, one.name)

    def send_lost(self, motion: Motion) -> None:
        """Tell every target that the face of `motion` is no longer seen."""
        self.send(replace(motion, confidence=0.0, channels=Channels.NONE))

    @property
    def kilobytes_a_second(self) -> float:
        """Sent on average since the start, all targets together, without the network's own headers."""
        return self.size / 1000.0 / max(time.monotonic() - self._began, 1e-3)

    def close(self) -> None:
        self._socket.close()

    def _put(self, datagram: bytes, one: Target) -> None:
        try:
            self._socket.sendto(datagram, (one.address, one.port))
            self.sent += 1
            self.size += len(datagram)
        except OSError:
            self.lost += 1

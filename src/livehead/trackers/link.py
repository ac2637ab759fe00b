"""Motion from a livehead on another computer: it tracks there, the character is drawn here.

The other one runs `livehead motion send --to livehead://THIS_COMPUTER`, or the `relay` modifier. It is heard on
this computer alone unless `host` says otherwise, and from a network only with the same `token` on both sides.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass

from livehead.errors import TrackerError
from livehead.types import Motion, Status
from livehead.wire.link import LinkCodec
from livehead.wire.listener import Counts, Listener, Terms, UdpInlet

PORT = 49770

CAUSES = (
    "there: livehead motion send --to livehead://{here}:{port}; here: host=0.0.0.0 and the same token as there; "
    "let the firewall pass UDP {port}"
)


@dataclass(frozen=True, slots=True)
class Config:
    """port, host: where to listen, this computer alone unless told; token: a secret that both sides know, needed
    on any other host; allowed: addresses that may send, empty for any; patience: seconds of silence after which
    another sender may take over."""

    port: int = PORT
    host: str = "127.0.0.1"
    token: str = ""
    allowed: tuple[str, ...] = ()
    patience: float = 2.0


class LinkTracker:
    """Listens for one other livehead; what it tracks with is said by the motion's `tracker`."""

    def __init__(self, config: Config) -> None:
        self._codec = LinkCodec(config.token)
        terms = Terms(
            waiting=f"waiting for another livehead on UDP {config.port}",
            causes=CAUSES.format(here="THIS_COMPUTER", port=config.port),
            patience=config.patience,
            allowed=config.allowed,
        )
        self._listener = Listener([UdpInlet(config.host, config.port)], self._anew, terms)

    @property
    def status(self) -> Status:
        status = self._listener.status
        if not self._codec.unsealed or status.text == "":
            return status
        remedy = status.remedy or "give both sides the same token"
        return Status(
            status.phase, f"{status.text}, {self._codec.unsealed} with another token or none", remedy
        )

    @property
    def counts(self) -> Counts:
        """What came and was not taken."""
        return self._listener.counts

    def track(self) -> Iterator[Motion]:
        """Motion as the other livehead sends it, `captured_at` being the arrival here."""
        yield from self._listener.motions()

    def _anew(self) -> LinkCodec:
        self._codec.forget()
        return self._codec

    def close(self) -> None:
        self._listener.close()


def create(config: Config) -> LinkTracker:
    """Opens the port. Errors: TrackerError when it is taken, or open to a network without a token."""
    if not config.token and not _own(config.host):
        raise TrackerError(
            f"the link on {config.host} would hear anybody in the network",
            remedy="set token to a secret, the same on both computers (or keep host=127.0.0.1)",
        )
    return LinkTracker(config)


def _own(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"

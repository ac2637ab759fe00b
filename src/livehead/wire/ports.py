"""Several UDP ports at once: those that are taken are left out, and said."""

from __future__ import annotations

from collections.abc import Iterable

from livehead.errors import TrackerError
from livehead.wire.listener import UdpInlet


def bind_all(host: str, ports: Iterable[int]) -> tuple[dict[int, UdpInlet], list[str]]:
    """The ports that could be had, by number, and why the others could not ("UDP port 39539 is taken by ...").

    Errors: TrackerError of the first port when none can be had.
    """
    inlets: dict[int, UdpInlet] = {}
    troubles: list[TrackerError] = []
    for port in dict.fromkeys(ports):
        try:
            inlets[port] = UdpInlet(host, port)
        except TrackerError as error:
            troubles.append(error)
    if not inlets:
        raise troubles[0] if troubles else TrackerError("no port to listen on", remedy="give one or more")
    return inlets, [error.cause for error in troubles]


def named(ports: Iterable[int]) -> str:
    """`UDP 39539, 39540`."""
    return "UDP " + ", ".join(str(port) for port in ports)

"""UDP sockets for trackers that listen: who holds a port that is taken, and how this computer is reached."""

from __future__ import annotations

import contextlib
import errno
import ipaddress
import socket
from typing import Literal

from livehead import holders
from livehead.errors import TrackerError


def bind(host: str, port: int) -> socket.socket:
    """A UDP socket bound to `host` and `port`, with a roomy receive buffer.

    Errors: TrackerError when the port is taken (it names the program where the system tells), not allowed
    or no such address exists here.
    """
    link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        link.bind((host, port))
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    except (OSError, OverflowError) as error:
        link.close()
        raise refused(error, host, port, "udp") from None
    return link


def refused(
    error: OSError | OverflowError, host: str, port: int, protocol: Literal["tcp", "udp"]
) -> TrackerError:
    """The error of a port that cannot be had: who holds it, where the system tells."""
    name = f"{protocol.upper()} port {port}"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        who = holders.of_port(port, protocol)
        return TrackerError(
            f"{name} is taken" + (f" by {who}" if who else " by another program"),
            remedy="close that program (another tracker or VTuber app?), or set another port here and there",
        )
    if isinstance(error, OSError) and error.errno in (errno.EACCES, errno.EPERM):
        return TrackerError(f"{name} may not be used by you", remedy="choose a port above 1023")
    return TrackerError(
        f"cannot listen on {host}:{port}: {error}", remedy="use host 0.0.0.0 and a port from 1024 to 65535"
    )


def own_addresses() -> list[str]:
    """This computer's own IPv4 addresses in its networks, the likeliest first; sends nothing to find them."""
    found: list[str] = []
    for target in ("192.168.0.1", "10.0.0.1", "172.16.0.1", "192.0.2.1"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((target, 9))
                found.append(str(probe.getsockname()[0]))
            except OSError:
                continue
    with contextlib.suppress(OSError):
        found.extend(str(a[4][0]) for a in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET))
    usable = [a for a in dict.fromkeys(found) if not ipaddress.ip_address(a).is_loopback]
    return sorted(usable, key=lambda a: not ipaddress.ip_address(a).is_private)

"""The door of every server of ours: which port, who has it, by what address it is reached, who may come in."""

from __future__ import annotations

import contextlib
import errno
import hmac
import ipaddress
import socket
import sys
from urllib.parse import quote

from aiohttp import web

from livehead import holders
from livehead.errors import SinkError

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Gate:
    """Who may come in: the right name, the right page, the right token."""

    def __init__(self, host: str, token: str) -> None:
        self._open_to_lan = not is_loopback(host)
        self._token = token
        here = socket.gethostname().lower()
        self._names = LOOPBACK | {host.lower()} | ({here, f"{here}.local"} if self._open_to_lan else set())

    def refusal(self, request: web.Request) -> str:
        """Why a request is refused; empty when it is welcome."""
        name = request.url.host or ""
        if name.lower() not in self._names and not (self._open_to_lan and is_address(name)):
            return "this server does not go by that name"  # a foreign name that leads here: DNS rebinding
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"{request.scheme}://{request.host}":
            return "pages from elsewhere may not connect"
        if self._token and not hmac.compare_digest(
            request.query.get("token", "").encode(), self._token.encode()
        ):
            return "the address lacks its ?token="
        return ""


def is_address(name: str) -> bool:
    with contextlib.suppress(ValueError):
        ipaddress.ip_address(name)
        return True
    return False


def is_loopback(host: str) -> bool:
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def listen(host: str, port: int) -> socket.socket:
    """A listening TCP socket; SinkError says who has the port, as far as the system tells."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise SinkError(
            f"cannot listen on {host!r}: {error}", remedy="use 127.0.0.1, or 0.0.0.0 for the LAN"
        ) from error
    # on Windows SO_REUSEADDR would let two programs share the port
    exclusive = sys.platform == "win32"
    listener.setsockopt(
        socket.SOL_SOCKET, getattr(socket, "SO_EXCLUSIVEADDRUSE", 0) if exclusive else socket.SO_REUSEADDR, 1
    )
    try:
        listener.bind((host, port))
        listener.listen(16)
    except OSError as error:
        listener.close()
        raise _port_error(host, port, error) from error
    return listener


def _port_error(host: str, port: int, error: OSError) -> SinkError:
    if error.errno == errno.EADDRINUSE:
        return SinkError(
            f"port {port} is taken" + (f" by {who}" if (who := holders.of_port(port, "tcp")) else ""),
            remedy="close that program, or choose another port",
        )
    if error.errno == errno.EACCES:
        return SinkError(f"port {port} is not allowed to ordinary users", remedy="choose one above 1023")
    return SinkError(
        f"cannot listen on {host}:{port}: {error.strerror}",
        remedy="use 127.0.0.1, or 0.0.0.0 for the LAN",
    )


def address(host: str, port: int, token: str) -> str:
    """What to paste into OBS; for "all addresses" the one that this machine has on its network."""
    if host in ("0.0.0.0", "::", ""):
        host = _lan_address()
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/" + (f"?token={quote(token)}" if token else "")


def _lan_address() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: only asks which address would be used
        except OSError:
            return socket.gethostname()
        return str(probe.getsockname()[0])

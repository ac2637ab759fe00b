"""A TCP port on which senders connect and send frames that end in a delimiter."""

from __future__ import annotations

import contextlib
import selectors
import socket
import sys
from collections.abc import Callable

from livehead.wire import udp
from livehead.wire.listener import Arrival

LONGEST = 16384
"""Bytes without a delimiter beyond which what came is dropped, up to the next delimiter."""

MOST_CONNECTIONS = 8
"""The oldest is closed when there are more."""

CHUNK = 65536


class Frames:
    """Cuts a stream at a delimiter. Keeps at most LONGEST bytes, whatever comes."""

    def __init__(self, delimiter: bytes, longest: int = LONGEST) -> None:
        self._delimiter, self._longest = delimiter, longest
        self._rest = b""
        self._skipping = False

    def feed(self, chunk: bytes) -> list[bytes]:
        """Frames that are whole now; an empty one stands for each that was too long and is dropped."""
        *frames, rest = (self._rest + chunk).split(self._delimiter)
        if frames and self._skipping:
            frames, self._skipping = frames[1:], False
        whole = [frame if len(frame) <= self._longest else b"" for frame in frames]
        if self._skipping or len(rest) > self._longest:
            if not self._skipping:
                whole.append(b"")
            self._skipping = True
            rest = rest[max(0, len(rest) - len(self._delimiter) + 1) :]  # the delimiter may be cut in two
        self._rest = rest
        return whole

    @property
    def torn(self) -> bool:
        """True while a frame has begun and has not ended."""
        return bool(self._rest) and not self._skipping


class TcpInlet:
    """One listening port and whoever connects; a newer connection from an address replaces its older one.

    only: addresses that may connect, empty for any: the others shall not take the places of the right one.
    Frames that were too long, or torn when the sender left, arrive as empty ones, and so does a connection that
    was refused: thus they are counted. Errors: TrackerError, as `udp.refused`.
    """

    def __init__(self, host: str, port: int, delimiter: bytes, only: tuple[str, ...] = ()) -> None:
        self._delimiter, self._only = delimiter, only
        self._server = _listen(host, port)
        self._connections: dict[socket.socket, tuple[str, Frames]] = {}
        self._selector: selectors.BaseSelector | None = None

    @property
    def port(self) -> int:
        return int(self._server.getsockname()[1])

    @property
    def addresses(self) -> tuple[str, ...]:
        """Who is connected."""
        return tuple(address for address, _ in list(self._connections.values()))

    def register(self, selector: selectors.BaseSelector) -> None:
        self._selector = selector
        selector.register(self._server, selectors.EVENT_READ, self._accept)

    def _accept(self) -> list[Arrival]:
        arrived: list[Arrival] = []
        try:
            link, (address, *_) = self._server.accept()
        except OSError:  # it left again, or this is the end
            return arrived
        if self._only and address not in self._only:
            link.close()
            return [(b"", address)]
        link.setblocking(False)
        older = [other for other, (whose, _) in self._connections.items() if whose == address]
        if not older and len(self._connections) >= MOST_CONNECTIONS:
            older = list(self._connections)[:1]
        for other in older:
            arrived += self._drop(other)
        self._connections[link] = (address, Frames(self._delimiter))
        if self._selector is not None:
            with contextlib.suppress(OSError, ValueError):
                self._selector.register(link, selectors.EVENT_READ, self._receiver(link))
        return arrived

    def _receiver(self, link: socket.socket) -> Callable[[], list[Arrival]]:
        return lambda: self._receive(link)

    def _receive(self, link: socket.socket) -> list[Arrival]:
        if link not in self._connections:  # dropped in this very round
            return []
        address, frames = self._connections[link]
        try:
            chunk = link.recv(CHUNK)
        except BlockingIOError:
            return []
        except OSError:
            chunk = b""
        return [(frame, address) for frame in frames.feed(chunk)] if chunk else self._drop(link)

    def _drop(self, link: socket.socket) -> list[Arrival]:
        address, frames = self._connections.pop(link, ("", Frames(self._delimiter)))
        if self._selector is not None:
            with contextlib.suppress(OSError, ValueError, KeyError):
                self._selector.unregister(link)
        link.close()
        return [(b"", address)] if frames.torn else []

    def close(self) -> None:
        self._server.close()
        for link in list(self._connections):
            link.close()


def _listen(host: str, port: int) -> socket.socket:
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind((host, port))
        server.listen(MOST_CONNECTIONS)
        server.setblocking(False)
    except (OSError, OverflowError) as error:
        server.close()
        raise udp.refused(error, host, port, "tcp") from None
    return server

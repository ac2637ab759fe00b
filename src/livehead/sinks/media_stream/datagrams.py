"""A transport stream as datagrams to one address, whoever listens there."""

from __future__ import annotations

import contextlib
import socket

from livehead.errors import SinkError
from livehead.sinks.media_stream.transport import Chunk

DATAGRAM_BYTES = 7 * 188


class Datagrams:
    """Sends and never knows who gets it. SinkError when nobody is called that."""

    trouble: tuple[str, str] | None = None

    def __init__(self, target: tuple[str, int]) -> None:
        self.connected = True
        self.dropped = 0
        self._target = target
        try:
            family, kind, *_ = socket.getaddrinfo(*target, type=socket.SOCK_DGRAM)[0]
        except OSError as error:
            raise SinkError(
                f"media_stream: nobody is called {target[0]!r}: {error}", remedy="give an address in numbers"
            ) from error
        self._socket = socket.socket(family, kind)
        self._socket.setblocking(False)

    def ready(self) -> bool:
        return True

    def offer(self, chunk: Chunk) -> None:
        for start in range(0, len(chunk.data), DATAGRAM_BYTES):
            with contextlib.suppress(OSError):  # nobody listens there yet, or the network is gone
                self._socket.sendto(chunk.data[start : start + DATAGRAM_BYTES], self._target)

    def close(self) -> None:
        self._socket.close()

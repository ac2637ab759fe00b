"""What the windows' process and the engine's say to each other: messages through a pipe that only those two hold.

A message is a tuple that begins with its kind. Nobody ever waits to be heard: what is told lies ready for a thread
that sends it, and of the kinds in NEWEST only the last one lies there. So a window that hangs holds up nothing.
"""

from __future__ import annotations

import contextlib
import copyreg
import io
import logging
import pickle
import threading
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import MappingProxyType
from typing import Any

log = logging.getLogger(__name__)

NEWEST = ("observed", "motion")
LISTEN_S = 0.2
GOODBYE_S = 2.0

Message = tuple[Any, ...]


def _read_only(table: dict[str, Any]) -> MappingProxyType[str, Any]:
    return MappingProxyType(table)


def _as_table(view: MappingProxyType[str, Any]) -> tuple[Any, ...]:
    return _read_only, (dict(view),)


TABLE = copyreg.dispatch_table | {MappingProxyType: _as_table}


def packed(value: object) -> bytes:
    """Any value as bytes that `pickle.loads` reads, read-only tables too, as configurations have."""
    data = io.BytesIO()
    pickler = pickle.Pickler(data)
    pickler.dispatch_table = TABLE
    pickler.dump(value)
    return data.getvalue()


class Line:
    """One end. Both callbacks are called in a thread of the line's own.

    came: a message from the other end. ended: once, when the other end is gone; never after `close`.
    """

    def __init__(
        self,
        connection: Connection[Any, Any],
        came: Callable[[Message], None],
        ended: Callable[[], None],
    ) -> None:
        self._connection, self._came, self._ended = connection, came, ended
        self._ready = threading.Condition()
        self._waiting: deque[bytes] = deque()
        self._newest: dict[str, bytes] = {}
        self._closed = False
        self._threads = [
            threading.Thread(target=work, name=f"livehead line, {name}", daemon=True)
            for name, work in (("out", self._send), ("in", self._listen))
        ]

    def start(self) -> None:
        """Begin to send and to listen."""
        for thread in self._threads:
            thread.start()

    def tell(self, kind: str, *values: object) -> None:
        """Say something, at once and without waiting; after the end it goes nowhere. Callable from any thread."""
        data = packed((kind, *values))
        with self._ready:
            if self._closed:
                return
            if kind in NEWEST:
                self._newest[kind] = data
            else:
                self._waiting.append(data)
            self._ready.notify()

    def close(self) -> None:
        """Hang up when all that was told has gone out, after two seconds at most. Not from a callback."""
        self._hang_up()

    # --- in the line's threads -------------------------------------------------------------------------

    def _send(self) -> None:
        while True:
            with self._ready:
                self._ready.wait_for(lambda: self._waiting or self._newest or self._closed)
                out = [*self._waiting, *self._newest.values()]
                self._waiting.clear()
                self._newest.clear()
            if not out:
                return
            try:
                for data in out:
                    self._connection.send_bytes(data)
            except OSError:  # `_listen` finds out
                return

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while not self._closed:
                if self._connection.poll(LISTEN_S):
                    self._take(self._connection.recv_bytes())
        if not self._closed:
            self._hang_up()
            self._ended()

    def _hang_up(self) -> None:
        with self._ready:
            self._closed = True
            self._ready.notify()
        for thread in self._threads:
            if thread.ident is not None and thread is not threading.current_thread():
                thread.join(GOODBYE_S)
        self._connection.close()

    def _take(self, data: bytes) -> None:
        try:
            self._came(pickle.loads(data))
        except Exception:
            log.exception("a message between the windows and the engine")

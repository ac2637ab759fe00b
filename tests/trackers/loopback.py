"""Senders made for tests, over loopback, and a tracker running beside them."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from livehead.stages import Tracker
from livehead.types import Motion


def free_port(kind: socket.SocketKind = socket.SOCK_DGRAM) -> int:
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Phone:
    """A phone at an address of its own (loopback has many) that listens on the app's port."""

    def __init__(self, port: int, address: str = "127.0.0.2") -> None:
        self.link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            self.link.bind((address, port))
        except OSError:
            self.link.close()
            pytest.skip("this system has only one loopback address")
        self.address, self.port = address, port
        self.link.settimeout(5.0)

    def heard(self) -> tuple[bytes, tuple[str, int]]:
        return self.link.recvfrom(4096)

    def send(self, data: bytes, port: int = 0) -> None:
        self.link.sendto(data, ("127.0.0.1", port or self.port))

    def connect(self, port: int) -> socket.socket:
        """A TCP connection from the phone's own address."""
        link = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        link.bind((self.address, 0))
        link.settimeout(5.0)
        link.connect(("127.0.0.1", port))
        return link


@contextlib.contextmanager
def running(tracker: Tracker) -> Iterator[list[Motion]]:
    seen: list[Motion] = []

    def collect() -> None:
        for motion in tracker.track():
            seen.append(motion)

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    try:
        yield seen
    finally:
        tracker.close()
        thread.join(timeout=3.0)
        assert not thread.is_alive()


def until(condition: Callable[[], object], seconds: float = 5.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.005)
    return bool(condition())

"""Listens on ports, chooses one sender and stays with it, counts everything that is not taken, makes Motion."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from livehead.errors import TrackerError
from livehead.types import Motion, Phase, Status
from livehead.wire import udp
from livehead.wire.order import Order
from livehead.wire.packet import Codec, Packet

SILENCE_S = 5.0
"""Seconds of silence after which a person is told what to check."""

MOST_AT_ONCE = 64
"""Datagrams taken from one socket before the others are looked at."""

LONGEST = 65535

Arrival = tuple[bytes, str]
"""A datagram and the address it came from."""


class Inlet(Protocol):
    """A port that is open: it registers its sockets, each with a function that takes what has arrived."""

    def register(self, selector: selectors.BaseSelector) -> None:
        """Register sockets for reading; `data` of each is a `Callable[[], list[Arrival]]` that never blocks."""
        ...

    def close(self) -> None: ...


class UdpInlet:
    """One UDP port. Errors: TrackerError, as `udp.bind`."""

    def __init__(self, host: str, port: int) -> None:
        self.socket = udp.bind(host, port)
        self.socket.setblocking(False)

    def register(self, selector: selectors.BaseSelector) -> None:
        selector.register(self.socket, selectors.EVENT_READ, self.receive)

    def receive(self) -> list[Arrival]:
        """Everything that waits, without waiting."""
        arrived: list[Arrival] = []
        with contextlib.suppress(OSError):  # nothing more, a sender that is gone, or closed meanwhile
            while len(arrived) < MOST_AT_ONCE:
                datagram, (address, *_) = self.socket.recvfrom(LONGEST)
                arrived.append((datagram, address))
        return arrived

    def send(self, data: bytes, address: str, port: int) -> None:
        """Send from this very port: some apps answer to it. What cannot be sent is lost, as on the way."""
        with contextlib.suppress(OSError):
            self.socket.sendto(data, (address, port))

    def close(self) -> None:
        self.socket.close()


@dataclass(frozen=True, slots=True)
class Counts:
    """Datagrams since the start. read: that said something; garbage: that did not, and items that could not be
    read; refused: from addresses that are not allowed; strangers: from others than the chosen sender; late:
    overtaken by newer ones."""

    read: int = 0
    garbage: int = 0
    refused: int = 0
    strangers: int = 0
    late: int = 0

    def __str__(self) -> str:
        named = (
            (self.garbage, "dropped"),
            (self.refused, "from addresses not allowed"),
            (self.strangers, "from another sender"),
            (self.late, "late"),
        )
        return "".join(f", {count} {words}" for count, words in named if count)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a listener behaves and speaks.

    waiting: what it says while nobody sends ("waiting for a phone on UDP 49983"). causes: what to check when
    the silence lasts. patience: seconds of silence after which another sender may take over. only: the one
    address to hear, empty for the first that sends. allowed: addresses that may send at all, empty for any.
    silent_when_lost: the protocol sends nothing while it sees no face.
    """

    waiting: str
    causes: str = ""
    patience: float = 2.0
    only: str = ""
    allowed: tuple[str, ...] = ()
    silent_when_lost: bool = False


class Listener:
    """What every tracker that hears datagrams is made of.

    make_codec: a reader for each new sender, and for one that was silent for `patience`. call: done about ten
    times a second with (now, silent), for protocols in which the sender wants to be asked; `silent` is True while
    nobody has sent for `patience`.
    addresses: this computer's own, looked up when they are not given.
    """

    def __init__(
        self,
        inlets: list[Inlet],
        make_codec: Callable[[], Codec],
        terms: Terms,
        call: Callable[[float, bool], None] | None = None,
        addresses: list[str] | None = None,
    ) -> None:
        self._inlets, self._make_codec, self._terms, self._call = inlets, make_codec, terms, call
        self._codec, self._order = make_codec(), Order()
        self._closed = threading.Event()
        self._addresses = udp.own_addresses() if addresses is None else addresses
        self._sender = self._stranger = ""
        self._lost = False
        self._heard = -1e9
        self._quiet_since = time.monotonic()
        self._rate = _Rate()
        self._seq = 0
        self._read = self._garbage = self._refused = self._strangers = self._late = 0

    # --- what can be seen, from any thread --------------------------------------------------------------

    @property
    def counts(self) -> Counts:
        return Counts(self._read, self._garbage, self._refused, self._strangers, self._late)

    @property
    def sender(self) -> str:
        """Address of the sender that is listened to; empty before the first."""
        return self._sender

    @property
    def heard(self) -> float:
        """Monotonic seconds of the last datagram that said something; long ago before the first."""
        return self._heard

    @property
    def status(self) -> Status:
        if self._closed.is_set():
            return Status(Phase.CLOSED)
        now, counts = time.monotonic(), str(self.counts)
        if now - self._heard > self._terms.patience:
            return self._silence(now, counts)
        if self._lost:
            return Status(Phase.LOST, f"{self._sender} sees no face{counts}", "look at the phone or camera")
        return Status(Phase.RUNNING, f"{self._sender}, {self._rate.value} packets a second{counts}")

    def _silence(self, now: float, counts: str) -> Status:
        terms = self._terms
        here = ", ".join(self._addresses) or "unknown"
        text = f"{terms.waiting}; this computer is {here}{counts}"
        if terms.only and self._stranger:
            remedy = "give that address as the sender's, or none to hear any"
            return Status(Phase.WAITING, f"{text}; {self._stranger} sends, unasked", remedy)
        if self._refused and self._stranger:
            return Status(
                Phase.WAITING, f"{text}; {self._stranger} is not allowed", "add it to the allowed addresses"
            )
        if terms.silent_when_lost and self._sender and now - self._heard < 60.0:
            return Status(Phase.LOST, f"{self._sender} is silent: it sees no face, or has ended{counts}")
        lasting = now - max(self._heard, self._quiet_since) > SILENCE_S
        return Status(Phase.WAITING, text, terms.causes if lasting else "")

    # --- life -------------------------------------------------------------------------------------------

    def motions(self) -> Iterator[Motion]:
        """Motion as it arrives, `captured_at` being the arrival; nothing while no face is seen."""
        for datagram, address in arrivals(self._inlets, self._closed, self._tick):
            yield from self.hear(datagram, address, time.monotonic())

    def close(self) -> None:
        """End `motions()` within a moment, and let go of every port at once."""
        self._closed.set()
        for inlet in self._inlets:
            inlet.close()

    def _tick(self) -> None:
        now = time.monotonic()
        if self._call is not None:
            self._call(now, now - self._heard > self._terms.patience)

    def hear(self, datagram: bytes, address: str, now: float) -> Iterator[Motion]:
        """What a datagram that arrived at `now` makes; for who listens at ports for several listeners."""
        if not self._accepts(address, now):
            return
        if address != self._sender or now - self._heard > self._terms.patience:
            self._codec, self._order = self._make_codec(), Order()  # after a silence: maybe another program
        packets = self._codec.read(datagram)
        if packets is None:
            self._garbage += 1
            return
        self._sender, self._heard = address, now
        self._read += 1
        self._rate.count(now)
        for packet in packets:
            self._garbage += packet.dropped
            if not self._order.takes(packet):
                self._late += 1
                continue
            self._lost = not packet.tracked
            if packet.tracked and packet.channels:
                yield self._motion(packet, now)

    def _accepts(self, address: str, now: float) -> bool:
        """Who may be heard: allowed, the wanted one, or the one we are with until it has been silent a while."""
        terms = self._terms
        if terms.allowed and address not in terms.allowed:
            self._refused += 1
            self._stranger = address
            return False
        mine = address == (terms.only or self._sender) or not (terms.only or self._sender)
        if not mine and (terms.only or now - self._heard <= terms.patience):
            self._strangers += 1
            self._stranger = address
            return False
        return True

    def _motion(self, packet: Packet, arrived: float) -> Motion:
        self._seq += 1
        return Motion(
            blendshapes=packet.blendshapes,
            head_rotation=packet.head_rotation,
            head_position=packet.head_position,
            gaze=packet.gaze,
            confidence=packet.confidence,
            captured_at=arrived,
            seq=self._seq - 1,
            channels=packet.channels,
            subject=packet.subject,
            expressions=packet.expressions,
            presses=packet.presses,
            drawn=packet.drawn,
            made=packet.made,
            breath=packet.breath,
            tracker=packet.tracker,
        )


class _Rate:
    """Packets in the last whole second; in the first one, so far."""

    def __init__(self) -> None:
        self.value = self._count = 0
        self._since = self._first = -1e9

    def count(self, now: float) -> None:
        self._count += 1
        if not self.value:
            self._first = now if self._count == 1 else self._first
            self.value = round(self._count / (now - self._first)) if now - self._first > 0.25 else 0
        if now - self._since >= 1.0:
            self.value = self._count if now - self._since < 2.0 else self.value
            self._since, self._count = now, 0


def arrivals(inlets: Iterable[Inlet], closed: threading.Event, tick: Callable[[], None]) -> Iterator[Arrival]:
    """Whatever arrives at any of the inlets, until `closed` is set; calls `tick` at least ten times a second."""
    with selectors.DefaultSelector() as selector:
        with contextlib.suppress(OSError, ValueError):  # closed before it began
            for inlet in inlets:
                inlet.register(selector)
        while not closed.is_set():
            tick()
            try:
                ready = selector.select(0.1)
            except (OSError, ValueError):  # closed meanwhile
                continue
            for key, _ in ready:
                yield from key.data()


def resolve(name: str) -> str:
    """An IPv4 address of a host by name, empty for an empty name; OSError when it is unknown."""
    if not name:
        return ""
    try:
        return str(socket.getaddrinfo(name, None, socket.AF_INET, socket.SOCK_DGRAM)[0][4][0])
    except UnicodeError as error:
        raise OSError(str(error)) from None


def phone_address(phone: str) -> str:
    """The IPv4 address of a phone as a person names it, empty for none; TrackerError when the name is unknown."""
    try:
        return resolve(phone)
    except OSError:
        raise TrackerError(
            f"the phone {phone!r} cannot be found",
            remedy="give its IP address as the app shows it, or none to hear any",
        ) from None

"""Whatever talks: listens on every known port, tells the protocol from the packets, uses the one you prefer.

It recognises phones (VTube Studio, MeowFace, iFacialMocap, Facemotion3d, Live Link Face, Face Cap), VMC senders
and OpenSeeFace, and says whom it uses. When that one brings no face any more, the next that does takes over;
a preferred one takes over again when it is back. Give a phone's address and it is asked in every way a phone
may want to be asked. All network interfaces listen; ports that other programs hold are left out, and said.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from livehead.config import unknown
from livehead.errors import TrackerError
from livehead.types import Motion, Phase, Status
from livehead.wire import ifacialmocap, udp, vts_phone
from livehead.wire import listener as listening
from livehead.wire.face_cap import FaceCapCodec
from livehead.wire.listener import Counts, Inlet, Listener, Terms, arrivals, phone_address
from livehead.wire.live_link_face import LiveLinkFaceCodec
from livehead.wire.openseeface import OpenSeeFaceCodec
from livehead.wire.packet import Codec
from livehead.wire.ports import bind_all, named
from livehead.wire.preference import Preference
from livehead.wire.recognise import recognise
from livehead.wire.tcp import TcpInlet
from livehead.wire.vmc import VmcCodec

TITLES = {
    "vts_phone": "VTube Studio or MeowFace",
    "ifacialmocap": "iFacialMocap",
    "live_link_face": "Live Link Face",
    "face_cap": "Face Cap",
    "vmc": "VMC",
    "openseeface": "OpenSeeFace",
}
"""By the order of preference where none is set."""

PHONES = ("vts_phone", "ifacialmocap", "live_link_face", "face_cap")

LEASE_S = 4.0
ASKED_EVERY_S = 1.0
CALLED_EVERY_S = 0.7

CAUSES = (
    "same Wi-Fi for both; enter this computer's address in the app, or give the phone's address here; let the "
    "firewall pass the ports; on an iPhone allow Settings > Privacy > Local Network"
)


@dataclass(frozen=True, slots=True)
class Config:
    """phone: a phone's IP address or name to ask for its data, empty to wait; prefer: protocols, the most wanted
    first, the rest follows; fallback: seconds without a face after which the next one is used; host: the
    interface to listen on; allowed: addresses that may send, empty for any. Ports: of iFacialMocap and
    Facemotion3d (here and on the phone), their TCP connections (0 for none), VTube Studio's data here and its
    requests on the phone, and the rest."""

    phone: str = ""
    prefer: tuple[str, ...] = (
        "vts_phone",
        "ifacialmocap",
        "live_link_face",
        "face_cap",
        "vmc",
        "openseeface",
    )
    fallback: float = 0.6
    host: str = "0.0.0.0"
    allowed: tuple[str, ...] = ()
    ifacialmocap_port: int = 49983
    facemotion3d_port: int = 49993
    tcp_port: int = 49986
    vts_port: int = 21413
    vts_phone_port: int = 21412
    ports: tuple[int, ...] = (12345, 11111, 11573, 39539, 39540, 8080)


class AutoTracker:
    """One listener a protocol behind common ports; `Motion.tracker` names the protocol that was used."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._phone = phone_address(config.phone)
        self._preference = Preference(_order(config.prefer), config.fallback)
        first = (config.ifacialmocap_port, config.facemotion3d_port, config.vts_port)
        self._udp, self._taken = bind_all(config.host, (*first, *config.ports))
        self._inlets: list[Inlet] = list(self._udp.values())
        self._where = named(self._udp)
        if config.tcp_port:
            self._connect(config)
        self._addresses = udp.own_addresses()
        self._presses: dict[str, int] = {}
        self._listeners = {name: self._listener(name) for name in TITLES}
        self._closed = threading.Event()
        self._began = time.monotonic()
        self._called, self._calls, self._asked = -1e9, 0, -1e9
        self._unknown = self._seq = 0
        self._strange = ("", "")

    def _connect(self, config: Config) -> None:
        only = (self._phone,) if self._phone else config.allowed
        try:
            self._inlets.append(TcpInlet(config.host, config.tcp_port, ifacialmocap.DELIMITER, only))
        except TrackerError as error:
            self._taken.append(error.cause)
        else:
            self._where += f" and TCP {config.tcp_port}"

    def _listener(self, name: str) -> Listener:
        make: dict[str, Callable[[], Codec]] = {
            "vts_phone": lambda: vts_phone.VtsPhoneCodec(self._presses),
            "ifacialmocap": ifacialmocap.IFacialMocapCodec,
            "live_link_face": LiveLinkFaceCodec,
            "face_cap": FaceCapCodec,
            "vmc": VmcCodec,
            "openseeface": OpenSeeFaceCodec,
        }
        terms = Terms(
            waiting=f"waiting for {TITLES[name]}",
            only=self._phone if name in PHONES else "",
            allowed=self._config.allowed,
            silent_when_lost=name == "openseeface",
        )
        return Listener([], make[name], terms, addresses=self._addresses)

    # --- what can be seen, from any thread --------------------------------------------------------------

    @property
    def counts(self) -> Counts:
        """What came and was not taken, of all protocols; what is of none is garbage."""
        every = [listener.counts for listener in self._listeners.values()]
        return Counts(
            sum(c.read for c in every),
            sum(c.garbage for c in every) + self._unknown,
            sum(c.refused for c in every),
            sum(c.strangers for c in every),
            sum(c.late for c in every),
        )

    @property
    def status(self) -> Status:
        if self._closed.is_set():
            return Status(Phase.CLOSED)
        states = {name: listener.status for name, listener in self._listeners.items()}
        running = [name for name in TITLES if states[name].phase is Phase.RUNNING]
        talking = running or [name for name in TITLES if states[name].phase is Phase.LOST]
        if not talking:
            return self._silence(states)
        used = self._preference.chosen if self._preference.chosen in talking else talking[0]
        others = "".join(f"; {TITLES[name]} talks too" for name in talking if name != used)
        text = f"{TITLES[used]} from {states[used].text}{others}{self._left_out()}"
        return Status(states[used].phase, text, states[used].remedy)

    def _silence(self, states: dict[str, Status]) -> Status:
        whom = f"asking {self._config.phone}" if self._phone else "waiting for any tracker"
        here, counts = ", ".join(self._addresses) or "unknown", str(self.counts)
        text = f"{whom} on {self._where}; this computer is {here}{counts}{self._left_out()}"
        told = next((s.remedy for s in states.values() if s.remedy), "")
        address, name = self._strange
        if name == "link":  # heard by its own tracker alone, which knows the secret
            text, told = f"{text}; {address} sends as a livehead", "use the tracker link, with the same token"
        elif address:
            text += f"; {address} sends what is no known protocol"
        last = max(listener.heard for listener in self._listeners.values())
        lasting = time.monotonic() - max(last, self._began) > listening.SILENCE_S
        return Status(Phase.WAITING, text, told or (CAUSES if lasting else ""))

    def _left_out(self) -> str:
        return "".join(f"; {reason}" for reason in self._taken)

    # --- life -------------------------------------------------------------------------------------------

    def track(self) -> Iterator[Motion]:
        """Motion of the protocol in use, `captured_at` being the arrival and `tracker` its name."""
        for datagram, address in arrivals(self._inlets, self._closed, self._tick):
            name, now = recognise(datagram), time.monotonic()
            listener = self._listeners.get(name)
            if listener is None:
                self._unknown += 1
                self._strange = (address, name)
                continue
            for motion in listener.hear(datagram, address, now):
                if self._preference.takes(name, now):
                    self._seq += 1
                    yield replace(motion, tracker=name, seq=self._seq - 1)

    def close(self) -> None:
        self._closed.set()
        if self._calls:
            self._send(ifacialmocap.STOP_FACEMOTION, self._config.facemotion3d_port)
        for inlet in self._inlets:
            inlet.close()
        for listener in self._listeners.values():
            listener.close()

    def _tick(self) -> None:
        """Ask the phone: VTube Studio's lease while it is in use, all in turn while no phone talks."""
        now = time.monotonic()
        if not self._phone or self._closed.is_set():
            return
        talking = [name for name in PHONES if now - self._listeners[name].heard <= 2.0]
        if "vts_phone" in talking:
            if now - self._asked >= ASKED_EVERY_S:
                self._request(now)
        elif not talking and now - self._called >= CALLED_EVERY_S:
            self._called = now
            self._calls += 1
            turn = self._calls % 3
            if turn == 1:
                self._send(ifacialmocap.HELLO + ifacialmocap.V2, self._config.ifacialmocap_port)
            elif turn == 2:
                self._request(now)
            else:
                self._send(ifacialmocap.HELLO_FACEMOTION, self._config.facemotion3d_port)

    def _request(self, now: float) -> None:
        self._asked = now
        if inlet := self._udp.get(self._config.vts_port):
            asked = vts_phone.request(self._config.vts_port, LEASE_S)
            inlet.send(asked, self._phone, self._config.vts_phone_port)

    def _send(self, word: bytes, port: int) -> None:
        """From the port of the same number: there the answer comes, so without it there is no sense in asking."""
        if inlet := self._udp.get(port):
            inlet.send(word, self._phone, port)


def _order(prefer: tuple[str, ...]) -> tuple[str, ...]:
    """All protocols, those that are preferred first. ConfigError for a name that is none."""
    for name in prefer:
        if name not in TITLES:
            raise unknown("protocol to prefer", name, TITLES)
    return tuple(dict.fromkeys((*prefer, *TITLES)))


def create(config: Config) -> AutoTracker:
    """Opens the ports. Errors: TrackerError when none can be had or the phone's name is unknown; ConfigError for
    a protocol in `prefer` that is none."""
    return AutoTracker(config)

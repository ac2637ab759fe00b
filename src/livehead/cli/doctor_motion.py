"""What `doctor` says of motion over the network: this computer's addresses, every known port, who talks now."""

from __future__ import annotations

import contextlib
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from livehead import holders
from livehead.cli.finding import Finding
from livehead.errors import ConfigError, TrackerError
from livehead.motion import calibration_file
from livehead.wire import udp
from livehead.wire.listener import UdpInlet, arrivals
from livehead.wire.recognise import recognise

PORTS = {
    21413: "vts_phone (VTube Studio on an iPhone)",
    12345: "vts_phone (MeowFace)",
    49983: "ifacialmocap",
    49993: "ifacialmocap (Facemotion3d)",
    11111: "live_link_face",
    39539: "vmc",
    39540: "vmc",
    8080: "vmc (Face Cap)",
    11573: "openseeface",
    49770: "link (another livehead)",
}
"""UDP ports and the tracker that listens there."""

UFW = Path("/etc/ufw/ufw.conf")

LISTEN_S = 1.2
"""So long every free port is listened to: phones send thirty to sixty times a second."""


@dataclass(slots=True)
class _Heard:
    protocols: Counter[str] = field(default_factory=Counter)
    senders: set[str] = field(default_factory=set)


def findings() -> Iterator[Finding]:
    """Addresses, ports, calibrations; takes a little over a second."""
    here = ", ".join(udp.own_addresses())
    remedy = "type it into the app on the phone; both must be in the same Wi-Fi"
    yield Finding(
        "this computer's address", bool(here) or None, here or "in no network", remedy if here else ""
    )
    yield from _ports()
    yield _tcp()
    yield _calibrations()


def _ports() -> Iterator[Finding]:
    inlets: dict[int, UdpInlet] = {}
    taken: dict[int, TrackerError] = {}
    for port in PORTS:
        try:
            inlets[port] = UdpInlet("0.0.0.0", port)
        except TrackerError as error:
            taken[port] = error
    heard = _listen(inlets)
    if not heard:
        yield _silence()
    for port, tracker in PORTS.items():
        if port in taken:
            yield Finding(
                f"UDP {port}", None, f"{taken[port].cause}; {tracker} cannot listen", taken[port].remedy
            )
        elif port in heard:
            yield Finding(f"UDP {port}", True, f"{_said(heard[port])}; for {tracker}")
        else:
            yield Finding(f"UDP {port}", True, f"free, nobody sends; for {tracker}")


def _silence() -> Finding:
    """Nothing came to any port: nobody sends, or a firewall keeps it out, which looks the same from here."""
    what, same = "phones and other programs", "the address above and the same Wi-Fi?"
    if sys.platform != "linux":
        where = {
            "win32": "Windows Security → Firewall → Allow an app: tick livehead (or Python) for private networks",
            "darwin": "System Settings → Network → Firewall → Options: allow livehead (or Python)",
        }.get(sys.platform, "let UDP in through the firewall")
        return Finding(what, True, "nothing comes in from any", f"if one should: {same} Then {where}")
    name, let_in = _firewall()
    if name:
        text = f"nothing comes in from any, and the firewall {name} is on"
        return Finding(what, None, text, f"if one should: {same} Then {let_in}")
    return Finding(what, True, "nothing comes in from any", f"if one should: {same}")


def _firewall() -> tuple[str, str]:
    """A firewall that is on here and how it lets a port in, as far as an ordinary user can tell; else ("", "")."""
    with contextlib.suppress(OSError):
        if re.search(r"^ENABLED=[\"']?yes", UFW.read_text(errors="replace"), re.IGNORECASE | re.MULTILINE):
            return "ufw", "sudo ufw allow PORT/udp"
    for entry in holders.PROC.glob("[0-9]*/comm"):
        with contextlib.suppress(OSError):
            if entry.read_text().strip() == "firewalld":
                return (
                    "firewalld",
                    "sudo firewall-cmd --add-port=PORT/udp --permanent; sudo firewall-cmd --reload",
                )
    return "", ""


def _listen(inlets: dict[int, UdpInlet]) -> dict[int, _Heard]:
    """What comes to each port within LISTEN_S; every port is let go of again."""
    found: dict[int, _Heard] = {}
    threads = [threading.Thread(target=_hear, args=(port, inlet, found)) for port, inlet in inlets.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _hear(port: int, inlet: UdpInlet, found: dict[int, _Heard]) -> None:
    ended, until = threading.Event(), time.monotonic() + LISTEN_S

    def tick() -> None:
        if time.monotonic() > until:
            ended.set()

    try:
        for datagram, address in arrivals([inlet], ended, tick):
            heard = found.setdefault(port, _Heard())
            heard.protocols[recognise(datagram) or "something unknown"] += 1
            if len(heard.senders) < 8:
                heard.senders.add(address)
    finally:
        inlet.close()


def _said(heard: _Heard) -> str:
    most = heard.protocols.most_common(3)
    protocols = ", ".join(f"{name} ({count / LISTEN_S:.0f} a second)" for name, count in most)
    return f"{protocols} from {', '.join(sorted(heard.senders))}"


def _tcp() -> Finding:
    who = holders.of_port(49986, "tcp")
    if who:
        return Finding("TCP 49986", None, f"taken by {who}", "iFacialMocap's TCP mode needs it; UDP does not")
    return Finding("TCP 49986", True, "free; for ifacialmocap with transport=tcp")


def _calibrations() -> Finding:
    folder = calibration_file.path_of("me", "x").parent.parent
    found = sorted(folder.glob("*/*.toml"))
    if not found:
        remedy = "livehead calibrate takes thirty seconds, for each tracker once"
        return Finding("calibrations", None, "none yet", remedy)
    bad = [path for path in found if not _readable(path)]
    if bad:
        names = ", ".join(f"{p.parent.name}/{p.stem}" for p in bad)
        return Finding(
            "calibrations", None, f"cannot be read: {names}", "calibrate again, or delete the file"
        )
    return Finding("calibrations", True, ", ".join(f"{p.parent.name} before {p.stem}" for p in found))


def _readable(path: Path) -> bool:
    try:
        calibration_file.load(path)
    except ConfigError:
        return False
    return True

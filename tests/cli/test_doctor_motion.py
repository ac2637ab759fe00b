"""What doctor says of ports, on free ports of its own."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from livehead.cli import doctor_motion
from livehead.motion.calibration import Calibration
from livehead.motion.calibration_file import path_of, save
from livehead.types import Motion
from livehead.wire import ifacialmocap


@contextlib.contextmanager
def bound() -> Iterator[tuple[socket.socket, int]]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        link.bind(("0.0.0.0", 0))
        yield link, int(link.getsockname()[1])


def test_a_taken_port_names_its_owner_and_a_talking_one_its_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    with bound() as (_, taken), bound() as (speaker, _):
        with bound() as (_, free):
            pass
        with bound() as (_, quiet):
            pass
        monkeypatch.setattr(
            doctor_motion, "PORTS", {taken: "vmc", free: "ifacialmocap", quiet: "openseeface"}
        )
        monkeypatch.setattr(doctor_motion, "LISTEN_S", 0.5)
        ended = threading.Event()

        def talk() -> None:
            while not ended.wait(0.02):
                speaker.sendto(ifacialmocap.write(Motion.neutral()), ("127.0.0.1", free))
                speaker.sendto(b"\xffhello", ("127.0.0.1", free))

        thread = threading.Thread(target=talk)
        thread.start()
        found = {f.what: f for f in doctor_motion.findings()}
        ended.set()
        thread.join()
    assert found[f"UDP {taken}"].ok is None and "taken" in found[f"UDP {taken}"].text
    assert "this one" in found[f"UDP {taken}"].text and found[f"UDP {taken}"].remedy
    assert "phones and other programs" not in found  # there is no silence
    said = found[f"UDP {free}"].text
    assert "ifacialmocap (" in said and "something unknown" in said and "127.0.0.1" in said
    assert "nobody sends" in found[f"UDP {quiet}"].text
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as again:
        again.bind(("0.0.0.0", free))  # let go of again


def test_calibrations_are_named_and_damaged_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_motion, "PORTS", {})
    monkeypatch.setattr(doctor_motion, "LISTEN_S", 0.0)

    def said() -> str:
        return next(f.text for f in doctor_motion.findings() if f.what == "calibrations")

    assert said() == "none yet"
    save(Calibration(), path_of("Ann", "mediapipe_face"))
    assert said() == "Ann before mediapipe_face"
    path_of("Ann", "vmc").write_text("nonsense")
    assert said() == "cannot be read: Ann/vmc"


@pytest.mark.parametrize(
    ("ufw", "program", "ok", "remedy"),
    [
        ("ENABLED=yes\n", "bash", None, "sudo ufw allow"),
        ("# on\nENABLED=no\n", "bash", True, "the same Wi-Fi?"),
        (None, "firewalld", None, "firewall-cmd"),
        (None, "bash", True, "the same Wi-Fi?"),
    ],
)
def test_silence_names_the_firewall_that_may_be_its_cause(
    ufw: str | None,
    program: str,
    ok: bool | None,
    remedy: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(doctor_motion, "UFW", tmp_path / "ufw.conf")
    monkeypatch.setattr(doctor_motion.holders, "PROC", tmp_path)
    (tmp_path / "17").mkdir()
    (tmp_path / "17" / "comm").write_text(program + "\n")
    if ufw is not None:
        (tmp_path / "ufw.conf").write_text(ufw)
    finding = doctor_motion._silence()
    assert finding.ok is ok and remedy in finding.remedy


@pytest.mark.parametrize(("system", "words"), [("win32", "private networks"), ("darwin", "System Settings")])
def test_elsewhere_silence_says_where_the_firewall_is(
    system: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert words in doctor_motion._silence().remedy

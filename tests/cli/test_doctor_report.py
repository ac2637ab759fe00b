"""`livehead doctor --report`: a text that can be shown to strangers."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from livehead.cli import doctor
from livehead.cli.app import run_app
from livehead.cli.finding import Finding
from livehead.cli.report import report as cleaned

FOUND = (
    Finding("livehead", True, "0.5.0, Linux"),
    Finding("this computer's address", True, "192.168.1.23, fe80::1ff:fe23:4567:890a", "type it in"),
    Finding("character me", None, f"{Path.home()}/art/me.png", "call ann@example.org"),
)
WANTED = (
    "ok  livehead: 0.5.0, Linux\n"
    "ok  this computer's address: <address>, <address> (type it in)\n"
    "--  character me: ~/art/me.png (call <e-mail>)\n"
)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    def findings() -> Iterator[Finding]:
        yield from FOUND

    monkeypatch.setattr(doctor, "findings", findings)


def test_the_report_goes_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["doctor", "--report", "-"]) == 0
    assert capsys.readouterr().out == WANTED


def test_the_report_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["doctor", "--report", str(tmp_path / "report.txt")]) == 0
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == WANTED
    assert "192.168" not in capsys.readouterr().out


def test_a_report_that_cannot_be_written_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["doctor", "--report", str(tmp_path / "none" / "report.txt")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_something_broken_is_in_the_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "findings", lambda: iter([Finding("disk", False, "full", "make room")]))
    assert run_app(["doctor", "--report", "-"]) == 1
    assert run_app(["doctor"]) == 1


def test_packages_have_versions_that_are_no_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.metadata, "version", lambda name: "4.11.0.86")
    assert {finding.text for finding in doctor._packages()} == {"4.11.0"}


def test_a_package_that_is_missing_stops_only_its_own_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "livehead.cli.doctor_files", raising=False)
    monkeypatch.setitem(sys.modules, "livehead.runtime.catalogue", None)
    monkeypatch.delattr("livehead.runtime.catalogue", raising=False)
    (finding,) = doctor._room("files")
    assert finding.ok is False and "catalogue" in finding.text and finding.remedy


def test_the_command_line_starts_without_what_only_doctor_needs() -> None:
    look = "import sys, livehead.cli.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
    assert not {"pyvirtualcam", "aiohttp", "livehead.remote.config"} & set(loaded.split())


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Anna’s iPhone Camera", "<someone>’s iPhone Camera"),
        ("Anna's AirPods", "<someone>'s AirPods"),
        ("iPhone von Anna", "iPhone von <someone>"),
        ("AirPods de Zoé", "AirPods de <someone>"),
        ("HD Pro Webcam C920; held by obs (process 12)", "HD Pro Webcam C920; held by obs (process 12)"),
    ],
)
def test_the_owner_of_a_device_is_taken_out(name: str, told: str) -> None:
    assert cleaned([Finding("camera 0", True, name)]) == f"ok  camera 0: {told}\n"
    assert "this computer's" in cleaned([Finding("address", True, "this computer's own")])

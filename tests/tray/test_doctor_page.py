"""The doctor in the window, and its report without anything private."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from livehead.cli import doctor
from livehead.cli.finding import Finding
from livehead.cli.report import anonymous, report
from livehead.tray.app import TrayApp

from .conftest import Until

FOUND = (
    Finding("livehead", True, "0.5.0, Python 3.11.7, Linux"),
    Finding("this computer's address", True, "192.168.1.23", "type it into the app on the phone"),
    Finding("virtual camera", None, "no v4l2loopback device", "sudo modprobe v4l2loopback exclusive_caps=1"),
    Finding("character me", False, "/home/anna/art/me.png is missing", "put a 512x512 RGBA PNG there"),
)


def test_findings_come_with_marks_and_remedies(
    start: Callable[..., TrayApp], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def findings() -> Iterator[Finding]:
        yield from FOUND

    monkeypatch.setattr(doctor, "findings", findings)
    app = start()
    app.menu.doctor.trigger()
    page = app.window.doctor
    until(lambda: page.table.rowCount() == 4 and page.again.isEnabled())
    assert page.said.text() == "1 of 4 are broken."
    assert page.table.item(3, 3).text() == "put a 512x512 RGBA PNG there"
    page.copy.click()
    text = QGuiApplication.clipboard().text()
    assert "NO  character me: /home/<user>/art/me.png is missing" in text
    assert "192.168" not in text


def test_a_doctor_that_breaks_is_a_finding(
    start: Callable[..., TrayApp], until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def findings() -> Iterator[Finding]:
        yield FOUND[0]
        raise ValueError("made for the test")

    monkeypatch.setattr(doctor, "findings", findings)
    app = start()
    app.show_doctor()
    until(lambda: app.window.doctor.again.isEnabled() and app.window.doctor.table.rowCount() == 2)
    assert "made for the test" in app.window.doctor.findings[1].text


@pytest.mark.slow
def test_the_real_doctor_says_nothing_private(
    start: Callable[..., TrayApp], until: Until, shoot: Callable[[str], QImage]
) -> None:
    app = start()
    app.show_doctor()
    page = app.window.doctor
    until(lambda: page.again.isEnabled() and page.findings, seconds=90.0)
    shoot("doctor")
    text = report(page.findings)
    assert len(text.splitlines()) == len(page.findings)
    assert str(Path.home()) + "/" not in text
    from livehead.wire import udp

    assert not [address for address in udp.own_addresses() if address in text]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("engines in /home/anna/.cache/x", "engines in ~/.cache/x"),
        ("C:\\Users\\Jörg\\x", "C:\\Users\\<user>\\x"),
        ("Anna's desk, by anna", "<user>'s desk, by <user>"),
        ("bananna split", "bananna split"),
        ("on desk-pc and desk-pc.local", "on <computer> and <computer>.local"),
        ("from 10.1.2.3, 192.168.0.7:21412", "from <address>, <address>:21412"),
        ("http://127.0.0.1:8787/?token=abc123", "http://127.0.0.1:8787/?token=<secret>"),
        ("fe80::1ff:fe23:4567:890a%eth0", "<address>"),
        ("2001:db8:85a3:8d3:1319:8a2e:370:7348", "<address>"),
        ("camera 00:1A:2b:3c:4d:5E", "camera <hardware address>"),
        ("GPU-1b4e28ba-2fa1-11d2-883f-0016d3cca427", "GPU-<serial>"),
        ("usb-046d_HD_Pro_Webcam_C920_8A2F16EF", "usb-046d_HD_Pro_Webcam_C920_<serial>"),
        ("serial 8A2F16EF", "serial <serial>"),
        ("anna.b@mail.example.org", "<e-mail>"),
        ("0.5.0, Python 3.11.7", "0.5.0, Python 3.11.7"),
        (
            "onnxruntime 1.20.1, 11.7 ms (ONNX Runtime, CPU)",
            "onnxruntime 1.20.1, 11.7 ms (ONNX Runtime, CPU)",
        ),
    ],
)
def test_what_is_private_is_taken_out(said: str, told: str) -> None:
    assert anonymous(said, home=Path("/home/anna"), user="anna", host="desk-pc") == told

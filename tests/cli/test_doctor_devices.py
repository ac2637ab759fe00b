"""What doctor says of cameras, microphones, the virtual camera and fonts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from livehead.cli import doctor_devices
from livehead.cli.doctor_obs import Obs
from livehead.cli.finding import Finding
from livehead.errors import SourceError
from livehead.sinks import virtual_camera
from livehead.sinks.virtual_camera import Loopback, loopbacks
from livehead.sources.cameras import CameraInfo


def test_a_camera_is_named_with_whoever_holds_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = tmp_path / "video0"
    there.touch()
    cameras = (CameraInfo(0, "C920", str(there)), CameraInfo(2, "Cam Link", str(tmp_path / "video2")))
    held = {str(there): ("obs (process 12)",)}
    monkeypatch.setattr(doctor_devices, "list_cameras", lambda: cameras)
    monkeypatch.setattr(doctor_devices.holders, "of_file", lambda path: held.get(path, ()))
    first, second = doctor_devices._cameras()
    assert first.ok is None and first.text == "C920; held by obs (process 12)" and first.remedy
    assert second == Finding("camera 2", True, "Cam Link")


def test_a_camera_that_may_not_be_opened_says_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = tmp_path / "video0"
    there.touch()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    finding = doctor_devices._camera(CameraInfo(0, "C920", str(there)))
    assert finding.ok is False and "usermod" in finding.remedy


@pytest.mark.parametrize(
    ("display", "wayland", "good"), [(":0", "", True), (":0", "wayland-0", None), ("", "wayland-0", None)]
)
def test_hotkeys_say_where_they_work(
    monkeypatch: pytest.MonkeyPatch, display: str, wayland: str, good: bool | None
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("WAYLAND_DISPLAY", wayland)
    finding = doctor_devices._hotkeys()
    assert finding.ok is good and bool(finding.remedy) is (good is None)


def test_microphones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_devices, "list_microphones", lambda: ("2: Yeti: USB",))
    assert list(doctor_devices._microphones()) == [Finding("microphone 2", True, "Yeti: USB")]
    monkeypatch.setattr(doctor_devices, "list_microphones", tuple)
    assert next(doctor_devices._microphones()).text == "none found"

    def missing() -> Any:
        raise SourceError("no library", remedy="install it")

    monkeypatch.setattr(doctor_devices, "list_microphones", missing)
    assert next(doctor_devices._microphones()) == Finding("microphones", None, "no library", "install it")


@pytest.mark.parametrize(
    ("state", "ok", "words"),
    [
        ("free", True, "can be used, shown by zoom (process 3)"),
        ("taken", None, "zoom (process 3) sends to it"),
        ("forbidden", False, "you may not open it"),
        ("open to all", None, "browsers and Zoom do not list it"),
    ],
)
def test_a_virtual_camera_is_usable_or_says_why_not(
    state: Any, ok: bool | None, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_devices.holders, "of_file", lambda path: ("zoom (process 3)",))
    finding = doctor_devices._loopback(Loopback("/dev/video10", "livehead", state))
    assert finding.ok is ok and words in finding.text and bool(finding.remedy) == (ok is not True)


@pytest.mark.parametrize(
    ("able", "writer", "state"),
    [
        (0x2, False, "free"),
        (0x0, False, "free"),
        (0x1, True, "taken"),
        (0x1, False, "free"),
        (0x3, False, "open to all"),
    ],
    ids=["free", "stuck", "in use", "stuck with a reader", "announces all"],
)
def test_the_state_of_a_device_is_asked_of_its_driver(
    able: int, writer: bool, state: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    system, devices = tmp_path / "system", tmp_path / "dev"
    for name in ("video10", "video9", "videoX"):
        (system / name).mkdir(parents=True)
        (system / name / "name").write_text(f"label of {name}\n")
    devices.mkdir()
    (devices / "video10").touch()
    (devices / "video9").touch()
    asked = {"video9": None, "video10": able}
    monkeypatch.setattr(virtual_camera, "_loopback_capabilities", lambda device: asked[device.name])
    monkeypatch.setattr(virtual_camera, "_has_writer", lambda device: writer)
    assert loopbacks(system, devices) == (Loopback(str(devices / "video10"), "label of video10", state),)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert [device.state for device in loopbacks(system, devices)] == ["forbidden", "forbidden"]


@pytest.mark.parametrize(
    ("system", "obs", "ok"),
    [
        ("win32", None, None),
        ("win32", Obs("27.0.1"), None),
        ("win32", Obs("28.1.0"), True),
        ("darwin", Obs("29.1.0"), None),
        ("darwin", Obs("30.0.0"), True),
        ("darwin", Obs(""), None),
    ],
)
def test_elsewhere_obs_brings_the_virtual_camera(
    system: str, obs: Obs | None, ok: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(doctor_devices.doctor_obs, "installed", lambda: obs)
    (finding,) = doctor_devices._virtual_cameras()
    assert finding.ok is ok and bool(finding.remedy) == (ok is None)
    assert ok is None or "without alpha" in finding.text


def test_no_virtual_camera_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(doctor_devices, "loopbacks", tuple)
    (finding,) = doctor_devices._virtual_cameras()
    assert finding.ok is None and "modprobe" in finding.remedy


def test_fonts_are_asked_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "fc-list"
    program.write_text("#!/bin/sh\n[ $1 = :lang=ja ] && echo 'Noto Sans CJK JP,Noto Sans' || true\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    japanese, chinese = doctor_devices._fonts()
    assert japanese == Finding("font for Japanese", True, "Noto Sans CJK JP")
    assert chinese.ok is None and "fonts-noto-cjk" in chinese.remedy

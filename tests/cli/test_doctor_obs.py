"""What doctor says of OBS and of the ports that livehead serves at."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from livehead.cli import doctor_obs
from livehead.cli.doctor_obs import Obs
from livehead.obs import client as connection
from livehead.obs import password as passwords

sys.path.insert(0, str(Path(__file__).parents[1] / "obs"))
from fake_obs import FakeObs


class Versioned(FakeObs):
    """An OBS that also says how old it is."""

    def GetVersion(self) -> Any:  # noqa: N802
        return {"obsVersion": "30.2.3"}


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Versioned]]:
    pytest.importorskip("obsws_python", reason="needs obsws-python (the obs extra)")
    made: list[Versioned] = []

    def start(kept: str = "", **options: Any) -> Versioned:
        made.append(Versioned(**options))
        monkeypatch.setattr(doctor_obs, "PORT", made[-1].port)
        monkeypatch.setattr(passwords, "kept", lambda where: kept)
        return made[-1]

    yield start
    for obs in made:
        obs.close()


@pytest.mark.parametrize(
    ("options", "ok", "words"),
    [
        ({}, True, "OBS 30.2.3 answers, no password"),
        ({"password": "secret", "kept": "secret"}, True, "the kept password fits"),
        ({"password": "secret"}, None, "OBS wants a password"),
        ({"password": "secret", "kept": "older"}, None, "does not take this password"),
        ({"browser": False}, True, "it has no browser source"),
        ({"fault": "rubbish"}, None, "does not speak as OBS"),
        ({"fault": "hang up"}, None, "OBS ended the connection"),
    ],
)
def test_the_way_into_obs(
    options: dict[str, Any], ok: bool | None, words: str, running: Callable[..., Versioned]
) -> None:
    obs = running(**options)
    finding = doctor_obs._websocket()
    assert finding.ok is ok and words in finding.text
    assert finding.remedy or ok
    assert obs.changed == []


def test_no_obs_is_worth_knowing_and_has_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("obsws_python", reason="needs obsws-python (the obs extra)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setattr(doctor_obs, "PORT", probe.getsockname()[1])
    monkeypatch.setattr(connection, "_obs_runs", lambda: False)  # one may run here just now
    finding = doctor_obs._websocket()
    assert finding.ok is None and "start OBS" in finding.remedy


@pytest.mark.parametrize(
    ("said", "version"),
    [("OBS Studio - 29.0.2.1-1+b1 (linux)", "29.0.2"), ("OBS Studio - 31.1 (linux)", "31.1"), ("?", "")],
)
def test_the_version_is_asked_of_the_program(
    said: str, version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "obs"
    program.write_text(f"#!/bin/sh\necho '{said}'\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert doctor_obs.installed() == Obs(version)


def test_a_packed_obs_is_found_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(doctor_obs.shutil, "which", lambda name: None)
    monkeypatch.setattr(doctor_obs, "BUNDLES", {str(tmp_path): "Flatpak"})
    assert doctor_obs.installed() == Obs("", "Flatpak")
    monkeypatch.setattr(doctor_obs, "BUNDLES", {str(tmp_path / "none"): "Flatpak"})
    assert doctor_obs.installed() is None


def test_the_bundle_of_macos_says_its_version(tmp_path: Path) -> None:
    assert doctor_obs._on_macos(tmp_path / "OBS.app") is None
    facts = tmp_path / "OBS.app" / "Contents" / "Info.plist"
    facts.parent.mkdir(parents=True)
    facts.write_text(
        '<?xml version="1.0"?><plist version="1.0"><dict>'
        "<key>CFBundleShortVersionString</key><string>30.1.2</string></dict></plist>"
    )
    assert doctor_obs._on_macos(tmp_path / "OBS.app") == Obs("30.1.2")
    facts.write_text("rubbish")
    assert doctor_obs._on_macos(tmp_path / "OBS.app") == Obs("")


@pytest.mark.parametrize(
    ("found", "ok", "remedy"),
    [
        (None, None, "obs"),
        (Obs("27.2.4"), None, "28 or newer"),
        (Obs("28.0.0"), True, ""),
        (Obs("", "Snap"), True, ""),
    ],
)
def test_an_obs_too_old_to_be_set_up_is_said(found: Obs | None, ok: bool | None, remedy: str) -> None:
    finding = doctor_obs._program(found)
    assert finding.ok is ok and remedy in finding.remedy and bool(finding.remedy) == (ok is None)


def test_a_taken_port_names_its_owner_and_its_use(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as holder, socket.socket() as other:
        holder.bind(("127.0.0.1", 0))
        holder.listen(1)
        other.bind(("127.0.0.1", 0))
        taken, free = holder.getsockname()[1], other.getsockname()[1]
        other.close()
        monkeypatch.setattr(doctor_obs.remote, "PORT", taken)
        monkeypatch.setattr(doctor_obs.remote, "VTS_PORT", free)
        found = {finding.what: finding for finding in doctor_obs._servers()}
    assert found[f"TCP {taken}"].ok is None and "run --remote" in found[f"TCP {taken}"].text
    assert "taken" in found[f"TCP {taken}"].text and found[f"TCP {taken}"].remedy
    assert found[f"TCP {free}"].ok is True and "run --vts-api" in found[f"TCP {free}"].text

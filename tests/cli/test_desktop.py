"""Menu entry and autostart, in folders of the test's own."""

from __future__ import annotations

import configparser
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from livehead.cli import desktop
from livehead.cli.app import run_app


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def test_on_linux_an_entry_that_starts_this_livehead(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert run_app(["desktop", "install", "--autostart"]) == 0
    entries = sorted(home.rglob("livehead.desktop"))
    assert [p.parent.name for p in entries] == ["autostart", "applications"]
    parser = configparser.RawConfigParser(strict=False)
    parser.read(entries[0], encoding="utf-8")
    assert "livehead" in parser["Desktop Entry"]["Exec"] and parser["Desktop Entry"]["Terminal"] == "false"
    if check := shutil.which("desktop-file-validate"):
        assert subprocess.run([check, str(entries[0])], capture_output=True, text=True).stdout == ""
    assert run_app(["desktop", "remove"]) == 0 and not list(home.rglob("livehead.desktop"))


@pytest.mark.parametrize("words", [["/opt/my app/livehead"], ["/a/100%/python", "-m", "livehead"]])
def test_odd_paths_are_quoted(words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    line = next(x for x in desktop.menu_entry(words)[0].text.decode().splitlines() if x.startswith("Exec="))
    assert "'" not in line and ("%" not in words[0] or "100%%" in line)
    assert (" " not in words[0]) or f'"{words[0]}"' in line


def test_windows_and_macos_have_their_own_places(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    (menu,), (start,) = desktop.menu_entry(["C:\\x y\\livehead.exe"]), desktop.start_entry(["livehead.exe"])
    assert b'start "" "C:\\x y\\livehead.exe"' in menu.text and start.path.parent.name == "Startup"
    monkeypatch.setattr(sys, "platform", "darwin")
    (agent,) = desktop.start_entry(["/Applications/livehead.app/Contents/MacOS/livehead"])
    assert plistlib.loads(agent.text)["RunAtLoad"] is True and agent.path.is_relative_to(home)
    assert desktop.menu_entry(["x"]) == []


def test_a_folder_that_may_not_be_written_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    (home / "XDG_DATA_HOME").write_text("a file")
    assert run_app(["desktop", "install"]) == 1
    assert "remedy" in capsys.readouterr().err

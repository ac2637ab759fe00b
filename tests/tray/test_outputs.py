"""Where it goes: each output's own address is copied; a preview window that was closed comes back by its tick."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from livehead.config import StageChoice
from livehead.sinks import preview
from livehead.tray.app import TrayApp
from livehead.tray.mood import Snapshot, addresses_of
from livehead.types import Phase, Status

from .conftest import QUICK, Until

Start = Callable[..., TrayApp]


def test_each_output_has_an_address_of_its_own() -> None:
    statuses = {
        "sink browser": Status(Phase.RUNNING, "http://127.0.0.1:1/?token=x"),
        "sink media_stream": Status(Phase.WAITING, "http://127.0.0.1:2/live.nut (0 clients)"),
        "sink ndi": Status(Phase.RUNNING, "NDI source my head"),
        "sink preview": Status(Phase.RUNNING, "the preview window"),
    }
    assert addresses_of(Snapshot(True, statuses=statuses)) == {
        "browser": "http://127.0.0.1:1/?token=x",
        "media_stream": "http://127.0.0.1:2/live.nut",
        "ndi": "my head",
    }
    assert addresses_of(Snapshot(True)) == {}


def test_names_are_copied_of_what_has_no_address() -> None:
    statuses = {
        "sink pipewire": Status(Phase.WAITING, "PipeWire source me (nobody watches)"),
        "sink spout": Status(Phase.RUNNING, "Spout sender me"),
        "sink syphon": Status(Phase.FAILED, "Syphon is only on macOS"),
    }
    assert addresses_of(Snapshot(True, statuses=statuses)) == {"pipewire": "me", "spout": "me"}


def test_addresses_are_copied_in_the_window_and_the_menu(start: Start, until: Until) -> None:
    app = start(replace(QUICK, sinks=(*QUICK.sinks, StageChoice("media_stream", {"port": 0}))))
    app.show_window()
    until(lambda: set(app.window.live.copies) == {"browser", "media_stream"})
    app.window.live.copies["media_stream"].click()
    assert QGuiApplication.clipboard().text().endswith("live.nut")
    app.window.live.copies["browser"].click()
    browser = QGuiApplication.clipboard().text()
    assert browser.startswith("http://127.0.0.1") and "nut" not in browser
    until(lambda: app.choices.searched)
    words = "Copy the address: Media source in OBS"
    until(lambda: words in [a.text() for a in app.menu.sinks.actions()])
    next(a for a in app.menu.sinks.actions() if a.text() == words).trigger()
    assert QGuiApplication.clipboard().text().endswith("live.nut")
    app.engine.use_sink(StageChoice("media_stream"), False)
    until(lambda: set(app.window.live.copies) == {"browser"})


def test_a_closed_preview_is_opened_again_by_its_tick(
    start: Start,
    until: Until,
    display: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    shoot: Callable[[str], QImage],
) -> None:
    if shutil.which("xdotool") is None:
        pytest.skip("needs xdotool: apt install xdotool")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    if why := preview.probe():
        pytest.skip(why)
    app = start()
    until(lambda: app.engine.snapshot.running and app.choices.searched)

    def tick() -> bool:
        return next(a for a in app.menu.sinks.actions() if a.text() == "Window on the desktop").isChecked()

    def seen() -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "livehead preview"],
            capture_output=True,
            text=True,
            check=False,
        )
        return found.stdout.split()

    def click() -> None:
        next(a for a in app.menu.sinks.actions() if a.text() == "Window on the desktop").trigger()

    click()
    until(lambda: seen() and tick(), 40.0)
    until(lambda: app.engine.snapshot.statuses["sink preview"].phase is Phase.RUNNING)
    shoot("preview_on_the_desktop")
    subprocess.run(["xdotool", "windowfocus", "--sync", seen()[0], "key", "ctrl+w"], check=True)
    until(lambda: app.engine.snapshot.shut == {"preview"} and not tick())
    assert "preview" in app.engine.snapshot.sinks, "the sink itself goes on"
    click()
    until(lambda: seen() and tick(), 40.0)
    click()
    until(lambda: "preview" not in app.engine.snapshot.sinks and not seen())

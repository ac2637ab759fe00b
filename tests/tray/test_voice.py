"""The voice that moves the mouth: switched in the wizard and the menu; without a microphone the rest runs."""

from __future__ import annotations

import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from livehead import config as configuration
from livehead.config import Config, StageChoice
from livehead.errors import SourceError
from livehead.modifiers import lip_sync
from livehead.tray.app import TrayApp
from livehead.tray.backstage import offers
from livehead.tray.backstage.voice import speaks, with_voice

from .conftest import QUICK, Until

Start = Callable[..., TrayApp]


@pytest.fixture
def microphone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One that hears nothing but silence."""
    path = tmp_path / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        file.writeframes(bytes(32000))
    real = lip_sync.open_voice
    monkeypatch.setattr(lip_sync, "open_voice", lambda source, file, loop: real(str(path), "", loop=True))
    monkeypatch.setattr(lip_sync, "probe", lambda: "")


def test_its_place_is_over_the_tracked_face_and_under_what_adds_life() -> None:
    on = with_voice(Config(), True)
    uses = [choice.use for choice in on.modifiers]
    assert uses.index("hold") + 1 == uses.index("lip_sync") < uses.index("blink")
    assert with_voice(on, True) is on
    assert with_voice(on, False) == Config()


def test_it_is_switched_in_the_wizard_and_in_the_menu(
    start: Start, until: Until, microphone: None, shoot: Callable[[str], QImage]
) -> None:
    app = start(None)
    until(lambda: app.wizard is not None and app.choices.searched)
    box = app.wizard.tracker.voice
    until(lambda: app.engine.snapshot.running and box.isEnabled())
    box.click()
    until(lambda: "voice" in app.engine.snapshot.statuses and box.isChecked())
    shoot("wizard_voice")
    app.wizard.accept()
    until(lambda: app.path.exists() and speaks(configuration.load(app.path)))

    def ticked() -> bool:
        return next(a for a in app.menu.trackers.actions() if "voice" in a.text()).isChecked()

    until(ticked)
    next(a for a in app.menu.trackers.actions() if "voice" in a.text()).trigger()
    until(lambda: not ticked() and "voice" not in app.engine.snapshot.statuses)
    assert not speaks(configuration.load(app.path))


def test_without_a_microphone_it_is_told_and_the_rest_runs(
    start: Start, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object, **__: object) -> None:
        raise SourceError("there is no microphone", remedy="plug one in")

    monkeypatch.setattr(lip_sync, "open_voice", none)
    app = start(replace(QUICK, modifiers=(StageChoice("hold"), StageChoice("lip_sync"))))
    until(lambda: app.engine.snapshot.figures.frames > 3)
    assert app.engine.snapshot.problems["voice"].remedy == "plug one in"
    app.engine.use_voice(False)
    until(lambda: not app.engine.snapshot.problems)
    app.engine.use_voice(True)
    until(lambda: app.window is not None and "no microphone" in app.window.notice.cause.text())
    assert not speaks(app.engine.snapshot.config), "what cannot be had is not remembered"


def test_why_there_is_none_is_known(monkeypatch: pytest.MonkeyPatch, application: object) -> None:
    monkeypatch.setattr(lip_sync, "probe", lambda: "no sound library: install it")
    assert offers.find().no_voice == "no sound library: install it"

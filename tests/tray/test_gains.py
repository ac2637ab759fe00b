"""The sliders: the character follows at once, what is at rest is saved, undone, redone and carried along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from livehead import config as configuration
from livehead.character import Character
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.session import Session
from livehead.stages import Tuned
from livehead.tray.app import TrayApp
from livehead.tray.backstage.fitting import animator_for
from livehead.tray.pages.gains import GAINS
from livehead.types import Motion

from .conftest import QUICK, Until, worker_of

Start = Callable[..., TrayApp]


def turned() -> Motion:
    plain = Motion.neutral()
    return replace(plain, head_rotation=np.array([0.0, 0.15, 0.0], np.float32), confidence=1.0)


def test_the_animator_goes_along_further_at_once() -> None:
    session = Session(replace(QUICK, tracker=StageChoice("idle"), sinks=()))
    try:
        animator = session._first.animator
        assert isinstance(animator, Tuned)
        before = animator.animate(turned()).pixels.copy()
        session.tune({"head_gain": 2.0})
        assert session._first.animator is animator
        assert np.abs(animator.animate(turned()).pixels.astype(int) - before).max() > 20
        session.tune({"head_gain": 1.0})
        assert np.array_equal(animator.animate(turned()).pixels, before)
        session.tune({"expression": 1.5})
        assert session.animator_choice == StageChoice(
            "puppet", {"size": 128, "head_gain": 1.0, "expression": 1.5}
        )
        with pytest.raises(ConfigError):
            session.tune({"head_gian": 1.0})
    finally:
        session.stop()


def test_a_slider_is_live_and_kept_when_at_rest(start: Start, until: Until) -> None:
    app = start()
    app.show_window()
    until(lambda: app.engine.snapshot.figures.frames > 3)
    gains, worker = app.window.live.gains, worker_of(app)
    slider = gains.sliders["head_gain"]
    session = worker._session
    slider.setSliderDown(True)
    slider.setValue(slider.maximum())
    until(lambda: session.animator_choice.options.get("head_gain") == 2.0)
    assert "head_gain" not in worker.config.animator.options, "not while it is dragged"
    slider.setSliderDown(False)
    until(lambda: configuration.load(app.path).animator.options.get("head_gain") == 2.0)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    until(lambda: configuration.load(app.path).animator.options["head_gain"] == pytest.approx(1.95))
    gains.stack.undo()
    gains.stack.undo()
    until(lambda: configuration.load(app.path).animator.options["head_gain"] == 1.0)
    until(lambda: session.animator_choice.options["head_gain"] == 1.0)
    assert not gains.stack.canUndo()
    gains.stack.redo()
    until(lambda: configuration.load(app.path).animator.options["head_gain"] == 2.0)
    assert slider.value() == slider.maximum()
    gains.first.click()
    until(lambda: configuration.load(app.path).animator.options["head_gain"] == 1.0)
    assert worker._session is session and not session.errors, "the stream knows nothing of it"


def test_what_was_saved_is_shown_and_used(start: Start, until: Until) -> None:
    app = start(replace(QUICK, animator=QUICK.animator.override({"head_range": 40.0, "expression": 0.5})))
    app.show_window()
    until(lambda: app.engine.snapshot.figures.frames > 0)
    sliders = app.window.live.gains.sliders
    assert sliders["head_range"].value() == 25
    until(lambda: not app.window.live.gains.stack.canUndo())
    assert configuration.load(app.path).animator.options["expression"] == 0.5


def test_another_kind_of_animator_takes_them_along() -> None:
    gains = {gain.name: gain.high for gain in GAINS}
    from livehead import folders

    character = Character.load(folders.characters()["actia"])
    now = StageChoice("unknown kind", {**gains, "size": 64})
    assert animator_for(character, now) == StageChoice("student", gains)

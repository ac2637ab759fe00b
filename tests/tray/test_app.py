"""The tray app on a real X server: the icon is seen, the menu works, what is broken is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QAction, QImage
from PySide6.QtWidgets import QApplication, QMenu

from livehead import config as configuration
from livehead import folders
from livehead.config import Config, StageChoice
from livehead.tray.app import TrayApp
from livehead.tray.mood import Mood, mood_of
from livehead.types import Phase

from .conftest import QUICK, Until

Start = Callable[..., TrayApp]
Shoot = Callable[[str], QImage]


def pixels(image: QImage) -> np.ndarray:
    rgba = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return np.frombuffer(rgba.constBits(), np.uint8).reshape(rgba.height(), rgba.width(), 4).copy()


def item(menu: QMenu, words: str) -> QAction:
    return next(a for a in menu.actions() if a.text() == words)


def running(app: TrayApp) -> Callable[[], bool]:
    return lambda: app.engine.snapshot.running and mood_of(app.engine.snapshot) is Mood.RUNNING


def test_the_icon_is_really_in_the_tray(start: Start, until: Until, shoot: Shoot) -> None:
    before = pixels(shoot("tray_before"))[:40]
    app = start()
    until(running(app))
    until(lambda: app.icon.geometry().width() > 0)
    after = pixels(shoot("tray_icon"))[:40]
    changed = np.argwhere((before != after).any(axis=2))
    assert len(changed) > 100, "the tray shows an icon"
    green = (after[..., 1] > 150) & (after[..., 0] < 90) & (after[..., 2] < 150)
    assert green.sum() > 10, "with the dot of a character that runs"
    assert "Running" in app.icon.toolTip()


def test_the_menu_does_what_it_says(start: Start, until: Until) -> None:
    app = start()
    until(running(app))
    until(lambda: app.choices.searched)
    menu, engine = app.menu, app.engine
    item(menu.trackers, "Nobody: it idles").trigger()
    until(lambda: "idles" in engine.snapshot.statuses["tracker"].text)
    until(lambda: configuration.load(app.path).tracker == StageChoice("idle"))
    item(menu.trackers, "Demo motion").trigger()
    until(lambda: "idles" not in engine.snapshot.statuses["tracker"].text)
    item(menu.performances, "joy").trigger()
    until(lambda: "joy" in engine.snapshot.statuses["expression"].text)
    item(menu.looks, "noir").trigger()
    until(lambda: "stylizer grade" in engine.snapshot.statuses)
    until(lambda: configuration.load(app.path).look == "noir")
    menu.neutral.trigger()
    item(menu.sinks, "Browser source in OBS").trigger()
    until(lambda: engine.snapshot.sinks == ())
    assert configuration.load(app.path).sinks == ()
    item(menu.sinks, "Browser source in OBS").trigger()
    until(lambda: engine.snapshot.sinks == ("browser",))
    menu.toggle.trigger()
    until(lambda: not engine.snapshot.running)
    assert app.icon.toolTip() == "livehead: Stopped"
    menu.toggle.trigger()
    until(running(app))


def test_the_camera_is_let_go_of_with_all_that_stand_in(start: Start, until: Until) -> None:
    app = start(replace(QUICK, fallbacks=(StageChoice("tape", {"speed": 2.0}),)))
    until(running(app))
    app.menu.cut.trigger()
    until(lambda: app.engine.snapshot.cut and "Camera off" in app.icon.toolTip())
    until(lambda: app.engine.snapshot.statuses["tracker"].text == "no tracker: the character idles")
    assert configuration.load(app.path).tracker == StageChoice("tape"), "the next start is as before"
    app.menu.cut.trigger()
    until(lambda: "idles" not in app.engine.snapshot.statuses["tracker"].text)


def test_what_cannot_be_had_is_told_and_the_rest_runs(start: Start, until: Until) -> None:
    broken = replace(QUICK, tracker=StageChoice("mediapipe_face", {"source": "/nowhere/clip.mp4"}))
    app = start(replace(broken, sinks=(*QUICK.sinks, StageChoice("virtual_camera", {"device": "none such"}))))
    until(lambda: set(app.engine.snapshot.problems) == {"tracker", "sink virtual_camera"})
    snapshot = app.engine.snapshot
    assert mood_of(snapshot) is Mood.TROUBLE
    until(lambda: app.engine.snapshot.figures.frames > 3)
    assert snapshot.sinks == ("browser",)
    assert snapshot.lines()["tracker"].phase is Phase.FAILED
    assert snapshot.problems["tracker"].remedy in app.icon.toolTip()
    app.engine.use_tracker(StageChoice("tape"))
    until(lambda: "tracker" not in app.engine.snapshot.problems)


def test_a_broken_settings_file_is_kept_and_told(start: Start, until: Until, shoot: Shoot) -> None:
    path = folders.user_config()
    path.parent.mkdir(parents=True)
    path.write_text("charac = [", encoding="utf-8")
    app = start(None)
    until(lambda: app.window is not None and app.window.isVisible())
    assert "livehead.toml.broken" in app.window.notice.cause.text()
    assert path.with_name("livehead.toml.broken").read_text() == "charac = ["
    until(running(app))


def test_the_window_shows_the_moving_character(start: Start, until: Until, shoot: Shoot) -> None:
    app = start(Config(tracker=StageChoice("tape"), sinks=QUICK.sinks))
    app.show_window()
    until(running(app))
    window = app.window
    until(lambda: window.live.preview.frames_shown)
    until(lambda: app.engine.snapshot.figures.fps > 5)
    one = pixels(window.live.preview.grab().toImage())
    seen = []

    def moved() -> bool:
        two = pixels(window.live.preview.grab().toImage())
        seen.append(np.abs(two.astype(int) - one).max())
        return bool(seen[-1] > 60)

    until(moved)
    shoot("window_live")
    window.close()
    until(lambda: not window.isVisible())
    frames = app.engine.snapshot.figures.frames
    until(lambda: app.engine.snapshot.figures.frames > frames + 5)


def test_a_mistake_in_the_window_does_not_stop_the_stream(
    start: Start, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = start()
    hooks = sys.excepthook
    app.catch_slips()
    try:
        app.show_window()
        until(running(app))

        def wrong(*_: object) -> None:
            raise ValueError("made for the test")

        app.engine.observed.connect(wrong)
        until(lambda: "made for the test" in app.window.notice.cause.text())
        frames = app.engine.snapshot.figures.frames
        until(lambda: app.engine.snapshot.figures.frames > frames + 5)
    finally:
        sys.excepthook = hooks


def test_a_recording_begins_and_ends(start: Start, until: Until, tmp_path: Path) -> None:
    app = start()
    until(running(app))
    app.engine.record(tmp_path / "films")
    until(lambda: "video_file" in app.engine.snapshot.sinks)
    until(lambda: app.menu.record.isChecked())
    frames = app.engine.snapshot.figures.frames
    until(lambda: app.engine.snapshot.figures.frames > frames + 10)
    app.engine.record(tmp_path / "films")
    until(lambda: "video_file" not in app.engine.snapshot.sinks)
    (film,) = (tmp_path / "films").iterdir()
    assert film.suffix == ".webm"
    assert StageChoice("video_file") not in configuration.load(app.path).sinks


def test_it_is_alone(application: QApplication, until: Until) -> None:
    from livehead.tray.instance import Instance, wake_other

    assert not wake_other()
    woken: list[bool] = []
    first = Instance(lambda: woken.append(True))
    assert wake_other()
    until(lambda: woken)
    first.close()


def test_without_a_tray_the_window_is_the_app(
    start: Start, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrayApp, "_has_tray", lambda self: False)
    asked: list[bool] = []
    monkeypatch.setattr(TrayApp, "_ask_to_stay", lambda self: asked.append(True))
    app = start()
    until(lambda: app.window is not None and app.window.isVisible())
    assert "no tray icons" in app.window.notice.cause.text()
    app.window.close()
    assert asked == [True], "a hidden app that nobody can find is asked about"
    app.window.show()
    monkeypatch.setattr(TrayApp, "_has_tray", lambda self: True)
    until(lambda: not app.window.notice.isVisible())


def test_the_guided_calibration_is_led_in_the_window(start: Start, until: Until) -> None:
    app = start()
    until(running(app))
    app.menu.guided.trigger()
    until(lambda: app.window is not None and app.window.live.guide.isVisible())
    assert "calm face" in app.window.live.guide.cause.text()
    app.engine.calibrate(True)
    until(lambda: not app.window.live.guide.isVisible())

"""The first start: from the first question to a moving character that is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWizard

from livehead import config as configuration
from livehead.config import StageChoice
from livehead.errors import SourceError
from livehead.sources import cameras
from livehead.sources.cameras import CameraInfo
from livehead.tray.app import TrayApp
from livehead.tray.backstage import still
from livehead.tray.mood import mood_of

from .conftest import Until, worker_of

Start = Callable[..., TrayApp]
Shoot = Callable[[str], QImage]


@pytest.fixture
def first(start: Start, until: Until, monkeypatch: pytest.MonkeyPatch) -> TrayApp:
    """The app at its first start, on a computer with one camera that nobody may open."""
    monkeypatch.setattr(cameras, "list_cameras", lambda: (CameraInfo(7, "Desk camera"),))
    app = start(None)
    until(lambda: app.wizard is not None and app.choices.searched)
    return app


def press(wizard: QWizard, button: QWizard.WizardButton = QWizard.WizardButton.NextButton) -> None:
    QTest.mouseClick(wizard.button(button), Qt.MouseButton.LeftButton)


def test_it_ends_with_a_moving_character(first: TrayApp, until: Until, shoot: Shoot) -> None:
    wizard = first.wizard
    assert not first.path.exists()
    assert wizard.tracker.choice == StageChoice("tape"), "no camera by itself"
    until(lambda: wizard.preview.frames_shown)
    shoot("wizard_1")
    press(wizard)
    until(lambda: wizard.character.library.shelf.count() > 0)
    shoot("wizard_2")
    press(wizard)
    until(lambda: wizard.output.address.text().startswith("http://127.0.0.1"))
    assert wizard.output.boxes["browser"].isChecked()
    wizard.output.copy.click()
    assert QGuiApplication.clipboard().text() == wizard.output.address.text()
    shoot("wizard_3")
    press(wizard)
    shoot("wizard_4")
    assert not wizard.face.begin.isVisible(), "the demo motion has no face to calibrate"
    assert not first.path.exists(), "nothing is kept before the end"
    press(wizard, QWizard.WizardButton.FinishButton)
    until(first.path.exists)
    assert configuration.load(first.path).tracker == StageChoice("tape")
    until(lambda: first.window is not None and first.window.isVisible())
    until(lambda: first.window.live.preview.frames_shown)
    frames = first.engine.snapshot.figures.frames
    until(lambda: first.engine.snapshot.figures.frames > frames + 10)
    assert mood_of(first.engine.snapshot).value == "running"


def test_leaving_it_keeps_nothing(first: TrayApp, until: Until) -> None:
    first.wizard.reject()
    until(lambda: first.window is not None and first.window.isVisible())
    assert not first.path.exists()
    first.engine.use_tracker(StageChoice("idle"))
    until(first.path.exists)


def test_a_phone_is_given_the_address(first: TrayApp, until: Until, shoot: Shoot) -> None:
    from livehead.wire import udp

    page = first.wizard.tracker
    radio = next(r for r in page.group.buttons() if r.text().startswith("Phone"))
    radio.click()
    until(lambda: "tracker" in first.engine.snapshot.statuses and page.phone.isVisible())
    addresses = udp.own_addresses()
    if addresses:
        assert addresses[0] in page.address.text()
        assert page.code.isVisible() and page.code.accessibleName() == addresses[0]
    until(lambda: first.engine.snapshot.config.tracker == StageChoice("auto"))


def test_the_camera_is_opened_when_asked_and_shows_what_it_sees(
    first: TrayApp, until: Until, monkeypatch: pytest.MonkeyPatch, shoot: Shoot
) -> None:
    page, looked = first.wizard.tracker, []
    picture = np.full((240, 320, 3), 90, np.uint8)

    def look(source: str) -> tuple[np.ndarray, bool]:
        looked.append(source)
        assert worker_of(first)._session.statuses()["tracker"].text.endswith("idles")
        return picture, True

    monkeypatch.setattr(still, "look_through", look)
    radio = next(r for r in page.group.buttons() if "Desk camera" in r.text())
    radio.click()
    until(lambda: page.look.isVisible())
    assert looked == []
    page.look.click()
    until(lambda: page.still.isVisible())
    assert looked == ["7"]
    assert "found" in page.said.text()

    def held(source: str) -> tuple[np.ndarray, bool]:
        raise SourceError("the camera is in use by Zoom", remedy="close Zoom")

    monkeypatch.setattr(still, "look_through", held)
    page.look.click()
    until(lambda: "Zoom" in page.said.text())
    assert page.look.isEnabled()


def test_landmarks_are_drawn_on_a_real_face(shared: Path) -> None:
    clip = sorted((shared / "media" / "photo").rglob("*.jpg"))
    if not clip:
        pytest.skip("needs a photo of a face")
    for path in clip:
        pixels, face = still.look_through(str(path))
        if face:
            green = (pixels == np.array(still.DOT, np.uint8)).all(axis=2)
            assert green.sum() > 200
            return
    pytest.fail("no face was found in any of them")


def test_set_up_anew_begins_with_what_is_chosen(start: Start, until: Until) -> None:
    from .conftest import QUICK

    app = start(replace(QUICK, character="actia"))
    until(lambda: app.engine.snapshot.running and app.choices.searched)
    app.menu.wizard.trigger()
    until(lambda: app.wizard is not None and app.wizard.isVisible())
    assert app.wizard.tracker.choice == StageChoice("tape")
    app.wizard.reject()

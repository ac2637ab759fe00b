"""The button "Into OBS": the source is made, the password asked once, the microphones delayed, trouble told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from livehead.config import StageChoice
from livehead.obs import client as connection
from livehead.obs import password as passwords
from livehead.obs.client import ObsClient
from livehead.tray import into_obs
from livehead.tray.app import TrayApp
from livehead.tray.backstage.outputs import added_ms
from livehead.tray.mood import NOTHING, Snapshot, audio_offset
from livehead.tray.preferences import Preferences

from .conftest import QUICK, Until

sys.path.insert(0, str(Path(__file__).parents[1] / "obs"))
sys.path.insert(0, str(Path(__file__).parents[1] / "clients"))
pytest.importorskip("obsws_python", reason="needs the obs extra")

import real_obs
from fake_obs import FakeObs

Start = Callable[..., TrayApp]


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setattr(passwords, "_keyring", lambda: made)
    return made


@pytest.fixture
def fake() -> Iterator[Callable[..., FakeObs]]:
    made: list[FakeObs] = []

    def build(**options: Any) -> FakeObs:
        made.append(FakeObs(**options))
        Preferences().obs_port = made[-1].port
        return made[-1]

    yield build
    for one in made:
        one.close()


def steady(app: TrayApp) -> Callable[[], bool]:
    return lambda: app.engine.snapshot.figures.latency.p50 > 0 and bool(app.engine.snapshot.sinks)


def test_one_click_and_it_moves_in_obs(
    start: Start, until: Until, fake: Any, ring: Ring, shoot: Callable[[str], QImage]
) -> None:
    obs = fake(password="secret")
    obs.add("Mic", "pulse_input_capture")
    app = start()
    until(steady(app))
    app.menu.into_obs.trigger()
    window = app.obs
    until(lambda: window.question.isVisible() and window.again.isEnabled())
    assert "password" in window.notice.cause.text() and not obs.inputs.get("livehead")
    window.password.setText("secret")
    window.again.click()
    until(lambda: "Mic" in window.steps.text() and not window.busy.isVisible())
    shoot("into_obs")
    assert not window.question.isVisible() and not window.notice.isVisible()
    settings = obs.inputs["livehead"]["settings"]
    assert settings["url"].startswith("http://127.0.0.1") and settings["width"] == 128
    assert list(ring.kept.values()) == ["secret"]
    assert obs.offsets["Mic"] > added_ms(StageChoice("browser")) > 0
    assert f"offset {obs.offsets['Mic']} ms (it was 0 ms)" in window.steps.text()
    window.close()
    before = len(obs.changed)
    app.menu.into_obs.trigger()
    until(lambda: app.obs is not window and "move" in app.obs.steps.text())
    until(lambda: not app.obs.busy.isVisible())
    assert not [name for name in obs.changed[before:] if "Input" in name and "Offset" not in name]


def test_an_obs_without_browser_source_gets_the_other_sink(
    start: Start, until: Until, fake: Any, ring: Ring
) -> None:
    obs = fake(browser=False)
    Preferences().delay_microphones = False
    obs.add("Mic", "pulse_input_capture")
    app = start(replace(QUICK, sinks=(StageChoice("media_stream", {"port": 0}),)))
    until(steady(app))
    app.show_window()
    app.window.live.into_obs.click()
    until(lambda: "move" in app.obs.steps.text() and not app.obs.busy.isVisible())
    assert obs.inputs["livehead"]["settings"]["input"].endswith("live.nut")
    assert obs.offsets["Mic"] == 0, "nobody asked for it"


def test_what_is_off_is_switched_on(
    start: Start, until: Until, fake: Any, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(into_obs, "StageChoice", lambda use: StageChoice(use, {"port": 0}))
    obs = fake()
    app = start(replace(QUICK, sinks=()))
    until(lambda: app.engine.snapshot.running)
    app.engine.stop()
    until(lambda: not app.engine.snapshot.running)
    app.put_into_obs()
    until(lambda: "livehead" in obs.inputs and app.obs.again.isEnabled())
    assert app.engine.snapshot.sinks == ("browser",)


def test_no_obs_is_told_with_a_remedy(
    start: Start, until: Until, ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_obs_runs", lambda: False)  # one may run here just now
    Preferences().obs_port = 9
    app = start()
    until(lambda: app.engine.snapshot.running)
    app.put_into_obs()
    until(lambda: app.obs.notice.isVisible() and app.obs.again.isEnabled())
    assert "start OBS" in app.obs.notice.remedy.text()
    assert not app.obs.busy.isVisible()


def test_the_wizard_offers_it_where_obs_answers(start: Start, until: Until, fake: Any, ring: Ring) -> None:
    fake()
    app = start(None)
    until(lambda: app.wizard is not None)
    app.wizard.output.initializePage()
    until(lambda: not app.wizard.output.into_obs.isHidden())


def test_what_the_sink_adds_is_added() -> None:
    nothing = Snapshot(figures=NOTHING, after_ms=13.0)
    assert audio_offset(nothing) == 0
    late = replace(NOTHING, latency=replace(NOTHING.latency, p50=30.0))
    assert audio_offset(replace(nothing, figures=late)) == 43
    assert added_ms(StageChoice("media_stream", {"format": "mpegts"})) > added_ms(
        StageChoice("media_stream", {"format": "nut"})
    )


@pytest.mark.slow
@pytest.mark.skipif(bool(real_obs.missing()), reason=real_obs.missing())
def test_one_click_and_a_real_obs_shows_it(start: Start, until: Until, ring: Ring, tmp_path: Path) -> None:
    """Debian's has no browser source, so the media stream is taken; others get the page."""
    with real_obs.Obs(tmp_path / "home", password="secret", fps=30) as obs:
        Preferences().obs_port = obs.port
        app = start(replace(QUICK, sinks=(StageChoice("media_stream", {"port": 0}),)))
        until(steady(app))
        app.menu.into_obs.trigger()
        until(lambda: app.obs.question.isVisible() and app.obs.again.isEnabled())
        app.obs.password.setText("secret")
        app.obs.again.click()
        until(lambda: "they move" in app.obs.steps.text() and not app.obs.busy.isVisible())
        with ObsClient("127.0.0.1", obs.port, "secret") as client:
            (item,) = client.ask("GetSceneItemList", sceneName="Scene")["sceneItems"]
        assert item["sourceName"] == "livehead" and item["sceneItemTransform"]["sourceWidth"] == 128.0

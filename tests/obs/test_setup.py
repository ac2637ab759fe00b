"""The source in OBS: added once, repaired, watched, removed; and what a person is told when OBS makes trouble."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from fake_obs import FakeObs

pytest.importorskip("obsws_python", reason="needs obsws-python (the obs extra)")

from livehead.cli import obs as verb
from livehead.cli.app import run_app
from livehead.obs import client as connection
from livehead.obs import password as passwords
from livehead.obs import setup as steps
from livehead.obs.client import ObsClient, ObsError, PasswordError
from livehead.obs.sources import source
from livehead.sinks.media_stream import FACTS, Config, create
from livehead.types import Frame

BROWSER = source("browser", "http://127.0.0.1:8787/", (512, 512))
MEDIA = source("media_stream", "http://127.0.0.1:8789/live.nut", (0, 0))


@pytest.fixture
def fake() -> Iterator[Callable[..., FakeObs]]:
    made: list[FakeObs] = []

    def build(*values: Any, **options: Any) -> FakeObs:
        made.append(FakeObs(*values, **options))
        return made[-1]

    yield build
    for one in made:
        one.close()


class Ring:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        self.kept[service, name] = password

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


@pytest.fixture(autouse=True)
def ring(monkeypatch: pytest.MonkeyPatch) -> Ring:
    made = Ring()
    monkeypatch.setattr(passwords, "_keyring", lambda: made)
    return made


def run(obs: FakeObs, *flags: str) -> tuple[int, str]:
    """Exit status and words of `livehead obs setup`."""
    with verb.console.capture() as words:
        status = run_app(["obs", "setup", "--port", str(obs.port), *flags])
    return status, words.get()


# --- the source -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wanted", [BROWSER, MEDIA], ids=["browser", "media"])
def test_added_once_and_then_left_alone(fake: Callable[..., FakeObs], wanted: Any) -> None:
    obs = fake()
    with ObsClient("127.0.0.1", obs.port, "") as client:
        first = steps.put(client, wanted)
        assert (first.scene, first.state, first.size) == ("Scene", "moving", (64, 64))
        assert obs.inputs["livehead"]["kind"] == wanted.kind
        assert obs.inputs["livehead"]["settings"] == dict(wanted.settings)
        place = obs.items["Scene"]["livehead"]["transform"]
        assert (place["boundsWidth"], place["boundsHeight"], place["boundsAlignment"]) == (1920, 1080, 8)
        changed = len(obs.changed)
        again = steps.put(client, wanted)
    assert again.changes == ()
    assert len(obs.changed) == changed
    assert list(obs.items["Scene"]) == ["livehead"]


def test_what_somebody_changed_is_repaired_but_not_its_place(fake: Callable[..., FakeObs]) -> None:
    obs = fake()
    with ObsClient("127.0.0.1", obs.port, "") as client:
        steps.put(client, BROWSER)
        obs.inputs["livehead"]["settings"] |= {"url": "http://elsewhere/", "width": 800, "fps_custom": True}
        item = obs.items["Scene"]["livehead"]
        item["enabled"], item["transform"] = False, {"moved by": "the streamer"}
        outcome = steps.put(client, BROWSER)
    assert outcome.changes == ("repaired its url, width", "made it visible")
    assert obs.inputs["livehead"]["settings"] == {**BROWSER.settings, "fps_custom": True}
    assert item["enabled"]
    assert item["transform"] == {"moved by": "the streamer"}


def test_another_scene_gets_the_same_source(fake: Callable[..., FakeObs]) -> None:
    obs = fake()
    with ObsClient("127.0.0.1", obs.port, "") as client:
        steps.put(client, BROWSER)
        outcome = steps.put(client, BROWSER, "Other")
        assert outcome.changes == ("put it into the scene 'Other'",)
        assert list(obs.inputs) == ["livehead"]
        with pytest.raises(ObsError, match="no scene 'Third'") as caught:
            steps.put(client, BROWSER, "Third")
    assert "Scene" in caught.value.remedy


def test_a_source_of_the_other_kind_is_replaced(fake: Callable[..., FakeObs]) -> None:
    obs = fake()
    with ObsClient("127.0.0.1", obs.port, "") as client:
        steps.put(client, BROWSER)
        steps.put(client, MEDIA)
        assert obs.inputs["livehead"]["kind"] == "ffmpeg_source"
        obs.add("livehead", "image_source")
        with pytest.raises(ObsError, match="something else"):
            steps.put(client, MEDIA)


@pytest.mark.parametrize("state", ["moving", "still", "empty", "nothing"])
def test_what_arrives(fake: Callable[..., FakeObs], state: str) -> None:
    obs = fake()
    obs.pictures = state
    obs.add("livehead", "browser_source")
    with ObsClient("127.0.0.1", obs.port, "") as client:
        assert steps.watch(client, 0.6) == state


def test_microphones_are_delayed_and_nothing_else(fake: Callable[..., FakeObs]) -> None:
    obs = fake()
    obs.add("Mic/Aux", "pulse_input_capture")
    obs.add("Desktop", "pulse_output_capture")
    with ObsClient("127.0.0.1", obs.port, "") as client:
        assert steps.delay_microphones(client, 120) == {"Mic/Aux": 0}
        assert steps.delay_microphones(client, 120) == {"Mic/Aux": 120}
        with pytest.raises(ObsError, match="30000"):
            steps.delay_microphones(client, 30_000)
    assert obs.offsets == {"Mic/Aux": 120, "Desktop": 0}
    assert obs.changed.count("SetInputAudioSyncOffset") == 1


# --- the verb -------------------------------------------------------------------------------------------------


def test_the_verb_from_nothing_to_moving_pictures(fake: Callable[..., FakeObs]) -> None:
    obs = fake()
    obs.add("Mic/Aux", "alsa_input_capture")
    status, words = run(obs, "--audio-offset", "140")
    assert status == 0
    assert "added a source to the scene 'Scene'" in words
    assert "64×64, and they move" in words
    assert "Mic/Aux: sync offset 140 ms (was 0 ms)" in words
    status, words = run(obs, "--remove")
    assert (status, words.strip()) == (0, "removed the source 'livehead'")
    assert "no source of livehead's" in run(obs, "--remove")[1]


@pytest.fixture
def stream() -> Iterator[str]:
    """A media stream whose pictures come 80 ms after their motion."""
    sink = create(Config(port=0))
    for number in range(20):
        sink.send(Frame(np.full((90, 160, 4), 255, np.uint8), time.monotonic() - 0.08, number))
    yield sink.url
    sink.close()


def test_the_measured_latency_delays_the_microphones(fake: Callable[..., FakeObs], stream: str) -> None:
    obs = fake()
    obs.add("Mic/Aux", "alsa_input_capture")
    flags = ("--sink", "media_stream", "--url", stream)
    status, words = run(obs, *flags)
    assert status == 0
    assert "ms behind your voice" in words
    assert obs.offsets["Mic/Aux"] == 0, "nobody asked for it"
    assert run(obs, *flags, "--audio-offset", "auto")[0] == 0
    added = FACTS[0].latency_ms or 0.0
    assert 80 + added <= obs.offsets["Mic/Aux"] <= 110 + added


def test_no_latency_to_be_had_and_nonsense(fake: Callable[..., FakeObs]) -> None:
    obs = fake()
    obs.add("Mic/Aux", "alsa_input_capture")
    nowhere = ("--sink", "media_stream", "--url", "http://127.0.0.1:1/live.nut")
    assert run(obs, *nowhere, "--audio-offset", "auto")[0] == 1
    assert run(obs, *nowhere, "--audio-offset", "soon")[0] == 1
    assert obs.offsets["Mic/Aux"] == 0


def test_a_browser_source_gets_the_size_of_the_picture(fake: Callable[..., FakeObs], stream: str) -> None:
    obs = fake()
    run(obs, "--url", stream)  # any sink tells its size in the same way
    assert (obs.inputs["livehead"]["settings"]["width"], obs.inputs["livehead"]["settings"]["height"]) == (
        160,
        90,
    )


def test_an_obs_without_browser_source_gets_a_media_source(fake: Callable[..., FakeObs]) -> None:
    obs = fake(browser=False)
    status, words = run(obs)
    assert status == 0
    assert "no browser source" in words
    assert obs.inputs["livehead"]["settings"]["input"].endswith("/live.nut")


def test_nothing_arrives(fake: Callable[..., FakeObs], monkeypatch: pytest.MonkeyPatch) -> None:
    obs = fake()
    obs.pictures = "nothing"
    monkeypatch.setattr(steps, "watch", lambda client, wait_s: "nothing")
    status, words = run(obs, "--sink", "media_stream")
    assert status == 1
    assert "livehead run --sink media_stream" in words


def test_a_password_is_kept_once_it_was_right(fake: Callable[..., FakeObs], ring: Ring) -> None:
    obs = fake("swordfish")
    assert run(obs, "--password", "wrong")[0] == 1
    assert ring.kept == {}
    assert run(obs)[0] == 1
    assert run(obs, "--password", "swordfish")[0] == 0
    assert list(ring.kept.values()) == ["swordfish"]
    assert run(obs)[0] == 0


def test_the_person_is_asked_once(
    fake: Callable[..., FakeObs], ring: Ring, stream: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For the password until it is kept, and for how far the microphones shall be delayed."""
    asked = []

    def ask(words: str, **_: Any) -> str:
        asked.append(words.split()[0])
        return {"password": "swordfish", "delay": answer}[words.split()[0]]

    monkeypatch.setattr(verb.Prompt, "ask", ask)
    monkeypatch.setattr(verb.sys.stdin, "isatty", lambda: True)
    obs = fake("swordfish")
    obs.add("Mic/Aux", "alsa_input_capture")
    flags = ("--sink", "media_stream", "--url", stream)
    answer = "140"
    assert run(obs, *flags)[0] == 0
    assert obs.offsets["Mic/Aux"] == 140
    answer = ""
    assert run(obs, *flags)[0] == 0
    assert obs.offsets["Mic/Aux"] == 140
    answer = "much"
    assert run(obs, *flags)[0] == 1
    assert asked == ["password", "delay", "delay", "delay"]
    assert list(ring.kept.values()) == ["swordfish"]


def test_no_keyring_is_said(fake: Callable[..., FakeObs], monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Any:
        raise RuntimeError("No recommended backend was available. Install one.")

    monkeypatch.setattr(passwords, "_keyring", none)
    status, words = run(fake("swordfish"), "--password", "swordfish")
    assert status == 0
    assert "not kept: this system has no keyring" in words
    assert "swordfish" not in words


# --- trouble --------------------------------------------------------------------------------------------------


def test_wrong_or_no_password(fake: Callable[..., FakeObs]) -> None:
    obs = fake("swordfish")
    with pytest.raises(PasswordError, match="does not take") as caught:
        ObsClient("127.0.0.1", obs.port, "wrong")
    assert "Show Connect Info" in caught.value.remedy
    with pytest.raises(PasswordError, match="wants a password"):
        ObsClient("127.0.0.1", obs.port, "")


@pytest.mark.parametrize(
    ("runs", "cause", "remedy"),
    [(True, "OBS runs", "Enable"), (False, "not running", "start OBS"), (None, "closed, or", "Enable")],
)
def test_nobody_there(monkeypatch: pytest.MonkeyPatch, runs: Any, cause: str, remedy: str) -> None:
    monkeypatch.setattr(connection, "_obs_runs", lambda: runs)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(ObsError, match=cause) as caught:
        ObsClient("127.0.0.1", port, "")
    assert remedy in caught.value.remedy


def test_an_address_that_leads_nowhere() -> None:
    with pytest.raises(ObsError, match="cannot be reached"):
        ObsClient("no-such-host.invalid", 4455, "")


def test_something_else_on_the_port(fake: Callable[..., FakeObs]) -> None:
    with pytest.raises(ObsError, match="does not speak") as caught:
        ObsClient("127.0.0.1", fake(fault="rubbish").port, "")
    assert "port" in caught.value.remedy
    with socket.create_server(("127.0.0.1", 0)) as server:
        connection.ANSWER_S = 0.5
        try:
            with pytest.raises(ObsError, match="does not answer"):
                ObsClient("127.0.0.1", server.getsockname()[1], "")
        finally:
            connection.ANSWER_S = 15.0


def test_obs_that_goes_away_or_hangs(fake: Callable[..., FakeObs], monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        ObsClient("127.0.0.1", fake(fault="hang up").port, "") as client,
        pytest.raises(ObsError, match="ended the connection"),
    ):
        steps.put(client, BROWSER)
    monkeypatch.setattr(connection, "ANSWER_S", 0.5)
    with (
        ObsClient("127.0.0.1", fake(fault="silence").port, "") as client,
        pytest.raises(ObsError, match="does not answer"),
    ):
        steps.put(client, BROWSER)


def test_the_password_is_in_no_log(fake: Callable[..., FakeObs], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    obs = fake("swordfish")
    ObsClient("127.0.0.1", obs.port, "swordfish").close()
    with pytest.raises(PasswordError):
        ObsClient("127.0.0.1", obs.port, "swordfish2")
    assert "swordfish" not in caplog.text

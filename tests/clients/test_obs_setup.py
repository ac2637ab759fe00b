"""`livehead obs setup` on a real OBS with a password, while a real `livehead run` sends to it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import pytest
import real_obs

from livehead.cli import obs as verb
from livehead.cli.app import run_app
from livehead.obs import client as connection
from livehead.obs import password as passwords
from livehead.obs.client import ObsClient, ObsError

pytest.importorskip("obsws_python", reason="needs obsws-python (the obs extra)")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(real_obs.missing()), reason=real_obs.missing())]

PASSWORD = "correct horse"


@pytest.fixture(scope="module")
def obs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[real_obs.Obs]:
    with real_obs.Obs(tmp_path_factory.mktemp("obs") / "home", password=PASSWORD) as running:
        yield running


@pytest.fixture
def url() -> Iterator[str]:
    """The address of a media stream that a real `livehead run` serves."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "livehead", "run", "--tracker", "tape", "--no-open", "--fps", "30"]
    running = subprocess.Popen(
        [*command, "--sink", f"media_stream:port={port}"],
        stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    deadline = time.monotonic() + 60.0
    while time.monotonic() < deadline and running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1.0).close()
            break
        except OSError:
            time.sleep(0.1)
    yield f"http://127.0.0.1:{port}/live.nut"
    running.kill()
    running.wait()


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> Any:
        raise RuntimeError("No keyring here.")

    monkeypatch.setattr(passwords, "_keyring", none)


def run(obs: real_obs.Obs, *flags: str) -> tuple[int, str]:
    where = ["--port", str(obs.port), "--password", PASSWORD]
    with verb.console.capture() as words:
        status = run_app(["obs", "setup", *where, *flags])
    return status, words.get()


def test_from_an_empty_scene_to_a_moving_character(obs: real_obs.Obs, url: str, tmp_path: Path) -> None:
    status, words = run(obs, "--sink", "media_stream", "--url", url)
    print(words)
    assert status == 0, words
    assert "added a source" in words
    assert "512×512, and they move" in words
    with ObsClient("127.0.0.1", obs.port, PASSWORD) as client:
        before = client.ask("GetInputSettings", inputName="livehead")
        status, words = run(obs, "--sink", "media_stream", "--url", url)
        assert status == 0
        assert "the source stands as it should" in words
        assert client.ask("GetInputSettings", inputName="livehead") == before
        assert len(client.ask("GetSceneItemList", sceneName="Scene")["sceneItems"]) == 1
        client.ask("SetInputSettings", inputName="livehead", inputSettings={"input": "http://127.0.0.1:1/"})
        assert "repaired its input" in run(obs, "--sink", "media_stream", "--url", url)[1]
        _stands_on_the_lower_edge(client, tmp_path)
    assert run(obs, "--remove")[0] == 0
    assert "no source of livehead's" in run(obs, "--remove")[1]


def _stands_on_the_lower_edge(client: ObsClient, folder: Path) -> None:
    """The canvas is 640 × 512: the character fills its height, in the middle."""
    path = folder / "scene.png"
    values = {"sourceName": "Scene", "imageFormat": "png", "imageFilePath": str(path)}
    deadline = time.monotonic() + 10.0
    while True:
        client.ask("SaveSourceScreenshot", **values)
        picture = cv2.imread(str(path))
        if picture is not None and picture[400:, 200:440].max() > 60:
            break
        assert time.monotonic() < deadline, "nothing is seen in the scene"
        time.sleep(0.1)
    assert picture.shape == (512, 640, 3)
    assert picture[:, :60].max() == picture[:, 580:].max() == 0


def test_an_obs_without_browser_source(obs: real_obs.Obs, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's OBS has none: the media source is taken instead, and livehead does not run."""
    with ObsClient("127.0.0.1", obs.port, PASSWORD) as client:
        if "browser_source" in client.ask("GetInputKindList", unversioned=True)["inputKinds"]:
            pytest.skip("this OBS has a browser source")
    from livehead.obs import setup as steps

    put = steps.put
    monkeypatch.setattr(steps, "put", lambda *a, **k: put(*a, **k, wait_s=1.0))
    status, words = run(obs)
    assert status == 1
    assert "no browser source" in words
    assert "start `livehead run --sink media_stream`" in words
    run(obs, "--remove")


def test_microphones(obs: real_obs.Obs) -> None:
    with ObsClient("127.0.0.1", obs.port, PASSWORD) as client:
        client.ask(
            "CreateInput", sceneName="Scene", inputName="Mic", inputKind="pulse_input_capture",
            inputSettings={}, sceneItemEnabled=True,
        )  # fmt: skip
        run(obs, "--remove", "--audio-offset", "120")
        assert client.ask("GetInputAudioSyncOffset", inputName="Mic")["inputAudioSyncOffset"] == 120
        client.ask("RemoveInput", inputName="Mic")


def test_wrong_password(obs: real_obs.Obs) -> None:
    with pytest.raises(connection.PasswordError):
        ObsClient("127.0.0.1", obs.port, "wrong")
    with pytest.raises(connection.PasswordError):
        ObsClient("127.0.0.1", obs.port, "")


def test_websocket_server_switched_off(tmp_path: Path) -> None:
    with (
        real_obs.Obs(tmp_path / "home", enabled=False) as obs,
        pytest.raises(ObsError, match="OBS runs, but its WebSocket server is not at") as caught,
    ):
        ObsClient("127.0.0.1", obs.port, "")
    assert "Enable WebSocket server" in caught.value.remedy


def test_obs_closed_in_the_middle(tmp_path: Path) -> None:
    with real_obs.Obs(tmp_path / "home") as obs, ObsClient("127.0.0.1", obs.port, "") as client:
        client.ask("GetVersion")
        obs.kill()
        with pytest.raises(ObsError, match="ended the connection"):
            client.ask("GetVersion")

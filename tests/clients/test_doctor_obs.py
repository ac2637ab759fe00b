"""What doctor says of a real OBS: it finds the program, sees it run, and gets in without changing anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import real_obs

from livehead.cli import doctor_obs
from livehead.obs import password as passwords

pytest.importorskip("obsws_python", reason="needs obsws-python (the obs extra)")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(real_obs.missing()), reason=real_obs.missing())]

PASSWORD = "correct horse"


@pytest.fixture(scope="module")
def obs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[real_obs.Obs]:
    with real_obs.Obs(tmp_path_factory.mktemp("obs") / "home", password=PASSWORD) as running:
        yield running


def test_the_program_and_its_version_are_found() -> None:
    found = doctor_obs.installed()
    assert found is not None and int(found.version.partition(".")[0]) >= doctor_obs.OLDEST
    assert doctor_obs._program(found).ok is True


@pytest.mark.parametrize(("kept", "ok"), [("", None), ("wrong", None), (PASSWORD, True)])
def test_the_way_in_is_tried(
    kept: str, ok: bool | None, obs: real_obs.Obs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_obs, "PORT", obs.port)
    monkeypatch.setattr(passwords, "kept", lambda where: kept)
    finding = doctor_obs._websocket()
    assert finding.ok is ok, finding
    assert "password" in finding.text
    if ok:
        version = doctor_obs.installed()
        assert version is not None and f"OBS {version.version}" in finding.text


def test_an_obs_that_runs_elsewhere_is_seen(obs: real_obs.Obs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_obs, "PORT", 1)  # nobody can listen there
    finding = doctor_obs._websocket()
    assert finding.ok is None and "OBS runs, but" in finding.text and "WebSocket" in finding.remedy

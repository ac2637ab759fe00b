"""Which animator draws which character, and how it stands in one word."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead import registry
from livehead.character import Character
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.telemetry import Percentiles
from livehead.tray.backstage import host
from livehead.tray.backstage.fitting import animator_for
from livehead.tray.mood import NOTHING, Mood, Snapshot, audio_offset, mood_of, worst
from livehead.tray.qr import rows_of
from livehead.types import Phase, Status

RUNS = Status(Phase.RUNNING, "runs")


def test_every_job_that_a_window_asks_for_is_there() -> None:
    folder = Path(host.__file__).parents[1]
    asked = {
        name
        for path in folder.rglob("*.py")
        for name in re.findall(r'\.do\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert {"start", "choices"} <= asked <= host.JOBS


def character(**settings: object) -> Character:
    picture = np.zeros((512, 512, 4), np.uint8)
    return Character("me", "Me", "CC0", "me", Path(), picture, dict(settings))


def test_the_present_animator_stays_if_it_can() -> None:
    own = StageChoice("puppet", {"size": 64})
    assert animator_for(character(puppet={}, student={}), own) == own
    assert animator_for(character(), StageChoice("tha2")) == StageChoice("tha2")


def test_another_that_can_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert animator_for(character(puppet={}), StageChoice("student")) == StageChoice("puppet")
    monkeypatch.setattr(registry, "probe", lambda kind, name: "" if name == "tha4" else "not here")
    assert animator_for(character(), StageChoice("student")) == StageChoice("tha4")
    monkeypatch.setattr(registry, "probe", lambda kind, name: "not here")
    with pytest.raises(ConfigError, match="Talking Head") as error:
        animator_for(character(), StageChoice("student"))
    assert "models get" in error.value.remedy


def snapshot(**statuses: Status) -> Snapshot:
    return Snapshot(True, figures=replace(NOTHING, frames=5), statuses={"tracker": RUNS, **statuses})


def test_one_word_for_everything() -> None:
    assert mood_of(Snapshot()) is Mood.STOPPED
    assert mood_of(Snapshot(starting=True)) is Mood.STARTING
    assert mood_of(snapshot()) is Mood.RUNNING
    assert mood_of(snapshot(tracker=Status(Phase.LOST, "no face"))) is Mood.NO_FACE
    assert mood_of(snapshot(sink=Status(Phase.FAILED, "gone", "plug it in"))) is Mood.TROUBLE
    error = ConfigError("port 8787 is taken", remedy="close it")
    troubled = replace(snapshot(), problems={"sink browser": error})
    assert mood_of(troubled) is Mood.TROUBLE
    assert worst(troubled) == Status(Phase.FAILED, "port 8787 is taken", "close it")
    assert worst(snapshot()) is None


def test_the_microphone_waits_for_the_picture() -> None:
    assert audio_offset(snapshot()) == 0
    measured = replace(NOTHING, frames=9, latency=Percentiles(29.6, 48.0, 60.0))
    assert audio_offset(replace(snapshot(), figures=measured)) == 30


def test_the_code_is_a_qr_code() -> None:
    pytest.importorskip("segno", reason="needs segno (the tray extra)")
    cv2 = pytest.importorskip("cv2")
    rows = np.array([list(row) for row in rows_of("192.168.178.42")], np.uint8)
    picture = np.kron(np.pad(1 - rows, 4, constant_values=1), np.ones((8, 8), np.uint8)) * 255
    assert cv2.QRCodeDetector().detectAndDecode(picture)[0] == "192.168.178.42"

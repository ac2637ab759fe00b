"""`livehead calibrate`: what it keeps, where, and what it says when there is nothing to keep."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from livehead import registry
from livehead.cli.app import app
from livehead.errors import TrackerError
from livehead.motion.arkit import INDEX
from livehead.motion.calibration_file import load, path_of
from livehead.types import Channels, Motion, Phase, Status


class Quick:
    """A face that needs no real time: half a minute of blinks and turns."""

    def __init__(self, made: Channels = Channels.NONE, seconds: float = 40.0) -> None:
        self.made, self.count, self.taken = made, int(seconds * 10), 0
        self.closed = False

    @property
    def status(self) -> Status:
        return Status(Phase.RUNNING, "here")

    def track(self) -> Iterator[Motion]:
        for n in range(self.count):
            time.sleep(0.001)  # else the reader misses too many: what lies in a mailbox is overwritten
            shapes = np.zeros(52, np.float32)
            shapes[[INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]]] = 0.7 * (n % 6 < 3) * (n > 45)
            yield replace(
                Motion.neutral(n / 10.0, n), blendshapes=shapes, confidence=1.0, channels=Channels.FACE,
                made=self.made,
            )  # fmt: skip

    def close(self) -> None:
        self.closed = True


def calibrate(monkeypatch: pytest.MonkeyPatch, tracker: Quick, *flags: str):  # type: ignore[no-untyped-def]
    monkeypatch.setattr(registry, "tracker", lambda choice, **more: tracker)
    result = CliRunner().invoke(app, ["calibrate", "--tracker", "vmc", *flags])
    assert tracker.closed
    return result


def test_it_is_kept_for_user_and_tracker(monkeypatch: pytest.MonkeyPatch) -> None:
    result = calibrate(monkeypatch, Quick(), "--user", "Ann")
    assert result.exit_code == 0, result.output
    assert "eyeBlinkLeft" in load(path_of("Ann", "vmc")).curves.by_name
    assert "did not move" in result.output and not path_of("me", "vmc").exists()


def test_it_is_kept_where_the_configuration_looks_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file, kept = tmp_path / "mine.toml", tmp_path / "kept.toml"
    file.write_text('[[modifier]]\nuse = "calibrate"\nuser = "Ben"\n')
    assert calibrate(monkeypatch, Quick(), "--config", str(file)).exit_code == 0
    assert path_of("Ben", "vmc").is_file() and not path_of("me", "vmc").exists()
    file.write_text(f'[[modifier]]\nuse = "calibrate"\npath = "{kept.as_posix()}"\n')
    assert calibrate(monkeypatch, Quick(), "--config", str(file)).exit_code == 0
    assert kept.is_file()


def test_an_input_that_ends_or_measures_nothing_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for tracker, words in (
        (Quick(seconds=5.0), "ended at step"),
        (Quick(Channels.ALL), "measures no face"),
    ):
        error = calibrate(monkeypatch, tracker).exception
        assert isinstance(error, TrackerError) and words in error.cause and error.remedy
    assert not path_of("me", "vmc").exists()

"""`livehead motion inspect`: every kind of source, the table, the picture, the figures."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from livehead.cli import recordings
from livehead.cli.app import run_app
from livehead.cli.inspection_picture import WIDTH, draw
from livehead.motion.arkit import INDEX
from livehead.motion.inspection import Verdict, inspect
from livehead.motion.tape import TapeWriter
from livehead.types import Channels, Motion


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    """Two seconds of a jaw, with the face away for half a second."""
    path = tmp_path / "jaw.tape"
    with TapeWriter(path, tracker="somebody") as file:
        for k in [*range(40), *range(70, 120)]:
            motion = Motion.neutral(k / 60.0, k)
            motion.blendshapes[INDEX["jawOpen"]] = 0.5 + 0.4 * np.sin(k / 5.0)
            file.write(replace(motion, confidence=1.0, channels=Channels.MOUTH))
    return path


def figures(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert run_app(["motion", "inspect", *words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_a_tape_as_a_table(tape: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["motion", "inspect", str(tape)]) == 0
    out = capsys.readouterr().out
    assert "jawOpen" in out and "alive" in out and "tongueOut" in out
    assert "face lost from 0.65 to 1.17 s" in out
    assert "tape jaw.tape, somebody" in out


def test_figures_of_a_tape(tape: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, str(tape))
    assert found["rate"] == 60.0 and found["motions"] == 90
    channels = found["channels"]
    assert isinstance(channels, dict) and len(channels) == 62
    assert channels["jawOpen"]["verdict"] == "alive" and channels["jawOpen"]["most"] == pytest.approx(
        0.9, abs=0.01
    )
    assert channels["mouthClose"]["verdict"] == "dead" and channels["head yaw"]["verdict"] == "absent"


def test_only_so_many_seconds(tape: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, str(tape), "--seconds", "0.5")
    assert found["seconds"] == pytest.approx(0.5, abs=0.02)


def test_the_picture_shows_lines_and_losses(tape: Path, tmp_path: Path) -> None:
    out = tmp_path / "jaw.png"
    assert run_app(["motion", "inspect", str(tape), "--out", str(out)]) == 0
    picture = cv2.imread(str(out))
    assert picture is not None and picture.shape[1] == WIDTH
    blue, green, red = (picture[..., k].astype(int) for k in range(3))
    assert ((red > 220) & (green < 205) & (blue < 190)).sum() > 1000, "the time without a face is red"
    line = (blue - red > 80) & (blue > 140)
    assert line.any(axis=0).sum() > 200, "a line runs along a strip"


def test_a_channel_that_moves_is_drawn_as_high_as_it_is() -> None:
    motions = []
    for k in range(60):
        motion = Motion.neutral(k / 30.0, k)
        motion.blendshapes[INDEX["jawOpen"]] = float(k >= 30)
        motions.append(replace(motion, confidence=1.0, channels=Channels.ALL))
    moved = cv2.imdecode(np.frombuffer(draw(inspect(motions), "x"), np.uint8), cv2.IMREAD_COLOR)
    still = [replace(m, blendshapes=np.zeros(52, np.float32)) for m in motions]
    rest = cv2.imdecode(np.frombuffer(draw(inspect(still), "x"), np.uint8), cv2.IMREAD_COLOR)
    rows = np.flatnonzero((moved != rest).any(axis=(1, 2)))
    rows = rows[rows > 90]
    assert 15 <= rows.max() - rows.min() + 1 <= 24, "one strip differs, and nothing below the title else"


def test_a_real_phone_stream(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = shared / "media" / "mocap" / "ifm_minbitt_data.txt"
    found = figures(capsys, str(path), "--rate", "30", "--out", str(tmp_path / "phone.png"))
    assert found["motions"] == 203 and found["rate"] == 30.0
    assert "taken as 30 packets" in str(found["note"])
    channels = found["channels"]
    assert isinstance(channels, dict)
    assert channels["eyeBlinkLeft"]["most"] == pytest.approx(0.97)
    assert channels["head yaw"]["most"] == pytest.approx(14.3, abs=0.2)
    assert channels["tongueOut"]["verdict"] == "dead"


def test_a_stream_that_says_when_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "phone.txt"
    lines = [
        {"Timestamp": 5000 + 40 * k, "FaceFound": k != 3, "BlendShapes": [{"k": "JawOpen", "v": 0.1 * k}]}
        for k in range(6)
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    recording = recordings.read(path, 60.0)
    motions = list(recording.motions)
    assert np.allclose(np.diff([m.captured_at for m in motions]), 0.04) and not recording.note
    assert [m.confidence > 0.0 for m in motions] == [True, True, True, False, True, True]


def test_a_video_is_measured_by_its_own_clock(shared: Path) -> None:
    recording = recordings.read(shared / "media" / "video" / "intel_head-pose-face-detection-male.gif", 60.0)
    inspection = inspect(list(recording.motions), recording.began, recording.ended())
    assert inspection.seconds == pytest.approx(5.0, abs=0.3)
    assert inspection.rate == pytest.approx(12.2, abs=0.4)
    assert "head yaw" not in inspection.of(Verdict.ABSENT)
    assert {"cheekPuff", "tongueOut"} <= set(inspection.of(Verdict.DEAD))


def test_a_live_tracker_ends_in_time(capsys: pytest.CaptureFixture[str]) -> None:
    found = figures(capsys, "--tracker", "tape:stepped=false", "--seconds", "0.5")
    assert 0.1 < float(str(found["seconds"])) <= 0.6


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "nothing to look at"),
        (["/nowhere.tape"], "cannot read"),
        (["--tracker", "idle", "--seconds", "0.2"], "no face"),
        (["--tracker", "ifacialmocap:port=15986", "--seconds", "0.2"], "waiting for a phone on UDP 15986"),
        (["x.tape", "--rate", "0"], "--rate"),
        (["x.tape", "--seconds", "-1"], "--seconds"),
    ],
)
def test_what_cannot_be_looked_at_is_said(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["motion", "inspect", *words]) == 1
    err = capsys.readouterr().err
    assert says in err and "remedy:" in err


def test_a_picture_that_cannot_be_written_is_an_error(
    tape: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["motion", "inspect", str(tape), "--out", str(tmp_path / "no" / "such.png")]) == 1
    assert "cannot write" in capsys.readouterr().err

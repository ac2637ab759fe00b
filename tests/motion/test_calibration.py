"""Curves, the calibration file and the thirty guided seconds, on motion made for it."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.errors import ConfigError
from livehead.motion.arkit import INDEX
from livehead.motion.calibration import Calibration, Neutral, calibrated
from livehead.motion.calibration_file import load, path_of, save
from livehead.motion.curves import Curve, Curves
from livehead.motion.gaze import gaze_of, look
from livehead.motion.guide import STEPS, TOTAL_S, Guide
from livehead.motion.vector import pack
from livehead.types import Channels, Motion


def face(**values: float) -> Motion:
    """A tracked face with some blendshapes; pitch, yaw, roll in degrees, gaze_yaw too."""
    shapes = np.zeros(52, np.float32)
    rotation = np.radians([values.pop(n, 0.0) for n in ("pitch", "yaw", "roll")]).astype(np.float32)
    gaze = np.zeros((2, 2), np.float32)
    gaze[:, 0], gaze[:, 1] = (
        math.radians(values.pop("gaze_pitch", 0.0)),
        math.radians(values.pop("gaze_yaw", 0.0)),
    )
    look(shapes, gaze)
    for name, value in values.items():
        shapes[INDEX[name]] = value
    return replace(
        Motion.neutral(),
        blendshapes=shapes,
        head_rotation=rotation,
        gaze=gaze,
        confidence=1.0,
        channels=Channels.ALL,
    )


def shape(motion: Motion, name: str) -> float:
    return float(motion.blendshapes[INDEX[name]])


def with_curves(**curves: Curve) -> Calibration:
    return Calibration(curves=Curves(curves))


def test_a_curve_reaches_its_ends_and_has_its_dead_zone() -> None:
    calibration = with_curves(jawOpen=Curve(0.0, 0.6, 0.1, 0.9, 1.0, 0.1))
    given = [0.0, 0.05, 0.1, 0.35, 0.6, 1.0]
    got = [shape(calibrated(face(jawOpen=x), calibration), "jawOpen") for x in given]
    assert np.allclose(got, [0.1, 0.1, 0.1, 0.5, 0.9, 0.9], atol=1e-6)
    assert shape(calibrated(face(jawOpen=0.6, mouthPucker=0.4), calibration), "mouthPucker") == np.float32(
        0.4
    )


def test_gamma_below_one_lifts_small_movements() -> None:
    lifted = calibrated(face(jawOpen=0.25), with_curves(jawOpen=Curve(gamma=0.5)))
    assert shape(lifted, "jawOpen") == pytest.approx(0.5)


def test_angles_are_curved_to_both_sides_and_go_on() -> None:
    calibration = with_curves(yaw=Curve(0.0, 10.0, 0.0, 25.0))
    for given, wanted in ((10.0, 25.0), (-5.0, -12.5), (12.0, 30.0), (0.0, 0.0)):
        got = math.degrees(calibrated(face(yaw=given), calibration).head_rotation[1])
        assert got == pytest.approx(wanted, abs=1e-4)


def test_a_gaze_curve_moves_the_blendshapes_with_the_angles() -> None:
    got = calibrated(face(gaze_yaw=5.0), with_curves(gaze_yaw=Curve(0.0, 7.0, 0.0, 21.0)))
    assert math.degrees(got.gaze[0, 1]) == pytest.approx(15.0, abs=1e-3)
    assert np.allclose(gaze_of(got.blendshapes), got.gaze, atol=1e-5)


def test_what_was_made_up_is_left_alone() -> None:
    calibration = Calibration(
        Neutral(pack(face(jawOpen=0.2, yaw=10.0))), Curves({"jawOpen": Curve(0.0, 0.5)})
    )
    voice = replace(face(jawOpen=0.3, yaw=20.0, browInnerUp=0.5), made=Channels.MOUTH)
    got = calibrated(voice, calibration)
    assert shape(got, "jawOpen") == np.float32(0.3)
    assert math.degrees(got.head_rotation[1]) == pytest.approx(10.0, abs=1e-3)


@pytest.mark.parametrize(
    "numbers",
    [(0.5, 0.5), (0.0, 1.0, 0.0, 1.0, 0.0), (0.0, math.nan), (0.0, 0.3, 0.0, 1.0, 1.0, 0.3), (0.0, 1e9)],
)
def test_no_curve_is_made_of_nonsense(numbers: tuple[float, ...]) -> None:
    with pytest.raises(ValueError):
        Curve(*numbers)


def test_a_file_gives_back_what_was_saved_and_is_edited_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "new" / "me.toml"
    made = Calibration(
        Neutral(pack(face(jawOpen=0.2, yaw=10.0, gaze_yaw=3.0))),
        Curves({"jawOpen": Curve(0.0, 0.5, dead=0.02), "yaw": Curve(0.0, 12.0, 0.0, 25.0)}),
    )
    save(made, path, user='A "name"\n', tracker="mediapipe_face")
    back = load(path)
    assert np.abs(back.neutral.vector - made.neutral.vector).max() < 1e-6 and back.curves == made.curves
    text = path.read_text().replace("in = [0, 0.5]", "in = [0, 0.7]")
    path.write_text(text + "browInnerUp = { gamma = 0.5 }\n")
    assert load(path).curves.by_name["jawOpen"].in_high == 0.7
    assert load(path).curves.by_name["browInnerUp"] == Curve(gamma=0.5)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("jawOpened = { gamma = 1.0 }", "jawOpened: no such channel"),
        ("eyeLookInLeft = { gamma = 1.0 }", "gaze_yaw"),
        ("jawOpen = { in = [0.4, 0.4] }", "curves.jawOpen: in = "),
        ("jawOpen = { gama = 1.0 }", "gama"),
        ("jawOpen = 3", "int"),
    ],
)
def test_a_wrong_line_is_named(line: str, said: str, tmp_path: Path) -> None:
    save(Calibration(), tmp_path / "a.toml")
    with (tmp_path / "a.toml").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(ConfigError, match=said):
        load(tmp_path / "a.toml")


def test_any_name_makes_a_file_of_its_own_within_the_folder() -> None:
    folder = path_of("me", "x").parent.parent
    for user in ("../../etc", "a/b", "ユーザー", "", "con:"):
        path = path_of(user, "mediapipe_face")
        assert path.parent.parent == folder and path.name == "mediapipe_face.toml"
    assert path_of("me", "v1.2").name == "v1.2.toml"
    save(Calibration(), path_of("x" * 500, "y" * 500))


# --- guided ------------------------------------------------------------------------------------------------

ACTED: dict[str, dict[str, float]] = {
    "rest": {},
    "blink": {"eyeBlinkLeft": 0.5, "eyeBlinkRight": 0.6},
    "wide": {"eyeWideLeft": 0.02, "browInnerUp": 0.5, "browOuterUpLeft": 0.9, "browOuterUpRight": 0.4},
    "frown": {"browDownLeft": 0.3, "browDownRight": 0.3},
    "vowels": {"jawOpen": 0.4, "mouthPucker": 0.7},
    "smile": {"mouthSmileLeft": 0.8, "mouthSmileRight": 0.8},
    "look": {"gaze_yaw": 7.0},
    "turn": {"yaw": 12.0, "pitch": 40.0},
}


def act(guide: Guide, *, fps: float = 30.0, rest: float = 0.06) -> None:
    """A person who does as told: half of each step at rest, half in the pose (angles to both sides)."""
    time, noise = 0.0, np.random.default_rng(1)
    while (step := guide.step) is not None:
        values = dict(ACTED[step.name]) if guide.progress > 0.5 else {}
        for name in values.keys() & {"gaze_yaw", "yaw", "pitch"}:
            values[name] *= 1.0 if guide.progress > 0.75 else -1.0
        values["jawOpen"] = values.get("jawOpen", 0.0) + rest + float(noise.normal(0.0, 0.01))
        guide.feed(replace(face(**values), captured_at=time))
        time += 1.0 / fps


def test_thirty_seconds_learn_what_the_person_can_do() -> None:
    guide = Guide()
    assert TOTAL_S == guide.left == pytest.approx(30.0)
    act(guide)
    calibration, reaches = guide.result()
    moved = {r.channel for r in reaches if r.moved}
    assert {"eyeBlinkLeft", "browInnerUp", "jawOpen", "mouthPucker", "yaw", "gaze_yaw"} <= moved
    assert not {"eyeWideLeft", "noseSneerLeft", "cheekPuff", "roll"} & moved, "dead, or skipped: said so"

    def full(**values: float) -> Motion:
        return calibrated(face(**values), calibration)

    assert shape(full(eyeBlinkLeft=0.5), "eyeBlinkLeft") == pytest.approx(0.8, abs=0.05)
    assert shape(full(eyeBlinkRight=0.6), "eyeBlinkRight") == pytest.approx(0.8, abs=0.05)
    assert shape(full(jawOpen=0.46), "jawOpen") > 0.95
    assert shape(full(jawOpen=0.068), "jawOpen") == 0.0, "within the noise of the resting face"
    assert math.degrees(full(yaw=12.0).head_rotation[1]) == pytest.approx(25.0, abs=1.0)
    assert math.degrees(full(pitch=20.0).head_rotation[0]) == pytest.approx(20.0, abs=0.1), "not made less"
    assert math.degrees(full(gaze_yaw=7.0).gaze[0, 1]) == pytest.approx(21.0, abs=1.0)
    assert shape(full(eyeWideLeft=0.02), "eyeWideLeft") <= 0.021, "noise is not made a movement"


def test_time_stands_still_while_nobody_is_seen() -> None:
    guide = Guide()
    for time in (0.0, 0.1, 0.2, 60.0, 60.1):
        guide.feed(replace(face(), captured_at=time))
    assert guide.number == 1 and guide.progress == pytest.approx(0.3 / STEPS[0].seconds)
    with pytest.raises(ValueError):
        guide.result()


def test_a_blink_within_the_resting_face_does_not_spoil_it() -> None:
    guide = Guide()
    time = 0.0
    while guide.number == 1:
        guide.feed(replace(face(eyeBlinkLeft=0.9 if 1.0 < time < 1.3 else 0.05), captured_at=time))
        time += 1.0 / 30.0
    while guide.step is not None:
        guide.feed(replace(face(eyeBlinkLeft=0.6), captured_at=time))
        time += 1.0 / 30.0
    calibration, _ = guide.result()
    assert shape(calibrated(face(eyeBlinkLeft=0.05), calibration), "eyeBlinkLeft") == pytest.approx(
        0.0, abs=0.01
    )
    assert shape(calibrated(face(eyeBlinkLeft=0.6), calibration), "eyeBlinkLeft") == pytest.approx(
        0.8, abs=0.03
    )

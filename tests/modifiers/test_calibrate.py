"""A face at rest is all zeros, wherever the camera stands."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.errors import ConfigError
from livehead.modifiers import calibrate
from livehead.motion.arkit import INDEX
from livehead.motion.calibration_file import load, path_of
from livehead.motion.gaze import gaze_of, look
from livehead.motion.head_pose import head_angles, head_matrix
from livehead.motion.vector import pack
from livehead.types import Channels, Motion, Phase

REST = np.array([0.2, -0.35, 0.08], np.float32)
PLACE = np.array([0.1, -0.05, -0.6], np.float32)


def seen(
    true_head: np.ndarray, n: int, *, blink: float = 0.1, gaze: tuple[float, float] = (0.0, 0.0)
) -> Motion:
    """A head as a camera sees it that looks from aside: everything turned by REST."""
    shapes = np.zeros(52, np.float32)
    shapes[INDEX["eyeBlinkLeft"]] = shapes[INDEX["eyeBlinkRight"]] = blink
    shapes[INDEX["mouthFrownLeft"]] = 0.2
    eyes = np.array([gaze, gaze], np.float32) + np.array([-0.1, 0.05], np.float32)
    look(shapes, eyes)
    return replace(
        Motion.neutral(n / 30.0, n),
        blendshapes=shapes,
        head_rotation=head_angles(head_matrix(REST) @ head_matrix(true_head.astype(np.float32))),
        head_position=PLACE,
        gaze=eyes,
        confidence=1.0,
        channels=Motion.neutral().channels.ALL,
    )


def motion_of_a_phone() -> Motion:
    return replace(Motion.neutral(), confidence=1.0, channels=Channels.FACE)


def settle(modifier: calibrate.CalibrateModifier, start: int = 0, count: int = 60) -> int:
    for n in range(start, start + count):
        modifier.modify(seen(np.zeros(3), n, blink=0.95 if 10 <= n - start < 14 else 0.1), n / 30.0)
    return start + count


def test_the_first_second_is_the_neutral_pose() -> None:
    modifier = calibrate.create(calibrate.Config())
    assert modifier.status.phase is Phase.WAITING
    n = settle(modifier)
    assert modifier.status.phase is Phase.RUNNING
    out = modifier.modify(seen(np.zeros(3), n), n / 30.0)
    assert np.abs(pack(out)).max() < 1e-4, "a blink within the capture does not count"


@pytest.mark.parametrize("true", [(0.3, 0.0, 0.0), (0.0, -0.4, 0.0), (0.0, 0.0, 0.25), (0.1, 0.3, -0.2)])
def test_turns_are_those_of_the_head_not_of_the_camera(true: tuple[float, float, float]) -> None:
    modifier = calibrate.create(calibrate.Config())
    n = settle(modifier)
    out = modifier.modify(seen(np.array(true), n), n / 30.0)
    assert np.allclose(out.head_rotation, true, atol=1e-4)


def test_a_shift_is_turned_with_the_camera() -> None:
    modifier = calibrate.create(calibrate.Config())
    n = settle(modifier)
    sample = seen(np.zeros(3), n)
    aside = head_matrix(REST) @ np.array([0.1, 0.0, 0.0], np.float32)
    out = modifier.modify(replace(sample, head_position=PLACE + aside), n / 30.0)
    assert np.allclose(out.head_position, [0.1, 0.0, 0.0], atol=1e-5)


def test_neutral_becomes_zero_and_one_stays_one() -> None:
    modifier = calibrate.create(calibrate.Config())
    n = settle(modifier)
    index = INDEX["eyeBlinkLeft"]
    lids = [
        modifier.modify(seen(np.zeros(3), n, blink=b), n / 30.0).blendshapes[index] for b in (0.1, 0.55, 1.0)
    ]
    assert np.allclose(lids, [0.0, 0.5, 1.0], atol=1e-4)


def test_gaze_is_taken_from_its_rest_and_agrees_with_the_blendshapes() -> None:
    modifier = calibrate.create(calibrate.Config())
    n = settle(modifier)
    out = modifier.modify(seen(np.zeros(3), n, gaze=(-0.2, 0.3)), n / 30.0)
    assert np.allclose(out.gaze, [[-0.2, 0.3]] * 2, atol=1e-4)
    assert np.allclose(gaze_of(out.blendshapes), out.gaze, atol=1e-4)


def test_capture_again_takes_over_without_a_snap() -> None:
    modifier = calibrate.create(calibrate.Config(auto=False))
    n = settle(modifier)
    assert modifier.modify(seen(np.zeros(3), n), n / 30.0).head_rotation[1] == pytest.approx(REST[1])
    modifier.capture()
    yaws = []
    for k in range(n, n + 90):
        yaws.append(float(modifier.modify(seen(np.zeros(3), k), k / 30.0).head_rotation[1]))
    assert yaws[-1] == pytest.approx(0.0, abs=1e-4)
    assert np.abs(np.diff(yaws)).max() < np.radians(5.0)


def test_nobody_there_is_not_a_neutral_pose() -> None:
    modifier = calibrate.create(calibrate.Config())
    for n in range(90):
        out = modifier.modify(Motion.neutral(), n / 30.0)
    assert modifier.status.phase is Phase.WAITING
    assert not pack(out).any()


def test_another_tracker_gets_a_neutral_pose_of_its_own() -> None:
    """A phone straight ahead after a camera that looked from aside: its numbers begin at 0 again."""
    modifier = calibrate.create(calibrate.Config())
    n = settle(modifier)
    straight = replace(motion_of_a_phone(), head_rotation=np.array([0.0, 0.1, 0.0], np.float32))
    yaws = []
    for k in range(60):
        now = (n + k) / 30.0
        yaws.append(modifier.modify(replace(straight, captured_at=now, seq=k), now).head_rotation[1])
    assert yaws[0] == pytest.approx(0.1), "the camera's neutral pose means nothing for the phone"
    assert yaws[-1] == pytest.approx(0.0, abs=1e-4)


def test_a_neutral_pose_set_by_hand_or_by_file_outlives_the_tracker(tmp_path: Path) -> None:
    for config in (calibrate.Config(auto=False), calibrate.Config(path=str(tmp_path / "me.toml"))):
        modifier = calibrate.create(config)
        modifier.capture()
        n = settle(modifier)
        kept = modifier.neutral
        modifier.modify(replace(motion_of_a_phone(), captured_at=n / 30.0), n / 30.0)
        assert modifier.neutral is kept and modifier.status.phase is Phase.RUNNING


def test_a_face_that_looks_at_another_screen_is_neutral_only_by_hand() -> None:
    aside = np.array([0.0, -0.6, 0.0])
    modifier = calibrate.create(calibrate.Config())
    for n in range(60):
        modifier.modify(seen(aside, n), n / 30.0)
    assert modifier.status.phase is Phase.WAITING and modifier.status.remedy
    end = settle(modifier, 60)
    assert np.allclose(modifier.neutral.vector[52:55], REST, atol=1e-4)
    modifier.capture()
    for n in range(end, end + 60):
        modifier.modify(seen(aside, n), n / 30.0)
    assert modifier.neutral.vector[53] < -0.7


def test_a_face_that_goes_away_while_it_is_captured_is_captured_anew() -> None:
    modifier = calibrate.create(calibrate.Config())
    for n in range(20):
        modifier.modify(seen(np.array([0.0, 0.6, 0.0]), n), n / 30.0)
    start = 300
    for n in range(start, start + 60):
        modifier.modify(seen(np.zeros(3), n), n / 30.0)
        if n < start + 25:
            assert modifier.status.phase is Phase.WAITING, "a whole second of the face that is there now"
    assert np.allclose(modifier.neutral.vector[52:55], REST, atol=1e-4)


def test_it_is_kept_in_a_file_and_found_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "me.toml"
    modifier = calibrate.create(calibrate.Config(path=str(path)))
    n = settle(modifier)
    assert len(tomllib.loads(path.read_text())["blendshapes"]) == 52
    again = calibrate.create(calibrate.Config(path=str(path)))
    assert again.status.phase is Phase.RUNNING
    first, second = (m.modify(seen(np.array([0.1, 0.2, 0.0]), n), n / 30.0) for m in (modifier, again))
    assert np.allclose(pack(first), pack(second), atol=1e-5)


@pytest.mark.parametrize("text", ["", "blendshapes = 3", "gaze = [[1, 2], [3]]", "[[[", "\x00\xff"])
def test_a_file_that_holds_none_is_an_error_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "me.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(ConfigError, match=r"me\.toml") as caught:
        calibrate.create(calibrate.Config(path=str(path)))
    assert caught.value.remedy


def test_a_place_that_cannot_be_written_loses_nothing_but_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    modifier = calibrate.create(calibrate.Config(path=str(tmp_path / "file" / "me.toml")))
    n = settle(modifier)
    assert np.abs(pack(modifier.modify(seen(np.zeros(3), n), n / 30.0))).max() < 1e-4
    assert "not saved" in modifier.status.text


def before(tracker: str, motion: Motion) -> Motion:
    return replace(motion, tracker=tracker)


def test_what_was_taken_by_hand_is_found_again_for_this_user_and_tracker() -> None:
    first = calibrate.create(calibrate.Config(user="Ann"))
    first.capture()
    for n in range(60):
        first.modify(before("phone", seen(np.zeros(3), n)), n / 30.0)
    assert path_of("Ann", "phone").is_file()
    again = calibrate.create(calibrate.Config(user="Ann"))
    out = again.modify(before("phone", seen(np.zeros(3), 0)), 0.0)
    assert np.abs(pack(out)).max() < 1e-3, "from the very first motion"
    assert "Ann" in again.status.text and again.status.phase is Phase.RUNNING
    other = calibrate.create(calibrate.Config(user="Ben"))
    out = other.modify(before("phone", seen(np.zeros(3), 0)), 0.0)
    assert np.abs(out.head_rotation - REST).max() < 1e-5 and other.status.phase is Phase.WAITING


def test_each_tracker_has_its_own_and_nothing_is_mixed() -> None:
    modifier = calibrate.create(calibrate.Config())
    modifier.capture()
    for n in range(60):
        modifier.modify(before("phone", seen(np.zeros(3), n)), n / 30.0)
    camera = before("camera", seen(np.zeros(3), 100))
    assert np.abs(modifier.modify(camera, 2.1).head_rotation - REST).max() < 1e-5, "not the phone's neutral"
    for n in range(101, 160):
        modifier.modify(before("camera", seen(np.array([0.2, 0.0, 0.0]), n)), n / 30.0)
    back = modifier.modify(before("phone", seen(np.zeros(3), 200)), 6.0)
    assert np.abs(pack(back)).max() < 1e-3, "the phone's was kept"
    assert not path_of("me", "camera").exists(), "only what a person asked for is saved"


def test_guided_it_leads_and_saves_and_can_be_broken_off() -> None:
    modifier = calibrate.create(calibrate.Config())
    modifier.guide()
    n = 0
    prompts = set()
    while n < 40 * 30 and not path_of("me", "phone").exists():
        motion = before(
            "phone", seen(np.array([0.0, 0.2 * np.sin(n / 9.0), 0.0]), n, blink=0.1 + 0.5 * (n % 40 < 20))
        )
        modifier.modify(motion, n / 30.0)
        prompts.add(modifier.status.remedy)
        n += 1
    assert n / 30.0 == pytest.approx(30.0, abs=1.5) and len(prompts) >= 8
    assert "guided" in modifier.status.text and "noseSneerLeft" in modifier.status.text
    kept = load(path_of("me", "phone"))
    assert {"yaw", "eyeBlinkLeft"} <= kept.curves.by_name.keys()
    modifier.guide()
    modifier.modify(before("phone", seen(np.zeros(3), n)), n / 30.0)
    assert modifier.status.phase is Phase.WAITING
    modifier.guide()
    modifier.modify(before("phone", seen(np.zeros(3), n + 1)), (n + 1) / 30.0)
    assert modifier.status.phase is Phase.RUNNING


def test_a_damaged_file_is_said_and_the_stream_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    path = path_of("me", "phone")
    path.parent.mkdir(parents=True)
    path.write_text("gaze = 3")
    modifier = calibrate.create(calibrate.Config())
    for n in range(60):
        out = modifier.modify(before("phone", seen(np.zeros(3), n)), n / 30.0)
    assert np.abs(pack(out)).max() < 1e-3, "calibrated by itself"
    assert "holds no calibration" in caplog.text and path.read_text() == "gaze = 3"


def test_made_up_motion_needs_none() -> None:
    modifier = calibrate.create(calibrate.Config())
    pointer = replace(seen(np.zeros(3), 0), made=Channels.ALL)
    for n in range(60):
        out = modifier.modify(replace(pointer, seq=n, captured_at=n / 30.0, tracker="mouse"), n / 30.0)
    assert np.array_equal(out.head_rotation, pointer.head_rotation)
    assert modifier.status.text.startswith("nothing to calibrate")
    assert modifier.status.phase is Phase.RUNNING, "nobody is asked for a calm face before a mouse"


def test_a_guided_calibration_begins_anew_before_another_tracker() -> None:
    """Half of a phone's face and half of a camera's would be saved as the camera's."""
    modifier = calibrate.create(calibrate.Config())
    modifier.guide()
    for n in range(600):
        modifier.modify(before("phone", seen(np.zeros(3), n)), n / 30.0)
    assert "6 of 8" in modifier.status.text
    for n in range(600, 610):
        modifier.modify(before("camera", seen(np.zeros(3), n)), n / 30.0)
    assert "1 of 8" in modifier.status.text
    for n in range(610, 600 + 28 * 30):
        modifier.modify(before("camera", seen(np.zeros(3), n)), n / 30.0)
    assert not path_of("me", "camera").exists()


def test_broken_off_while_nobody_is_there_it_begins_at_the_first_step() -> None:
    modifier = calibrate.create(calibrate.Config(auto=False))
    modifier.guide()
    assert modifier.status.phase is Phase.WAITING, "said also before the first face"
    for n in range(300):
        modifier.modify(seen(np.zeros(3), n), n / 30.0)
    assert "3 of 8" in modifier.status.text
    modifier.guide()
    assert "of 8" not in modifier.status.text, "also where no motion comes"
    modifier.guide()
    for n in range(300, 303):
        modifier.modify(seen(np.zeros(3), n), n / 30.0)
    assert "1 of 8" in modifier.status.text

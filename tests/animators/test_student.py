"""The student with the network that ships, against the puppet that taught it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead import folders
from livehead.animators.student import Config, StudentAnimator, create
from livehead.character import Character
from livehead.errors import AnimatorError, CharacterError, EngineError
from livehead.motion.pose import LAYOUT
from livehead.rig.puppet import Puppet
from livehead.types import Motion, Phase


@pytest.fixture(scope="module")
def actia() -> Character:
    return Character.load(folders.characters()["actia"])


@pytest.fixture
def student(actia: Character) -> StudentAnimator:
    animator = create(Config(engine="onnxruntime", threads=1))
    animator.load(actia)
    return animator


def _pose(**values: float) -> NDArray[np.float32]:
    pose = np.zeros(45, np.float32)
    for name, value in values.items():
        pose[LAYOUT.index(name)] = value
    return pose


MIX = _pose(head_y=0.7, neck_z=-0.5, eye_wink_left=0.6, mouth_aaa=0.8, iris_rotation_y=0.5, breathing=1)


def _mean_square(a: NDArray[np.uint8], b: NDArray[np.uint8], box: tuple[slice, slice]) -> float:
    """On mid grey, of the full range."""
    grey = []
    for picture in (a[box], b[box]):
        alpha = picture[..., 3:] / 255
        grey.append(picture[..., :3] / 255 * alpha + 0.5 * (1 - alpha))
    return float(np.mean((grey[0] - grey[1]) ** 2))


def test_it_looks_like_the_puppet(student: StudentAnimator, actia: Character) -> None:
    puppet = Puppet.load(actia.folder)
    whole, face = (slice(None), slice(None)), (slice(64, 192), slice(192, 320))
    for pose in (
        np.zeros(45, np.float32),
        MIX,
        _pose(head_x=-1, body_z=0.6, mouth_ooo=1, eye_relaxed_right=1),
    ):
        mine, theirs = student.draw(pose).pixels, puppet.render(pose)
        assert _mean_square(mine, theirs, whole) < 10**-3.6
        assert _mean_square(mine, theirs, face) < 10**-3.0


def test_pictures_keep_the_rules_of_a_frame(student: StudentAnimator) -> None:
    picture = student.draw(MIX).pixels
    assert picture.shape == (512, 512, 4) and picture.dtype == np.uint8 and picture.flags.c_contiguous
    assert not picture[picture[..., 3] == 0].any()
    assert (picture[..., 3] == 255).mean() > 0.2


def test_what_is_left_out_changes_nothing(student: StudentAnimator, actia: Character) -> None:
    """Parts whose inputs did not change are not computed again; the picture must be that of a fresh start."""
    student.draw(np.zeros(45, np.float32))
    student.draw(_pose(mouth_aaa=1))
    stepwise = student.draw(MIX).pixels
    fresh = create(Config(engine="onnxruntime", threads=1))
    fresh.load(actia)
    assert np.array_equal(stepwise, fresh.draw(MIX).pixels)


def test_a_picture_once_given_is_not_drawn_over(student: StudentAnimator) -> None:
    first = student.draw(MIX).pixels
    kept = first.copy()
    student.draw(_pose(head_y=-1))
    assert np.array_equal(first, kept)


def test_any_pose_is_drawn(student: StudentAnimator) -> None:
    wild = np.full(45, 7, np.float32)
    wild[::3] = np.nan
    assert student.draw(wild).pixels.any()
    assert student.animate(Motion.neutral()).pixels.any()


def test_life_of_the_stage(actia: Character) -> None:
    animator = create(Config())
    with pytest.raises(AnimatorError, match="no character"):
        animator.draw(MIX)
    animator.load(actia)
    assert animator.status.phase is Phase.RUNNING and "ONNX Runtime" in animator.status.text
    animator.close()
    assert animator.status.phase is Phase.CLOSED


def test_a_character_without_a_network_says_so(actia: Character) -> None:
    animator = create(Config())
    with pytest.raises(CharacterError, match="names no network") as caught:
        animator.load(replace(actia, settings={}))
    assert "tha3" in caught.value.remedy
    with pytest.raises(CharacterError, match=r"absent\.onnx"):
        animator.load(replace(actia, settings={"student": {"model": "absent.onnx"}}))


def test_a_truncated_network_is_a_clear_error(actia: Character, tmp_path: Path) -> None:
    shipped = folders.find_model(actia.settings["student"]["model"])
    assert shipped is not None
    whole = shipped.read_bytes()
    (tmp_path / "half.onnx").write_bytes(whole[: len(whole) // 2])
    broken = replace(actia, folder=tmp_path, settings={"student": {"model": "half.onnx"}})
    with pytest.raises(EngineError, match="cut short") as caught:
        create(Config()).load(broken)
    assert "half.onnx" in caught.value.remedy


def test_bad_settings_are_refused() -> None:
    with pytest.raises(AnimatorError, match="threads"):
        create(Config(threads=0))

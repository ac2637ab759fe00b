"""The running path of a Talking Head model: the published picture, the animator around it, and bad input."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.animators import tha3
from livehead.cast import find_character
from livehead.character import Character
from livehead.errors import AnimatorError, CharacterError, EngineError
from livehead.posers.kept import Kept
from livehead.posers.modules import open_modules
from livehead.posers.tha3 import MODULES, Tha3Poser
from livehead.runtime.catalogue import find
from livehead.runtime.golden_rule import image, vec
from livehead.types import Phase

Install = Callable[[str, str], None]


def golden_pose() -> np.ndarray:
    parts = vec("tha3.pose.a", 37, 0, 1), vec("tha3.pose.b", 7, -1, 1), vec("tha3.pose.c", 1, 0, 1)
    return np.concatenate(parts, 1)[0]


def config(**values: object) -> tha3.Config:
    return tha3.Config(engine="onnxruntime", **values)  # type: ignore[arg-type]


@pytest.fixture
def actia() -> Character:
    return find_character("actia")


def test_the_running_path_gives_the_published_picture(shared: Path, installed: Install) -> None:
    installed("tha3_separable", "golden")
    modules = open_modules(find("golden").module, MODULES, "onnxruntime", 2)
    poser = Tha3Poser(modules, Kept(100_000_000))
    poser.take(image("tha3.image", 4, 512, 512))
    output = poser.output(golden_pose())
    with np.load(shared / "golden" / "tha3_separable_float.poser.npz") as kept:
        wanted, stride = kept["out0"].astype(np.float64).ravel(), int(kept["out0.__stride"])
        mean, spread, _ = kept["out0.__stats"]
    distance = np.sqrt(np.mean((output.ravel()[::stride] - wanted) ** 2))
    assert distance <= 6e-3  # the golden weights tear the picture: rounding alone moves it so far
    assert abs(output.mean() - mean) <= 1e-4 and abs(output.std() - spread) <= 1e-4


def test_the_animator_draws_what_the_pose_says(installed: Install, actia: Character) -> None:
    installed("tha3_separable", "golden")
    animator = tha3.create(config())
    animator.load(actia)
    assert animator.status.phase is Phase.RUNNING
    assert "golden with ONNX Runtime, CPU" in animator.status.text
    rest = animator.draw(np.zeros(45, np.float32))
    assert rest.pixels.shape == (512, 512, 4) and rest.pixels.dtype == np.uint8
    assert animator.draw(np.zeros(45, np.float32)).pixels is rest.pixels  # not drawn again
    turned = animator.draw(golden_pose()).pixels
    assert np.abs(turned.astype(int) - rest.pixels).max() > 50
    animator.close()
    assert animator.status.phase is Phase.CLOSED


def test_two_characters_share_their_engines(installed: Install, actia: Character) -> None:
    installed("tha3_separable", "golden")
    first, second = tha3.create(config()), tha3.create(config())
    first.load(actia)
    second.load(actia)
    assert first._poser._modules is second._poser._modules  # type: ignore[union-attr]
    pose = golden_pose()
    alone = first.draw(pose).pixels.copy()
    second.draw(np.zeros(45, np.float32))
    assert np.array_equal(first.draw(pose).pixels, alone)


def test_coarse_poses_are_asked_for_or_eased_into(installed: Install, actia: Character) -> None:
    installed("tha3_separable", "golden")
    animator = tha3.create(config())
    animator.load(actia)
    nearly = np.zeros(45, np.float32)
    nearly[26] = 0.01
    rest = animator.draw(np.zeros(45, np.float32)).pixels
    assert animator.draw(nearly).pixels is not rest
    animator.ease(1, 1.0)
    eased = animator.draw(nearly).pixels
    assert animator.draw(np.zeros(45, np.float32)).pixels is eased


def test_without_a_model_it_says_how_to_get_one(actia: Character) -> None:
    with pytest.raises(EngineError, match="not installed") as caught:
        tha3.create(config()).load(actia)
    assert "livehead models" in caught.value.remedy
    assert "not installed" in tha3.probe()


def test_a_model_of_another_generation_is_refused(installed: Install, actia: Character) -> None:
    installed("tha4_student", "lambda")
    with pytest.raises(EngineError, match="lambda is a model of tha4_student, not of tha3"):
        tha3.create(config(model="lambda")).load(actia)


def test_the_character_before_stays_when_the_next_does_not_suit(installed: Install, actia: Character) -> None:
    installed("tha3_separable", "golden")
    animator = tha3.create(config())
    animator.load(actia)
    before = animator.draw(np.zeros(45, np.float32)).pixels.copy()
    with pytest.raises(CharacterError, match="300x300"):
        animator.load(replace(actia, picture=actia.picture[:300, :300]))
    assert np.array_equal(animator.draw(np.zeros(45, np.float32)).pixels, before)


def test_a_head_beside_its_box_is_said_and_drawn(
    installed: Install, actia: Character, caplog: pytest.LogCaptureFixture
) -> None:
    installed("tha3_separable", "golden")
    low = np.zeros_like(actia.picture)
    low[60:] = actia.picture[:-60]
    animator = tha3.create(config())
    with caplog.at_level(logging.WARNING):
        animator.load(replace(actia, picture=low))
    assert "px too low" in animator.status.text and "px too low" in caplog.text
    drawn = Path(animator.status.remedy.removeprefix("see ")).expanduser()
    assert drawn.is_file()


def test_a_cache_that_cannot_be_written_costs_only_the_drawing(
    installed: Install, actia: Character, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed("tha3_separable", "golden")
    (tmp_path / "taken").write_text("a file where the folder should be")
    monkeypatch.setattr("livehead.posers.talking_head.folders.cache", lambda: tmp_path / "taken")
    low = np.zeros_like(actia.picture)
    low[60:] = actia.picture[:-60]
    animator = tha3.create(config())
    animator.load(replace(actia, picture=low))
    assert animator.status.phase is Phase.RUNNING and "px too low" in animator.status.text
    assert "move the head" in animator.status.remedy


@pytest.mark.parametrize("values", [{"coarse": 4}, {"threads": 0}, {"kept_mb": -1}])
def test_wrong_settings_are_named(values: dict[str, int]) -> None:
    with pytest.raises(AnimatorError, match=next(iter(values))):
        tha3.create(config(**values))

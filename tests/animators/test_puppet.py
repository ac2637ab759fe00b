"""The puppet as an animator: what it draws, what it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.animators.puppet import Config, create
from livehead.cast import find_character
from livehead.character import Character
from livehead.errors import AnimatorError, CharacterError
from livehead.motion.pose import NAMES
from livehead.types import Motion


def test_it_draws_the_characters_own_picture_at_rest() -> None:
    character = find_character("actia")
    animator = create(Config())
    animator.load(character)
    pixels = animator.draw(np.zeros(45, np.float32)).pixels
    assert pixels.shape == (512, 512, 4)
    difference = np.abs(pixels.astype(int) - character.picture)
    assert difference.mean() < 0.1
    animator.close()


def test_motion_moves_it_and_the_same_motion_draws_the_same_pixels() -> None:
    animator = create(Config(size=128))
    animator.load(find_character("actia"))
    rest = animator.animate(Motion.neutral()).pixels.copy()
    turned = replace(Motion.neutral(), head_rotation=np.array([0.1, 0.2, -0.1], np.float32))
    moved = animator.animate(turned).pixels.copy()
    assert np.abs(moved.astype(int) - rest).max() > 50
    again = animator.animate(Motion.neutral()).pixels
    assert np.array_equal(again, rest)
    animator.close()


def test_a_wider_range_makes_the_head_turn_less() -> None:
    pose = np.zeros(45, np.float32)
    pose[NAMES.index("head_y")] = 1.0
    turned = replace(Motion.neutral(), head_rotation=np.array([0.0, -0.2, 0.0], np.float32))
    pictures = []
    for head_range in (20.0, 40.0):
        animator = create(Config(size=128, head_range=head_range))
        animator.load(find_character("actia"))
        pictures.append(animator.animate(turned).pixels.astype(int))
        animator.close()
    assert np.abs(pictures[0] - pictures[1]).max() > 20


def test_without_a_character_it_says_so() -> None:
    with pytest.raises(AnimatorError, match="no character"):
        create(Config()).animate(Motion.neutral())


def test_a_senseless_size_is_refused() -> None:
    with pytest.raises(AnimatorError, match="size"):
        create(Config(size=0))


def test_a_character_without_a_rig_is_refused(tmp_path: Path) -> None:
    bare = replace(find_character("actia"), folder=tmp_path)
    assert isinstance(bare, Character)
    with pytest.raises(CharacterError, match=r"art\.svg"):
        create(Config()).load(bare)

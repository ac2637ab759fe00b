"""What every animator promises, over all there are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import LiveheadError
from livehead.motion.arkit import INDEX
from livehead.session import find_character
from livehead.stages import Animator
from livehead.types import Motion, Phase

NAMES = registry.names("animators")


def loaded(name: str) -> Animator:
    animator = registry.animator(StageChoice(name))
    animator.load(find_character("actia"))
    return animator


def turned(yaw: float, **shapes: float) -> Motion:
    blendshapes = np.zeros(52, np.float32)
    for shape, value in shapes.items():
        blendshapes[INDEX[shape]] = value
    rotation = np.array([0.0, yaw, 0.0], np.float32)
    return replace(Motion.neutral(), head_rotation=rotation, blendshapes=blendshapes)


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_straight_rgba_with_nothing_hidden_under_zero_alpha(name: str) -> None:
    animator = loaded(name)
    for motion in (Motion.neutral(), turned(0.3, jawOpen=0.8), turned(-0.3, eyeBlinkLeft=1.0)):
        pixels = animator.animate(motion).pixels
        assert pixels.shape == (512, 512, 4)
        assert pixels.dtype == np.uint8
        assert pixels.flags.c_contiguous
        clear = pixels[..., 3] == 0
        assert 0.2 < clear.mean() < 0.9
        assert not pixels[clear].any()
    animator.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_motion_gives_the_same_pixels_and_another_gives_others(name: str) -> None:
    first, second = loaded(name), loaded(name)
    motion = turned(0.25, mouthSmileLeft=0.7, mouthSmileRight=0.7)
    one = first.animate(motion).pixels.copy()
    first.animate(turned(-0.2))
    assert np.array_equal(first.animate(motion).pixels, one)
    assert np.array_equal(second.animate(motion).pixels, one)
    assert np.abs(first.animate(Motion.neutral()).pixels.astype(int) - one).max() > 60
    first.close()
    second.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_handed_out_is_not_drawn_over_later(name: str) -> None:
    animator = loaded(name)
    kept = animator.animate(turned(0.25)).pixels
    before = kept.copy()
    animator.animate(turned(-0.25))
    assert np.array_equal(kept, before), "a sink may still be sending it"
    animator.close()


@pytest.mark.parametrize("name", NAMES)
def test_nonsense_in_the_motion_still_gives_a_picture(name: str) -> None:
    animator = loaded(name)
    wild = replace(
        Motion.neutral(),
        blendshapes=np.full(52, np.nan, np.float32),
        head_rotation=np.array([np.inf, -np.inf, np.nan], np.float32),
        head_position=np.full(3, 1e30, np.float32),
    )
    assert animator.animate(wild).pixels[..., 3].max() == 255
    animator.close()


@pytest.mark.parametrize("name", NAMES)
def test_status_and_life(name: str) -> None:
    animator = registry.animator(StageChoice(name))
    assert animator.status.phase is Phase.STARTING
    with pytest.raises(LiveheadError) as error:
        animator.animate(Motion.neutral())
    assert error.value.remedy
    animator.load(find_character("actia"))
    assert animator.status.phase is Phase.RUNNING
    assert "Actia" in animator.status.text
    assert animator.needs_driving is False
    animator.load(find_character("actia"))
    assert animator.animate(Motion.neutral()).pixels.any()
    animator.close()
    assert animator.status.phase is Phase.CLOSED

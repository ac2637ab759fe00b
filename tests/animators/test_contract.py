"""What every animator promises, over all there are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead import registry
from livehead.animators import tha4_student
from livehead.cast import find_character
from livehead.config import StageChoice
from livehead.errors import LiveheadError
from livehead.motion.arkit import INDEX
from livehead.posers import talking_head
from livehead.posers.modules import Modules
from livehead.runtime import catalogue
from livehead.stages import Animator
from livehead.types import Motion, Phase

NAMES = registry.names("animators")
ARCHITECTURES = {"tha1": "tha1", "tha2": "tha2", "tha3": "tha3_standard", "tha4": "tha4_teacher"}
ARCHITECTURES["tha4_student"] = "tha4_student"
SIZES = {"tha1": 256, "tha2": 256}


class StandIns(Modules):
    """In place of hundreds of megabytes of networks: a picture is what came in, moved by what the pose says."""

    def run(self, module: str, **inputs: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        outputs = self._ports[module].outputs
        pictures = [array for array in inputs.values() if array.ndim == 4 and array.shape[1] == 4]
        by = round(20 * float(inputs["pose"].sum())) if "pose" in inputs else 0
        if not pictures:  # the student's face comes from the pose alone
            return [np.full((1, 4, 128, 128), np.clip(by / 20, -1, 1), np.float32)]
        moved = np.roll(pictures[0], by, axis=3)
        return [moved[:, :2] if name == "grid_change" else moved for name in outputs]


@pytest.fixture(autouse=True)
def models(monkeypatch: pytest.MonkeyPatch) -> None:
    """One installed model of every kind, its networks replaced."""
    for module in (talking_head, tha4_student):
        monkeypatch.setattr(module, "open_modules", lambda files, ports, *rest: StandIns(ports, {}))
    for name, architecture in ARCHITECTURES.items():
        folder = catalogue.shelf() / name
        folder.mkdir(parents=True)
        catalogue.write_facts(folder, {"architecture": architecture, "modules": {}})


def made(name: str) -> Animator:
    options = {"model": name, "engine": "onnxruntime"} if name in ARCHITECTURES else {}
    return registry.animator(StageChoice(name, options))


def loaded(name: str) -> Animator:
    animator = made(name)
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
        assert pixels.shape == (SIZES.get(name, 512), SIZES.get(name, 512), 4)
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
    animator = made(name)
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

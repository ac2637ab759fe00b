"""Which module runs when: nothing that did not change is computed again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from livehead.motion.pose import LAYOUT
from livehead.posers import tha1, tha2, tha3, tha4
from livehead.posers.kept import Kept
from livehead.posers.modules import Modules, Ports


class Recorder(Modules):
    """Modules that compute nothing, check what they are given, and remember who was called."""

    def __init__(self, ports: Mapping[str, Ports]) -> None:
        super().__init__(ports, {})
        self.calls: list[str] = []

    def run(self, module: str, **inputs: Any) -> list[Any]:
        self.calls.append(module)
        ports = self._ports[module]
        assert {name: array.shape for name, array in inputs.items()} == dict(ports.inputs)
        assert all(array.dtype == np.float32 for array in inputs.values())
        return [np.full(_shape(module, name), len(self.calls), np.float32) for name in ports.outputs]


def _shape(module: str, output: str) -> tuple[int, ...]:
    if module in ("eyebrow_decomposer", "eyebrow_morphing_combiner"):
        return 1, 4, 128, 128
    if module == "two_algo_face_body_rotator" or module == "body_morpher":
        return 1, 2 if output == "grid_change" else 4, 256, 256
    return {"editor": (1, 4, 512, 512), "upscaler": (1, 4, 512, 512), "face_morpher": (1, 4, 192, 192)}.get(
        module, (1, 4, 256, 256)
    )


def pose(**values: float) -> np.ndarray:
    result = np.zeros(45, np.float32)
    for name, value in values.items():
        result[LAYOUT.index(name)] = value
    return result


CASES = [
    (tha2, tha2.Tha2Poser, ["two_algo_face_rotator", "combiner"], 256),
    (tha3, tha3.Tha3Poser, ["two_algo_face_body_rotator", "editor"], 512),
    (tha4, tha4.Tha4Poser, ["body_morpher", "upscaler"], 512),
]


@pytest.mark.parametrize("family, poser_class, last, size", CASES)
def test_only_what_changed_is_computed(family: Any, poser_class: Any, last: list[str], size: int) -> None:
    modules = Recorder(family.MODULES)
    poser = poser_class(modules, Kept(10_000_000))
    poser.load(np.zeros((size, size, 4), np.uint8))
    assert modules.calls == ["eyebrow_decomposer"]

    def calls(**values: float) -> list[str]:
        modules.calls.clear()
        assert poser.draw(pose(**values)).shape == (size, size, 4)
        return list(modules.calls)

    assert calls() == ["eyebrow_morphing_combiner", "face_morpher", *last]
    assert calls(head_x=0.5) == last
    assert calls(mouth_aaa=1) == ["face_morpher", *last]
    assert calls(eyebrow_angry_left=1) == ["eyebrow_morphing_combiner", "face_morpher", *last]
    assert calls(eyebrow_angry_left=1, mouth_aaa=0.5, head_y=-1) == ["face_morpher", *last]
    assert calls(mouth_aaa=1, neck_z=1) == last


def test_the_first_generation_has_three_modules_and_six_parameters() -> None:
    modules = Recorder(tha1.MODULES)
    modules_shape = {"face_morpher": (1, 4, 256, 256)}
    poser = tha1.Tha1Poser(_Small(modules, modules_shape), Kept(10_000_000))
    poser.load(np.zeros((512, 512, 4), np.uint8))
    poser.draw(pose(eye_wink_left=1))
    poser.draw(pose(eye_wink_left=1, head_x=1))
    assert modules.calls == ["face_morpher", *["two_algo_face_rotator", "combiner"] * 2]
    wink = tha1.morph(pose(eye_happy_wink_right=0.7, eye_wink_right=0.7, mouth_iii=0.4))
    assert wink.tolist() == [[0.0, 1.0, pytest.approx(0.4)]]


class _Small(Modules):
    """The recorder with other output shapes."""

    def __init__(self, recorder: Recorder, shapes: dict[str, tuple[int, ...]]) -> None:
        super().__init__({}, {})
        self._recorder, self._shapes = recorder, shapes

    def run(self, module: str, **inputs: Any) -> list[Any]:
        found = self._recorder.run(module, **inputs)
        return [np.zeros(self._shapes[module], np.float32)] if module in self._shapes else found


def test_a_face_that_is_shown_again_is_the_one_that_was_shown() -> None:
    modules = Recorder(tha3.MODULES)
    seen: list[np.ndarray] = []
    original = modules.run

    def run(module: str, **inputs: Any) -> list[Any]:
        if module == "editor":
            seen.append(inputs["image"][:, :, 32:224, 160:352].copy())
        return original(module, **inputs)

    modules.run = run  # type: ignore[method-assign]
    poser = tha3.Tha3Poser(modules, Kept(10_000_000))
    poser.load(np.zeros((512, 512, 4), np.uint8))
    for amount in (0.0, 1.0, 0.0):
        poser.draw(pose(mouth_aaa=amount))
    assert np.array_equal(seen[0], seen[2]) and not np.array_equal(seen[0], seen[1])

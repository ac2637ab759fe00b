"""THA2 against the outputs of the published code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the networks need PyTorch")

from livehead.nets.tha2 import Tha2Config, Tha2Poser  # noqa: E402
from livehead.runtime.golden_rule import image, vec  # noqa: E402

from .conftest import Golden, filled, tensors_of  # noqa: E402

MODULES = [
    "eyebrow_decomposer",
    "eyebrow_morphing_combiner",
    "face_morpher",
    "two_algo_face_rotator",
    "combiner",
]


def golden_inputs() -> dict[str, list[Any]]:
    pose = np.concatenate([vec("tha2.pose.a", 37, 0, 1), vec("tha2.pose.b", 5, -1, 1)], 1)
    picture, turned = image("tha12.image", 4, 256, 256), image("tha12.rot", 4, 256, 256)
    inputs = {
        "two_algo_face_rotator": [picture, pose[:, 39:]],
        "combiner": [picture, turned, pose[:, 39:]],
        "poser": [picture, pose],
    }
    return {name: [torch.from_numpy(array) for array in arrays] for name, arrays in inputs.items()}


@pytest.mark.parametrize("module", MODULES)
def test_the_tensors_are_those_of_the_published_files(
    manifest: Callable[[str], dict[str, list[int]]], module: str
) -> None:
    with torch.device("meta"):
        ours = tensors_of(getattr(Tha2Poser(Tha2Config()), module))
    assert ours == manifest(f"tha2.{module}")


@pytest.mark.parametrize("module", MODULES[3:])
def test_rotator_and_combiner_give_the_published_outputs(
    golden: Callable[[str], Golden], module: str
) -> None:
    net = filled(getattr(Tha2Poser(Tha2Config()), module), "tha2")
    golden(f"tha2.{module}").holds(net.every(*golden_inputs()[module]))


# As in THA3, the published code itself is this far (root mean square) from its own answer in float64.
ROUNDING = 4.6e-4


def test_the_whole_poser_gives_the_published_pictures(golden: Callable[[str], Golden]) -> None:
    net = Tha2Poser(Tha2Config())
    for name in MODULES:
        filled(getattr(net, name), "tha2")
    published, outputs = golden("tha2.poser"), net.every(*golden_inputs()["poser"])
    apart = [published.distance(index, output) for index, output in enumerate(outputs)]
    print(" ".join(f"{distance:.1g}" for distance in apart))
    assert len(apart) == 31
    assert apart[0] <= ROUNDING
    assert max(apart) <= 2 * ROUNDING
    assert max(apart[17:]) <= 5e-5  # the eyebrows, before their result is warped again
    assert max(apart[25:]) <= 1e-5  # the decomposer sees the picture itself

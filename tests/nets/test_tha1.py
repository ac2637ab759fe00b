"""THA1 against the outputs of the published code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the networks need PyTorch")

from livehead.nets.tha1 import Tha1Config, Tha1Poser  # noqa: E402
from livehead.runtime.golden_rule import image, vec  # noqa: E402

from .conftest import Golden, filled, tensors_of  # noqa: E402

MODULES = ["face_morpher", "two_algo_face_rotator", "combiner"]


def golden_inputs() -> dict[str, list[Any]]:
    pose = np.concatenate([vec("tha1.pose.a", 3, -1, 1), vec("tha1.pose.b", 3, 0, 1)], 1)
    picture, turned = image("tha12.image", 4, 256, 256), image("tha12.rot", 4, 256, 256)
    inputs = {
        "face_morpher": [picture, pose[:, 3:]],
        "two_algo_face_rotator": [picture, pose[:, :3]],
        "combiner": [picture, turned, pose[:, :3]],
        "poser": [picture, pose],
    }
    return {name: [torch.from_numpy(array) for array in arrays] for name, arrays in inputs.items()}


@pytest.mark.parametrize("module", MODULES)
def test_the_tensors_are_those_of_the_published_files(
    manifest: Callable[[str], dict[str, list[int]]], module: str
) -> None:
    with torch.device("meta"):
        ours = tensors_of(getattr(Tha1Poser(Tha1Config()), module))
    assert ours == manifest(f"tha1.{module}")


@pytest.mark.parametrize("module", MODULES)
def test_each_module_gives_the_published_outputs(golden: Callable[[str], Golden], module: str) -> None:
    net = filled(getattr(Tha1Poser(Tha1Config()), module), "tha1")
    outputs = net.every(*golden_inputs()[module])
    if module == "two_algo_face_rotator":
        change = outputs[4]
        outputs[4:] = [change.permute(0, 2, 3, 1), net.warp.grid(change)]  # as THA1 gives them
    golden(f"tha1.{module}").holds(outputs)


def test_the_whole_poser_gives_the_published_picture(golden: Callable[[str], Golden]) -> None:
    net = Tha1Poser(Tha1Config())
    for name in MODULES:
        filled(getattr(net, name), "tha1")
    golden("tha1.poser").holds([net(*golden_inputs()["poser"])])

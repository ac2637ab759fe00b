"""THA4's teacher against the outputs of the published code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the networks need PyTorch")

from livehead.nets.tha4_teacher import Tha4TeacherConfig, Tha4TeacherPoser  # noqa: E402
from livehead.runtime.golden_rule import image, vec  # noqa: E402

from .conftest import Golden, filled, tensors_of  # noqa: E402

MODULES = ["eyebrow_decomposer", "eyebrow_morphing_combiner", "face_morpher", "body_morpher", "upscaler"]


def golden_inputs() -> dict[str, list[Any]]:
    parts = [vec("tha4.pose.a", 37, 0, 1), vec("tha4.pose.b", 7, -1, 1), vec("tha4.pose.c", 1, 0, 1)]
    pose, picture = np.concatenate(parts, 1), image("tha4.image", 4, 512, 512)
    eyes, brows = image("tha3.x128", 4, 128, 128), image("tha3.y128", 4, 128, 128)
    warped, change = image("tha3.w512", 4, 512, 512), image("tha3.gc512", 2, 512, 512) * np.float32(0.1)
    inputs = {
        "eyebrow_decomposer": [eyes],
        "eyebrow_morphing_combiner": [eyes, brows, pose[:, :12]],
        "face_morpher": [image("tha3.x192", 4, 192, 192), pose[:, 12:39]],
        "body_morpher": [image("tha3.x256", 4, 256, 256), pose[:, 39:]],
        "upscaler": [picture, warped, change, pose[:, 39:]],
        "poser": [picture, pose],
    }
    return {name: [torch.from_numpy(array) for array in arrays] for name, arrays in inputs.items()}


@pytest.mark.parametrize("module", MODULES)
def test_the_tensors_are_those_of_the_published_files(
    manifest: Callable[[str], dict[str, list[int]]], module: str
) -> None:
    with torch.device("meta"):
        ours = tensors_of(getattr(Tha4TeacherPoser(Tha4TeacherConfig()), module))
    assert ours == manifest(f"tha4_teacher.{module}")


def holds(golden: Callable[[str], Golden], module: str) -> None:
    net = filled(getattr(Tha4TeacherPoser(Tha4TeacherConfig()), module), "tha4_teacher")
    golden(f"tha4_teacher.{module}").holds(net.every(*golden_inputs()[module]))


@pytest.mark.parametrize("module", MODULES[:4])
def test_each_module_gives_the_published_outputs(golden: Callable[[str], Golden], module: str) -> None:
    holds(golden, module)


@pytest.mark.slow
def test_the_upscaler_gives_the_published_outputs(golden: Callable[[str], Golden]) -> None:
    holds(golden, "upscaler")


@pytest.mark.slow
def test_the_whole_poser_gives_the_published_pictures(golden: Callable[[str], Golden]) -> None:
    net = Tha4TeacherPoser(Tha4TeacherConfig())
    for name in MODULES:
        filled(getattr(net, name), "tha4_teacher")
    published, outputs = golden("tha4_teacher.poser"), net.every(*golden_inputs()["poser"])
    apart = [published.distance(index, output) for index, output in enumerate(outputs)]
    print(" ".join(f"{distance:.1g}" for distance in apart))
    assert len(apart) == 33
    assert max(apart) <= 2e-3  # random weights magnify rounding, as in THA3
    assert max(apart[1:2] + apart[3:]) <= 1e-4  # all but the picture and the picture warped
    assert max(apart[27:]) <= 1e-5  # the decomposer sees the picture itself

"""A student of the toy teacher, trained once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class ToyStudent:
    model: Path
    figures: dict[str, float]


@pytest.fixture(scope="session")
def toy_student(tmp_path_factory: pytest.TempPathFactory) -> ToyStudent:
    from livehead.training.distil import Recipe, distil
    from livehead.training.export import export

    from .toy import ToyTeacher

    recipe = Recipe(pictures=200, steps=800, flow_poses=200, flow_steps=500, rank=16, processes=1)
    student, figures = distil(ToyTeacher, recipe)
    model = tmp_path_factory.mktemp("toy") / "toy.onnx"
    export(student, model)
    return ToyStudent(model, figures)

"""The whole way from a teacher to a network, on a teacher small enough to learn in seconds."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra `train`")
pytest.importorskip("onnx", reason="needs the extra `train`")

from livehead.training import judge, planes, poses

from .conftest import ToyStudent
from .toy import GAZE, TILT, TURN, WINK, ToyTeacher

TEACHER = ToyTeacher()


def test_planes_are_found_with_what_moves_and_changes_them() -> None:
    assert planes.moving_parameters(TEACHER) == (TURN, TILT)
    found = planes.find_planes(TEACHER)
    assert [p.layers for p in found] == [("body",), ("head",), ("eye", "iris")]
    assert [p.changed_by for p in found] == [(), (), (WINK, GAZE)]
    assert planes.regions(found) == [[2]]


def test_the_student_looks_like_its_teacher(toy_student: ToyStudent) -> None:
    unseen = poses.sparse(TEACHER.layout, 30, 12345, 0.7)
    drawing = judge.Drawing(toy_student.model)
    figures = judge.judge(drawing.draw, TEACHER, unseen)
    assert figures["whole"] > 34, figures
    assert figures["ssim"] > 0.97, figures
    still = judge.judge(lambda _: TEACHER.picture(np.zeros(45, np.float32)), TEACHER, unseen)
    assert figures["whole"] > still["whole"] + 8, "it must follow the pose, not only know the picture"


def test_both_ways_of_drawing_agree(toy_student: ToyStudent) -> None:
    for engine in ("onnxruntime", "openvino"):
        pytest.importorskip(engine)
        drawing = judge.Drawing(toy_student.model, engine)
        for pose in poses.sparse(TEACHER.layout, 4, 5, 0.9):
            assert judge.psnr(judge.on_grey(drawing.draw(pose)), judge.on_grey(drawing.whole(pose))) > 45


def test_flow_is_nearly_exact(toy_student: ToyStudent) -> None:
    assert toy_student.figures["flow_rms_px"] < 0.08


def test_transparent_pixels_are_black(toy_student: ToyStudent) -> None:
    picture = judge.Drawing(toy_student.model).draw(poses.sparse(TEACHER.layout, 1, 8, 1.0)[0])
    assert picture.shape == (64, 64, 4) and picture.dtype == np.uint8
    assert not picture[picture[..., 3] == 0].any()
    assert (picture[..., 3] == 255).any()


def test_poses_come_from_their_seed_and_keep_their_ranges() -> None:
    layout = TEACHER.layout
    a, b = poses.sparse(layout, 50, 3), poses.sparse(layout, 50, 4)
    assert np.array_equal(a, poses.sparse(layout, 50, 3)) and not np.array_equal(a, b)
    for many in (a, poses.mixed(layout, 50, 3), poses.sweeps(layout)):
        assert many.dtype == np.float32 and many.shape[1] == 45
        assert (many >= layout.low).all() and (many <= layout.high).all()
    assert 0.25 < (a != 0).mean() < 0.45


def test_decoders_are_kept_while_their_drawing_is_the_same(toy_student: ToyStudent, tmp_path: Path) -> None:
    from livehead.training import earlier
    from livehead.training.distil import Recipe, distil
    from livehead.training.export import export

    model = tmp_path / "toy.onnx"
    shutil.copy(toy_student.model, model)
    model.with_suffix(".json").write_text(json.dumps({"training": toy_student.figures}))
    recipe = Recipe(pictures=60, steps=20, flow_poses=200, flow_steps=500, rank=16, processes=1)
    student, figures = distil(ToyTeacher, recipe, earlier.read(model))
    assert figures["kept"] == 1 and figures["eye_db"] > toy_student.figures["eye_db"] - 0.2
    export(student, tmp_path / "again.onnx")
    before, after = judge.Drawing(model), judge.Drawing(tmp_path / "again.onnx")
    pose = poses.sparse(TEACHER.layout, 1, 8, 1.0)[0]
    assert judge.psnr(judge.on_grey(before.draw(pose)), judge.on_grey(after.draw(pose))) > 45

    worse = earlier.Earlier(
        earlier.read(model).weights, toy_student.figures | {"eye_db": 99.0}, earlier.read(model).regions
    )
    hasty = replace(recipe, pictures=20, steps=2, flow_poses=40, flow_steps=20)
    assert distil(ToyTeacher, hasty, worse)[1]["kept"] == 0

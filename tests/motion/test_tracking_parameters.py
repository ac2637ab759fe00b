"""VTube Studio's parameters: what each does to a face, and that it is read back as it was written."""

from __future__ import annotations

import math

import numpy as np
import pytest

from livehead.motion.arkit import INDEX
from livehead.motion.gaze import gaze_of
from livehead.motion.pose import NAMES as POSE
from livehead.motion.retarget import retarget
from livehead.motion.tracking_parameters import PARAMETERS, find, moved, values
from livehead.types import Motion


def put(
    name: str, value: float, weight: float = 1.0, *, start: Motion | None = None, add: bool = False
) -> Motion:
    parameter = find(name)
    assert parameter is not None
    return moved(start or Motion.neutral(), [(parameter, value, weight)], add)


def pose(motion: Motion) -> dict[str, float]:
    return dict(zip(POSE, retarget(motion).tolist(), strict=True))


@pytest.mark.parametrize("name", PARAMETERS)
def test_what_is_written_is_read_back(name: str) -> None:
    parameter = PARAMETERS[name]
    for value in np.linspace(parameter.low, parameter.high, 9).tolist():
        assert values(put(name, value), [name])[name] == pytest.approx(value, abs=2e-3)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_face_at_rest_has_the_values_at_rest(name: str) -> None:
    assert values(Motion.neutral())[name] == pytest.approx(PARAMETERS[name].rest, abs=1e-6)


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize("value", [-1e6, 1e6])
def test_what_is_out_of_range_stays_a_face(name: str, value: float) -> None:
    motion = put(name, value)
    assert motion.blendshapes.min() >= 0.0 and motion.blendshapes.max() <= 1.0
    assert np.isfinite(retarget(motion)).all()
    assert abs(motion.head_rotation).max() <= math.pi / 2 + 1e-3


def test_the_head_turns_to_where_the_plugin_means() -> None:
    """To the right of the screen is the character's own left: head_y < 0 (`retarget`)."""
    assert put("FaceAngleX", 10.0).head_rotation[1] == pytest.approx(math.radians(10.0))
    assert pose(put("FaceAngleX", 10.0))["head_y"] < -0.5
    assert pose(put("FaceAngleY", 10.0))["head_x"] > 0.5
    assert pose(put("FaceAngleZ", 10.0))["neck_z"] < -0.5
    assert put("FacePositionX", 10.0).head_position[0] == pytest.approx(0.1)


def test_lids_shut_evenly_as_they_are_drawn() -> None:
    drawn = [pose(put("EyeOpenLeft", v))["eye_wink_left"] for v in (1.0, 0.75, 0.5, 0.25, 0.0)]
    assert drawn[0] == 0.0 and drawn[-1] == 1.0
    assert drawn == sorted(drawn) and 0.3 < drawn[2] < 0.8
    assert put("EyeOpenLeft", 0.0).blendshapes[INDEX["eyeBlinkRight"]] == 0.0


def test_the_mouth_smiles_above_the_middle_and_frowns_below() -> None:
    assert put("MouthSmile", 1.0).blendshapes[INDEX["mouthSmileLeft"]] == 1.0
    assert put("MouthSmile", 0.0).blendshapes[INDEX["mouthFrownRight"]] == 1.0
    assert pose(put("MouthOpen", 1.0))["mouth_aaa"] > 0.8
    assert put("MouthX", 1.0).blendshapes[INDEX["mouthLeft"]] == 1.0


def test_one_brow_is_raised_alone() -> None:
    raised = pose(put("BrowLeftY", 1.0))
    assert raised["eyebrow_raised_left"] > 0.6 > raised["eyebrow_raised_right"] + 0.2
    assert put("Brows", 0.0).blendshapes[INDEX["browDownRight"]] == 1.0


def test_gaze_and_its_blendshapes_agree() -> None:
    looking = put("EyeRightY", -0.5, start=put("EyeLeftX", 0.8))
    assert np.allclose(gaze_of(looking.blendshapes), looking.gaze, atol=1e-5)
    assert looking.gaze[0, 1] > 0.3 and looking.gaze[1, 0] < -0.1 and looking.gaze[1, 1] == 0.0


def test_weight_mixes_and_add_adds() -> None:
    start = put("FaceAngleX", 20.0)
    assert values(put("FaceAngleX", 0.0, 0.25, start=start))["FaceAngleX"] == pytest.approx(15.0, abs=1e-3)
    assert values(put("FaceAngleX", -5.0, start=start, add=True))["FaceAngleX"] == pytest.approx(
        15.0, abs=1e-3
    )


@pytest.mark.parametrize(
    ("spelled", "shape"),
    [("JawOpen", "jawOpen"), ("eyeSquint_L", "eyeSquintLeft"), ("EyeSquintR", "eyeSquintRight"),
     ("MouthFunnel", "mouthFunnel"), ("mouthLeft", "mouthLeft"), ("browInnerUp", "browInnerUp")],
)  # fmt: skip
def test_blendshapes_are_parameters_however_they_are_spelled(spelled: str, shape: str) -> None:
    assert put(spelled, 0.7).blendshapes[INDEX[shape]] == pytest.approx(0.7)


def test_what_moves_nothing_is_not_found() -> None:
    assert find("HeartRate") is None and find("") is None and find("L") is None

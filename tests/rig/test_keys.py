from __future__ import annotations

import numpy as np
import pytest

from livehead.rig.keys import BROWS, INDEX, KEYS, PARAMETERS, VOWELS, checked_pose, weights


def pose(**values: float) -> np.ndarray:
    result = np.zeros(45, np.float32)
    for name, value in values.items():
        result[INDEX[name]] = value
    return result


def weight(values: np.ndarray, key: str) -> float:
    return float(weights(checked_pose(values))[KEYS.index(key)])


def test_parameters_stand_in_the_order_of_tha3() -> None:
    assert len(PARAMETERS) == 45
    for index, name in (
        (0, "eyebrow_troubled_left"),
        (11, "eyebrow_serious_right"),
        (12, "eye_wink_left"),
        (23, "eye_raised_lower_eyelid_right"),
        (25, "iris_small_right"),
        (26, "mouth_aaa"),
        (32, "mouth_lowered_corner_left"),
        (36, "mouth_smirk"),
        (39, "head_x"),
        (44, "breathing"),
    ):
        assert PARAMETERS[index] == name


def test_neutral_shows_no_key() -> None:
    assert not weights(np.zeros(45, np.float32)).any()


def test_one_parameter_shows_its_own_key_alone() -> None:
    for index, name in enumerate(PARAMETERS[:37]):
        values = np.zeros(45, np.float32)
        values[index] = 1
        shown = weights(values)
        assert shown[KEYS.index(name)] == 1
        assert np.count_nonzero(shown) == 1


@pytest.mark.parametrize("seed", range(20))
def test_a_closing_eye_leaves_other_lids_only_what_is_open(seed: int) -> None:
    values = np.random.default_rng(seed).uniform(0, 1, 45).astype(np.float32)
    for side in ("left", "right"):
        closed = weight(values, f"eye_wink_{side}") + weight(values, f"eye_happy_wink_{side}")
        assert closed <= 1 + 1e-6
        upper = weight(values, f"eye_relaxed_{side}") + weight(values, f"eye_unimpressed_{side}")
        assert upper + closed <= 1 + 1e-6
        assert weight(values, f"eye_raised_lower_eyelid_{side}") <= 1 - closed + 1e-6
        assert abs(weight(values, f"lid_follow_{side}")) <= 1 - closed - upper + 1e-6
        assert sum(weight(values, f"eyebrow_{mood}_{side}") for mood in BROWS) <= 1 + 1e-5
    assert sum(weight(values, f"mouth_{vowel}") for vowel in VOWELS) <= 1 + 1e-5


def test_a_shut_eye_is_shut_whatever_else_is_on() -> None:
    values = np.ones(45, np.float32)
    values[INDEX["eye_happy_wink_left"]] = 0
    shown = weights(checked_pose(values))
    lids = [k for k in KEYS if k.startswith(("eye_", "lid_")) and k.endswith("_left")]
    assert {k for k in lids if shown[KEYS.index(k)] > 0} == {"eye_wink_left"}


def test_values_are_held_to_their_ranges() -> None:
    held = checked_pose(np.full(45, -3.0, np.float32))
    assert held[INDEX["eye_wink_left"]] == 0
    assert held[INDEX["iris_rotation_x"]] == -1
    assert held[INDEX["breathing"]] == 0


@pytest.mark.parametrize("bad", [np.zeros(44), np.zeros((1, 45)), np.full(45, np.nan)])
def test_a_pose_of_wrong_shape_or_with_nan_is_refused(bad: np.ndarray) -> None:
    with pytest.raises(ValueError, match="a pose"):
        checked_pose(bad.astype(np.float32))

"""The rule by which anyone can make a network's weights and inputs again."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from livehead.runtime.golden_rule import Rule, difference, image, make, normal, rule_of, thinned, vec, weight

GRID = rule_of("tha3_standard")


def test_the_same_name_gives_the_same_numbers_and_another_name_others() -> None:
    first = weight("body.0.weight", (4, 3, 2, 2), GRID)
    assert first.dtype == np.float32
    assert first.shape == (4, 3, 2, 2)
    np.testing.assert_array_equal(first, weight("body.0.weight", (4, 3, 2, 2), GRID))
    assert not np.allclose(first, weight("body.1.weight", (4, 3, 2, 2), GRID))
    np.testing.assert_allclose(first[0, 0, 0], [0.09065667, -0.10241637], rtol=1e-6)


def test_what_a_tensor_is_for_decides_its_size() -> None:
    assert abs(weight("a.weight", (200, 50), GRID).std() * math.sqrt(50) - 1) < 0.05
    assert abs(weight("a.weight", (2000,), GRID).mean() - 1) < 0.02
    assert abs(weight("a.bias", (2000,), GRID).std() - 0.1) < 0.01
    assert abs(weight("a.bias", (1, 2000), GRID).std() - 0.1) < 0.01
    assert weight("a.running_var", (9,), GRID).min() >= 1
    assert weight("a.num_batches_tracked", (), GRID).dtype == np.int64


def test_the_first_multiplier_found_counts_and_gain_leaves_biases_alone() -> None:
    twice = Rule(gain=3.0, multipliers=(("grid", 0.5), ("grid_change", 100.0)))
    plain = Rule()
    key = "grid_change.weight"
    np.testing.assert_allclose(weight(key, (5, 7), twice), 1.5 * weight(key, (5, 7), plain), rtol=1e-6)
    np.testing.assert_array_equal(weight("x.bias", (5,), twice), weight("x.bias", (5,), plain))


def test_inputs_have_their_shape_and_range() -> None:
    assert vec("v", 6, -1, 1).shape == (1, 6)
    assert normal("n", (1, 2, 3), 0.5).shape == (1, 2, 3)
    picture = make(["image", ["p", 2, 16, 24, 0.0, 1.0]])
    assert picture.shape == (1, 2, 16, 24)
    assert picture.min() >= 0
    assert picture.max() <= 1
    np.testing.assert_array_equal(picture, image("p", 2, 16, 24, 0.0, 1.0))


def test_a_thinned_output_knows_its_own_and_refuses_others() -> None:
    output = image("out", 4, 40, 40)
    kept = thinned(output)
    assert 32 <= len(kept["values"]) <= 64
    assert difference(output, kept) is None
    assert difference(output + 2e-5, kept) is None
    assert "differ" in str(difference(-output, kept))
    assert "shape" in str(difference(output[:, :3], kept))
    wrong_between = output + 0.01 * (np.arange(output.size).reshape(output.shape) % kept["stride"] != 0)
    assert "mean" in str(difference(wrong_between, kept))
    output[0, 0, 0, 1] = np.nan
    assert "no numbers" in str(difference(output, kept))


@pytest.fixture
def stated(shared: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The executable form of the rule that the golden vectors were made with."""
    pytest.importorskip("torch")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.syspath_prepend(str(shared / "golden"))
    return __import__("goldenlib")


def test_it_is_the_rule_of_the_golden_vectors(stated: ModuleType) -> None:
    for key, shape in [("a.weight", (8, 3, 4, 4)), ("a.bias", (8,)), ("b.grid_change.weight", (2, 4, 3, 3))]:
        np.testing.assert_array_equal(weight(key, shape, GRID), stated.fill_array(key, shape, stated.GRID))
    np.testing.assert_array_equal(image("x", 4, 32, 48), stated.image("x", 4, 32, 48).numpy())
    np.testing.assert_array_equal(vec("x", 5, -1, 1), stated.vec("x", 5, -1, 1).numpy())
    np.testing.assert_array_equal(normal("x", (2, 3), 0.3), stated.normal("x", (2, 3), 0.3).numpy())

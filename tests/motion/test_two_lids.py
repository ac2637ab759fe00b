"""What two lids say of each other; and the marks that the figures rest on."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import numpy as np
import pytest

from livehead.motion import winks
from livehead.motion.arkit import INDEX

MARKS = Path(__file__).resolve().parents[1] / "data" / "blink_marks.toml"


def test_a_face_to_the_camera_hides_nothing_and_the_same_array_comes_back() -> None:
    shapes = np.linspace(0.0, 1.0, 52, dtype=np.float32)
    assert winks.follow_visible(shapes, 0.3) is shapes
    assert winks.hidden(math.radians(25.0)) == pytest.approx(0.5)
    assert winks.hidden(-math.radians(40.0)) == 1.0


def test_only_the_lids_of_the_far_eye_change() -> None:
    shapes = np.random.default_rng(1).uniform(0.0, 1.0, 52).astype(np.float32)
    changed = np.flatnonzero(winks.follow_visible(shapes, math.radians(50.0)) != shapes)
    assert set(changed) == {INDEX[f"{part}Left"] for part in winks.PARTS}
    changed = np.flatnonzero(winks.follow_visible(shapes, math.radians(-50.0)) != shapes)
    assert set(changed) == {INDEX[f"{part}Right"] for part in winks.PARTS}


@pytest.mark.parametrize(("left", "right"), [(0.1, 0.7), (0.7, 0.1), (0.5, 0.5), (0.0, 0.0), (1.0, 0.0)])
def test_together_lies_between_the_two_and_does_not_know_left_from_right(left: float, right: float) -> None:
    both = winks.together(left, right)
    assert min(left, right) <= both <= max(left, right)
    assert both == winks.together(right, left)
    assert winks.apart(left, right) == winks.apart(right, left)


def test_the_marks_are_sound() -> None:
    clips = tomllib.loads(MARKS.read_text(encoding="utf-8"))["clip"]
    assert len({c["file"] for c in clips}) == len(clips) >= 10
    for clip in clips:
        for kind in ("blinks", "left_winks", "right_winks"):
            marks = clip.get(kind, [])
            assert marks == sorted(marks)
            for first, deepest, last in marks:
                assert 0 <= first <= deepest <= last < clip["frames"]
                assert not any(a <= deepest <= b for a, b in clip.get("unclear", [])), "a mark is not unclear"
        for first, last in clip.get("unclear", []):
            assert 0 <= first <= last < clip["frames"]

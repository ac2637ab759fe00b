from __future__ import annotations

import numpy as np
import pytest

from livehead.motion.face_choice import FaceChoice, box_of, only, overlap


def box(x: float, y: float, size: float) -> np.ndarray:
    return np.array((x, y, x + size, y + size), np.float32)


def test_overlap_is_intersection_over_union() -> None:
    assert overlap(box(0, 0, 2), box(0, 0, 2)) == 1.0
    assert overlap(box(0, 0, 2), box(1, 0, 2)) == pytest.approx(1.0 / 3.0)
    assert overlap(box(0, 0, 2), box(5, 5, 2)) == 0.0


def test_box_of_landmarks_is_in_pixels() -> None:
    landmarks = np.array(((0.25, 0.5, 0.0), (0.5, 0.75, 9.0)), np.float32)
    assert box_of(landmarks, 640, 480).tolist() == [160, 240, 320, 360]


def test_largest_first_then_the_same_one() -> None:
    choice = FaceChoice()
    small, large = box(0, 0, 50), box(300, 0, 90)
    assert choice.pick([small, large]) == 1
    choice.saw(large)
    assert choice.pick([box(0, 0, 200), box(310, 5, 90)]) == 1
    assert choice.follows(box(320, 10, 90)) and not choice.follows(small)


def test_strangers_wait_until_patience_ends() -> None:
    choice = FaceChoice(patience=3)
    choice.saw(box(300, 0, 90))
    stranger = box(0, 0, 90)
    for _ in range(3):
        choice.missed()
        assert choice.pick([stranger]) is None
    choice.missed()
    assert choice.pick([stranger]) == 0


def test_nobody_is_nobody() -> None:
    assert FaceChoice().pick([]) is None


def test_only_the_chosen_face_stays_visible() -> None:
    pixels = np.full((100, 200, 3), 255, np.uint8)
    masked = only(pixels, [box(10, 10, 40), box(140, 20, 40), box(70, 10, 40)], 2)
    assert (masked[12:48, 12:48] == 128).all() and (masked[22:58, 142:178] == 128).all()
    assert (masked[10:50, 70:110] == 255).all(), "the chosen one wins where windows overlap"
    assert (pixels == 255).all(), "the picture itself is left alone"

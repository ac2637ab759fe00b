"""The head is found where it is, and the words say what to do."""

from __future__ import annotations

import re
from pathlib import Path

import cv2
import numpy as np
import pytest

from livehead.cast import find_character
from livehead.casting import faces
from livehead.posers.framing import draw_faults, framing
from livehead.posers.picture import THA3, Bytes


def figure(right: int = 0, low: int = 0) -> Bytes:
    """A head with two antennae on a body."""
    alpha = np.zeros((512, 512), np.uint8)
    cv2.circle(alpha, (256 + right, 128 + low), 64, 255, -1)
    cv2.rectangle(alpha, (190 + right, 190 + low), (322 + right, 512), 255, -1)
    for side in (-1, 1):
        cv2.line(alpha, (256 + right, 128 + low), (256 + right + 50 * side, 20 + low), 255, 12)
    picture = np.full((512, 512, 4), 90, np.uint8)
    picture[..., 3] = alpha
    return picture


def test_a_head_in_its_box_is_right() -> None:
    assert framing(figure(), THA3).faults == []


@pytest.mark.parametrize(
    "right, low, words",
    [
        (0, 52, ["head is 5. px too low"]),
        (0, -50, ["head is 4. px too high"]),
        (60, 0, ["head is 60 px too far right"]),
        (-60, 60, ["too low", "too far left"]),
    ],
)
def test_a_head_beside_it_is_named(right: int, low: int, words: list[str]) -> None:
    faults = framing(figure(right, low), THA3).faults
    assert len(faults) == len(words)
    for fault, word in zip(faults, words, strict=True):
        assert re.search(word, fault)


def test_several_figures_and_none() -> None:
    two = np.maximum(np.roll(figure(), 150, 1), np.roll(figure(), -150, 1))
    assert framing(two, THA3).faults[0] == "2 separate figures, there must be one"
    assert framing(np.zeros((512, 512, 4), np.uint8), THA3).faults == ["the picture is empty"]


def test_our_own_character_stands_right() -> None:
    assert framing(find_character("actia").picture, THA3).faults == []


def test_the_picture_of_what_is_wrong_shows_both_boxes(tmp_path: Path) -> None:
    picture = figure(low=52)
    path = tmp_path / "check.png"
    draw_faults(picture, THA3, framing(picture, THA3), path)
    shown = cv2.imread(str(path))
    assert shown.shape == (512, 512, 3)
    assert shown[64, 256].tolist() == [60, 180, 60]


@pytest.mark.skipif(not faces.available(), reason="this MediaPipe brings no face detector")
def test_a_hat_is_no_head(tmp_path: Path) -> None:
    """The silhouette alone says that a head with a broad hat stands too high."""
    picture = find_character("actia").picture.copy()
    picture[4:70, 170:342] = (60, 40, 30, 255)
    assert framing(picture, THA3).faults == []
    moved = np.roll(picture, 45, 1)
    assert framing(moved, THA3).faults == [f"head is {framing(moved, THA3).right} px too far right"]
    assert framing(moved, THA3).right == pytest.approx(45, abs=6)

"""noseSneer from the way between brow, eye and nose: from this face's own rest, one side at a time."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from livehead.motion.arkit import INDEX
from livehead.motion.face_shapes import frowned
from livehead.motion.sneer import SETTLING_S, Sneer, distances

LEFT, RIGHT = INDEX["noseSneerLeft"], INDEX["noseSneerRight"]
WING, BROW = {"left": 358, "right": 129}, {"left": 285, "right": 55}


@pytest.fixture
def face(shared: Path) -> np.ndarray:
    """(478, 3) cm: MediaPipe's canonical face, with irises that nobody asks for."""
    text = (shared / "media" / "golden" / "canonical_face_model.obj").read_text(encoding="utf-8")
    rows = [line.split()[1:4] for line in text.splitlines() if line.startswith("v ")]
    points = np.zeros((478, 3), np.float32)
    points[: len(rows)] = np.array(rows, np.float32)
    return points


def moved(face: np.ndarray, side: str, *, wing: float = 0.0, brow: float = 0.0) -> np.ndarray:
    """The face with the wing of the nose of one side raised and its brow lowered, in cm."""
    points = face.copy()
    points[WING[side], 1] += wing
    points[BROW[side], 1] -= brow
    return points


def after(stream: list[np.ndarray], yaw: float = 0.0) -> np.ndarray:
    """(2,): noseSneer, left and right, at the end of a stream of 30 faces a second."""
    sneer, shapes = Sneer(), np.zeros(52, np.float32)
    for k, points in enumerate(stream):
        out = sneer.mend(shapes, points, yaw, k / 30.0)
    assert not shapes.any(), "what goes in is left alone"
    return out[[LEFT, RIGHT]]


@pytest.mark.parametrize(("side", "mine", "other"), [("left", 0, 1), ("right", 1, 0)])
def test_a_wrinkled_side_sneers_and_the_other_does_not(
    face: np.ndarray, side: str, mine: int, other: int
) -> None:
    out = after([face] * 30 + [moved(face, side, wing=0.4, brow=0.4)] * 3)
    assert out[mine] > 0.7 and out[other] == 0.0


def test_a_scowl_which_lowers_only_the_brow_is_no_sneer(face: np.ndarray) -> None:
    assert not after([face] * 30 + [moved(face, "left", brow=0.9)] * 3).any()


def test_how_a_face_is_made_does_not_matter(face: np.ndarray) -> None:
    short = moved(moved(face, "left", wing=0.5, brow=0.3), "right", wing=0.5, brow=0.3)
    assert not after([short] * 60).any()


def test_a_first_picture_that_was_wrong_is_forgotten(face: np.ndarray) -> None:
    wrong = face * 1.4
    assert not after([wrong] * 2 + [face] * 20).any()


def test_a_head_turned_away_says_nothing(face: np.ndarray) -> None:
    stream = [face] * 30 + [moved(face, "left", wing=0.5, brow=0.4)] * 3
    assert after(stream).max() > 0.7
    assert not after(stream, yaw=math.radians(30.0)).any()


def test_a_pause_begins_anew(face: np.ndarray) -> None:
    sneer, zeros = Sneer(), np.zeros(52, np.float32)
    for k in range(60):
        sneer.mend(zeros, face, 0.0, k / 30.0)
    other = moved(face, "left", wing=0.6, brow=0.4)
    assert not sneer.mend(zeros, other, 0.0, 30.0).any()


def test_a_sneer_held_for_long_stays_for_a_while_after_settling(face: np.ndarray) -> None:
    settled = [face] * round(30 * (SETTLING_S + 1))
    held = [moved(face, "left", wing=0.5, brow=0.4)] * 90
    assert after(settled + held)[0] > 0.6


def test_what_the_model_says_itself_is_kept(face: np.ndarray) -> None:
    shapes = np.zeros(52, np.float32)
    shapes[LEFT] = 0.6
    assert Sneer().mend(shapes, face, 0.0, 0.0)[LEFT] == np.float32(0.6)


def test_distances_are_the_same_on_both_sides_of_a_mirrored_face(face: np.ndarray) -> None:
    ways = distances(face)
    assert ways.shape == (2, 2) and np.allclose(ways[0], ways[1], atol=1e-3)


def test_corners_that_hang_frown_whatever_the_model_says(face: np.ndarray) -> None:
    points = face.copy()
    points[291, 1] -= 1.5
    shapes = np.zeros(52, np.float32)
    out = frowned(shapes, points)
    assert out[INDEX["mouthFrownLeft"]] == 1.0 and out[INDEX["mouthFrownRight"]] < 0.3
    assert not shapes.any()

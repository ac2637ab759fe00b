"""Looking down is not shutting the eyes, for a camera; a blink still is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.motion.arkit import INDEX
from livehead.motion.lids import LoweredLids, gaps
from livehead.motion.pose import LAYOUT
from livehead.motion.retarget import retarget
from livehead.sources.video_file import VideoFileSource
from livehead.trackers.mediapipe_face import MODEL, LandmarkerTask, quiet
from livehead.types import Motion

WIDTH, HEIGHT = 640, 480


def mesh(gap: float, roll: float = 0.0) -> np.ndarray:
    """Landmarks whose eyes, 40 pixels wide, are open by `gap` of that; the head rolled by some degrees."""
    pixels = np.zeros((478, 2))
    for middle, corners, upper, lower in (
        (60.0, (263, 362), (385, 386, 387), (380, 374, 373)),
        (-60.0, (33, 133), (160, 159, 158), (144, 145, 153)),
    ):
        pixels[list(corners)] = (middle - 20, 0), (middle + 20, 0)
        for up, low, x in zip(upper, lower, (-8, 0, 8), strict=True):
            pixels[up], pixels[low] = (middle + x, -20 * gap), (middle + x, 20 * gap)
    turn = np.radians(roll)
    turned = pixels @ np.array(((np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))))
    parts = (turned + np.array((320, 240))) / (WIDTH, HEIGHT)
    return np.concatenate((parts, np.zeros((478, 1))), axis=1).astype(np.float32)


def shapes(blink: float, down: float) -> np.ndarray:
    values = np.zeros(52, np.float32)
    for side in ("Left", "Right"):
        values[INDEX[f"eyeBlink{side}"]], values[INDEX[f"eyeLookDown{side}"]] = blink, down
    return values


def shut(values: np.ndarray) -> float:
    """How far the character's eyes are shut, 0 to 1."""
    pose = retarget(replace(Motion.neutral(), blendshapes=values, confidence=1.0))
    return float(np.mean([pose[LAYOUT.names.index(f"eye_wink_{side}")] for side in ("left", "right")]))


def played(frames: Iterable[tuple[float, float, float]], rate: float = 30.0) -> list[float]:
    """How far the character's eyes are shut over frames of (blink, down, gap)."""
    lids = LoweredLids()
    return [
        shut(lids.mend(shapes(blink, down), mesh(gap), WIDTH, HEIGHT, n / rate))
        for n, (blink, down, gap) in enumerate(frames)
    ]


@pytest.mark.parametrize("roll", [0.0, 35.0, -80.0])
def test_the_gap_is_measured_whichever_way_the_head_is_rolled(roll: float) -> None:
    assert gaps(mesh(0.3, roll), WIDTH, HEIGHT) == pytest.approx((0.3, 0.3), abs=1e-4)


def test_far_down_the_eyes_stay_open() -> None:
    found = played([(0.6, 0.7, 0.15)] * 15)
    assert shut(shapes(0.6, 0.7)) > 0.9, "what the blink alone would make of it"
    assert found[-1] < 0.6


def test_shut_eyes_stay_shut_whatever_the_gaze() -> None:
    for down in (0.0, 0.5, 0.9):
        assert played([(0.68, down, 0.04)] * 15)[-1] > 0.97


def test_without_looking_down_nothing_changes() -> None:
    for blink in (0.1, 0.5, 0.7):
        assert played([(blink, 0.1, 0.2)] * 15)[-1] == pytest.approx(shut(shapes(blink, 0.1)))


def test_a_blink_keeps_its_pace() -> None:
    """A blink of 0.2 s as MediaPipe reports it, the gaze falling with the lids."""
    blink = [(0.05, 0.1, 0.3)] * 5 + [(0.3, 0.4, 0.18), (0.62, 0.7, 0.09), (0.75, 0.8, 0.02)]
    blink += [(0.74, 0.8, 0.03), (0.6, 0.65, 0.1), (0.3, 0.4, 0.2)]
    found = played(blink)
    wanted = [shut(shapes(b, d)) for b, d, _ in blink]
    assert np.abs(np.array(found) - wanted).max() < 0.25
    assert sum(f > 0.85 for f in found) >= 3


def test_a_wink_is_mended_on_neither_side() -> None:
    values = shapes(0.1, 0.5)
    values[INDEX["eyeBlinkLeft"]] = 0.7
    lids = LoweredLids()
    landmarks = mesh(0.25)
    landmarks[[385, 386, 387, 380, 374, 373]] = mesh(0.02)[[385, 386, 387, 380, 374, 373]]
    for n in range(15):
        found = lids.mend(values, landmarks, WIDTH, HEIGHT, n / 30)
    assert np.array_equal(found, values)


def test_a_real_woman_looks_down_and_then_shuts_her_eyes(shared: Path) -> None:
    path = shared / "media" / "video" / "lp_d3.mp4"
    with quiet():
        task, lids = LandmarkerTask(shared / "models" / MODEL), LoweredLids()
        found: list[tuple[float, float]] = []
        for picture, _ in zip(VideoFileSource(path, realtime=False).pictures(), range(250), strict=False):
            height, width = picture.pixels.shape[:2]
            face = task.find(picture.pixels, picture.seq / 30)
            assert face is not None and face.blendshapes is not None
            mended = lids.mend(face.blendshapes, face.landmarks, width, height, picture.seq / 30)
            found.append((shut(face.blendshapes), shut(mended)))
        task.close()
    before, after = np.array(found).T
    assert before[217:222].min() > 0.8 and after[217:222].max() < 0.65, "she looks at the floor"
    assert after[238:248].min() > 0.95 and after[112:130].min() > 0.95, "her eyes are shut"

"""The face tracker on the recorded people of ../shared/media."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from livehead.motion.arkit import INDEX
from livehead.motion.gaze import gaze_of
from livehead.motion.head_pose import head_angles
from livehead.sources.video_file import VideoFileSource
from livehead.trackers.mediapipe_face import MODEL, Config, LandmarkerTask, create, quiet
from livehead.types import Motion

needs_bundled = pytest.mark.skipif(sys.version_info >= (3, 13), reason="MediaPipe for 3.13 bundles no model")

COMPARED = ("eyeBlinkLeft", "eyeBlinkRight", "jawOpen", "mouthSmileLeft", "mouthSmileRight", "browInnerUp")


def motions(path: Path, model: str = "bundled", limit: int = 10_000) -> list[Motion]:
    tracker = create(Config(source=str(path), model=model, realtime=False))
    try:
        return [m for m, _ in zip(tracker.track(), range(limit), strict=False)]
    finally:
        tracker.close()


def task_view(path: Path, model: Path, limit: int) -> tuple[np.ndarray, np.ndarray]:
    """(N, 52) blendshapes and (N, 3) head angles by the landmarker task."""
    with quiet():
        task = LandmarkerTask(model)
        faces = [task.find(p.pixels, p.seq / 30) for p in _first(path, limit)]
    task.close()
    assert all(faces)
    seen = [f for f in faces if f is not None]
    return np.stack([f.blendshapes for f in seen]), np.stack([head_angles(f.rotation) for f in seen])


def _first(path: Path, limit: int) -> list:  # type: ignore[type-arg]
    return [p for p, _ in zip(VideoFileSource(path, realtime=False).pictures(), range(limit), strict=False)]


@needs_bundled
@pytest.mark.slow
def test_mesh_agrees_with_the_landmarker_task(shared: Path) -> None:
    """Correlation of at least 0.8 over three clips that move everything; head within 4 degrees RMS."""
    mesh, task, angles, wanted = [], [], [], []
    for name in ("lp_d3.mp4", "lp_d10.mp4", "lp_d12.mp4"):
        path = shared / "media" / "video" / name
        found = motions(path, limit=300)
        shapes, turned = task_view(path, shared / "models" / MODEL, 300)
        assert len(found) == len(shapes)
        mesh.append([m.blendshapes for m in found])
        task.append(shapes)
        angles.append([m.head_rotation for m in found])
        wanted.append(turned)
    left, right = np.concatenate(mesh), np.concatenate(task)
    for name in (
        "eyeBlinkLeft",
        "eyeBlinkRight",
        "jawOpen",
        "mouthSmileLeft",
        "mouthSmileRight",
        "browInnerUp",
    ):
        assert np.corrcoef(left[:, INDEX[name]], right[:, INDEX[name]])[0, 1] >= 0.8, name
    gaze = [np.stack([gaze_of(s) for s in side]).mean(axis=1) for side in (left, right)]
    for axis, name in enumerate(("pitch", "yaw")):
        assert np.corrcoef(gaze[0][:, axis], gaze[1][:, axis])[0, 1] >= 0.8, f"gaze {name}"
    rms = np.degrees(np.sqrt(((np.concatenate(angles) - np.concatenate(wanted)) ** 2).mean(axis=0)))
    assert rms.max() <= 4.0, rms


@needs_bundled
@pytest.mark.parametrize(
    "name",
    ["lp_d18.mp4", "lp_s18.mp4", "lp_s20.mp4", "intel_head-pose-face-detection-female.gif",
     "intel_head-pose-face-detection-male.gif"],
)  # fmt: skip
def test_visible_faces_are_found(shared: Path, name: str) -> None:
    path = shared / "media" / "video" / name
    count = len(_first(path, 10_000))
    assert len(motions(path)) >= 0.98 * count


@pytest.mark.parametrize("task", [pytest.param(False, marks=needs_bundled), True])
def test_of_two_people_one_is_followed_throughout(shared: Path, task: bool) -> None:
    path = shared / "media" / "video" / "intel_head-pose-face-detection-female-and-male.gif"
    found = motions(path, str(shared / "models" / MODEL) if task else "bundled")
    assert len(found) >= 0.98 * len(_first(path, 10_000))
    place = np.stack([m.head_position for m in found])
    assert np.abs(np.diff(place[:, 0])).max() < 0.06, "no jump from one person to the other"


@needs_bundled
def test_nobody_in_the_picture(shared: Path) -> None:
    assert motions(shared / "media" / "video" / "intel_one-by-one-person-detection.gif") == []


@needs_bundled
def test_winks_are_not_blinks(shared: Path) -> None:
    """Somewhere in her grimaces one eye closes far more than the other, each way by itself."""
    found = motions(shared / "media" / "video" / "lp_d6.mp4")
    eyes = np.stack([m.blendshapes[[INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]]] for m in found])
    assert eyes.max(axis=0).min() > 0.5
    assert np.abs(eyes[:, 0] - eyes[:, 1]).max() > 0.25

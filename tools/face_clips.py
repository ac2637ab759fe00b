"""The test clips through both of MediaPipe's face models, for the tools that fit and compare; cached."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from livehead.sources.video_file import VideoFileSource
from livehead.trackers.mediapipe_face import BundledMesh, LandmarkerTask, quiet

SHARED = Path(__file__).resolve().parents[2] / "shared"
MODEL = SHARED / "models" / "face_landmarker.task"
VIDEOS = SHARED / "media" / "video"
CLIPS = (
    "lp_d3.mp4", "lp_d6.mp4", "lp_d10.mp4", "lp_d12.mp4", "lp_d18.mp4", "lp_s18.mp4", "lp_s20.mp4",
    "intel_head-pose-face-detection-female.gif", "intel_head-pose-face-detection-male.gif",
    "intel_asl_sorry.mkv", "intel_asl_thanks.mkv", "fr_short_hamilton.mp4",
)  # fmt: skip
LONGEST = 700


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """What both models saw in N frames; rows of NaN where one saw nothing.

    mesh: (N, 478, 3) landmarks of the bundled mesh; task_shapes: (N, 52) in livehead's order;
    task_rotation: (N, 3, 3); task_position: (N, 3) metres.
    """

    name: str
    width: int
    height: int
    mesh: np.ndarray
    task_shapes: np.ndarray
    task_rotation: np.ndarray
    task_position: np.ndarray

    @property
    def both(self) -> np.ndarray:
        """(N,) bool: frames in which both saw a face."""
        return np.isfinite(self.mesh[:, 0, 0]) & np.isfinite(self.task_shapes[:, 0])


def read_clip(name: str, longest: int = LONGEST) -> Clip:
    """A clip of ../shared/media/video through both models; remembered in the temporary folder."""
    path = VIDEOS / name
    mark = hashlib.sha256(f"{path.stat().st_size} {name} {longest} 1".encode()).hexdigest()[:12]
    cached = Path(tempfile.gettempdir()) / f"livehead_clip_{mark}.npz"
    if cached.is_file():
        stored = np.load(cached)
        width, height = (int(v) for v in stored["size"])
        return Clip(name, width, height, *(stored[k] for k in ("mesh", "shapes", "rotation", "position")))
    clip = _measure(path, longest)
    np.savez(
        cached,
        size=(clip.width, clip.height),
        mesh=clip.mesh,
        shapes=clip.task_shapes,
        rotation=clip.task_rotation,
        position=clip.task_position,
    )
    return clip


def _measure(path: Path, longest: int) -> Clip:
    mesh, shapes, rotation, position = [], [], [], []
    width = height = 0
    with quiet():
        bundled, task = BundledMesh(), LandmarkerTask(MODEL)
        for picture in VideoFileSource(path, realtime=False).pictures():
            height, width = picture.pixels.shape[:2]
            seen = bundled.find(picture.pixels, picture.seq / 30)
            mesh.append(seen.landmarks if seen else np.full((478, 3), np.nan, np.float32))
            known = task.find(picture.pixels, picture.seq / 30)
            shapes.append(known.blendshapes if known else np.full(52, np.nan, np.float32))
            rotation.append(known.rotation if known else np.full((3, 3), np.nan, np.float32))
            position.append(known.position if known else np.full(3, np.nan, np.float32))
            if picture.seq + 1 >= longest:
                break
    bundled.close()
    task.close()
    return Clip(path.name, width, height, *(np.stack(rows) for rows in (mesh, shapes, rotation, position)))

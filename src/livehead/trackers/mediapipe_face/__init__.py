"""A face on camera, in a video or a picture, followed by MediaPipe.

With the file face_landmarker.task MediaPipe's own 52 blendshapes and head matrix are used; without it the
face mesh that MediaPipe 0.10.21 brings along, with blendshapes and head pose worked out from its geometry.
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from livehead import folders
from livehead.motion.face_choice import FaceChoice, box_of, only
from livehead.motion.face_geometry import fit_head
from livehead.motion.face_shapes import FaceShapes, frowned
from livehead.motion.gaze import gaze_of
from livehead.motion.head_pose import head_angles
from livehead.motion.lids import LoweredLids
from livehead.motion.seam import LoopSeam
from livehead.motion.sneer import Sneer
from livehead.sources import Picture, Source, SourceOptions, open_source
from livehead.trackers.mediapipe_face.chatter import Hush, quiet
from livehead.trackers.mediapipe_face.models import (
    MODEL,
    BundledMesh,
    Face,
    FaceModel,
    LandmarkerTask,
    load_model,
    nothing_bundled,
)
from livehead.types import Channels, Floats, Frame, Motion, Phase, Status

log = logging.getLogger(__name__)

__all__ = [
    "MODEL",
    "BundledMesh",
    "Config",
    "LandmarkerTask",
    "MediapipeFaceTracker",
    "create",
    "load_model",
    "probe",
    "quiet",
]

_CAMERA_PATIENCE = 6.0
_LOST_AFTER = 10


@dataclass(frozen=True, slots=True)
class Config:
    """source: camera index or name, video file or picture. model: "auto" (face_landmarker.task from a
    model folder, else the bundled mesh), "bundled" or the path of a face_landmarker.task. realtime: a file
    plays at its own rate, else as fast as it can. loop: begin a file again at its end. width, height,
    camera_fps: asked of a camera. driving: hand the picture on with the motion."""

    source: str = "0"
    model: str = "auto"
    realtime: bool = True
    loop: bool = False
    width: int = 640
    height: int = 480
    camera_fps: float = 30.0
    driving: bool = False


def probe() -> str:
    """Why no face can be tracked on this machine; empty when there is a model. Does not import MediaPipe."""
    spec = importlib.util.find_spec("mediapipe")
    if spec is None:
        return "the package mediapipe is not installed: pip install mediapipe"
    places = spec.submodule_search_locations or ()
    bundled = any((Path(p) / "python" / "solutions" / "face_mesh.py").is_file() for p in places)
    if bundled or folders.find_model(MODEL) is not None:
        return ""
    error = nothing_bundled()
    return f"{error.cause}: {error.remedy}"


class MediapipeFaceTracker:
    """A `Tracker` over any source of pictures."""

    def __init__(self, source: Source, model: FaceModel, *, driving: bool = False) -> None:
        self._source, self._model, self._driving = source, model, driving
        self._shapes, self._lids, self._sneer = FaceShapes(), LoweredLids(), Sneer()
        self._choice, self._seam = FaceChoice(), LoopSeam()
        self._lap = 0
        self._lock = threading.Lock()
        self._closed = False
        self._hush: Hush | None = Hush()
        self._seq = 0
        self._missing = _LOST_AFTER
        self._started = False

    @property
    def status(self) -> Status:
        source = self._source.status
        if self._closed:
            return Status(Phase.CLOSED, self._model.name)
        text = f"{self._model.name}, {source.text}"
        if source.phase is not Phase.RUNNING or not self._started:
            return Status(source.phase if self._started else Phase.STARTING, text, source.remedy)
        if self._missing >= _LOST_AFTER:
            return Status(Phase.LOST, f"no face; {text}", "face the camera, with light from the front")
        return Status(Phase.RUNNING, text)

    def track(self) -> Iterator[Motion]:
        """Motion of the followed face, one per picture in which it is seen."""
        for picture in self._source.pictures():
            self._started = True
            with self._lock:
                if self._closed:
                    return
                face = self._look(picture)
            self._missing = 0 if face else self._missing + 1
            if face:
                yield self._seam.ease(self._motion(face, picture), picture.lap)
                self._seq += 1

    def close(self) -> None:
        """End `track()`; a camera that blocks is not waited for."""
        self._closed = True
        self._source.close()
        with self._lock:
            with self._hush or contextlib.nullcontext():
                self._model.close()
            self._speak()

    def _look(self, picture: Picture) -> Face | None:
        """The followed face in a picture, None when it is not there; a film that begins anew is seen anew."""
        with self._hush or contextlib.nullcontext():
            if picture.lap != self._lap:
                self._lap, self._choice = picture.lap, FaceChoice()
                self._model.forget()
            face = self._search(picture)
        if face is None:
            self._choice.missed()
        else:
            self._choice.saw(_box(face, picture))
            self._speak()
        return face

    def _speak(self) -> None:
        """MediaPipe talks until it has found its first face: from then on nothing is kept off stderr."""
        if self._hush is not None:
            self._hush.close()
            self._hush = None

    def _search(self, picture: Picture) -> Face | None:
        """Go on with the last face; if that breaks off, look at all faces and choose."""
        face = self._model.find(picture.pixels, picture.captured_at)
        if face is not None and self._choice.follows(_box(face, picture)):
            return face
        boxes = self._model.boxes(picture.pixels)
        if face is not None and not boxes:
            boxes = [_box(face, picture)]
        chosen = self._choice.pick(boxes)
        if chosen is not None and face is not None and self._choice.same(_box(face, picture), boxes[chosen]):
            return face
        if face is not None:
            self._model.forget()
        if chosen is None or len(boxes) == 1:
            return None
        face = self._model.find(only(picture.pixels, boxes, chosen), picture.captured_at)
        return face if face is not None and self._choice.same(_box(face, picture), boxes[chosen]) else None

    def _motion(self, face: Face, picture: Picture) -> Motion:
        height, width = picture.pixels.shape[:2]
        rotation, position, shapes = face.rotation, face.position, face.blendshapes
        head = fit_head(face.landmarks, width, height)
        if rotation is None or position is None or shapes is None:
            rotation, position = head.rotation, head.position
            shapes = self._shapes.measure(head)
        else:
            shapes = frowned(shapes, head.points)
        angles = head_angles(rotation)
        shapes = self._lids.mend(shapes, face.landmarks, width, height, picture.captured_at)
        shapes = self._sneer.mend(shapes, head.points, float(angles[1]), picture.captured_at)
        return Motion(
            blendshapes=shapes,
            head_rotation=angles,
            head_position=position,
            gaze=gaze_of(shapes),
            confidence=_visible(face.landmarks, rotation),
            captured_at=picture.captured_at,
            seq=self._seq,
            channels=Channels.ALL,
            driving=_driving(picture) if self._driving else None,
        )


def create(config: Config) -> MediapipeFaceTracker:
    """Open the source and load the model, both at once. SourceError, TrackerError when that fails."""
    options = SourceOptions(
        realtime=config.realtime,
        loop=config.loop,
        width=config.width,
        height=config.height,
        fps=config.camera_fps,
    )
    source = open_source(config.source, options)
    try:
        with quiet():
            model = load_model(config.model)
            model.find(np.zeros((64, 64, 3), np.uint8), 0.0)
        source.wait_ready(_CAMERA_PATIENCE)
    except BaseException:
        source.close()
        raise
    log.info("face tracker: %s, %s", model.name, source.status.text)
    return MediapipeFaceTracker(source, model, driving=config.driving)


def _box(face: Face, picture: Picture) -> Floats:
    return box_of(face.landmarks, picture.pixels.shape[1], picture.pixels.shape[0])


def _visible(landmarks: Floats, rotation: Floats) -> float:
    """How far a face can be trusted, 0 to 1: the part of it within the picture, less when turned away."""
    inside = float(((landmarks[:, :2] >= 0.0) & (landmarks[:, :2] <= 1.0)).all(axis=1).mean())
    return inside * float(np.clip(rotation[2, 2] * 2.0, 0.1, 1.0))


def _driving(picture: Picture) -> Frame:
    rgba = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2RGBA).astype(np.uint8, copy=False)
    return Frame(rgba, picture.captured_at, picture.seq)

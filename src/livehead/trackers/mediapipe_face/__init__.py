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

import numpy as np

from livehead import folders
from livehead.errors import ConfigError
from livehead.motion.face_shapes import FaceShapes
from livehead.sources import Picture, Source, SourceOptions, open_source
from livehead.trackers.mediapipe_face.chatter import Hush, quiet
from livehead.trackers.mediapipe_face.following import OneFace, SeveralFaces
from livehead.trackers.mediapipe_face.measuring import Measure, Seen
from livehead.trackers.mediapipe_face.models import (
    MODEL,
    BundledMesh,
    FaceModel,
    LandmarkerTask,
    load_model,
    nothing_bundled,
)
from livehead.types import Motion, Phase, Status

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
    camera_fps: asked of a camera. driving: hand the picture on with the motion. faces: how many people are
    followed, 1 to 4, each with a `subject` of their own; more than one costs that much more."""

    source: str = "0"
    model: str = "auto"
    realtime: bool = True
    loop: bool = False
    width: int = 640
    height: int = 480
    camera_fps: float = 30.0
    driving: bool = False
    faces: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.faces <= 4:
            raise ConfigError(
                f"the camera cannot follow {self.faces} people",
                remedy="it follows 1 to 4: --beside three times at most",
            )


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
    """A `Tracker` over any source of pictures, of one face or of several people's."""

    def __init__(self, source: Source, model: FaceModel, *, driving: bool = False, faces: int = 1) -> None:
        self._source, self._model, self._driving, self._faces = source, model, driving, faces
        self._shapes = FaceShapes()
        self._measures: dict[int, Measure] = {}
        self._following = self._follow()
        self._lap = 0
        self._lock = threading.Lock()
        self._closed = False
        self._hush: Hush | None = Hush()
        self._seq = 0
        self._missing = _LOST_AFTER
        self._here = 0
        self._started = False

    @property
    def status(self) -> Status:
        source = self._source.status
        if self._closed:
            return Status(Phase.CLOSED, self._model.name)
        people = f", {self._here} of {self._faces} people" if self._faces > 1 else ""
        text = f"{self._model.name}, {source.text}{people}"
        if source.phase is not Phase.RUNNING or not self._started:
            return Status(source.phase if self._started else Phase.STARTING, text, source.remedy)
        if self._missing >= _LOST_AFTER:
            return Status(Phase.LOST, f"no face; {text}", "face the camera, with light from the front")
        return Status(Phase.RUNNING, text)

    def track(self) -> Iterator[Motion]:
        """Motion of every followed face, one per picture in which it is seen."""
        for picture in self._source.pictures():
            self._started = True
            with self._lock:
                if self._closed:
                    return
                seen = self._look(picture)
            self._missing = 0 if seen else self._missing + 1
            self._here = len(seen)
            for one in seen:
                measure = self._measures.setdefault(one.subject, Measure(self._shapes))
                yield measure.motion(one, picture, self._seq, driving=self._driving)
            self._seq += bool(seen)

    def close(self) -> None:
        """End `track()`; a camera that blocks is not waited for."""
        self._closed = True
        self._source.close()
        with self._lock:
            with self._hush or contextlib.nullcontext():
                self._model.close()
            self._speak()

    def _follow(self) -> OneFace | SeveralFaces:
        return OneFace(self._model) if self._faces == 1 else SeveralFaces(self._model, self._faces)

    def _look(self, picture: Picture) -> list[Seen]:
        """The followed faces in a picture; a film that begins anew is seen anew."""
        with self._hush or contextlib.nullcontext():
            if picture.lap != self._lap:
                self._lap, self._following = picture.lap, self._follow()
                self._model.forget()
            seen = self._following.look(picture)
        if seen:
            self._speak()
        return seen

    def _speak(self) -> None:
        """MediaPipe talks until it has found its first face: from then on nothing is kept off stderr."""
        if self._hush is not None:
            self._hush.close()
            self._hush = None


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
            model = load_model(config.model, config.faces)
            model.find(np.zeros((64, 64, 3), np.uint8), 0.0)
        source.wait_ready(_CAMERA_PATIENCE)
    except BaseException:
        source.close()
        raise
    log.info("face tracker: %s, %s", model.name, source.status.text)
    return MediapipeFaceTracker(source, model, driving=config.driving, faces=config.faces)

"""A face on camera, in a video or a picture, followed by MediaPipe.

With the file face_landmarker.task MediaPipe's own 52 blendshapes and head matrix are used; without it the
face mesh that MediaPipe 0.10.21 brings along, with blendshapes and head pose worked out from its geometry.
"""

from __future__ import annotations

import contextlib
import importlib.util
import logging
import os
import re
import sys
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np

from livehead import folders
from livehead.errors import TrackerError
from livehead.motion import arkit
from livehead.motion.face_choice import FaceChoice, box_of, only
from livehead.motion.face_geometry import fit_head
from livehead.motion.face_shapes import FaceShapes
from livehead.motion.gaze import gaze_of
from livehead.motion.head_pose import head_angles
from livehead.sources import Picture, Source, SourceOptions, open_source
from livehead.types import Bytes, Channels, Floats, Frame, Motion, Phase, Status

log = logging.getLogger(__name__)

MODEL = "face_landmarker.task"
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


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One face in a picture. landmarks: (478, 3) float32 as MediaPipe gives them. blendshapes: (52,)
    float32 and rotation (3, 3), position (3,) metres where the model itself knows them."""

    landmarks: Floats
    blendshapes: Floats | None = None
    rotation: Floats | None = None
    position: Floats | None = None


class FaceModel(Protocol):
    """What finds a face: goes on with the one of the last picture, looks for any otherwise."""

    name: str

    def find(self, pixels: Bytes, at: float) -> Face | None: ...

    def boxes(self, pixels: Bytes) -> list[Floats]:
        """All faces: (left, top, right, bottom) in pixels."""
        ...

    def forget(self) -> None:
        """Look for any face in the next picture."""
        ...

    def close(self) -> None: ...


class BundledMesh:
    """The refined face mesh of MediaPipe's older interface, which lies in the wheel of 0.10.21."""

    name = "bundled face mesh"

    def __init__(self) -> None:
        from mediapipe.python.solutions import face_detection, face_mesh

        self._mesh = face_mesh.FaceMesh(max_num_faces=1, refine_landmarks=True)
        self._detector = face_detection.FaceDetection(model_selection=0)

    def find(self, pixels: Bytes, at: float) -> Face | None:
        found = self._mesh.process(pixels).multi_face_landmarks
        if not found:
            return None
        return Face(_points(found[0].landmark))

    def boxes(self, pixels: Bytes) -> list[Floats]:
        size = np.array((pixels.shape[1], pixels.shape[0]) * 2, np.float32)
        boxes = []
        for detection in self._detector.process(pixels).detections or ():
            b = detection.location_data.relative_bounding_box
            boxes.append(np.array((b.xmin, b.ymin, b.xmin + b.width, b.ymin + b.height), np.float32) * size)
        return boxes

    def forget(self) -> None:
        self._mesh.reset()

    def close(self) -> None:
        self._mesh.close()
        self._detector.close()


class LandmarkerTask:
    """MediaPipe's Tasks interface with a face_landmarker.task, in video mode."""

    name = "face landmarker task"

    def __init__(self, path: Path) -> None:
        import mediapipe
        from mediapipe.tasks import python as tasks

        self._mediapipe, self._tasks, self._path = mediapipe, tasks, path
        try:
            data, detector = path.read_bytes(), zipfile.ZipFile(path).read("face_detector.tflite")
            self._data = data
            self._landmarker = self._start()
            self._detector = tasks.vision.FaceDetector.create_from_options(
                tasks.vision.FaceDetectorOptions(base_options=self._options(detector))
            )
        except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, ValueError) as error:
            raise TrackerError(
                f"{path} is no face landmarker that MediaPipe can read: {error}".splitlines()[0],
                remedy=f'fetch {MODEL} anew from MediaPipe\'s model page, or set model = "bundled"',
            ) from None
        self._order: list[int] = []
        self._stamp = -1

    def find(self, pixels: Bytes, at: float) -> Face | None:
        self._stamp = max(self._stamp + 1, int(at * 1000.0))
        found = self._landmarker.detect_for_video(self._image(pixels), self._stamp)
        if not found.face_landmarks:
            return None
        shapes = np.zeros(52, np.float32)
        for category in found.face_blendshapes[0]:
            index = arkit.INDEX.get(category.category_name)
            if index is not None:
                shapes[index] = category.score
        matrix = np.asarray(found.facial_transformation_matrixes[0], np.float32)
        rotation = matrix[:3, :3] / np.cbrt(np.linalg.det(matrix[:3, :3]))
        return Face(_points(found.face_landmarks[0]), shapes, rotation, matrix[:3, 3] * np.float32(0.01))

    def boxes(self, pixels: Bytes) -> list[Floats]:
        found = (d.bounding_box for d in self._detector.detect(self._image(pixels)).detections)
        return [
            np.array((b.origin_x, b.origin_y, b.origin_x + b.width, b.origin_y + b.height), np.float32)
            for b in found
        ]

    def forget(self) -> None:
        self._landmarker.close()
        self._landmarker = self._start()

    def close(self) -> None:
        self._landmarker.close()
        self._detector.close()

    def _options(self, data: bytes) -> Any:
        base = self._tasks.BaseOptions
        return base(model_asset_buffer=data, delegate=base.Delegate.CPU)

    def _start(self) -> Any:
        vision = self._tasks.vision
        return vision.FaceLandmarker.create_from_options(
            vision.FaceLandmarkerOptions(
                base_options=self._options(self._data),
                running_mode=vision.RunningMode.VIDEO,
                output_face_blendshapes=True,
                output_facial_transformation_matrixes=True,
            )
        )

    def _image(self, pixels: Bytes) -> Any:
        return self._mediapipe.Image(image_format=self._mediapipe.ImageFormat.SRGB, data=pixels)


def load_model(model: str) -> FaceModel:
    """The model a configuration asks for; TrackerError when it is not there and nothing is bundled."""
    path = folders.find_model(MODEL) if model == "auto" else Path(model).expanduser()
    if model != "bundled" and path is not None:
        if not path.is_file():
            raise TrackerError(
                f"there is no face model {path}", remedy=f'give the path of {MODEL}, "auto" or "bundled"'
            )
        return LandmarkerTask(path)
    try:
        return BundledMesh()
    except ModuleNotFoundError:
        raise _nothing_bundled() from None


def _nothing_bundled() -> TrackerError:
    return TrackerError(
        "this MediaPipe brings no face model along",
        remedy=f"put {MODEL} into {folders.user_data() / 'models'}, or use Python 3.11 or 3.12, "
        "whose MediaPipe has one",
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
    error = _nothing_bundled()
    return f"{error.cause}: {error.remedy}"


_CHATTER = re.compile(rb"^([IW]\d{4} |INFO: |WARNING: (All log messages|Logging) before )")


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep MediaPipe's informational lines off stderr (they go to the log); everything else passes."""
    with contextlib.ExitStack() as open_files:
        try:
            sys.stderr.flush()
            caught = open_files.enter_context(tempfile.TemporaryFile())
            kept = os.dup(2)
        except (AttributeError, OSError, ValueError):  # no stderr, or no room for a file
            yield
            return
        os.dup2(caught.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(kept, 2)
            caught.seek(0)
            for line in caught.read().splitlines(keepends=True):
                if _CHATTER.match(line):
                    log.debug("%s", line.decode(errors="replace").rstrip())
                else:
                    os.write(kept, line)
            os.close(kept)


class MediapipeFaceTracker:
    """A `Tracker` over any source of pictures."""

    def __init__(self, source: Source, model: FaceModel, *, driving: bool = False) -> None:
        self._source, self._model, self._driving = source, model, driving
        self._shapes = FaceShapes()
        self._choice = FaceChoice()
        self._lock = threading.Lock()
        self._closed = False
        self._quiet = True
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
                yield self._motion(face, picture)
                self._seq += 1

    def close(self) -> None:
        """End `track()`; a camera that blocks is not waited for."""
        self._closed = True
        self._source.close()
        with self._lock, self._hush():
            self._model.close()

    def _look(self, picture: Picture) -> Face | None:
        """The followed face in a picture, None when it is not there."""
        with self._hush():
            face = self._search(picture)
        if face is None:
            self._choice.missed()
        else:
            self._choice.saw(_box(face, picture))
            self._quiet = False
        return face

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
        if rotation is None or position is None or shapes is None:
            head = fit_head(face.landmarks, width, height)
            rotation, position = head.rotation, head.position
            shapes = self._shapes.measure(head)
        return Motion(
            blendshapes=shapes,
            head_rotation=head_angles(rotation),
            head_position=position,
            gaze=gaze_of(shapes),
            confidence=_visible(face.landmarks, rotation),
            captured_at=picture.captured_at,
            seq=self._seq,
            channels=Channels.ALL,
            driving=_driving(picture) if self._driving else None,
        )

    def _hush(self) -> contextlib.AbstractContextManager[None]:
        """MediaPipe talks until it has found its first face."""
        return quiet() if self._quiet else contextlib.nullcontext()


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


def _points(landmarks: Any) -> Floats:
    return np.array([(p.x, p.y, p.z) for p in landmarks], np.float32)


def _box(face: Face, picture: Picture) -> Floats:
    return box_of(face.landmarks, picture.pixels.shape[1], picture.pixels.shape[0])


def _visible(landmarks: Floats, rotation: Floats) -> float:
    """How far a face can be trusted, 0 to 1: the part of it within the picture, less when turned away."""
    inside = float(((landmarks[:, :2] >= 0.0) & (landmarks[:, :2] <= 1.0)).all(axis=1).mean())
    return inside * float(np.clip(rotation[2, 2] * 2.0, 0.1, 1.0))


def _driving(picture: Picture) -> Frame:
    rgba = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2RGBA).astype(np.uint8, copy=False)
    return Frame(rgba, picture.captured_at, picture.seq)

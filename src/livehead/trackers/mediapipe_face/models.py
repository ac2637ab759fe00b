"""What finds a face: MediaPipe's newer interface with a model file, or the mesh that older ones bring along."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from livehead import folders
from livehead.errors import TrackerError
from livehead.motion import arkit
from livehead.types import Bytes, Floats

MODEL = "face_landmarker.task"

_NOTHING = np.zeros((64, 64, 3), np.uint8)


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

    def find_all(self, pixels: Bytes, at: float) -> list[Face]:
        """As many faces as it was made for."""
        ...

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

    def __init__(self, faces: int = 1) -> None:
        from mediapipe.python.solutions import face_detection, face_mesh

        self._mesh = face_mesh.FaceMesh(max_num_faces=faces, refine_landmarks=True)
        self._detector = face_detection.FaceDetection(model_selection=0)

    def find(self, pixels: Bytes, at: float) -> Face | None:
        return next(iter(self.find_all(pixels, at)), None)

    def find_all(self, pixels: Bytes, at: float) -> list[Face]:
        return [Face(_points(f.landmark)) for f in self._mesh.process(pixels).multi_face_landmarks or ()]

    def boxes(self, pixels: Bytes) -> list[Floats]:
        size = np.array((pixels.shape[1], pixels.shape[0]) * 2, np.float32)
        boxes = []
        for detection in self._detector.process(pixels).detections or ():
            b = detection.location_data.relative_bounding_box
            boxes.append(np.array((b.xmin, b.ymin, b.xmin + b.width, b.ymin + b.height), np.float32) * size)
        return boxes

    def forget(self) -> None:
        """By a look at nothing: a reset takes longer and makes MediaPipe talk again."""
        self.find(_NOTHING, 0.0)

    def close(self) -> None:
        self._mesh.close()
        self._detector.close()


class LandmarkerTask:
    """MediaPipe's Tasks interface with a face_landmarker.task, in video mode."""

    name = "face landmarker task"

    def __init__(self, path: Path, faces: int = 1) -> None:
        import mediapipe
        from mediapipe.tasks import python as tasks

        self._mediapipe, self._tasks, self._path, self._faces = mediapipe, tasks, path, faces
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
        return next(iter(self.find_all(pixels, at)), None)

    def find_all(self, pixels: Bytes, at: float) -> list[Face]:
        self._stamp = max(self._stamp + 1, int(at * 1000.0))
        found = self._landmarker.detect_for_video(self._image(pixels), self._stamp)
        return [
            _known(*one)
            for one in zip(
                found.face_landmarks,
                found.face_blendshapes,
                found.facial_transformation_matrixes,
                strict=True,
            )
        ]

    def boxes(self, pixels: Bytes) -> list[Floats]:
        found = (d.bounding_box for d in self._detector.detect(self._image(pixels)).detections)
        return [
            np.array((b.origin_x, b.origin_y, b.origin_x + b.width, b.origin_y + b.height), np.float32)
            for b in found
        ]

    def forget(self) -> None:
        """By a look at nothing: a new landmarker would take as long as several pictures."""
        self.find(_NOTHING, 0.0)

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
                num_faces=self._faces,
                output_face_blendshapes=True,
                output_facial_transformation_matrixes=True,
            )
        )

    def _image(self, pixels: Bytes) -> Any:
        return self._mediapipe.Image(image_format=self._mediapipe.ImageFormat.SRGB, data=pixels)


def _known(landmarks: Any, categories: Any, transformation: Any) -> Face:
    """A face with all that the landmarker itself knows of it."""
    shapes = np.zeros(52, np.float32)
    for category in categories:
        index = arkit.INDEX.get(category.category_name)
        if index is not None:
            shapes[index] = category.score
    matrix = np.asarray(transformation, np.float32)
    rotation = matrix[:3, :3] / np.cbrt(np.linalg.det(matrix[:3, :3]))
    return Face(_points(landmarks), shapes, rotation, matrix[:3, 3] * np.float32(0.01))


def load_model(model: str, faces: int = 1) -> FaceModel:
    """The model a configuration asks for, for so many faces; TrackerError when it is not there and nothing is
    bundled."""
    path = folders.find_model(MODEL) if model == "auto" else Path(model).expanduser()
    if model != "bundled" and path is not None:
        if not path.is_file():
            raise TrackerError(
                f"there is no face model {path}", remedy=f'give the path of {MODEL}, "auto" or "bundled"'
            )
        return LandmarkerTask(path, faces)
    try:
        return BundledMesh(faces)
    except ModuleNotFoundError:
        raise nothing_bundled() from None


def nothing_bundled() -> TrackerError:
    """The error where MediaPipe has no mesh of its own and no model file is there."""
    return TrackerError(
        "this MediaPipe brings no face model along",
        remedy=f"put {MODEL} into {folders.user_data() / 'models'}, or use Python 3.11 or 3.12, "
        "whose MediaPipe has one",
    )


def _points(landmarks: Any) -> Floats:
    return np.array([(p.x, p.y, p.z) for p in landmarks], np.float32)

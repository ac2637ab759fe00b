"""From the landmarks of one person's face to their Motion."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from livehead.motion.face_geometry import fit_head
from livehead.motion.face_shapes import FaceShapes, frowned
from livehead.motion.gaze import gaze_of
from livehead.motion.head_pose import head_angles
from livehead.motion.lids import LoweredLids
from livehead.motion.seam import LoopSeam
from livehead.motion.sneer import Sneer
from livehead.sources import Picture
from livehead.trackers.mediapipe_face.models import Face
from livehead.types import Channels, Floats, Frame, Motion


@dataclass(frozen=True, slots=True)
class Seen:
    """A face in a picture and the number of its person."""

    subject: int
    face: Face


class Measure:
    """Remembers what a person's face usually is; one for each person."""

    def __init__(self, shapes: FaceShapes) -> None:
        self._shapes, self._lids, self._sneer, self._seam = shapes, LoweredLids(), Sneer(), LoopSeam()

    def motion(self, seen: Seen, picture: Picture, seq: int, *, driving: bool) -> Motion:
        """The motion of a face in a picture, with the picture itself if `driving`."""
        face, (height, width) = seen.face, picture.pixels.shape[:2]
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
        motion = Motion(
            blendshapes=shapes,
            head_rotation=angles,
            head_position=position,
            gaze=gaze_of(shapes),
            confidence=_visible(face.landmarks, rotation),
            captured_at=picture.captured_at,
            seq=seq,
            channels=Channels.ALL,
            subject=seen.subject,
            driving=_driving(picture) if driving else None,
        )
        return self._seam.ease(motion, picture.lap)


def _visible(landmarks: Floats, rotation: Floats) -> float:
    """How far a face can be trusted, 0 to 1: the part of it within the picture, less when turned away."""
    inside = float(((landmarks[:, :2] >= 0.0) & (landmarks[:, :2] <= 1.0)).all(axis=1).mean())
    return inside * float(np.clip(rotation[2, 2] * 2.0, 0.1, 1.0))


def _driving(picture: Picture) -> Frame:
    rgba = cv2.cvtColor(picture.pixels, cv2.COLOR_RGB2RGBA).astype(np.uint8, copy=False)
    return Frame(rgba, picture.captured_at, picture.seq)

"""Which faces of a picture are followed: always the same one, or several people who keep their numbers."""

from __future__ import annotations

from livehead.motion.face_choice import FaceChoice, box_of, only
from livehead.motion.people import People
from livehead.sources import Picture
from livehead.trackers.mediapipe_face.measuring import Seen
from livehead.trackers.mediapipe_face.models import Face, FaceModel
from livehead.types import Floats


class OneFace:
    """Follows one person, whoever else comes into the picture."""

    def __init__(self, model: FaceModel) -> None:
        self._model, self._choice = model, FaceChoice()

    def look(self, picture: Picture) -> list[Seen]:
        """The followed face, if it is there."""
        face = self._search(picture)
        if face is None:
            self._choice.missed()
            return []
        self._choice.saw(_box(face, picture))
        return [Seen(0, face)]

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


class SeveralFaces:
    """Follows up to `most` people; who is who: `livehead.motion.people`."""

    def __init__(self, model: FaceModel, most: int) -> None:
        self._model, self._people = model, People(most)

    def look(self, picture: Picture) -> list[Seen]:
        """Every face with its person's number, in the order of the numbers."""
        faces: list[Face] = []
        for face in self._model.find_all(picture.pixels, picture.captured_at):
            if not any(_same(face, other) for other in faces):  # two meshes of one face, after a crossing
                faces.append(face)
        boxes = [_box(face, picture) for face in faces]
        numbers = self._people.number(picture.pixels, boxes, picture.captured_at)
        found = [Seen(n, face) for n, face in zip(numbers, faces, strict=True) if n is not None]
        return sorted(found, key=lambda seen: seen.subject)


def _same(a: Face, b: Face) -> bool:
    """Whether two meshes lie on one another: their points are nearer than a fifth of the face."""
    size = max(float((a.landmarks[:, :2].max(axis=0) - a.landmarks[:, :2].min(axis=0)).max()), 1e-6)
    return float(abs(a.landmarks[:, :2] - b.landmarks[:, :2]).mean()) < 0.2 * size


def _box(face: Face, picture: Picture) -> Floats:
    return box_of(face.landmarks, picture.pixels.shape[1], picture.pixels.shape[0])

"""Eyebrows, eyes and mouth: the three modules that Talking Head 2, 3 and 4 have in common.

The picture is taken apart once; after that a module runs only when its own part of the pose changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from livehead.posers import picture as pictures
from livehead.posers.kept import Kept
from livehead.posers.modules import Floats, Modules, Ports
from livehead.posers.picture import Bytes, Convention

EYEBROWS = slice(0, 12)
FEATURES = slice(12, 39)  # eyes, irises, mouth
WHOLE_FACE = slice(0, 39)

_CROP, _FACE = (1, 4, 128, 128), (1, 4, 192, 192)
MODULES = {
    "eyebrow_decomposer": Ports({"image": _CROP}, ("background", "eyebrow_layer")),
    "eyebrow_morphing_combiner": Ports({"background": _CROP, "eyebrow": _CROP, "pose": (1, 12)}, ("image",)),
    "face_morpher": Ports({"image": _FACE, "pose": (1, 27)}, ("moved",)),
}


class Crop(NamedTuple):
    """A square of a picture: upper row, left column, edge in pixels."""

    top: int
    left: int
    edge: int

    @property
    def at(self) -> tuple[slice, slice, slice, slice]:
        """Index of a (1, C, H, W) array."""
        rows, columns = slice(self.top, self.top + self.edge), slice(self.left, self.left + self.edge)
        return slice(None), slice(None), rows, columns


@dataclass(frozen=True, slots=True)
class Crops:
    """eyebrows: what the first two modules see; face: what the third sees; inner: the eyebrows within the face."""

    eyebrows: Crop
    face: Crop
    inner: Crop

    @staticmethod
    def of(convention: Convention) -> Crops:
        top, _, left, _ = convention.head
        return Crops(Crop(top, left, 128), Crop(top - 32, left - 32, 192), Crop(32, 32, 128))


class FacePart:
    """The picture with its face posed and its head still. One picture at a time."""

    def __init__(self, modules: Modules, convention: Convention, kept: Kept) -> None:
        self._modules, self._crops, self._kept = modules, Crops.of(convention), kept
        self._posed = np.zeros((1, 4, convention.size, convention.size), np.float32)
        self._face_input = np.zeros(_FACE, np.float32)
        self._background = self._eyebrow = np.zeros(_CROP, np.float32)

    def load(self, image: Floats) -> None:
        """image: (1, 4, size, size) float32 in [-1, 1]. Runs the decomposer."""
        self._kept.clear()
        self._posed[:] = image
        self._face_input[:] = image[self._crops.face.at]
        crop = np.ascontiguousarray(image[self._crops.eyebrows.at])
        found = self._modules.run("eyebrow_decomposer", image=crop)
        self._background, self._eyebrow = (np.array(layer) for layer in found)

    def pose(self, pose: Floats) -> Floats:
        """pose: (45,) float32 → (1, 4, size, size) in [-1, 1]; the same array at every call."""
        face = self._kept.get("face", pose[WHOLE_FACE].tobytes(), lambda: (self._face(pose),))[0]
        self._posed[self._crops.face.at] = face
        return self._posed

    def _face(self, pose: Floats) -> Floats:
        brows = self._kept.get("eyebrows", pose[EYEBROWS].tobytes(), lambda: (self._eyebrows(pose),))[0]
        self._face_input[self._crops.inner.at] = brows
        return self._modules.run("face_morpher", image=self._face_input, pose=pose[None, FEATURES])[0]

    def _eyebrows(self, pose: Floats) -> Floats:
        return self._modules.run(
            "eyebrow_morphing_combiner",
            background=self._background,
            eyebrow=self._eyebrow,
            pose=pose[None, EYEBROWS],
        )[0]


class FacePoser:
    """See `livehead.posers.modules.Poser`: what the generations from the second on have in common. Each says what
    its pictures are like (`convention`) and how it turns head and body (`turned`)."""

    convention: Convention

    def __init__(self, modules: Modules, kept: Kept) -> None:
        self._modules = modules
        self._face = FacePart(modules, self.convention, kept)

    def load(self, picture: Bytes) -> None:
        fitted = pictures.fitted(picture, self.convention)
        self.take(pictures.to_network(fitted, self.convention))

    def take(self, image: Floats) -> None:
        """The picture as the networks see it: (1, 4, size, size) float32 in [-1, 1]."""
        self._face.load(image)

    def draw(self, pose: Floats) -> Bytes:
        return pictures.from_network(self.output(pose), self.convention)

    def output(self, pose: Floats) -> Floats:
        """What the networks give, before it becomes a picture: (1, 4, size, size) float32, not yet clipped."""
        return self.turned(self._face.pose(pose), pose)

    def turned(self, full: Floats, pose: Floats) -> Floats:
        """The picture with its face posed, (1, 4, size, size), with head and body where the pose has them."""
        raise NotImplementedError

"""Talking Head Anime 4, the student, with both networks as whole graphs: right where a graphics card runs them."""

from __future__ import annotations

import numpy as np

from livehead.posers import picture as pictures
from livehead.posers.kept import Kept
from livehead.posers.modules import Floats, Modules, Ports
from livehead.posers.picture import Bytes
from livehead.posers.siren_network import FACE_POSE, FACE_SIZE
from livehead.posers.tha4_student import FACE_LEFT, FACE_TOP

MODULES = {
    "face_morpher": Ports({"pose": (1, 39)}, ("image",)),
    "body_morpher": Ports({"image": (1, 4, 512, 512), "pose": (1, 45)}, ("moved",)),
}


class WholeStudentPoser:
    """See `livehead.posers.modules.Poser`."""

    convention = pictures.THA4

    def __init__(self, modules: Modules, kept: Kept) -> None:
        self._modules, self._kept = modules, kept
        self._image = np.zeros((1, 4, self.convention.size, self.convention.size), np.float32)

    def load(self, picture: Bytes) -> None:
        self._kept.clear()
        self._image = pictures.to_network(pictures.fitted(picture, self.convention), self.convention)

    def draw(self, pose: Floats) -> Bytes:
        return pictures.from_network(self.output(pose), self.convention)

    def output(self, pose: Floats) -> Floats:
        """What the networks give, before it becomes a picture: (1, 4, 512, 512) float32, not yet clipped."""
        told = np.ascontiguousarray(pose[None, :FACE_POSE])
        patch = self._kept.get(
            "face", told.tobytes(), lambda: (self._modules.run("face_morpher", pose=told)[0],)
        )[0]
        rows, columns = slice(FACE_TOP, FACE_TOP + FACE_SIZE), slice(FACE_LEFT, FACE_LEFT + FACE_SIZE)
        self._image[:, :, rows, columns] = patch
        return self._modules.run("body_morpher", image=self._image, pose=pose[None])[0]

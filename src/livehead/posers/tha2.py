"""Talking Head Anime 2: face as in 3, then the rotator and combiner of 1, all at 256 px; no body, no breath."""

from __future__ import annotations

import numpy as np

from livehead.posers import face
from livehead.posers import picture as pictures
from livehead.posers.face import FacePart
from livehead.posers.kept import Kept
from livehead.posers.modules import Floats, Modules, Ports
from livehead.posers.picture import Bytes

_WHOLE = (1, 4, 256, 256)
TURN = {
    "two_algo_face_rotator": Ports({"image": _WHOLE, "pose": (1, 3)}, ("color_changed", "resampled")),
    "combiner": Ports({"color_changed": _WHOLE, "resampled": _WHOLE, "pose": (1, 3)}, ("image",)),
}
MODULES = face.MODULES | TURN
ROTATION = slice(39, 42)


class Tha2Poser:
    """See `livehead.posers.modules.Poser`."""

    convention = pictures.THA2

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
        """What the networks give, before it becomes a picture: (1, 4, 256, 256) float32."""
        return turned(self._modules, self._face.pose(pose), np.ascontiguousarray(pose[None, ROTATION]))


def turned(modules: Modules, image: Floats, rotation: Floats) -> Floats:
    """The head of a posed picture turned, as 1 and 2 do it. rotation: (1, 3) head_x, head_y, neck_z."""
    changed, resampled = modules.run("two_algo_face_rotator", image=image, pose=rotation)
    return modules.run("combiner", color_changed=changed, resampled=resampled, pose=rotation)[0]

"""Talking Head Anime 3: face, then head, body and breath at half size, then the editor at full size."""

from __future__ import annotations

import numpy as np

from livehead.posers import face
from livehead.posers import picture as pictures
from livehead.posers.face import FacePart
from livehead.posers.kept import Kept
from livehead.posers.modules import Floats, Modules, Ports
from livehead.posers.picture import Bytes

_FULL, _HALF = (1, 4, 512, 512), (1, 4, 256, 256)
MODULES = face.MODULES | {
    "two_algo_face_body_rotator": Ports({"image": _HALF, "pose": (1, 6)}, ("warped", "grid_change")),
    "editor": Ports(
        {"image": _FULL, "warped": _FULL, "grid_change": (1, 2, 512, 512), "pose": (1, 6)}, ("moved",)
    ),
}
ROTATION = slice(39, 45)


class Tha3Poser:
    """See `livehead.posers.modules.Poser`."""

    convention = pictures.THA3

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
        """What the networks give, before it becomes a picture: (1, 4, 512, 512) float32."""
        full = self._face.pose(pose)
        rotation = np.ascontiguousarray(pose[None, ROTATION])
        warped, change = self._modules.run(
            "two_algo_face_body_rotator",
            image=pictures.halved(full),
            pose=rotation,
        )
        return self._modules.run(
            "editor",
            image=full,
            warped=pictures.doubled(warped),
            grid_change=pictures.doubled(change),
            pose=rotation,
        )[0]

"""Talking Head Anime 4, the teacher: face as in 3, then a U-Net at half size and one at full size."""

from __future__ import annotations

import numpy as np

from livehead.posers import face
from livehead.posers import picture as pictures
from livehead.posers.face import FacePoser
from livehead.posers.modules import Floats, Ports

_FULL, _HALF = (1, 4, 512, 512), (1, 4, 256, 256)
MODULES = face.MODULES | {
    "body_morpher": Ports({"image": _HALF, "pose": (1, 6)}, ("merged", "grid_change")),
    "upscaler": Ports(
        {"image": _FULL, "merged": _FULL, "grid_change": (1, 2, 512, 512), "pose": (1, 6)}, ("moved",)
    ),
}
ROTATION = slice(39, 45)


class Tha4Poser(FacePoser):
    """The face posed, then head and body turned at half size, then at full size."""

    convention = pictures.THA4

    def turned(self, full: Floats, pose: Floats) -> Floats:
        rotation = np.ascontiguousarray(pose[None, ROTATION])
        merged, change = self._modules.run("body_morpher", image=pictures.halved(full), pose=rotation)
        return self._modules.run(
            "upscaler",
            image=full,
            merged=pictures.doubled(merged),
            grid_change=pictures.doubled(change),
            pose=rotation,
        )[0]

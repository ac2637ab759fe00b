"""Talking Head Anime 3: face, then head, body and breath at half size, then the editor at full size."""

from __future__ import annotations

import numpy as np

from livehead.posers import face
from livehead.posers import picture as pictures
from livehead.posers.face import FacePoser
from livehead.posers.modules import Floats, Ports

_FULL, _HALF = (1, 4, 512, 512), (1, 4, 256, 256)
MODULES = face.MODULES | {
    "two_algo_face_body_rotator": Ports({"image": _HALF, "pose": (1, 6)}, ("warped", "grid_change")),
    "editor": Ports(
        {"image": _FULL, "warped": _FULL, "grid_change": (1, 2, 512, 512), "pose": (1, 6)}, ("moved",)
    ),
}
ROTATION = slice(39, 45)


class Tha3Poser(FacePoser):
    """The face posed, then head and body turned at half size, then at full size."""

    convention = pictures.THA3

    def turned(self, full: Floats, pose: Floats) -> Floats:
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

"""Talking Head Anime 2: face as in 3, then the rotator and combiner of 1, all at 256 px; no body, no breath."""

from __future__ import annotations

import numpy as np

from livehead.posers import face
from livehead.posers import picture as pictures
from livehead.posers.face import FacePoser
from livehead.posers.modules import Floats, Modules, Ports

_WHOLE = (1, 4, 256, 256)
TURN = {
    "two_algo_face_rotator": Ports({"image": _WHOLE, "pose": (1, 3)}, ("color_changed", "resampled")),
    "combiner": Ports({"color_changed": _WHOLE, "resampled": _WHOLE, "pose": (1, 3)}, ("image",)),
}
MODULES = face.MODULES | TURN
ROTATION = slice(39, 42)


class Tha2Poser(FacePoser):
    """The face posed, then the head turned."""

    convention = pictures.THA2

    def turned(self, full: Floats, pose: Floats) -> Floats:
        return head_turned(self._modules, full, np.ascontiguousarray(pose[None, ROTATION]))


def head_turned(modules: Modules, image: Floats, rotation: Floats) -> Floats:
    """The head of a posed picture turned, as 1 and 2 do it. rotation: (1, 3) head_x, head_y, neck_z."""
    changed, resampled = modules.run("two_algo_face_rotator", image=image, pose=rotation)
    return modules.run("combiner", color_changed=changed, resampled=resampled, pose=rotation)[0]

"""Talking Head Anime 1: six parameters at 256 px: both eyes, the mouth, and the head on three axes."""

from __future__ import annotations

import numpy as np

from livehead.motion.pose import LAYOUT
from livehead.posers import picture as pictures
from livehead.posers.kept import Kept
from livehead.posers.modules import Floats, Modules, Ports
from livehead.posers.picture import Bytes
from livehead.posers.tha2 import ROTATION, TURN, head_turned

MODULES = {"face_morpher": Ports({"image": (1, 4, 256, 256), "pose": (1, 3)}, ("moved",))} | TURN

_WINKS = [
    [LAYOUT.index(f"eye_{kind}_{side}") for kind in ("wink", "happy_wink")] for side in ("left", "right")
]
_VOWELS = [LAYOUT.index(f"mouth_{name}") for name in ("aaa", "iii", "uuu", "eee", "ooo", "delta")]


def morph(pose: Floats) -> Floats:
    """(45,) → (1, 3) float32 in [0, 1]: how far the left eye, the right eye are shut and the mouth is open."""
    left, right = (min(1.0, float(pose[winks].sum())) for winks in _WINKS)
    return np.array([[left, right, min(1.0, float(pose[_VOWELS].sum()))]], np.float32)


class Tha1Poser:
    """See `livehead.posers.modules.Poser`."""

    convention = pictures.THA1

    def __init__(self, modules: Modules, kept: Kept) -> None:
        self._modules, self._kept = modules, kept
        self._image = np.zeros((1, 4, 256, 256), np.float32)

    def load(self, picture: Bytes) -> None:
        fitted = pictures.fitted(picture, self.convention)
        self.take(pictures.to_network(fitted, self.convention))

    def take(self, image: Floats) -> None:
        """The picture as the networks see it: (1, 4, 256, 256) float32 in [-1, 1]."""
        self._kept.clear()
        self._image = image

    def draw(self, pose: Floats) -> Bytes:
        return pictures.from_network(self.output(pose), self.convention)

    def output(self, pose: Floats) -> Floats:
        """What the networks give, before it becomes a picture: (1, 4, 256, 256) float32."""
        values = morph(pose)
        face = self._kept.get("face", values.tobytes(), lambda: (self._face(values),))[0]
        return head_turned(self._modules, face, np.ascontiguousarray(pose[None, ROTATION]))

    def _face(self, values: Floats) -> Floats:
        return self._modules.run("face_morpher", image=self._image, pose=values)[0]

"""The built-in puppet as a teacher: its layers, its drawing and its motion in picture pixels."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from livehead.motion.pose import LAYOUT, PoseLayout
from livehead.nets.planes_student import DENSITY, Box
from livehead.rig.document import CANVAS
from livehead.rig.puppet import Puppet
from livehead.training.teacher import Bytes, Floats


class PuppetTeacher:
    """See `livehead.training.teacher.LayeredTeacher`."""

    def __init__(self, puppet: Puppet, size: int = 512) -> None:
        self._puppet = puppet
        self._units = CANVAS / size  # canvas units a picture pixel
        self.size = size
        self.layout: PoseLayout = LAYOUT
        self.layers = tuple(layer.name for layer in puppet.layers)
        self.bounds = Box(0, 0, size, size)

    def picture(self, pose: Floats) -> Bytes:
        return self._puppet.render(pose, self.size)

    def drawing(self, layers: Sequence[str], pose: Floats, box: Box) -> Bytes:
        fine = self._puppet.render(pose, self.size * DENSITY, only=layers, turned=False, premultiplied=True)
        # A sample is the mean of one whole pixel; sample j of a row lies at pixel coordinate (j + 1) / 2.
        inside = Box(max(box.x0, 0), max(box.y0, 0), min(box.x1, self.size), min(box.y1, self.size))
        rows = slice(inside.y0 * DENSITY, min(inside.y1 * DENSITY + 1, len(fine)))
        columns = slice(inside.x0 * DENSITY, min(inside.x1 * DENSITY + 1, len(fine)))
        soft = cv2.blur(fine[rows, columns], (2, 2), anchor=(0, 0), borderType=cv2.BORDER_REPLICATE)
        soft = soft[: inside.height * DENSITY, : inside.width * DENSITY]
        grown = cv2.copyMakeBorder(
            soft,
            DENSITY * (inside.y0 - box.y0),
            DENSITY * (box.y1 - inside.y1),
            DENSITY * (inside.x0 - box.x0),
            DENSITY * (box.x1 - inside.x1),
            cv2.BORDER_REPLICATE,
        )
        return np.ascontiguousarray(grown, np.uint8)

    def displace(self, points: Floats, layer: str, pose: Floats) -> Floats:
        return self._puppet.displace(points * self._units, layer, pose) / np.float32(self._units)

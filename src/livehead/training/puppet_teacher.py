"""The built-in puppet as a teacher: its layers, its drawing and its motion in picture pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.motion.pose import LAYOUT, PoseLayout
from livehead.nets.plan import DENSITY, Box
from livehead.rig.document import CANVAS, Document, Layer, load_document
from livehead.rig.puppet import Puppet
from livehead.rig.turn import Turn, load_turn
from livehead.training.teacher import Bytes, Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Shift(Turn):
    """Instead of turning, moves every point by (x, y) canvas units: the two numbers that `by` holds just now."""

    by: list[float]

    def move(self, points: Floats, layer: NDArray[np.intp] | int, pose: Floats) -> Floats:
        return points + np.array(self.by, np.float32)


class PuppetTeacher:
    """See `livehead.training.teacher.LayeredTeacher`. Reads a character folder with a rig."""

    def __init__(self, folder: Path, size: int = 512) -> None:
        document, keys = load_document(folder / "art.svg"), load_document(folder / "keys.svg")
        turn = load_turn(folder / "rig.toml", document.layers)
        rig = {field.name: getattr(turn, field.name) for field in fields(turn)}
        self._units = CANVAS / size  # canvas units a picture pixel
        self._puppet = Puppet(document, keys, turn)
        self._by = [0.0, 0.0]
        self._shifted = Puppet(document, keys, _Shift(**rig, by=self._by))
        self.sprites = tuple(one.name for one in document.layers if one.name.startswith("iris"))
        self._bare = Puppet(
            _unclipped(document, self.sprites), _unclipped(keys, self.sprites), _Shift(**rig, by=self._by)
        )
        self.size = size
        self.layout: PoseLayout = LAYOUT
        self.layers = tuple(layer.name for layer in self._puppet.layers)
        self.bounds = Box(0, 0, size, size)

    def picture(self, pose: Floats) -> Bytes:
        return self._puppet.render(pose, self.size)

    def drawing(self, layers: Sequence[str], pose: Floats, box: Box, density: int = DENSITY) -> Bytes:
        return self._samples(self._shifted, layers, pose, box, density)

    def sprite(self, layer: str, pose: Floats, box: Box, density: int = DENSITY) -> Bytes:
        return self._samples(self._bare, [layer], pose, box, density)

    def _samples(self, puppet: Puppet, layers: Sequence[str], pose: Floats, box: Box, density: int) -> Bytes:
        inside = Box(max(box.x0, 0), max(box.y0, 0), min(box.x1, self.size), min(box.y1, self.size))
        samples = np.empty((inside.height * density, inside.width * density, 4), np.uint8)
        # Samples between the pixels are those of a drawing that is moved by a part of a pixel the other way.
        for y in range(density):
            for x in range(density):
                self._by[:] = -x * self._units / density, -y * self._units / density
                whole = puppet.render(pose, self.size, only=layers, premultiplied=True)
                samples[y::density, x::density] = whole[inside.y0 : inside.y1, inside.x0 : inside.x1]
        grown = cv2.copyMakeBorder(
            samples,
            density * (inside.y0 - box.y0),
            density * (box.y1 - inside.y1),
            density * (inside.x0 - box.x0),
            density * (box.x1 - inside.x1),
            cv2.BORDER_REPLICATE,
        )
        return np.ascontiguousarray(grown, np.uint8)

    def displace(self, points: Floats, layer: str, pose: Floats) -> Floats:
        return self._puppet.displace(points * self._units, layer, pose) / np.float32(self._units)


def _unclipped(document: Document, names: Sequence[str]) -> Document:
    """The document with nothing clipping the layers of these names, in its key shapes too."""

    def bare(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
        return tuple(
            replace(one, items=tuple(replace(item, clip=None, clip_id="") for item in one.items))
            if one.name in names
            else one
            for one in layers
        )

    keys = {name: bare(layers) for name, layers in document.keys.items()}
    return replace(document, layers=bare(document.layers), keys=keys)

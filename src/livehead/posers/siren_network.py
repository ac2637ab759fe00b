"""The THA4 student's two networks on a processor: only the pixels of a plan, blocks of them side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from livehead.posers import siren
from livehead.posers.siren import Entrance
from livehead.posers.siren_cells import Plan
from livehead.posers.siren_product import product

Floats = NDArray[np.float32]

LEVELS = (128, 256, 512)
FACE_SIZE, FACE_POSE = 128, 39
BLOCK = 1024  # pixels: what a layer reads and writes of them then fits the second-level cache
_CARRIED = (0, 180, 90)
_FACE_LAYERS, _LAYERS = 8, 3


class StudentNetwork:
    """Both networks of one character. Not for several callers at once."""

    def __init__(self, face: Mapping[str, Floats], body: Mapping[str, Floats], threads: int) -> None:
        """face, body: float32 tensors by the names of the author's checkpoint."""
        prefix = "siren.sine_layers"
        self._face_entrance = Entrance.of(*_pair(face, f"{prefix}.0.linear"), 0)
        self._face_layers = [
            siren.sine_layer(*_pair(face, f"{prefix}.{i}.linear")) for i in range(1, _FACE_LAYERS)
        ]
        self._face_last = siren.last_layer(*_pair(face, "siren.last_linear"))
        self._entrances = [
            Entrance.of(*_pair(body, f"siren_layers.{level}.0.linear"), carried)
            for level, carried in enumerate(_CARRIED)
        ]
        self._layers = [
            [siren.sine_layer(*_pair(body, f"siren_layers.{level}.{i}.linear")) for i in range(1, _LAYERS)]
            for level in range(len(LEVELS))
        ]
        self._last = siren.last_layer(*_pair(body, "last_linear"))
        ticks = (2 * np.arange(FACE_SIZE, dtype=np.float32) + 1) / FACE_SIZE - 1
        x, y = np.meshgrid(ticks, ticks)
        self._face_places = np.stack([x.ravel(), y.ravel(), np.ones(x.size, np.float32)], axis=1)
        self._pool = ThreadPoolExecutor(threads, "siren") if threads > 1 else None

    def face(self, pose: Floats) -> Floats:
        """The face patch, (128, 128, 4) float32, of a pose of (45,)."""
        told = self._face_entrance.told(pose[:FACE_POSE])
        patch = np.empty((FACE_SIZE * FACE_SIZE, 4), np.float32)

        def paint(part: slice) -> None:
            sums = product(self._face_places[part], told)
            patch[part] = siren.answers(siren.through(sums, self._face_layers), self._face_last)

        self.each_block(len(patch), paint)
        return patch.reshape(FACE_SIZE, FACE_SIZE, 4)

    def body(self, pose: Floats, plan: Plan) -> Floats:
        """(n, 7) float32, grid_change, alpha and colour of the plan's finest pixels, in its order."""
        told = [entrance.told(pose) for entrance in self._entrances]
        features = self._features(0, plan, told, np.empty((0, 0), np.float32))
        features = self._features(1, plan, told, features)
        found = np.empty((len(plan.levels[-1].rows), 7), np.float32)

        def answer(part: slice) -> None:
            sums = siren.through(self._entered(2, part, plan, told, features), self._layers[2])
            found[part] = siren.answers(sums, self._last)

        self.each_block(len(found), answer)
        return found

    def _features(self, level: int, plan: Plan, told: list[Floats], coarser: Floats) -> Floats:
        """What the next level enlarges: a row for each pixel, then those beyond the picture."""
        pixels, edge = plan.levels[level], plan.edges[level]
        matrix = siren.leaving(self._entrances[level + 1], told[level + 1])
        count = len(pixels.rows)
        features = np.empty((count + len(edge.sources), matrix.shape[1]), np.float32)

        def compute(part: slice) -> None:
            sums = siren.through(self._entered(level, part, plan, told, coarser), self._layers[level])
            features[part] = siren.left(sums, pixels.places[part], matrix)

        self.each_block(count, compute)
        features[count:] = features[edge.sources] + edge.shifts @ told[level + 1][:2]
        return features

    def _entered(self, level: int, part: slice, plan: Plan, told: list[Floats], coarser: Floats) -> Floats:
        """The sums of a block's first layer."""
        pixels = plan.levels[level]
        if pixels.corners is None:
            return product(pixels.places[part], told[level])
        return siren.enlarged(coarser, pixels.corners[:, part.start // 4 : part.stop // 4])

    def each_block(self, count: int, work: Callable[[slice], None], block: int = BLOCK) -> None:
        """Do the work for all slices of `block` that make up `count`, as many at a time as there are threads."""
        parts = [slice(start, min(start + block, count)) for start in range(0, count, block)]
        if self._pool is None:
            for part in parts:
                work(part)
        else:
            for _ in self._pool.map(work, parts):
                pass


def _pair(tensors: Mapping[str, Floats], layer: str) -> tuple[Floats, Floats]:
    return tensors[f"{layer}.weight"], tensors[f"{layer}.bias"]

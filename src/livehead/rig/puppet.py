"""The puppet: a character's layered drawing, moved by 45 pose parameters and drawn exactly.

It is slow beside a network but has no error of its own, so it is the teacher of the networks and the renderer
of films. A folder holds art.svg (neutral), keys.svg (what the face keys change) and rig.toml (the turn).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.errors import CharacterError
from livehead.rig.document import Document, Floats, Item, Layer, load_document
from livehead.rig.draw import Brush, straight
from livehead.rig.keys import KEYS, checked_pose, weights
from livehead.rig.turn import Turn, load_turn

# Drawn this much finer and averaged: where edges lie on each other, coverage alone lets through what is behind.
_FINER = 2

_LATTICE = np.stack(np.meshgrid([0.0, 0.5, 1.0], [0.0, 0.5, 1.0]), -1).reshape(-1, 2).astype(np.float32)
_FIT = np.linalg.pinv(np.c_[_LATTICE, np.ones(len(_LATTICE))]).astype(np.float32)  # (3, 9)


@dataclass(frozen=True, slots=True)
class LayerInfo:
    """A layer's name, depth (towards the viewer) and part (head, hair, acc or body)."""

    name: str
    depth: float
    part: str


class Puppet:
    """Draws poses of one character. Deterministic; one thread at a time."""

    def __init__(self, document: Document, key_shapes: Document, turn: Turn) -> None:
        layers = document.layers
        self.layers: tuple[LayerInfo, ...] = tuple(LayerInfo(one.name, one.depth, one.part) for one in layers)
        self._names = {layer.name: number for number, layer in enumerate(layers)}
        self._turn = turn
        self._brush = Brush(layers, document.gradients)
        self._rest, self._layer_of = self._flatten(layers)
        self._opacity = np.array([item.opacity for layer in layers for item in layer.items], np.float32)
        self._deltas, self._faded = self._differences(layers, key_shapes)
        self._reach = [self._bounds(number) for number in range(len(layers))]
        self._touched = np.flatnonzero(np.abs(self._deltas).max(axis=(0, 2)) > 0)
        self._deltas = np.ascontiguousarray(self._deltas[:, self._touched])
        self._shaded = [shape for shape in self._brush.shapes if shape.has_gradient]

    @classmethod
    def load(cls, folder: Path) -> Puppet:
        """Read a character's folder. CharacterError when a file, layer or key is missing or does not fit."""
        document = load_document(folder / "art.svg")
        if not document.layers:
            raise CharacterError("art.svg holds no layers", remedy="draw into groups with an id, the layers")
        turn = load_turn(folder / "rig.toml", document.layers)
        return cls(document, load_document(folder / "keys.svg"), turn)

    def render(
        self,
        pose: Floats | Sequence[float],
        size: int = 512,
        *,
        only: Collection[str] | None = None,
        turned: bool = True,
        premultiplied: bool = False,
    ) -> NDArray[np.uint8]:
        """(size, size, 4) uint8 RGBA, straight alpha unless `premultiplied`.

        pose: (45,) THA3 order, clipped to its ranges. only: names of the layers to draw (clips included),
        None for all. turned=False leaves out head, neck and body motion: the canonical view of the layers.
        """
        if size < 1:
            raise ValueError(f"size must be at least 1, not {size}")
        values = checked_pose(pose)
        amounts = weights(values)
        still = self._rest.copy()
        still[self._touched] += np.tensordot(amounts, self._deltas, axes=1)
        moved = self._turn.move(still, self._layer_of, values) if turned else still
        opacities = np.clip(self._opacity + amounts @ self._faded, 0.0, 1.0)
        affines = self._affines(still, values if turned else None)
        fine = self._brush.draw(still, moved, opacities, affines, _FINER * size, self._shown(only))
        pixels = np.asarray(cv2.resize(fine, (size, size), interpolation=cv2.INTER_AREA), np.uint8)
        return pixels if premultiplied else straight(pixels)

    def displace(self, points: Floats, layer: str, pose: Floats | Sequence[float]) -> Floats:
        """Where canvas points (N, 2) of a layer go, canvas units, (N, 2) float32.

        Continuously differentiable and one-to-one on the whole plane: beyond the reach of the layer's own
        shapes the motion levels off. The pose's face parameters play no part in it.
        """
        number = self._number(layer)
        given = np.asarray(points, np.float32)
        near = _level_off(given, *self._reach[number])
        moved = self._turn.move(near, number, checked_pose(pose))
        result: Floats = given + (moved - near)
        return result

    def _number(self, layer: str) -> int:
        if layer not in self._names:
            raise ValueError(f"no layer {layer!r}; there are {', '.join(self._names)}")
        return self._names[layer]

    def _shown(self, only: Collection[str] | None) -> list[bool]:
        if only is None:
            return [True] * len(self.layers)
        numbers = {self._number(name) for name in only}
        return [number in numbers for number in range(len(self.layers))]

    def _flatten(self, layers: Sequence[Layer]) -> tuple[Floats, NDArray[np.intp]]:
        points = np.zeros((self._brush.point_count, 2), np.float32)
        layer_of = np.zeros(self._brush.point_count, np.intp)
        items = [item for layer in layers for item in layer.items]
        for shape, item in zip(self._brush.shapes, items, strict=True):
            for first, own in self._spans(shape.path, shape.clip, item):
                points[first : first + len(own)] = own
                layer_of[first : first + len(own)] = shape.layer
        return points, layer_of

    def _spans(self, path: int, clip: int, item: Item) -> list[tuple[int, Floats]]:
        spans = [(int(self._brush.slot_first[path]), item.outline.points)]
        if item.clip is not None:
            spans.append((int(self._brush.slot_first[clip]), item.clip.points))
        return spans

    def _differences(self, layers: Sequence[Layer], key_shapes: Document) -> tuple[Floats, Floats]:
        """Changes of points, (keys, N, 2), and of opacities, (keys, shapes), at each key's full amount."""
        points = np.zeros((len(KEYS), len(self._rest), 2), np.float32)
        opacities = np.zeros((len(KEYS), len(self._opacity)), np.float32)
        starts = np.cumsum([0, *(len(layer.items) for layer in layers)])
        for number, key in enumerate(KEYS):
            if key not in key_shapes.keys:
                raise CharacterError(f"keys.svg has no key {key!r}", remedy="write keys.svg again")
            for shape_layer in key_shapes.keys[key]:
                at = self._names.get(shape_layer.name, -1)
                neutral = layers[at].items if at >= 0 else ()
                if [_form(item) for item in neutral] != [_form(item) for item in shape_layer.items]:
                    raise CharacterError(
                        f"key {key!r} does not fit layer {shape_layer.name!r} of art.svg",
                        remedy="write art.svg and keys.svg again from the same drawing",
                    )
                for offset, item in enumerate(shape_layer.items):
                    shape = self._brush.shapes[int(starts[at]) + offset]
                    opacities[number, shape.index] = item.opacity - self._opacity[shape.index]
                    for first, own in self._spans(shape.path, shape.clip, item):
                        span = slice(first, first + len(own))
                        points[number, span] = own - self._rest[span]
        return points, opacities

    def _bounds(self, number: int) -> tuple[Floats, Floats]:
        """Lowest and highest coordinates of a layer's points under any single key."""
        own = self._layer_of == number
        if not own.any():
            return np.zeros(2, np.float32), np.zeros(2, np.float32)
        keyed = self._deltas[:, own]
        points = self._rest[own] + np.concatenate([np.zeros_like(keyed[:1]), keyed])
        return points.min(axis=(0, 1)), points.max(axis=(0, 1))

    def _affines(self, still: Floats, pose: Floats | None) -> Floats:
        """(shapes, 2, 3) float32: the affine motion of each shape with a gradient, the identity for all others.

        Fitted to a lattice over the shape and not to its outline, so that a thin or curved one says as much.
        """
        affines = np.zeros((len(self._brush.shapes), 2, 3), np.float32)
        affines[:, 0, 0] = affines[:, 1, 1] = 1.0
        if pose is None or not self._shaded:
            return affines
        low, high = self._boxes(still)  # (S, 2)
        size = np.maximum(high - low, 4.0)
        points = low[:, None] + _LATTICE * size[:, None]  # (S, 9, 2)
        layers = np.repeat([shape.layer for shape in self._shaded], len(_LATTICE))
        moved = self._turn.move(points.reshape(-1, 2), layers, pose).reshape(points.shape)
        linear = np.swapaxes(
            _FIT @ (moved - points), 1, 2
        )  # (S, 2, 3): change by x, by y over the box, at its corner
        linear[..., :2] /= size[:, None]
        linear[..., 2] -= (linear[..., :2] @ low[..., None])[..., 0]
        affines[[shape.index for shape in self._shaded]] += linear
        return affines

    def _boxes(self, still: Floats) -> tuple[Floats, Floats]:
        """Lowest and highest coordinates of the shapes with a gradient, both (S, 2)."""
        spans = np.array([(shape.first, shape.last) for shape in self._shaded]).ravel()
        points = np.concatenate([still, still[-1:]])  # a span may end at the end
        return np.minimum.reduceat(points, spans)[::2], np.maximum.reduceat(points, spans)[::2]


def _level_off(points: Floats, low: Floats, high: Floats, over: float = 60.0) -> Floats:
    """Points inside the box as they are; outside, the excess grows no further than `over`, smoothly."""
    below, above = np.maximum(low - points, 0.0), np.maximum(points - high, 0.0)
    result: Floats = points + below + over * np.expm1(-below / over) - above - over * np.expm1(-above / over)
    return result


def _form(item: Item) -> tuple[bytes, bytes]:
    return item.outline.verbs, item.clip.verbs if item.clip is not None else b""

"""Drawing layers with skia: control points in, RGBA out.

Paths are kept as skia's own byte form in one buffer; a frame overwrites the coordinates of all of them at
once and lets skia read them back, which costs well under a microsecond a path.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import skia
from numpy.typing import NDArray

from livehead.errors import CharacterError
from livehead.rig.document import CANVAS, Floats, Gradient, Item, Layer, Outline

Bytes = NDArray[np.uint8]
_HEADER = 16


@dataclass(frozen=True, slots=True)
class Shape:
    """One item ready to draw: slots of its path and clip, its point range, its layer, its paints."""

    layer: int
    index: int
    path: int
    clip: int
    first: int
    last: int
    fill: int | str
    stroke: int | str
    stroke_width: float

    @property
    def has_gradient(self) -> bool:
        return isinstance(self.fill, str) or isinstance(self.stroke, str)


def _encode(outline: Outline, even_odd: bool) -> bytes:
    rule = skia.PathFillType.kEvenOdd if even_odd else skia.PathFillType.kWinding
    path = skia.Path.Make([skia.Point(0, 0)] * len(outline.points), list(outline.verbs), [], rule)
    encoded = bytes(path.serialize())
    verbs = struct.unpack_from("<I", encoded, 12)[0]
    padded = _HEADER + 8 * len(outline.points) + (verbs + 3) // 4 * 4
    if struct.unpack_from("<I", encoded, 4)[0] != len(outline.points) or len(encoded) != padded:
        raise CharacterError("skia keeps paths in an unknown form", remedy="install skia-python 138 to 144")
    return encoded


class PathBuffer:
    """All paths of a drawing. Points are those of the outlines, one after another."""

    def __init__(self, outlines: Sequence[tuple[Outline, bool]]) -> None:
        encoded = [_encode(outline, even_odd) for outline, even_odd in outlines]
        starts = np.cumsum([0, *map(len, encoded)])
        self._bytes = np.frombuffer(b"".join(encoded), np.uint8).copy()
        floats = [
            np.arange(start // 4 + 4, start // 4 + 4 + 2 * len(outline.points))
            for start, (outline, _) in zip(starts, outlines, strict=False)
        ]
        self._where = np.concatenate(floats)
        self._spans = [(a, b) for a, b in pairwise(starts.tolist())]

    def read(self, points: Floats) -> list[skia.Path]:
        """Paths through these points, (N, 2) float32."""
        self._bytes.view(np.float32)[self._where] = points.reshape(-1)
        paths = []
        for start, end in self._spans:
            path = skia.Path()
            path.readFromMemory(self._bytes[start:end])
            paths.append(path)
        return paths


class Brush:
    """Draws a document's layers. Not for several threads at once: paints and paths are reused."""

    def __init__(self, layers: Sequence[Layer], gradients: dict[str, Gradient]) -> None:
        self._gradients = gradients
        outlines: list[tuple[Outline, bool]] = []
        self.shapes: list[Shape] = []
        self.clip_slots: list[int] = []
        firsts = [0]
        for number, layer in enumerate(layers):
            clips: dict[str, int] = {}
            for item in layer.items:
                self._add(number, item, clips, outlines, firsts)
        self.point_count = firsts[-1]
        self.slot_first = np.array(firsts[:-1])
        self._buffer = PathBuffer(outlines)
        self._plain, self._shaded = skia.Paint(AntiAlias=True), skia.Paint(AntiAlias=True)
        for paint in (self._plain, self._shaded):
            paint.setStrokeJoin(skia.Paint.kRound_Join)

    def _add(
        self,
        layer: int,
        item: Item,
        clips: dict[str, int],
        outlines: list[tuple[Outline, bool]],
        firsts: list[int],
    ) -> None:
        def slot(outline: Outline, even_odd: bool) -> int:
            outlines.append((outline, even_odd))
            firsts.append(firsts[-1] + len(outline.points))
            return len(outlines) - 1

        clip = -1
        if item.clip is not None:
            if item.clip_id not in clips:
                clips[item.clip_id] = slot(item.clip, False)
            clip = clips[item.clip_id]
        path = slot(item.outline, item.even_odd)
        self.shapes.append(
            Shape(
                layer=layer,
                index=len(self.shapes),
                path=path,
                clip=clip,
                first=firsts[path],
                last=firsts[path + 1],
                fill=item.fill,
                stroke=item.stroke,
                stroke_width=item.stroke_width,
            )
        )

    def draw(
        self,
        still: Floats,
        moved: Floats,
        opacities: Floats,
        affines: Floats,
        size: int,
        shown: Sequence[bool],
    ) -> Bytes:
        """Premultiplied (size, size, 4) uint8.

        still, moved: (N, 2) points before and after the turn; opacities: one a shape; affines: (shapes, 2, 3)
        mean motion of each shape, which carries its gradients; shown: one flag a layer.
        """
        pixels = np.zeros((size, size, 4), np.uint8)
        surface = skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
        canvas = surface.getCanvas()
        canvas.scale(size / CANVAS, size / CANVAS)
        paths = self._buffer.read(moved)
        clip = -1
        for shape in self.shapes:
            if not shown[shape.layer] or opacities[shape.index] <= 0.0:
                continue
            if shape.clip != clip:
                if clip >= 0:
                    canvas.restore()
                clip = shape.clip
                if clip >= 0:
                    canvas.save()
                    canvas.clipPath(paths[clip], skia.ClipOp.kIntersect, True)
            self._paint_shape(canvas, shape, paths[shape.path], float(opacities[shape.index]), still, affines)
        if clip >= 0:
            canvas.restore()
        return pixels

    def _paint_shape(
        self,
        canvas: skia.Canvas,
        shape: Shape,
        path: skia.Path,
        opacity: float,
        still: Floats,
        affines: Floats,
    ) -> None:
        for source, width in ((shape.fill, 0.0), (shape.stroke, shape.stroke_width)):
            if source == 0:
                continue
            if isinstance(source, str):
                paint = self._shaded
                paint.setShader(self._shader(source, shape, still, affines[shape.index]))
                paint.setAlphaf(opacity)
            else:
                paint = self._plain
                paint.setColor(source)
                paint.setAlphaf(opacity * (source >> 24) / 255.0)
            paint.setStyle(skia.Paint.kStroke_Style if width else skia.Paint.kFill_Style)
            paint.setStrokeWidth(width)
            canvas.drawPath(path, paint)

    def _shader(self, name: str, shape: Shape, still: Floats, affine: Floats) -> skia.Shader:
        gradient = self._gradients[name]
        (a, b, c), (d, e, f) = affine.tolist()
        matrix = skia.Matrix.MakeAll(a, b, c, d, e, f, 0, 0, 1)
        if not gradient.user_space:
            box = still[shape.first : shape.last]
            low, high = box.min(axis=0).tolist(), box.max(axis=0).tolist()
            width, height = max(high[0] - low[0], 0.01), max(high[1] - low[1], 0.01)
            matrix.preConcat(skia.Matrix.MakeAll(width, 0, low[0], 0, height, low[1], 0, 0, 1))
        if len(gradient.coords) == 4:
            x1, y1, x2, y2 = gradient.coords
            ends = [skia.Point(x1, y1), skia.Point(x2, y2)]
            return skia.GradientShader.MakeLinear(
                ends, gradient.colors, gradient.offsets, skia.TileMode.kClamp, 0, matrix
            )
        x, y, radius = gradient.coords
        return skia.GradientShader.MakeRadial(
            skia.Point(x, y), radius, gradient.colors, gradient.offsets, skia.TileMode.kClamp, 0, matrix
        )


def straight(pixels: Bytes) -> Bytes:
    """Premultiplied to straight alpha, (H, W, 4) uint8; RGB is 0 where alpha is 0."""
    result = pixels.copy()
    alpha = pixels[..., 3]
    rows, columns = np.nonzero((alpha > 0) & (alpha < 255))
    soft = pixels[rows, columns].astype(np.uint16)
    level = soft[:, 3:]
    result[rows, columns, :3] = np.minimum((soft[:, :3] * 255 + level // 2) // level, 255)
    return result

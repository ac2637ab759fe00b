"""Draws a planes student on the processor: warps each plane's texture by its flow, lays it over those behind.

Does with 8-bit pictures and OpenCV what the network's `picture` output does in floats, but only where
something shows; they agree to the rounding of 8 bits.
"""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.errors import EngineError

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PatchSpot:
    """Where a decoded patch goes. output: name of the network's output; index: picture within it."""

    output: str
    index: int
    x: int
    y: int


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """texture: (H, W, 4) uint8 premultiplied RGBA; x, y: upper left corner of its reach; grid: rows and
    columns of its flow's nodes; patch: what is drawn into it."""

    name: str
    texture: Bytes
    x: int
    y: int
    grid: tuple[int, int]
    patch: PatchSpot | None


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """What the network says of itself in its outputs `layout` and `textures`.

    patch_inputs: the pose parameters each patch output depends on; flow_inputs: those of the flows.
    """

    size: int
    cell: int
    planes: tuple[Plane, ...]
    flow_inputs: tuple[int, ...]
    patch_inputs: dict[str, tuple[int, ...]]

    @staticmethod
    def read(layout: Bytes, textures: Bytes) -> Layout:
        """layout: JSON as (n,) uint8; textures: (m,) uint8. EngineError when they do not fit together."""
        try:
            table = json.loads(bytes(layout))
            planes, start = [], 0
            for entry in table["planes"]:
                rows, columns = entry["texture"]
                end = start + rows * columns * 4
                texture = textures[start:end].reshape(rows, columns, 4).copy()
                spot = PatchSpot(**entry["patch"]) if entry["patch"] else None
                grid = tuple(entry["grid"])
                planes.append(Plane(entry["name"], texture, entry["x"], entry["y"], grid, spot))
                start = end
            inputs = {name: tuple(indices) for name, indices in table["patch_inputs"].items()}
            flow_inputs = tuple(table["flow_inputs"])
            return Layout(table["size"], table["cell"], tuple(planes), flow_inputs, inputs)
        except (ValueError, KeyError, TypeError) as error:
            raise EngineError(
                f"this network is no planes student livehead can read: {error!r}",
                remedy="use the network that came with this version, or train it again",
            ) from error


class _Cells(NamedTuple):
    """A range of flow cells, last ones included."""

    top: int
    bottom: int
    left: int
    right: int


class Compositor:
    """Keeps textures and a canvas; not for several threads at once."""

    def __init__(self, layout: Layout, threads: int = 1) -> None:
        """threads: that draw side by side, each a band of the picture."""
        self._layout = layout
        counts = [p.grid[0] * p.grid[1] for p in layout.planes]
        self._starts = np.cumsum([0, *counts])
        self._count = int(self._starts[-1])
        self._rows, self._columns, self._wide, self._high = self._node_tables()
        area = layout.cell**2 * max((p.grid[0] * p.grid[1] for p in layout.planes), default=0)
        self._pens = [_Pen(layout.cell, area) for _ in range(threads)]
        self._pool = ThreadPoolExecutor(threads, "compositor") if threads > 1 else None
        # Planes may begin and end a cell beyond the picture.
        edge, wide = layout.cell, layout.size + 2 * layout.cell
        self._wide_canvas = np.zeros((wide, wide, 4), np.uint8)
        self._canvas = self._wide_canvas[edge:-edge, edge:-edge]

    def _node_tables(self) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats, Floats]:
        """For every node of every plane: its row, its column, and the limits of the texture it looks into."""
        rows, columns, wide, high = [], [], [], []
        margin = self._layout.cell * 1.5
        for plane in self._layout.planes:
            r, c = np.mgrid[0 : plane.grid[0], 0 : plane.grid[1]]
            rows.append(r.ravel())
            columns.append(c.ravel())
            wide.append(np.full(r.size, plane.texture.shape[1] + margin))
            high.append(np.full(r.size, plane.texture.shape[0] + margin))
        return (
            np.concatenate(rows).astype(np.int32),
            np.concatenate(columns).astype(np.int32),
            np.concatenate(wide).astype(np.float32),
            np.concatenate(high).astype(np.float32),
        )

    def paste(self, output: str, patches: Bytes) -> None:
        """Draw decoded patches, (planes, H, W, 4) uint8 premultiplied, into the textures they belong to."""
        for plane in self._layout.planes:
            spot = plane.patch
            if spot is not None and spot.output == output:
                patch = patches[spot.index]
                rows, columns = patch.shape[:2]
                plane.texture[spot.y : spot.y + rows, spot.x : spot.x + columns] = patch

    def draw(self, flow: Floats) -> Bytes:
        """flow: (2 n,) u of all nodes, then v → a new (size, size, 4) uint8 picture, straight alpha."""
        u, v = flow[: self._count], flow[self._count :]
        both = np.stack((u, v), 1)
        spots = [
            _Spot(plane, both[self._starts[i] : self._starts[i + 1]].reshape(*plane.grid, 2), cells)
            for i, cells in self._shown(u, v)
            for plane in (self._layout.planes[i],)
        ]
        picture = np.empty(self._canvas.shape, np.uint8)

        def draw_band(pen: _Pen, band: _Band) -> None:
            self._wide_canvas[band.first * pen.cell : band.end * pen.cell] = 0
            pen.draw(band.spots, self._wide_canvas)
            # The canvas begins a cell above the picture.
            rows = slice(max(band.first - 1, 0) * pen.cell, max(band.end - 1, 0) * pen.cell)
            picture[rows] = straight(self._canvas[rows])

        if self._pool is None:
            draw_band(self._pens[0], _Band(0, len(self._wide_canvas) // self._layout.cell, spots))
        else:
            list(self._pool.map(draw_band, self._pens, self._bands(spots)))
        return picture

    def _bands(self, spots: list[_Spot]) -> list[_Band]:
        """The spots cut into bands of the canvas that are about the same work, one for each pen."""
        cell = self._layout.cell
        work = np.zeros(len(self._wide_canvas) // cell, np.int64)
        for spot in spots:
            work[spot.top(cell) : spot.bottom(cell)] += spot.cells.right - spot.cells.left + 3
        share = np.cumsum(work) / max(int(work.sum()), 1)
        edges = [0, *(int(np.searchsorted(share, i / len(self._pens))) for i in range(1, len(self._pens)))]
        return [
            _Band(first, end, [cut for s in spots if (cut := s.within(first, end, cell))])
            for first, end in pairwise([*edges, len(work)])
        ]

    def close(self) -> None:
        """End the drawing threads."""
        if self._pool is not None:
            self._pool.shutdown()

    def _shown(self, u: Floats, v: Floats) -> list[tuple[int, _Cells]]:
        """The planes that show, by index, and where."""
        margin = -1.5 * self._layout.cell
        seen = np.flatnonzero((u > margin) & (v > margin) & (u < self._wide) & (v < self._high))
        cuts = np.searchsorted(seen, self._starts)
        planes = np.flatnonzero(np.diff(cuts))
        if not len(planes):
            return []
        first = cuts[planes]
        rows, columns = self._rows[seen], self._columns[seen]
        edges = (
            np.minimum.reduceat(rows, first),
            np.maximum.reduceat(rows, first),
            np.minimum.reduceat(columns, first),
            np.maximum.reduceat(columns, first),
        )
        cells = [_Cells(*each) for each in zip(*(e.tolist() for e in edges), strict=True)]
        return list(zip(planes.tolist(), cells, strict=True))


class _Spot(NamedTuple):
    """A plane to draw: its flow (rows, columns, 2) in texture samples and the cells of it that show."""

    plane: Plane
    flow: Floats
    cells: _Cells

    def top(self, cell: int) -> int:
        """The first row of the canvas it covers, in cells; the canvas begins a cell above the picture."""
        return self.plane.y // cell + 1 + self.cells.top

    def bottom(self, cell: int) -> int:
        """The row of the canvas below it, in cells."""
        return self.plane.y // cell + 2 + self.cells.bottom

    def within(self, first: int, end: int, cell: int) -> _Spot | None:
        """The part in the canvas rows first to end, in cells."""
        above = self.plane.y // cell + 1
        top, bottom = max(self.cells.top, first - above), min(self.cells.bottom, end - 1 - above)
        return None if top > bottom else self._replace(cells=self.cells._replace(top=top, bottom=bottom))


class _Band(NamedTuple):
    """Rows `first` to `end` of the canvas, in cells, and what is to be drawn there."""

    first: int
    end: int
    spots: list[_Spot]


class _Pen:
    """Draws planes with memory of its own, used again for every plane. One thread at a time."""

    def __init__(self, cell: int, area: int) -> None:
        self.cell = cell
        self._maps, self._layers = _Scratch(area, 2, np.float32), _Scratch(area, 4, np.uint8)
        self._alphas, self._through = _Scratch(area, 1, np.uint8), _Scratch(area, 4, np.uint8)

    def draw(self, spots: list[_Spot], canvas: Bytes) -> None:
        """Lay planes over a premultiplied canvas, back to front."""
        for spot in spots:
            self._lay(spot.plane, spot.flow, spot.cells, canvas)

    def _lay(self, plane: Plane, flow: Floats, cells: _Cells, canvas: Bytes) -> None:
        cell = self.cell
        # One cell more on every side, so that the middle is interpolated as in the whole grid.
        r0, c0 = max(cells.top - 1, 0), max(cells.left - 1, 0)
        r1, c1 = min(cells.bottom + 2, plane.grid[0]), min(cells.right + 2, plane.grid[1])
        rows = slice((cells.top - r0) * cell, (cells.bottom + 1 - r0) * cell)
        wanted = (rows, slice((cells.left - c0) * cell, (cells.right + 1 - c0) * cell))
        shape = ((c1 - c0) * cell, (r1 - r0) * cell)
        dense = cv2.resize(flow[r0:r1, c0:c1], shape, dst=self._maps.cut(shape[1], shape[0]))[wanted]
        high, wide = dense.shape[:2]
        shown, alpha = self._layers.cut(high, wide), self._alphas.cut(high, wide)[..., 0]
        cv2.remap(plane.texture, dense, None, cv2.INTER_LINEAR, dst=shown, borderMode=cv2.BORDER_CONSTANT)  # type: ignore[call-overload]
        cv2.bitwise_not(cv2.extractChannel(shown, 3, dst=alpha), dst=alpha)
        through = cv2.merge((alpha, alpha, alpha, alpha), dst=self._through.cut(high, wide))
        y, x = plane.y + (cells.top + 1) * cell, plane.x + (cells.left + 1) * cell
        under = canvas[y : y + high, x : x + wide]
        cv2.multiply(under, through, dst=under, scale=1 / 255)
        cv2.add(under, shown, dst=under)


class _Scratch:
    """Memory for intermediate pictures, used again for every plane: fresh pages cost more than the arithmetic."""

    def __init__(self, area: int, channels: int, dtype: type[np.generic]) -> None:
        self._flat = np.empty(area * channels, dtype)
        self._channels = channels

    def cut(self, high: int, wide: int) -> NDArray[Any]:
        """(high, wide, channels) of it, contiguous, contents undefined."""
        return self._flat[: high * wide * self._channels].reshape(high, wide, self._channels)


def straight(canvas: Bytes) -> Bytes:
    """Premultiplied → straight alpha, a new array; RGB is 0 where alpha is 0."""
    picture = canvas.copy()
    soft = np.flatnonzero(cv2.inRange(cv2.extractChannel(picture, 3), 1, 254))  # type: ignore[call-overload]
    flat = picture.reshape(-1, 4)
    pixels = flat[soft].astype(np.uint16)
    level = pixels[:, 3:]
    pixels[:, :3] = np.minimum((pixels[:, :3] * 255 + level // 2) // level, 255)
    flat[soft] = pixels
    return picture

"""Which pixels of a network of sines are evaluated, and from where a finer level takes its features.

A finer level enlarges the coarser one's features to twice the size, bilinearly. Four fine pixels that meet at
a corner lie between the same four coarse pixels, so they are enlarged together: such a square is a cell.

On a level of n x n pixels cell (i, j), 0 <= i, j <= n / 2, holds the pixels of rows 2 i - 1 and 2 i and columns
2 j - 1 and 2 j, and lies between the coarse pixels of rows i - 1 and i and columns j - 1 and j. At the border
this reaches one pixel beyond the picture on both levels. Fine ones there are computed and dropped; coarse ones
repeat the features of the picture's edge, but not its position.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
Indices = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Pixels:
    """Pixels of one level in the order they are computed.

    rows, columns: (n,), -1 and `size` being just beyond the picture.
    places: (n, 3) float32, x, y (-1 and 1 are the picture's edges) and 1.
    corners: (4, cells) rows of the coarser level's features: above left, above right, below left, below right;
    of every block of cells come the four pixels in the same order, a block at a time. None on the coarsest.
    """

    size: int
    rows: Indices
    columns: Indices
    places: Floats
    corners: Indices | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """Feature rows beyond the picture: `sources` are the rows they repeat, `shifts` (n, 2) how far they lie
    from those in x and y. They follow the level's own rows."""

    sources: Indices
    shifts: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What is evaluated, coarse to fine. edges: one for each level but the finest."""

    levels: tuple[Pixels, ...]
    edges: tuple[Edge, ...]

    @staticmethod
    def of(wanted: Mask, sizes: tuple[int, ...], block: int) -> Plan:
        """wanted: (n, n), the finest level's pixels that must be there. sizes: of the levels, coarse to fine.

        block: pixels that are computed at a time; a multiple of 4.
        """
        cells = _cells_over(wanted)
        needs: list[tuple[Mask, Mask]] = []  # finest first: its cells, the coarse pixels around them
        for _ in sizes[1:]:
            around = _around(cells)
            needs.append((cells, around))
            cells = _cells_over(_inside(around))
        coarsest = _inside(needs[-1][1])
        levels, edges = [_plain(coarsest)], []
        for cells, around in reversed(needs):
            table, edge = _table(levels[-1], around)
            edges.append(edge)
            levels.append(_pixels(cells, table, block))
        return Plan(tuple(levels), tuple(edges))


def _cells_over(pixels: Mask) -> Mask:
    """(n / 2 + 1,)²: cells with at least one of the (n, n) pixels."""
    size = pixels.shape[0]
    padded = np.zeros((size + 2, size + 2), bool)
    padded[1:-1, 1:-1] = pixels
    return np.asarray(padded.reshape(size // 2 + 1, 2, size // 2 + 1, 2).any(axis=(1, 3)), bool)


def _around(cells: Mask) -> Mask:
    """(m + 1,)²: the coarse pixels, from one beyond the picture, around the (m, m) cells."""
    size = cells.shape[0] + 1
    around = np.zeros((size, size), bool)
    for down in (0, 1):
        for right in (0, 1):
            around[down : size - 1 + down, right : size - 1 + right] |= cells
    return around


def _inside(around: Mask) -> Mask:
    """The pixels within the picture that give `around` its features: beyond the edge they are the edge's."""
    folded = around.copy()
    folded[1] |= folded[0]
    folded[-2] |= folded[-1]
    folded[:, 1] |= folded[:, 0]
    folded[:, -2] |= folded[:, -1]
    return folded[1:-1, 1:-1]


def _places(rows: Indices, columns: Indices, size: int) -> Floats:
    places = np.stack([(2 * columns + 1) / size - 1, (2 * rows + 1) / size - 1, np.ones(len(rows))], axis=1)
    return np.asarray(places, np.float32)


def _plain(wanted: Mask) -> Pixels:
    rows, columns = np.nonzero(wanted)
    size = wanted.shape[0]
    return Pixels(size, rows, columns, _places(rows, columns, size))


def _table(level: Pixels, around: Mask) -> tuple[Indices, Edge]:
    """For every coarse pixel, from one beyond the picture, its row of features (-1 where there is none)."""
    size = level.size
    table = np.full((size + 2, size + 2), -1, np.int64)
    inside = (level.rows >= 0) & (level.rows < size) & (level.columns >= 0) & (level.columns < size)
    table[level.rows[inside] + 1, level.columns[inside] + 1] = np.nonzero(inside)[0]
    beyond = around.copy()
    beyond[1:-1, 1:-1] = False
    rows, columns = np.nonzero(beyond)
    near = np.clip(rows, 1, size), np.clip(columns, 1, size)
    shifts = np.stack([columns - near[1], rows - near[0]], axis=1).astype(np.float32) * 2 / size
    edge = Edge(table[near], shifts)
    table[rows, columns] = len(level.rows) + np.arange(len(rows))
    return table, edge


def _pixels(cells: Mask, table: Indices, block: int) -> Pixels:
    size = 2 * (cells.shape[0] - 1)
    i, j = np.nonzero(cells)
    corners = np.stack([table[i, j], table[i, j + 1], table[i + 1, j], table[i + 1, j + 1]])
    rows, columns = [], []
    for start in range(0, len(i), block // 4):
        above, left = 2 * i[start : start + block // 4] - 1, 2 * j[start : start + block // 4] - 1
        rows += [above, above, above + 1, above + 1]
        columns += [left, left + 1, left, left + 1]
    everyone = np.concatenate(rows), np.concatenate(columns)
    return Pixels(size, *everyone, _places(*everyone, size), corners)


def widened(mask: Mask, pixels: int) -> Mask:
    """The mask and everything within so many pixels of it (a square neighbourhood)."""
    reach = np.ones((2 * pixels + 1, 2 * pixels + 1), np.uint8)
    return np.asarray(cv2.dilate(mask.astype(np.uint8), reach), bool)

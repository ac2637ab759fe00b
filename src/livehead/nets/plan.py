"""What a planes student is made of: boxes, planes, the regions that change, what glides in them."""

from __future__ import annotations

from dataclasses import dataclass

CELL = 8  # picture pixels between two nodes of a flow
DENSITY = 2  # texture samples per picture pixel


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of whole picture pixels: x0 <= x < x1, y0 <= y < y1; may reach beyond the picture."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0

    def union(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )


@dataclass(frozen=True, slots=True)
class PlanePlan:
    """One plane, back to front in the order of the plan.

    box: where its texture lies at rest; the texture has DENSITY samples a pixel.
    reach: where it can show under any pose, whole cells, at most one beyond the picture; its flow covers it.
    region, channel: index of the decoder that draws into it and the first of its four channels (-1: none).
    """

    name: str
    box: Box
    reach: Box
    region: int = -1
    channel: int = 0

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of flow nodes; a node lies in the middle of its cell."""
        return self.reach.height // CELL, self.reach.width // CELL

    @property
    def bend_grid(self) -> tuple[int, int]:
        """Rows and columns of the points, CELL pixels apart, at which bends of its texture are known."""
        return self.box.height // CELL + 5, self.box.width // CELL + 5

    @property
    def bend_origin(self) -> tuple[float, float]:
        """Texture sample (column, row) of the first of them, one and a half cells outside the texture."""
        rows, columns = self.bend_grid
        return (
            (self.box.width - (columns - 1) * CELL) / 2 * DENSITY - 1.0,
            (self.box.height - (rows - 1) * CELL) / 2 * DENSITY - 1.0,
        )

    @property
    def samples(self) -> int:
        """Numbers in its texture: rows, columns, RGBA."""
        return self.box.height * self.box.width * DENSITY**2 * 4


@dataclass(frozen=True, slots=True)
class GlidePlan:
    """Something that keeps its shape and glides under an opening: an iris under the lids.

    box: where its own texture lies at rest; reach: where in the region it can show; inputs: the pose parameters
    that move it; channel: the region's channel at which the plane begins that it is drawn into; rank: bases of
    its texture.
    """

    box: Box
    reach: Box
    inputs: tuple[int, ...]
    channel: int
    rank: int = 4


@dataclass(frozen=True, slots=True)
class RegionPlan:
    """A part of the drawing that changes with the pose. box: sides are multiples of CELL.

    inputs: the pose parameters it depends on; channels: four for every plane it draws into; width: features
    of a place in the finest level; coarse: pixels between places, 1 or 2 (for simple changes of large parts).
    """

    name: str
    box: Box
    inputs: tuple[int, ...]
    channels: int
    width: int = 32
    coarse: int = 1
    glide: GlidePlan | None = None


@dataclass(frozen=True, slots=True)
class StudentPlan:
    """What a student is made of. flow_inputs: the pose parameters that move planes; rank: bases of
    bends; degree: of the products of inputs."""

    size: int
    parameters: int
    planes: tuple[PlanePlan, ...]
    regions: tuple[RegionPlan, ...]
    flow_inputs: tuple[int, ...]
    rank: int
    degree: int = 4

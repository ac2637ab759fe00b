"""A character's small network: pose → planes of its drawing, each warped and laid over the ones behind it.

The drawing is cut into *planes*: groups of layers that move together. A plane's picture (its texture) is kept
at double density with the footprint of one picture pixel, so that bilinear sampling anywhere between pixels
gives back an anti-aliased edge. Where a plane moves, a flow says for every eighth pixel of the picture which
point of the texture shows there: `flow = bases @ coefficients(pose)`. Where the drawing itself changes (lids,
mouth, brows), a small convolutional decoder draws a patch into the texture first.

Everything here is float32; colours are premultiplied by alpha.
"""

from __future__ import annotations

from itertools import pairwise

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from livehead.nets.plan import CELL, DENSITY, Box, GlidePlan, PlanePlan, RegionPlan, StudentPlan


class Monomials(nn.Module):
    """(B, n) → (B, m): all products of 1 to `degree` inputs. Exact where a motion is a smooth function."""

    def __init__(self, inputs: int, degree: int) -> None:
        super().__init__()
        last: list[tuple[int, ...]] = [(i,) for i in range(inputs)]
        self.counts = [inputs]
        for level in range(1, degree):
            grown = [(*term, i) for term in last for i in range(term[-1], inputs)]
            row = {term: j for j, term in enumerate(last)}
            self.register_buffer(f"head{level}", torch.tensor([row[t[:-1]] for t in grown]))
            self.register_buffer(f"tail{level}", torch.tensor([t[-1] for t in grown]))
            self.counts.append(len(grown))
            last = grown

    def forward(self, x: Tensor) -> Tensor:
        parts = [x]
        for level in range(1, len(self.counts)):
            head, tail = self.get_buffer(f"head{level}"), self.get_buffer(f"tail{level}")
            parts.append(parts[-1][:, head] * x[:, tail])  # (B, terms of this degree)
        return torch.cat(parts, 1)  # (B, m)


class FlowNet(nn.Module):
    """(B, parameters) pose → (B, 2 n) flows of all planes one after the other, in texture samples.

    First u of every plane's nodes, row by row, then v of all: the texture sample (column, row) a node sees.
    A plane's motion is an affine map back to its texture, then a bend of the texture's own plane, known every
    CELL pixels of it: there edges stand still, so a few bases say all bends.
    """

    inputs: Tensor
    plane_of: Tensor
    offset: Tensor
    origin: Tensor
    first: Tensor
    last: Tensor

    def __init__(self, plan: StudentPlan, hidden: int = 96) -> None:
        super().__init__()
        self.register_buffer("inputs", torch.tensor(plan.flow_inputs))
        self._tables(plan.planes)
        self.affines = 6 * len(plan.planes)
        self.bends = sum(p.bend_grid[0] * p.bend_grid[1] for p in plan.planes)
        self.monomials = Monomials(len(plan.flow_inputs), plan.degree)
        features, numbers = sum(self.monomials.counts), self.affines + plan.rank
        self.linear = nn.Linear(features, numbers)
        self.curve = nn.Sequential(
            nn.Linear(features, hidden),
            nn.Tanh(),
            nn.Linear(hidden, hidden),
            nn.Tanh(),
            nn.Linear(hidden, numbers),
        )
        self.bases = nn.Linear(plan.rank, 2 * self.bends)

    def _tables(self, planes: tuple[PlanePlan, ...]) -> None:
        """For every node of every plane: its plane, where it lies, and where the plane's bends are kept."""
        plane_of, offset, origin, first, last, start = [], [], [], [], [], 0
        for i, plane in enumerate(planes):
            count, (rows, columns) = plane.grid[0] * plane.grid[1], plane.bend_grid
            y, x = torch.meshgrid(torch.arange(plane.grid[0]), torch.arange(plane.grid[1]), indexing="ij")
            middle = torch.tensor([(plane.grid[1] - 1) / 2, (plane.grid[0] - 1) / 2])
            plane_of.append(torch.full((count,), i))
            offset.append(torch.stack([x.flatten(), y.flatten()]) - middle[:, None])
            origin.append(torch.tensor(plane.bend_origin)[:, None].expand(2, count))
            first.append(torch.tensor([start, columns])[:, None].expand(2, count))
            last.append(torch.tensor([columns - 1.0, rows - 1.0])[:, None].expand(2, count))
            start += rows * columns
        self.register_buffer("plane_of", torch.cat(plane_of).int())  # (n,)
        self.register_buffer("offset", torch.cat(offset, 1) / 8)  # (2, n) from the reach's middle, 8 cells
        self.register_buffer("origin", torch.cat(origin, 1).float())  # (2, n) sample of the first bend
        self.register_buffer(
            "first", torch.cat(first, 1).int()
        )  # (2, n) number of the first bend, bends a row
        self.register_buffer("last", torch.cat(last, 1))  # (2, n) last column and row of bends

    def numbers(self, pose: Tensor) -> Tensor:
        """(B, 6 · planes + rank): affine maps (u at the middle, by x, by y, then v), bend coefficients."""
        features = self.monomials(pose[:, self.inputs])
        both: Tensor = self.linear(features) + self.curve(features)
        return both

    def forward(self, pose: Tensor) -> Tensor:
        numbers = self.numbers(pose)
        bends = self.bases(numbers[:, self.affines :])  # (B, 2 bends)
        own = self.plane_of.long().expand(len(pose), -1)
        one = [part.gather(1, own) for part in torch.split(numbers[:, : self.affines], self.affines // 6, 1)]
        x, y = self.offset
        u = one[0] + one[1] * x + one[2] * y  # (B, n)
        v = one[3] + one[4] * x + one[5] * y
        return torch.cat(
            [u + self._bend(bends[:, : self.bends], u, v), v + self._bend(bends[:, self.bends :], u, v)], 1
        )

    def _bend(self, bends: Tensor, u: Tensor, v: Tensor) -> Tensor:
        """(B, n): the bends at texture samples (u, v), linear between the nearest four."""
        step = float(CELL * DENSITY)
        zero = torch.zeros_like(self.last)
        x = torch.minimum(torch.maximum((u - self.origin[0]) / step, zero[0]), self.last[0])
        y = torch.minimum(torch.maximum((v - self.origin[1]) / step, zero[1]), self.last[1])
        left, top = torch.minimum(x.floor(), self.last[0] - 1), torch.minimum(y.floor(), self.last[1] - 1)
        at = self.first[0].long() + top.long() * self.first[1].long() + left.long()  # (B, n)
        x, y = x - left, y - top
        upper = bends.gather(1, at) * (1 - x) + bends.gather(1, at + 1) * x
        at = at + self.first[1].long()
        lower = bends.gather(1, at) * (1 - x) + bends.gather(1, at + 1) * x
        return upper * (1 - y) + lower * y


class RegionDecoder(nn.Module):
    """(B, parameters) pose → (B, channels, 2 h, 2 w) patch in [0, 1] for a region of h × w pixels.

    Learned maps at every level give each place its own thresholds; the pose shifts the features of a whole
    level. `mean` is the average picture and `active` marks the samples that change at all: the rest is exact.
    """

    inputs: Tensor
    mean: Tensor
    active: Tensor

    def __init__(self, plan: RegionPlan) -> None:
        super().__init__()
        self.register_buffer("inputs", torch.tensor(plan.inputs))
        rows, columns, hidden = plan.box.height // 8, plan.box.width // 8, 128
        widths = (plan.width, plan.width * 2, plan.width * 3 // 2, plan.width)
        self.seed_shape = (widths[0], rows, columns)
        self.trunk = nn.Sequential(
            nn.Linear(len(plan.inputs), hidden), nn.SiLU(), nn.Linear(hidden, hidden), nn.SiLU()
        )
        self.seed = nn.Linear(hidden, widths[0] * rows * columns)
        self.convs, self.shifts, self.maps = nn.ModuleList(), nn.ModuleList(), nn.ParameterList()
        self.growing = 3 if plan.coarse == 1 else 2  # levels that double the size
        for level, (a, b) in enumerate(pairwise((*widths, widths[-1]))):
            scale = 2 ** min(level + 1, self.growing)
            self.convs.append(nn.Conv2d(a, b, 3, padding=1))
            self.shifts.append(nn.Linear(hidden, b))
            self.maps.append(nn.Parameter(torch.randn(1, b, rows * scale, columns * scale) * 0.3))
        self.fine = DENSITY * plan.coarse  # samples along the side of a place
        channels = plan.channels + (plan.glide is not None)
        self.last = nn.Conv2d(widths[-1], channels * self.fine**2, 3, padding=1)
        shape = (1, channels, plan.box.height * DENSITY, plan.box.width * DENSITY)
        self.register_buffer("mean", torch.zeros(shape))
        self.register_buffer("active", torch.ones(shape))

    def forward(self, pose: Tensor) -> Tensor:
        h = self.trunk(pose[:, self.inputs])  # (B, 128)
        z = F.silu(self.seed(h)).view(-1, *self.seed_shape)  # (B, C, h/8, w/8)
        for level, (conv, shift, places) in enumerate(zip(self.convs, self.shifts, self.maps, strict=True)):
            if level < self.growing:
                z = F.interpolate(z, scale_factor=2.0, mode="bilinear", align_corners=False)
            z = F.silu(conv(z) + places + shift(h)[:, :, None, None])
        return self.mean + self.active * F.pixel_shuffle(self.last(z), self.fine)


class Glide(nn.Module):
    """(B, parameters) pose → (B, 4, 2 h, 2 w) what glides, unclipped, within the region's box; premultiplied."""

    inputs: Tensor
    columns: Tensor
    rows: Tensor

    def __init__(self, plan: GlidePlan, region: Box) -> None:
        super().__init__()
        self.register_buffer("inputs", torch.tensor(plan.inputs))
        self.monomials = Monomials(len(plan.inputs), 3)
        self.numbers = nn.Linear(sum(self.monomials.counts), 3 + plan.rank)
        self.shape = (plan.box.height * DENSITY, plan.box.width * DENSITY)
        self.bases = nn.Linear(plan.rank, 4 * self.shape[0] * self.shape[1])
        reach, box = plan.reach, plan.box
        x = torch.arange(reach.width * DENSITY) + DENSITY * (reach.x0 - box.x0) - (self.shape[1] - 1) / 2
        y = torch.arange(reach.height * DENSITY) + DENSITY * (reach.y0 - box.y0) - (self.shape[0] - 1) / 2
        self.register_buffer("columns", x)  # texture samples seen at rest, from the texture's middle
        self.register_buffer("rows", y)
        margins = (reach.x0 - region.x0, region.x1 - reach.x1, reach.y0 - region.y0, region.y1 - reach.y1)
        self.margins = tuple(DENSITY * n for n in margins)

    def forward(self, pose: Tensor) -> Tensor:
        numbers = self.numbers(self.monomials(pose[:, self.inputs]))  # x, y in samples, log of size, bases
        texture = self.bases(numbers[:, 3:]).view(-1, 4, *self.shape)
        size = torch.exp(-numbers[:, 2:3])
        across = self._hats((self.columns - numbers[:, 0:1]) * size, self.shape[1])
        down = self._hats((self.rows - numbers[:, 1:2]) * size, self.shape[0])
        return F.pad(down @ texture @ across.transpose(2, 3), self.margins)

    @staticmethod
    def _hats(seen: Tensor, count: int) -> Tensor:
        """(B, n) samples seen, from the middle → (B, 1, n, count) weights of a line's `count` samples.

        The motion keeps rows and columns, so bilinear sampling is two small products.
        """
        samples = torch.arange(count, device=seen.device) - (count - 1) / 2
        return F.relu(1 - (seen[:, None, :, None] - samples).abs())


class Region(nn.Module):
    """A decoder and what glides in it: (B, parameters) pose → (B, channels, 2 h, 2 w) patch in [0, 1].

    With a glide the decoder's last channel says how much of it the opening shows.
    """

    def __init__(self, plan: RegionPlan) -> None:
        super().__init__()
        self.plan = plan
        self.decoder = RegionDecoder(plan)
        self.glide = Glide(plan.glide, plan.box) if plan.glide else None

    def forward(self, pose: Tensor) -> Tensor:
        drawn: Tensor = self.decoder(pose)
        if self.glide is None:
            return drawn
        return self.compose(drawn, self.glide(pose))

    def compose(self, drawn: Tensor, gliding: Tensor) -> Tensor:
        """Lay what glides over the decoder's picture as far as the opening shows it."""
        assert self.plan.glide is not None
        at = self.plan.glide.channel
        shown = gliding * drawn[:, -1:].clamp(0, 1)
        under = drawn[:, at : at + 4] * (1 - shown[:, 3:])
        return torch.cat([drawn[:, :at], under + shown, drawn[:, at + 4 : -1]], 1)


class PlanesStudent(nn.Module):
    """The whole network. textures: (n,) uint8, every plane's (2 h, 2 w, 4) premultiplied RGBA, end to end."""

    textures: Tensor

    def __init__(self, plan: StudentPlan, textures: Tensor) -> None:
        super().__init__()
        self.plan = plan
        self.nodes = [p.grid[0] * p.grid[1] for p in plan.planes]
        self.flow = FlowNet(plan)
        self.regions = nn.ModuleList(Region(r) for r in plan.regions)
        self.register_buffer("textures", textures)

    def patches(self, pose: Tensor) -> list[Tensor]:
        """One (B, channels, 2 h, 2 w) in [0, 255], whole numbers, per region."""
        return [torch.floor(region(pose).clamp(0, 1) * 255 + 0.5) for region in self.regions]

    def forward(self, pose: Tensor) -> tuple[Tensor, Tensor, list[Tensor]]:
        """(B, parameters) → picture (B, size, size, 4) straight RGBA in [0, 1], flows (B, n), patches."""
        flows, patches = self.flow(pose), self.patches(pose)
        return self.compose(flows, patches), flows, patches

    def compose(self, flows: Tensor, patches: list[Tensor]) -> Tensor:
        """Warp every plane and lay it over the ones behind it: (B, size, size, 4) straight RGBA in [0, 1]."""
        end = self.plan.size + CELL
        canvas: Tensor | None = None  # a cell larger on every side: a flow's last half cell is flat
        u, v = torch.split(flows, sum(self.nodes), 1)
        parts = zip(
            self.plan.planes, torch.split(u, self.nodes, 1), torch.split(v, self.nodes, 1), strict=True
        )
        start = 0
        for plane, own_u, own_v in parts:
            flow = torch.stack([own_u, own_v], 1).view(-1, 2, *plane.grid)
            shown = self._warp(self._texture(plane, start, patches), flow)
            start += plane.samples
            reach = plane.reach
            shown = F.pad(shown, (reach.x0 + CELL, end - reach.x1, reach.y0 + CELL, end - reach.y1))
            canvas = shown if canvas is None else shown + canvas * (1 - shown[:, 3:4])
        assert canvas is not None
        canvas = canvas[:, :, CELL:end, CELL:end]
        alpha = canvas[:, 3:4]
        seen = (alpha > 0.5 / 255).to(canvas.dtype)
        colour = canvas[:, :3] / alpha.clamp(min=0.5 / 255) * seen
        return torch.cat([colour.clamp(0, 1), (alpha * seen).clamp(0, 1)], 1).permute(0, 2, 3, 1)

    def _texture(self, plane: PlanePlan, start: int, patches: list[Tensor]) -> Tensor:
        flat = self.textures[start : start + plane.samples]
        shape = (1, plane.box.height * DENSITY, plane.box.width * DENSITY, 4)
        texture = flat.view(shape).permute(0, 3, 1, 2).to(torch.float32) / 255
        if plane.region < 0:
            return texture
        box, own = self.plan.regions[plane.region].box, plane.box
        patch = patches[plane.region][:, plane.channel : plane.channel + 4] / 255
        if box == own:
            return patch
        margins = (box.x0 - own.x0, own.x1 - box.x1, box.y0 - own.y0, own.y1 - box.y1)
        edges = tuple(DENSITY * n for n in margins)
        outside = F.pad(torch.zeros_like(patch[:1, :1]), edges, value=1.0)
        return texture * outside + F.pad(patch, edges)

    @staticmethod
    def _warp(texture: Tensor, flow: Tensor) -> Tensor:
        """texture (1 or B, 4, H, W), flow (B, 2, rows, columns) → (B, 4, CELL rows, CELL columns)."""
        height, width = texture.shape[2:]
        dense = F.interpolate(flow, scale_factor=float(CELL), mode="bilinear", align_corners=False)
        u = dense[:, 0] * (2.0 / (width - 1)) - 1.0
        v = dense[:, 1] * (2.0 / (height - 1)) - 1.0
        grid = torch.stack([u, v], -1)
        texture = texture.expand(flow.shape[0], -1, -1, -1) if texture.shape[0] != flow.shape[0] else texture
        return F.grid_sample(texture, grid, mode="bilinear", padding_mode="zeros", align_corners=True)

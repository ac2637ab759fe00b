"""Talking Head Anime 4, student: two networks of sines, trained for one character and small enough for a CPU.

The face network paints a 128x128 patch from the first 39 pose parameters; it is put into the character's
picture. The body network moves that picture: it gives every pixel a place to look at, a colour of its own and
how much of it to take. Names of the parameters are those of the author's files, which load unchanged.

Pictures: (n, 4, h, w) float32 in [-1, 1], RGB linear and premultiplied by alpha. Poses: (n, 45) float32.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

OMEGA = 30.0
SIZE, FACE_SIZE = 512, 128
FACE_TOP, FACE_LEFT = 80, 192
FACE_POSE, POSE = 39, 45
BODY_LEVELS = ((128, (360, 360, 180)), (256, (180, 180, 90)), (512, (90, 90, 90)))
"""Size of each level's canvas and the widths of its layers, coarse to fine."""


def positions(size: int) -> Tensor:
    """(1, 2, size, size): x and y of every pixel's middle, -1 and 1 being the edges of the picture."""
    ticks = (torch.arange(size, dtype=torch.float32) * 2 + 1) / size - 1
    return torch.stack([ticks.expand(size, size), ticks[:, None].expand(size, size)])[None]


def placed(pose: Tensor, size: int) -> Tensor:
    """(n, 2 + parameters, size, size): what every level sees of position and pose."""
    count, parameters = pose.shape
    spread = pose[:, :, None, None].expand(count, parameters, size, size)
    return torch.cat([positions(size).to(pose).expand(count, 2, size, size), spread], 1)


class SineLayer(nn.Module):
    """sin(30 (W x + b)), the same at every pixel."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.linear = nn.Conv2d(inputs, outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        return torch.sin(OMEGA * self.linear(x))


class _Siren(nn.Module):
    def __init__(self, inputs: int, width: int, layers: int, outputs: int) -> None:
        super().__init__()
        widths = [inputs] + [width] * layers
        self.sine_layers = nn.ModuleList(SineLayer(a, b) for a, b in pairwise(widths))
        self.last_linear = nn.Conv2d(width, outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        for layer in self.sine_layers:
            x = layer(x)
        return self.last_linear(x)


class FaceMorpher(nn.Module):
    """pose (n, 39) -> the face as it looks straight on, (n, 4, 128, 128)."""

    def __init__(self) -> None:
        super().__init__()
        self.siren = _Siren(2 + FACE_POSE, 128, 8, 4)

    def forward(self, pose: Tensor) -> Tensor:
        return self.siren(placed(pose, FACE_SIZE))


class BodyMorpher(nn.Module):
    """image (n, 4, 512, 512), pose (n, 45) -> the moved picture and what it is made of.

    [picture, alpha (1 channel, as it comes, no sigmoid), colour, warped, grid_change (2 channels)].
    """

    def __init__(self) -> None:
        super().__init__()
        levels, carried = [], 0
        for _, widths in BODY_LEVELS:
            inputs = [carried + 2 + POSE, *widths[:-1]]
            levels.append(nn.ModuleList(SineLayer(a, b) for a, b in zip(inputs, widths, strict=True)))
            carried = widths[-1]
        self.siren_layers = nn.ModuleList(levels)
        self.last_linear = nn.Conv2d(carried, 7, 1)

    def forward(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        grid_change, alpha, colour = torch.split(self.answers(pose), [2, 1, 4], 1)
        grid = positions(SIZE).to(pose) + grid_change
        warped = F.grid_sample(image, grid.permute(0, 2, 3, 1), padding_mode="border", align_corners=False)
        return [(1 - alpha) * warped + alpha * colour, alpha, colour, warped, grid_change]

    def answers(self, pose: Tensor) -> Tensor:
        """(n, 7, 512, 512): grid_change, alpha, colour."""
        x: Tensor | None = None
        for (size, _), layers in zip(BODY_LEVELS, self.siren_layers, strict=True):
            seen = placed(pose, size)
            if x is not None:
                finer = F.interpolate(x, (size, size), mode="bilinear", align_corners=False)
                seen = torch.cat([finer, seen], 1)
            x = seen
            for layer in cast(Iterable[nn.Module], layers):
                x = layer(x)
        assert x is not None
        return self.last_linear(x)


class Tha4Student(nn.Module):
    """image (n, 4, 512, 512), pose (n, 45) -> what BodyMorpher gives, then the face patch."""

    def __init__(self) -> None:
        super().__init__()
        self.face_morpher = FaceMorpher()
        self.body_morpher = BodyMorpher()

    def forward(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        face = self.face_morpher(pose[:, :FACE_POSE])
        image = image.clone()
        image[..., FACE_TOP : FACE_TOP + FACE_SIZE, FACE_LEFT : FACE_LEFT + FACE_SIZE] = face
        return [*self.body_morpher(image, pose), face]

"""The blocks that the Talking Head Anime networks of all four versions are built of.

Convolutions have no bias because an instance norm follows. A *separable* block divides a convolution into one
filter a channel (depthwise) and a 1×1 mix of channels (pointwise). The order of layers inside each
`nn.Sequential` is what the published checkpoints name them by.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """How blocks are built. separable: depthwise and pointwise convolutions; slope: of the leaky ReLU below
    zero (0: plain ReLU); down_slope: the same in the blocks that halve the size."""

    separable: bool = False
    slope: float = 0.0
    down_slope: float = 0.0


def activation(slope: float) -> nn.Module:
    """ReLU, leaky below zero where slope is not 0."""
    return nn.LeakyReLU(slope) if slope else nn.ReLU()


def instance_norm(channels: int) -> nn.Module:
    """Mean and variance of each picture's own channels; a learned scale and shift."""
    return nn.InstanceNorm2d(channels, affine=True)


def _convolutions(a: int, b: int, kernel: int, stride: int, padding: int, separable: bool) -> list[nn.Module]:
    if not separable:
        return [nn.Conv2d(a, b, kernel, stride, padding, bias=False)]
    return [
        nn.Conv2d(a, a, kernel, stride, padding, groups=a, bias=False),
        nn.Conv2d(a, b, 1, bias=False),
    ]


def conv_block(a: int, b: int, kernel: int, style: BlockStyle) -> nn.Sequential:
    """(B, a, H, W) → (B, b, H, W): convolution, norm, activation."""
    layers = _convolutions(a, b, kernel, 1, kernel // 2, style.separable)
    return nn.Sequential(*layers, instance_norm(b), activation(style.slope))


def down_block(a: int, b: int, style: BlockStyle) -> nn.Sequential:
    """(B, a, H, W) → (B, b, H/2, W/2)."""
    layers = _convolutions(a, b, 4, 2, 1, style.separable)
    return nn.Sequential(*layers, instance_norm(b), activation(style.down_slope))


def up_block(a: int, b: int, style: BlockStyle) -> nn.Sequential:
    """(B, a, H, W) → (B, b, 2H, 2W) by a transposed convolution."""
    if style.separable:
        layers: list[nn.Module] = [
            nn.ConvTranspose2d(a, a, 4, 2, 1, groups=a, bias=False),
            nn.Conv2d(a, b, 1, bias=False),
        ]
    else:
        layers = [nn.ConvTranspose2d(a, b, 4, 2, 1, bias=False)]
    return nn.Sequential(*layers, instance_norm(b), activation(style.slope))


class ResnetBlock(nn.Module):
    """(B, C, H, W) → (B, C, H, W): the input plus a correction. No activation follows the sum."""

    def __init__(self, channels: int, style: BlockStyle) -> None:
        super().__init__()
        self.resnet_path = nn.Sequential(
            self._conv3(channels, style),
            instance_norm(channels),
            activation(style.slope),
            self._conv3(channels, style),
            instance_norm(channels),
        )

    @staticmethod
    def _conv3(channels: int, style: BlockStyle) -> nn.Module:
        layers = _convolutions(channels, channels, 3, 1, 1, style.separable)
        return nn.Sequential(*layers) if style.separable else layers[0]

    def forward(self, x: Tensor) -> Tensor:
        return x + self.resnet_path(x)


def color_head(channels: int, kernel: int = 3, bias: bool = True) -> nn.Sequential:
    """(B, C, H, W) → (B, 4, H, W) colours in (-1, 1)."""
    return nn.Sequential(nn.Conv2d(channels, 4, kernel, padding=kernel // 2, bias=bias), nn.Tanh())


def alpha_head(channels: int, out: int = 1, kernel: int = 3, bias: bool = True) -> nn.Sequential:
    """(B, C, H, W) → (B, out, H, W) weights in (0, 1)."""
    return nn.Sequential(nn.Conv2d(channels, out, kernel, padding=kernel // 2, bias=bias), nn.Sigmoid())


def grid_head(channels: int, kernel: int = 3) -> nn.Conv2d:
    """(B, C, H, W) → (B, 2, H, W): how far each pixel looks aside, x then y, in half pictures."""
    return nn.Conv2d(channels, 2, kernel, padding=kernel // 2, bias=False)


def heads(x: Tensor, *modules: nn.Module) -> list[Tensor]:
    """What heads of one kernel size make of the same features, by one convolution: on most processors a
    convolution to two channels costs as much as one to sixteen."""
    convs = [module[0] if isinstance(module, nn.Sequential) else module for module in modules]
    weights, biases, counts = [], [], []
    for conv in convs:
        assert isinstance(conv, nn.Conv2d)
        weights.append(conv.weight)
        biases.append(conv.weight.new_zeros(conv.out_channels) if conv.bias is None else conv.bias)
        counts.append(conv.out_channels)
    together = F.conv2d(x, torch.cat(weights), torch.cat(biases), padding=weights[0].shape[2] // 2)
    parts = torch.split(together, counts, 1)
    return [
        module[1](part) if isinstance(module, nn.Sequential) else part
        for module, part in zip(modules, parts, strict=True)
    ]


def joined(block: nn.Sequential, a: Tensor, b: Tensor) -> Tensor:
    """A separable block on the channels of a, then b, without laying them side by side in memory first."""
    depthwise, pointwise, *rest = block
    assert isinstance(depthwise, nn.Conv2d) and isinstance(pointwise, nn.Conv2d)
    channels, padding = a.shape[1], depthwise.weight.shape[2] // 2
    parts = []
    for x, own in ((a, slice(None, channels)), (b, slice(channels, None))):
        filtered = F.conv2d(x, depthwise.weight[own], padding=padding, groups=int(x.shape[1]))
        parts.append(F.conv2d(filtered, pointwise.weight[:, own]))
    result = parts[0] + parts[1]
    for layer in rest:
        result = layer(result)
    return result


def blend(alpha: Tensor, new: Tensor, old: Tensor) -> Tensor:
    """`new` where alpha is 1, `old` where it is 0."""
    return new * alpha + old * (1 - alpha)


def blend_colors(alpha: Tensor, new: Tensor, old: Tensor) -> Tensor:
    """As `blend`, but the transparency stays that of `old`."""
    return torch.cat([blend(alpha, new[:, :3], old[:, :3]), old[:, 3:4]], 1)


def spread(pose: Tensor, rows: int, columns: int) -> Tensor:
    """(B, n) → (B, n, rows, columns): every pixel gets the whole pose."""
    shape = [
        int(n) for n in (*pose.shape, rows, columns)
    ]  # whole numbers: an exported graph computes no shapes
    return pose[:, :, None, None].expand(shape)

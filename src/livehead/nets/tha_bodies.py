"""The bodies of the THA2, THA3 and THA4 networks: what stands between a picture and its heads."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from livehead.nets.tha_blocks import BlockStyle, ResnetBlock, conv_block, down_block, joined, spread, up_block

LEVELS = 3  # times a body halves the picture
BLOCKS = 6  # at the coarsest level


def _downward(channels: int, start: int, kernel: int, style: BlockStyle) -> nn.ModuleList:
    """channels → start at full size, then twice the channels at half the size, LEVELS times."""
    blocks = [conv_block(channels, start, kernel, style)]
    blocks += [down_block(start << level, start << (level + 1), style) for level in range(LEVELS)]
    return nn.ModuleList(blocks)


class PoserBody(nn.Module):
    """(B, channels, S, S), pose (B, n) or None → (B, 64, S, S). The pose joins at the coarsest level."""

    def __init__(self, channels: int, poses: int, style: BlockStyle) -> None:
        super().__init__()
        self.downsample_blocks = _downward(channels, 64, 3, style)
        self.bottleneck_blocks = nn.ModuleList([conv_block(512 + poses, 512, 3, style)])
        self.bottleneck_blocks.extend(ResnetBlock(512, style) for _ in range(BLOCKS - 1))
        self.upsample_blocks = nn.ModuleList(
            up_block(512 >> level, 256 >> level, style) for level in range(LEVELS)
        )

    def forward(self, x: Tensor, pose: Tensor | None = None) -> Tensor:
        for block in self.downsample_blocks:
            x = block(x)  # (B, 64, S, S) ... (B, 512, S/8, S/8)
        if pose is not None:
            x = torch.cat([x, spread(pose, x.shape[2], x.shape[3])], 1)  # (B, 512 + n, S/8, S/8)
        for block in self.bottleneck_blocks:
            x = block(x)  # (B, 512, S/8, S/8)
        for block in self.upsample_blocks:
            x = block(x)  # (B, 256, S/4, S/4) ... (B, 64, S, S)
        return x


class ResizeBody(nn.Module):
    """(B, channels, S, S) → (B, 64, S, S). Grows by repeating pixels, then convolving."""

    def __init__(self, channels: int, style: BlockStyle) -> None:
        super().__init__()
        self.downsample_blocks = _downward(channels, 64, 7, style)
        self.bottleneck_blocks = nn.ModuleList(ResnetBlock(512, style) for _ in range(BLOCKS))
        self.upsample_blocks = nn.ModuleList(
            nn.Sequential(
                nn.Upsample(scale_factor=2, mode="nearest"),
                conv_block(512 >> level, 256 >> level, 3, style),
            )
            for level in range(LEVELS)
        )

    def forward(self, x: Tensor) -> Tensor:
        for block in (*self.downsample_blocks, *self.bottleneck_blocks, *self.upsample_blocks):
            x = block(x)
        return x


class ResizeUnet(nn.Module):
    """(B, channels, S, S) → (B, 32, S, S). Each level upward also sees what its size was on the way down."""

    def __init__(self, channels: int, style: BlockStyle, start: int = 32) -> None:
        super().__init__()
        self.separable = style.separable
        deep = start << LEVELS
        self.downsample_blocks = _downward(channels, start, 3, style)
        self.bottleneck_blocks = nn.ModuleList(ResnetBlock(deep, style) for _ in range(BLOCKS))
        self.upsample_blocks = nn.ModuleList(
            conv_block((deep >> level) + (deep >> (level + 1)), deep >> (level + 1), 3, style)
            for level in range(LEVELS)
        )

    def forward(self, x: Tensor) -> Tensor:
        passed = []
        for block in self.downsample_blocks:
            x = block(x)  # (B, 32, S, S) ... (B, 256, S/8, S/8)
            passed.append(x)
        passed.pop()
        for block in self.bottleneck_blocks:
            x = block(x)  # (B, 256, S/8, S/8)
        for block in self.upsample_blocks:
            x = F.interpolate(x, scale_factor=2.0, mode="nearest")
            skipped = passed.pop()
            # (B, 128, S/4, S/4) ... (B, 32, S, S)
            assert isinstance(block, nn.Sequential)
            x = joined(block, x, skipped) if self.separable else block(torch.cat([x, skipped], 1))
        return x

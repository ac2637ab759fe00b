"""The U-Net of the THA4 teacher: a diffusion network's, run once at time 0 and conditioned by the pose.

Group norms of 32 groups, SiLU, two residual blocks a level upward and one downward, attention at the coarsest
level only. Each block is shifted and scaled twice: by an embedding of the time, then by one of the pose.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

EMBEDDING = 256
GROUPS = 32


@dataclass(frozen=True, slots=True)
class UnetConfig:
    """channels: at full size; multipliers: of them at each size, halved every time; out: outputs; poses:
    parameters; heads: of the attention."""

    channels: int
    multipliers: tuple[int, ...]
    out: int = 7
    poses: int = 6
    heads: int = 8


class TimeEmbedding(nn.Module):
    """The time's cosines and sines. The time is 0 here, always: ones, then zeros."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size = size

    def forward(self, x: Tensor) -> Tensor:
        """(B, anything) → (B, size), of the same type and device."""
        zero = x[:, :1] * 0  # (B, 1)
        half = (int(x.shape[0]), self.size // 2)
        return torch.cat([(zero + 1).expand(half), zero.expand(half)], 1)


class ResidualBlock(nn.Module):
    """(B, a, H, W), time (B, 256), pose (B, 256) → (B, b, H', W'). resize: -1 halves, 1 doubles, 0 keeps."""

    def __init__(self, a: int, b: int, resize: int = 0) -> None:
        super().__init__()
        self.resize, self.width = resize, b
        self.norm0 = nn.GroupNorm(GROUPS, a)
        self.conv0 = nn.Conv2d(a, b, 3, padding=1)
        self.cond0_layers = nn.Sequential(nn.SiLU(), nn.Linear(EMBEDDING, 2 * b))
        self.norm1 = nn.GroupNorm(GROUPS, b)
        self.conv1 = nn.Conv2d(b, b, 3, padding=1)
        self.cond1_layers = nn.Sequential(nn.SiLU(), nn.Linear(EMBEDDING, 2 * b))
        self.skip = nn.Conv2d(a, b, 1) if a != b else nn.Identity()

    def forward(self, x: Tensor, time: Tensor, pose: Tensor) -> Tensor:
        y = self.conv0(self._resized(F.silu(self.norm0(x))))
        y = self.norm1(y)
        for layers, embedding in ((self.cond0_layers, time), (self.cond1_layers, pose)):
            scale, shift = layers(embedding)[:, :, None, None].split(self.width, 1)  # (B, b, 1, 1) each
            y = y * (1 + scale) + shift
        corrected: Tensor = self.skip(self._resized(x)) + self.conv1(F.silu(y))
        return corrected

    def _resized(self, x: Tensor) -> Tensor:
        if self.resize < 0:
            return F.avg_pool2d(x, 2)
        return F.interpolate(x, scale_factor=2.0, mode="nearest") if self.resize else x


class AttentionBlock(nn.Module):
    """(B, C, H, W) → (B, C, H, W): every place sees every other."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.GroupNorm(GROUPS, channels)
        self.qkv = nn.Conv2d(channels, 3 * channels, 1)
        self.conv = nn.Conv2d(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        batch, channels, rows, columns = (int(n) for n in x.shape)
        split = (batch, self.heads, channels // self.heads, rows * columns)
        q, k, v = (part.reshape(split) for part in self.qkv(self.norm(x)).split(channels, 1))
        seen = (q.transpose(2, 3) @ k) * split[2] ** -0.5  # (B, heads, places, places)
        y = v @ seen.softmax(3).transpose(2, 3)  # (B, heads, C / heads, places)
        return x + self.conv(y.reshape(batch, channels, rows, columns))


class Named(nn.Module):
    """A block under the name `module`, as the checkpoints have it."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module


class DownLevel(nn.Module):
    """One size on the way down."""

    def __init__(self, a: int, b: int, config: UnetConfig, last: bool) -> None:
        super().__init__()
        self.res_blocks = nn.ModuleList([ResidualBlock(a, b)])
        if last:
            self.attention_blocks = nn.ModuleList([AttentionBlock(b, config.heads)])
        else:
            self.downsample = ResidualBlock(b, b, -1)
        self.last = last

    def forward(self, x: Tensor, time: Tensor, pose: Tensor) -> list[Tensor]:
        """What its size gave and, but for the last, what the next begins with."""
        x = self.res_blocks[0](x, time, pose)
        if self.last:
            return [self.attention_blocks[0](x)]
        return [x, self.downsample(x, time, pose)]


class UpLevel(nn.Module):
    """One size on the way up. skips: channels of what it takes over from the way down, in its order."""

    def __init__(
        self, a: int, b: int, skips: tuple[int, int], config: UnetConfig, first: bool, last: bool
    ) -> None:
        super().__init__()
        self.resnet_blocks = nn.ModuleList([ResidualBlock(a + skips[0], b), ResidualBlock(b + skips[1], b)])
        if first:
            self.attention_blocks = nn.ModuleList(AttentionBlock(b, config.heads) for _ in skips)
        if not last:
            self.upsample = ResidualBlock(b, b, 1)
        self.first, self.last = first, last

    def forward(self, x: Tensor, passed: list[Tensor], time: Tensor, pose: Tensor) -> Tensor:
        for index, block in enumerate(self.resnet_blocks):
            x = block(torch.cat([x, passed.pop()], 1), time, pose)
            if self.first:
                x = self.attention_blocks[index](x)
        return x if self.last else self.upsample(x, time, pose)


class Unet(nn.Module):
    """(B, 4, S, S), pose (B, 6), hint (B, channels, S, S) or None → (B, 7, S, S)."""

    def __init__(self, config: UnetConfig) -> None:
        super().__init__()
        widths = [config.channels * multiplier for multiplier in config.multipliers]
        self.time_embed = nn.Sequential(TimeEmbedding(config.channels), *_embedding(config.channels))
        self.cond_embed = nn.Sequential(*_embedding(config.poses))
        self.first_conv = nn.Conv2d(4, config.channels, 3, padding=1)
        self.down_blocks, passed, wide = nn.ModuleList(), [config.channels], config.channels
        for index, width in enumerate(widths):
            last = index == len(widths) - 1
            self.down_blocks.append(DownLevel(wide, width, config, last))
            passed += [width] if last else [width, width]
            wide = width
        middle = [
            Named(AttentionBlock(wide, config.heads)) if index % 2 else ResidualBlock(wide, wide)
            for index in range(7)
        ]
        self.middle_blocks = nn.ModuleList(middle)
        self.up_blocks = nn.ModuleList()
        for index, width in enumerate(reversed(widths)):
            skips = passed.pop(), passed.pop()
            last = index == len(widths) - 1
            self.up_blocks.append(UpLevel(wide, width, skips, config, index == 0, last))
            wide = width
        self.last = nn.Sequential(
            nn.GroupNorm(GROUPS, wide), nn.SiLU(), nn.Conv2d(wide, config.out, 3, padding=1)
        )

    def forward(self, x: Tensor, pose: Tensor, hint: Tensor | None = None) -> Tensor:
        time, told = self.time_embed(pose), self.cond_embed(pose)  # (B, 256) each
        x = self.first_conv(x)
        if hint is not None:
            x = x + hint
        passed = [x]
        for level in self.down_blocks:
            passed += level(passed[-1], time, told)
        x = passed[-1]
        for block in self.middle_blocks:
            x = block.module(x) if isinstance(block, Named) else block(x, time, told)
        for level in self.up_blocks:
            x = level(x, passed, time, told)
        answer: Tensor = self.last(x)
        return answer


def _embedding(inputs: int) -> list[nn.Module]:
    return [nn.Linear(inputs, EMBEDDING), nn.SiLU(), nn.Linear(EMBEDDING, EMBEDDING)]

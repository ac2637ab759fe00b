"""THA1: three modules that turn one 256² face and 6 pose parameters into the posed face.

Pictures are (B, 4, 256, 256) RGBA in [-1, 1], linear light, straight alpha; the head lies in the middle 128².
A pose is head x, head y, neck z, each in [-1, 1]; left eye, right eye, mouth, each in [0, 1]. THA2 has the same
rotator and combiner.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from livehead.nets.tha_blocks import (
    BlockStyle,
    alpha_head,
    blend,
    color_head,
    conv_block,
    down_block,
    grid_head,
    heads,
    instance_norm,
    spread,
    up_block,
)
from livehead.nets.tha_warp import Warp

SIZE = 256
TURN, FACE = slice(0, 3), slice(3, 6)  # a pose's parts
PLAIN = BlockStyle()
KERNEL = 7  # of the first convolution and of the heads


@dataclass(frozen=True, slots=True)
class Tha1Config:
    """poses: parameters of a module; blocks: at the coarsest size, 32²."""

    poses: int = 3
    blocks: int = 6


class NamedResnetBlock(nn.Module):
    """(B, C, H, W) → (B, C, H, W): the input plus a correction, its layers named one by one."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm1 = instance_norm(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm2 = instance_norm(channels)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.norm2(self.conv2(torch.relu(self.norm1(self.conv1(x)))))


def _downward(channels: int) -> list[nn.Module]:
    first: list[nn.Module] = [conv_block(channels, 64, KERNEL, PLAIN)]
    return first + [down_block(64 << level, 128 << level, PLAIN) for level in range(3)]


class EncoderDecoder(nn.Module):
    """(B, channels, 256, 256) → (B, 64, 256, 256)."""

    def __init__(self, channels: int, blocks: int) -> None:
        super().__init__()
        middle = [NamedResnetBlock(512) for _ in range(blocks)]
        upward = [up_block(512 >> level, 256 >> level, PLAIN) for level in range(3)]
        self.module_list = nn.ModuleList([*_downward(channels), *middle, *upward])

    def forward(self, x: Tensor) -> Tensor:
        for block in self.module_list:
            x = block(x)
        return x


class Unet(nn.Module):
    """(B, channels, 256, 256) → (B, 64, 256, 256). Each level upward also sees its size on the way down."""

    def __init__(self, channels: int, blocks: int) -> None:
        super().__init__()
        self.downward_modules = nn.ModuleList(_downward(channels))
        self.bottleneck_modules = nn.ModuleList(NamedResnetBlock(512) for _ in range(blocks))
        # Published from the last to the first.
        self.upsampling_modules = nn.ModuleList(
            [
                conv_block(64 + 64, 64, KERNEL, PLAIN),
                up_block(128 + 128, 64, PLAIN),
                up_block(256 + 256, 128, PLAIN),
                up_block(512, 256, PLAIN),
            ]
        )

    def forward(self, x: Tensor) -> Tensor:
        passed = []
        for block in self.downward_modules:
            x = block(x)  # (B, 64, 256, 256) ... (B, 512, 32, 32)
            passed.append(x)
        for block in self.bottleneck_modules:
            x = block(x)  # (B, 512, 32, 32)
        *later, first = self.upsampling_modules
        x = first(x)  # (B, 256, 64, 64)
        for level, block in reversed(list(enumerate(later))):
            x = block(torch.cat([x, passed[level]], 1))  # (B, 128, 128, 128), (B, 64, 256, 256) twice
        return x


class FaceMorpher(nn.Module):
    """Closes eyes and mouth."""

    def __init__(self, config: Tha1Config) -> None:
        super().__init__()
        self.main_body = EncoderDecoder(4 + config.poses, config.blocks)
        self.color_change = color_head(64, KERNEL, bias=False)
        self.alpha_mask = alpha_head(64, 4, KERNEL, bias=False)

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """[image, alpha, colour]; alpha keeps the picture."""
        x = self.main_body(torch.cat([image, spread(pose, SIZE, SIZE)], 1))  # (B, 64, 256, 256)
        color, alpha = heads(x, self.color_change, self.alpha_mask)
        return [blend(alpha, image, color), alpha, color]

    def forward(self, image: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 256, 256), pose (B, 3) → (B, 4, 256, 256)."""
        return self.every(image, pose)[0]


class FaceRotator(nn.Module):
    """Turns the head in two ways: repainted, and the picture warped."""

    def __init__(self, config: Tha1Config) -> None:
        super().__init__()
        self.main_body = EncoderDecoder(4 + config.poses, config.blocks)
        self.pumarola_color_change = color_head(64, KERNEL, bias=False)
        self.pumarola_alpha_mask = alpha_head(64, 4, KERNEL, bias=False)
        self.zhou_grid_change = grid_head(64, KERNEL)
        self.warp = Warp(SIZE, corners=True)

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """[repainted, warped, colour, alpha, grid change]; alpha keeps the picture."""
        x = self.main_body(torch.cat([image, spread(pose, SIZE, SIZE)], 1))  # (B, 64, 256, 256)
        color, alpha, change = heads(
            x, self.pumarola_color_change, self.pumarola_alpha_mask, self.zhou_grid_change
        )
        return [blend(alpha, image, color), self.warp(change, image), color, alpha, change]

    def forward(self, image: Tensor, pose: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 4, 256, 256), pose (B, 3) → repainted, warped; each (B, 4, 256, 256)."""
        repainted, warped, *_ = self.every(image, pose)
        return repainted, warped


class Combiner(nn.Module):
    """Joins the repainted and the warped picture and retouches them."""

    def __init__(self, config: Tha1Config) -> None:
        super().__init__()
        self.main_body = Unet(4 + 4 + config.poses, config.blocks)
        self.combine_alpha_mask = alpha_head(64, 4, KERNEL, bias=False)
        self.retouch_alpha_mask = alpha_head(64, 4, KERNEL, bias=False)
        self.retouch_color_change = color_head(64, KERNEL, bias=False)

    def every(self, color_changed: Tensor, resampled: Tensor, pose: Tensor) -> list[Tensor]:
        """[image, joined, joining alpha, retouching alpha, retouching colour]; that alpha keeps the picture."""
        x = torch.cat([color_changed, resampled, spread(pose, SIZE, SIZE)], 1)  # (B, 11, 256, 256)
        x = self.main_body(x)  # (B, 64, 256, 256)
        joining, kept, color = heads(
            x, self.combine_alpha_mask, self.retouch_alpha_mask, self.retouch_color_change
        )
        joined = blend(joining, color_changed, resampled)
        return [blend(kept, joined, color), joined, joining, kept, color]

    def forward(self, color_changed: Tensor, resampled: Tensor, pose: Tensor) -> Tensor:
        """Twice (B, 4, 256, 256), pose (B, 3) → (B, 4, 256, 256)."""
        return self.every(color_changed, resampled, pose)[0]


class Tha1Poser(nn.Module):
    """The whole network. Its three modules are named as the published files are."""

    def __init__(self, config: Tha1Config) -> None:
        super().__init__()
        self.face_morpher = FaceMorpher(config)
        self.two_algo_face_rotator = FaceRotator(config)
        self.combiner = Combiner(config)

    def forward(self, image: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 256, 256), pose (B, 6) → (B, 4, 256, 256)."""
        morphed = self.face_morpher(image, pose[:, FACE])
        turned: Tensor = self.combiner(*self.two_algo_face_rotator(morphed, pose[:, TURN]), pose[:, TURN])
        return turned

"""THA4's teacher: five modules that turn one 512² picture and 45 pose parameters into the posed picture.

Eyebrows and face are THA3's standard ones. Pictures are (B, 4, 512, 512) RGBA in [-1, 1], linear light, colours
premultiplied by alpha; the head lies in rows 64:192, columns 192:320. Outputs are not bounded.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from livehead.nets.tha3 import HALF, HEAD_COLUMN, HEAD_ROW, SIZE, TURN, resized
from livehead.nets.tha4_unet import Unet, UnetConfig
from livehead.nets.tha_blocks import BlockStyle, blend
from livehead.nets.tha_face import EyebrowDecomposer, EyebrowMorphingCombiner, FaceMorpher, face_posed
from livehead.nets.tha_warp import Warp


@dataclass(frozen=True, slots=True)
class Tha4TeacherConfig:
    """face: of the three shared modules; body, upscaler: the U-Nets at 256² and 512²."""

    face: BlockStyle = field(default_factory=BlockStyle)
    body: UnetConfig = field(default_factory=lambda: UnetConfig(64, (1, 2, 4, 4, 4)))
    upscaler: UnetConfig = field(default_factory=lambda: UnetConfig(32, (1, 2, 4, 8, 8, 8)))


class BodyMorpher(nn.Module):
    """Turns head and body at half size."""

    def __init__(self, config: UnetConfig) -> None:
        super().__init__()
        self.body = Unet(config)
        self.warp = Warp(HALF)

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """[merged, alpha, warped, grid change, direct]"""
        x = self.body(image, pose)  # (B, 7, 256, 256)
        direct, change, alpha = x[:, :4], x[:, 4:6], torch.sigmoid(x[:, 6:7])
        warped = self.warp(change, image)
        return [blend(alpha, direct, warped), alpha, warped, change, direct]

    def forward(self, image: Tensor, pose: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 4, 256, 256), pose (B, 6) → merged (B, 4, 256, 256), grid change (B, 2, 256, 256)."""
        outputs = self.every(image, pose)
        return outputs[0], outputs[3]


class Upscaler(nn.Module):
    """Turns the full picture with the body morpher's coarse answer as a hint."""

    def __init__(self, config: UnetConfig) -> None:
        super().__init__()
        self.body = Unet(config)
        self.coarse_image_conv = nn.Conv2d(4 + 4 + 2, config.channels, 3, padding=1)
        self.warp = Warp(SIZE)

    def every(self, image: Tensor, merged: Tensor, grid_change: Tensor, pose: Tensor) -> list[Tensor]:
        """[merged, alpha, warped, grid change, direct]"""
        seen = self.warp(grid_change, image)
        hint = self.coarse_image_conv(torch.cat([merged, seen, grid_change], 1))  # (B, 32, 512, 512)
        x = self.body(image, pose, hint)  # (B, 7, 512, 512)
        direct, change, alpha = x[:, :4], x[:, 4:6], torch.sigmoid(x[:, 6:7])
        warped = self.warp(change, image)
        return [blend(alpha, direct, warped), alpha, warped, change, direct]

    def forward(self, image: Tensor, merged: Tensor, grid_change: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 512, 512), (B, 4, 512, 512), (B, 2, 512, 512), pose (B, 6) → (B, 4, 512, 512)."""
        return self.every(image, merged, grid_change, pose)[0]


class Tha4TeacherPoser(nn.Module):
    """The whole network. Its five modules are named as the published files are."""

    def __init__(self, config: Tha4TeacherConfig) -> None:
        super().__init__()
        self.eyebrow_decomposer = EyebrowDecomposer(config.face)
        self.eyebrow_morphing_combiner = EyebrowMorphingCombiner(config.face)
        self.face_morpher = FaceMorpher(config.face)
        self.body_morpher = BodyMorpher(config.body)
        self.upscaler = Upscaler(config.upscaler)

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """All outputs: the upscaler's (5), the face-posed picture, the body morpher's (5), then face morpher,
        eyebrow combiner, decomposer."""
        face = (self.eyebrow_decomposer, self.eyebrow_morphing_combiner, self.face_morpher)
        full, morphed, combined, apart = face_posed(face, image, pose, HEAD_ROW, HEAD_COLUMN)
        coarse = self.body_morpher.every(resized(full, HALF), pose[:, TURN])
        hints = resized(coarse[0], SIZE), resized(coarse[3], SIZE)
        fine = self.upscaler.every(full, *hints, pose[:, TURN])
        return [*fine, full, *coarse, *morphed, *combined, *apart]

    def forward(self, image: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 512, 512), pose (B, 45) → (B, 4, 512, 512)."""
        return self.every(image, pose)[0]

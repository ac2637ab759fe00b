"""THA3: five modules that turn one 512² picture and 45 pose parameters into the posed picture.

Written from the tensors of the published checkpoints; `Tha3Poser` takes them unchanged, module by module.
Pictures are (B, 4, 512, 512) RGBA in [-1, 1], linear light, straight alpha, 0 alpha as RGBA -1; the head lies in
rows 64:192, columns 192:320.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from livehead.nets.tha_blocks import BlockStyle, alpha_head, blend, color_head, grid_head, heads, spread
from livehead.nets.tha_bodies import ResizeBody, ResizeUnet
from livehead.nets.tha_face import EyebrowDecomposer, EyebrowMorphingCombiner, FaceMorpher, face_posed
from livehead.nets.tha_warp import Warp

SIZE, HALF = 512, 256
TURN_POSES = 6  # head, neck, body, breathing
HEAD_ROW, HEAD_COLUMN = 64, 192  # where the head's 128² begin
TURN = slice(39, 45)  # a pose's last part


@dataclass(frozen=True, slots=True)
class Tha3Config:
    """separable: the small variant, an eighth of the operations."""

    separable: bool = False

    @property
    def face_style(self) -> BlockStyle:
        """Of the eyebrow and face modules."""
        return BlockStyle(self.separable)

    @property
    def turn_style(self) -> BlockStyle:
        """Of rotator and editor. The standard variant was trained with plain ReLU where the size halves."""
        return BlockStyle(self.separable, slope=0.1, down_slope=0.1 if self.separable else 0.0)


class BodyRotator(nn.Module):
    """Turns head and body at half size in two ways: painted afresh, and the picture warped."""

    def __init__(self, config: Tha3Config) -> None:
        super().__init__()
        self.encoder_decoder = ResizeBody(4 + TURN_POSES, config.turn_style)
        self.direct_creator = color_head(64)
        self.grid_change_creator = grid_head(64)
        self.warp = Warp(HALF)

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """[direct, warped, grid change]"""
        x = self.encoder_decoder(torch.cat([image, spread(pose, HALF, HALF)], 1))  # (B, 64, 256, 256)
        change = self.grid_change_creator(x)  # (B, 2, 256, 256)
        return [self.direct_creator(x), self.warp(change, image), change]

    def forward(self, image: Tensor, pose: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 4, 256, 256), pose (B, 6) → warped (B, 4, 256, 256), grid change (B, 2, 256, 256)."""
        x = self.encoder_decoder(torch.cat([image, spread(pose, HALF, HALF)], 1))
        change = self.grid_change_creator(x)
        return self.warp(change, image), change


class Editor(nn.Module):
    """Turns the full picture with the rotator's coarse answer as a hint, then paints what came into sight."""

    def __init__(self, config: Tha3Config) -> None:
        super().__init__()
        self.body = ResizeUnet(4 + 4 + 2 + TURN_POSES, config.turn_style)
        self.color_change_creator = color_head(32)
        self.alpha_creator = alpha_head(32, out=4)
        self.grid_change_creator = grid_head(32)
        self.warp = Warp(SIZE)

    def every(self, image: Tensor, warped: Tensor, grid_change: Tensor, pose: Tensor) -> list[Tensor]:
        """[image, alpha, colour, warped, grid change]"""
        x = torch.cat([image, warped, grid_change, spread(pose, SIZE, SIZE)], 1)  # (B, 16, 512, 512)
        x = self.body(x)  # (B, 32, 512, 512)
        alpha, color, more = heads(x, self.alpha_creator, self.color_change_creator, self.grid_change_creator)
        change = grid_change + more
        seen = self.warp(change, image)
        return [blend(alpha, color, seen), alpha, color, seen, change]

    def forward(self, image: Tensor, warped: Tensor, grid_change: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 512, 512), (B, 4, 512, 512), (B, 2, 512, 512), pose (B, 6) → (B, 4, 512, 512)."""
        return self.every(image, warped, grid_change, pose)[0]


def resized(image: Tensor, size: int) -> Tensor:
    """Bilinear to size × size, edges of pixels aligned."""
    return F.interpolate(image, size=(size, size), mode="bilinear", align_corners=False)


class Tha3Poser(nn.Module):
    """The whole network. Its five modules are named as the published files are."""

    def __init__(self, config: Tha3Config) -> None:
        super().__init__()
        self.eyebrow_decomposer = EyebrowDecomposer(config.face_style)
        self.eyebrow_morphing_combiner = EyebrowMorphingCombiner(config.face_style)
        self.face_morpher = FaceMorpher(config.face_style)
        self.two_algo_face_body_rotator = BodyRotator(config)
        self.editor = Editor(config)

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """All outputs: the editor's, the rotator's, the face morpher's (7), the combiner's, the decomposer's."""
        face = (self.eyebrow_decomposer, self.eyebrow_morphing_combiner, self.face_morpher)
        full, morphed, combined, apart = face_posed(face, image, pose, HEAD_ROW, HEAD_COLUMN)
        turned = self.two_algo_face_body_rotator.every(resized(full, HALF), pose[:, TURN])
        hints = resized(turned[1], SIZE), resized(turned[2], SIZE)
        edited = self.editor.every(full, *hints, pose[:, TURN])
        return [*edited, *turned, *morphed[:7], *combined, *apart]

    def forward(self, image: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 512, 512), pose (B, 45) → (B, 4, 512, 512)."""
        return self.every(image, pose)[0]

"""Eyebrows and face: the three modules that THA2, THA3 and THA4 share.

Pictures are (B, 4, S, S) RGBA in [-1, 1], linear light. `forward` returns what the poser uses; `every` returns
all outputs in the published order, to compare with.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from livehead.nets.tha_blocks import BlockStyle, alpha_head, blend, blend_colors, color_head, grid_head, heads
from livehead.nets.tha_bodies import PoserBody
from livehead.nets.tha_warp import Warp

EYEBROW_SIZE, FACE_SIZE = 128, 192
EYEBROW_POSES, FACE_POSES = 12, 27
MARGIN = 32  # of the face around the head, on every side


class EyebrowDecomposer(nn.Module):
    """Takes a face apart into its eyebrows and the face without them. Sees the picture only, never the pose."""

    def __init__(self, style: BlockStyle) -> None:
        super().__init__()
        self.body = PoserBody(4, 0, style)
        self.background_layer_alpha = alpha_head(64)
        self.background_layer_color_change = color_head(64)
        self.eyebrow_layer_alpha = alpha_head(64)
        self.eyebrow_layer_color_change = color_head(64)

    def every(self, image: Tensor) -> list[Tensor]:
        """[eyebrow layer, its alpha, its colour, background, its alpha, its colour]"""
        x = self.body(image)  # (B, 64, 128, 128)
        hidden, paint, kept, color = heads(
            x,
            self.background_layer_alpha,
            self.background_layer_color_change,
            self.eyebrow_layer_alpha,
            self.eyebrow_layer_color_change,
        )
        background = blend(hidden, paint, image)
        eyebrows = blend(kept, image, color)  # here alpha keeps the picture, unlike everywhere else
        return [eyebrows, kept, color, background, hidden, paint]

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        """(B, 4, 128, 128) → eyebrow layer, background; each (B, 4, 128, 128)."""
        outputs = self.every(image)
        return outputs[0], outputs[3]


class EyebrowMorphingCombiner(nn.Module):
    """Moves the eyebrows and lays them over the face without them."""

    def __init__(self, style: BlockStyle) -> None:
        super().__init__()
        self.body = PoserBody(8, EYEBROW_POSES, style)
        self.morphed_eyebrow_layer_grid_change = grid_head(64)
        self.morphed_eyebrow_layer_alpha = alpha_head(64)
        self.morphed_eyebrow_layer_color_change = color_head(64)
        self.combine_alpha = alpha_head(64)
        self.warp = Warp(EYEBROW_SIZE)

    def every(self, background: Tensor, eyebrow: Tensor, pose: Tensor) -> list[Tensor]:
        """[blended, blending alpha, laid over, moved eyebrows, their alpha, colour, warped, grid change]"""
        x = self.body(torch.cat([background, eyebrow], 1), pose)  # (B, 64, 128, 128)
        change, alpha, color, joined = heads(  # (B, 2, 128, 128), (B, 1, ...), (B, 4, ...), (B, 1, ...)
            x,
            self.morphed_eyebrow_layer_grid_change,
            self.morphed_eyebrow_layer_alpha,
            self.morphed_eyebrow_layer_color_change,
            self.combine_alpha,
        )
        warped = self.warp(change, eyebrow)
        moved = blend(alpha, color, warped)
        blended = blend_colors(joined, moved, background)
        laid = blend_colors((moved[:, 3:4] + 1) / 2, moved, background)  # by the eyebrows' own alpha
        return [blended, joined, laid, moved, alpha, color, warped, change]

    def forward(self, background: Tensor, eyebrow: Tensor, pose: Tensor) -> Tensor:
        """Twice (B, 4, 128, 128), pose (B, 12) → (B, 4, 128, 128)."""
        return self.every(background, eyebrow, pose)[2]


class FaceMorpher(nn.Module):
    """Moves mouth and irises, then draws the lids."""

    def __init__(self, style: BlockStyle) -> None:
        super().__init__()
        if style.separable:
            self.body = PoserBody(4, FACE_POSES, style)
        else:  # published with its body's tensors under no name of their own
            for name, blocks in PoserBody(4, FACE_POSES, style).named_children():
                self.add_module(name, blocks)
        self.iris_mouth_grid_change = grid_head(64)
        self.iris_mouth_color_change = color_head(64)
        self.iris_mouth_alpha = alpha_head(64)
        self.eye_color_change = color_head(64)
        self.eye_alpha = alpha_head(64)
        self.warp = Warp(FACE_SIZE)
        self.separable = style.separable

    def features(self, image: Tensor, pose: Tensor) -> Tensor:
        """(B, 64, 192, 192): what the heads see."""
        seen: Tensor = self.body(image, pose) if self.separable else PoserBody.forward(self, image, pose)  # type: ignore[arg-type]
        return seen

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """[image, lids' alpha, colour, image without lids, mouth's alpha, colour, warped, grid change]"""
        x = self.features(image, pose)  # (B, 64, 192, 192)
        change, color, alpha, lid_color, lid_alpha = heads(  # (B, 2, 192, 192), 4, 1, 4 and 1 channels
            x,
            self.iris_mouth_grid_change,
            self.iris_mouth_color_change,
            self.iris_mouth_alpha,
            self.eye_color_change,
            self.eye_alpha,
        )
        warped = self.warp(change, image)
        mouth = blend(alpha, color, warped)
        return [blend(lid_alpha, lid_color, mouth), lid_alpha, lid_color, mouth, alpha, color, warped, change]

    def forward(self, image: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 192, 192), pose (B, 27) → (B, 4, 192, 192)."""
        return self.every(image, pose)[0]


def face_posed(
    face: tuple[EyebrowDecomposer, EyebrowMorphingCombiner, FaceMorpher],
    image: Tensor,
    pose: Tensor,
    row: int,
    column: int,
) -> tuple[Tensor, list[Tensor], list[Tensor], list[Tensor]]:
    """A whole picture with its eyebrows and face posed; then all outputs of morpher, combiner, decomposer.

    row, column: where the head's 128 × 128 pixels begin. pose: (B, 39 or more).
    """
    decomposer, combiner, morpher = face
    apart = decomposer.every(_cut(image, row, column, EYEBROW_SIZE))
    combined = combiner.every(apart[3], apart[0], pose[:, :EYEBROW_POSES])
    crop = _cut(image, row - MARGIN, column - MARGIN, FACE_SIZE)
    crop = _pasted(crop, combined[2], MARGIN, MARGIN)
    morphed = morpher.every(crop, pose[:, EYEBROW_POSES : EYEBROW_POSES + FACE_POSES])
    return _pasted(image, morphed[0], row - MARGIN, column - MARGIN), morphed, combined, apart


def _cut(image: Tensor, row: int, column: int, size: int) -> Tensor:
    return image[:, :, row : row + size, column : column + size]


def _pasted(image: Tensor, patch: Tensor, row: int, column: int) -> Tensor:
    result = image.clone()
    _cut(result, row, column, patch.shape[2])[:] = patch
    return result

"""Looks each pixel's colour up a little aside, as a predicted grid change says."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Warp(nn.Module):
    """(grid change (B, 2, S, S), image (B, C, S, S)) → (B, C, S, S).

    A grid change of (x, y) takes the colour from x half pictures to the right and y half pictures below, bilinear,
    the border repeated beyond it. corners: -1 and 1 are the middles of the outer pixels (THA1's and THA2's
    rotator) instead of their outer edges. The grid is float32 whatever the rest is: half precision near the
    border is a quarter of a pixel coarse.
    """

    places: Tensor

    def __init__(self, size: int, corners: bool = False) -> None:
        super().__init__()
        self.corners = corners
        self.length = size - 1 if corners else size
        # Whole numbers, so that .half() leaves them alone; one line, so that an exported graph stays small.
        self.register_buffer("places", torch.arange(1 - size, size, 2, dtype=torch.int32), persistent=False)

    def grid(self, change: Tensor) -> Tensor:
        """(B, 2, S, S) → (B, S, S, 2): where each pixel looks, x then y, in [-1, 1] inside the picture."""
        change = _as(change, torch.promote_types(change.dtype, torch.float32))
        at = self.places.to(change.dtype) / self.length  # (S,)
        return torch.stack([change[:, 0] + at, change[:, 1] + at[:, None]], 3)

    def forward(self, change: Tensor, image: Tensor) -> Tensor:
        grid = self.grid(change)
        seen = F.grid_sample(
            _as(image, grid.dtype), grid, mode="bilinear", padding_mode="border", align_corners=self.corners
        )
        return _as(seen, image.dtype)


def _as(tensor: Tensor, dtype: torch.dtype) -> Tensor:
    """No cast where none is needed: an exporter would write it down."""
    return tensor if tensor.dtype == dtype else tensor.to(dtype)

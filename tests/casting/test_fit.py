"""The frame: exact where nothing needs to move, right where much must, clear where there is nothing."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead.casting import fit, head
from livehead.casting.fit import Placing

Bytes = NDArray[np.uint8]


def test_a_frame_that_is_the_picture_changes_nothing(actia: Bytes) -> None:
    assert np.abs(fit.fitted(actia, Placing(0, 0, 512)).astype(int) - actia).max() <= 1


def test_a_whole_shift_is_exact(actia: Bytes) -> None:
    moved = fit.fitted(actia, Placing(-30, 17, 512))
    assert np.abs(moved[:495, 30:].astype(int) - actia[17:, :482]).max() <= 1
    assert not moved[:, :29].any() and not moved[496:].any()


@pytest.mark.parametrize("size", [40.0, 128.0, 333.0])
def test_a_head_comes_to_lie_in_its_box(size: float) -> None:
    """A square head of that size, anywhere: its edges lie on the box's within a pixel."""
    sheet = np.zeros((900, 800, 4), np.uint8)
    half = int(size // 2)
    sheet[300 - half : 300 + half, 410 - half : 410 + half] = (200, 100, 50, 255)
    framed = fit.fitted(sheet, fit.placing(head.given(409.5, 300, 2 * half)))
    solid = framed[..., 3] > 128
    rows, columns = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    top, bottom, left, right = fit.BOX
    edges = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    assert np.abs(np.subtract(edges, (top, bottom, left, right))).max() <= 1


def test_shrinking_mixes_no_colour_of_clear_pixels_in(actia: Bytes) -> None:
    white = actia.copy()
    white[..., :3] = 255
    white[white[..., 3] == 0] = 0
    framed = fit.fitted(white, Placing(-200, -200, 1333.3))
    assert framed[framed[..., 3] > 20][:, :3].min() >= 250


def test_a_frame_beside_the_picture_is_empty(actia: Bytes) -> None:
    assert not fit.fitted(actia, Placing(2000, 0, 512)).any()
    assert fit.fitted(actia, Placing(-9000, -9000, 20_000)).shape == (512, 512, 4)


def test_a_body_that_ends_just_above_the_frames_end_is_brought_down_to_it() -> None:
    seen = head.given(300, 200, 128)  # crown at 136
    where = fit.placing(seen)
    assert fit.reaching_down(where, seen, 136 + 448) == where
    nearer = fit.reaching_down(where, seen, 136 + 430)
    assert (136 + 430 - nearer.top) * nearer.scale == pytest.approx(512)
    assert (136 - nearer.top) * nearer.scale == pytest.approx(64)
    assert (300.5 - nearer.left) * nearer.scale == pytest.approx(256)
    assert fit.reaching_down(where, seen, 136 + 300) == where
    assert fit.reaching_down(where, seen, 136 + 900) == where

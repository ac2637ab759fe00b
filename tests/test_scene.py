"""Several characters in one picture, by their pixels."""

from __future__ import annotations

import numpy as np
import pytest

from livehead.pixels import host
from livehead.scene import Place, Scene
from livehead.types import Image


def plain(colour: tuple[int, int, int, int], size: int = 8) -> Image:
    return Image(np.full((size, size, 4), colour, np.uint8))


RED, BLUE = (200, 0, 0, 255), (0, 0, 200, 255)


def test_one_that_fills_the_picture_is_not_even_copied() -> None:
    image = plain(RED)
    assert Scene([Place()]).compose([image]) is image


def test_side_by_side() -> None:
    pixels = Scene([Place(), Place()]).compose([plain(RED), plain(BLUE)]).pixels
    assert pixels.shape == (8, 16, 4)
    assert (pixels[:, :8] == RED).all() and (pixels[:, 8:] == BLUE).all()


def test_placed_with_a_gap_and_cut_at_the_left_edge() -> None:
    pixels = Scene([Place(), Place(x=10, y=2)]).compose([plain(RED), plain(BLUE)]).pixels
    assert pixels.shape == (10, 18, 4)
    assert (pixels[2:10, 10:18] == BLUE).all() and not pixels[:, 8:10].any()
    cut = Scene([Place(), Place(x=-4)]).compose([plain(RED), plain(BLUE)]).pixels
    assert (cut[:, :4] == BLUE).all() and (cut[:, 4:8] == RED).all()


def test_half_transparent_over_opaque_mixes_and_over_nothing_stays() -> None:
    scene = Scene([Place(), Place(x=4)])
    pixels = scene.compose([plain(RED), plain((0, 0, 200, 128))]).pixels
    middle, right = pixels[0, 5], pixels[0, 10]
    assert np.abs(middle.astype(int) - (100, 0, 100, 255)).max() <= 1
    assert (right == (0, 0, 200, 128)).all(), "no darkening where nothing lies below"


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_scaling_makes_no_halo(scale: float) -> None:
    image = plain((0, 0, 0, 0), 16)
    image.pixels[:, 8:] = (250, 250, 250, 255)
    pixels = Scene([Place(scale=scale)]).compose([image]).pixels
    assert pixels.shape[0] == 16 * scale
    seen = pixels[pixels[..., 3] > 0]
    assert seen[:, :3].min() >= 249, "an edge keeps its colour, only its alpha falls"
    assert not pixels[pixels[..., 3] == 0].any()


def test_the_size_never_changes_after_the_first_picture() -> None:
    scene = Scene([Place(), Place()])
    first = scene.compose([plain(RED), plain(BLUE)]).pixels.shape
    assert scene.compose([plain(RED, 12), plain(BLUE, 12)]).pixels.shape == first


def test_floats_become_bytes() -> None:
    assert (host(Image(np.full((2, 2, 4), 0.5, np.float32))) == 128).all()
    both = Scene([Place(), Place()]).compose([Image(np.ones((4, 4, 4), np.float32)), plain(BLUE, 4)])
    assert (both.pixels[:, :4] == 255).all()

"""Fringes, veils and specks are found, taken away, and never seen where there are none."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead.casting import edges, overlay

Bytes = NDArray[np.uint8]


def matted(picture: Bytes, colour: tuple[int, int, int]) -> Bytes:
    """As a program saves it that forgets to take the background out of the edge's colours."""
    result = picture.copy()
    result[..., :3] = overlay.over(picture, np.full((1, 1, 3), colour, np.float32))
    result[result[..., 3] == 0] = 0
    return result


def worst(one: Bytes, other: Bytes) -> float:
    """Mean difference of mixed pixels in levels, on dark or on light."""
    mixed = (one[..., 3] > 0) & (one[..., 3] < 255)
    behinds = [np.full((1, 1, 3), v, np.float32) for v in (20, 240)]
    offs = [np.abs(overlay.over(one, b).astype(int) - overlay.over(other, b))[mixed].mean() for b in behinds]
    return float(max(offs))


def test_clean_pictures_are_called_clean(actia: Bytes) -> None:
    assert edges.inspect(actia) == edges.Edges(None, 0, 0, 1)


def test_clean_sprites_are_called_clean(sprites: dict[str, Bytes]) -> None:
    for name, picture in sprites.items():
        assert edges.inspect(picture) == edges.Edges(None, 0, 0, 1), name


@pytest.mark.parametrize("colour", [(255, 255, 255), (0, 0, 0), (0, 200, 60), (128, 128, 128)])
def test_a_fringe_is_found_with_its_colour_and_taken_away(actia: Bytes, colour: tuple[int, int, int]) -> None:
    dirty = matted(actia, colour)
    seen = edges.inspect(dirty)
    assert seen.fringe is not None and seen.fringe.strength > 0.8
    assert np.abs(np.subtract(seen.fringe.colour, colour)).max() < 12
    mended = edges.cleaned(dirty, seen)
    assert worst(actia, mended) < 0.3 * worst(actia, dirty)
    assert np.array_equal(mended[..., 3], dirty[..., 3])


def test_fringes_of_other_peoples_sprites(sprites: dict[str, Bytes]) -> None:
    for name, picture in sprites.items():
        dirty = matted(picture, (255, 255, 255))
        seen = edges.inspect(dirty)
        assert seen.fringe is not None, name
        assert worst(picture, edges.cleaned(dirty, seen)) < 0.3 * worst(picture, dirty), name


def test_specks_far_off_go_and_sparks_near_stay(actia: Bytes) -> None:
    dirty = actia.copy()
    dirty[5:8, 5:8] = (255, 0, 0, 255)
    top = int(np.flatnonzero((actia[..., 3] > 128).any(1))[0])
    column = int(np.flatnonzero(actia[top, :, 3] > 128)[0])
    dirty[top - 5, column] = (255, 255, 0, 255)
    seen = edges.inspect(dirty)
    assert seen.stray == 9
    mended = edges.cleaned(dirty, seen)
    assert not mended[:20, :20].any() and mended[top - 5, column, 3] == 255
    assert seen.figures == 1


def test_a_veil_is_lifted_and_soft_edges_stay(actia: Bytes) -> None:
    dirty = actia.copy()
    dirty[..., 3] = np.maximum(dirty[..., 3], 6)
    seen = edges.inspect(dirty)
    assert seen.veil > 0.3 * actia[..., 3].size
    mended = edges.cleaned(dirty, seen)
    far = np.abs(mended[..., 3].astype(int) - actia[..., 3]) > 0
    assert far.mean() < 0.1 and mended[..., 3][far].max() <= 24


def test_two_figures_are_counted(actia: Bytes) -> None:
    assert edges.inspect(np.hstack([actia, actia])).figures == 2


def test_an_empty_picture_has_nothing() -> None:
    empty = np.zeros((40, 30, 4), np.uint8)
    seen = edges.inspect(empty)
    assert seen == edges.Edges(None, 0, 0, 0) and not edges.cleaned(empty, seen).any()

"""What the networks are given and what is made of what they give."""

from __future__ import annotations

import numpy as np
import pytest

from livehead.errors import CharacterError
from livehead.posers import picture as pictures
from livehead.posers.picture import THA1, THA3, THA4, Convention


def drawing(size: int = 512) -> pictures.Bytes:
    """Random colours, a soft edge, nothing outside."""
    picture = np.random.default_rng(3).integers(0, 256, (size, size, 4), dtype=np.uint8)
    picture[..., 3] = np.clip(np.arange(size) - 40, 0, 255)[None].astype(np.uint8)
    picture[picture[..., 3] == 0] = 0
    return picture


@pytest.mark.parametrize("convention", [THA3, THA4])
def test_a_picture_survives_the_way_there_and_back(convention: Convention) -> None:
    picture = drawing()
    image = pictures.to_network(picture, convention)
    assert image.shape == (1, 4, 512, 512) and image.dtype == np.float32
    assert image.min() >= -1 and image.max() <= 1
    again = pictures.from_network(image, convention)
    solid = picture[..., 3] >= (128 if convention.premultiplied else 1)
    assert np.abs(again.astype(int) - picture)[solid].max() <= 1
    assert not again[picture[..., 3] == 0].any()


def test_light_is_linear_and_alpha_is_not_touched() -> None:
    picture = np.full((512, 512, 4), 128, np.uint8)
    straight = pictures.to_network(picture, THA3)[0, :, 0, 0]
    assert straight[:3] == pytest.approx(2 * 0.21586 - 1, abs=1e-4)
    assert straight[3] == pytest.approx(2 * 128 / 255 - 1, abs=1e-6)
    premultiplied = pictures.to_network(picture, THA4)[0, :, 0, 0]
    assert premultiplied[:3] == pytest.approx(2 * 0.21586 * 128 / 255 - 1, abs=1e-4)


def test_what_is_invisible_has_no_colour() -> None:
    picture = np.full((512, 512, 4), 200, np.uint8)
    picture[..., 3] = 0
    assert (pictures.to_network(picture, THA3) == -1).all()


def test_values_beyond_the_range_are_cut_off() -> None:
    wild = np.array([3.0, -3.0, 0.0, 5.0], np.float32).reshape(1, 4, 1, 1)
    assert pictures.from_network(wild, THA3)[0, 0].tolist() == [255, 0, 188, 255]


def test_sizes_change_like_the_networks_do() -> None:
    ramp = np.arange(16, dtype=np.float32).reshape(1, 1, 4, 4)
    assert pictures.halved(ramp)[0, 0].tolist() == [[2.5, 4.5], [10.5, 12.5]]
    larger = pictures.doubled(pictures.halved(ramp))[0, 0]
    assert larger.shape == (4, 4)
    assert larger[0].tolist() == [2.5, 3.0, 4.0, 4.5]


def test_a_small_family_sees_the_upper_middle_half() -> None:
    picture = drawing()
    assert np.array_equal(pictures.fitted(picture, THA1), picture[:256, 128:384])
    assert pictures.fitted(picture, THA3) is picture


@pytest.mark.parametrize(
    "picture, cause", [(drawing()[..., :3], "no alpha"), (np.zeros((700, 400, 4), np.uint8), "400x700 px")]
)
def test_a_picture_that_does_not_fit_says_so(picture: pictures.Bytes, cause: str) -> None:
    with pytest.raises(CharacterError, match=cause) as caught:
        pictures.fitted(picture, THA3)
    assert caught.value.remedy

"""What every stylizer must do, whichever it is."""

from __future__ import annotations

import dataclasses
from typing import Any

import cv2
import numpy as np
import pytest

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.stages import Stylizer
from livehead.types import Bytes, Image, Phase

CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "grade": ("grade", {"brightness": 0.2, "contrast": -0.4, "saturation": 1.4, "temperature": 0.6}),
    "grey": ("grade", {"saturation": 0, "shade": 0.5}),
    "outline": ("outline", {"colour": "#12ab34"}),
    "glow": ("outline", {"width": 30, "softness": 1, "opacity": 0.7}),
    "shadow": ("shadow", {"colour": "#301040"}),
    "hard shadow": ("shadow", {"x": -30, "y": -9, "blur": 0, "opacity": 1}),
    "pixelate": ("pixelate", {}),
    "backdrop": ("backdrop", {"to": "blue"}),
}
SIZES = ((96, 96), (61, 37), (1, 1), (3, 200))


def picture(height: int = 96, width: int = 96) -> Bytes:
    """A disc of many colours with soft and half clear places, nothing under zero alpha."""
    rows, columns = np.indices((height, width), np.float32)
    away = np.hypot(rows - height / 2, columns - width / 2)
    pixels = np.random.default_rng(7).integers(0, 256, (height, width, 4), np.uint8)
    pixels[..., 3] = np.clip((min(height, width) / 3 - away) * 60 + 128, 0, 255)
    pixels[height // 2 :, : width // 2, 3] //= 2
    pixels[pixels[..., 3] == 0] = 0
    return pixels


@pytest.fixture(params=CASES)
def stylizer(request: pytest.FixtureRequest) -> Stylizer:
    return made(request.param)


def made(case: str) -> Stylizer:
    name, options = CASES[case]
    return registry.stylizer(StageChoice(name, options))


def test_the_registry_knows_them_all_and_has_a_line_for_each() -> None:
    assert {name for name, _ in CASES.values()} == set(registry.names("stylizers"))
    for name in registry.names("stylizers"):
        assert registry.summary("stylizers", name).endswith(".")
        config = registry._module("stylizers", name).Config()
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(config, dataclasses.fields(config)[0].name, 1)


@pytest.mark.parametrize("size", SIZES)
def test_a_picture_stays_straight_rgba_of_its_size(stylizer: Stylizer, size: tuple[int, int]) -> None:
    before = picture(*size)
    kept = before.copy()
    after = stylizer.stylize(Image(before)).pixels
    assert after.shape == before.shape and after.dtype == np.uint8 and after.flags.c_contiguous
    assert not after[after[..., 3] == 0].any(), "nothing is hidden under zero alpha"
    assert np.array_equal(before, kept), "a sink may still be sending it"


@pytest.mark.parametrize("case", CASES)
def test_the_same_picture_gives_the_same_one(case: str) -> None:
    first, second = made(case), made(case)
    one = first.stylize(Image(before := picture()))
    assert first.stylize(Image(before)) is one, "an unchanged picture is not worked on twice"
    first.stylize(Image(np.roll(before, 3, axis=0)))
    assert np.array_equal(first.stylize(Image(picture())).pixels, one.pixels)
    assert np.array_equal(second.stylize(Image(before)).pixels, one.pixels)
    assert not np.array_equal(one.pixels, before), "it does something"


def test_floats_are_taken_as_bytes_are(stylizer: Stylizer) -> None:
    floats = picture().astype(np.float32) / 255.0
    assert np.array_equal(stylizer.stylize(Image(floats)).pixels, stylizer.stylize(Image(picture())).pixels)


def test_where_nothing_is_nothing_becomes_visible(stylizer: Stylizer) -> None:
    after = stylizer.stylize(empty := Image(np.zeros((64, 48, 4), np.uint8)))
    if "backdrop" in type(stylizer).__module__:
        assert (after.pixels[..., 3] == 255).all()
    else:
        assert after.pixels is empty.pixels, "nor is it copied"


def test_it_looks_the_same_at_twice_the_size(stylizer: Stylizer) -> None:
    small = cv2.GaussianBlur(picture(256, 256), (0, 0), 6)
    small[small[..., 3] < 8] = 0
    large = cv2.resize(small, (512, 512), interpolation=cv2.INTER_LINEAR)
    large[large[..., 3] == 0] = 0
    halved = cv2.resize(stylizer.stylize(Image(large)).pixels, (256, 256), interpolation=cv2.INTER_AREA)
    apart = cv2.absdiff(stylizer.stylize(Image(small)).pixels, halved)
    assert np.mean(apart) < 6.0


def test_status_before_and_after_close(stylizer: Stylizer) -> None:
    assert stylizer.status.phase is Phase.RUNNING and stylizer.status.text
    stylizer.close()
    assert stylizer.status.phase is Phase.CLOSED


@pytest.mark.parametrize(
    ("name", "options", "word"),
    [
        ("grade", {"contrast": 1.5}, "contrast is 1.5"),
        ("grade", {"saturation": -0.1}, "saturation is -0.1"),
        ("outline", {"colour": "whit"}, "'whit' is no colour"),
        ("outline", {"width": 0}, "width is 0"),
        ("shadow", {"opacity": "inf"}, "opacity is inf"),
        ("shadow", {"blur": "much"}, "shadow.blur is 'much'"),
        ("pixelate", {"levels": 1}, "levels is 1"),
        ("backdrop", {"to": "#12"}, "'#12' is no colour"),
        ("backdrop", {"picture": "nowhere.png"}, "backdrop.picture: nowhere.png is no file"),
        ("outline", {"with": 3}, "key of stylizer.outline called 'with'"),
    ],
)
def test_bad_options_are_refused_by_name(name: str, options: dict[str, Any], word: str) -> None:
    with pytest.raises(ConfigError) as error:
        registry.stylizer(StageChoice(name, options))
    assert word in error.value.cause and error.value.remedy

"""What the stylizers make of a picture, held against floats and against geometry."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from livehead import registry
from livehead.config import StageChoice
from livehead.stylizers import beneath, visible
from livehead.stylizers.grade import Config as GradeConfig
from livehead.stylizers.grade import curves
from livehead.types import Bytes, Image


def styled(pixels: Bytes, use: str, **options: object) -> Bytes:
    return registry.stylizer(StageChoice(use, options)).stylize(Image(pixels)).pixels


def disc(size: int = 512, radius: float = 100.0, at: tuple[float, float] = (0.5, 0.5)) -> Bytes:
    """A red disc with a smooth edge: (size, size, 4)."""
    rows, columns = np.indices((size, size), np.float32)
    away = np.hypot(rows - size * at[0], columns - size * at[1])
    pixels = np.zeros((size, size, 4), np.uint8)
    pixels[..., 3] = np.clip((radius - away) * 255 + 128, 0, 255)
    pixels[pixels[..., 3] > 0, :3] = 220, 20, 60
    return pixels


def over(above: Bytes, ground: np.ndarray) -> np.ndarray:
    """Laid over an opaque ground, in floats: (H, W, 3)."""
    alpha = above[..., 3:] / 255.0
    return np.asarray(above[..., :3] * alpha + ground * (1.0 - alpha))


def test_a_layer_beneath_is_what_two_layers_over_a_ground_would_be() -> None:
    generator = np.random.default_rng(1)
    pixels = generator.integers(0, 256, (64, 80, 4), np.uint8)
    pixels[:20, :, 3], pixels[20:30, :, 3] = 0, 255
    pixels[pixels[..., 3] == 0] = 0
    layer = generator.integers(0, 256, (40, 50), np.uint8)
    layer[:, :9] = 0
    box = slice(10, 50), slice(5, 55)
    colour = 250, 120, 10
    whole = np.zeros_like(pixels)
    whole[box][..., :3], whole[box][..., 3] = colour, layer
    after = pixels.copy()
    beneath(after, box, pixels[box][..., 3].copy(), colour, layer)
    for ground in (0.0, 255.0):
        wanted = over(pixels, over(whole, np.full((64, 80, 3), ground)))
        assert np.abs(over(after, np.full((64, 80, 3), ground)) - wanted).max() <= 1.6
    assert not after[after[..., 3] == 0].any()


@pytest.mark.parametrize(("size", "width"), [(512, 6), (512, 20), (1024, 6), (256, 3)])
def test_an_outline_is_as_wide_as_it_says_and_round(size: int, width: int) -> None:
    radius, scale = size / 5, size / 512
    after = styled(disc(size, radius), "outline", width=width)
    rows, columns = np.indices((size, size))
    away = np.hypot(rows - size / 2, columns - size / 2) - radius
    reach = width * scale
    slack = max(1.5, 0.12 * reach)
    assert after[(away < reach - slack), 3].min() > 200
    assert after[(away > reach + slack), 3].max() < 56
    line = (away > 1.5) & (away < reach - slack)
    assert (after[line][:, :3] == 255).all()


def test_an_outline_leaves_no_halo() -> None:
    after = styled(disc(), "outline", colour="#14dc3c").astype(int)
    seen = after[after[..., 3] > 0]
    # every colour lies on the way from the disc's to the line's: 220,20,60 to 20,220,60
    assert np.abs(seen[:, 0] + seen[:, 1] - 240).max() <= 2
    assert np.abs(seen[:, 2] - 60).max() <= 1


@pytest.mark.parametrize(("use", "options"), [("outline", {"width": 30}), ("shadow", {"blur": 40})])
def test_what_is_drawn_coarsely_stands_still_while_something_else_moves(use: str, options: dict) -> None:
    pictures = []
    for left in (110, 115, 121):
        pixels = disc(radius=60, at=(0.7, 0.7))
        pixels[left : left + 9, left : left + 9] = 9, 9, 9, 255
        pictures.append(styled(pixels, use, **options)[230:, 230:])
    assert np.array_equal(pictures[0], pictures[1]) and np.array_equal(pictures[0], pictures[2])


def test_a_shadow_falls_where_it_says() -> None:
    after = styled(disc(), "shadow", x=40, y=25, blur=8, opacity=0.5, colour="blue")
    shade = after[..., 3] * (after[..., 0] == 0)
    assert shade.max() == pytest.approx(128, abs=1)
    full = styled(disc(radius=30), "shadow", x=80, y=-70, blur=8, opacity=1)
    rows, columns = np.nonzero((full[..., 3] > 128) & (full[..., 0] == 0))
    assert np.mean(rows) - 256 == pytest.approx(-70, abs=1) and np.mean(columns) - 256 == pytest.approx(
        80, abs=1
    )


def test_a_shadow_goes_on_where_the_picture_cuts_the_character_off() -> None:
    after = styled(disc(at=(1.0, 0.5)), "shadow", x=80, y=-40, blur=4, opacity=1)
    assert (after[-1, 360:415, 3] > 250).all(), "moved up, it leaves no gap at the bottom"


def test_colours_left_alone_are_not_touched() -> None:
    assert (curves(GradeConfig()) == np.arange(256)).all()
    assert np.array_equal(styled(disc(), "grade"), disc())


@pytest.mark.parametrize("contrast", [-1.0, 0.5, 1.0])
@pytest.mark.parametrize("brightness", [-1.0, 0.0, 1.0])
def test_curves_never_turn_round_and_keep_black_and_white(contrast: float, brightness: float) -> None:
    table = curves(GradeConfig(contrast=contrast, brightness=brightness)).astype(int)
    assert (np.diff(table, axis=1) >= 0).all()
    assert table[:, 0].tolist() == [0, 0, 0] and table[:, 255].tolist() == [255, 255, 255]


def test_a_grade_does_what_its_words_say() -> None:
    grey = np.full((8, 8, 4), (120, 120, 120, 200), np.uint8)
    red, _, blue, alpha = styled(grey, "grade", temperature=1)[0, 0].tolist()
    assert red > blue + 30 and alpha == 200
    red, green, blue, _ = styled(grey, "grade", tint=-1)[0, 0].tolist()
    assert green > red + 20 and green > blue + 20
    assert styled(grey, "grade", brightness=0.5)[0, 0, 0] > 145
    assert np.ptp(styled(disc(), "grade", saturation=0)[256, 256, :3]) == 0
    assert styled(disc(), "grade", saturation=2)[256, 256, :3].tolist() == [255, 0, 36]


def test_blocks_are_of_one_colour_and_whole() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (512, 512, 4), np.uint8)
    noise[..., 3] = disc(radius=180)[..., 3]
    noise[noise[..., 3] == 0] = 0
    after = styled(noise, "pixelate", block=8, levels=4)
    blocks = after.reshape(64, 8, 64, 8, 4)
    assert (blocks == blocks[:, :1, :, :1]).all()
    assert set(np.unique(after[..., 3])) == {0, 255}
    assert set(np.unique(after[..., :3])) <= {0, 85, 170, 255}


def test_a_backdrop_is_opaque_and_mixed_rightly() -> None:
    soft = cv2.GaussianBlur(disc(), (0, 0), 5)
    soft[soft[..., 3] == 0] = 0
    after = styled(soft, "backdrop", colour="#204060", to="#e0c0a0")
    top, bottom = np.array((0x20, 0x40, 0x60)), np.array((0xE0, 0xC0, 0xA0))
    ground = np.rint(top + (bottom - top) * np.linspace(0, 1, 512)[:, None, None]) * np.ones((1, 512, 1))
    assert (after[..., 3] == 255).all()
    assert np.abs(after[..., :3] - over(soft, ground)).max() <= 1.0


def test_a_picture_behind_fills_everything_and_keeps_its_shape(tmp_path: Path) -> None:
    wide = np.zeros((100, 300, 3), np.uint8)
    wide[:, 90:210] = 60, 180, 75
    cv2.imwrite(str(tmp_path / "room.png"), wide)
    after = styled(np.zeros((200, 200, 4), np.uint8), "backdrop", picture=str(tmp_path / "room.png"))
    assert (after == np.array((75, 180, 60, 255))).all(), "the middle third is what is seen"


def test_the_visible_part_lies_on_the_grid() -> None:
    alpha = np.zeros((100, 130), np.uint8)
    assert visible(alpha) is None
    alpha[40:60, 33:34] = 1
    assert visible(alpha) == (slice(40, 60), slice(33, 34))
    assert visible(alpha, margin=2, step=32) == (slice(32, 64), slice(0, 64))
    alpha[99, 129] = 1
    assert visible(alpha, margin=2, step=32) == (slice(32, 100), slice(0, 130))

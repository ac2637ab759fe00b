"""Cut out of flat backgrounds, laid over others: what is left of the old one."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from livehead.casting import backdrop, overlay

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

WHITE, PALE, GREEN, BLUE, PINK = (
    (255, 255, 255),
    (225, 225, 228),
    (0, 200, 60),
    (40, 90, 230),
    (255, 190, 200),
)


def on(picture: Bytes, colour: tuple[int, int, int] | Floats) -> Bytes:
    """With a margin all around, over a colour."""
    wide = np.pad(picture, ((20, 0), (20, 20), (0, 0)))
    behind = colour if isinstance(colour, np.ndarray) else np.full((1, 1, 3), colour, np.float32)
    return overlay.over(wide, behind)


def jpeg(rgb: Bytes) -> Bytes:
    data = io.BytesIO()
    Image.fromarray(rgb).save(data, "JPEG", quality=90)
    return np.asarray(Image.open(data).convert("RGB"))


def cut(rgb: Bytes) -> backdrop.Cutout:
    found = backdrop.find(rgb)
    assert found is not None
    return backdrop.cut(rgb, found)


def halo(cut_out: Bytes, picture: Bytes) -> tuple[float, float]:
    """Worst of dark, light and checker: mean difference at the edge in levels, share of the picture beyond 60."""
    truth = np.pad(picture, ((20, 0), (20, 20), (0, 0)))
    high, wide = truth.shape[:2]
    mixed = ((truth[..., 3] > 0) & (truth[..., 3] < 255)).astype(np.uint8)
    edge = cv2.dilate(mixed, np.ones((5, 5), np.uint8)) > 0
    found = []
    for behind in (
        np.full((1, 1, 3), 20, np.float32),
        np.full((1, 1, 3), 240, np.float32),
        overlay.checker(high, wide),
    ):
        one, other = (overlay.over(p, behind).astype(int) for p in (truth, cut_out))
        off = np.abs(one - other).max(2)
        found.append((float(off[edge].mean()), float((off > 60).mean())))
    return max(f[0] for f in found), max(f[1] for f in found)


@pytest.mark.parametrize(
    ("colour", "mean", "bad"),
    [(WHITE, 8, 0.002), (PALE, 8, 0.002), (GREEN, 8, 0.001), (BLUE, 6, 0.0005), (PINK, 9, 0.002)],
)
def test_no_halo_is_left(actia: Bytes, colour: tuple[int, int, int], mean: float, bad: float) -> None:
    found = halo(cut(on(actia, colour)).pixels, actia)
    assert found[0] < mean and found[1] < bad


def test_an_even_gradient_is_one_colour_too(actia: Bytes) -> None:
    behind = np.linspace((250, 240, 230), (170, 190, 230), 532, dtype=np.float32)[:, None, :]
    found = halo(cut(on(actia, behind)).pixels, actia)
    assert found[0] < 8 and found[1] < 0.002


@pytest.mark.parametrize(("colour", "mean"), [(WHITE, 15), (GREEN, 22)])
def test_jpeg_noise_does_not_stay_as_specks(actia: Bytes, colour: tuple[int, int, int], mean: float) -> None:
    pixels = cut(jpeg(on(actia, colour))).pixels
    assert halo(pixels, actia)[0] < mean
    far = cv2.dilate(
        (np.pad(actia, ((20, 0), (20, 20), (0, 0)))[..., 3] > 0).astype(np.uint8), np.ones((13, 13))
    )
    assert not pixels[..., 3][far == 0].any()


def test_other_peoples_sprites(sprites: dict[str, Bytes]) -> None:
    for name in ("renpy_eileen_happy", "renpy_sylvie_green_normal"):
        for colour in (WHITE, GREEN):
            assert halo(cut(on(sprites[name], colour)).pixels, sprites[name])[0] < 9, name


def test_what_it_keeps_of_alpha_is_near_the_truth(actia: Bytes) -> None:
    """The cut-out is no plain key: most edge pixels get back the alpha they had."""
    truth = np.pad(actia, ((20, 0), (20, 20), (0, 0)))[..., 3].astype(int)
    edge = (truth > 20) & (truth < 235)
    off = np.abs(cut(on(actia, BLUE)).pixels[..., 3].astype(int) - truth)[edge]
    assert np.median(off) < 30
    hard = np.abs(np.where(truth > 0, 255, 0) - truth)[edge]
    assert off.mean() < 0.4 * hard.mean()


def test_spots_inside_are_kept_on_white_and_cut_on_green() -> None:
    ring = np.zeros((300, 300, 4), np.uint8)
    cv2.circle(ring, (150, 150), 90, (120, 40, 40, 255), 40)
    white, green = cut(on(ring, WHITE)), cut(on(ring, GREEN))
    assert (white.holes, white.holes_kept, white.pixels[170, 170, 3]) == (1, True, 255)
    assert (green.holes, green.holes_kept, green.pixels[170, 170, 3]) == (1, False, 0)
    rgb = on(ring, WHITE)
    found = backdrop.find(rgb)
    assert found is not None and backdrop.cut(rgb, found, holes=True).pixels[170, 170, 3] == 0


def test_a_hard_edged_drawing_keeps_its_outline() -> None:
    """Pixel art has no mixtures: nothing of it may become transparent."""
    art = np.zeros((200, 200, 4), np.uint8)
    cv2.rectangle(art, (60, 40), (140, 180), (30, 20, 40, 255), -1)
    cv2.rectangle(art, (64, 44), (136, 176), (240, 180, 90, 255), -1)
    for colour in (WHITE, GREEN, BLUE):
        alpha = cut(on(art, colour)).pixels[..., 3]
        assert set(np.unique(alpha)) <= {0, 255}
        assert (alpha > 0).sum() == (art[..., 3] > 0).sum()


def test_what_is_not_flat_is_not_called_flat() -> None:
    rng = np.random.default_rng(3)
    assert backdrop.find(rng.integers(0, 255, (200, 200, 3), np.uint8)) is None
    stripes = np.where((np.arange(200) // 10 % 2)[None, :, None], 40, 220) * np.ones((200, 1, 3))
    assert backdrop.find(stripes.astype(np.uint8)) is None


def test_a_photo_is_not_flat(shared) -> None:  # type: ignore[no-untyped-def]
    for name in ("astronaut.png", "chelsea_cat.png", "lp_s9.jpg"):
        photo = Image.open(shared / "media" / "photo" / name).convert("RGB")
        assert backdrop.find(np.asarray(photo)) is None, name

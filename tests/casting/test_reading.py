"""Pictures as people have them."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from livehead.casting import reading
from livehead.errors import CharacterError

GREEN, RED = (20, 200, 60), (210, 30, 40)


def halves(mode: str = "RGB") -> Image.Image:
    """Green above red, 40 wide, 60 high."""
    picture = Image.new("RGB", (40, 60), RED)
    picture.paste(GREEN, (0, 0, 40, 30))
    return picture.convert(mode)


def near(pixel: np.ndarray, colour: tuple[int, int, int], within: int = 3) -> bool:
    return bool(np.abs(pixel[:3].astype(int) - colour).max() <= within)


def test_straight_alpha_is_kept_and_nothing_hides_where_it_is_nought(tmp_path: Path) -> None:
    picture = halves("RGBA")
    picture.putpixel((3, 4), (9, 8, 7, 0))
    picture.putpixel((5, 6), (9, 8, 7, 100))
    picture.save(tmp_path / "a.png")
    sheet = reading.read(tmp_path / "a.png")
    assert sheet.pixels[4, 3].tolist() == [0, 0, 0, 0] and sheet.pixels[6, 5].tolist() == [9, 8, 7, 100]
    assert sheet.transparent and sheet.size == (40, 60) and sheet.scale == 1 and not sheet.notes


@pytest.mark.parametrize("suffix", ["gif", "png", "webp"])
def test_of_a_moving_picture_the_first_frame_is_taken_and_that_is_said(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"moving.{suffix}"
    other = Image.new("RGB", (40, 60), (0, 0, 255))
    halves().save(path, save_all=True, append_images=[other, other.rotate(90)], duration=100, lossless=True)
    sheet = reading.read(path)
    assert near(sheet.pixels[5, 5], GREEN, 12) and near(sheet.pixels[-5, 5], RED, 12)
    assert any("frames" in note for note in sheet.notes)


def test_colours_for_print_become_screen_colours(tmp_path: Path) -> None:
    halves("CMYK").save(tmp_path / "a.jpg", quality=98)
    sheet = reading.read(tmp_path / "a.jpg")
    assert near(sheet.pixels[5, 5], GREEN, 8) and near(sheet.pixels[-5, 5], RED, 8)
    assert any("CMYK" in note for note in sheet.notes)


def test_a_colour_profile_is_obeyed(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    halves().save(tmp_path / "strange.png", icc_profile=profile.tobytes())
    assert any("profile" in note for note in reading.read(tmp_path / "strange.png").notes)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    halves().save(tmp_path / "usual.png", icc_profile=srgb.tobytes())
    sheet = reading.read(tmp_path / "usual.png")
    assert near(sheet.pixels[5, 5], GREEN, 0) and not sheet.notes


def test_sixteen_bits_palettes_and_greys(tmp_path: Path) -> None:
    ramp = np.linspace(0, 65535, 50 * 4).astype(np.uint16).reshape(4, 50)
    Image.fromarray(ramp).save(tmp_path / "deep.png")
    deep = reading.read(tmp_path / "deep.png")
    assert np.abs(deep.pixels[..., 0].astype(int) - np.rint(ramp / 257)).max() <= 1
    palette = halves("P")
    palette.info["transparency"] = palette.getpixel((0, 59))
    palette.save(tmp_path / "p.png", transparency=palette.getpixel((0, 59)))
    sheet = reading.read(tmp_path / "p.png")
    assert sheet.transparent and sheet.pixels[-1, 0, 3] == 0 and near(sheet.pixels[5, 5], GREEN, 40)
    halves("LA").save(tmp_path / "la.png")
    assert reading.read(tmp_path / "la.png").pixels.shape == (60, 40, 4)


@pytest.mark.parametrize(("turned", "green_at"), [(3, (55, 20)), (6, (20, 55)), (8, (20, 5))])
def test_a_turned_photo_stands_upright(tmp_path: Path, turned: int, green_at: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[0x0112] = turned
    halves().save(tmp_path / "a.jpg", exif=exif, quality=98)
    sheet = reading.read(tmp_path / "a.jpg")
    assert near(sheet.pixels[green_at], GREEN, 8)
    assert sheet.size == sheet.pixels.shape[1::-1]
    assert any("turned" in note for note in sheet.notes)


def test_large_pictures_are_shrunk_without_a_fringe(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (5000, 300), (255, 255, 255, 0))
    picture.paste((10, 20, 30, 255), (1001, 0, 4001, 300))
    picture.save(tmp_path / "long.png")
    sheet = reading.read(tmp_path / "long.png")
    assert sheet.size == (5000, 300) and max(sheet.pixels.shape) <= reading.LONGEST
    seen = sheet.pixels[sheet.pixels[..., 3] > 0]
    assert np.abs(seen[:, :3].astype(int) - (10, 20, 30)).max() <= 2
    assert any("5000x300" in note for note in sheet.notes)


@pytest.mark.parametrize("mode", ["P", "L", "I;16"])
def test_large_pictures_of_every_kind_are_read(tmp_path: Path, mode: str) -> None:
    tall = Image.fromarray(np.full((9000, 120), 30000, np.uint16))
    (tall if mode == "I;16" else Image.new("L", (120, 9000), 117).convert(mode)).save(tmp_path / "tall.png")
    pixels = reading.read(tmp_path / "tall.png").pixels
    assert pixels.shape[0] <= reading.LONGEST and np.abs(pixels[..., 0].astype(int) - 117).max() <= 3


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "LA", "P"])
def test_in_strips_a_png_is_what_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    """Smooth and rough parts, so that the encoder takes every way of coding a row."""
    rng = np.random.default_rng(3)
    y, x = np.mgrid[:2999, :150].astype(np.float32)
    planes = [x * k / 3 + y / 20 + rng.normal(0, 1 + (y // 500), x.shape) for k in range(4)]
    pixels = np.clip(np.dstack(planes), 0, 255).astype(np.uint8)
    picture = Image.fromarray(pixels).convert(mode)
    more = {"transparency": 7} if mode == "P" else {}
    picture.save(tmp_path / "a.png", **more)
    whole = reading.read(tmp_path / "a.png")
    monkeypatch.setattr(reading, "_STRIPS_FROM", 50_000)
    assert np.array_equal(reading.read(tmp_path / "a.png").pixels, whole.pixels)
    monkeypatch.setattr(reading, "_MOST_PIXELS", 50_000)
    assert np.array_equal(reading.read(tmp_path / "a.png").pixels, whole.pixels), "it is no longer read whole"
    data = (tmp_path / "a.png").read_bytes()
    for broken in (data[: len(data) // 2], data[:2000] + bytes(5) + data[2005:]):
        (tmp_path / "a.png").write_bytes(broken)
        with pytest.raises(CharacterError, match="damaged"):
            reading.read(tmp_path / "a.png")


def test_twenty_thousand_pixels_cost_a_strip_and_no_more(tmp_path: Path) -> None:
    """120 million pixels, more than may be read whole; the peak above the imports stays far below."""
    Image.new("L", (20_000, 6_000), 3).save(tmp_path / "wide.png", compress_level=1)
    Image.new("RGB", (20_000, 10_000), (1, 2, 3)).save(tmp_path / "wide.jpg")
    code = (
        "import resource, sys; from pathlib import Path; from livehead.casting import reading;"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024; before = peak();"
        "print(reading.read(Path(sys.argv[1])).pixels.shape[1], peak() - before)"
    )
    for name in ("wide.png", "wide.jpg"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / name)], capture_output=True, text=True, check=True
        )
        wide, megabytes = map(float, done.stdout.split())
        assert 1500 <= wide <= reading.LONGEST and megabytes < 250


def png_of(wide: int, high: int, interlaced: int = 0) -> bytes:
    """A PNG that only claims its size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 6, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.png", b"", "empty"),
        ("a.png", b"hello, I am text", "no picture"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing program"),
        ("a.psd", b"8BPS\0\1", "drawing program"),
        ("a.png", png_of(20_000, 20_000), "damaged"),
        ("a.png", png_of(32_000, 32_000), "too large"),
        ("a.png", png_of(200_000, 100), "too large"),
        ("a.png", png_of(11_000, 11_000, interlaced=1), "too large"),
        ("a.png", png_of(300, 300), "damaged"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 40, "no picture"),
    ],
)
def test_what_is_no_picture_says_so(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CharacterError, match=word) as caught:
        reading.read(tmp_path / name)
    assert "\n" not in caught.value.cause and caught.value.remedy


def test_a_missing_file_a_folder_and_a_cut_off_download(tmp_path: Path) -> None:
    for path in (tmp_path / "none.png", tmp_path):
        with pytest.raises(CharacterError, match="is no file"):
            reading.read(path)
    noise = np.random.default_rng(1).integers(0, 255, (200, 200, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "a.jpg")
    whole = (tmp_path / "a.jpg").read_bytes()
    (tmp_path / "a.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CharacterError, match="damaged or cut short"):
        reading.read(tmp_path / "a.jpg")


def test_any_bytes_end_in_a_picture_or_an_error_of_ours(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    sources = []
    for suffix, mode in (
        ("png", "RGBA"),
        ("jpg", "RGB"),
        ("gif", "P"),
        ("webp", "RGBA"),
        ("bmp", "RGB"),
        ("tiff", "RGB"),
    ):
        halves(mode).save(tmp_path / f"a.{suffix}")
        sources.append((suffix, bytearray((tmp_path / f"a.{suffix}").read_bytes())))
    for suffix, data in sources * 60:
        broken = bytearray(data)
        for at in rng.integers(0, len(broken), rng.integers(1, 12)):
            broken[at] = rng.integers(0, 256)
        path = tmp_path / f"broken.{suffix}"
        path.write_bytes(bytes(broken[: rng.integers(len(broken) // 2, len(broken) + 1)]))
        try:
            assert reading.read(path).pixels.shape[2] == 4
        except CharacterError as error:
            assert error.remedy

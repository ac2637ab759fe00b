"""Reads the pictures people have: any size, any colour model, turned by a camera, moving, broken.

What comes out is 8-bit straight RGBA in sRGB, no longer than 2048 pixels, however large the file was.
"""

from __future__ import annotations

import io
import os
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError

from livehead.casting.strips import LargePng, large_png
from livehead.errors import CharacterError

Bytes = NDArray[np.uint8]

LONGEST = 2048  # pixels of a sheet's longer side: four times what is needed
_MOST_PIXELS = 100_000_000  # 400 MB while reading; JPEG is read scaled down, most PNG in strips
_STRIPS_FROM = 16_000_000  # pixels of a PNG from which it is read in strips
_STRIP = 4_000_000  # pixels in one
_MOST_IN_STRIPS = 1_000_000_000  # pixels: half a minute
_LONGEST_SIDE = 100_000  # pixels of a PNG in strips
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "TGA")
_DRAWING_FILES = {
    ".svg",
    ".psd",
    ".kra",
    ".clip",
    ".xcf",
    ".ai",
    ".sai",
    ".sai2",
    ".mdp",
    ".procreate",
    ".pdf",
}
_DECODERS_RAISE = (
    *(OSError, ValueError, SyntaxError, EOFError, MemoryError, KeyError, IndexError, OverflowError),
    *(struct.error, zlib.error, Image.DecompressionBombError),
)
_ORIENTATION = 0x0112  # EXIF


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A picture as it was found.

    pixels: (H, W, 4) uint8 straight RGBA, RGB 0 where alpha is 0. transparent: some of it can be seen through.
    size: (width, height) of the file in pixels. scale: sheet pixels for one pixel of the file, at most 1.
    notes: what was done to the picture while reading, in words.
    """

    pixels: Bytes
    transparent: bool
    size: tuple[int, int]
    scale: float
    notes: tuple[str, ...]


def read(path: Path) -> Sheet:
    """A picture file of any kind Pillow reads; CharacterError says what is wrong with it and what to do."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Pillow, about sizes that are checked here and metadata not used
        return _read(path)


def _read(path: Path) -> Sheet:
    try:
        picture = _opened(path)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raise CharacterError(f"{path} is no file", remedy="name a picture: PNG, WebP, JPEG") from None
    except UnidentifiedImageError:
        raise _no_picture(path) from None
    except Image.DecompressionBombError as error:
        raise _too_large(path, " ".join(str(error).split())) from None
    except OSError as error:
        raise CharacterError(
            f"{path} cannot be read: {error.strerror or error}", remedy="allow your user to read this file"
        ) from None
    except (ValueError, SyntaxError) as error:
        raise _broken(path, error) from None
    with picture:
        return _sheet(path, picture)


def _opened(path: Path) -> Image.Image:
    """Pillow's picture; of a JPEG or PNG also where Pillow fears its size, since it will be read in parts."""
    try:
        return Image.open(path, formats=_FORMATS)
    except Image.DecompressionBombError:
        with path.open("rb") as file:
            start = file.read(4)
        if start.startswith(b"\xff\xd8"):
            return JpegImagePlugin.JpegImageFile(path)
        if start == b"\x89PNG":
            return PngImagePlugin.PngImageFile(path)
        raise


def _sheet(path: Path, picture: Image.Image) -> Sheet:
    size, notes = picture.size, list[str]()
    if getattr(picture, "is_animated", False):
        notes.append(f"it moves ({getattr(picture, 'n_frames', 2)} frames): the first one is taken")
    if picture.format == "JPEG":
        picture.draft(None, (LONGEST, LONGEST))
    pixels_there = picture.width * picture.height
    png = large_png(path) if picture.format == "PNG" and pixels_there > _STRIPS_FROM else None
    if pixels_there > (_MOST_IN_STRIPS if png else _MOST_PIXELS) or max(size) > _LONGEST_SIDE:
        raise _too_large(path, f"{size[0]}x{size[1]} pixels")
    try:
        if png is None:
            picture.load()
        exif = picture.getexif() if png is None or "exif" in picture.info else Image.Exif()
        turned = exif.get(_ORIENTATION, 1)
        small = _shrunk(picture, png)
        flat = _coloured(small, notes)
    except _DECODERS_RAISE as error:
        raise _broken(path, error) from None
    if turned in range(2, 9):
        notes.append("its camera noted that it is turned: it was turned upright")
        flat.getexif()[_ORIENTATION] = turned
        flat = ImageOps.exif_transpose(flat)
        size = size[::-1] if turned >= 5 else size
    pixels = np.array(flat.convert("RGBA"), np.uint8)
    scale = max(pixels.shape[:2]) / max(size)
    if scale < 1:
        notes.append(f"it is {size[0]}x{size[1]}: read {1 / scale:.2g} times smaller, which is enough")
    pixels[pixels[..., 3] == 0] = 0
    return Sheet(pixels, bool(pixels[..., 3].min() < 255), size, min(scale, 1.0), tuple(notes))


def _shrunk(picture: Image.Image, png: LargePng | None) -> Image.Image:
    """Premultiplied means of whole blocks, strip by strip: a second large copy is never made."""
    factor = -(-max(picture.size) // LONGEST)
    if factor == 1 and picture.width * picture.height <= LONGEST * LONGEST:
        return picture
    plain = picture.mode in ("RGB", "RGBA", "L", "LA", "CMYK")
    small: Image.Image | None = None
    rows = factor * max(1, min(64, _STRIP // (picture.width * factor)))
    strips = png.strips(rows) if png else _cropped(picture, rows)
    for number, strip in enumerate(strips):
        strip.info = picture.info
        if not plain:
            strip = _eight_bits(strip)
        strip = strip.reduce(factor)
        if small is None:
            small = Image.new(strip.mode, (strip.width, -(-picture.height // factor)))
        small.paste(strip, (0, number * rows // factor))
    assert small is not None
    small.info = {key: value for key, value in picture.info.items() if plain or key != "transparency"}
    return small


def _cropped(picture: Image.Image, rows: int) -> Iterator[Image.Image]:
    for top in range(0, picture.height, rows):
        yield picture.crop((0, top, picture.width, min(top + rows, picture.height)))


def _eight_bits(picture: Image.Image) -> Image.Image:
    """16-bit and float greys are brought to 8 bits by their own range, palettes are resolved."""
    if picture.mode.startswith(("I", "F")):
        values = np.asarray(picture, np.float32)
        top = 65535.0 if picture.mode.startswith("I") else max(float(values.max()), 1e-6)
        return Image.fromarray(np.clip(values * (255 / top) + 0.5, 0, 255).astype(np.uint8), "L")
    if picture.mode in ("P", "PA", "1") or picture.info.get("transparency") is not None:
        return picture.convert("RGBA")
    return picture


def _coloured(picture: Image.Image, notes: list[str]) -> Image.Image:
    """RGB or RGBA in sRGB, by the picture's own colour profile where it has one."""
    if picture.mode == "CMYK":
        notes.append("its colours are for print (CMYK): they were turned into screen colours")
    elif picture.mode.startswith(("I", "F")):
        notes.append("it has more than 8 bits: it was brought to 8")
    picture = _eight_bits(picture)
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "RGBA", "CMYK"):
        wanted = "RGBA" if picture.mode == "RGBA" else "RGB"
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "srgb" not in ImageCms.getProfileDescription(source).lower():
                picture = _converted(picture, source, wanted)
                notes.append("its colours had a profile of their own: they were turned into sRGB")
        except ImageCms.PyCMSError:
            notes.append("its colour profile cannot be read: colours may be a little off")
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert(_mode(picture))


def _converted(picture: Image.Image, source: ImageCms.ImageCmsProfile, wanted: str) -> Image.Image:
    found = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=wanted)
    assert found is not None
    return found


def _mode(picture: Image.Image) -> str:
    return "RGBA" if picture.mode in ("LA", "La", "RGBa", "PA") else "RGB"


def _no_picture(path: Path) -> CharacterError:
    if path.suffix.lower() in _DRAWING_FILES:
        return CharacterError(
            f"{path.name} is a drawing program's own file", remedy="export it there as PNG with transparency"
        )
    empty = os.path.getsize(path) == 0  # noqa: PTH202
    return CharacterError(
        f"{path.name} is {'empty' if empty else 'no picture that can be read'}",
        remedy="save it as PNG in the program that made it",
    )


def _too_large(path: Path, words: str) -> CharacterError:
    return CharacterError(
        f"{path.name} is too large to read safely: {words}",
        remedy="save it with 4096 pixels on its longer side",
    )


def _broken(path: Path, error: BaseException) -> CharacterError:
    why = " ".join(str(error).split()) or type(error).__name__
    return CharacterError(
        f"{path.name} is damaged or cut short: {why}", remedy="save or download the picture again"
    )

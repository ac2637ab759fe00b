"""Taking a character in: what was dropped on the window is looked over, mended where that can be, and copied."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from livehead import folders
from livehead.casting import reading, store
from livehead.casting.audition import audition
from livehead.character import PICTURE_SIZE, Character, Facts, read_picture
from livehead.errors import CharacterError

Bytes = NDArray[np.uint8]

LARGEST_FOLDER = 512 * 2**20
MOST_FILES = 2000
LONGEST_NAME = 48


def adopt(path: Path) -> tuple[str, str]:
    """Copy a picture of any kind, a character's folder or its zip into the user's characters.

    Returns its name there (one that is taken gets a number) and what was mended in the picture, "" for nothing.
    CharacterError says what is wrong with it; then nothing was copied.
    """
    if path.is_dir():
        _check_size(path)
        Character.load(path)
        name = free_name(path.name)
        store.keep(path, name)
        return name, ""
    if path.is_file() and zipfile.is_zipfile(path):
        with store.unpacked(path) as folder:
            Character.load(folder)
            name = free_name(path.stem)
            store.keep(folder, name)
        return name, ""
    return _of_picture(path)


def _of_picture(path: Path) -> tuple[str, str]:
    seen = audition(reading.read(path))
    picture = seen.usable(path)
    name = free_name(path.stem)
    store.write(
        name, picture, title=path.stem, licence="not stated", author="not stated",
        original=seen.sheet.pixels, cast=store.cast_by(seen),
    )  # fmt: skip
    return name, seen.done


def free_name(wanted: str) -> str:
    """The first name like it that is free and may be one."""
    plain = re.sub(r"[^\w .-]+", "_", wanted)[:LONGEST_NAME].strip(" ._-") or "character"
    known = folders.characters()
    for number in range(1, 1000):
        name = plain if number == 1 else f"{plain} {number}"
        if name not in known and not (store.shelf() / name).exists():
            return name
    raise CharacterError(f"there are too many characters called {plain}", remedy="rename the file")


def _check_size(folder: Path) -> None:
    size = 0
    for files, file in enumerate(folder.rglob("*")):
        size += file.stat().st_size if file.is_file() else 0
        if files > MOST_FILES or size > LARGEST_FOLDER:
            raise CharacterError(
                f"{folder.name} holds more than a character", remedy="drop the character's own folder"
            )


def face_of(facts: Facts, edge: int) -> Bytes | None:
    """(edge, edge, 4) uint8 RGBA, straight alpha: head and shoulders; None when no picture can be read.

    The small picture beside it is used where there is one."""
    small = facts.folder / store.THUMBNAIL
    try:
        if small.is_file():
            pixels = np.asarray(Image.open(small, formats=("PNG",)).convert("RGBA"))
        else:
            half, left = PICTURE_SIZE // 2, PICTURE_SIZE // 4
            pixels = read_picture(facts.picture)[16 : 16 + half, left : left + half]
    except (CharacterError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return np.ascontiguousarray(cv2.resize(pixels, (edge, edge), interpolation=cv2.INTER_AREA), np.uint8)

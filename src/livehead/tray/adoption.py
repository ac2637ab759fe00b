"""Taking a character in: a picture or a folder that was dropped on the window is checked and copied."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead import folders
from livehead.character import PICTURE_SIZE, Character
from livehead.errors import CharacterError

LARGEST_FILE = 64 * 2**20
LARGEST_FOLDER = 512 * 2**20
MOST_FILES = 2000


def adopt(path: Path) -> str:
    """Copy a picture, or a folder with a character.toml, into the user's characters; returns its name there.

    A name that is taken gets a number. CharacterError says what is wrong with it; then nothing was copied.
    """
    is_folder = path.is_dir()
    if is_folder:
        _check_size(path)
        Character.load(path)
    else:
        _check_picture(path)
        Character.of_picture(path)
    shelf = folders.user_data() / "characters"
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=shelf) as made:
            new = Path(made) / "character"
            if is_folder:
                shutil.copytree(path, new, ignore=shutil.ignore_patterns(".*"))
            else:
                _of_picture(path, new)
            Character.load(new)
            return _placed(new, shelf, path.name if is_folder else path.stem)
    except (OSError, shutil.Error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "some files cannot be read"
        raise CharacterError(
            f"{path.name} could not be copied: {why}", remedy=f"see that {folders.shown(shelf)} has room"
        ) from None


def _placed(new: Path, shelf: Path, wanted: str) -> str:
    """Give it the first name that is free; another process may take one meanwhile."""
    plain = re.sub(r"[^\w -]+", "_", wanted).strip(" ._") or "character"
    known = set(folders.characters())
    for number in range(1, 1000):
        name = plain if number == 1 else f"{plain} {number}"
        if name in known or (shelf / name).exists():
            continue
        new.rename(shelf / name)
        return name
    raise CharacterError(f"there are too many characters called {plain}", remedy="rename the file")


def _of_picture(path: Path, folder: Path) -> None:
    folder.mkdir()
    shutil.copyfile(path, folder / "picture.png")
    title = json.dumps(path.stem, ensure_ascii=False).replace("\x7f", "")
    (folder / "character.toml").write_text(
        f'[character]\ntitle = {title}\nlicence = "not stated"\nauthor = "not stated"\npicture = "picture.png"\n',
        encoding="utf-8",
    )


def _check_picture(path: Path) -> None:
    """By its header alone: a huge picture is not decoded to find out that it is huge."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise CharacterError(
            f"{path.name} cannot be read: {error.strerror or error}", remedy="drop a file of this computer"
        ) from None
    if size > LARGEST_FILE:
        raise CharacterError(
            f"{path.name} has {size >> 20} MB",
            remedy=f"a picture of {PICTURE_SIZE}x{PICTURE_SIZE} is far smaller",
        )
    width, height = _png_size(path)
    if (width, height) != (0, 0) and (width, height) != (PICTURE_SIZE, PICTURE_SIZE):
        raise CharacterError(
            f"{path.name} is {width}x{height}, not {PICTURE_SIZE}x{PICTURE_SIZE}",
            remedy=f"resize or pad the picture to {PICTURE_SIZE}x{PICTURE_SIZE}",
        )


def _png_size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG; (0, 0) for any other file."""
    with path.open("rb") as file:
        head = file.read(24)
    if not head.startswith(b"\x89PNG\r\n\x1a\n") or len(head) < 24:
        return 0, 0
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def _check_size(folder: Path) -> None:
    size = 0
    for files, file in enumerate(folder.rglob("*")):
        size += file.stat().st_size if file.is_file() else 0
        if files > MOST_FILES or size > LARGEST_FOLDER:
            raise CharacterError(
                f"{folder.name} holds more than a character", remedy="drop the character's own folder"
            )


def thumbnail(character: Character, edge: int) -> NDArray[np.uint8]:
    """(edge, edge, 4) uint8 RGBA, straight alpha: the upper half, where the face is."""
    half = PICTURE_SIZE // 2
    left = (PICTURE_SIZE - half) // 2
    face = character.picture[16 : 16 + half, left : left + half]
    small = cv2.resize(face, (edge, edge), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(small, np.uint8)

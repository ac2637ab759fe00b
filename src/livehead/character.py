"""Characters: folders with one picture, what moves it, and who may use it."""

from __future__ import annotations

import struct
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.errors import CharacterError

PICTURE_SIZE = 512


@dataclass(frozen=True, slots=True)
class Facts:
    """What a character's folder says without its picture being decoded.

    name: folder name; title, licence, author: from `character.toml`; folder: where its files lie; picture: its
    file.
    settings: the other tables of `character.toml` by name, e.g. `settings["student"]["model"]`.
    """

    name: str
    title: str
    licence: str
    author: str
    folder: Path
    picture: Path
    settings: dict[str, Any] = field(default_factory=dict)

    @staticmethod
    def read(folder: Path) -> Facts:
        """Of a folder; CharacterError names the file and what is wrong with it. The picture is not looked at."""
        table = _read_toml(folder)
        head = table.pop("character", None)
        if not isinstance(head, dict) or "picture" not in head:
            raise CharacterError(
                f"{folder.name}/character.toml has no [character] table with a `picture`",
                remedy="compare it with characters/README.md, which shows a whole character.toml",
            )
        return Facts(
            name=folder.name,
            title=str(head.get("title", folder.name)),
            licence=str(head.get("licence", "not stated")),
            author=str(head.get("author", "not stated")),
            folder=folder,
            picture=folder / str(head["picture"]),
            settings=table,
        )

    def check(self) -> None:
        """CharacterError when the picture cannot be one: by its header where that tells, else by reading it.
        One that is opaque, or damaged further on, is found by `Character.load`."""
        if not _fits_by_header(self.picture):
            read_picture(self.picture)


@dataclass(frozen=True, slots=True, eq=False)
class Character:
    """A checked character folder.

    name, title, licence, author, folder, settings: as in `Facts`.
    picture: (512, 512, 4) uint8 RGBA, straight alpha, RGB 0 where alpha is 0.
    """

    name: str
    title: str
    licence: str
    author: str
    folder: Path
    picture: NDArray[np.uint8]
    settings: dict[str, Any] = field(default_factory=dict)

    @staticmethod
    def load(folder: Path) -> Character:
        """Read and check a folder; CharacterError names the file and what is wrong with it."""
        facts = Facts.read(folder)
        picture = read_picture(facts.picture)
        return Character(
            facts.name, facts.title, facts.licence, facts.author, folder, picture, facts.settings
        )

    @staticmethod
    def of_picture(path: Path, picture: NDArray[np.uint8] | None = None) -> Character:
        """A character that is nothing but a picture; CharacterError says what is wrong with the file.

        picture: what was made of the file, as in `Character`, where the file itself is not one.
        """
        picture = read_picture(path) if picture is None else picture
        return Character(path.stem, path.stem, "not stated", "not stated", path.parent, picture)


def _fits_by_header(path: Path) -> bool:
    """Whether it is a PNG that says of itself: 512x512, 8 bits, with alpha."""
    try:
        with path.open("rb") as file:
            start = file.read(26)
    except OSError:
        return False
    wanted = struct.pack(">4sIIBB", b"IHDR", PICTURE_SIZE, PICTURE_SIZE, 8, 6)
    return start[:8] == b"\x89PNG\r\n\x1a\n" and start[12:] == wanted


def _read_toml(folder: Path) -> dict[str, Any]:
    path = folder / "character.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CharacterError(
            f"{folder} holds no character.toml",
            remedy="`livehead list characters` shows the characters there are",
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CharacterError(f"{path} cannot be read: {error}", remedy="mend the TOML at that line") from None
    except OSError as error:
        raise _unreadable(path, error) from None


def _unreadable(path: Path, error: OSError) -> CharacterError:
    return CharacterError(
        f"{path} cannot be read: {error.strerror or error}", remedy="allow your user to read this folder"
    )


def read_picture(path: Path) -> NDArray[np.uint8]:
    """(512, 512, 4) uint8 RGBA, RGB 0 where alpha is 0; CharacterError says what is wrong with the file."""
    try:
        raw = np.frombuffer(path.read_bytes(), np.uint8)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        raw = np.empty(0, np.uint8)
    except OSError as error:
        raise _unreadable(path, error) from None
    picture = cv2.imdecode(raw, cv2.IMREAD_UNCHANGED) if raw.size else None
    if picture is None:
        raise CharacterError(f"{path} is missing or no picture", remedy="put a 512x512 RGBA PNG there")
    if picture.shape[:2] != (PICTURE_SIZE, PICTURE_SIZE):
        size = f"{picture.shape[1]}x{picture.shape[0]}"
        raise CharacterError(f"{path} is {size}, not 512x512", remedy="resize or pad the picture to 512x512")
    if (
        picture.ndim != 3
        or picture.shape[2] != 4
        or picture.dtype != np.uint8
        or picture[..., 3].min() == 255
    ):
        raise CharacterError(
            f"{path} has no transparent background", remedy="save it as an 8-bit PNG with an alpha channel"
        )
    rgba = cv2.cvtColor(picture, cv2.COLOR_BGRA2RGBA)
    rgba[rgba[..., 3] == 0] = 0
    return np.ascontiguousarray(rgba)

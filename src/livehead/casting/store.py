"""The user's own characters on the disk: a new folder, a zip to give away, a zip that was given, removal.

A folder appears whole or not at all. What comes in a zip is taken only if it is what characters are made of.
"""

from __future__ import annotations

import io
import json
import math
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from livehead import folders
from livehead.casting.alignment import SIZES, Alignment
from livehead.casting.audition import Audition
from livehead.errors import CharacterError

Bytes = NDArray[np.uint8]

PICTURE, THUMBNAIL, FACTS = "character.png", "thumbnail.png", "character.toml"
ORIGINAL = "original.png"  # the drawing as it was read, so that it can be aligned again; never given away
ALIGNMENT = "alignment"
_NAME = re.compile(r"[^\W_](?:[\w .-]*[\w-])?")
_LONGEST_NAME = 64
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_KINDS = {".toml", ".png", ".svg", ".md", ".txt", ".json"}
_MOST_FILES, _MOST_BYTES = 64, 64 << 20
_THUMBNAIL = 256  # pixels
_HEAD_AND_SHOULDERS = (128, 24, 384, 280)  # left, top, right, bottom of the frame


def shelf() -> Path:
    """The folder of the user's own characters; it may not exist yet."""
    return folders.user_data() / "characters"


def check_name(name: str, *, replace: bool = False) -> None:
    """CharacterError when a character cannot be called that, or one is and may not be replaced.

    One that ships is never replaced.
    """
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME or _RESERVED.fullmatch(name):
        raise CharacterError(
            f"a character cannot be called {name!r}",
            remedy="use letters, digits, space, dot, dash, underscore; begin with a letter or digit",
        )
    there = folders.characters().get(name)
    if there is None:
        return
    if there.parent != shelf():
        raise CharacterError(
            f"{name} comes with livehead and is not replaced", remedy=f"take another name: my_{name}"
        )
    if not replace:
        raise CharacterError(
            f"a character called {name} is there already", remedy="take another name, or --replace it"
        )


@dataclass(frozen=True, slots=True)
class Cast:
    """How a picture was made of its original: where it lies, whether the background was cut out, and spots of its
    colour inside the figure too (None: only on a strong green or blue)."""

    alignment: Alignment
    cut: bool = True
    holes: bool | None = None


def cast_by(seen: Audition, holes: bool | None = None) -> Cast | None:
    """Of a picture that an audition made; holes: as it was asked."""
    aligned = seen.aligned
    return None if aligned is None else Cast(aligned, holes=holes)


def write(
    name: str,
    picture: Bytes,
    *,
    title: str,
    licence: str,
    author: str,
    replace: bool = False,
    original: Bytes | None = None,
    cast: Cast | None = None,
) -> Path:
    """Make `characters/<name>/` of a finished (512, 512, 4) uint8 picture; returns the folder.

    original: the sheet it was made of, kept when it is not the picture itself; cast: how, kept with it.
    CharacterError for a bad name or when the disk refuses; nothing is left behind then.
    """
    check_name(name, replace=replace)
    facts = {"title": title, "licence": licence, "author": author, "picture": PICTURE}
    with _whole(name) as folder:
        if original is not None and not np.array_equal(original, picture):
            Image.fromarray(original).save(folder / ORIGINAL, compress_level=3)
        _fill(folder, picture, facts, cast)
    return shelf() / name


def align_again(facts: Mapping[str, str], picture: Bytes, cast: Cast, *, name: str) -> Path:
    """Write another picture of the same original into `characters/<name>/`, which must be there.

    facts: its title, licence, author. What else lies in the folder stays; without an original the present picture
    becomes it. CharacterError when the disk refuses; then all is as before.
    """
    old = shelf() / name
    with _whole(name) as folder:
        shutil.copytree(old, folder, dirs_exist_ok=True)
        if not (folder / ORIGINAL).exists():
            shutil.copyfile(old / PICTURE, folder / ORIGINAL)
        _fill(folder, picture, {**facts, "picture": PICTURE}, cast)
    return old


def _fill(folder: Path, picture: Bytes, facts: Mapping[str, str], cast: Cast | None) -> None:
    lines = [
        "[character]",
        *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()),
    ]
    if cast is not None:
        a = cast.alignment
        lines += ["", f"[{ALIGNMENT}]", f"head = {json.dumps([a.x, a.y, a.size])}", f"tilt = {a.tilt}"]
        lines += [f"cut = {str(cast.cut).lower()}"]
        lines += [f"holes = {str(cast.holes).lower()}"] if cast.holes is not None else []
    Image.fromarray(picture).save(folder / PICTURE)
    (folder / THUMBNAIL).write_bytes(thumbnail(picture))
    (folder / FACTS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def cast_of(settings: Mapping[str, Any]) -> Cast | None:
    """What `write` kept, from the tables of a `character.toml`; None when it is not there or makes no sense."""
    table = settings.get(ALIGNMENT)
    if not isinstance(table, dict):
        return None
    try:
        x, y, size = (float(v) for v in table["head"])
        tilt = float(table.get("tilt", 0.0))
    except (KeyError, TypeError, ValueError):
        return None
    if not (all(map(math.isfinite, (x, y, tilt))) and SIZES[0] <= size <= SIZES[1]):
        return None
    holes = table.get("holes")
    return Cast(
        Alignment(x, y, size, tilt), table.get("cut") is not False, holes if isinstance(holes, bool) else None
    )


def rewritable(folder: Path, picture: Path, settings: Mapping[str, Any]) -> bool:
    """Whether a character may be aligned in its place: the user's own, nothing but a picture of ours. A rig or a
    model was made for the picture as it is."""
    return folder.parent == shelf() and picture == folder / PICTURE and set(settings) <= {ALIGNMENT}


def thumbnail(picture: Bytes) -> bytes:
    """A PNG of head and shoulders, 256 by 256 RGBA, of a (512, 512, 4) uint8 picture."""
    small = Image.fromarray(picture).resize(
        (_THUMBNAIL, _THUMBNAIL), Image.Resampling.LANCZOS, box=_HEAD_AND_SHOULDERS
    )
    data = io.BytesIO()
    small.save(data, "PNG")
    return data.getvalue()


def pack(folder: Path, path: Path, *, replace: bool = False) -> int:
    """Write a character's folder into a zip; returns how many files. CharacterError when the disk refuses."""
    if path.exists() and not replace:
        raise CharacterError(f"{path} is there already", remedy="name another file, or --replace it")
    kinds = [file for file in sorted(folder.iterdir()) if file.suffix.lower() in _KINDS]
    files = [file for file in kinds if file.is_file() and file.name != ORIGINAL]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in files:
                archive.write(file, f"{folder.name}/{file.name}")
        part.replace(path)
    except OSError as error:
        raise CharacterError(
            f"{path} cannot be written: {error.strerror or error}",
            remedy="choose another place, or make room",
        ) from None
    return len(files)


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder of a character that came in a zip, for as long as it is looked at.

    CharacterError when the zip is damaged, holds something else, too much, or files that would lie elsewhere.
    """
    with tempfile.TemporaryDirectory(prefix="livehead-") as place:
        try:
            with zipfile.ZipFile(path) as archive:
                members = [member for member in archive.infolist() if not member.is_dir()]
                for member in _allowed(path, members):
                    data = archive.read(member)
                    (Path(place) / PurePosixPath(member.filename).name).write_bytes(data)
        except (
            zipfile.BadZipFile,
            OSError,
            RuntimeError,
            NotImplementedError,
            EOFError,
            ValueError,
        ) as error:
            raise CharacterError(
                f"{path.name} cannot be unpacked: {error}", remedy="have it sent again"
            ) from None
        yield Path(place)


def keep(folder: Path, name: str, *, replace: bool = False) -> Path:
    """Copy a checked folder to the user's characters; returns where it lies. CharacterError as in `write`."""
    check_name(name, replace=replace)
    with _whole(name) as new:
        for file in folder.iterdir():
            shutil.copyfile(file, new / file.name)
    return shelf() / name


def remove(name: str) -> None:
    """Delete one of the user's own characters; CharacterError when it is none or cannot be deleted."""
    folder = shelf() / name
    if name not in folders.characters() or folders.characters()[name] != folder:
        raise CharacterError(
            f"{name!r} is none of your own characters", remedy="`livehead character list` shows them"
        )
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise CharacterError(
            f"{folder} cannot be deleted: {error.strerror}", remedy="delete it by hand"
        ) from None


def _allowed(path: Path, members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Files of one folder, of the kinds and sizes a character has."""
    places = [PurePosixPath(member.filename.replace("\\", "/")) for member in members]
    facts = [place for place in places if place.name == FACTS]
    if len(facts) != 1:
        raise CharacterError(
            f"{path.name} holds {len(facts) or 'no'} character.toml",
            remedy="give a zip that `livehead character export` wrote, with one character",
        )
    inside = facts[0].parent
    kept = [(m, p) for m, p in zip(members, places, strict=True) if p.parent == inside]
    foreign = next((p for _, p in kept if p.suffix.lower() not in _KINDS or ".." in p.parts), None)
    if foreign is not None:
        raise CharacterError(
            f"{path.name} holds {foreign.name}, which no character has", remedy="do not trust it"
        )
    if len(kept) > _MOST_FILES or sum(m.file_size for m, _ in kept) > _MOST_BYTES:
        raise CharacterError(f"{path.name} unpacks to more than a character is", remedy="do not trust it")
    return [m for m, _ in kept]


@contextmanager
def _whole(name: str) -> Iterator[Path]:
    """A folder to write into, which takes its place on the shelf at the end."""
    target = shelf() / name
    part: Path | None = None
    before: Path | None = None
    try:
        shelf().mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".new-", dir=shelf().parent))  # not seen as a character
        yield part
        part.chmod(0o755)
        if (
            target.exists()
        ):  # away in one step: who reads it just now finds it half gone for no longer than that
            before = target.replace(part.with_name(part.name.replace(".new-", ".old-")))
        part.replace(target)
    except OSError as error:
        raise CharacterError(
            f"{target} cannot be written: {error.strerror or error}", remedy="make room on that disk"
        ) from None
    finally:
        _tidy(target, part, before)


def _tidy(target: Path, part: Path | None, before: Path | None) -> None:
    """Take away what is left over; a folder that nothing has replaced goes back, or stays where it is."""
    if part is not None:
        shutil.rmtree(part, ignore_errors=True)
    if before is None:
        return
    if target.exists():
        shutil.rmtree(before, ignore_errors=True)
        return
    try:
        before.replace(target)
    except OSError as error:
        raise CharacterError(
            f"{target} cannot be put back: {error.strerror or error}",
            remedy=f"it lies in {before}: move it there",
        ) from None

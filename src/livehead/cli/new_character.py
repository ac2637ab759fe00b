"""Makes a character folder for an imported model that carries its own character."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path

from livehead import folders
from livehead.character import read_picture
from livehead.errors import CharacterError
from livehead.runtime.catalogue import Architecture

_PICTURE_KEY = "character_image_file_name"  # of the author's character_model.yaml


def picture(paths: Iterable[Path], given: Path | None) -> Path:
    """The checked picture for a character: the one given, or the one that lies beside the checkpoints.

    CharacterError when there is none, there are several, or it breaks the picture rules.
    """
    if given is None:
        found = _beside(list(paths))
        if len(found) != 1:
            some = f"several pictures ({', '.join(p.name for p in found)})" if found else "no picture"
            raise CharacterError(
                f"this model draws one character, and there is {some} beside it",
                remedy="give its 512x512 picture: --character PICTURE.png",
            )
        given = found[0]
    read_picture(given)
    return given


def check_free(name: str, *, replace: bool) -> None:
    """CharacterError when a character is called that already; one that ships is never replaced."""
    there = folders.characters().get(name)
    own = there is not None and there.parent == folders.user_data() / "characters"
    if there is not None and not (own and replace):
        raise CharacterError(
            f"a character called {name} is there already", remedy="import the model under another name"
        )


def write(name: str, model: Architecture, source: Path, author: str) -> Path:
    """Write `characters/<name>/` for a model of that name; returns the folder.

    CharacterError when the disk refuses.
    """
    folder = folders.user_data() / "characters" / name
    lines = [
        "[character]",
        f"title = {_text(name)}",
        f"licence = {_text(model.licence)}",
        f"author = {_text(author)}",
        'picture = "character.png"',
        "",
        f"[{model.name}]",
        f"model = {_text(name)}",
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / "character.png")
        (folder / "character.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as error:
        raise CharacterError(
            f"{folder} cannot be written: {error.strerror}", remedy="make room on that disk"
        ) from None
    return folder


def made_for(name: str) -> Path | None:
    """The folder of the character that was made for a model of that name, or None."""
    folder = folders.user_data() / "characters" / name
    try:
        table = tomllib.loads((folder / "character.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    named = [part.get("model") for part in table.values() if isinstance(part, dict)]
    return folder if name in named else None


def _beside(paths: list[Path]) -> list[Path]:
    """Pictures in the folders; the one that the author's description names is the only one."""
    places = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    for place in places:
        for description in sorted(place.glob("*.yaml")):
            for line in description.read_text(encoding="utf-8", errors="replace").splitlines():
                key, _, value = line.partition(":")
                named = place / Path(value.strip().strip("\"'")).name
                if key.strip() == _PICTURE_KEY and named.is_file():
                    return [named]
    return [file for place in places for file in sorted(place.glob("*.png"))]


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)

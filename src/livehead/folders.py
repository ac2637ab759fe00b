"""Where characters and models lie: in this checkout, in the installed package, in the user's own folders.

The user's folders come first, so that a person can replace what ships without touching the installation.
"""

from __future__ import annotations

from pathlib import Path

import platformdirs

from livehead.errors import ConfigError

PACKAGE = Path(__file__).resolve().parent


def user_data() -> Path:
    """The user's own folder for characters and models; it may not exist yet."""
    return Path(platformdirs.user_data_dir("livehead", appauthor=False))


def cache() -> Path:
    """Where measured choices and compiled networks are remembered; it may not exist yet."""
    return Path(platformdirs.user_cache_dir("livehead", appauthor=False))


def engines() -> Path:
    """Where built engines are kept: beside this checkout, else in the cache; it may not exist yet."""
    checkout = _checkout()
    return checkout / "engines" if checkout else cache() / "engines"


def user_config() -> Path:
    """The configuration file that is read when none is named; it may not exist."""
    return Path(platformdirs.user_config_dir("livehead", appauthor=False)) / "livehead.toml"


def shown(path: Path) -> str:
    """A path as it may be shown to others: the home folder, which carries the user's name, becomes `~`."""
    home = Path.home()
    return str(Path("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def write_whole(path: Path, text: str, what: str) -> None:
    """Write a text file whole or not at all, making its folder. ConfigError names `what` could not be saved."""
    half = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(text, encoding="utf-8")
        half.replace(path)
    except OSError as error:
        raise ConfigError(
            f"cannot save {what} {path}: {error.strerror or error}",
            remedy="choose a file in a folder you may write to",
        ) from None


def _checkout() -> Path | None:
    root = PACKAGE.parent.parent
    return root if (root / "pyproject.toml").is_file() and (root / "characters").is_dir() else None


def character_folders() -> tuple[Path, ...]:
    """The folders that hold character folders, the user's first; only those that exist."""
    checkout = _checkout()
    shipped = checkout / "characters" if checkout else PACKAGE / "shipped" / "characters"
    return tuple(p for p in (user_data() / "characters", shipped) if p.is_dir())


def shipped_models() -> Path:
    """The folder of networks, graphs without weights and their cards that comes with livehead."""
    checkout = _checkout()
    return checkout / "models" / "onnx" if checkout else PACKAGE / "shipped" / "models"


def model_folders() -> tuple[Path, ...]:
    """The folders that hold network files, the user's first; only those that exist."""
    return tuple(p for p in (user_data() / "models", shipped_models()) if p.is_dir())


def characters() -> dict[str, Path]:
    """Every character there is, by name."""
    found: dict[str, Path] = {}
    for shelf in character_folders():
        for folder in sorted(shelf.iterdir()):
            if (folder / "character.toml").is_file():
                found.setdefault(folder.name, folder)
    return found


def find_model(name: str) -> Path | None:
    """The file of that name in the model folders, or None."""
    return next((p / name for p in model_folders() if (p / name).is_file()), None)


def card(model: Path) -> dict[str, str]:
    """Licence and permission of a network from the card beside it; "not stated" without one.

    The card is `NAME.md`, or `card.md` for a whole folder. It states them in lines of the form
    `- licence: ...` and `- monetised stream: ...`.
    """
    facts = {"licence": "not stated", "monetised stream": "not stated"}
    path = next((p for p in (model.with_suffix(".md"), model.with_name("card.md")) if p.is_file()), None)
    if path is not None:
        facts.update((key, values[0]) for key, values in stated(path).items() if key in facts)
    return facts


def stated(card: Path) -> dict[str, list[str]]:
    """The facts of a card, lines `- key: value`: key in small letters → its values in their order."""
    facts: dict[str, list[str]] = {}
    for line in card.read_text(encoding="utf-8").splitlines():
        key, colon, value = line.lstrip("-* ").partition(":")
        if line.startswith(("- ", "* ")) and colon:
            facts.setdefault(key.strip().lower(), []).append(value.strip())
    return facts

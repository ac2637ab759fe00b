"""Looks: named lists of stylizers with their options.

`data/looks.toml` ships; `looks.toml` beside the user's `livehead.toml` adds to it and replaces looks of the same
name. An entry has a title and a list `stylizers`, of tables as under [[stylizer]] in livehead.toml.
"""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livehead import config as configuration
from livehead import folders
from livehead.config import Config, StageChoice
from livehead.errors import ConfigError

log = logging.getLogger(__name__)

SHIPPED = folders.PACKAGE / "data" / "looks.toml"


@dataclass(frozen=True, slots=True)
class Look:
    """title: what it looks like, one line; may be empty. stylizers: in their order, not yet checked against the
    stages' own Configs."""

    name: str
    title: str = ""
    stylizers: tuple[StageChoice, ...] = ()


def own_file() -> Path:
    """Where the user's own looks lie; it may not exist."""
    return folders.user_config().with_name("looks.toml")


def load() -> dict[str, Look]:
    """Every look by name, those that ship first. ConfigError when the user's own file cannot be used."""
    found = read(SHIPPED)
    if (own := own_file()).is_file():
        found |= read(own)
    return found


def offered() -> tuple[Look, ...]:
    """Those for a menu: those that ship alone when the user's own file cannot be used, which is logged."""
    try:
        return tuple(load().values())
    except ConfigError as error:
        log.warning("%s (%s); your own looks are left out", error.cause, error.remedy)
        return tuple(read(SHIPPED).values())


def find(name: str) -> Look:
    """ConfigError when there is none of that name; it guesses which was meant."""
    if name not in (looks := load()):
        raise configuration.unknown("look", name[:80], looks)
    return looks[name]


def stylizers_of(config: Config) -> tuple[StageChoice, ...]:
    """Every stylizer of a configuration: those of its look, then its own. ConfigError for an unknown look."""
    return find(config.look).stylizers + config.stylizers


def read(path: Path) -> dict[str, Look]:
    """The looks of a TOML file, in its order. ConfigError names the file and the key."""
    shown = folders.shown(path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{shown}: {error.strerror or error}", remedy="make the file readable") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{shown} is not valid TOML: {error}", remedy="mend that line") from None
    try:
        return {name: _parsed(name, entry) for name, entry in table.items()}
    except ConfigError as error:
        raise ConfigError(f"{shown}: {error.cause}", remedy=error.remedy) from None


def _parsed(name: str, entry: Any) -> Look:
    if not isinstance(entry, Mapping):
        raise ConfigError(f"{name} is {entry!r}, not a table", remedy=f"write [{name}] and its keys below it")
    known = ("title", "stylizers")
    for key in entry:
        if key not in known:
            raise configuration.unknown(f"key of {name}", key, known)
    title = entry.get("title", "")
    if not isinstance(title, str):
        raise ConfigError(f"{name}.title is {title!r}", remedy="it must be text")
    stylizers = entry.get("stylizers", [])
    if not isinstance(stylizers, list):
        raise ConfigError(
            f"{name}.stylizers is {stylizers!r}", remedy='it must be a list: [{ use = "outline", width = 6 }]'
        )
    choices = (
        configuration.stage_choice(v, f"{name}.stylizers[{number}]") for number, v in enumerate(stylizers)
    )
    return Look(name, title, tuple(choices))

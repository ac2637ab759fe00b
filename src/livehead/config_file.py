"""The user's configuration file: a Config written as TOML, saved in one step, and set aside when it is broken."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from livehead import config as configuration
from livehead.config import Config, StageChoice
from livehead.errors import ConfigError

FIRST_LINE = "# Written by livehead. Change it as you like: docs/configuration.md says what may stand here."

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def text_of(config: Config) -> str:
    """The TOML from which `config.from_table` makes an equal Config; what is at its default is left out."""
    plain = Config()
    top = [f"character = {_value(config.character)}"]
    if config.look != plain.look:
        top.append(f"look = {_value(config.look)}")
    tables: list[str] = []
    for name in ("output", "budget"):
        if (table := getattr(config, name)) != getattr(plain, name):
            tables.append(_table(f"[{name}]", dataclasses.asdict(table)))
    if config.tracker is not None:
        tables.append(_stage("[tracker]", config.tracker))
    if config.animator != plain.animator:
        tables.append(_stage("[animator]", config.animator))
    tables += [_table("[[actor]]", _but_defaults(actor)) for actor in config.actors]
    for key, field in (
        ("fallback", "fallbacks"),
        ("modifier", "modifiers"),
        ("stylizer", "stylizers"),
        ("sink", "sinks"),
    ):
        choices: tuple[StageChoice, ...] = getattr(config, field)
        if choices == getattr(plain, field):
            continue
        if not choices:
            top.append(f"{key} = []")
        tables += [_stage(f"[[{key}]]", choice) for choice in choices]
    return "\n\n".join([FIRST_LINE + "\n" + "\n".join(top), *tables]) + "\n"


def save(config: Config, path: Path) -> None:
    """Write the file anew in one step: whoever reads it finds the old one or the new one, whole. A file that a
    person wrote is kept beside it once, as NAME.own. ConfigError when it cannot be written."""
    text = text_of(config)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep_own(path)
        handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be written: {error.strerror or error}",
            remedy="see that the folder is yours and the disk has room",
        ) from None
    except UnicodeEncodeError:
        raise ConfigError("a name in the configuration is no text", remedy="rename that file") from None


def load_or_set_aside(path: Path) -> tuple[Config, str]:
    """The file's Config and "". A file that cannot be used is renamed to NAME.broken; then the defaults and a line
    that says so."""
    if not path.exists():
        return Config(), ""
    try:
        return configuration.load(path), ""
    except ConfigError as error:
        aside = path.with_name(path.name + ".broken")
        try:
            path.replace(aside)
        except OSError:
            return Config(), f"The settings could not be read: {error.cause}. The usual ones are in use."
        return Config(), f"{error.cause}. It is kept as {aside.name}; the usual settings are in use."


def _keep_own(path: Path) -> None:
    """A hand-written file has comments that would be lost."""
    own = path.with_name(path.name + ".own")
    if path.is_file() and not own.exists() and FIRST_LINE.encode() not in path.read_bytes()[:400]:
        shutil.copyfile(path, own)


def _stage(head: str, choice: StageChoice) -> str:
    return _table(head, {"use": choice.use, **choice.options})


def _table(head: str, values: Mapping[str, Any]) -> str:
    return "\n".join([head, *(f"{_key(k)} = {_value(v)}" for k, v in values.items() if v is not None)])


def _but_defaults(actor: configuration.ActorConfig) -> dict[str, Any]:
    return {
        f.name: getattr(actor, f.name)
        for f in dataclasses.fields(actor)
        if getattr(actor, f.name) != f.default
    }


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, Mapping):
        inside = (f"{_key(k)} = {_value(v)}" for k, v in value.items() if v is not None)
        return "{ " + ", ".join(inside) + " }" if value else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _text(str(value))


def _text(text: str) -> str:
    """A basic string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

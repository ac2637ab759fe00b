"""Secrets in the user's configuration folder, readable by that user alone."""

from __future__ import annotations

import json
import logging
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

from livehead import folders
from livehead.errors import ConfigError

log = logging.getLogger(__name__)

TOKEN, PLUGINS = "remote_token", "vts_plugins.json"
SHORTEST = 16


def token() -> str:
    """The token of our own API: the one that was made at the first start. ConfigError when it cannot be kept."""
    path = folders.user_config().parent / TOKEN
    try:
        kept = path.read_text(encoding="utf-8").strip()
        os.chmod(path, 0o600)  # noqa: PTH101 - also where somebody has opened it to others
        if len(kept) >= SHORTEST and kept.isascii():
            return kept
    except (OSError, UnicodeDecodeError):
        pass
    made = secrets.token_urlsafe(24)
    _write(path, made + "\n")
    return made


def plugins() -> dict[str, Any]:
    """What is kept of allowed plugins; empty when there is nothing, or nothing that can be read: then the file is
    kept beside as `.broken` and that is said."""
    path = folders.user_config().parent / PLUGINS
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(table, dict):
            return table
        raise ValueError("no table")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        log.warning(
            "%s cannot be read (%s): every plugin must be allowed anew; it is kept as .broken",
            folders.shown(path), error,
        )  # fmt: skip
        try:
            path.replace(path.with_suffix(".broken"))
        except OSError as why:
            log.warning("%s stays where it is: %s", folders.shown(path), why.strerror)
        return {}


def keep_plugins(table: dict[str, Any]) -> None:
    """Remember them. ConfigError when it cannot be."""
    _write(folders.user_config().parent / PLUGINS, json.dumps(table, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    """In one step: a broken-off write leaves the old file. `mkstemp` makes files for the user alone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError as error:
        raise ConfigError(
            f"{folders.shown(path)} cannot be written: {error.strerror}", remedy="make that folder writable"
        ) from None

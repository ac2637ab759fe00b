"""Secrets of ours in the user's configuration folder, for that user alone: tokens in addresses are made once and
kept, so that what was pasted into OBS or a remote control is right the next day too."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

from livehead import folders
from livehead.errors import ConfigError

SHORTEST = 16


def kept(name: str) -> str:
    """The token in the file of that name in the user's configuration folder, at least SHORTEST letters; made when
    there is none that can be used. ConfigError when it cannot be kept."""
    path = folders.user_config().with_name(name)
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found = path.read_text(encoding="ascii").strip()
        path.chmod(0o600)  # also where somebody has opened it to others
        if len(found) >= SHORTEST:
            return found
    made = secrets.token_urlsafe(24)
    write_private(path, made + "\n")
    return made


def write_private(path: Path, text: str) -> None:
    """In one step, a broken-off write leaves the old file; for this user's eyes alone from the first byte on.
    ConfigError when it cannot be written."""
    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # it makes files with mode 0600
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise ConfigError(
            f"{folders.shown(path)} cannot be written: {error.strerror}", remedy="make that folder writable"
        ) from None

"""Tokens in addresses of ours: made once and kept, so that what was pasted into OBS is right the next day too."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from livehead import folders
from livehead.errors import SinkError

SHORTEST = 16


def kept(name: str) -> str:
    """The token in the file of that name in the user's configuration folder, at least SHORTEST letters; made when
    there is none that can be used. SinkError when it cannot be kept."""
    path = folders.user_config().with_name(name)
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found = path.read_text(encoding="ascii").strip()
        if len(found) >= SHORTEST:
            return found
    made = secrets.token_urlsafe(24)
    try:
        _write(path, made)
    except OSError as error:
        raise SinkError(
            f"{folders.shown(path)} cannot be written: {error.strerror}",
            remedy="make that folder writable, or give the sink a token of your own",
        ) from None
    return made


def _write(path: Path, token: str) -> None:
    """For this user's eyes alone, from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(token + "\n")

"""What is kept of plugins that were allowed, with their tokens: a file for this user alone."""

from __future__ import annotations

import json
import logging
from typing import Any

from livehead import folders
from livehead.wire.token import write_private

log = logging.getLogger(__name__)

PLUGINS = "vts_plugins.json"


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
    write_private(folders.user_config().parent / PLUGINS, json.dumps(table, indent=1) + "\n")

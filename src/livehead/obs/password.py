"""The password of OBS's WebSocket server in the keyring of this system, where there is one."""

from __future__ import annotations

import logging
from typing import Any

log = logging.getLogger(__name__)

SERVICE = "livehead obs-websocket"


def kept(where: str) -> str:
    """The password kept for the OBS at "host:port"; empty when there is none, or no keyring."""
    try:
        found = _keyring().get_password(SERVICE, where)
    except Exception as error:  # every keyring has errors of its own kind
        log.debug("no keyring: %s", error)
        return ""
    return found or ""


def keep(where: str, password: str) -> str:
    """Keep a password; returns why it could not be kept, empty when it is."""
    try:
        _keyring().set_password(SERVICE, where, password)
    except ModuleNotFoundError:
        return "the package keyring is not installed (pip install 'livehead[obs]')"
    except Exception as error:
        first = str(error).partition(". ")[0].partition("\n")[0].rstrip(".")
        return f"this system has no keyring that can be used ({first or type(error).__name__})"
    return ""


def forget(where: str) -> None:
    """Take a password out of the keyring, if it is there."""
    try:
        _keyring().delete_password(SERVICE, where)
    except Exception as error:
        log.debug("nothing to forget: %s", error)


def _keyring() -> Any:
    import keyring

    return keyring

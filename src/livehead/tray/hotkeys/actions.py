"""What a key can do: the names by which actions are kept, the words for them, the same by a command."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from PySide6.QtCore import QCoreApplication

from livehead.tray.phrases import name_of

CUT, TOGGLE, CALIBRATE, RECORD, WINDOW = "cut", "toggle", "calibrate", "record", "window"
PERFORM, CHARACTER, LOOK = "perform", "character", "look"
ALONE = (CUT, TOGGLE, CALIBRATE, RECORD, WINDOW)
NAMING = (PERFORM, CHARACTER, LOOK)
"""Actions with the name of something behind them: "perform joy"."""


def split(action: str) -> tuple[str, str]:
    """ "perform joy" as ("perform", "joy"), "cut" as ("cut", "")."""
    kind, _, name = action.partition(" ")
    return kind, name


def known(action: str) -> bool:
    """Whether this livehead has such an action; what it names need not be there now."""
    kind, name = split(action)
    return action in ALONE or (kind in NAMING and bool(name))


def offered(
    performances: Iterable[str] = (), characters: Iterable[str] = (), looks: Iterable[str] = ()
) -> tuple[str, ...]:
    """All actions that a key can be given, those for everybody first."""
    named = {PERFORM: performances, CHARACTER: characters, LOOK: looks}
    return (*ALONE, *(f"{kind} {name}" for kind, names in named.items() for name in names))


def words(action: str) -> str:
    """What a person calls it, in their language."""
    kind, name = split(action)
    found = {
        CUT: QCoreApplication.translate("Hotkeys", "Camera off (privacy)"),
        TOGGLE: QCoreApplication.translate("Hotkeys", "Start or stop"),
        CALIBRATE: QCoreApplication.translate("Hotkeys", "My calm face, now"),
        RECORD: QCoreApplication.translate("Hotkeys", "Recording on or off"),
        WINDOW: QCoreApplication.translate("Hotkeys", "Show or hide the window"),
        PERFORM: QCoreApplication.translate("Hotkeys", "Expression: {name}"),
        CHARACTER: QCoreApplication.translate("Hotkeys", "Character: {name}"),
        LOOK: QCoreApplication.translate("Hotkeys", "Look: {name}"),
    }
    return found.get(kind, action).format(name=name if kind == CHARACTER else name_of(name))


def command(action: str, address: str) -> str:
    """A shell's command for the same, by the remote API at `address` (with its token); "" where there is none.

    The camera can only be switched off by it: what was tracked before is chosen in the menu.
    """
    kind, name = split(action)
    asked = {
        CUT: ("tracker", {"use": "idle"}),
        CALIBRATE: ("calibrate", {}),
        PERFORM: ("expression", {"words": name}),
        CHARACTER: ("character", {"name": name}),
        LOOK: ("look", {"name": name}),
    }
    if kind not in asked or not address:
        return ""
    verb, body = asked[kind]
    url = urlunsplit(urlsplit(address)._replace(path=f"/{verb}"))
    return shlex.join(("curl", "-s", "-d", json.dumps(body, ensure_ascii=False), url))

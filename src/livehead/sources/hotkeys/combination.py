"""A key with its modifiers: how it is written, and which ones may work while another program has the focus."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from livehead.errors import ConfigError

MODIFIERS = ("ctrl", "alt", "shift", "super")
"""In the order they are written; super: the Windows key, on macOS the command key; alt: its option key."""

NUMPAD = ("plus", "minus", "times", "divide", "point")

LONE = frozenset(
    (*(f"f{n}" for n in range(1, 25)), *(f"numpad {n}" for n in range(10)), *(f"numpad {n}" for n in NUMPAD),
     "pause", "scroll lock")
)  # fmt: skip
"""Keys that nobody types text with: they need no modifier."""

NAMED = LONE | {
    "space", "insert", "delete", "home", "end", "page up", "page down", "left", "up", "right", "down", "plus",
}  # fmt: skip
"""All keys with a name; every other key is the one character that it types."""

EDITING = frozenset("acfnopqrstvwxyz")
"""With Ctrl alone (macOS: command) these letters copy, save, close and undo in nearly every program."""

DESKTOP = frozenset(
    ("alt+f4", "alt+space", "ctrl+alt+delete", "super+l", "super+space", "super+q", "super+h", "super+m")
)
"""What desktops do themselves; most of them would not give these away."""


class Refusal(Enum):
    """Why a combination is not taken."""

    TYPING = "it would fire while you type"
    EDITING = "nearly every program needs it"
    DESKTOP = "the desktop needs it"


class Trouble(Enum):
    """Why a combination that may be taken does not work now."""

    HELD = "another program has this key"
    MISSING = "this keyboard has no such key"


@dataclass(frozen=True, slots=True)
class Combination:
    """key: one of NAMED, or the character it types, in small letters; modifiers: of MODIFIERS, held with it."""

    key: str
    modifiers: frozenset[str] = frozenset()

    def __str__(self) -> str:
        """As `parse` reads it: "ctrl+shift+f11"."""
        return "+".join((*(m for m in MODIFIERS if m in self.modifiers), self.key))


class Watch(Protocol):
    """Some combinations that are waited for, from when it is made until `close`."""

    @property
    def troubles(self) -> Mapping[Combination, Trouble]:
        """Those that do not work now, and why."""
        ...

    def close(self) -> None:
        """Give every key back; may be called twice."""
        ...


def parse(words: str) -> Combination:
    """ "ctrl+shift+f11" as a Combination. ConfigError when it names no key or an unknown modifier."""
    *modifiers, key = (part.strip().lower() for part in words.split("+"))
    unknown = [name for name in modifiers if name not in MODIFIERS]
    if unknown or not (key in NAMED or (len(key) == 1 and key.isprintable() and not key.isspace())):
        raise ConfigError(
            f"{words!r} is no key", remedy='write modifiers and a key, e.g. "ctrl+shift+f11", "alt+j", "f9"'
        )
    return Combination(key, frozenset(modifiers))


def refusal(combination: Combination, platform: str = sys.platform) -> Refusal | None:
    """Why a combination must not be taken from all programs; None when it may."""
    held, key = combination.modifiers, combination.key
    if key not in LONE and not held & {"ctrl", "alt", "super"}:
        return Refusal.TYPING
    if held == {"super" if platform == "darwin" else "ctrl"} and key in EDITING:
        return Refusal.EDITING
    console = platform.startswith("linux") and held == {"ctrl", "alt"} and key[0] == "f" and key in LONE
    return Refusal.DESKTOP if console or str(combination) in DESKTOP else None

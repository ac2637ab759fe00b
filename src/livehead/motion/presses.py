"""Keys: what was pressed since the last motion, and which key stands for which word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from livehead.errors import ConfigError
from livehead.motion.vector import Stamp, continues, stamp
from livehead.types import Motion

MOST_KEYS = 256
"""Keys whose counts are remembered: a tracker that sends ever new names costs no more than this."""


def plain(words: str) -> str:
    """Words as they are compared: small letters, one blank between them, no punctuation ("Wink_Left" is
    "wink left")."""
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


def bindings(keys: Iterable[str], where: str) -> dict[str, str]:
    """`"phone 1 = joy"` lines as key → word, the key made `plain`.

    Errors: ConfigError naming `where` for a line without `=` or with nothing on one side.
    """
    found: dict[str, str] = {}
    for line in keys:
        key, _, word = line.rpartition("=")
        if not plain(key) or not plain(word):
            raise ConfigError(
                f"{where}: {line!r} binds no key", remedy='write "KEY = NAME", e.g. "phone 1 = joy"'
            )
        found[plain(key)] = word.strip()
    return found


class PressCounter:
    """Compares the counts of `Motion.presses` from call to call.

    What the first motion of a stream says was pressed before, and is no news; a key that turns up later had
    not been pressed. A count that falls begins anew. So a press is told once, whichever motions are missed.
    """

    def __init__(self) -> None:
        self._stamp: Stamp | None = None
        self._counts: dict[str, int] = {}

    def news(self, motion: Motion) -> list[tuple[str, int]]:
        """(key, how often it was pressed since the last call), keys made `plain`, in the motion's order."""
        mark = stamp(motion)
        fresh = self._stamp is None or not continues(self._stamp, mark)
        self._stamp = mark
        if fresh:
            self._counts = {}
        found = []
        for key, count in motion.presses:
            name = plain(key)
            if name not in self._counts and len(self._counts) >= MOST_KEYS:
                continue
            before = count if fresh else self._counts.get(name, 0)
            self._counts[name] = count
            if count > before:
                found.append((name, count - before))
        return found

"""What every system tells of its pointer: screens, a reading, and names of buttons and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from livehead.errors import ConfigError

BUTTONS = ("left", "middle", "right", "back", "forward")


@dataclass(frozen=True, slots=True)
class Screen:
    """A monitor's rectangle in the units of the pointer, y downwards; primary: the system's main one."""

    x: float
    y: float
    width: float
    height: float
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """x, y: the pointer, y downwards, over all monitors; down: buttons ("mouse left") and wanted keys ("key f1")
    that are held."""

    x: float
    y: float
    down: frozenset[str]


class Pointer(Protocol):
    """One system's way to the pointer; used by one thread."""

    def read(self) -> Reading:
        """SourceError when the system's desktop is gone."""
        ...

    def screens(self) -> tuple[Screen, ...]:
        """At least one. SourceError when the system's desktop is gone."""
        ...

    def close(self) -> None: ...


Opener = Callable[[tuple[str, ...]], Pointer]


def unknown_key(key: str, known: list[str]) -> ConfigError:
    """The error for a key that has no such name."""
    return ConfigError(f"there is no key called {key!r}", remedy=f"there are: {', '.join(known)}")


def numbered(prefix: str, first: int, codes: range) -> dict[str, int]:
    """{"f1": ..., "f2": ...}: names counted from `first` for consecutive codes."""
    return {f"{prefix}{first + i}": code for i, code in enumerate(codes)}

"""A desktop made up for tests: two monitors and a pointer that they move."""

from __future__ import annotations

from livehead.errors import SourceError
from livehead.sources.pointer import Reading, Screen

TWO = (Screen(0, 0, 1000, 500, True), Screen(1000, 0, 2000, 1000))


class Desktop:
    """A `Pointer` that tests move; raises while `gone`."""

    def __init__(self) -> None:
        self.place, self.down, self.gone, self.opened, self.closed = (500.0, 250.0), set[str](), False, 0, 0

    def __call__(self, keys: tuple[str, ...]) -> Desktop:
        self._check()
        self.opened += 1
        return self

    def read(self) -> Reading:
        self._check()
        return Reading(*self.place, frozenset(self.down))

    def screens(self) -> tuple[Screen, ...]:
        self._check()
        return TWO

    def close(self) -> None:
        self.closed += 1

    def _check(self) -> None:
        if self.gone:
            raise SourceError("the desktop is gone", remedy="log in again")

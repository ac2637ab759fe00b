"""Which of several senders is used: the most preferred that talks; the next that talks when it falls silent."""

from __future__ import annotations

from collections.abc import Sequence

STEADY_S = 0.5
"""Seconds for which a more preferred one must have talked before it takes over: no flicker."""


class Preference:
    """Asked at every motion. order: names, the most preferred first; patience: seconds without a motion after
    which one is taken for silent."""

    def __init__(self, order: Sequence[str], patience: float) -> None:
        self._rank = {name: place for place, name in enumerate(order)}
        self._patience = patience
        self._since: dict[str, float] = {}
        self._last: dict[str, float] = {}
        self.chosen = ""

    def takes(self, name: str, now: float) -> bool:
        """True if the motion that `name` has brought at `now` is to be used."""
        if not self.talks(name, now):
            self._since[name] = now
        self._last[name] = now
        if name != self.chosen and self._goes_before(name, now):
            self.chosen = name
        return name == self.chosen

    def talks(self, name: str, now: float) -> bool:
        """True while motions of `name` keep coming."""
        return now - self._last.get(name, -1e9) <= self._patience

    def _goes_before(self, name: str, now: float) -> bool:
        if not self.talks(self.chosen, now):
            return not any(
                self.talks(other, now) and self._rank[other] < self._rank[name] for other in self._last
            )
        return self._rank[name] < self._rank[self.chosen] and now - self._since[name] >= STEADY_S

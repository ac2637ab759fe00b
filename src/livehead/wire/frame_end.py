"""Where a frame ends, for senders of single messages who do not say it: it is learnt from what repeats."""

from __future__ import annotations

from collections.abc import Hashable


class FrameEnd:
    """A message that comes again begins a new frame; the one before it was the last of the old.

    Once that last one is known, a frame ends with it, without waiting for the next to begin. It is learnt anew
    when three frames running end with another. Who begins to listen in the middle of a frame would have frames
    cut there, a part of each one frame old: so until the end is known, `first` begins a frame wherever it comes.

    first: the message that is known to come first where it comes at all; None when nothing is known.
    """

    def __init__(self, first: Hashable = None) -> None:
        self._first = first
        self._seen: set[Hashable] = set()
        self._last: Hashable = None
        self._end: Hashable = None
        self._doubts = 0
        self._ended = False

    def take(self, key: Hashable) -> tuple[bool, bool]:
        """(a frame ended before this message, a frame ends with it)."""
        before = False
        if key in self._seen or (key == self._first and self._end is None and self._seen):
            before = not self._ended
            self._doubts = 0 if self._last == self._end else self._doubts + 1
            if self._end is None or self._doubts >= 3:
                self._end, self._doubts = self._last, 0
            self._seen.clear()
            self._ended = False
        self._seen.add(key)
        self._last = key
        after = key == self._end and not self._ended
        self._ended = self._ended or after
        return before, after

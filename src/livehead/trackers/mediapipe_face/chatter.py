"""MediaPipe's talk on stderr, from C++ and past Python's logging: what only informs goes to the log."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import IO

log = logging.getLogger(__name__)

_turn = threading.Lock()
"""There is one stderr: while somebody keeps lines off it, others need not, and must not put it back."""

_CHATTER = re.compile(rb"^([IW]\d{4} |INFO: |WARNING: (All log messages|Logging) before )")


class Hush:
    """A context to enter again and again that keeps informational lines off stderr; everything else passes.

    One temporary file serves all its uses until `close()`. Where there is no stderr, or no room for a file,
    nothing is kept off.
    """

    def __init__(self) -> None:
        self._caught: IO[bytes] | None = None
        self._stderr = -1

    def __enter__(self) -> None:
        if not _turn.acquire(blocking=False):
            return
        try:
            sys.stderr.flush()
            if self._caught is None:
                self._caught = tempfile.TemporaryFile()
            self._stderr = os.dup(2)
        except (AttributeError, OSError, ValueError):
            _turn.release()
            return
        os.dup2(self._caught.fileno(), 2)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stderr < 0 or self._caught is None:
            return
        stderr, self._stderr = self._stderr, -1
        os.dup2(stderr, 2)
        try:
            self._caught.seek(0)
            lines = self._caught.read().splitlines(keepends=True)
            self._caught.seek(0)
            self._caught.truncate()
            for line in lines:
                if _CHATTER.match(line):
                    log.debug("%s", line.decode(errors="replace").rstrip())
                else:
                    os.write(stderr, line)
        finally:
            os.close(stderr)
            _turn.release()

    def close(self) -> None:
        """Let go of the file; it is made anew if the context is entered again."""
        caught, self._caught = self._caught, None
        if caught is not None:
            caught.close()


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """A `Hush` for one use."""
    with contextlib.closing(Hush()) as hush, hush:
        yield

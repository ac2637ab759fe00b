"""Single keys from the terminal, without Enter, while something else is shown there."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any


@contextlib.contextmanager
def listening(take: Callable[[str], None]) -> Iterator[bool]:
    """Call `take` with every key (one character) in a thread of its own; gives False where there is no terminal.

    The terminal is as it was before when the block ends, also after an error.
    """
    if not sys.stdin.isatty():
        yield False
        return
    ended = threading.Event()
    with _single_keys() as read:
        thread = threading.Thread(target=_pump, args=(read, take, ended), name="livehead keys", daemon=True)
        thread.start()
        try:
            yield True
        finally:
            ended.set()
            thread.join(0.5)


def _pump(read: Callable[[float], str], take: Callable[[str], None], ended: threading.Event) -> None:
    while not ended.is_set():
        for key in read(0.2):
            take("\n" if key == "\r" else key)


@contextlib.contextmanager
def _single_keys() -> Iterator[Callable[[float], str]]:
    """A function that waits at most so many seconds and returns what was typed."""
    if sys.platform == "win32":
        import msvcrt
        import time

        def read(seconds: float) -> str:
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                if msvcrt.kbhit():
                    return str(msvcrt.getwch())
                time.sleep(0.02)
            return ""

        yield read
        return
    import os
    import select
    import termios
    import tty

    terminal = sys.stdin.fileno()
    before: list[Any] = termios.tcgetattr(terminal)
    tty.setcbreak(terminal)

    def typed(seconds: float) -> str:
        ready, _, _ = select.select([terminal], [], [], seconds)
        return os.read(terminal, 256).decode("utf-8", "ignore") if ready else ""

    try:
        yield typed
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)

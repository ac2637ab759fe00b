"""Single keys from the terminal, without Enter, while something else is shown there."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any


def possible() -> bool:
    """True where there is a terminal and this program is the one that it talks to."""
    return sys.stdin is not None and sys.stdin.isatty() and _ours()


@contextlib.contextmanager
def listening(take: Callable[[str], None]) -> Iterator[bool]:
    """Call `take` with every key (one character) in a thread of its own; gives False where there is no terminal,
    or it is another program's now (`livehead run &`).

    The terminal is as it was before when the block ends, also after an error.
    """
    if not possible():
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
        keys = os.read(terminal, 256) if ready and _ours() else b""
        if ready and not keys:  # it is the shell's meanwhile, or gone
            time.sleep(seconds)
        return keys.decode("utf-8", "ignore")

    try:
        yield typed
    finally:
        if _ours():
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _ours() -> bool:
    """False in the background, where touching the terminal would stop the whole program."""
    if sys.platform == "win32":
        return True
    import os

    try:
        return os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()
    except OSError:  # not the terminal that this program was started from
        return True

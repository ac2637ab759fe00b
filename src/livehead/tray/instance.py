"""One tray app a person: a second one asks the first to come to the front, and ends."""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from multiprocessing.connection import Client, Listener
from pathlib import Path

from livehead import folders

log = logging.getLogger(__name__)

WAITING = 8
PAUSE_S = 0.2


def _address() -> str:
    """The same for every start by this person with these settings."""
    place = str(folders.user_config())
    name = "livehead-" + hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / name)


def wake_other() -> bool:
    """Ask the app that runs already to show its window; False when there is none."""
    address = _address()
    try:
        if sys.platform != "win32" and Path(address).stat().st_uid != os.getuid():
            return False  # somebody else's, in a folder that all may write to
        Client(address).close()  # to come is to ask: nothing that is sent would be read
    except (OSError, EOFError):
        return False
    return True


class Instance:
    """Listens for later starts. wanted: called in a thread of its own when somebody started livehead once more."""

    def __init__(self, wanted: Callable[[], None]) -> None:
        self._wanted, self._closed = wanted, threading.Event()
        self._listener: Listener | None = None
        address = _address()
        try:
            if sys.platform != "win32":
                Path(address).unlink(missing_ok=True)  # left over by one that was killed
            self._listener = Listener(address, backlog=WAITING)
            if sys.platform != "win32":
                Path(address).chmod(0o600)
        except OSError as error:
            log.warning("a second start will not be noticed: %s", error)
            return
        work = threading.Thread(
            target=self._listen, args=(self._listener,), name="livehead door", daemon=True
        )
        work.start()

    def close(self) -> None:
        """Listen no longer."""
        if self._listener is not None and not self._closed.is_set():
            self._closed.set()
            wake_other()  # its thread waits for somebody to come
            with contextlib.suppress(OSError):
                self._listener.close()

    def _listen(self, listener: Listener) -> None:
        while not self._closed.is_set():
            try:
                listener.accept().close()
            except (OSError, EOFError):
                self._closed.wait(PAUSE_S)
                continue
            if not self._closed.is_set():
                self._wanted()

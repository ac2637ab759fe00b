"""Brings the windows back when they have crashed, in the engine's process; ends it when it is told so."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections import deque
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from livehead.config import Config
from livehead.tray import display
from livehead.tray.backstage import processes
from livehead.tray.backstage.host import Host
from livehead.tray.backstage.processes import News
from livehead.tray.instance import Instance

log = logging.getLogger(__name__)

TIMES = 3
WITHIN_S = 60.0
"""So many times in so many seconds windows that crashed are opened again."""

CLOSING_S = 5.0
ENDING_S = 15.0
"""A stage that hangs when it is closed does not keep the process for longer."""


class Keeper:
    """Windows that crash again and again are let be: the stream goes on without any until somebody starts livehead
    once more. Where there is no desktop any more, nobody could see or stop the stream: then it ends."""

    def __init__(self, config: Config) -> None:
        self.host = Host(config, self._left)
        self._windows: SpawnProcess | None = None
        self._instance: Instance | None = None
        self._opened: deque[float] = deque(maxlen=TIMES)
        self._opening = threading.Lock()

    def close(self) -> None:
        """See that the windows which were opened here end, too."""
        if self._instance is not None:
            self._instance.close()
        if self._windows is not None:
            self._windows.join(CLOSING_S)
            if self._windows.is_alive():
                self._windows.kill()
                self._windows.join(CLOSING_S)

    def _left(self) -> None:
        """The windows are gone and did not say goodbye."""
        if why_not := display.why_not():
            log.warning("livehead ends with its desktop: %s", why_not)
            self.host.quit()
            return
        if self._instance is None:  # those that crashed listened for later starts
            self._instance = Instance(self._wanted)
        now = time.monotonic()
        if len(self._opened) == TIMES and now - self._opened[0] < WITHIN_S:
            log.warning("the window crashes again and again; the stream goes on. Start livehead to see it")
            return
        self._opened.append(now)
        log.warning("the window crashed; the stream goes on, and it is opened again")
        self._open("crashed")

    def _wanted(self) -> None:
        """A person started livehead once more."""
        with self._opening:
            if self.host.watched:
                self.host.show()
                return
        self._opened.clear()
        self._open("wanted")

    def _open(self, news: News) -> None:
        with self._opening:
            if self.host.watched:
                return
            try:
                connection, self._windows = processes.start_windows(news)
            except OSError as error:
                log.warning("the window cannot be opened again: %s", error)
                return
            self.host.attach(connection)


def serve(connection: Connection[Any, Any], config: Config) -> None:
    """The engine's process, from its first windows to the end of the stream."""
    keeper = Keeper(config)
    host = keeper.host
    for number in {signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
        signal.signal(number, lambda *_: host.quit())
    # Ctrl+C in the terminal is for the windows, which say goodbye; without them it is for us
    signal.signal(signal.SIGINT, lambda *_: None if host.watched else host.quit())
    threading.Thread(target=_end_in_time, args=(host,), name="livehead ends in time", daemon=True).start()
    host.attach(connection)
    try:
        host.run()
    finally:
        keeper.close()


def _end_in_time(host: Host) -> None:
    host.over.wait()
    time.sleep(ENDING_S)
    log.warning("the stream does not end: it is made to")
    os._exit(1)

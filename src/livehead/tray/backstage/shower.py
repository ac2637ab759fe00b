"""The live picture on its way to the windows: by shared memory, and only while somebody looks."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from livehead.errors import LiveheadError
from livehead.sinks.preview.shared_picture import PictureWriter
from livehead.types import Frame

if TYPE_CHECKING:
    from livehead.tray.backstage.worker import Worker

log = logging.getLogger(__name__)

INTERVAL_S = 1 / 30
PATIENCE_S = 0.1

Tell = Callable[..., None]


class Shower:
    """A thread that copies the newest picture into shared memory and tells the newest motion, 30 times a second.

    tell: takes ("picture", name of the memory), ("motion", Motion) and ("refused", cause, remedy).
    """

    def __init__(self, worker: Worker, tell: Tell) -> None:
        self._worker, self._tell = worker, tell
        self._picture: PictureWriter | None = None
        self._looking, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="livehead shows", daemon=True)
        self._thread.start()

    def look(self, on: bool) -> None:
        """Somebody looks, or nobody. Callable from any thread."""
        (self._looking.set if on else self._looking.clear)()

    def close(self) -> None:
        """End the thread and give the memory back."""
        self._over.set()
        self._looking.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._over.is_set():
            if not self._looking.is_set():
                self._forget()
                self._looking.wait()
                continue
            began = time.monotonic()
            tap = self._worker.tap
            frame = tap.newest.take(PATIENCE_S) if tap is not None else None
            if frame is not None:
                self._show(frame)
            elif tap is None or tap.newest.closed:
                self._over.wait(PATIENCE_S)
            if (motion := self._worker.motion()) is not None:
                self._tell("motion", replace(motion, driving=None))
            self._over.wait(max(0.0, began + INTERVAL_S - time.monotonic()))
        self._forget()

    def _show(self, frame: Frame) -> None:
        try:
            if self._picture is None or not self._picture.holds(frame.pixels):
                self._forget()
                self._picture = PictureWriter(frame.pixels.nbytes)
                self._tell("picture", self._picture.name)
            self._picture.write(frame.pixels)
        except LiveheadError as error:
            self._looking.clear()
            self._tell("refused", error.cause, error.remedy)

    def _forget(self) -> None:
        if self._picture is not None:
            self._picture.close()
            self._picture = None

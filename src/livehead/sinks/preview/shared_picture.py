"""Pictures from one process to another through shared memory: three places in turn, the newest wins, nobody waits.

A place carries the number of its picture. The writer takes the number away before it writes and puts it back
after; the reader takes a picture only if the number was the same before and after its copy. So a reader that
dies in the middle, which a lock would not survive, holds up nobody.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livehead.errors import SinkError
from livehead.types import Bytes

PLACES = 3
HEADER_BYTES = 128
MEMORY_DISK = Path("/dev/shm")


class _Layout:
    """The same bytes seen by both sides. words[0]: newest number; then (number, width, height) of each place."""

    def __init__(self, memory: SharedMemory) -> None:
        self.memory = memory
        self.words: NDArray[np.uint64] = np.ndarray((1 + 3 * PLACES,), np.uint64, memory.buf)
        # the system may have rounded the memory up
        self.room_bytes = (memory.size - HEADER_BYTES) // PLACES
        self.places: Bytes = np.ndarray((PLACES, self.room_bytes), np.uint8, memory.buf, HEADER_BYTES)

    def close(self) -> None:
        del self.words, self.places  # memory that arrays look at cannot be closed
        self.memory.close()


class PictureWriter:
    """The memory's owner."""

    def __init__(self, room_bytes: int) -> None:
        """room_bytes: of one picture. SinkError when the system has no memory to share."""
        size = HEADER_BYTES + PLACES * room_bytes
        remedy = "free some memory, or make the picture smaller"
        # Linux promises more than it has: the first write to a page that is not there would end this process
        if sys.platform == "linux" and shutil.disk_usage(MEMORY_DISK).free < size:
            raise SinkError(f"no room for {size >> 20} MiB in {MEMORY_DISK}", remedy=remedy)
        try:
            self._layout = _Layout(SharedMemory(create=True, size=size))
        except OSError as error:
            raise SinkError(f"no shared memory to be had: {error.strerror}", remedy=remedy) from error
        self._layout.words[:] = 0
        self._number = 0

    @property
    def name(self) -> str:
        """What a reader finds the memory by."""
        return self._layout.memory.name

    def holds(self, pixels: Bytes) -> bool:
        """Whether a picture of this size has room."""
        return pixels.nbytes <= self._layout.room_bytes

    def write(self, pixels: Bytes) -> None:
        """Make (H, W, 4) RGBA the newest picture."""
        self._number += 1
        place = self._number % PLACES
        words = self._layout.words
        words[1 + 3 * place] = 0
        words[2 + 3 * place], words[3 + 3 * place] = pixels.shape[1], pixels.shape[0]
        self._layout.places[place, : pixels.nbytes] = pixels.reshape(-1)
        words[1 + 3 * place] = self._number
        words[0] = self._number

    def close(self) -> None:
        self._layout.close()
        with contextlib.suppress(FileNotFoundError):
            self._layout.memory.unlink()


class PictureReader:
    """The other side."""

    def __init__(self, name: str) -> None:
        """FileNotFoundError when the memory is gone already."""
        self._layout = _Layout(SharedMemory(name))
        self._seen = 0

    def newest(self) -> Bytes | None:
        """A copy of the newest picture, (H, W, 4) RGBA; None when there is none since the last one."""
        words = self._layout.words
        number = int(words[0])
        if number == self._seen:
            return None
        place = number % PLACES
        before = int(words[1 + 3 * place])
        width, height = int(words[2 + 3 * place]), int(words[3 + 3 * place])
        if before != number or width * height * 4 > self._layout.room_bytes:
            return None  # overtaken: the next look finds a newer one
        pixels = self._layout.places[place, : width * height * 4].copy().reshape(height, width, 4)
        if int(words[1 + 3 * place]) != number:
            return None
        self._seen = number
        return pixels

    def close(self) -> None:
        self._layout.close()

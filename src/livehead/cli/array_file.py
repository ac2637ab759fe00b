"""Pictures as one NumPy array on disk, written as they come: a full disk is an error and ruins nothing."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import numpy as np

from livehead.sinks import disk_error
from livehead.types import Bytes


class ArrayFile:
    """A .npy file of (N, H, W, 4) uint8 that holds whole pictures at any end.

    Written with plain writes and no memory map: there a full disk kills the process instead of telling it.
    Errors: SinkError when the file cannot be made or the disk is full; the pictures before can be loaded.
    """

    def __init__(self, path: Path, count: int) -> None:
        """count: how many pictures are expected; fewer may come."""
        self.written = 0
        self._path, self._expected = path, count
        self._shape: tuple[int, ...] = ()
        try:
            self._file = path.open("wb", buffering=0)
        except OSError as error:
            raise disk_error(path, error) from None

    def __enter__(self) -> ArrayFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, pixels: Bytes) -> None:
        """Append a picture; all must have one shape."""
        try:
            if not self._shape:
                self._shape = pixels.shape
                self._write_header(self._expected)
                self._start = self._file.tell()
            left = memoryview(pixels.tobytes())
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            raise disk_error(self._path, error) from None
        self.written += 1

    def close(self) -> None:
        """Make the file agree with what was written; safe to call twice."""
        if self._file.closed:
            return
        try:
            with self._file:
                if self._shape and self.written != self._expected:
                    self._file.truncate(self._start + self.written * int(np.prod(self._shape)))
                    self._file.seek(0)
                    self._write_header(self.written)
        except OSError as error:
            raise disk_error(self._path, error) from None

    def _write_header(self, count: int) -> None:
        """NumPy leaves room for any count, so that the header keeps its size."""
        header = {"descr": "|u1", "fortran_order": False, "shape": (count, *self._shape)}
        np.lib.format.write_array_header_1_0(self._file, header)  # type: ignore[no-untyped-call]

"""A pyvirtualcam backend that keeps what it is sent."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np


class FakeBackend:
    """Keyword contract of pyvirtualcam's backends; `made` holds every device that was opened."""

    made: ClassVar[list[FakeBackend]] = []
    refuses: ClassVar[str] = ""

    def __init__(
        self, *, width: int, height: int, fps: float, fourcc: int, device: str | None, **_: Any
    ) -> None:
        if self.refuses:
            raise RuntimeError(self.refuses)
        self.size, self.fps, self.fourcc = (width, height), fps, fourcc
        self.name = device or "Fake Camera"
        self.frames: list[np.ndarray] = []
        self.closed = 0
        self.fails = False
        FakeBackend.made.append(self)

    def close(self) -> None:
        self.closed += 1

    def send(self, frame: np.ndarray) -> None:
        assert not self.closed, "sent to a closed device"
        if self.fails:
            raise RuntimeError("device gone")
        self.frames.append(frame.copy())

    def device(self) -> str:
        return self.name

    def native_fourcc(self) -> int | None:
        return None

"""A microphone made up for tests: they speak into it and pull its plug."""

from __future__ import annotations

import time
from collections.abc import Callable

from livehead.errors import SourceError
from livehead.types import Floats


class FakeMicrophone:
    """An opener of microphones and the microphone itself."""

    def __init__(self, rate: int = 16000) -> None:
        self.rate, self.latency, self.name = rate, 0.01, "Fake"
        self.plugged, self.active, self.opened, self.closed = True, False, 0, 0
        self._listener: Callable[[Floats, float], None] | None = None

    def __call__(self, which: str, listener: Callable[[Floats, float], None]) -> FakeMicrophone:
        if not self.plugged:
            raise SourceError("there is no microphone", remedy="plug one in")
        self._listener, self.active = listener, True
        self.opened += 1
        return self

    def say(self, samples: Floats) -> None:
        """As the driver's thread would."""
        assert self._listener is not None
        self._listener(samples, time.monotonic())

    def unplug(self) -> None:
        self.plugged = self.active = False

    def close(self) -> None:
        self.closed += 1
        self.active = False

"""How often something may happen: so many times a second, with some saved up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable


class Pace:
    """Up to `burst` times at once, `rate` times a second in the long run."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._burst, self._clock = rate, burst, clock
        self._saved, self._at = burst, clock()

    def allows(self) -> bool:
        """True, and counted, unless it is too soon."""
        now = self._clock()
        self._saved = min(self._burst, self._saved + self._rate * (now - self._at))
        self._at = now
        if self._saved < 1.0:
            return False
        self._saved -= 1.0
        return True

    async def wait(self) -> None:
        """Go on when it is allowed, others first. Who sends too fast is not read meanwhile: nothing piles up."""
        await asyncio.sleep(0)
        while not self.allows():
            await asyncio.sleep((1.0 - self._saved) / self._rate)

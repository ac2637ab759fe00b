"""What the tests of the remote APIs share: a configuration without a camera, a client's loop, patience."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from livehead.config import Config, OutputConfig, StageChoice
from livehead.remote import with_injection

T = TypeVar("T")

QUICK = with_injection(
    Config(
        tracker=StageChoice("idle"),
        animator=StageChoice("puppet", {"size": 48}),
        sinks=(StageChoice("null"),),
        output=OutputConfig(fps=30.0),
    )
)


def run(work: Coroutine[Any, Any, T]) -> T:
    """A client's side, in a loop of its own."""
    return asyncio.run(asyncio.wait_for(work, 120.0))


def until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.01)

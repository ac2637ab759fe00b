"""The sinks of a running session, by the names a person knows them by."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from livehead import registry
from livehead.config import StageChoice
from livehead.session import Session
from livehead.types import Phase, Status

log = logging.getLogger(__name__)

SHOWN_IN_OBS = ("browser", "media_stream", "ndi", "virtual_camera")
"""What OBS most likely shows when several send, the likeliest first."""


@runtime_checkable
class Windowed(Protocol):
    """A sink with a window that a person may close while the sink goes on."""

    @property
    def status(self) -> Status: ...

    def open(self) -> None:
        """Open it again."""
        ...


def added_ms(choice: StageChoice) -> float:
    """Milliseconds from a sink until its receiver has the picture, as measured once (`livehead list sinks`)."""
    facts = importlib.import_module(f"livehead.sinks.{choice.use}").FACTS
    form = str(choice.options.get("format", "")) + (" by SRT" if choice.options.get("srt") else "")
    return next((f for f in facts if f.form == form), facts[0]).latency_ms or 0.0


class Outputs:
    """Every method may raise LiveheadError; the other sinks go on."""

    def __init__(self, session: Session, fps: float) -> None:
        self._session, self._fps = session, fps
        self._names: dict[str, str] = {}
        self._windows: dict[str, Windowed] = {}

    def sends(self, use: str) -> bool:
        """Whether the sink gets pictures."""
        return f"sink {self._names.get(use, use)}" in self._session.statuses()

    def add(self, choice: StageChoice) -> None:
        """Send to one more."""
        sink = registry.sink(choice, fps=self._fps)
        self._names[choice.use] = self._session.attach(choice.use, sink)
        self._windows.pop(choice.use, None)
        if isinstance(sink, Windowed):
            self._windows[choice.use] = sink

    def remove(self, use: str) -> None:
        """Send to it no longer; nothing happens where it had ended by itself."""
        name = self._names.pop(use, use)
        try:
            self._session.remove_sink(name)
        except KeyError:
            log.debug("sink %s had ended by itself", name)

    def switch_on(self, choice: StageChoice) -> None:
        """Send to it if it does not get pictures yet; open its window again if that was closed."""
        if not self.sends(choice.use):
            self.add(choice)
        elif choice.use in self.shut():
            self._windows[choice.use].open()

    def shut(self) -> frozenset[str]:
        """The sinks whose windows were closed by hand, or crashed too often."""
        shut = (Phase.WAITING, Phase.LOST)
        states = {use: window.status for use, window in self._windows.items() if self.sends(use)}
        return frozenset(use for use, state in states.items() if state.phase in shut and state.remedy)

    def after_ms(self, choices: Sequence[StageChoice]) -> float:
        """What the sink that OBS most likely shows adds to the latency."""
        for use in SHOWN_IN_OBS:
            if use in self._names:
                return added_ms(next((sink for sink in choices if sink.use == use), StageChoice(use)))
        return 0.0

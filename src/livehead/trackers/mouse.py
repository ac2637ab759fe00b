"""The mouse pointer moves head and eyes: no camera, no hook, no permission; buttons and chosen keys are hotkeys.

The head looks at the pointer, eyes first, and goes back to the middle when it lies still. Buttons count as
presses ("mouse left"). Keys are looked at only when named in `keys`: then those, and no others, are asked for
sixty times a second whichever window has the focus; nothing is stored. Wayland tells no program where the pointer
is, and macOS may want a permission for keys.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from livehead.errors import ConfigError, SourceError
from livehead.motion.gaze import look
from livehead.motion.pointer import Look, aim
from livehead.sources.pointer import Opener, Pointer, Reading, Screen, limits, open_pointer
from livehead.types import Channels, Motion, Phase, Status

log = logging.getLogger(__name__)

RETRY_EVERY = 1.0
ASK_SCREENS_EVERY = 2.0


@dataclass(frozen=True, slots=True)
class Config:
    """screen: the monitor whose middle is straight ahead: "main", "all" together, or its number from 1, counted
    from the left; turn, nod: degrees of the look at that monitor's edges (two thirds of it is the head's); lag:
    seconds that the head is behind; rest: seconds after which a still pointer is no longer looked at, 0 for
    never; rate: motions a second; keys: keys that count as presses, such as "f1,f2"."""

    screen: str = "main"
    turn: float = 28.0
    nod: float = 18.0
    lag: float = 0.3
    rest: float = 4.0
    rate: float = 60.0
    keys: tuple[str, ...] = ()


class MouseTracker:
    """Asks the system for the pointer at an even rate; a desktop that is gone is asked again every second."""

    def __init__(self, config: Config, opener: Opener) -> None:
        _check(config)
        self._config, self._opener = config, opener
        self._pointer: Pointer | None = opener(config.keys)
        self._closed, self._begun = threading.Event(), False
        self._lost: SourceError | None = None
        self._look = Look(config.lag, config.rest)
        self._presses: dict[str, int] = {}
        self._last: Reading | None = None
        self._screens: tuple[Screen, ...] = self._pointer.screens()
        self._asked_at = time.monotonic()
        self._ahead = _ahead(self._screens, config.screen)
        self._seq = 0

    @property
    def status(self) -> Status:
        if self._closed.is_set():
            return Status(Phase.CLOSED)
        if self._lost is not None:
            return Status(Phase.RETRYING, f"{self._lost.cause}, trying again", self._lost.remedy)
        count = len(self._screens)
        text = f"pointer on {count} monitor{'s' * (count > 1)}"
        if self._config.keys:
            text += f", looking at the keys {', '.join(self._config.keys)}"
        return Status(Phase.RUNNING, ", ".join(part for part in (text, limits()) if part))

    def track(self) -> Iterator[Motion]:
        """Head and gaze at an even rate; nothing while there is no desktop."""
        self._begun = True
        period = 1.0 / self._config.rate
        due = before = time.monotonic()
        while not self._closed.wait(max(0.0, due - time.monotonic())):
            now = time.monotonic()
            due = max(due + period, now)
            reading = self._read(now)
            if reading is None:
                due = now + RETRY_EVERY
            elif now > before:
                yield self._motion(reading, now, min(now - before, 0.25))
                before = now
        self._let_go()

    def close(self) -> None:
        self._closed.set()
        if not self._begun:  # else the tracking thread lets go: the connection is its own
            self._let_go()

    def _read(self, now: float) -> Reading | None:
        """What the pointer does; None when there is none now."""
        try:
            if self._pointer is None:
                self._pointer = self._opener(self._config.keys)
                self._screens = ()
            if not self._screens or now - self._asked_at > ASK_SCREENS_EVERY:
                self._screens, self._asked_at = self._pointer.screens(), now
                self._ahead = _ahead(self._screens, self._config.screen)
            reading = self._pointer.read()
        except SourceError as error:
            if self._lost is None:
                log.warning("mouse: %s (%s)", error.cause, error.remedy)
            self._lost = error
            self._let_go()
            return None
        self._lost = None
        return reading

    def _let_go(self) -> None:
        if self._pointer is not None:
            self._pointer.close()
            self._pointer = None

    def _motion(self, reading: Reading, now: float, seconds: float) -> Motion:
        last, self._last = self._last, reading
        moved = last is None or (last.x, last.y) != (reading.x, reading.y)
        # What is held at the start was pressed for something else.
        for name in reading.down - (last.down if last is not None else reading.down):
            self._presses[name] = self._presses.get(name, 0) + 1
        middle, size = self._ahead
        across, down = (reading.x - middle[0]) / size[0], (reading.y - middle[1]) / size[1]
        target = aim(across, down, math.radians(self._config.turn), math.radians(self._config.nod))
        head, gaze = self._look.step(target, moved, seconds)
        eyes = np.stack([gaze, gaze])
        shapes = np.zeros(52, np.float32)
        look(shapes, eyes)
        motion = Motion(
            blendshapes=shapes,
            head_rotation=np.array([head[0], head[1], 0.0], np.float32),
            head_position=np.zeros(3, np.float32),
            gaze=eyes,
            confidence=1.0,
            captured_at=now,
            seq=self._seq,
            channels=Channels.HEAD | Channels.GAZE,
            tracker="mouse",
            made=Channels.HEAD | Channels.GAZE,
            presses=tuple(sorted(self._presses.items())),
        )
        self._seq += 1
        return motion


def _ahead(screens: tuple[Screen, ...], which: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Middle and half size of the monitor that is straight ahead, in the pointer's units."""
    ordered = sorted(screens, key=lambda s: (s.x, s.y))
    if which == "all":
        left, top = min(s.x for s in screens), min(s.y for s in screens)
        right, bottom = max(s.x + s.width for s in screens), max(s.y + s.height for s in screens)
        chosen = Screen(left, top, right - left, bottom - top)
    elif which == "main":
        chosen = next((s for s in ordered if s.primary), ordered[0])
    else:  # one that was unplugged gives way to the last there is
        chosen = ordered[min(int(which), len(ordered)) - 1]
    half = max(0.5 * chosen.width, 1.0), max(0.5 * chosen.height, 1.0)
    return (chosen.x + half[0], chosen.y + half[1]), half


def _check(config: Config) -> None:
    if config.screen not in ("main", "all") and not (config.screen.isdigit() and int(config.screen) > 0):
        raise ConfigError(
            f"mouse.screen is {config.screen!r}", remedy='it may be "main", "all" or a number from 1'
        )
    for name, low, high in (
        ("turn", 0, 60),
        ("nod", 0, 45),
        ("lag", 0, 5),
        ("rest", 0, 3600),
        ("rate", 5, 240),
    ):
        value = getattr(config, name)
        if not low <= value <= high:
            raise ConfigError(
                f"mouse.{name} is {value:g}, not within {low} to {high}",
                remedy="leave it out for the usual one",
            )


def probe() -> str:
    """Why no pointer can be had here."""
    try:
        open_pointer(()).close()
    except SourceError as error:
        return f"{error.cause}: {error.remedy}"
    return ""


def create(config: Config) -> MouseTracker:
    """Reaches the desktop. Errors: SourceError when there is none, ConfigError for an unknown key or value."""
    return MouseTracker(config, open_pointer)

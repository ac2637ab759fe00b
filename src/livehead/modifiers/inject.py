"""Takes motion that other programs send, by tracking parameter, over the live face: plugins, the remote API.

What is sent holds for a second and must be repeated; it is faded in and out. It lies over what is tracked and
under emotes and expressions. Which parameters there are: `livehead.motion.tracking_parameters`.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from livehead.motion.clock import Clock
from livehead.motion.easing import clamp, smoothstep
from livehead.motion.tracking_parameters import LEASE_S, Parameter, find, moved, values
from livehead.motion.vector import clean
from livehead.types import Channels, Floats, Motion, Phase, Status

MOST = 512
"""Values held at once; with more, the oldest goes."""

LARGEST = 1e6
"""Values beyond are held here."""

FASTEST = math.radians(285.0)
"""Radians a second that a head may turn on account of what is sent."""


@dataclass(frozen=True, slots=True)
class Config:
    """fade: seconds in which a value comes when it is first sent, and goes when it is no longer."""

    fade: float = 0.2

    def __post_init__(self) -> None:
        if not 0.0 <= self.fade <= 5.0:
            raise ValueError(f"fade is {self.fade}, not within 0 to 5 seconds")


@dataclass(slots=True)
class _Sent:
    """What somebody sent for one parameter, and how far it has come."""

    parameter: Parameter
    value: float
    weight: float
    share: float
    age: float = 0.0


Key = tuple[str, str, bool]


class InjectModifier:
    """Keeps what is sent. `inject` and `parameters` may be called from any thread."""

    def __init__(self, config: Config) -> None:
        self._fade = config.fade
        self._clock = Clock()
        self._lock = threading.Lock()
        self._sent: dict[Key, _Sent] = {}
        self._found_age = math.inf
        self._head: Floats | None = None
        self._led = False
        self._shown = Motion.neutral()
        self._closed = False

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        with self._lock:
            senders = sorted({who for _, who, _ in self._sent if who})
            count = len(self._sent)
        if not count:
            return Status(Phase.WAITING, "nothing is sent")
        return Status(
            Phase.RUNNING, f"{count} parameters" + (f" from {', '.join(senders)}" if senders else "")
        )

    def inject(
        self,
        sent: Iterable[tuple[str, float, float]],
        *,
        add: bool = False,
        by: str = "",
        found: bool = False,
    ) -> int:
        """Take (parameter, value, weight) as `livehead.stages.Injected` says."""
        taken = 0
        with self._lock:
            self._found_age = 0.0 if found else self._found_age
            for name, value, weight in sent:
                parameter = find(name)
                if parameter is None or not math.isfinite(value):
                    continue
                taken += 1
                key = (name, by, add)
                old = self._sent.pop(key, None)
                # What is added comes at once: such pushes are over before a fade would be.
                share = old.share if old is not None else float(add or self._fade == 0.0)
                held = clamp(value, -LARGEST, LARGEST)
                self._sent[key] = _Sent(parameter, held, 1.0 if add else clamp(weight), share)
            while len(self._sent) > MOST:
                del self._sent[next(iter(self._sent))]
        return taken

    def parameters(self, names: Iterable[str] = ()) -> dict[str, float]:
        """The values of parameters as they were last shown; of all of VTube Studio's when none is named."""
        return values(self._shown, names)

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with what is sent over it: first what is set, then what is added."""
        motion = clean(motion)
        step = self._clock.tick(now)
        with self._lock:
            changes = self._move(step)
            self._found_age += step
            found = self._found_age <= LEASE_S
        if changes or found:
            motion = self._over(motion, changes, found)
        if changes or self._led:
            motion = self._bounded(motion, step)
            self._led = self._led or bool(changes)
        self._head = motion.head_rotation
        self._shown = motion
        return motion

    def close(self) -> None:
        self._closed = True

    def _move(self, step: float) -> list[tuple[bool, Parameter, float, float]]:
        """On by `step` seconds: (added?, parameter, value, weight) of what shows; the rest is forgotten."""
        most = step / self._fade if self._fade else 1.0
        changes = []
        for key, one in list(self._sent.items()):
            alive = one.age <= LEASE_S
            one.share = clamp(one.share + (most if alive else -most))
            one.age += step
            if not alive and one.share <= 0.0:
                del self._sent[key]
            else:
                changes.append((key[2], one.parameter, one.value, one.weight * smoothstep(one.share)))
        return changes

    def _over(
        self, motion: Motion, changes: list[tuple[bool, Parameter, float, float]], found: bool
    ) -> Motion:
        for adding in (False, True):
            these = [(p, value, weight) for added, p, value, weight in changes if added is adding]
            # A weight says how much of the face gives way; to add, there is nothing that would.
            motion = moved(motion, these, adding) if these else motion
        groups = Channels.NONE
        for _, parameter, _, weight in changes:
            groups |= parameter.group if weight > 0.0 else Channels.NONE
        confidence = 1.0 if found else motion.confidence
        seen = motion.channels | groups if confidence > 0.0 else motion.channels
        return replace(motion, confidence=confidence, channels=seen, made=motion.made | groups)

    def _bounded(self, motion: Motion, step: float) -> Motion:
        """The motion, its head turned no faster than heads turn: what is sent may leap."""
        if self._head is None:
            return motion
        turn = motion.head_rotation - self._head
        size, most = float(np.sqrt((turn * turn).sum())), FASTEST * step
        self._led = size > most
        if not self._led:
            return motion
        head = (self._head + turn * np.float32(most / size)).astype(np.float32)
        return replace(motion, head_rotation=head)


def create(config: Config) -> InjectModifier:
    """Nothing is sent yet."""
    return InjectModifier(config)

"""Plays short recorded moves over the live motion, found by words: nod, shake, laugh.

One at a time: a new one fades the last out while it comes in, both ends are eased, and the head never turns
further than `max_turn` within a frame on their account. What an emote is: `livehead.motion.emotes`.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, replace

import numpy as np

from livehead.config import unknown
from livehead.motion.clock import Clock
from livehead.motion.easing import smoothstep
from livehead.motion.emotes import Emote, find, layer, load
from livehead.motion.presses import PressCounter, bindings, plain
from livehead.motion.vector import clean
from livehead.types import Floats, Motion, Phase, Status

LONGEST_FRAME = 1.0 / 20.0
"""Seconds an emote moves on within one frame at most: a picture that came late is no reason to snap."""

MOST_PLAYING = 4
"""The newest and those it fades out; with more, the newest request waits until one is over."""


@dataclass(frozen=True, slots=True)
class Config:
    """keys: "KEY = EMOTE" for keys of a tracker, such as "phone 8 = nod"; fade: seconds of easing in, easing
    out and cross-fading; max_turn: degrees that emotes may turn the head within one frame."""

    keys: tuple[str, ...] = ()
    fade: float = 0.2
    max_turn: float = 4.5

    def __post_init__(self) -> None:
        if not 0.1 <= self.fade <= 2.0:
            raise ValueError(f"fade is {self.fade}, not within 0.1 to 2 seconds")
        if not 0.1 <= self.max_turn <= 45.0:
            raise ValueError(f"max_turn is {self.max_turn}, not within 0.1 to 45 degrees")


class _Playing:
    """An emote under way; `leaving` once another has begun."""

    def __init__(self, emote: Emote, fade: float) -> None:
        self.emote, self._fade = emote, fade
        self.age = self._gone = 0.0
        self.leaving = False

    @property
    def weight(self) -> float:
        ends = smoothstep(self.age / self._fade) * smoothstep((self.emote.duration - self.age) / self._fade)
        return ends * (1.0 - smoothstep(self._gone))

    @property
    def over(self) -> bool:
        return self.age >= self.emote.duration or self._gone >= 1.0

    def move(self, step: float) -> None:
        self.age += step
        self._gone += step / self._fade if self.leaving else 0.0


class EmoteModifier:
    """Keeps what is being played, the newest last. `perform` may be called from any thread."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._emotes, self._left_out = load()
        self._keys: dict[str, Emote] = {}
        for key, word in bindings(config.keys, "modifier.emote.keys").items():
            if plain(word) not in self._emotes:
                raise unknown("emote in modifier.emote.keys", word, self._emotes)
            self._keys[key] = self._emotes[plain(word)]
        self._presses = PressCounter()
        self._clock = Clock()
        self._playing: list[_Playing] = []
        self._turn: Floats = np.zeros(3, np.float32)
        self._lock = threading.Lock()
        self._wanted: Emote | None = None
        self._closed = False

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        names = [x.emote.name for x in tuple(self._playing)]
        text = names[-1] if names else f"{len(self._emotes)} emotes, none playing"
        if not self._left_out:
            return Status(Phase.RUNNING, text)
        first = self._left_out[0]
        return Status(Phase.RUNNING, f"{text}; left out: {first.cause}", first.remedy)

    def performances(self) -> tuple[str, ...]:
        """The names of all emotes."""
        return tuple(self._emotes)

    def perform(self, words: str) -> str:
        """Play the emote that fits the words best, or the one a key is bound to; returns its name.

        Errors: ConfigError when none fits.
        """
        emote = self._keys.get(plain(words)) or find(words, self._emotes)
        with self._lock:
            self._wanted = emote
        return emote.name

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with what is being played over it."""
        motion = clean(motion)
        step = min(self._clock.tick(now), LONGEST_FRAME)
        for playing in self._playing:
            playing.move(step)
        self._playing = [x for x in self._playing if not x.over]
        self._begin(motion)
        goal: Floats = np.zeros(3, np.float32)
        for playing in self._playing:
            motion, turn = layer(motion, playing.emote, playing.age, playing.weight)
            goal = goal + turn
        return self._turned(motion, goal)

    def close(self) -> None:
        self._closed = True

    def _begin(self, motion: Motion) -> None:
        """Start what was asked for last, when there is room."""
        pressed = [self._keys[key] for key, _ in self._presses.news(motion) if key in self._keys]
        with self._lock:
            self._wanted = pressed[-1] if pressed else self._wanted
            if self._wanted is None or len(self._playing) >= MOST_PLAYING:
                return
            emote, self._wanted = self._wanted, None
        for playing in self._playing:
            playing.leaving = True
        self._playing.append(_Playing(emote, self._config.fade))

    def _turned(self, motion: Motion, goal: Floats) -> Motion:
        """The head turned by what the emotes want, as far as a frame allows."""
        step = goal - self._turn
        size, most = float(np.sqrt((step * step).sum())), math.radians(self._config.max_turn)
        self._turn = goal if size <= most else self._turn + step * np.float32(most / size)
        if not self._turn.any():
            return motion
        head = np.clip(motion.head_rotation + self._turn, -math.pi, math.pi).astype(np.float32)
        return replace(motion, head_rotation=head)


def create(config: Config) -> EmoteModifier:
    """Reads the emotes; a damaged one is left out and told in the status.

    Errors: ConfigError for a key that is bound to no emote.
    """
    return EmoteModifier(config)

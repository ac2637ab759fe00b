"""Named expressions over the live face: by key, by phone hotkey, by VRM blend name, by word.

Pressed once an expression comes, pressed again it goes; the newest lies on top, and whatever changes is
cross-faded. `neutral` ends them all. What an expression is: `livehead.motion.expressions`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

from livehead.config import unknown
from livehead.motion.clock import Clock
from livehead.motion.easing import clamp, smoothstep
from livehead.motion.expressions import Expression, load, wear
from livehead.motion.presses import PressCounter, bindings, plain
from livehead.motion.vector import clean, tracked
from livehead.types import Motion, Phase, Status

NUMBERED = ("joy", "fun", "anger", "sorrow", "surprise", "sleepy", "smug", "shy", "neutral")
"""What the keys 1 to 9 stand for unless the configuration says otherwise."""

KEYS = tuple(
    f"{key}{number} = {name}"
    for key in ("", "phone ", "key f")
    for number, name in enumerate(NUMBERED, start=1)
)

MOST_LAYERS = 12
"""Expressions at once: one more, and the oldest goes."""

LONGEST_FRAME = 1.0 / 20.0
"""Seconds a fade moves on within one frame at most: a picture that came late is no reason to snap."""

DONE = 1e-4
"""A weight below this shows nothing."""


@dataclass(frozen=True, slots=True)
class Config:
    """keys: "KEY = EXPRESSION" for each key of a tracker or of the terminal, such as "phone 1 = joy" or
    "key f2 = anger"; hold: seconds after which an expression goes by itself, 0 for when it is pressed again;
    fade: seconds of every cross-fade, 0 for what the expression itself says."""

    keys: tuple[str, ...] = KEYS
    hold: float = 0.0
    fade: float = 0.0

    def __post_init__(self) -> None:
        if not 0.0 <= self.hold <= 3600.0:
            raise ValueError(f"hold is {self.hold}, not within 0 to 3600 seconds")
        if self.fade != 0.0 and not 0.1 <= self.fade <= 5.0:
            raise ValueError(f"fade is {self.fade}, neither 0 nor within 0.1 to 5 seconds")


class _Layer:
    """An expression that shows, comes or goes."""

    def __init__(self, expression: Expression, fade: float) -> None:
        self.expression = expression
        self.on = False
        self.age = 0.0
        self._fade = fade or expression.fade
        self._pressed = 0.0
        self._asked = 0.0

    @property
    def weight(self) -> float:
        return max(smoothstep(self._pressed), self._asked)

    def move(self, step: float, asked: float) -> None:
        """On by `step` seconds: pressed ones to fully on or off, asked ones to the weight they are asked for."""
        most = step / self._fade
        self.age += step
        self._pressed = clamp(self._pressed + (most if self.on else -most))
        self._asked += min(max(asked - self._asked, -most), most)


class ExpressModifier:
    """Keeps the layers of expressions, the newest last. `perform` may be called from any thread."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._expressions = load()
        self._words = {word: e for e in self._expressions.values() for word in e.words}
        self._words.update((plain(e.name), e) for e in self._expressions.values())
        self._vrm = {plain(name): e for e in self._expressions.values() for name in (e.name, *e.vrm)}
        bound = bindings(config.keys, "modifier.express.keys")
        self._keys = {key: self._named(word, "in modifier.express.keys ") for key, word in bound.items()}
        self._presses = PressCounter()
        self._clock = Clock()
        self._layers: list[_Layer] = []
        self._lock = threading.Lock()
        self._wanted: tuple[Expression, ...] = ()
        self._closed = False

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED)
        names = list(dict.fromkeys(x.expression.name for x in tuple(self._layers)))
        return Status(Phase.RUNNING, ", ".join(names) or f"{len(self._expressions)} expressions, none on")

    def performances(self) -> tuple[str, ...]:
        """The names of all expressions, those that ship first."""
        return tuple(self._expressions)

    def perform(self, words: str) -> str:
        """Begin or end an expression by its name, another name of it, or a key that is bound to it.

        Returns its name. Errors: ConfigError when there is none of that name.
        """
        expression = self._keys.get(plain(words)) or self._named(words)
        with self._lock:
            self._wanted += (expression,)
        return expression.name

    def worn(self) -> tuple[str, ...]:
        """The names of the expressions that are pressed on, the newest last."""
        with self._lock:
            wanted, layers = self._wanted, tuple(self._layers)
        on = dict.fromkeys(layer.expression.name for layer in layers if layer.on)
        for expression in wanted:
            if _empty(expression):
                on.clear()
            elif on.pop(expression.name, expression) is expression:
                on[expression.name] = None
        return tuple(on)

    def modify(self, motion: Motion, now: float) -> Motion:
        """The motion with the expressions over it."""
        motion = clean(motion)
        step = min(self._clock.tick(now), LONGEST_FRAME)
        for expression in self._asked(motion):
            self._press(expression)
        asked = self._weights(motion)
        for name in asked:
            if not any(layer.expression.name == name for layer in self._layers):
                self._begin(self._expressions[name])
        newest = {layer.expression.name: layer for layer in self._layers}
        for layer in self._layers:
            name, hold = layer.expression.name, self._config.hold
            layer.on = layer.on and not (hold and layer.age >= hold)
            layer.move(step, asked.get(name, 0.0) if newest[name] is layer else 0.0)
        worn = wear(motion, [(layer.expression, layer.weight) for layer in self._layers])
        self._layers = [x for x in self._layers if x.on or x.weight > DONE or asked.get(x.expression.name)]
        return worn

    def close(self) -> None:
        self._closed = True

    def _named(self, words: str, where: str = "") -> Expression:
        if (found := self._words.get(plain(words))) is not None:
            return found
        raise unknown(f"expression {where}".rstrip(), words, self._expressions)

    def _asked(self, motion: Motion) -> Iterator[Expression]:
        """What is pressed or performed since the last frame; two presses at once undo each other."""
        with self._lock:
            wanted, self._wanted = self._wanted, ()
        yield from wanted
        for key, times in self._presses.news(motion):
            if key in self._keys and times % 2:
                yield self._keys[key]

    def _weights(self, motion: Motion) -> dict[str, float]:
        """Expression → weight above 0 that the tracker asks for; none while nobody is there."""
        found: dict[str, float] = {}
        for name, weight in motion.expressions if tracked(motion) else ():
            expression = self._vrm.get(plain(name))
            if expression is not None and not _empty(expression) and clamp(weight) > DONE:
                found[expression.name] = max(clamp(weight), found.get(expression.name, 0.0))
        return found

    def _press(self, expression: Expression) -> None:
        """On if it was off, off if it was on; an empty one ends all that were pressed."""
        mine = [x for x in self._layers if x.expression is expression and x.on]
        for layer in self._layers if _empty(expression) else mine:
            layer.on = False
        if not mine and not _empty(expression):
            self._begin(expression).on = True

    def _begin(self, expression: Expression) -> _Layer:
        """A layer on top; one that is there already is moved only by fading the old one out, the new one in."""
        if self._layers and self._layers[-1].expression is expression:
            self._layers[-1].age = 0.0
            return self._layers[-1]
        if len(self._layers) >= MOST_LAYERS:
            next((x for x in self._layers if x.on), self._layers[0]).on = False
        self._layers.append(_Layer(expression, self._config.fade))
        return self._layers[-1]


def _empty(expression: Expression) -> bool:
    """True for the one that means the live face itself."""
    return not (expression.blendshapes or expression.drawn or any(expression.head) or any(expression.gaze))


def create(config: Config) -> ExpressModifier:
    """Reads the expressions. Errors: ConfigError naming the key that is wrong, in the file or in `keys`."""
    return ExpressModifier(config)

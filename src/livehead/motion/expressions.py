"""Expressions: named faces over ARKit channels and over the 45 drawn parameters, laid over a Motion.

They are read from TOML: `data/expressions.toml` ships, `expressions.toml` beside the user's `livehead.toml`
adds to it and replaces entries of the same name. The keys of an entry are those of `Expression`.

An expression owns the groups in which it names something: there the face gives way to it. In the groups it
keeps, the face stays and the expression only lifts: the mouth goes on talking, the eyes go on blinking. The
groups are brows, eyes (wide, squint, cheeks), blink, gaze, mouth (its mood), talk (jaw, vowels) and head.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from livehead import folders
from livehead.config import unknown
from livehead.errors import ConfigError
from livehead.motion import arkit, pose
from livehead.motion.easing import clamp, ramp
from livehead.motion.glance import turned
from livehead.motion.presses import plain
from livehead.types import Floats, Motion

SHIPPED = Path(__file__).parent / "data" / "expressions.toml"

GROUPS = ("brows", "eyes", "blink", "gaze", "mouth", "talk", "head")
KEPT = ("blink", "talk")
"""Groups an expression keeps when it does not say."""

_TALK = (
    "jaw",
    "tongue",
    "mouthClose",
    "mouthFunnel",
    "mouthLowerDown",
    "mouthPucker",
    "mouthRoll",
    "mouthUpper",
)

Drawn = tuple[str, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """One face.

    blendshapes: ((index, value 0 to 1), ...). drawn: ((parameter, value), ...) as in `Motion.drawn`.
    head: degrees (pitch, yaw, roll) and gaze: degrees (pitch, yaw), added to the live ones.
    fade: seconds to come and to go. mode: "over" (it is the whole expression), or "add" (it adds to the
    blendshapes it names and to other expressions). keep: groups that are lifted, not replaced.
    vrm: names under which trackers ask for it.
    """

    name: str
    title: str = ""
    blendshapes: tuple[tuple[int, float], ...] = ()
    drawn: tuple[tuple[str, float], ...] = ()
    head: tuple[float, ...] = (0.0, 0.0, 0.0)
    gaze: tuple[float, ...] = (0.0, 0.0)
    fade: float = 0.25
    mode: str = "over"
    keep: tuple[str, ...] = KEPT
    vrm: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Every name it answers to, made `plain`."""
        return tuple(dict.fromkeys(map(plain, (self.name, *self.aliases, *self.vrm))))


def shape_group(name: str) -> str:
    """The group of a blendshape."""
    if name.startswith("brow"):
        return "brows"
    if name.startswith("eye"):
        return {"eyeB": "blink", "eyeL": "gaze"}.get(name[:4], "eyes")
    if name.startswith("cheekSquint"):
        return "eyes"
    return "talk" if name.startswith(_TALK) else "mouth"


def drawn_group(name: str) -> str:
    """The group of a drawn parameter."""
    if name.startswith("eyebrow"):
        return "brows"
    if name.startswith("eye"):
        return "blink" if "wink" in name else "eyes"
    if name.startswith("iris"):
        return "eyes" if name.startswith("iris_small") else "gaze"
    if name.startswith("mouth"):
        return "mouth" if name.endswith(("left", "right", "smirk")) else "talk"
    return "head"


@lru_cache(maxsize=256)
def _plan(expression: Expression) -> tuple[Floats, NDArray[np.bool_]]:
    """(52,) values of the expression, and (52,) which blendshapes of the face give way to them."""
    goal = np.zeros(len(arkit.NAMES), np.float32)
    for index, value in expression.blendshapes:
        goal[index] = value
    named = {shape_group(arkit.NAMES[i]) for i, _ in expression.blendshapes}
    named |= {drawn_group(name) for name, _ in expression.drawn}
    owned = named - set(expression.keep)
    return goal, np.array([shape_group(name) in owned for name in arkit.NAMES])


def wear(motion: Motion, layers: Sequence[tuple[Expression, float]]) -> Motion:
    """`motion` with expressions over it, each with a weight from 0 to 1, the newest last.

    A newer "over" takes the place of older ones by its weight; an "add" comes on top of whatever there is.
    Where a side's eye is shut, drawn shapes of open eyes yield: a blink stays a blink.
    """
    shares = _shares(layers)
    if not shares:
        return motion
    pitch, yaw, roll = (sum(s * e.head[axis] for e, s in shares) for axis in range(3))
    up, left = (sum(s * e.gaze[axis] for e, s in shares) for axis in range(2))
    look = np.radians(np.array([[up, left]] * 2, np.float32))
    head = motion.head_rotation + np.radians(np.array([pitch, yaw, roll], np.float32))
    shapes = _shapes(motion.blendshapes, shares)
    drawn = motion.drawn + _drawn(shares)
    return replace(
        motion,
        blendshapes=turned(shapes, look) if look.any() else shapes,
        gaze=np.clip(motion.gaze + look, -math.pi / 2, math.pi / 2),
        head_rotation=np.clip(head, -math.pi, math.pi),
        drawn=_blinking(drawn, shapes),
    )


def _shares(layers: Sequence[tuple[Expression, float]]) -> list[tuple[Expression, float]]:
    """The layers that show, each with what the newer ones leave of it; those of mode "over" add up to 1."""
    found, free = [], 1.0
    for expression, weight in reversed(layers):
        share = clamp(weight) * (1.0 if expression.mode == "add" else free)
        if expression.mode == "over":
            free -= share
        if share > 0.0:
            found.append((expression, share))
    return found[::-1]


def _shapes(live: Floats, shares: list[tuple[Expression, float]]) -> Floats:
    """(52,): owned shapes blended, then the others lifted, then what is added."""
    size = len(arkit.NAMES)
    left, blended = np.ones(size, np.float32), np.zeros(size, np.float32)
    lift, more = np.zeros(size, np.float32), np.zeros(size, np.float32)
    for expression, share in shares:
        goal, owned = _plan(expression)
        part = np.float32(share) * goal
        if expression.mode == "add":
            more += part
            continue
        left -= np.float32(share) * owned
        blended += np.where(owned, part, np.float32(0.0))
        lift += np.where(owned, np.float32(0.0), part)
    shown = np.maximum(np.maximum(left, 0.0) * live + blended, lift) + more
    bounded: Floats = np.clip(shown, 0.0, 1.0)
    return bounded


def _drawn(shares: list[tuple[Expression, float]]) -> tuple[Drawn, ...]:
    """One entry for each parameter of the "over" layers together, then those of the "add" layers."""
    sums: dict[str, tuple[float, float]] = {}
    added: list[Drawn] = []
    for expression, share in shares:
        for name, value in expression.drawn:
            if expression.mode == "add":
                added.append((name, value, share))
            else:
                total, weight = sums.get(name, (0.0, 0.0))
                sums[name] = total + share * value, weight + share
    return (*((name, total / weight, weight) for name, (total, weight) in sums.items()), *added)


_OPEN_LIDS = ("eye_surprised", "eye_relaxed", "eye_unimpressed", "iris_small")


def _blinking(drawn: tuple[Drawn, ...], shapes: Floats) -> tuple[Drawn, ...]:
    """`drawn` with the shapes of open eyes fading as far as that eye is shut."""
    opened = {
        side.lower(): 1.0 - ramp(float(shapes[arkit.INDEX[f"eyeBlink{side}"]]), 0.4, 0.75)
        for side in ("Left", "Right")
    }
    return tuple(
        (name, value, share * opened[name.rpartition("_")[2]] if name.startswith(_OPEN_LIDS) else share)
        for name, value, share in drawn
    )


def load() -> dict[str, Expression]:
    """Every expression there is, by name: those that ship, then the user's own over them.

    Errors: ConfigError naming the file and the key.
    """
    found = read(SHIPPED)
    own = folders.user_config().with_name("expressions.toml")
    if own.is_file():
        found = {**found, **read(own)}
    return found


def read(path: Path) -> dict[str, Expression]:
    """The expressions of a TOML file. Errors: ConfigError naming the file and the key."""
    shown = folders.shown(path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{shown}: {error.strerror}", remedy="make the file readable") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{shown} is not valid TOML: {error}", remedy="mend that line") from None
    try:
        return {name: parse(name, entry) for name, entry in table.items()}
    except ConfigError as error:
        raise ConfigError(f"{shown}: {error.cause}", remedy=error.remedy) from None


def parse(name: str, entry: Any) -> Expression:
    """One entry of the file. Errors: ConfigError naming the key."""
    if not isinstance(entry, Mapping):
        raise ConfigError(f"{name} is {entry!r}, not a table", remedy=f"write [{name}] and its keys below it")
    if not plain(name):
        raise ConfigError(f"{name!r} is no name", remedy="name an expression with letters, e.g. [grin]")
    values: dict[str, Any] = {}
    for key, value in entry.items():
        if key not in _KEYS:
            raise unknown(f"key of {name}", key, _KEYS)
        values[key] = _KEYS[key](value, f"{name}.{key}")
    return Expression(name, **values)


def _text(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{where} is {value!r}", remedy="it must be text")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and plain(item) for item in items):
        raise ConfigError(f"{where} is {value!r}", remedy='it must be a list of words, e.g. ["happy"]')
    return tuple(items)


def _one_of(choices: Sequence[str], value: str, where: str) -> str:
    if value not in choices:
        raise ConfigError(f"{where} is {value!r}", remedy=f"it may be: {', '.join(choices)}")
    return value


def _number(value: Any, where: str, low: float, high: float) -> float:
    good = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not good or not low <= value <= high:
        raise ConfigError(f"{where} is {value!r}", remedy=f"it must be a number from {low:g} to {high:g}")
    return float(value)


def _angles(count: int, most: float, value: Any, where: str) -> tuple[float, ...]:
    if not isinstance(value, list) or len(value) != count:
        names = ("pitch", "yaw", "roll")[:count]
        raise ConfigError(f"{where} is {value!r}", remedy=f"it must be degrees: [{', '.join(names)}]")
    return tuple(_number(v, f"{where}[{i}]", -most, most) for i, v in enumerate(value))


def _named(value: Any, where: str, ends: tuple[str, str], known: Iterable[str]) -> list[tuple[str, Any]]:
    """(name, value) of a table; a name without its side stands for both sides."""
    known = set(known)
    if not isinstance(value, Mapping):
        raise ConfigError(f"{where} is {value!r}", remedy="it must be a table: { NAME = 0.5 }")
    found: dict[str, Any] = {}
    for name, amount in value.items():
        both = [f"{name}{end}" for end in ends]
        if name not in known and both[0] not in known:
            raise unknown(f"name in {where}", name, known)
        found.update(dict.fromkeys([name] if name in known else both, amount))
    return list(found.items())


def _blendshapes(value: Any, where: str) -> tuple[tuple[int, float], ...]:
    found = _named(value, where, ("Left", "Right"), arkit.NAMES)
    for name, _ in found:
        if shape_group(name) == "gaze":
            raise ConfigError(f"{where}.{name} turns the eyes", remedy="use gaze = [pitch, yaw], in degrees")
    return tuple((arkit.INDEX[name], _number(v, f"{where}.{name}", 0.0, 1.0)) for name, v in found)


def _parameters(value: Any, where: str) -> tuple[tuple[str, float], ...]:
    found = _named(value, where, ("_left", "_right"), pose.NAMES)
    low = dict(zip(pose.NAMES, pose.LAYOUT.low.tolist(), strict=True))
    return tuple((name, _number(v, f"{where}.{name}", low[name], 1.0)) for name, v in found)


_KEYS: dict[str, Any] = {
    "title": _text,
    "blendshapes": _blendshapes,
    "drawn": _parameters,
    "head": lambda value, where: _angles(3, 30.0, value, where),
    "gaze": lambda value, where: _angles(2, 30.0, value, where),
    "fade": lambda value, where: _number(value, where, 0.1, 5.0),
    "mode": lambda value, where: _one_of(("over", "add"), _text(value, where), where),
    "keep": lambda value, where: tuple(_one_of(GROUPS, item, where) for item in _texts(value, where)),
    "vrm": _texts,
    "aliases": _texts,
}

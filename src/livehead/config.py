"""The configuration: one frozen tree, from TOML and flags, validated once, errors with the key's name.

character = "actia"

[output]
fps = 60

[tracker]
use = "mediapipe_face"
source = "0"

[[modifier]]
use = "smooth"

[[sink]]
use = "browser"
port = 8787
"""

from __future__ import annotations

import dataclasses
import difflib
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from livehead.errors import ConfigError

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class StageChoice:
    """A stage by name with its own options, not yet checked against that stage's Config."""

    use: str
    options: Mapping[str, Any] = field(default_factory=dict)

    def override(self, options: Mapping[str, Any]) -> StageChoice:
        """The same stage with some options replaced."""
        return StageChoice(self.use, {**self.options, **options})


USUAL = ("calibrate", "winks", "mirror", "smooth", "resample", "hold", "blink", "sway", "breathe")
ASKED = ("emote", "express")
DEFAULT_MODIFIERS: tuple[StageChoice, ...] = tuple(map(StageChoice, USUAL + ASKED))
"""First what works on the tracker's samples (calibrate, winks, mirror, smooth), then what makes frames of them
(resample, hold), then what adds life (blink, sway, breathe), at last what a person asks for: one-shot moves, and
over everything expressions."""


@dataclass(frozen=True, slots=True)
class OutputConfig:
    """fps: pictures a second; 0 renders once for every motion, as fast as they come."""

    fps: float = 60.0


@dataclass(frozen=True, slots=True)
class ActorConfig:
    """One more character in the picture, moved by another person.

    character: as in `Config`; subject: number of the person, 1 is the second (0: by their place in the list);
    animator: by name, empty for the same as the first character's; x, y, scale: as `livehead.scene.Place`, x
    None is to the right of those before it; user: whose calibration, empty for "person 2" and so on.
    """

    character: str = "actia"
    subject: int = 0
    animator: str = ""
    x: int | None = None
    y: int = 0
    scale: float = 1.0
    user: str = ""


BUDGET_PARTS = ("poses", "rate", "size")


@dataclass(frozen=True, slots=True)
class BudgetConfig:
    """What the pictures may cost; 0 sets no limit. frame_ms: the work for one picture, milliseconds; processor:
    percent of the whole processor that livehead may use. order: what is lowered first when it costs more, some of
    BUDGET_PARTS: "poses" (coarser steps, so that more of them are known already), "rate" (pictures a second),
    "size" (of the picture while it is drawn)."""

    frame_ms: float = 0.0
    processor: float = 0.0
    order: tuple[str, ...] = BUDGET_PARTS


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a session needs.

    character: name of a folder in characters/, or a path. tracker: None leaves the choice open: `run` takes
    the first camera if there is one, a bare `Session` the built-in demo motion. fallbacks: trackers that stand
    in for it while it is silent, in this order. actors: further characters, each with a person of its own.
    look: name of a list of stylizers (`livehead.looks`); those of `stylizers` come after them.
    """

    character: str = "actia"
    output: OutputConfig = field(default_factory=OutputConfig)
    budget: BudgetConfig = field(default_factory=BudgetConfig)
    tracker: StageChoice | None = None
    fallbacks: tuple[StageChoice, ...] = ()
    actors: tuple[ActorConfig, ...] = ()
    modifiers: tuple[StageChoice, ...] = DEFAULT_MODIFIERS
    animator: StageChoice = field(default_factory=lambda: StageChoice("student"))
    look: str = "plain"
    stylizers: tuple[StageChoice, ...] = ()
    sinks: tuple[StageChoice, ...] = (StageChoice("browser"),)


_WORDS: dict[Any, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    Path: "a path",
}
_TABLES: dict[str, type[Any]] = {"output": OutputConfig, "budget": BudgetConfig}
_SINGLE = {"tracker", "animator"}
_LISTS = {"fallback": "fallbacks", "modifier": "modifiers", "stylizer": "stylizers", "sink": "sinks"}


def load(path: Path) -> Config:
    """Read a TOML file. ConfigError names the file, the key and what was expected there."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(
            f"{path}: {error.strerror or error}", remedy="give the path of a TOML file"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}", remedy="mend that line") from None
    try:
        return from_table(table)
    except ConfigError as error:
        raise ConfigError(f"{path}: {error.cause}", remedy=error.remedy) from None


def from_table(table: Mapping[str, Any]) -> Config:
    """A Config from the tables of a TOML file; missing keys keep their defaults."""
    known = ["character", "look", "actor", *_TABLES, *_SINGLE, *_LISTS]
    changes: dict[str, Any] = {}
    for key, value in table.items():
        if key in ("character", "look"):
            changes[key] = _coerce(value, str, key)
        elif key in _TABLES:
            changes[key] = bind(_TABLES[key], _as_table(value, key), where=key)
        elif key in _SINGLE:
            changes[key] = stage_choice(value, key)
        elif key == "actor":
            tables = value if isinstance(value, list) else [value]
            changes["actors"] = tuple(_actor(t, f"actor[{i}]") for i, t in enumerate(tables))
            _check_people(changes["actors"])
        elif key in _LISTS:
            entries = value if isinstance(value, list) else [value]
            changes[_LISTS[key]] = tuple(stage_choice(v, f"{key}[{i}]") for i, v in enumerate(entries))
        else:
            raise unknown("key", key, known)
    config = Config(**changes)
    check_rate(config.output.fps, "output.fps")
    _check_budget(config.budget)
    return config


def _actor(table: Any, where: str) -> ActorConfig:
    actor = bind(ActorConfig, _as_table(table, where), where=where)
    if not 0.05 <= actor.scale <= 8.0:
        raise ConfigError(
            f"{where}.scale is {actor.scale:g}, not within 0.05 to 8", remedy="1 is its own size"
        )
    if not 0 <= actor.subject <= 7:
        raise ConfigError(f"{where}.subject is {actor.subject}", remedy="1 is the second person, 7 the last")
    return actor


def _check_people(actors: tuple[ActorConfig, ...]) -> None:
    """A person moves one character: of two with the same person the second would never move."""
    people = [actor.subject or place for place, actor in enumerate(actors, 1)]
    for place, person in enumerate(people):
        if person in people[:place]:
            raise ConfigError(
                f"actor[{people.index(person)}] and actor[{place}] are both moved by person {person}",
                remedy="leave subject out of all of them, or give each its own",
            )


def _check_budget(budget: BudgetConfig) -> None:
    if budget.frame_ms < 0:
        raise ConfigError(
            f"budget.frame_ms is {budget.frame_ms:g}", remedy="a budget is 0 (none) or more, e.g. 15"
        )
    if not 0 <= budget.processor <= 100:
        raise ConfigError(
            f"budget.processor is {budget.processor:g}", remedy="give percent, e.g. 50; 0 is no limit"
        )
    for part in budget.order:
        if part not in BUDGET_PARTS:
            raise unknown("part of budget.order", part, BUDGET_PARTS)


def check_rate(fps: float, where: str) -> None:
    """ConfigError when the output cannot run at `fps` pictures a second."""
    if not (fps == 0 or 1 <= fps <= 240):
        raise ConfigError(f"{where} is {fps:g}, not within 1 to 240", remedy="30 or 60 is usual")


def bind(cls: type[C], options: Mapping[str, Any], *, where: str) -> C:
    """Make the frozen dataclass `cls` from options, converting and checking each value by its annotation.

    ConfigError names `where.key` when a key is unknown, missing or of another type.
    """
    hints = typing.get_type_hints(cls)
    names = [f.name for f in dataclasses.fields(cls)]  # type: ignore[arg-type]
    for key in options:
        if key not in names:
            raise unknown(f"key of {where}", key, names)
    values = {key: _coerce(value, hints[key], f"{where}.{key}") for key, value in options.items()}
    try:
        return cls(**values)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{where}: {error}", remedy=f"its keys are: {', '.join(names) or 'none'}") from None


def unknown(what: str, name: str, known: typing.Iterable[str]) -> ConfigError:
    """The error for a name that does not exist: lists those that do and guesses which was meant."""
    known = sorted(known)
    close = difflib.get_close_matches(name, known, n=1)
    guess = f"did you mean {close[0]!r}? " if close else ""
    return ConfigError(f"there is no {what} called {name!r}", remedy=f"{guess}there are: {', '.join(known)}")


def _as_table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ConfigError(
            f"{where} is {value!r}, not a table", remedy=f"write [{where}] and its keys below it"
        )
    return value


def stage_choice(value: Any, where: str) -> StageChoice:
    """A stage as it stands in TOML: its name, or a table with `use` and options. ConfigError names the key."""
    if isinstance(value, str):
        return StageChoice(value)
    table = dict(_as_table(value, where))
    use = table.pop("use", None)
    if not isinstance(use, str):
        raise ConfigError(f"{where}.use is missing", remedy=f'say which one, e.g. use = "..." under {where}')
    return StageChoice(use, types.MappingProxyType(table))


def _coerce(value: Any, kind: Any, where: str) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return _coerce_union(value, arguments, where)
    if origin is typing.Literal:
        if value in arguments:
            return value
        raise ConfigError(f"{where} is {value!r}", remedy=f"it may be: {', '.join(map(repr, arguments))}")
    if origin is tuple:
        items = value.split(",") if isinstance(value, str) else value
        if isinstance(items, (list, tuple)):
            inner = arguments[0] if arguments else str
            return tuple(_coerce(v, inner, f"{where}[{i}]") for i, v in enumerate(items))
    elif kind is Path and isinstance(value, (str, Path)):
        return Path(value).expanduser()
    elif kind in (bool, int, float, str):
        return _coerce_plain(value, kind, where)
    elif isinstance(kind, type) and isinstance(value, kind):
        return value
    raise _wrong(value, kind, where)


def _coerce_union(value: Any, arguments: tuple[Any, ...], where: str) -> Any:
    if value is None and type(None) in arguments:
        return None
    for argument in arguments:
        if argument is not type(None):
            try:
                return _coerce(value, argument, where)
            except ConfigError:
                continue
    raise _wrong(value, " or ".join(str(getattr(a, "__name__", a)) for a in arguments), where)


def _coerce_plain(value: Any, kind: type, where: str) -> Any:
    if kind is bool:
        words = dict.fromkeys(("true", "yes", "on", "1"), True)
        words |= dict.fromkeys(("false", "no", "off", "0"), False)
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in words:
            return words[value.lower()]
    elif kind is str:
        if isinstance(value, (str, int, float, Path)) and not isinstance(value, bool):
            return str(value)
    elif not isinstance(value, bool) and isinstance(value, (int, float, str)):
        try:
            number = kind(value)
        except (ValueError, OverflowError):
            raise _wrong(value, kind, where) from None
        if not (kind is int and isinstance(value, float) and value != number) and number == number:
            return number
    raise _wrong(value, kind, where)


def _wrong(value: Any, kind: Any, where: str) -> ConfigError:
    name = _WORDS.get(kind) or getattr(kind, "__name__", kind)
    return ConfigError(f"{where} is {value!r}", remedy=f"it must be {name}")

"""Stage name → module → `create(Config)`. Finds stages by file name and imports only the one asked for."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import importlib.util
import pkgutil
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, cast

from livehead import config as configuration
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.stages import Animator, Modifier, Sink, Stage, Stylizer, Tracker

Kind = Literal["trackers", "modifiers", "animators", "stylizers", "sinks"]

KINDS: tuple[Kind, ...] = ("trackers", "modifiers", "animators", "stylizers", "sinks")


def names(kind: Kind) -> tuple[str, ...]:
    """The stages of a kind, in alphabetical order; imports none of them."""
    package = importlib.import_module(f"livehead.{kind}")
    found = (m.name for m in pkgutil.iter_modules(package.__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))


def summary(kind: Kind, name: str) -> str:
    """First line of the stage's docstring, read without importing it."""
    spec = importlib.util.find_spec(f"livehead.{kind}.{name}")
    if spec is None or spec.origin is None:
        raise configuration.unknown(kind[:-1], name, names(kind))
    text = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0]


def probe(kind: Kind, name: str) -> str:
    """Why the stage cannot be used on this machine; empty when it can, as far as it can tell."""
    try:
        check = getattr(_module(kind, name), "probe", None)
    except ConfigError as error:
        return f"{error.cause}: {error.remedy}"
    return str(check()) if check else ""


def options(kind: Kind, name: str) -> dict[str, Any]:
    """The stage's configuration keys with their defaults (None where a value must be given)."""
    fields = dataclasses.fields(_module(kind, name).Config)
    return {f.name: None if f.default is dataclasses.MISSING else f.default for f in fields}


def create(kind: Kind, choice: StageChoice, **inherited: Any) -> Stage:
    """The stage a choice describes, ready to run.

    inherited: values from elsewhere in the configuration (the output's fps), used for keys of the stage's
    Config that have that name and are not set. Errors: ConfigError for an unknown stage, key or value, or
    for a missing optional package; whatever LiveheadError the stage itself raises when it cannot start.
    """
    module = _module(kind, choice.use)
    own = {f.name for f in dataclasses.fields(module.Config)}
    values: Mapping[str, Any] = {**{k: v for k, v in inherited.items() if k in own}, **choice.options}
    config = configuration.bind(module.Config, values, where=f"{kind[:-1]}.{choice.use}")
    return cast(Stage, module.create(config))


def tracker(choice: StageChoice, **inherited: Any) -> Tracker:
    return cast(Tracker, create("trackers", choice, **inherited))


def modifier(choice: StageChoice, **inherited: Any) -> Modifier:
    return cast(Modifier, create("modifiers", choice, **inherited))


def animator(choice: StageChoice, **inherited: Any) -> Animator:
    return cast(Animator, create("animators", choice, **inherited))


def stylizer(choice: StageChoice, **inherited: Any) -> Stylizer:
    return cast(Stylizer, create("stylizers", choice, **inherited))


def sink(choice: StageChoice, **inherited: Any) -> Sink:
    return cast(Sink, create("sinks", choice, **inherited))


def _module(kind: Kind, name: str) -> ModuleType:
    if name not in names(kind):
        raise configuration.unknown(kind[:-1], name, names(kind))
    try:
        return importlib.import_module(f"livehead.{kind}.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("livehead"):
            raise
        raise ConfigError(
            f"{kind[:-1]} {name!r} needs the package {error.name!r}, which is not installed",
            remedy=f"pip install {error.name}, or install livehead with the extra that brings it",
        ) from None
    except ImportError as error:  # a library of the system that the package wants
        raise ConfigError(
            f"{kind[:-1]} {name!r} cannot be loaded: {error}",
            remedy="install what is missing; on a bare Linux: sudo apt install libgl1 libegl1 libglib2.0-0",
        ) from None

"""Flags shared by several verbs, and how they become one Config."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from livehead import config as configuration
from livehead import folders
from livehead.config import Config, OutputConfig, StageChoice
from livehead.errors import ConfigError


def stage(text: str, where: str) -> StageChoice:
    """`name` or `name:key=value,key=value` as a choice; ConfigError when the form is wrong."""
    name, _, rest = text.partition(":")
    options: dict[str, Any] = {}
    for part in filter(None, rest.split(",")):
        key, equals, value = part.partition("=")
        if not equals:
            raise ConfigError(
                f"{where}: {part!r} has no `=`", remedy=f"write {where} {name}:key=value,key=value"
            )
        options[key.strip()] = value
    return StageChoice(name, options)


def base(path: Path | None) -> Config:
    """The named configuration file, or the user's own if there is one, or the defaults."""
    if path is not None:
        return configuration.load(path)
    own = folders.user_config()
    return configuration.load(own) if own.is_file() else Config()


def apply(
    config: Config,
    *,
    character: str | None = None,
    fps: float | None = None,
    tracker: str | None = None,
    source: str | None = None,
    animator: str | None = None,
    sinks: Sequence[str] = (),
    mirror: bool | None = None,
) -> Config:
    """The configuration with the given flags over it.

    A tracker or animator named on the command line that is also the configuration's keeps the options it has
    there; another one starts from its own defaults. Sinks on the command line replace all of the file's.
    """
    changes: dict[str, Any] = {}
    if character is not None:
        changes["character"] = character
    if fps is not None:
        configuration.check_rate(fps, "--fps")
        changes["output"] = OutputConfig(fps=fps)
    if tracker is not None or source is not None:
        changes["tracker"] = _tracker(config, tracker, source)
    if animator is not None:
        changes["animator"] = _over(config.animator, stage(animator, "--animator"))
    if sinks:
        changes["sinks"] = tuple(stage(s, "--sink") for s in sinks)
    if mirror is not None:
        without = tuple(m for m in config.modifiers if m.use != "mirror")
        # After the calibration: a saved neutral pose must not depend on this flag.
        place = next((i + 1 for i, m in enumerate(without) if m.use == "calibrate"), 0)
        changes["modifiers"] = (
            (*without[:place], StageChoice("mirror"), *without[place:]) if mirror else without
        )
    return replace(config, **changes)


def _tracker(config: Config, tracker: str | None, source: str | None) -> StageChoice:
    if tracker is not None:
        choice = _over(config.tracker, stage(tracker, "--tracker"))
    else:
        own = config.tracker
        choice = own if own and own.use == "mediapipe_face" else StageChoice("mediapipe_face")
    return choice if source is None else choice.override({"source": source})


def _over(own: StageChoice | None, named: StageChoice) -> StageChoice:
    """The named stage, with the options of the configuration's own below its own if they are the same."""
    return own.override(named.options) if own is not None and own.use == named.use else named

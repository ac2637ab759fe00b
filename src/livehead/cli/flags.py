"""Flags shared by several verbs, and how they become one Config."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from livehead import config as configuration
from livehead import folders
from livehead.config import ActorConfig, Config, OutputConfig, StageChoice
from livehead.errors import ConfigError


def stage(text: str, where: str) -> StageChoice:
    """`name` or `name:key=value,key=item,item` as a choice; ConfigError when the form is wrong."""
    name, _, rest = text.partition(":")
    options: dict[str, Any] = {}
    key = ""
    for part in filter(None, rest.split(",")):
        before, equals, value = part.partition("=")
        if not equals and key:  # one more item of a list
            options[key] += f",{part}"
            continue
        if not equals:
            raise ConfigError(
                f"{where}: {part!r} has no `=`", remedy=f"write {where} {name}:key=value,key=value"
            )
        key = before.strip()
        options[key] = value
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
    look: str | None = None,
    sinks: Sequence[str] = (),
    mirror: bool | None = None,
    fallbacks: Sequence[str] = (),
    beside: Sequence[str] = (),
    send: Sequence[str] = (),
    token: str | None = None,
    voice: str | None = None,
    user: str | None = None,
) -> Config:
    """The configuration with the given flags over it.

    A tracker or animator named on the command line that is also the configuration's keeps the options it has
    there; another one starts from its own defaults. Sinks, fallbacks and characters beside the first replace all
    of the file's.
    """
    names = {"character": character, "look": look}
    changes: dict[str, Any] = {key: name for key, name in names.items() if name is not None}
    if fps is not None:
        configuration.check_rate(fps, "--fps")
        changes["output"] = OutputConfig(fps=fps)
    if tracker is not None or source is not None:
        changes["tracker"] = _tracker(config, tracker, source)
    if animator is not None:
        changes["animator"] = _over(config.animator, stage(animator, "--animator"))
    for key, flag, texts in (("sinks", "--sink", sinks), ("fallbacks", "--fallback", fallbacks)):
        if texts:
            changes[key] = tuple(stage(text, flag) for text in texts)
    if beside:
        changes["actors"] = tuple(ActorConfig(character=name) for name in beside)
    changes["modifiers"] = _modifiers(config.modifiers, mirror, (send, token), voice, user)
    return replace(config, **changes)


def recorded(config: Config, film: Path | None) -> Config:
    """The configuration with one more sink, a film, and a motion tape beside it; as it is without a film."""
    if film is None:
        return config
    tape = StageChoice("record", {"path": str(film.with_suffix(".tape"))})
    return replace(
        config,
        sinks=(*config.sinks, StageChoice("video_file", {"path": str(film)})),
        modifiers=(*_without(config.modifiers, "record"), tape),
    )


Modifiers = tuple[StageChoice, ...]


def _modifiers(
    own: Modifiers,
    mirror: bool | None,
    to: tuple[Sequence[str], str | None],
    voice: str | None,
    user: str | None,
) -> Modifiers:
    send, token = to
    changed = own
    if mirror is not None:
        # After the calibration: a saved neutral pose must not depend on this flag.
        changed = _without(changed, "mirror")
        changed = _placed(changed, StageChoice("mirror"), after=("calibrate", "winks")) if mirror else changed
    if voice is not None:
        lips = _named(own, "lip_sync").override({"source": voice} if voice else {})
        changed = _placed(_without(changed, "lip_sync"), lips, after=("hold", "resample", "smooth"))
    if send:
        relay = _named(own, "relay").override({"to": tuple(send)})
        changed = (relay, *_without(changed, "relay"))
    if token is not None:
        changed = tuple(m.override({"token": token}) if m.use == "relay" else m for m in changed)
    if user is not None:
        changed = tuple(m.override({"user": user}) if m.use == "calibrate" else m for m in changed)
    return changed


def _named(modifiers: Modifiers, name: str) -> StageChoice:
    return next((m for m in modifiers if m.use == name), StageChoice(name))


def _without(modifiers: Modifiers, name: str) -> Modifiers:
    return tuple(m for m in modifiers if m.use != name)


def _placed(modifiers: Modifiers, new: StageChoice, *, after: Sequence[str]) -> Modifiers:
    """With one more, right after the last of those named; first when none of them is there."""
    place = max((i + 1 for i, m in enumerate(modifiers) if m.use in after), default=0)
    return (*modifiers[:place], new, *modifiers[place:])


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

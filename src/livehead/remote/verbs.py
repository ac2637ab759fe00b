"""What our own API can be asked: one table for HTTP, for the WebSocket and for the page that lists it."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from livehead import config as configuration
from livehead import folders, looks
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.remote.desk import Desk, RefusedError
from livehead.remote.state import state

Body = Mapping[str, Any]
Answer = dict[str, Any]

MOST_VALUES = 256
KINDS: dict[str, type | tuple[type, ...]] = {
    "text": str,
    "flag": bool,
    "number": (int, float),
    "table": dict,
    "list": list,
}
"""What a field may hold, and what that is in Python once the JSON is read."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a body."""

    name: str
    kind: str
    text: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can be asked: `method` and "/" + `name` over HTTP, {"do": name} over the WebSocket."""

    name: str
    method: str
    text: str
    do: Callable[[Desk, Body], Awaitable[Answer]]
    fields: tuple[Field, ...] = ()

    def checked(self, body: Any) -> Body:
        """The body when it has the right keys and kinds. RefusedError or ConfigError say what is wrong."""
        if not isinstance(body, dict):
            raise RefusedError("the body is no JSON object", remedy='send {"key": value}')
        known = {field.name: field for field in self.fields}
        for key, value in body.items():
            if key not in known:
                raise configuration.unknown(f"key of {self.name}", key[:80], known)
            field = known[key]
            if not isinstance(value, KINDS[field.kind]) or isinstance(value, bool) != (field.kind == "flag"):
                raise RefusedError(f"{key} is no {field.kind}", remedy=f"{key}: {field.text}")
        for field in self.fields:
            if field.needed and field.name not in body:
                raise RefusedError(f"{field.name} is missing", remedy=f"{field.name}: {field.text}")
        return body


def known_character(name: str) -> str:
    """The name of a character that is there. No paths: who may ask need not see which files there are."""
    known = folders.characters()
    if name not in known:
        raise configuration.unknown("character", name[:80], known)
    return name


async def _state(desk: Desk, body: Body) -> Answer:
    return state(desk)


async def _choices(desk: Desk, body: Body) -> Answer:
    session = desk.session
    return {
        "characters": sorted(folders.characters()),
        "looks": [look.name for look in looks.offered()],
        "expressions": list(session.performances()) if session is not None else [],
    }


async def _character(desk: Desk, body: Body) -> Answer:
    name = known_character(body["name"])
    await desk.work(lambda session: session.swap_character(name))
    return {"character": name}


async def _look(desk: Desk, body: Body) -> Answer:
    name = body["name"]
    await desk.work(lambda session: session.use_look(name))
    return {"look": name}


async def _expression(desk: Desk, body: Body) -> Answer:
    session = desk.live()
    name = session.perform(body["words"])
    return {"performed": name, "expressions_on": list(session.worn())}


async def _tracker(desk: Desk, body: Body) -> Answer:
    choice = _choice(body)
    await desk.work(lambda session: session.swap_tracker(choice))
    return {"tracker": choice.use}


async def _animator(desk: Desk, body: Body) -> Answer:
    choice = _choice(body)
    await desk.work(lambda session: session.swap_animator(choice))
    return {"animator": choice.use}


async def _sinks(desk: Desk, body: Body) -> Answer:
    if ("add" in body) == ("remove" in body):
        raise RefusedError(
            "neither or both of add and remove", remedy='send {"add": "browser"} or {"remove": NAME}'
        )
    if "add" in body:
        choice = StageChoice(body["add"], body.get("options", {}))
        return {"added": await desk.work(lambda session: session.add_sink(choice))}
    name = body["remove"]
    try:
        await desk.work(lambda session: session.remove_sink(name))
    except KeyError:
        raise RefusedError("no sink goes by that name", remedy="GET /state lists them", code=404) from None
    return {"removed": name}


async def _calibrate(desk: Desk, body: Body) -> Answer:
    desk.live().calibrate(guided=body.get("guided", False))
    return {}


async def _motion(desk: Desk, body: Body) -> Answer:
    injected = desk.live().injected
    if injected is None:
        raise RefusedError(
            "this run takes no motion from other programs",
            remedy='add [[modifier]] use = "inject" before emote and express',
            code=409,
        )
    weight = min(max(_number(body.get("weight", 1.0), "weight"), 0.0), 1.0)
    sent = [(name, value, weight) for name, value in _values(body)]
    taken = injected.inject(
        sent, add=body.get("add", False), by=body.get("by", "remote")[:64], found=body.get("found", False)
    )
    return {"taken": taken}


async def _start(desk: Desk, body: Body) -> Answer:
    await desk.start()
    return {}


async def _stop(desk: Desk, body: Body) -> Answer:
    await desk.stop()
    return {}


def _choice(body: Body) -> StageChoice:
    return StageChoice(body["use"], body.get("options", {}))


def _values(body: Body) -> list[tuple[str, float]]:
    """(parameter, value) of a motion's body; RefusedError for what is no number."""
    found: list[tuple[str, Any]] = [*body.get("parameters", {}).items(), *body.get("blendshapes", {}).items()]
    if "head" in body:
        pitch, yaw, roll = _degrees(body, "head", 3)
        found += [("FaceAngleY", pitch), ("FaceAngleX", yaw), ("FaceAngleZ", -roll)]
    if "gaze" in body:
        pitch, yaw = (math.radians(angle) for angle in _degrees(body, "gaze", 2))
        for eye in ("Left", "Right"):
            found += [(f"Eye{eye}X", yaw / float(FULL_YAW)), (f"Eye{eye}Y", pitch / float(FULL_PITCH))]
    if len(found) > MOST_VALUES:
        raise RefusedError(f"{len(found)} values at once", remedy=f"send at most {MOST_VALUES}")
    return [(name, _number(value, name)) for name, value in found]


def _degrees(body: Body, key: str, count: int) -> list[float]:
    if len(body[key]) != count:
        raise RefusedError(f"{key} has {len(body[key])} numbers", remedy=f"send {count}, in degrees")
    return [_number(value, key) for value in body[key]]


def _number(value: Any, name: str) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= 1e6:
        return float(value)
    raise ConfigError(f"{name[:80]} is no number", remedy="numbers lie within a million of 0")


_USE = (
    Field("use", "text", 'its name, e.g. "mouse"; `livehead list` knows all', True),
    Field("options", "table", "its keys, as in livehead.toml"),
)

VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb("state", "GET", "Statuses, figures, character, look, expressions that are on.", _state),
        Verb("choices", "GET", "Characters, looks and expressions there are.", _choices),
        Verb(
            "character", "POST", "Show another character; the stream goes on.", _character,
            (Field("name", "text", "one of GET /choices", True),),
        ),
        Verb(
            "look", "POST", "Change what the picture looks like, from the next one on.", _look,
            (Field("name", "text", "one of GET /choices", True),),
        ),
        Verb(
            "expression", "POST", "Put on an expression (again: take it off) or play an emote.", _expression,
            (Field("words", "text", 'its name, or words like it: "joy", "nod"', True),),
        ),
        Verb("tracker", "POST", "Track with something else.", _tracker, _USE),
        Verb("animator", "POST", "Draw with something else.", _animator, _USE),
        Verb(
            "sinks", "POST", "Send to one more sink, or to one less.", _sinks,
            (
                Field("add", "text", 'a sink\'s name, e.g. "browser"'),
                Field("options", "table", "its keys, as in livehead.toml"),
                Field("remove", "text", "the name it goes by in GET /state"),
            ),
        ),
        Verb(
            "calibrate", "POST", "Take the present face as the calm one.", _calibrate,
            (Field("guided", "flag", "true leads through thirty seconds of faces"),),
        ),
        Verb(
            "motion", "POST", "Lay motion over the face for a second; repeat it while it is to last.", _motion,
            (
                Field("parameters", "table", 'VTube Studio\'s names: {"FaceAngleX": 12}'),
                Field("blendshapes", "table", 'ARKit\'s names: {"jawOpen": 0.4}'),
                Field("head", "list", "degrees [pitch up, yaw to the character's left, roll to her right]"),
                Field("gaze", "list", "degrees [pitch up, yaw to the character's left]"),
                Field("weight", "number", "0 to 1; the rest stays with the tracked face"),
                Field("add", "flag", "true adds to the face instead"),
                Field("found", "flag", "true: a face is to count as found"),
                Field("by", "text", "who sends"),
            ),
        ),
        Verb("start", "POST", "Start a run.", _start),
        Verb("stop", "POST", "End the run.", _stop),
    )
}  # fmt: skip

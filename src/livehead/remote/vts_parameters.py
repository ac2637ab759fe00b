"""VTube Studio's tracking parameters for plugins: listed, made, read, and sent over the face."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from livehead.motion.tracking_parameters import LEASE_S, PARAMETERS, find
from livehead.remote.vts_error import Code, VtsError
from livehead.remote.vts_plugins import Plugin
from livehead.session import Session

LARGEST = 1e6
MOST_VALUES, MOST_OF_PLUGIN, MOST_CUSTOM = 512, 100, 300

WITHOUT_EFFECT: dict[str, tuple[float, float]] = {
    "MousePositionX": (-1.0, 1.0),
    "MousePositionY": (-1.0, 1.0),
    "VoiceVolume": (0.0, 1.0),
    "VoiceFrequency": (0.0, 1.0),
    **{f"Voice{vowel}": (0.0, 1.0) for vowel in ("A", "I", "U", "E", "O", "Silence")},
}
"""Parameters that plugins know and that move nothing here; refused, they would take those sent with them along."""

Data = Mapping[str, Any]


@dataclass(slots=True)
class _Custom:
    """A parameter that a plugin made, and what was last sent for it."""

    owner: Plugin
    low: float
    high: float
    rest: float
    value: float = 0.0
    sent_at: float = -1e9


class Parameters:
    """What plugins made and who holds what. Made parameters last as long as livehead runs."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._custom: dict[str, _Custom] = {}
        self._held: dict[str, tuple[Plugin, float]] = {}
        self._found_until = -1e9

    @property
    def face_found(self) -> bool:
        """Whether a plugin says that there is a face."""
        return self._clock() < self._found_until

    def listed(self, session: Session | None) -> dict[str, Any]:
        """The data of an InputParameterListResponse, but for the model."""
        shown = session.injected.parameters() if session is not None and session.injected is not None else {}
        return {
            "customParameters": [self._made(name) for name in self._custom],
            "defaultParameters": [
                *(_default(name, shown.get(name)) for name in PARAMETERS),
                *(_default(name, None) for name in WITHOUT_EFFECT),
            ],
        }

    def value(self, session: Session | None, data: Data) -> dict[str, Any]:
        """The data of a ParameterValueResponse."""
        name = data.get("name")
        if isinstance(name, str) and name in self._custom:
            return self._made(name)
        if not isinstance(name, str) or not (name in PARAMETERS or name in WITHOUT_EFFECT):
            raise VtsError(Code.PARAMETER_NOT_FOUND, "There is no parameter of that name.")
        injected = session.injected if session is not None else None
        shown = injected.parameters([name]) if injected is not None and name in PARAMETERS else {}
        return _default(name, shown.get(name))

    def create(self, plugin: Plugin, data: Data) -> dict[str, Any]:
        """Answers a ParameterCreationRequest. One whose name is a blendshape's, such as JawOpen, moves it."""
        name = data.get("parameterName")
        if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9]{4,32}", name):
            raise VtsError(Code.PARAMETER_NAME_INVALID, "Names have 4 to 32 letters and digits.")
        if name in PARAMETERS or name in WITHOUT_EFFECT:
            raise VtsError(Code.PARAMETER_IS_DEFAULT, "A default parameter has that name.")
        low, high, rest = (data.get(key) for key in ("min", "max", "defaultValue"))
        if not (_number(low) and _number(high) and _number(rest)):
            raise VtsError(
                Code.PARAMETER_VALUES_INVALID, "min, max and defaultValue lie within a million of 0."
            )
        explanation = data.get("explanation", "")
        if isinstance(explanation, str) and len(explanation) >= 256:
            raise VtsError(Code.PARAMETER_EXPLANATION_TOO_LONG, "The explanation has 256 letters or more.")
        old = self._custom.get(name)
        if old is not None and old.owner != plugin:
            raise VtsError(Code.PARAMETER_OF_ANOTHER, "Another plugin has made it.")
        if old is None and len(self._custom) >= MOST_CUSTOM:
            raise VtsError(Code.PARAMETERS_FULL, "There are too many.")
        if old is None and sum(c.owner == plugin for c in self._custom.values()) >= MOST_OF_PLUGIN:
            raise VtsError(Code.PARAMETERS_OF_PLUGIN_FULL, "This plugin has made too many.")
        self._custom[name] = _Custom(plugin, float(low or 0), float(high or 0), float(rest or 0))
        return {"parameterName": name}

    def delete(self, plugin: Plugin, data: Data) -> dict[str, Any]:
        """Answers a ParameterDeletionRequest."""
        name = data.get("parameterName")
        if not isinstance(name, str) or not name:
            raise VtsError(Code.DELETION_NAME_INVALID, "parameterName is missing.")
        if name in PARAMETERS or name in WITHOUT_EFFECT:
            raise VtsError(Code.DELETION_IS_DEFAULT, "It is a default parameter.")
        if name not in self._custom:
            raise VtsError(Code.DELETION_NOT_FOUND, "There is no parameter of that name.")
        if self._custom[name].owner != plugin:
            raise VtsError(Code.DELETION_OF_ANOTHER, "Another plugin has made it.")
        del self._custom[name]
        self._held.pop(name, None)
        return {"parameterName": name}

    def inject(self, session: Session | None, plugin: Plugin, data: Data) -> dict[str, Any]:
        """Answers an InjectParameterDataRequest; nothing of it is done unless all of it can be."""
        mode = data.get("mode") or "set"
        if mode not in ("set", "add"):
            raise VtsError(Code.INJECT_MODE_UNKNOWN, "mode is set or add.")
        sent, now = self._sent(data), self._clock()
        if mode == "set":
            self._hold(plugin, [name for name, _, _ in sent], now)
        injected = session.injected if session is not None else None
        if injected is None:
            raise VtsError(
                Code.INTERNAL, "This run of livehead takes no parameters: it has no inject modifier."
            )
        found = data.get("faceFound") is True
        if found:
            self._found_until = now + LEASE_S
        for name, value, _ in sent:
            if (custom := self._custom.get(name)) is not None:
                custom.value, custom.sent_at = value, now
        moving = [(name, value, weight) for name, value, weight in sent if find(name) is not None]
        injected.inject(moving, add=mode == "add", by=plugin[0], found=found)
        return {}

    def _sent(self, data: Data) -> list[tuple[str, float, float]]:
        """(name, value, weight) of all, each checked."""
        entries = data.get("parameterValues")
        if not isinstance(entries, list) or not entries or len(entries) > MOST_VALUES:
            raise VtsError(Code.INJECT_NO_DATA, f"parameterValues is a list of 1 to {MOST_VALUES} values.")
        sent = []
        for entry in entries:
            name, value, weight = (
                (entry.get("id"), entry.get("value"), entry.get("weight"))
                if isinstance(entry, dict)
                else (None, None, None)
            )
            if not isinstance(name, str) or not self._exists(name):
                raise VtsError(Code.INJECT_NOT_FOUND, f"There is no parameter {str(name)[:40]!r}.")
            if not _number(value):
                raise VtsError(
                    Code.INJECT_VALUE_INVALID, f"The value of {name} is not within a million of 0."
                )
            if weight is not None and not (_number(weight) and 0.0 <= weight <= 1.0):
                raise VtsError(Code.INJECT_WEIGHT_INVALID, f"The weight of {name} is not within 0 to 1.")
            sent.append((name, float(value or 0.0), 1.0 if weight is None else float(weight)))
        return sent

    def _exists(self, name: str) -> bool:
        return name in PARAMETERS or name in WITHOUT_EFFECT or name in self._custom

    def _hold(self, plugin: Plugin, names: list[str], now: float) -> None:
        """Only one plugin sets a parameter at a time."""
        for name in names:
            holder, until = self._held.get(name, (plugin, 0.0))
            if holder != plugin and now < until:
                raise VtsError(Code.INJECT_HELD_BY_ANOTHER, f"{name} is set by {holder[0]!r}.")
        self._held.update(dict.fromkeys(names, (plugin, now + LEASE_S)))

    def _made(self, name: str) -> dict[str, Any]:
        custom = self._custom[name]
        fresh = self._clock() - custom.sent_at <= LEASE_S
        value = custom.value if fresh else custom.rest
        return _entry(name, custom.owner[0], value, custom.low, custom.high, custom.rest)


def _default(name: str, value: float | None) -> dict[str, Any]:
    """A default parameter; plugins look for VTube Studio as who added it."""
    if (parameter := PARAMETERS.get(name)) is not None:
        low, high, rest = parameter.low, parameter.high, parameter.rest
    else:
        (low, high), rest = WITHOUT_EFFECT[name], 0.0
    return _entry(name, "VTube Studio", rest if value is None else value, low, high, rest)


def _entry(name: str, by: str, value: float, low: float, high: float, rest: float) -> dict[str, Any]:
    return {"name": name, "addedBy": by, "value": value, "min": low, "max": high, "defaultValue": rest}


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= LARGEST

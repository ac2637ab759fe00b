"""Characters as VTube Studio's models, expressions and emotes as its hotkeys and expression files."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from livehead import folders
from livehead.errors import LiveheadError
from livehead.motion import expressions
from livehead.remote.desk import Desk
from livehead.remote.vts_error import Code, VtsError
from livehead.session import Session

Data = Mapping[str, Any]

EXPRESSION_FILE, EMOTE_FILE = ".exp3.json", ".motion3.json"
LOAD_PAUSE_S = 2.0
HOTKEY_PAUSE_S = 5.0 / 60.0
CALIBRATE = "Calibrate"
MOST_PRESSES = 512


@dataclass(frozen=True, slots=True)
class Hotkey:
    """Something that can be triggered; `name` is also what the session performs."""

    name: str
    kind: str
    text: str
    file: str = ""

    @property
    def id(self) -> str:
        return identity("hotkey", self.name)


def identity(kind: str, name: str) -> str:
    """32 hexadecimal digits, the same at every start."""
    return hashlib.sha256(f"{kind} {name}".encode()).hexdigest()[:32]


def hotkeys(session: Session) -> list[Hotkey]:
    """Every expression and emote of the session, and the calibration."""
    faces = expressions.load()
    found = [
        Hotkey(name, "ToggleExpression", "Puts the expression on or takes it off", name + EXPRESSION_FILE)
        if name in faces
        else Hotkey(name, "TriggerAnimation", "Plays the emote", name + EMOTE_FILE)
        for name in session.performances()
    ]
    return [*found, Hotkey(CALIBRATE, "CalibrateCam", "Takes the present face as the calm one")]


class Characters:
    """Answers requests about models, hotkeys and expressions. On the server's loop."""

    def __init__(self, desk: Desk, clock: Callable[[], float] = time.monotonic) -> None:
        self._desk, self._clock = desk, clock
        self._shown, self._shown_since = "", clock()
        self._load_from = -1e9
        self._pressed: dict[str, float] = {}

    def model(self) -> dict[str, Any]:
        """What many responses say of the model."""
        session = self._desk.session
        name = session.character.name if session is not None else ""
        ident = identity("model", name) if name else ""
        return {"modelLoaded": bool(name), "modelName": name, "modelID": ident}

    def current(self) -> dict[str, Any]:
        """The data of a CurrentModelResponse."""
        model = self.model()
        if model["modelName"] != self._shown:
            self._shown, self._shown_since = model["modelName"], self._clock()
        since = int((self._clock() - self._shown_since) * 1000) if model["modelLoaded"] else 0
        return model | {
            **_files(model["modelName"]),
            "live2DModelName": "",
            "modelLoadTime": 0,
            "timeSinceModelLoaded": since,
            "numberOfLive2DParameters": 0,
            "numberOfLive2DArtmeshes": 0,
            "hasPhysicsFile": False,
            "numberOfTextures": int(model["modelLoaded"]),
            "textureResolution": 512 if model["modelLoaded"] else 0,
            "modelPosition": {"positionX": 0.0, "positionY": 0.0, "rotation": 0.0, "size": 0.0},
        }

    def available(self) -> dict[str, Any]:
        """The data of an AvailableModelsResponse."""
        shown = self.model()["modelName"]
        models = [
            {
                "modelLoaded": name == shown,
                "modelName": name,
                "modelID": identity("model", name),
                **_files(name),
            }
            for name in sorted(folders.characters())
        ]
        return {"numberOfModels": len(models), "availableModels": models}

    async def load(self, data: Data) -> dict[str, Any]:
        """Answers a ModelLoadRequest."""
        wanted = data.get("modelID")
        if wanted is None:
            raise VtsError(Code.MODEL_ID_MISSING, "modelID is missing.")
        if wanted == "":
            raise VtsError(Code.MODEL_CANNOT_CHANGE, "livehead always shows a character.")
        name = _of_model(wanted)
        if self._clock() < self._load_from:
            raise VtsError(Code.MODEL_COOLDOWN, "A model was loaded within the last two seconds.")
        self._load_from = self._clock() + LOAD_PAUSE_S
        try:
            await self._desk.work(lambda session: session.swap_character(name))
        except LiveheadError as error:
            raise VtsError(Code.MODEL_CANNOT_CHANGE, f"{error.cause}: {error.remedy}") from None
        finally:
            self._load_from = self._clock() + LOAD_PAUSE_S
        return {"modelID": wanted}

    def hotkeys(self, data: Data) -> dict[str, Any]:
        """The data of a HotkeysInCurrentModelResponse: every character has the same."""
        model = self.model()
        if data.get("modelID"):
            name = _of_model(data["modelID"])
            model = {"modelLoaded": name == model["modelName"], "modelName": name, "modelID": data["modelID"]}
        session = self._desk.session
        found = [
            {
                "name": hotkey.name,
                "type": hotkey.kind,
                "description": hotkey.text,
                "file": hotkey.file,
                "hotkeyID": hotkey.id,
                "keyCombination": [],
                "onScreenButtonID": -1,
            }
            for hotkey in (hotkeys(session) if session is not None else ())
        ]
        return model | {"availableHotkeys": found}

    def trigger(self, data: Data) -> Hotkey:
        """Do what a HotkeyTriggerRequest asks for."""
        session = self._desk.session
        if session is None:
            raise VtsError(Code.HOTKEY_NO_MODEL, "Nothing runs.")
        if data.get("itemInstanceID"):
            raise VtsError(Code.HOTKEY_NO_SUCH_ITEM, "livehead has no items.")
        wanted = data.get("hotkeyID")
        word = wanted.casefold() if isinstance(wanted, str) else ""
        hotkey = next((h for h in hotkeys(session) if word and word in (h.id, h.name.casefold())), None)
        if hotkey is None:
            raise VtsError(Code.HOTKEY_NOT_FOUND, "There is no such hotkey.")
        if self._clock() < self._pressed.get(hotkey.id, 0.0):
            raise VtsError(Code.HOTKEY_COOLDOWN, "It was triggered within the last five frames.")
        if len(self._pressed) >= MOST_PRESSES:
            self._pressed.clear()
        self._pressed[hotkey.id] = self._clock() + HOTKEY_PAUSE_S
        try:
            session.calibrate() if hotkey.name == CALIBRATE else session.perform(hotkey.name)
        except LiveheadError as error:
            raise VtsError(Code.HOTKEY_FAILED, f"{error.cause}: {error.remedy}") from None
        return hotkey

    def expressions(self, data: Data) -> dict[str, Any]:
        """The data of an ExpressionStateResponse."""
        model, session = self.model(), self._desk.session
        names = _faces(session)
        if data.get("expressionFile"):
            codes = Code.STATE_FILE_INVALID, Code.STATE_FILE_NOT_FOUND
            names = [_of_file(data["expressionFile"], names, *codes)]
        on = session.worn() if session is not None else ()
        found = [
            {
                "name": name,
                "file": name + EXPRESSION_FILE,
                "active": name in on,
                "deactivateWhenKeyIsLetGo": False,
                "autoDeactivateAfterSeconds": False,
                "secondsRemaining": 0,
                "usedInHotkeys": [{"name": name, "id": identity("hotkey", name)}]
                if data.get("details")
                else [],
                "parameters": [],
            }
            for name in names
        ]
        return model | {"expressions": found}

    def activate(self, data: Data) -> dict[str, Any]:
        """Answers an ExpressionActivationRequest. The expression fades as it always does."""
        if (session := self._desk.session) is None:
            raise VtsError(Code.EXPRESSION_NO_MODEL, "Nothing runs.")
        codes = Code.EXPRESSION_FILE_INVALID, Code.EXPRESSION_FILE_NOT_FOUND
        name = _of_file(data.get("expressionFile"), _faces(session), *codes)
        if (data.get("active") is True) != (name in session.worn()):
            session.perform(name)
        return {}


def _faces(session: Session | None) -> list[str]:
    known = expressions.load()
    return [name for name in session.performances() if name in known] if session is not None else []


def _of_file(file: Any, names: list[str], invalid: Code, missing: Code) -> str:
    """The expression of a file name; VtsError when there is none."""
    if not isinstance(file, str) or not file.endswith(EXPRESSION_FILE):
        raise VtsError(invalid, f"expressionFile ends in {EXPRESSION_FILE}.")
    name = file.removesuffix(EXPRESSION_FILE)
    if name not in names:
        raise VtsError(missing, "There is no expression of that name.")
    return name


def _of_model(ident: Any) -> str:
    """The character of a model's ID; VtsError when there is none."""
    if not isinstance(ident, str) or not re.fullmatch(r"[0-9a-f]{32}", ident):
        raise VtsError(Code.MODEL_ID_INVALID, "A modelID has 32 hexadecimal digits.")
    name = next((name for name in folders.characters() if identity("model", name) == ident), None)
    if name is None:
        raise VtsError(Code.MODEL_NOT_FOUND, "There is no model of that ID.")
    return name


def _files(name: str) -> dict[str, str]:
    return {"vtsModelName": f"{name}.vtube.json" if name else "", "vtsModelIconName": ""}

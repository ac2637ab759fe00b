"""A part of VTube Studio's plugin API, so that tools made for it drive livehead.

Written from its public description (github.com/DenchiSoft/VTubeStudio). What is left out is what has no meaning
here: items, art meshes, physics, moving the model. Such requests are answered with error 7.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, WSMsgType, web

from livehead import __version__
from livehead.remote.desk import Desk
from livehead.remote.state import face_found
from livehead.remote.vts_character import Characters
from livehead.remote.vts_client import Client, envelope
from livehead.remote.vts_error import Code, VtsError
from livehead.remote.vts_parameters import Parameters
from livehead.remote.vts_plugins import Plugins
from livehead.wire.door import LOOPBACK, is_address, is_loopback

log = logging.getLogger(__name__)

MOST_BYTES = 128 * 1024
MOST_CONNECTIONS = 32
SPOKEN_VERSION = "1.9.0"
"""The version of VTube Studio whose API this resembles; plugins compare it."""

Data = dict[str, Any]
Answer = Callable[[Client, Data], Awaitable[Data]]


class VtsApi:
    """All connected plugins. Everything runs on the server's loop."""

    def __init__(self, desk: Desk, plugins: Plugins, host: str, origins: tuple[str, ...] = ()) -> None:
        self._desk, self.plugins = desk, plugins
        self._open_to_lan, self._host, self._origins = not is_loopback(host), host.lower(), frozenset(origins)
        self._characters, self._parameters = Characters(desk), Parameters()
        self._clients: set[Client] = set()
        self._began = time.monotonic()
        self._free: dict[str, Answer] = {
            "APIStateRequest": self._state,
            "AuthenticationTokenRequest": self._token,
            "AuthenticationRequest": self._authenticate,
        }
        self._answers: dict[str, Answer] = {
            "StatisticsRequest": self._statistics,
            "VTSFolderInfoRequest": self._folders,
            "CurrentModelRequest": _at_once(lambda c, d: self._characters.current()),
            "AvailableModelsRequest": _at_once(lambda c, d: self._characters.available()),
            "ModelLoadRequest": lambda c, d: self._characters.load(d),
            "HotkeysInCurrentModelRequest": _at_once(lambda c, d: self._characters.hotkeys(d)),
            "HotkeyTriggerRequest": self._trigger,
            "ExpressionStateRequest": _at_once(lambda c, d: self._characters.expressions(d)),
            "ExpressionActivationRequest": _at_once(lambda c, d: self._characters.activate(d)),
            "FaceFoundRequest": _at_once(lambda c, d: {"found": self._face_found()}),
            "InputParameterListRequest": _at_once(
                lambda c, d: self._characters.model() | self._parameters.listed(desk.session)
            ),
            "ParameterValueRequest": _at_once(lambda c, d: self._parameters.value(desk.session, d)),
            "ParameterCreationRequest": _at_once(lambda c, d: self._parameters.create(_who(c), d)),
            "ParameterDeletionRequest": _at_once(lambda c, d: self._parameters.delete(_who(c), d)),
            "InjectParameterDataRequest": _at_once(
                lambda c, d: self._parameters.inject(desk.session, _who(c), d)
            ),
            "EventSubscriptionRequest": _at_once(lambda c, d: c.subscribe(d)),
        }

    @property
    def connections(self) -> int:
        return len(self._clients)

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/{path:.*}", self._connected)
        return app

    async def watch(self) -> None:
        """Tell those who subscribed, for ever."""
        model, found, second = self._characters.model(), self._face_found(), 0
        while True:
            await asyncio.sleep(0.25)
            try:
                was, model = model, self._characters.model()
                if was != model:
                    if was["modelLoaded"]:
                        self._tell("ModelLoadedEvent", was | {"modelLoaded": False})
                    if model["modelLoaded"]:
                        self._tell("ModelLoadedEvent", model)
                before, found = found, self._face_found()
                if before != found:
                    hands = {"leftHandFound": False, "rightHandFound": False}
                    self._tell("TrackingStatusChangedEvent", {"faceFound": found, **hands})
                if (now := int(time.monotonic() - self._began)) != second:
                    second = now
                    self._tell("TestEvent", {"counter": second})
            except Exception:  # a session that is being stopped
                log.debug("plugin events", exc_info=True)

    async def close(self) -> None:
        """Say goodbye, briefly."""
        goodbyes = [c.connection.close(code=WSCloseCode.GOING_AWAY) for c in self._clients]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*goodbyes, return_exceptions=True), 0.3)
        for client in list(self._clients):
            client.hang_up()

    # --- connections and messages ----------------------------------------------------------------------

    def _welcome(self, request: web.Request) -> bool:
        """Not a foreign name that leads here, and no page from elsewhere: a person may be tired and allow it."""
        name = (request.url.host or "").lower()
        known = name in LOOPBACK or name == self._host
        if not known and not (self._open_to_lan and is_address(name)):
            return False
        origin = request.headers.get("Origin", "")
        page = urlsplit(origin) if origin not in self._origins else urlsplit("")
        # Tools show themselves as file:, null, app: ...; those served by this computer as localhost.
        return page.scheme not in ("http", "https") or (page.hostname or "") in (*LOOPBACK, "tauri.localhost")

    async def _connected(self, request: web.Request) -> web.StreamResponse:
        if not self._welcome(request):
            return web.Response(status=403, text="livehead: pages and names from elsewhere may not connect\n")
        if len(self._clients) >= MOST_CONNECTIONS:
            return web.Response(status=503, text="livehead: too many plugins are connected\n")
        connection = web.WebSocketResponse(compress=False, heartbeat=30.0, max_msg_size=MOST_BYTES)
        if not connection.can_prepare(request).ok:
            return web.Response(text="livehead: plugins of VTube Studio connect here, by WebSocket\n")
        await connection.prepare(request)
        client = Client(connection, request.transport)
        self._clients.add(client)
        try:
            async for message in connection:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    await client.pace.wait()
                    await client.send(await self.answer(client, message.data))
        finally:
            self._clients.discard(client)
        return connection

    async def answer(self, client: Client, text: str | bytes) -> Data:
        """The answer to one message, whatever it is."""
        ident, kind = uuid.uuid4().hex, "APIError"
        try:
            asked = _parsed(text)
            ident = _request_id(asked, ident)
            name, answer = self._found(client, asked)
            data = asked.get("data")
            told = await answer(client, data if isinstance(data, dict) else {})
            kind = name.removesuffix("Request") + "Response"
        except VtsError as error:
            told = {"errorID": int(error.code), "message": error.message}
        except Exception as error:
            log.error("plugin request: %s", error, exc_info=error)
            told = {
                "errorID": int(Code.INTERNAL),
                "message": f"{type(error).__name__} in livehead; see its log.",
            }
        return envelope(kind, told, ident)

    def _found(self, client: Client, asked: Data) -> tuple[str, Answer]:
        """The request's name and what answers it."""
        if asked.get("apiName") != "VTubeStudioPublicAPI":
            raise VtsError(Code.API_NAME_INVALID, "apiName is VTubeStudioPublicAPI.")
        if asked.get("apiVersion") != "1.0":
            raise VtsError(Code.API_VERSION_INVALID, "apiVersion is 1.0.")
        name = asked.get("messageType")
        if not isinstance(name, str) or not name:
            raise VtsError(Code.TYPE_MISSING, "messageType is missing.")
        if name in self._free:
            return name, self._free[name]
        if name not in self._answers:
            raise VtsError(Code.TYPE_UNKNOWN, f"livehead does not know {name[:60]!r}.")
        if client.plugin is None:
            raise VtsError(Code.NOT_AUTHENTICATED, "Authenticate first.")
        if not self.plugins.still(client.plugin):
            raise VtsError(Code.DENIED, "The user has taken the permission back.")
        return name, self._answers[name]

    def _tell(self, event: str, data: Data) -> None:
        for client in list(self._clients):
            client.tell(event, data)

    # --- requests --------------------------------------------------------------------------------------

    async def _state(self, client: Client, data: Data) -> Data:
        return {
            "active": True,
            "vTubeStudioVersion": SPOKEN_VERSION,
            "currentSessionAuthenticated": client.plugin is not None,
            "application": f"livehead {__version__}",
        }

    async def _token(self, client: Client, data: Data) -> Data:
        return {"authenticationToken": await self.plugins.new_token(data)}

    async def _authenticate(self, client: Client, data: Data) -> Data:
        token = _needed(data, "authenticationToken", Code.TOKEN_MISSING)
        name = _needed(data, "pluginName", Code.PLUGIN_NAME_MISSING)
        developer = _needed(data, "pluginDeveloper", Code.DEVELOPER_MISSING)
        good = self.plugins.known((name, developer), token)
        client.plugin = (name, developer) if good else None
        reason = "The token is valid." if good else "The token is not one that was given to this plugin."
        return {"authenticated": good, "reason": reason}

    async def _statistics(self, client: Client, data: Data) -> Data:
        session = self._desk.session
        return {
            "uptime": int((time.monotonic() - self._began) * 1000),
            "framerate": round(session.figures().fps) if session is not None else 0,
            "vTubeStudioVersion": SPOKEN_VERSION,
            "allowedPlugins": self.plugins.allowed,
            "connectedPlugins": sum(c.plugin is not None for c in self._clients),
            "startedWithSteam": False,
            "windowWidth": 512,
            "windowHeight": 512,
            "windowIsFullscreen": False,
        }

    async def _folders(self, client: Client, data: Data) -> Data:
        empty = dict.fromkeys(("backgrounds", "items", "logs", "backup"), "")
        return {"models": "characters", "config": "config", **empty}

    async def _trigger(self, client: Client, data: Data) -> Data:
        hotkey = self._characters.trigger(data)
        model = self._characters.model()
        self._tell(
            "HotkeyTriggeredEvent",
            {
                "hotkeyID": hotkey.id,
                "hotkeyName": hotkey.name,
                "hotkeyAction": hotkey.kind,
                "hotkeyFile": hotkey.file,
                "hotkeyTriggeredByAPI": True,
                "modelID": model["modelID"],
                "modelName": model["modelName"],
                "isLive2DItem": False,
            },
        )
        return {"hotkeyID": hotkey.id}

    def _face_found(self) -> bool:
        session = self._desk.session
        return self._parameters.face_found or (session is not None and face_found(session))


def _at_once(answer: Callable[[Client, Data], Data]) -> Answer:
    async def later(client: Client, data: Data) -> Data:
        return answer(client, data)

    return later


def _who(client: Client) -> tuple[str, str]:
    assert client.plugin is not None  # `_found` lets nobody else in
    return client.plugin


def _parsed(text: str | bytes) -> Data:
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):  # UnicodeDecodeError is a ValueError
        raise VtsError(Code.JSON_INVALID, "That is no JSON.") from None
    if not isinstance(asked, dict):
        raise VtsError(Code.JSON_INVALID, "That is no JSON object.")
    return asked


def _request_id(asked: Data, made: str) -> str:
    ident = asked.get("requestID")
    if ident is None:
        return made
    if not isinstance(ident, str) or not ident.isascii() or not 1 <= len(ident) <= 64:
        raise VtsError(Code.REQUEST_ID_INVALID, "requestID has 1 to 64 ASCII characters.")
    return ident


def _needed(data: Data, key: str, code: Code) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not value:
        raise VtsError(code, f"{key} is missing.")
    return value

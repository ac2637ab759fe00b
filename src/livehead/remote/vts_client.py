"""One plugin that is connected: who it is, what it wants to be told."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from aiohttp import web

from livehead.remote.pace import Pace
from livehead.remote.vts_error import Code, VtsError
from livehead.remote.vts_plugins import Plugin

SLOW_S = 2.0
MOST_EVENTS = 64
"""Events that may be on their way to one plugin."""
EVENTS = ("TestEvent", "ModelLoadedEvent", "TrackingStatusChangedEvent", "HotkeyTriggeredEvent")


def envelope(kind: str, data: Any, request_id: str) -> dict[str, Any]:
    """A whole message of the API."""
    return {
        "apiName": "VTubeStudioPublicAPI",
        "apiVersion": "1.0",
        "timestamp": int(time.time() * 1000),
        "messageType": kind,
        "requestID": request_id,
        "data": data,
    }


class Client:
    """On the server's loop. plugin: once it has authenticated."""

    def __init__(self, connection: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self.connection, self._transport = connection, transport
        self.plugin: Plugin | None = None
        self.events: dict[str, dict[str, Any]] = {}
        self._telling: set[asyncio.Task[None]] = set()
        self.pace = Pace(rate=300.0, burst=100.0)

    async def send(self, message: dict[str, Any]) -> None:
        """Hang up on a plugin that does not read."""
        try:
            async with asyncio.timeout(SLOW_S):
                await self.connection.send_str(json.dumps(message))
        except (TimeoutError, ConnectionError, RuntimeError):  # RuntimeError: it is closing
            self.hang_up()

    def hang_up(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def tell(self, event: str, data: dict[str, Any]) -> None:
        """Send an event, without waiting, if it was subscribed to and its configuration lets it through."""
        config = self.events.get(event)
        if config is None:
            return
        only = config.get("modelID")
        if event == "ModelLoadedEvent" and only and data["modelID"] not in only:
            return
        kind = config.get("onlyForAction")
        if event == "HotkeyTriggeredEvent" and kind and data["hotkeyAction"] != kind:
            return
        if event == "TestEvent":
            data = {"yourTestMessage": config.get("testMessageForEvent", ""), **data}
        if len(self._telling) >= MOST_EVENTS:
            self.hang_up()
            return
        task = asyncio.create_task(self.send(envelope(event, data, event)))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    def subscribe(self, data: dict[str, Any]) -> dict[str, Any]:
        """Answers an EventSubscriptionRequest."""
        name, config = data.get("eventName"), data.get("config")
        config = config if isinstance(config, dict) else {}
        if data.get("subscribe") is not True and not name:
            self.events.clear()
        elif name not in EVENTS:
            raise VtsError(Code.EVENT_UNKNOWN, f"There are: {', '.join(EVENTS)}.")
        elif data.get("subscribe") is True:
            self.events[name] = _checked(name, config)
        else:
            self.events.pop(name, None)
        return {"subscribedEventCount": len(self.events), "subscribedEvents": list(self.events)}


def _checked(name: str, config: dict[str, Any]) -> dict[str, Any]:
    """What of an event's configuration matters here."""
    if name == "TestEvent":
        message = config.get("testMessageForEvent", "")
        if not isinstance(message, str) or len(message) > 32:
            raise VtsError(Code.TEST_MESSAGE_TOO_LONG, "testMessageForEvent has at most 32 letters.")
        return {"testMessageForEvent": message}
    if name == "ModelLoadedEvent":
        only = config.get("modelID") or []
        if not isinstance(only, list) or len(only) > 64 or not all(_is_id(one) for one in only):
            raise VtsError(Code.EVENT_MODEL_ID_INVALID, "A modelID has 32 hexadecimal digits.")
        return {"modelID": only}
    if name == "HotkeyTriggeredEvent" and isinstance(config.get("onlyForAction"), str):
        return {"onlyForAction": config["onlyForAction"][:64]}
    return {}


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 32 and all(c in "0123456789abcdef" for c in value)

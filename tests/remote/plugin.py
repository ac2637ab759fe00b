"""A plugin as people write them: one request after another over a WebSocket."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

NAME, DEVELOPER = "Test Plugin", "Somebody"


def envelope(kind: Any = "APIStateRequest", **changes: Any) -> str:
    plain = {"apiName": "VTubeStudioPublicAPI", "apiVersion": "1.0", "requestID": "x", "messageType": kind}
    return json.dumps(plain | changes)


class Plugin:
    """Connected; `events` holds what came unasked."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.events: list[dict[str, Any]] = []
        self._number = 0

    async def ask(self, kind: str, **data: Any) -> dict[str, Any]:
        """The data of the answer, whose envelope is checked; of an error with its `errorID`."""
        self._number += 1
        message = {
            "apiName": "VTubeStudioPublicAPI",
            "apiVersion": "1.0",
            "requestID": f"r{self._number}",
            "messageType": kind,
            "data": data,
        }
        answer = await self.say(json.dumps(message))
        assert answer["requestID"] == f"r{self._number}"
        assert answer["messageType"] in (kind.removesuffix("Request") + "Response", "APIError")
        assert (answer["messageType"] == "APIError") == ("errorID" in answer["data"])
        return dict(answer["data"])

    async def say(self, text: str | bytes) -> dict[str, Any]:
        """The whole answer to a message."""
        await (self.socket.send_str(text) if isinstance(text, str) else self.socket.send_bytes(text))
        while True:
            answer: dict[str, Any] = await self.socket.receive_json(timeout=20.0)
            assert answer["apiName"] == "VTubeStudioPublicAPI" and answer["timestamp"] > 1.6e12
            if not answer["messageType"].endswith("Event"):
                return answer
            self.events.append(answer)

    async def listen(self, kind: str) -> dict[str, Any]:
        """The data of the next event of a kind."""
        while True:
            for event in self.events:
                if event["messageType"] == kind:
                    self.events.remove(event)
                    return dict(event["data"])
            self.events.append(await self.socket.receive_json(timeout=20.0))

    async def authenticate(self, name: str = NAME) -> str:
        token = str(
            (await self.ask("AuthenticationTokenRequest", pluginName=name, pluginDeveloper=DEVELOPER))[
                "authenticationToken"
            ]
        )
        answer = await self.ask(
            "AuthenticationRequest", pluginName=name, pluginDeveloper=DEVELOPER, authenticationToken=token
        )
        assert answer["authenticated"] is True
        return token


@asynccontextmanager
async def plugin(url: str, name: str | None = NAME, **headers: str) -> AsyncIterator[Plugin]:
    """A connection, authenticated unless `name` is None."""
    async with aiohttp.ClientSession(headers=headers) as client, client.ws_connect(url) as socket:
        made = Plugin(socket)
        if name is not None:
            await made.authenticate(name)
        yield made


async def within(seconds: float, condition: Any) -> None:
    """Until an async condition is true."""
    async with asyncio.timeout(seconds):
        while not await condition():
            await asyncio.sleep(0.05)

"""The WebSocket of our own API: the state four times a second, and the same requests as over HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from livehead.remote.desk import Desk, RefusedError
from livehead.remote.pace import Pace
from livehead.remote.state import state
from livehead.remote.verbs import VERBS

MOST_BYTES = 64 * 1024
MOST_CONNECTIONS = 16
INTERVAL_S = 0.25
SLOW_S = 2.0
"""Seconds in which a message must go out; a program that does not read is hung up on."""

Connection = web.WebSocketResponse


class Live:
    """All open connections, on the server's loop."""

    def __init__(
        self,
        desk: Desk,
        read: Callable[[str], Any],
        told: Callable[[Exception], tuple[int, dict[str, Any]]],
    ) -> None:
        self._desk, self._read, self._told = desk, read, told
        self.rate = 240.0
        self._open: dict[Connection, asyncio.Transport | None] = {}
        self._pushing: dict[Connection, asyncio.Task[None]] = {}

    @property
    def connections(self) -> int:
        return len(self._open)

    async def connected(self, request: web.Request) -> Connection:
        """One connection, from its beginning to its end."""
        if len(self._open) >= MOST_CONNECTIONS:
            raise RefusedError("too many connections", remedy="close one", code=503)
        connection = Connection(compress=False, heartbeat=15.0, max_msg_size=MOST_BYTES)
        await connection.prepare(request)
        self._open[connection] = request.transport
        pace = Pace(self.rate, burst=self.rate / 4.0)
        try:
            await self._send(connection, self._present())
            async for message in connection:
                if message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
                    await pace.wait()
                    if (answer := await self._answer(message.data)) is not None:
                        await self._send(connection, json.dumps(answer))
        finally:
            self._open.pop(connection, None)
        return connection

    async def push(self) -> None:
        """Send the state to everybody for ever; who has not yet got the last one is passed over."""
        while True:
            await asyncio.sleep(INTERVAL_S)
            waiting = {c: task for c, task in self._pushing.items() if not task.done()}
            if free := [c for c in self._open if c not in waiting]:
                present = self._present()
                self._pushing = waiting | {c: asyncio.create_task(self._send(c, present)) for c in free}

    async def close(self) -> None:
        """Say goodbye, briefly."""
        goodbyes = [c.close(code=WSCloseCode.GOING_AWAY) for c in self._open]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*goodbyes, return_exceptions=True), 0.3)
        for transport in list(self._open.values()):
            if transport is not None:
                transport.abort()

    def _present(self) -> str:
        try:
            return json.dumps({"state": state(self._desk)})
        except Exception as error:  # a session that is being stopped
            return json.dumps(self._told(error)[1])

    async def _send(self, connection: Connection, text: str) -> None:
        try:
            async with asyncio.timeout(SLOW_S):
                await connection.send_str(text)
        except (TimeoutError, ConnectionError, RuntimeError):  # RuntimeError: it is closing
            if (transport := self._open.pop(connection, None)) is not None:
                transport.abort()

    async def _answer(self, text: str | bytes) -> dict[str, Any] | None:
        """What a message is answered with; None when it has no `id` and all is well."""
        mark: Any = None
        try:
            body = self._read(text if isinstance(text, str) else text.decode("utf-8", "replace"))
            if not isinstance(body, dict):
                raise RefusedError("the message is no JSON object", remedy='send {"do": "state"}')
            mark, name = body.pop("id", None), body.pop("do", None)
            if not isinstance(mark, (str, int, float, type(None))) or (
                isinstance(mark, str) and len(mark) > 64
            ):
                mark = None
                raise RefusedError(
                    "id is neither a number nor a short text", remedy="id comes back in the answer"
                )
            verb = VERBS.get(name) if isinstance(name, str) else None
            if verb is None:
                raise RefusedError(
                    "do names nothing that can be asked", remedy=f"there are: {', '.join(VERBS)}"
                )
            answer = await verb.do(self._desk, verb.checked(body))
        except Exception as error:
            return {"re": mark, **self._told(error)[1]}
        return None if mark is None else {"re": mark, "answer": answer}

"""The HTTP server of a media stream, on a thread of its own: one path, and only for whom the door lets in."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from aiohttp import HttpVersion11, web

from livehead.sinks.media_stream.clients import Line
from livehead.wire.door import Gate, address, is_loopback, listen
from livehead.wire.token import kept

SEND_BUFFER_BYTES = 1 << 20
"""What the system holds back for a client: more would be latency."""

Make = Callable[[web.StreamResponse, "asyncio.Transport | None"], Line]


class StreamServer:
    """Answers GET /`path` with a stream without end, and /stats.json with figures.

    make: a client for a new connection; join, leave: told of it; stats: the figures; all on the server's loop.
    Errors: SinkError when the port cannot be had, ConfigError when the token cannot be kept.
    """

    def __init__(
        self, host: str, port: int, token: str, path: str, mime: str,
        make: Make, join: Callable[[Any], None], leave: Callable[[Any], None],
        stats: Callable[[], dict[str, Any]],
    ) -> None:  # fmt: skip
        token = token or ("" if is_loopback(host) else kept("media_stream_token"))
        self._gate = Gate(host, token)
        self._mime = mime
        self._serving: set[asyncio.Task[Any]] = set()
        self._make, self._join, self._leave, self._figures = make, join, leave, stats
        listener = listen(host, port)
        base, mark, query = address(host, listener.getsockname()[1], token).partition("?")
        self.url = f"{base}{path}{mark}{query}"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="livehead stream", daemon=True)
        self._thread.start()
        self._runner: web.AppRunner = self._on_loop(self._start(listener, path))

    def soon(self, call: Callable[..., None], *values: Any) -> None:
        """Call on the server's loop; not at all when it has ended."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(call, *values)

    def close(self, clients: Iterable[Line]) -> None:
        """Hang up on the clients and give the port back."""
        with contextlib.suppress(TimeoutError):
            self._on_loop(self._stop(clients))
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=2.0)
        if not self._thread.is_alive():
            self._loop.close()

    async def _start(self, listener: socket.socket, path: str) -> web.AppRunner:
        app = web.Application()
        app.add_routes([web.get(f"/{path}", self._stream), web.get("/stats.json", self._stats)])
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.SockSite(runner, listener).start()
        return runner

    async def _stop(self, clients: Iterable[Line]) -> None:
        for client in clients:
            client.hang_up()
        if self._serving:
            await asyncio.wait(self._serving, timeout=1.0)
        await self._runner.cleanup()

    def _admit(self, request: web.Request) -> None:
        if refusal := self._gate.refusal(request):
            raise web.HTTPForbidden(text=f"livehead: {refusal}\n")

    async def _stats(self, request: web.Request) -> web.Response:
        self._admit(request)
        return web.json_response(self._figures())

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        self._admit(request)
        headers = {"Cache-Control": "no-store", "Connection": "close"}
        response = web.StreamResponse(headers=headers)
        response.content_type = self._mime
        if request.version >= HttpVersion11:
            response.enable_chunked_encoding()
        try:
            await response.prepare(request)
        except ConnectionError:  # gone before the answer
            return response
        transport = request.transport
        if transport is not None:
            transport.set_write_buffer_limits(high=0)  # a picture is handed on before the next is taken
            raw = transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        client = self._make(response, transport)
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        self._join(client)
        try:
            with contextlib.suppress(ConnectionError):
                await client.feed()
        finally:
            self._leave(client)
            self._serving.discard(task)
        return response

    def _on_loop(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=5.0)

"""A page for OBS's browser source, by default http://127.0.0.1:8787/: straight alpha, exact; about 10 ms.

Add the URL as a browser source of the character's size; the page scales itself and comes back by itself.
Colours travel as JPEG (4:4:4), alpha deflated without loss; `?lossless=1` sends both as they are.
`?checker=1` and `?bg=COLOUR` put something behind the character. `/stats.json` has figures.

Only this computer can reach it unless `host` says otherwise ("0.0.0.0": every network); then the URL
carries a token, the same at every start. Requests by a foreign name or from a foreign page are refused either way.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib.resources
import socket
import threading
import time
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from livehead.sinks import Facts, Lateness, checked
from livehead.sinks.browser.message import Encoder
from livehead.types import Frame, Phase, Status
from livehead.wire.door import Gate, address, is_loopback, listen
from livehead.wire.token import kept

MOST_ON_THE_WAY = 3
GOODBYE_S = 0.3
FACTS = (
    Facts("jpeg", "straight", "full", 13, "Chromium shows it"),
    Facts("lossless", "straight", "full", 18, "Chromium shows it"),
)
PAGE_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class Config:
    """host: address to listen on; port: 0 takes a free one. lossless: what a page gets that does not ask.
    token: secret in the URL; when the host is not loopback and none is given, one that is made once and kept.
    quality: of the JPEG, 1 to 100; 85 nearly halves the traffic (about 40 Mbit/s at 512² and 60 fps).
    fps: what the output aims at; not used here.
    """

    host: str = "127.0.0.1"
    port: int = 8787
    lossless: bool = False
    token: str = ""
    quality: int = 95
    fps: float = 60.0

    def __post_init__(self) -> None:
        if not 0 <= self.port <= 65535:
            raise ValueError(f"port is {self.port}, not within 0 to 65535")
        if not 1 <= self.quality <= 100:
            raise ValueError(f"quality is {self.quality}, not within 1 to 100")


class Viewer:
    """One open page, on the server's loop: holds the newest message that it has not been sent."""

    def __init__(
        self, connection: web.WebSocketResponse, transport: asyncio.Transport | None, lossless: bool
    ) -> None:
        self.connection = connection
        self._transport = transport
        self.lossless = lossless
        self.fresh = True
        self._newest: bytes | None = None
        self._on_the_way = 0
        self._wake = asyncio.Event()

    def offer(self, message: bytes) -> None:
        self.fresh = False
        self._newest = message
        self._wake.set()

    def acknowledged(self) -> None:
        self._on_the_way = max(0, self._on_the_way - 1)
        self._wake.set()

    def hang_up(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    async def feed(self) -> None:
        """Send until the connection ends; a sign of life whenever there was nothing for a second."""
        while True:
            try:
                async with asyncio.timeout(1.0):
                    await self._wake.wait()
            except TimeoutError:
                await self.connection.send_str(".")
                continue
            self._wake.clear()
            while self._newest is not None and self._on_the_way < MOST_ON_THE_WAY:
                message, self._newest = self._newest, None
                self._on_the_way += 1
                await self.connection.send_bytes(message)


class BrowserSink:
    """Serves the page and streams frames to whoever has it open; encodes nothing when nobody has."""

    def __init__(self, config: Config) -> None:
        token = config.token or ("" if is_loopback(config.host) else kept("browser_token"))
        self._encoder = Encoder(config.quality)
        self._lossless = config.lossless
        self._gate = Gate(config.host, token)
        self._viewers: set[Viewer] = set()
        self._wanted: frozenset[bool] = frozenset()
        self._newest: Frame | None = None
        self._times: deque[float] = deque(maxlen=120)
        self._late = Lateness()
        self._frames = 0
        self._closing = threading.Lock()
        self._closed = False
        listener = listen(config.host, config.port)
        self.url = address(config.host, listener.getsockname()[1], token)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="livehead browser", daemon=True)
        self._thread.start()
        self._runner: web.AppRunner = self._on_loop(self._start(listener))

    @property
    def status(self) -> Status:
        viewers = len(self._viewers)
        if self._closed:
            return Status(Phase.CLOSED, self.url)
        return Status(Phase.RUNNING if viewers and self._frames else Phase.WAITING, self.url)

    @property
    def viewers(self) -> int:
        """How many pages are open."""
        return len(self._viewers)

    def send(self, frame: Frame) -> None:
        """Encode once for each mode in use and leave it to the pages; never waits for any of them.

        SinkError when it is not what a Frame promises; ignored after `close()`.
        """
        checked(frame, "browser")
        if self._closed:
            return
        self._newest = frame
        self._frames += 1
        self._times.append(time.monotonic())
        self._late.add(frame)
        for lossless in self._wanted:
            message = self._encoder.encode(frame, lossless)
            with contextlib.suppress(RuntimeError):  # the loop ended meanwhile
                self._loop.call_soon_threadsafe(self._publish, lossless, message)

    def close(self) -> None:
        """Close every page's connection and the port."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
        with contextlib.suppress(TimeoutError):
            self._on_loop(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=2.0)
        if not self._thread.is_alive():
            self._loop.close()

    # --- on the server's loop --------------------------------------------------------------------------

    async def _start(self, listener: socket.socket) -> web.AppRunner:
        app = web.Application()
        app.add_routes(
            [
                web.get("/", self._page),
                web.get("/stream", self._stream),
                web.get("/stats.json", self._stats),
                web.get("/healthz", self._health),
            ]
        )
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.SockSite(runner, listener).start()
        return runner

    async def _stop(self) -> None:
        goodbyes = [v.connection.close(code=WSCloseCode.GOING_AWAY) for v in self._viewers]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*goodbyes, return_exceptions=True), GOODBYE_S)
        for viewer in self._viewers:  # those that do not listen
            viewer.hang_up()
        await self._runner.cleanup()

    def _publish(self, lossless: bool, message: bytes) -> None:
        for viewer in self._viewers:
            if viewer.lossless is lossless:
                viewer.offer(message)

    def _admit(self, request: web.Request) -> None:
        if refusal := self._gate.refusal(request):
            raise web.HTTPForbidden(text=f"livehead: {refusal}\n")

    async def _page(self, request: web.Request) -> web.Response:
        self._admit(request)
        page = importlib.resources.files(__package__).joinpath("page.html").read_text("utf-8")
        return web.Response(text=page, content_type="text/html", headers=PAGE_HEADERS)

    async def _health(self, request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _stats(self, request: web.Request) -> web.Response:
        self._admit(request)
        now, newest = time.monotonic(), self._newest
        recent = [t for t in tuple(self._times) if now - t < 2.0]
        return web.json_response(
            {
                "clients": len(self._viewers),
                "lossless_clients": sum(v.lossless for v in self._viewers),
                "frames": self._frames,
                "fps": round((len(recent) - 1) / (recent[-1] - recent[0]), 1) if len(recent) > 2 else 0.0,
                "last_frame_age_s": round(now - self._times[-1], 3) if self._times else None,
                "latency_ms": self._late.median_ms,
                "size": None if newest is None else [newest.pixels.shape[1], newest.pixels.shape[0]],
            }
        )

    async def _stream(self, request: web.Request) -> web.WebSocketResponse:
        self._admit(request)
        connection = web.WebSocketResponse(compress=False, heartbeat=10.0, max_msg_size=1024)
        await connection.prepare(request)
        lossless = request.query.get("lossless", "1" if self._lossless else "0") == "1"
        viewer = Viewer(connection, request.transport, lossless)
        self._join(viewer)
        feeding = asyncio.create_task(viewer.feed())
        try:
            await self._show_newest(viewer)
            async for message in connection:
                if message.type is WSMsgType.TEXT:
                    viewer.acknowledged()
        finally:
            self._leave(viewer)
            feeding.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await feeding
        return connection

    async def _show_newest(self, viewer: Viewer) -> None:
        """A page that joins while no new frames come still sees the last one."""
        if (frame := self._newest) is not None:
            message = await asyncio.to_thread(self._encoder.encode, frame, viewer.lossless)
            if viewer.fresh:
                viewer.offer(message)

    def _join(self, viewer: Viewer) -> None:
        self._viewers = self._viewers | {viewer}
        self._wanted = frozenset(v.lossless for v in self._viewers)

    def _leave(self, viewer: Viewer) -> None:
        self._viewers = self._viewers - {viewer}
        self._wanted = frozenset(v.lossless for v in self._viewers)

    def _on_loop(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=5.0)


def create(config: Config) -> BrowserSink:
    return BrowserSink(config)

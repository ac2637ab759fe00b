"""The thread that serves both APIs with its own loop; nothing of it touches the picture's way."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from aiohttp import web

from livehead.remote.config import RemoteConfig
from livehead.remote.desk import Desk, Submit
from livehead.remote.vts_api import VtsApi
from livehead.remote.vts_discovery import announce
from livehead.remote.vts_plugins import Ask, Plugin, Plugins
from livehead.remote.web_api import WebApi
from livehead.session import Session
from livehead.types import Phase, Status
from livehead.wire.door import address, listen
from livehead.wire.token import kept

Job = Callable[[], Coroutine[Any, Any, None]]

log = logging.getLogger(__name__)


class RemoteServer:
    """Serves one session at a time. `start`, `stop` and `session` may be used from any thread.

    session: what is driven, None while nothing runs; set it anew when another begins.
    ask: called in a thread of its own with a plugin's name and developer; may take its time, True allows it.
        By default nobody is asked: a plugin that is not in `RemoteConfig.vts_allow` is denied and the log says how
        to allow it.
    submit: has a job done in the thread that owns the session; by default a thread of the server's own.
    on_start, on_stop: what the verbs of that name do; without them they are refused.
    """

    def __init__(
        self,
        session: Session | None,
        config: RemoteConfig | None = None,
        *,
        ask: Ask | None = None,
        submit: Submit | None = None,
        on_start: Callable[[], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        self._config = config or RemoteConfig()
        self._desk = Desk(session, submit, on_start, on_stop)
        self._ask = ask
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._runners: list[web.AppRunner] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._web: WebApi | None = None
        self._vts: VtsApi | None = None
        self._stopped = False
        self.url = self.vts_url = self.token = ""

    @property
    def session(self) -> Session | None:
        return self._desk.session

    @session.setter
    def session(self, session: Session | None) -> None:
        self._desk.session = session

    @property
    def status(self) -> Status:
        """Addresses without the token, and how many are connected."""
        if self._loop is None:
            return Status(Phase.CLOSED if self._stopped else Phase.STARTING)
        said = []
        if self._web is not None:
            said.append(f"{self.url.partition('?')[0]} ({self._web.live.connections} live)")
        if self._vts is not None:
            said.append(f"{self.vts_url} ({self._vts.connections} plugins)")
        return Status(Phase.RUNNING, ", ".join(said))

    def start(self) -> None:
        """Open the ports; returns at once. Once only. Errors: SinkError when a port is taken, ConfigError when the
        token cannot be kept."""
        loop = asyncio.new_event_loop()
        with contextlib.ExitStack() as opened:
            jobs = [*self._own_jobs(opened), *self._vts_jobs(opened)]
            self._loop = loop
            self._thread = threading.Thread(target=loop.run_forever, name="livehead remote", daemon=True)
            self._thread.start()
            for job in jobs:
                asyncio.run_coroutine_threadsafe(job(), loop).result(timeout=10.0)
            opened.pop_all()

    def stop(self) -> None:
        """Say goodbye to everybody and close the ports."""
        loop, self._loop = self._loop, None
        self._stopped = True
        if loop is None or self._thread is None:
            return
        with contextlib.suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._close(), loop).result(timeout=5.0)
        loop.call_soon_threadsafe(loop.stop)
        self._thread.join(timeout=2.0)
        if not self._thread.is_alive():
            loop.close()
        self._desk.close()

    def plugins(self) -> tuple[Plugin, ...]:
        """(name, developer) of the plugins that are allowed, the newest last; none where that API is off."""
        return self._vts.plugins.names() if self._vts is not None else ()

    def revoke(self, name: str) -> int:
        """No longer allow the plugins of a name; returns how many there were."""
        loop, api = self._loop, self._vts
        if loop is None or api is None:
            return 0

        async def job() -> int:
            return api.plugins.revoke(name)

        return asyncio.run_coroutine_threadsafe(job(), loop).result(timeout=5.0)

    def __enter__(self) -> RemoteServer:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def _own_jobs(self, opened: contextlib.ExitStack) -> list[Job]:
        """What begins our own API, its port open."""
        config = self._config
        if config.port is None:
            return []
        self.token = config.token or kept("remote_token")
        listener = opened.enter_context(listen(config.host, config.port))
        self.url = address(config.host, listener.getsockname()[1], self.token)
        api = self._web = WebApi(self._desk, config.host, self.token)
        return [lambda: self._serve(api.application(), listener), lambda: self._beside(api.live.push())]

    def _vts_jobs(self, opened: contextlib.ExitStack) -> list[Job]:
        """What begins VTube Studio's API, its port open."""
        config = self._config
        if config.vts_port is None:
            return []
        listener = opened.enter_context(listen(config.host, config.vts_port))
        port = listener.getsockname()[1]
        self.vts_url = "ws" + address(config.host, port, "").removeprefix("http").rstrip("/")
        plugins = Plugins(self._ask, config.vts_allow)
        api = self._vts = VtsApi(self._desk, plugins, config.host, config.vts_origins)
        jobs: list[Job] = [
            lambda: self._serve(api.application(), listener),
            lambda: self._beside(api.watch()),
        ]
        if config.discovery != "off":
            jobs.append(lambda: self._beside(announce(port, config.discovery == "network")))
        return jobs

    # --- on the server's loop --------------------------------------------------------------------------

    async def _serve(self, app: web.Application, listener: socket.socket) -> None:
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        self._runners.append(runner)
        await runner.setup()
        await web.SockSite(runner, listener).start()

    async def _beside(self, work: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.get_running_loop().create_task(work))

    async def _close(self) -> None:
        for task in self._tasks:
            task.cancel()
        for ended in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(ended, Exception):
                log.error("remote: %s", ended, exc_info=ended)
        for api in (self._web.live if self._web else None, self._vts):
            if api is not None:
                await api.close()
        for runner in self._runners:
            await runner.cleanup()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:  # of connections that were hung up on
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

"""Where requests reach the Session: quick ones at once, slow ones one after another in one thread."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from livehead.errors import LiveheadError
from livehead.session import Session

T = TypeVar("T")

MOST_WAITING = 8
"""Slow requests at once, with the one that is being done: changing a character takes a second."""

Submit = Callable[[Callable[[], None]], object]


class RefusedError(LiveheadError):
    """A request that is not done. code: its HTTP status."""

    def __init__(self, cause: str, *, remedy: str, code: int = 400) -> None:
        super().__init__(cause, remedy=remedy)
        self.code = code


class Desk:
    """Holds the session that runs, or None. On the server's loop, but for `session`, which anybody may set.

    submit: has a job done in the thread that owns the session; by default a thread of our own.
    """

    def __init__(
        self,
        session: Session | None,
        submit: Submit | None = None,
        on_start: Callable[[], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        self.session = session
        self._pool = ThreadPoolExecutor(1, "livehead remote work") if submit is None else None
        self._submit: Submit = submit or self._in_pool
        self._on_start, self._on_stop = on_start, on_stop
        self._waiting = 0

    def live(self) -> Session:
        """The session. RefusedError when none runs."""
        if (session := self.session) is None:
            raise RefusedError("nothing runs", remedy="start it first: POST /start", code=409)
        return session

    async def work(self, job: Callable[[Session], T]) -> T:
        """What a slow job returns or raises. RefusedError when too many wait."""
        session = self.live()
        return await self._done(lambda: job(session))

    async def start(self) -> None:
        """RefusedError when it runs already or cannot be started from here."""
        if self.session is not None:
            raise RefusedError("it runs already", remedy="stop it first: POST /stop", code=409)
        await self._done(_able(self._on_start, "start"))

    async def stop(self) -> None:
        """RefusedError when nothing runs or it cannot be stopped from here."""
        self.live()
        await self._done(_able(self._on_stop, "stop"))

    def close(self) -> None:
        """Take no more work; what waits is left undone."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _in_pool(self, job: Callable[[], None]) -> object:
        assert self._pool is not None
        return self._pool.submit(job)

    async def _done(self, job: Callable[[], T]) -> T:
        if self._waiting >= MOST_WAITING:
            raise RefusedError("too many requests wait", remedy="wait for their answers", code=429)
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()

        def told(value: T | None, error: BaseException | None) -> None:
            if answer.done():  # whoever asked has gone
                return
            if error is not None:
                answer.set_exception(error)
            else:
                answer.set_result(value)  # type: ignore[arg-type]

        def do() -> None:
            value, wrong = None, None
            try:
                value = job()
            except Exception as error:
                wrong = error
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(told, value, wrong)

        self._waiting += 1
        try:
            self._submit(do)
            return await answer
        finally:
            self._waiting -= 1


def _able(call: Callable[[], None] | None, verb: str) -> Callable[[], None]:
    if call is None:
        raise RefusedError(
            f"this livehead does not {verb} on a word", remedy=f"{verb} it where it runs", code=409
        )
    return call

"""Our own API over HTTP: who may come in, bodies and answers as JSON, errors as cause and remedy."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from livehead.errors import ConfigError, LiveheadError
from livehead.remote.desk import Desk, RefusedError
from livehead.remote.live import MOST_BYTES, Live
from livehead.remote.pace import Pace
from livehead.remote.page import HEADERS, page
from livehead.remote.verbs import VERBS, Verb
from livehead.wire.door import Gate

log = logging.getLogger(__name__)

BODY_S = 5.0
"""Seconds in which a body must have come."""

WORDS = {404: "there is nothing at that address", 405: "not with that method", 413: "the body is too long"}


def read(text: str | bytes) -> Any:
    """JSON without not-a-number. RefusedError when it is none."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RefusedError(
            f"the body is no JSON: {error}", remedy='send an object, e.g. {"name": "actia"}'
        ) from None


def told(error: Exception) -> tuple[int, dict[str, Any]]:
    """Status and body of an error; one that nobody foresaw is a bug of ours and goes to the log too."""
    if isinstance(error, LiveheadError):
        code = (
            error.code if isinstance(error, RefusedError) else 400 if isinstance(error, ConfigError) else 409
        )
        return code, {"error": {"cause": error.cause, "remedy": error.remedy}}
    log.error("remote: %s", error, exc_info=error)
    cause = " ".join(f"{type(error).__name__}: {error}".split())[:300]
    return 500, {"error": {"cause": cause, "remedy": "report it; the log of livehead has more"}}


class WebApi:
    """The routes. Everything runs on the server's loop."""

    def __init__(self, desk: Desk, host: str, token: str, pace: Pace | None = None) -> None:
        self._desk, self._token = desk, token
        self._gate = Gate(host, "")
        self._pace = pace or Pace(rate=50.0, burst=100.0)
        self.live = Live(desk, read, told)

    def application(self) -> web.Application:
        app = web.Application(client_max_size=MOST_BYTES, middlewares=[self._guard])
        app.router.add_get("/", self._page)
        app.router.add_get("/live", self.live.connected)
        for verb in VERBS.values():
            app.router.add_route(verb.method, f"/{verb.name}", self._asked(verb))
        return app

    async def _page(self, request: web.Request) -> web.Response:
        return web.Response(text=page(), content_type="text/html", headers=HEADERS)

    def _asked(self, verb: Verb) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            body = verb.checked(await _body(request) if verb.method == "POST" else {})
            return web.json_response(await verb.do(self._desk, body))

        return answer

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Lets in who may come in, and turns every error into JSON."""
        try:
            self._admit(request)
            return await handler(request)
        except web.HTTPException as error:
            code = error.status
            wrong: Exception = RefusedError(
                WORDS.get(code, error.reason), remedy="GET / lists what can be asked", code=code
            )
        except Exception as error:
            wrong = error
        code, body = told(wrong)
        headers = {"Retry-After": "1"} if code == 429 else {}
        if code == 401:
            headers["WWW-Authenticate"] = "Bearer"
        return web.json_response(body, status=code, headers=headers)

    def _admit(self, request: web.Request) -> None:
        if refusal := self._gate.refusal(request):
            raise RefusedError(refusal, remedy="connect from this computer, by 127.0.0.1", code=403)
        if not self._pace.allows():
            raise RefusedError("too many requests", remedy="send at most 50 a second", code=429)
        if request.path == "/":
            return
        scheme, _, bearer = request.headers.get("Authorization", "").partition(" ")
        given = bearer.strip() if scheme.lower() == "bearer" else request.query.get("token", "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode()):
            raise RefusedError(
                "the token is missing or wrong",
                remedy="`livehead run --remote` shows it; see GET /",
                code=401,
            )


async def _body(request: web.Request) -> Any:
    try:
        raw = await asyncio.wait_for(request.read(), BODY_S)
    except TimeoutError:
        raise RefusedError("the body did not come in time", remedy="send it at once", code=408) from None
    return read(raw) if raw.strip() else {}


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no number")

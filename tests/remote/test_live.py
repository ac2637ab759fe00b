"""The WebSocket of our own API: state and requests, nonsense, one who does not read, a crowd."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import random
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from remote_session import run, until

from livehead.remote import RemoteServer
from livehead.remote.verbs import VERBS

Serve = Callable[..., RemoteServer]


async def connected(server: RemoteServer, client: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    url, _, query = server.url.partition("?")
    return await client.ws_connect(f"{url}live?{query}")


def test_live_pushes_the_state_and_answers(served: Serve) -> None:
    server = served()

    async def talk() -> tuple[int, dict[Any, Any]]:
        states, answers = 0, {}
        async with aiohttp.ClientSession() as client, await connected(server, client) as live:
            await live.send_json({"do": "expression", "words": "fun", "id": 1})
            await live.send_json({"do": "expression", "words": "fun", "id": "two"})
            await live.send_json({"do": "expression", "words": "xyzzy"})
            await live.send_json({"do": "motion", "head": [0, 5, 0], "id": 3})
            await live.send_json({"do": "dance", "id": 4})
            await live.send_bytes(b'{"do": "choices", "id": 5}')
            while states < 4 or len(answers) < 6:
                message = await live.receive_json()
                if "state" in message:
                    states += 1
                else:
                    answers[message.pop("re")] = message
        return states, answers

    _, answers = run(talk())
    assert (
        answers[1]["answer"]["expressions_on"] == ["fun"] and answers["two"]["answer"]["expressions_on"] == []
    )
    assert answers[None]["error"]["cause"] and answers[4]["error"]["remedy"].startswith("there are: state")
    assert answers[3]["answer"] == {"taken": 3} and "actia" in answers[5]["answer"]["characters"]
    until(lambda: "(0 live)" in server.status.text)


def test_live_needs_the_token(served: Serve) -> None:
    server = served()

    async def knock() -> int:
        async with aiohttp.ClientSession() as client:
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await client.ws_connect(server.url.partition("?")[0] + "live")
            return refused.value.status

    assert run(knock()) == 401


def test_ten_thousand_random_messages_break_nothing(served: Serve, caplog: pytest.LogCaptureFixture) -> None:
    server, chance = served(), random.Random(7)

    async def flood() -> tuple[int, Any]:
        answers = 0
        async with aiohttp.ClientSession() as client, await connected(server, client) as live:

            async def listen() -> Any:
                nonlocal answers
                async for message in live:
                    said = json.loads(message.data)
                    if said.get("re") == "the end":
                        return said
                    answers += "state" not in said
                return None

            ears = asyncio.ensure_future(listen())
            for _ in range(10_000):
                await live.send_bytes(nonsense(chance))
            await live.send_json({"do": "choices", "id": "the end"})
            last = await ears
            return answers, last

    server._web.live.rate = 1e6  # type: ignore[union-attr]
    answers, last = run(flood())
    assert answers > 5000 and "actia" in last["answer"]["characters"]
    assert not [
        r for r in caplog.records if r.levelno >= logging.ERROR and r.name.startswith("livehead.remote")
    ]


def nonsense(chance: random.Random) -> bytes:
    """Bytes, broken JSON, or a request that exists with values that do not fit."""
    kind = chance.random()
    if kind < 0.2:
        return chance.randbytes(chance.randint(0, 200))
    values = [
        None,
        True,
        -1,
        1e308,
        10**400,
        "",
        "joy",
        "\x00\udcff",
        [],
        {},
        [[1]],
        {"a": {"b": 1}},
        "x" * 3000,
    ]
    # What would really exchange a stage is left out: it is slow, and tested above.
    name = chance.choice(
        ["state", "choices", "expression", "calibrate", "motion", "start", "stop", "sinks", "?"]
    )
    fields = [f.name for f in VERBS[name].fields] if name in VERBS else ["words"]
    body = {chance.choice([*fields, "id", "q"]): chance.choice(values) for _ in range(chance.randint(0, 4))}
    text = json.dumps({"do": name} | body).encode()
    return text if kind < 0.8 else text[: chance.randint(0, len(text))]


def test_one_who_does_not_read_is_hung_up_on_and_holds_up_nobody(served: Serve) -> None:
    server = served()
    server._web.live.rate = 1e6  # type: ignore[union-attr]

    async def watch() -> int:
        async with aiohttp.ClientSession() as client, await connected(server, client) as good:
            deaf = await connected(server, client)
            deaf._response.connection.transport.pause_reading()  # type: ignore[union-attr]

            async def ask() -> None:
                with contextlib.suppress(ConnectionError):
                    while True:  # until nobody takes it
                        await deaf.send_json({"do": "state", "id": 1})

            while "(2 live)" not in server.status.text:
                await asyncio.sleep(0.01)
            asking, seen = asyncio.ensure_future(ask()), 0
            while "(1 live)" not in server.status.text:
                seen += "state" in await good.receive_json()
            asking.cancel()
            return seen

    assert run(watch()) >= 4


def test_connections_are_counted_out(served: Serve) -> None:
    server = served()

    async def crowd() -> list[int]:
        async with aiohttp.ClientSession() as client:
            codes, kept = [], []
            for _ in range(18):
                try:
                    kept.append(await connected(server, client))
                    codes.append(101)
                except aiohttp.WSServerHandshakeError as refused:
                    codes.append(refused.status)
            return codes

    codes = run(crowd())
    assert codes == [101] * 16 + [503] * 2
    until(lambda: "(0 live)" in server.status.text)

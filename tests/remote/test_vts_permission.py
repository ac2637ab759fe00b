"""VTube Studio's plugin API over real sockets: messages good and bad, and who is let in."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import stat
import threading
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from plugin import DEVELOPER, NAME, envelope, plugin
from remote_session import run

from livehead import folders
from livehead.remote import RemoteServer, vts_plugins

Serve = Callable[..., RemoteServer]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("", 2), ("{", 2), ("[1]", 2), ("[" * 50_000, 2), (b"\xff\xfe", 2),
        (envelope(apiName="VTS"), 3), (envelope(apiVersion="2.0"), 4),
        (envelope(requestID=""), 5), (envelope(requestID="ü"), 5), (envelope(requestID="x" * 65), 5),
        (envelope(requestID=7), 5), (envelope(""), 6), (envelope(None), 6), (envelope(["x"]), 6),
        (envelope("MakeCoffeeRequest"), 7), (envelope("MoveModelRequest"), 7),
        (envelope("StatisticsRequest"), 8), (envelope("InjectParameterDataRequest", data=7), 8),
        (envelope("AuthenticationTokenRequest"), 52),
        (envelope("AuthenticationTokenRequest", data={"pluginName": "ab"}), 52),
        (envelope("AuthenticationTokenRequest", data={"pluginName": "abc", "pluginDeveloper": "x" * 33}), 53),
        (envelope("AuthenticationTokenRequest",
                  data={"pluginName": "abc", "pluginDeveloper": "abc", "pluginIcon": "?"}), 54),
        (envelope("AuthenticationTokenRequest", data={
            "pluginName": "abc", "pluginDeveloper": "abc", "pluginIcon": base64.b64encode(b"GIF").decode()}), 54),
        (envelope("AuthenticationRequest"), 100),
        (envelope("AuthenticationRequest", data={"authenticationToken": "x"}), 101),
        (envelope("AuthenticationRequest", data={"authenticationToken": "x", "pluginName": "x"}), 102),
    ],
)  # fmt: skip
def test_a_bad_message_gets_the_number_plugins_know(url: str, message: str | bytes, code: int) -> None:
    async def talk() -> dict[str, Any]:
        async with plugin(url, None) as one:
            return await one.say(message)

    answer = run(talk())
    assert answer["messageType"] == "APIError" and answer["data"]["errorID"] == code
    assert answer["data"]["message"]


def test_before_it_is_allowed_a_plugin_learns_that_it_is_not(url: str) -> None:
    async def talk() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        async with plugin(url, None) as one:
            before = await one.ask("APIStateRequest")
            wrong = await one.ask(
                "AuthenticationRequest",
                pluginName=NAME,
                pluginDeveloper=DEVELOPER,
                authenticationToken="guess",
            )
            await one.authenticate()
            return before, wrong, await one.ask("APIStateRequest")

    before, wrong, after = run(talk())
    assert before["active"] is True and before["currentSessionAuthenticated"] is False
    assert wrong["authenticated"] is False and wrong["reason"]
    assert after["currentSessionAuthenticated"] is True


def test_nobody_is_let_in_without_a_word_from_a_person(
    served: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    server = served(port=None)

    async def knock() -> dict[str, Any]:
        async with plugin(server.vts_url, None) as one:
            return await one.ask("AuthenticationTokenRequest", pluginName=NAME, pluginDeveloper=DEVELOPER)

    assert run(knock())["errorID"] == 50
    assert '--vts-allow "Test Plugin"' in caplog.text
    allowing = served(port=None, vts_allow=("test plugin",))

    async def enter() -> dict[str, Any]:
        async with plugin(allowing.vts_url) as one:
            return await one.ask("StatisticsRequest")

    assert run(enter())["connectedPlugins"] == 1


def test_a_person_is_asked_once_and_one_at_a_time(served: Serve) -> None:
    asked: list[tuple[str, str]] = []
    going, answered = threading.Event(), threading.Event()

    def ask(name: str, developer: str) -> bool:
        asked.append((name, developer))
        going.set()
        answered.wait(20.0)
        return name == NAME

    server = served(ask=ask, port=None)

    async def talk() -> tuple[str, dict[str, Any], dict[str, Any]]:
        async with plugin(server.vts_url, None) as one, plugin(server.vts_url, None) as two:
            asking = asyncio.ensure_future(one.authenticate())
            assert await asyncio.to_thread(going.wait, 20.0)
            busy = await two.ask("AuthenticationTokenRequest", pluginName="Other", pluginDeveloper="Else")
            answered.set()
            token = await asking
            denied = await two.ask("AuthenticationTokenRequest", pluginName="Other", pluginDeveloper="Else")
            return token, busy, denied

    token, busy, denied = run(talk())
    assert busy["errorID"] == 51 and denied["errorID"] == 50 and asked[0] == (NAME, DEVELOPER)

    again = served(port=None)

    async def return_later(name: str) -> bool:
        async with plugin(again.vts_url, None) as one:
            answer = await one.ask(
                "AuthenticationRequest", pluginName=name, pluginDeveloper=DEVELOPER, authenticationToken=token
            )
            return bool(answer["authenticated"])

    assert run(return_later(NAME)) is True, "the token outlives the server"
    assert run(return_later("Another")) is False, "and belongs to one plugin"


def test_a_question_that_fails_or_is_not_answered_is_a_no(
    served: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vts_plugins, "ASK_S", 0.2)

    def fail(name: str, developer: str) -> bool:
        raise RuntimeError("no display")

    for ask in (fail, lambda name, developer: bool(time.sleep(1.0)) or True):
        server = served(ask=ask, port=None)

        async def knock(url: str = server.vts_url) -> dict[str, Any]:
            async with plugin(url, None) as one:
                return await one.ask("AuthenticationTokenRequest", pluginName=NAME, pluginDeveloper=DEVELOPER)

        assert run(knock())["errorID"] == 50


def test_tokens_are_kept_as_hashes_for_the_user_alone_and_can_be_taken_back(served: Serve) -> None:
    server = served(ask=lambda name, developer: True, port=None)
    path = folders.user_config().parent / "vts_plugins.json"

    async def talk() -> tuple[str, dict[str, Any]]:
        async with plugin(server.vts_url, None) as one:
            token = await one.authenticate()
            assert server.plugins() == ((NAME, DEVELOPER),)
            assert await asyncio.to_thread(server.revoke, "test plugin") == 1
            assert server.plugins() == () and server.revoke("test plugin") == 0
            return token, await one.ask("StatisticsRequest")

    token, answer = run(talk())
    assert answer["errorID"] == 50
    assert token not in path.read_text() and json.loads(path.read_text()) == {"plugins": []}
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_broken_file_of_plugins_is_kept_aside_and_said(
    served: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    path = folders.user_config().parent / "vts_plugins.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('{"plugins": [')
    served(port=None)
    assert path.with_suffix(".broken").is_file() and "allowed anew" in caplog.text


@pytest.mark.parametrize(
    ("headers", "good"),
    [
        ({}, True), ({"Origin": "null"}, True), ({"Origin": "file://"}, True),
        ({"Origin": "http://localhost:3000"}, True), ({"Origin": "http://127.0.0.1:8787"}, True),
        ({"Origin": "https://known.example"}, True),
        ({"Origin": "https://evil.example"}, False), ({"Origin": "http://localhost.evil.example"}, False),
        ({"Host": "evil.example:8001"}, False),
    ],
)  # fmt: skip
def test_pages_from_elsewhere_are_refused(served: Serve, headers: dict[str, str], good: bool) -> None:
    server = served(port=None, vts_origins=("https://known.example",))

    async def knock() -> int:
        try:
            async with plugin(server.vts_url, None, **headers):
                return 101
        except aiohttp.WSServerHandshakeError as refused:
            return refused.status

    assert run(knock()) == (101 if good else 403)


@pytest.mark.parametrize("told", [True, False])
def test_a_person_and_the_log_are_not_flooded_with_questions(
    served: Serve, caplog: pytest.LogCaptureFixture, told: bool
) -> None:
    asked: list[str] = []

    def deny(name: str, developer: str) -> bool:
        asked.append(name)
        return False

    server = served(ask=deny if told else None, port=None)

    async def insist() -> list[int]:
        async with plugin(server.vts_url, None) as one:
            names = {"pluginName": NAME, "pluginDeveloper": DEVELOPER}
            return [(await one.ask("AuthenticationTokenRequest", **names))["errorID"] for _ in range(30)]

    assert run(insist()) == [50] * 30
    questions = len(asked) if told else caplog.text.count("wants to drive")
    assert 4 <= questions <= 6


@pytest.mark.parametrize(("host", "good"), [("127.0.0.1", False), ("0.0.0.0", True)])
def test_other_computers_come_in_only_when_it_is_asked_for(served: Serve, host: str, good: bool) -> None:
    """By the name they would call it by; a name that somebody else made for this address is refused either way."""
    server = served(host=host)
    places = [
        f"http://127.0.0.1:{url.partition('?')[0].rstrip('/').rpartition(':')[2]}"
        for url in (server.url, server.vts_url)
    ]

    async def knock(place: str, name: str) -> int:
        headers = {"Host": name, "Authorization": f"Bearer {server.token}"}
        async with aiohttp.ClientSession() as client, client.get(f"{place}/state", headers=headers) as answer:
            return answer.status

    for place in places:
        assert run(knock(place, "192.168.1.20")) == (200 if good else 403)
        assert run(knock(place, "rebound.example")) == 403

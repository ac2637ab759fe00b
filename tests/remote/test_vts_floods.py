"""VTube Studio's plugin API over real sockets: nonsense, floods, crowds; and how it is found."""

from __future__ import annotations

import asyncio
import json
import logging
import random
import socket
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from plugin import Plugin, envelope, plugin
from remote_session import run, until

from livehead.motion.tracking_parameters import PARAMETERS
from livehead.remote import RemoteConfig, RemoteServer
from livehead.remote.vts_character import Characters
from livehead.remote.vts_discovery import announce
from livehead.session import Session

Serve = Callable[..., RemoteServer]


def nonsense(chance: random.Random) -> bytes:
    """Bytes, broken JSON, or a request that exists with values that do not fit."""
    kind = chance.random()
    if kind < 0.15:
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
        "x" * 3000,
        "FaceAngleX",
    ]
    words = (
        "modelID hotkeyID expressionFile active name parameterName min max defaultValue parameterValues mode"
    )
    more = "faceFound eventName subscribe config pluginName"
    keys = f"{words} {more}".split()
    words = "APIState Statistics CurrentModel HotkeysInCurrentModel HotkeyTrigger ModelLoad ExpressionState Coffee"
    more = "ExpressionActivation InputParameterList ParameterValue EventSubscription ParameterCreation"
    requests = f"{words} {more} ParameterDeletion InjectParameterData".split()
    data = {chance.choice(keys): chance.choice(values) for _ in range(chance.randint(0, 5))}
    if chance.random() < 0.3:
        entry = {key: chance.choice(values) for key in ("id", "value", "weight")}
        data["parameterValues"] = [entry] * chance.randint(1, 3)
    text = envelope(
        f"{chance.choice(requests)}Request", data=chance.choice([data, data, data, None, 7])
    ).encode()
    return text if kind < 0.85 else text[: chance.randint(0, len(text))]


def test_two_thousand_random_messages_break_nothing(
    served: Serve, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    server, chance = served(ask=lambda name, developer: True, port=None), random.Random(11)
    assert server._vts is not None
    api = server._vts

    async def flood() -> dict[str, Any]:
        async with plugin(server.vts_url) as one:
            for client in api._clients:
                client.pace._rate = client.pace._burst = 1e6

            async def listen() -> int:
                answers = 0
                while answers < 2_000:
                    answers += not (await one.socket.receive_json())["messageType"].endswith("Event")
                return answers

            ears = asyncio.ensure_future(listen())
            for _ in range(2_000):
                await one.socket.send_bytes(nonsense(chance))
            assert await ears == 2_000, "every message has one answer"
            return await one.ask("StatisticsRequest")

    assert run(flood())["connectedPlugins"] == 1
    assert not [
        r for r in caplog.records if r.levelno >= logging.ERROR and r.name.startswith("livehead.remote")
    ]
    assert len(api._parameters._custom) <= 100 and len(api._parameters._held) <= len(PARAMETERS) + 110
    until(lambda: api.connections == 0)
    assert session.errors == {}


def test_a_plugin_that_sends_too_fast_is_slowed_down_not_lost(url: str) -> None:
    async def talk() -> int:
        async with plugin(url) as one:
            answers = 0
            for _ in range(400):
                await one.socket.send_str(envelope())
            for _ in range(400):
                answers += (await one.socket.receive_json())["messageType"] == "APIStateResponse"
            return answers

    assert run(talk()) == 400


def test_connections_are_counted_out(url: str) -> None:
    async def crowd() -> list[int]:
        codes, kept = [], []
        async with aiohttp.ClientSession() as client:
            for _ in range(34):
                try:
                    kept.append(await client.ws_connect(url))
                    codes.append(101)
                except aiohttp.WSServerHandshakeError as refused:
                    codes.append(refused.status)
        return codes

    assert run(crowd()) == [101] * 32 + [503] * 2


def test_a_message_that_is_too_long_ends_the_connection_alone(url: str) -> None:
    async def talk() -> bool:
        async with plugin(url, None) as one, plugin(url, None) as two:
            await one.socket.send_str("x" * 200_000)
            assert (await one.socket.receive(timeout=20.0)).type is not aiohttp.WSMsgType.TEXT
            return bool((await two.ask("APIStateRequest"))["active"])

    assert run(talk())


def test_it_is_announced_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind(("127.0.0.1", 0))
        ear.setblocking(False)
        monkeypatch.setattr("livehead.remote.vts_discovery.PORT", ear.getsockname()[1])

        async def hear() -> dict[str, Any]:
            speaking = asyncio.ensure_future(announce(8001, network=False))
            said = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(ear, 4096), 10.0)
            speaking.cancel()
            return dict(json.loads(said))

        said = run(hear())
    assert said["messageType"] == "VTubeStudioAPIStateBroadcast" and said["data"]["port"] == 8001
    assert said["data"]["active"] is True and len(said["data"]["instanceID"]) == 32


def test_a_server_announces_itself_unless_told_not_to(served: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind(("127.0.0.1", 0))
        ear.settimeout(10.0)
        monkeypatch.setattr("livehead.remote.vts_discovery.PORT", ear.getsockname()[1])
        server = served(port=None, discovery="here")
        said = json.loads(ear.recv(4096))
    assert str(said["data"]["port"]) in server.vts_url


def test_characters_do_not_need_a_run() -> None:
    class Nothing:
        session = None

    assert Characters(Nothing()).current()["modelLoaded"] is False  # type: ignore[arg-type]


def test_a_plugin_is_made_as_others_make_it(url: str) -> None:
    """Without `data`, without `requestID`, as binary: all of it is allowed."""

    async def talk(one: Plugin) -> dict[str, Any]:
        bare = {"apiName": "VTubeStudioPublicAPI", "apiVersion": "1.0", "messageType": "APIStateRequest"}
        return await one.say(json.dumps(bare).encode())

    async def both() -> dict[str, Any]:
        async with plugin(url, None) as one:
            return await talk(one)

    answer = run(both())
    assert answer["messageType"] == "APIStateResponse" and len(answer["requestID"]) == 32


def test_both_apis_are_off_when_they_are_not_wanted() -> None:
    with RemoteServer(None, RemoteConfig(port=None)) as server:
        assert server.url == server.vts_url == "" and server.status.text == ""

"""A library that others wrote for VTube Studio's plugins drives livehead, unchanged (`pip install pyvts`)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from plugin import within
from remote_session import run, until

from livehead.session import Session

pyvts = pytest.importorskip("pyvts", reason="needs the library pyvts", exc_type=ImportError)


@pytest.fixture
def foreign(url: str, tmp_path: Path) -> Any:
    info = {
        "plugin_name": "Foreign",
        "developer": "Somebody Else",
        "authentication_token_path": str(tmp_path / "token.txt"),
    }
    port = int(url.rpartition(":")[2])
    api = {"name": "VTubeStudioPublicAPI", "version": "1.0", "host": "127.0.0.1", "port": port}
    return lambda: pyvts.vts(plugin_info=info, vts_api_info=api)


async def entered(made: Any) -> Any:
    await made.connect()
    await made.request_authenticate_token()
    assert await made.request_authenticate() is True
    return made


def test_it_is_let_in_and_comes_back_with_its_token(foreign: Any, tmp_path: Path) -> None:
    async def talk() -> None:
        first = await entered(foreign())
        await first.close()
        again = await entered(foreign())
        assert again.get_authentic_status() == 2
        await again.close()

    run(talk())
    assert len((tmp_path / "token.txt").read_text()) == 64


def test_it_triggers_hotkeys_and_injects(foreign: Any, session: Session) -> None:
    injected = session.injected
    assert injected is not None

    async def talk() -> None:
        made = await entered(foreign())
        words = made.vts_request
        keys = (await made.request(words.requestHotKeyList()))["data"]["availableHotkeys"]
        surprise = next(k for k in keys if k["name"] == "surprise")
        for on in (True, False):
            answer = await made.request(words.requestTriggerHotKey(surprise["hotkeyID"]))
            assert answer["data"]["hotkeyID"] == surprise["hotkeyID"]
            assert ("surprise" in session.worn()) is on
            await asyncio.sleep(0.1)
        parameters = (await made.request(words.requestTrackingParameterList()))["data"]
        assert "FaceAngleX" in [p["name"] for p in parameters["defaultParameters"]]
        new = await made.request(words.requestCustomParameter("ForeignValue", max=10))
        assert new["data"] == {"parameterName": "ForeignValue"}

        async def turned() -> bool:
            names, values = ["FaceAngleX", "ForeignValue"], [-18.0, 3.0]
            sent = await made.request(words.requestSetMultiParameterValue(names, values, face_found=True))
            assert sent["messageType"] == "InjectParameterDataResponse"
            return float(injected.parameters()["FaceAngleX"]) < -17.9

        await within(20.0, turned)
        read = await made.request(words.requestParameterValue("ForeignValue"))
        assert read["data"]["value"] == 3.0
        gone = await made.request(words.requestDeleteCustomParameter("ForeignValue"))
        assert gone["messageType"] == "ParameterDeletionResponse"
        moved = await made.request(words.requestMoveModel(0.1, 0.1))
        assert moved["messageType"] == "APIError" and moved["data"]["errorID"] == 7
        await made.close()

    run(talk())
    until(lambda: injected.parameters()["FaceAngleX"] > -5.0)


def test_its_events_arrive(foreign: Any) -> None:
    async def talk() -> dict[str, Any]:
        made = await entered(foreign())
        await made.event_subscribe(made.vts_request.eventSubscriptionTest("hello"))
        told: dict[str, Any] = await made.request(made.vts_request.BaseRequest("APIStateRequest"))
        while told["messageType"] != "TestEvent":
            told = await made.request(made.vts_request.BaseRequest("APIStateRequest"))
        await made.close()
        return told

    assert run(talk())["data"]["yourTestMessage"] == "hello"

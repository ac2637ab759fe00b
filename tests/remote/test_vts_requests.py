"""VTube Studio's plugin API over real sockets: models, hotkeys, expressions, parameters, events."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from plugin import DEVELOPER, NAME, plugin, within
from remote_session import run, until

from livehead import folders
from livehead.motion.tracking_parameters import PARAMETERS
from livehead.remote import RemoteServer
from livehead.remote.vts_character import identity
from livehead.remote.vts_error import VtsError
from livehead.remote.vts_parameters import Parameters
from livehead.session import Session

Serve = Callable[..., RemoteServer]


def test_models_are_characters(url: str, session: Session) -> None:
    async def talk() -> dict[str, Any]:
        async with plugin(url) as one:
            await one.ask("EventSubscriptionRequest", eventName="ModelLoadedEvent", subscribe=True, config={})
            said = {
                "now": await one.ask("CurrentModelRequest"),
                "all": await one.ask("AvailableModelsRequest"),
                "folders": await one.ask("VTSFolderInfoRequest"),
                "missing": await one.ask("ModelLoadRequest"),
                "empty": await one.ask("ModelLoadRequest", modelID=""),
                "invalid": await one.ask("ModelLoadRequest", modelID="../x"),
                "unknown": await one.ask("ModelLoadRequest", modelID="0" * 32),
            }
            wanted = said["now"]["modelID"]
            said["loaded"] = await one.ask("ModelLoadRequest", modelID=wanted)
            said["hasty"] = await one.ask("ModelLoadRequest", modelID=wanted)
            return said

    said = run(talk())
    actia = identity("model", "actia")
    assert (
        said["now"]["modelLoaded"] and said["now"]["modelID"] == actia and said["now"]["modelName"] == "actia"
    )
    assert said["all"]["numberOfModels"] == len(folders.characters())
    assert [m["modelLoaded"] for m in said["all"]["availableModels"] if m["modelID"] == actia] == [True]
    assert said["folders"]["models"] and said["loaded"] == {"modelID": actia}
    codes = [said[key]["errorID"] for key in ("missing", "empty", "invalid", "unknown", "hasty")]
    assert codes == [150, 154, 151, 152, 153]


def test_hotkeys_put_on_expressions_and_play_emotes(url: str, session: Session) -> None:
    async def talk() -> None:
        async with plugin(url) as one:
            await one.ask(
                "EventSubscriptionRequest", eventName="HotkeyTriggeredEvent", subscribe=True, config={}
            )
            listed = (await one.ask("HotkeysInCurrentModelRequest"))["availableHotkeys"]
            kinds = {h["name"]: h["type"] for h in listed}
            assert kinds["joy"] == "ToggleExpression" and kinds["nod"] == "TriggerAnimation"
            assert set(session.performances()) < set(kinds) and kinds["Calibrate"] == "CalibrateCam"
            joy = next(h["hotkeyID"] for h in listed if h["name"] == "joy")
            assert await one.ask("HotkeyTriggerRequest", hotkeyID=joy) == {"hotkeyID": joy}
            assert (await one.ask("HotkeyTriggerRequest", hotkeyID="JOY"))["errorID"] == 203
            event = await one.listen("HotkeyTriggeredEvent")
            assert event["hotkeyName"] == "joy" and event["hotkeyTriggeredByAPI"] is True
            assert "joy" in session.worn()
            await asyncio.sleep(0.1)
            assert (await one.ask("HotkeyTriggerRequest", hotkeyID="Joy"))["hotkeyID"] == joy
            assert "joy" not in session.worn()
            for name in ("nod", "Calibrate"):
                assert "hotkeyID" in await one.ask("HotkeyTriggerRequest", hotkeyID=name)
            assert (await one.ask("HotkeyTriggerRequest", hotkeyID="xyzzy"))["errorID"] == 202
            assert (await one.ask("HotkeyTriggerRequest", hotkeyID=7))["errorID"] == 202
            assert (await one.ask("HotkeyTriggerRequest", hotkeyID=joy, itemInstanceID="x"))["errorID"] == 207

    run(talk())


def test_expressions_are_switched_by_file(url: str, session: Session) -> None:
    async def talk() -> None:
        async with plugin(url) as one:

            async def active() -> bool:
                state = await one.ask("ExpressionStateRequest", expressionFile="fun.exp3.json", details=True)
                (entry,) = state["expressions"]
                assert entry["usedInHotkeys"]
                return bool(entry["active"])

            for wanted in (True, True, False, False):
                answer = await one.ask(
                    "ExpressionActivationRequest", expressionFile="fun.exp3.json", active=wanted, fadeTime=0.5
                )
                assert answer == {} and await active() is wanted
            everything = await one.ask("ExpressionStateRequest", details=False)
            assert "fun" in [e["name"] for e in everything["expressions"]]
            for kind, first in (("ExpressionStateRequest", 600), ("ExpressionActivationRequest", 650)):
                for offset, file in enumerate(("fun", "xyzzy.exp3.json")):
                    assert (await one.ask(kind, expressionFile=file))["errorID"] == first + offset

    run(talk())


def test_parameters_are_listed_made_read_and_deleted(url: str) -> None:
    async def talk() -> None:
        async with plugin(url) as one, plugin(url, "Other Plugin") as two:
            made = {"parameterName": "HeartRate", "explanation": "", "min": 0, "max": 200, "defaultValue": 60}
            assert await one.ask("ParameterCreationRequest", **made) == {"parameterName": "HeartRate"}
            assert "errorID" not in await one.ask("ParameterCreationRequest", **made)
            assert (await two.ask("ParameterCreationRequest", **made))["errorID"] == 352
            listed = await one.ask("InputParameterListRequest")
            assert listed["modelName"] == "actia" and set(PARAMETERS) < {
                p["name"] for p in listed["defaultParameters"]
            }
            heart = {"name": "HeartRate", "addedBy": NAME, "value": 60.0, "min": 0.0, "max": 200.0}
            assert listed["customParameters"] == [heart | {"defaultValue": 60.0}]
            sent = [{"id": "HeartRate", "value": 120}]
            assert await one.ask("InjectParameterDataRequest", parameterValues=sent) == {}
            assert (await two.ask("ParameterValueRequest", name="HeartRate"))["value"] == 120
            assert (await one.ask("ParameterValueRequest", name="FaceAngleX"))["max"] == 30.0
            assert (await one.ask("ParameterValueRequest", name="VoiceA"))["value"] == 0.0
            assert (await one.ask("ParameterValueRequest", name="Nothing"))["errorID"] == 500
            assert (await two.ask("ParameterDeletionRequest", parameterName="HeartRate"))["errorID"] == 402
            assert "errorID" not in await one.ask("ParameterDeletionRequest", parameterName="HeartRate")
            codes = [
                (await one.ask("ParameterDeletionRequest", parameterName=name))["errorID"]
                for name in ("HeartRate", "", "FaceAngleX")
            ]
            assert codes == [401, 400, 403]

    run(talk())


def made(**changes: Any) -> dict[str, Any]:
    return {"parameterName": "Heart", "min": 0, "max": 1, "defaultValue": 0} | changes


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"parameterName": "abc"}, 350), ({"parameterName": "a b c d"}, 350), ({"parameterName": "x" * 33}, 350),
        ({"parameterName": None}, 350), ({"min": None}, 351), ({"max": 2e6}, 351), ({"defaultValue": "1"}, 351),
        ({"min": float("nan")}, 351), ({"explanation": "x" * 256}, 353), ({"parameterName": "MouthOpen"}, 354),
    ],
)  # fmt: skip
def test_parameters_that_cannot_be_are_refused(changes: dict[str, Any], code: int) -> None:
    with pytest.raises(VtsError) as refused:
        Parameters().create((NAME, DEVELOPER), made(**changes))
    assert refused.value.code == code


def test_parameters_are_counted_out() -> None:
    parameters = Parameters()
    for owner in ("one", "two", "three"):
        for number in range(100):
            parameters.create((owner, DEVELOPER), made(parameterName=f"{owner}{number}"))
        with pytest.raises(VtsError) as refused:
            parameters.create((owner, DEVELOPER), made(parameterName=f"{owner}More"))
        assert refused.value.code in (355, 356)
    with pytest.raises(VtsError) as refused:
        parameters.create(("four", DEVELOPER), made(parameterName="four4"))
    assert refused.value.code == 356


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({}, 450), ({"parameterValues": []}, 450), ({"parameterValues": {"id": "FaceAngleX"}}, 450),
        ({"parameterValues": [{"id": "FaceAngleX"}]}, 451),
        ({"parameterValues": [{"id": "FaceAngleX", "value": 1e7}]}, 451),
        ({"parameterValues": [{"id": "FaceAngleX", "value": float("inf")}]}, 451),
        ({"parameterValues": [{"id": "FaceAngleX", "value": True}]}, 451),
        ({"parameterValues": [{"id": "FaceAngleX", "value": 1, "weight": 1.5}]}, 452),
        ({"parameterValues": [{"id": "Nothing", "value": 1}]}, 453), ({"parameterValues": ["x"]}, 453),
        ({"parameterValues": [{"id": "FaceAngleX", "value": 1}], "mode": "multiply"}, 455),
    ],
)  # fmt: skip
def test_values_that_cannot_be_are_refused(session: Session, data: dict[str, Any], code: int) -> None:
    with pytest.raises(VtsError) as refused:
        Parameters().inject(session, (NAME, DEVELOPER), data)
    assert refused.value.code == code


def test_injected_values_reach_the_character_and_fade(url: str, session: Session) -> None:
    injected = session.injected
    assert injected is not None

    async def talk() -> None:
        async with plugin(url) as one, plugin(url, "Other Plugin") as two:
            await two.ask(
                "EventSubscriptionRequest", eventName="TrackingStatusChangedEvent", subscribe=True, config={}
            )
            sent = [{"id": "FaceAngleX", "value": 25, "weight": 0.8}, {"id": "MouthOpen", "value": 0.6}]

            async def turned() -> bool:
                assert await one.ask("InjectParameterDataRequest", parameterValues=sent, faceFound=True) == {}
                return (
                    abs(float((await two.ask("ParameterValueRequest", name="MouthOpen"))["value"]) - 0.6)
                    < 0.01
                )

            await within(20.0, turned)
            assert (await two.ask("FaceFoundRequest"))["found"] is True
            assert (await two.listen("TrackingStatusChangedEvent"))["faceFound"] is True
            assert (await two.ask("InjectParameterDataRequest", parameterValues=sent))["errorID"] == 454
            assert await two.ask("InjectParameterDataRequest", parameterValues=sent, mode="add") == {}
            assert (await two.listen("TrackingStatusChangedEvent"))["faceFound"] is False
            assert "errorID" not in await two.ask("InjectParameterDataRequest", parameterValues=sent)

    run(talk())
    until(lambda: injected.parameters()["MouthOpen"] < 0.01)


def test_a_plugin_that_makes_a_blendshapes_parameter_moves_it(url: str, session: Session) -> None:
    async def talk() -> None:
        async with plugin(url) as one:
            await one.ask("ParameterCreationRequest", **made(parameterName="MouthPucker"))

            async def puckered() -> bool:
                await one.ask(
                    "InjectParameterDataRequest", parameterValues=[{"id": "MouthPucker", "value": 0.7}]
                )
                injected = session.injected
                assert injected is not None
                return injected.parameters(["MouthPucker"])["MouthPucker"] > 0.69

            await within(20.0, puckered)

    run(talk())


def test_a_run_without_the_modifier_says_so() -> None:
    with pytest.raises(VtsError, match="inject modifier"):
        Parameters().inject(None, (NAME, DEVELOPER), {"parameterValues": [{"id": "FaceAngleX", "value": 1}]})


def test_events_are_subscribed_to_and_left(url: str) -> None:
    async def talk() -> None:
        async with plugin(url) as one:

            async def subscribe(name: str, on: bool = True, **config: Any) -> dict[str, Any]:
                return await one.ask("EventSubscriptionRequest", eventName=name, subscribe=on, config=config)

            assert (await subscribe("TestEvent", testMessageForEvent="hello"))["subscribedEvents"] == [
                "TestEvent"
            ]
            first = await one.listen("TestEvent")
            second = await one.listen("TestEvent")
            assert first["yourTestMessage"] == "hello" and second["counter"] == first["counter"] + 1
            assert (await subscribe("ModelLoadedEvent", modelID=["0" * 32]))["subscribedEventCount"] == 2
            assert (await subscribe("TestEvent", testMessageForEvent="x" * 33))["errorID"] == 100_000
            assert (await subscribe("ModelLoadedEvent", modelID=["x"]))["errorID"] == 100_050
            assert (await subscribe("EarthquakeEvent"))["errorID"] == 950
            assert (await subscribe("TestEvent", on=False))["subscribedEventCount"] == 1
            assert (await subscribe("", on=False))["subscribedEventCount"] == 0

    run(talk())


def test_a_change_of_character_is_an_event(served: Serve, session: Session) -> None:
    server = served(ask=lambda name, developer: True, port=None)

    async def talk() -> list[bool]:
        async with plugin(server.vts_url) as one:
            await one.ask("EventSubscriptionRequest", eventName="ModelLoadedEvent", subscribe=True)
            server.session = None
            gone = await one.listen("ModelLoadedEvent")
            assert (await one.ask("CurrentModelRequest"))["modelLoaded"] is False
            assert (await one.ask("HotkeyTriggerRequest", hotkeyID="joy"))["errorID"] == 201
            assert (await one.ask("InputParameterListRequest"))["modelLoaded"] is False
            assert (await one.ask("HotkeysInCurrentModelRequest"))["availableHotkeys"] == []
            assert (await one.ask("ModelLoadRequest", modelID=gone["modelID"]))["errorID"] == 154
            server.session = session
            return [gone["modelLoaded"], (await one.listen("ModelLoadedEvent"))["modelLoaded"]]

    assert run(talk()) == [False, True]


def test_the_hotkeys_of_any_character_can_be_asked_for(url: str) -> None:
    async def talk() -> tuple[dict[str, Any], dict[str, Any]]:
        async with plugin(url) as one:
            known = await one.ask("HotkeysInCurrentModelRequest", modelID=identity("model", "actia"))
            return known, await one.ask("HotkeysInCurrentModelRequest", modelID="f" * 32)

    known, unknown = run(talk())
    assert known["modelLoaded"] is True and unknown["errorID"] == 152

"""As much of OBS as livehead asks for, over a real WebSocket, with faults on demand."""

# ruff: noqa: N802, N803

from __future__ import annotations

import asyncio
import base64
import hashlib
import threading
from typing import Any

import cv2
import numpy as np
from aiohttp import web

SALT, CHALLENGE = "salt", "challenge"
DEFAULTS = {
    "browser_source": {"fps": 30, "css": "body {}"},
    "ffmpeg_source": {"buffering_mb": 2, "is_local_file": True},
}


class FakeObs:
    """Scenes "Scene" (current) and "Other". `asked` holds every request; set the others to make trouble.

    fault: "" | "hang up" (on the first request) | "silence" | "rubbish" (instead of a greeting).
    """

    def __init__(self, password: str = "", fault: str = "", browser: bool = True) -> None:
        self.password, self.fault = password, fault
        self.kinds = ["ffmpeg_source", "pulse_input_capture", *(["browser_source"] if browser else [])]
        self.inputs: dict[str, dict[str, Any]] = {}
        self.items: dict[str, dict[str, dict[str, Any]]] = {"Scene": {}, "Other": {}}
        self.offsets: dict[str, int] = {}
        self.pictures = "moving"
        self.asked: list[str] = []
        self._shots = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(10.0)

    def add(self, name: str, kind: str, **settings: Any) -> None:
        self.inputs[name] = {"kind": kind, "settings": settings}
        self.offsets[name] = 0

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result(10.0)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10.0)
        self._loop.close()

    @property
    def changed(self) -> list[str]:
        """Requests that changed something."""
        return [name for name in self.asked if not name.startswith("Get")]

    async def _start(self) -> None:
        app = web.Application()
        app.add_routes([web.get("/", self._talk)])
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port: int = self._runner.addresses[0][1]

    async def _talk(self, request: web.Request) -> web.WebSocketResponse:
        connection = web.WebSocketResponse()
        await connection.prepare(request)
        if self.fault == "rubbish":
            await connection.send_str("hello, I am a chat room")
            return connection
        hello: dict[str, Any] = {"obsWebSocketVersion": "5.1.0", "rpcVersion": 1}
        if self.password:
            hello["authentication"] = {"salt": SALT, "challenge": CHALLENGE}
        await connection.send_json({"op": 0, "d": hello})
        identify = (await connection.receive_json())["d"]
        if self.password and identify.get("authentication") != _proof(self.password):
            await connection.close(code=4009, message=b"Authentication failed.")
            return connection
        await connection.send_json({"op": 2, "d": {"negotiatedRpcVersion": 1}})
        async for message in connection:
            if self.fault == "hang up":
                break
            if self.fault != "silence":
                await connection.send_json({"op": 7, "d": self._answer(message.json()["d"])})
        return connection

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        name, values = request["requestType"], request.get("requestData", {})
        self.asked.append(name)
        try:
            data, status = getattr(self, name)(**values) or {}, {"result": True, "code": 100}
        except KeyError as missing:
            data, status = {}, {"result": False, "code": 600, "comment": f"No source was found: {missing}"}
        except LookupError:
            data, status = {}, {"result": False, "code": 702, "comment": "Failed to render screenshot."}
        return {
            "requestType": name,
            "requestId": request["requestId"],
            "requestStatus": status,
            "responseData": data,
        }

    # --- requests, by the names and arguments that obs-websocket gives them -----------------------------------

    def GetInputKindList(self, unversioned: bool) -> Any:
        return {"inputKinds": self.kinds}

    def GetSceneList(self) -> Any:
        return {"currentProgramSceneName": "Scene", "scenes": [{"sceneName": name} for name in self.items]}

    def GetInputList(self) -> Any:
        return {
            "inputs": [{"inputName": n, "unversionedInputKind": i["kind"]} for n, i in self.inputs.items()]
        }

    def GetInputDefaultSettings(self, inputKind: str) -> Any:
        return {"defaultInputSettings": DEFAULTS[inputKind]}

    def GetInputSettings(self, inputName: str) -> Any:
        return {"inputSettings": self.inputs[inputName]["settings"]}

    def SetInputSettings(self, inputName: str, inputSettings: Any, overlay: bool) -> None:
        self.inputs[inputName]["settings"] |= inputSettings

    def CreateInput(
        self, sceneName: str, inputName: str, inputKind: str, inputSettings: Any, sceneItemEnabled: bool
    ) -> Any:
        self.add(inputName, inputKind, **inputSettings)
        self.CreateSceneItem(sceneName, inputName, sceneItemEnabled)

    def RemoveInput(self, inputName: str) -> None:
        del self.inputs[inputName]
        for scene in self.items.values():
            scene.pop(inputName, None)

    def CreateSceneItem(self, sceneName: str, sourceName: str, sceneItemEnabled: bool) -> None:
        self.items[sceneName][sourceName] = {"enabled": sceneItemEnabled, "transform": {}}

    def GetSceneItemId(self, sceneName: str, sourceName: str) -> Any:
        return (
            {"sceneItemId": list(self.items[sceneName]).index(sourceName)}
            if self.items[sceneName][sourceName]
            else 0
        )

    def GetSceneItemEnabled(self, sceneName: str, sceneItemId: int) -> Any:
        return {"sceneItemEnabled": self._item(sceneName, sceneItemId)["enabled"]}

    def SetSceneItemEnabled(self, sceneName: str, sceneItemId: int, sceneItemEnabled: bool) -> None:
        self._item(sceneName, sceneItemId)["enabled"] = sceneItemEnabled

    def SetSceneItemTransform(self, sceneName: str, sceneItemId: int, sceneItemTransform: Any) -> None:
        self._item(sceneName, sceneItemId)["transform"] = sceneItemTransform

    def GetSceneItemTransform(self, sceneName: str, sceneItemId: int) -> Any:
        side = 0.0 if self.pictures == "nothing" else 64.0
        return {"sceneItemTransform": {"sourceWidth": side, "sourceHeight": side}}

    def GetVideoSettings(self) -> Any:
        return {"baseWidth": 1920, "baseHeight": 1080}

    def GetSourceScreenshot(self, sourceName: str, imageFormat: str) -> Any:
        self._shots += 1
        if self.pictures == "nothing":
            raise LookupError
        shade = self._shots % 256 if self.pictures == "moving" else 9
        pixels = np.full((64, 64, 4), (shade, 0, 0, 0 if self.pictures == "empty" else 255), np.uint8)
        data = base64.b64encode(cv2.imencode(".png", pixels)[1].tobytes()).decode()
        return {"imageData": f"data:image/png;base64,{data}"}

    def GetInputAudioSyncOffset(self, inputName: str) -> Any:
        return {"inputAudioSyncOffset": self.offsets[inputName]}

    def SetInputAudioSyncOffset(self, inputName: str, inputAudioSyncOffset: int) -> None:
        self.offsets[inputName] = inputAudioSyncOffset

    def _item(self, scene: str, number: int) -> dict[str, Any]:
        return list(self.items[scene].values())[number]


def _proof(password: str) -> str:
    secret = base64.b64encode(hashlib.sha256((password + SALT).encode()).digest())
    return base64.b64encode(hashlib.sha256(secret + CHALLENGE.encode()).digest()).decode()

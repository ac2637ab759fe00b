"""A source in OBS that shows livehead: added or repaired, then looked at. Done twice it changes nothing."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from livehead.obs.client import FAILED, NOT_FOUND, ObsClient, ObsError, ObsRefusalError
from livehead.obs.sources import BROWSER_KIND, KINDS, Sink, Source

NAME = "livehead"
"""What the source is called in OBS."""

GONE_S = 5.0
"""Seconds that OBS may take to let go of a source that was removed."""

BOTTOM = 8
"""OBS's flag for the bottom edge; the middle is no flag at all."""

State = Literal["moving", "still", "empty", "nothing"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done. changes: in words, none when all stood as it should; size: of the picture in OBS, (0, 0)
    while nothing came."""

    scene: str
    changes: tuple[str, ...]
    state: State
    size: tuple[int, int]


def has_browser(client: ObsClient) -> bool:
    """Whether this OBS has a browser source: some builds, Debian's for one, come without."""
    return BROWSER_KIND in client.ask("GetInputKindList", unversioned=True)["inputKinds"]


def put(client: ObsClient, wanted: Source, scene: str = "", *, wait_s: float = 10.0) -> Outcome:
    """Add the source to a scene (the current one if none is named), or repair it; then watch it.

    Errors: ObsError when there is no such scene, the name belongs to something else, or OBS goes away.
    """
    scene = _scene(client, scene)
    changes = _repaired(client, wanted)
    if changes is None:
        client.ask(
            "CreateInput", sceneName=scene, inputName=NAME, inputKind=wanted.kind,
            inputSettings=dict(wanted.settings), sceneItemEnabled=True,
        )  # fmt: skip
        changes = [f"added a source to the scene {scene!r}"]
        _fill(client, scene, _item(client, scene))
    else:
        changes += _shown(client, scene)
    state = watch(client, wait_s)
    return Outcome(scene, tuple(changes), state, _size(client, scene))


def remove(client: ObsClient) -> bool:
    """Take the source out of every scene; False when there was none."""
    if NAME not in _inputs(client):
        return False
    client.ask("RemoveInput", inputName=NAME)
    deadline = time.monotonic() + GONE_S
    while NAME in _inputs(client):  # OBS lets go of it a little later
        if time.monotonic() > deadline:
            raise ObsError(f"OBS does not let go of the source {NAME!r}", remedy="remove it in OBS by hand")
        time.sleep(0.05)
    return True


def watch(client: ObsClient, wait_s: float, sleep: Callable[[float], None] = time.sleep) -> State:
    """What the source shows, by screenshots: "moving" as soon as two differ, else after `wait_s` seconds
    "still", "empty" (all transparent) or "nothing" (no picture ever came)."""
    first: bytes | None = None
    deadline = time.monotonic() + wait_s
    while True:
        shown = _screenshot(client)
        if first is not None and shown is not None and shown != first:
            return "moving"
        first = first if first is not None else shown
        if time.monotonic() >= deadline:
            break
        sleep(0.25)
    if first is None:
        return "nothing"
    return "still" if _visible(first) else "empty"


MICROPHONES = (
    "wasapi_input_capture", "coreaudio_input_capture", "pulse_input_capture", "alsa_input_capture",
    "jack_input_client",
)  # fmt: skip
LEAST_MS, MOST_MS = -950, 20_000


def delay_microphones(client: ObsClient, by_ms: int) -> dict[str, int]:
    """Give every microphone input this sync offset (milliseconds, later is positive), so that sound comes with the
    picture; returns the offsets that were there before, by name. ObsError outside -950 to 20000."""
    if not LEAST_MS <= by_ms <= MOST_MS:
        raise ObsError(
            f"an audio offset of {by_ms} ms is not possible", remedy=f"give {LEAST_MS} to {MOST_MS}"
        )
    before = {}
    for name, kind in _inputs(client).items():
        if kind in MICROPHONES:
            offset = client.ask("GetInputAudioSyncOffset", inputName=name)["inputAudioSyncOffset"]
            before[name] = round(offset)
            if before[name] != by_ms:
                client.ask("SetInputAudioSyncOffset", inputName=name, inputAudioSyncOffset=by_ms)
    return before


# --- one step each --------------------------------------------------------------------------------------------


def _inputs(client: ObsClient) -> dict[str, str]:
    """Kind of every input, by name."""
    found = client.ask("GetInputList")["inputs"]
    return {entry["inputName"]: entry["unversionedInputKind"] for entry in found}


def _scene(client: ObsClient, name: str) -> str:
    listed = client.ask("GetSceneList")
    scenes = [entry["sceneName"] for entry in listed["scenes"]]
    if not name:
        return str(listed["currentProgramSceneName"])
    if name not in scenes:
        raise ObsError(f"OBS has no scene {name!r}", remedy=f"it has: {', '.join(reversed(scenes))}")
    return name


def _repaired(client: ObsClient, wanted: Source) -> list[str] | None:
    """Bring the source that is there in line; what was changed, or None when it has to be made."""
    kind = _inputs(client).get(NAME)
    if kind is None:
        return None
    if kind not in KINDS.values():
        raise ObsError(
            f"something else in OBS is called {NAME!r} ({kind})", remedy="give it another name in OBS"
        )
    if kind != wanted.kind:
        remove(client)
        return None
    now = _settings(client, kind)
    wrong = {key: value for key, value in wanted.settings.items() if now.get(key) != value}
    if not wrong:
        return []
    client.ask("SetInputSettings", inputName=NAME, inputSettings=wrong, overlay=True)
    return [f"repaired its {', '.join(sorted(wrong))}"]


def _settings(client: ObsClient, kind: str) -> Mapping[str, Any]:
    """All settings of the source, those that nobody set too."""
    defaults = client.ask("GetInputDefaultSettings", inputKind=kind)["defaultInputSettings"]
    return {**defaults, **client.ask("GetInputSettings", inputName=NAME)["inputSettings"]}


def _item(client: ObsClient, scene: str) -> int | None:
    """Number of the source's item in a scene."""
    try:
        return int(client.ask("GetSceneItemId", sceneName=scene, sourceName=NAME)["sceneItemId"])
    except ObsRefusalError as refusal:
        if refusal.code != NOT_FOUND:
            raise
        return None


def _shown(client: ObsClient, scene: str) -> list[str]:
    """See that the source is in the scene and visible; its place there is the streamer's business."""
    item = _item(client, scene)
    if item is None:
        client.ask("CreateSceneItem", sceneName=scene, sourceName=NAME, sceneItemEnabled=True)
        _fill(client, scene, _item(client, scene))
        return [f"put it into the scene {scene!r}"]
    at = {"sceneName": scene, "sceneItemId": item}
    if client.ask("GetSceneItemEnabled", **at)["sceneItemEnabled"]:
        return []
    client.ask("SetSceneItemEnabled", **at, sceneItemEnabled=True)
    return ["made it visible"]


def _fill(client: ObsClient, scene: str, item: int | None) -> None:
    """As large as the canvas allows, standing on its lower edge."""
    video = client.ask("GetVideoSettings")
    place = {
        "positionX": 0.0, "positionY": 0.0, "alignment": 5, "boundsType": "OBS_BOUNDS_SCALE_INNER",
        "boundsAlignment": BOTTOM, "boundsWidth": float(video["baseWidth"]),
        "boundsHeight": float(video["baseHeight"]),
    }  # fmt: skip
    client.ask("SetSceneItemTransform", sceneName=scene, sceneItemId=item, sceneItemTransform=place)


def _size(client: ObsClient, scene: str) -> tuple[int, int]:
    item = _item(client, scene)
    found = client.ask("GetSceneItemTransform", sceneName=scene, sceneItemId=item)["sceneItemTransform"]
    return round(found["sourceWidth"]), round(found["sourceHeight"])


def _screenshot(client: ObsClient) -> bytes | None:
    """PNG of the source as it is; None before its first picture."""
    try:
        data = client.ask("GetSourceScreenshot", sourceName=NAME, imageFormat="png")["imageData"]
    except ObsRefusalError as refusal:
        if refusal.code != FAILED:
            raise
        return None
    return base64.b64decode(data.partition(",")[2])


def _visible(png: bytes) -> bool:
    import cv2
    import numpy as np

    pixels = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED)
    return pixels is not None and (pixels.shape[-1] != 4 or bool(pixels[..., 3].any()))


def chosen(client: ObsClient, sink: Sink) -> Sink:
    """The sink that this OBS can show: the media stream where it has no browser source."""
    return "browser" if sink == "browser" and has_browser(client) else "media_stream"

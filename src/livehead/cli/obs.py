"""`livehead obs`: the source in OBS, set up and looked at through obs-websocket."""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import urllib.request
from typing import Annotated, Any
from urllib.parse import urljoin

import typer
from rich.console import Console
from rich.prompt import Prompt

from livehead.errors import ConfigError
from livehead.obs import password as passwords
from livehead.obs import setup as steps
from livehead.obs.client import ObsClient, PasswordError
from livehead.obs.setup import NAME, Outcome
from livehead.obs.sources import URLS, Sink, source

app = typer.Typer(help="Set up OBS for livehead.", no_args_is_help=True)
console = Console(highlight=False, markup=False, soft_wrap=True)

SIZE = (512, 512)
"""Of the picture as long as nobody can be asked."""

Host = Annotated[str, typer.Option(help="Where OBS runs.")]
Port = Annotated[int, typer.Option(help="Port of its WebSocket server.")]
Password = Annotated[str, typer.Option(help="Its password; asked for once and kept in the system's keyring.")]
SceneName = Annotated[str, typer.Option(help="Scene to put the source into; otherwise the current one.")]
SinkName = Annotated[str, typer.Option("--sink", help="browser or media_stream: what OBS shows.")]
Url = Annotated[str, typer.Option(help="URL of the sink, if it is not its usual one.")]
AudioOffset = Annotated[
    str, typer.Option(help='Milliseconds to delay the microphones by, or "auto": voice and lips then agree.')
]
Remove = Annotated[bool, typer.Option("--remove", help="Take the source out of OBS again.")]


@app.callback()
def _group() -> None:
    """Set up OBS for livehead."""


@app.command("setup")
def setup(
    host: Host = "127.0.0.1",
    port: Port = 4455,
    password: Password = "",
    scene: SceneName = "",
    sink: SinkName = "browser",
    url: Url = "",
    audio_offset: AudioOffset = "",
    remove: Remove = False,
) -> None:
    """Add or repair the livehead source in the current scene, and see that pictures arrive.

    Doing it again changes nothing that is right. Run livehead in another window meanwhile.
    """
    if sink not in URLS:
        raise ConfigError(f"OBS cannot show the sink {sink!r}", remedy="choose browser or media_stream")
    if audio_offset not in ("", "auto"):
        _whole(audio_offset)
    with _client(host, port, password) as client:
        if remove:
            gone = steps.remove(client)
            console.print(f"removed the source {NAME!r}" if gone else "there was no source of livehead's")
            state, offset = None, _whole(audio_offset) if audio_offset not in ("", "auto") else None
        else:
            shown, url = _chosen(client, "browser" if sink == "browser" else "media_stream", url)
            state = _put(client, shown, url, scene)
            offset = _offset(audio_offset, shown, url)
        if offset is not None:
            _delay(client, offset)
    if state == "nothing":
        raise typer.Exit(1)


def _client(host: str, port: int, password: str) -> ObsClient:
    """A connection; the password comes from the flag, the keyring, or the person, who is asked once."""
    where = f"{host}:{port}"
    try:
        client = ObsClient(host, port, password or passwords.kept(where))
    except PasswordError:
        if password or not sys.stdin.isatty():
            raise
        console.print("OBS shows its password under Tools → WebSocket Server Settings → Show Connect Info.")
        password = Prompt.ask("password", password=True, console=console)
        client = ObsClient(host, port, password)
    if password and password != passwords.kept(where) and (why := passwords.keep(where, password)):
        console.print(f"the password is not kept: {why}")
    return client


def _chosen(client: ObsClient, wanted: Sink, url: str) -> tuple[Sink, str]:
    """The sink that this OBS can show, and where it serves."""
    sink = steps.chosen(client, wanted)
    if sink != wanted:
        console.print("this OBS has no browser source: a media source shows the media_stream sink instead")
        url = ""
    return sink, url or URLS[sink]


def _put(client: ObsClient, sink: Sink, url: str, scene: str) -> steps.State:
    outcome = steps.put(client, source(sink, url, _size(url) if sink == "browser" else SIZE), scene)
    for change in outcome.changes or ("the source stands as it should",):
        console.print(f"scene {outcome.scene!r}: {change}")
    _report(outcome, sink, url)
    return outcome.state


def _report(outcome: Outcome, sink: Sink, url: str) -> None:
    width, height = outcome.size
    words = {
        "moving": f"pictures arrive, {width}×{height}, and they move",
        "still": f"a picture arrives, {width}×{height}, but it stands still: does livehead still run?",
        "empty": "pictures arrive, but they are empty",
        "nothing": f"no picture arrives from {url}: start `livehead run --sink {sink}`, then run this again",
    }
    console.print(words[outcome.state])


def _offset(asked: str, sink: Sink, url: str) -> int | None:
    """Milliseconds to delay the microphones by: as told, as measured, or as the person answers; None for not."""
    if asked not in ("", "auto"):
        return _whole(asked)
    measured = _latency(sink, url)
    if asked == "auto":
        if measured is None:
            raise ConfigError("no latency can be measured", remedy="start livehead, or give milliseconds")
        return measured
    if measured is not None:
        console.print(
            f"the picture is about {measured} ms behind your voice; --audio-offset auto delays that"
        )
    if not sys.stdin.isatty():
        return None
    words = "delay the microphones by how many ms (Enter: leave them as they are)"
    answer = Prompt.ask(words, default="", show_default=False, console=console)
    return _whole(answer) if answer.strip() else None


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ConfigError(
            f"--audio-offset is {text!r}", remedy='give milliseconds, or "auto" for what is measured'
        ) from None


def _latency(sink: Sink, url: str) -> int | None:
    """From the camera frame to the picture in OBS, as far as livehead can tell: milliseconds, None if it does not
    run. The sink measures up to itself; what comes after was measured once (`livehead list sinks`)."""
    late = _stats(url).get("latency_ms")
    if not isinstance(late, (int, float)):
        return None
    added = importlib.import_module(f"livehead.sinks.{sink}").FACTS[0].latency_ms or 0.0
    return round(late + added)


def _delay(client: ObsClient, by_ms: int) -> None:
    before = steps.delay_microphones(client, by_ms)
    if not before:
        console.print("OBS has no microphone to delay: add one under Settings → Audio, then run this again")
    for name, offset in before.items():
        console.print(
            f"{name}: sync offset {by_ms} ms" + (f" (was {offset} ms)" if offset != by_ms else ", as it was")
        )


def _size(url: str) -> tuple[int, int]:
    """Width and height of what the sink shows now."""
    match _stats(url).get("size"):
        case [int(width), int(height)]:
            return width, height
    return SIZE


def _stats(url: str) -> dict[str, Any]:
    """The figures of the sink at an address; none when it does not answer."""
    _, _, query = url.partition("?")
    with contextlib.suppress(OSError, ValueError):
        at = f"{urljoin(url, '/stats.json')}?{query}"
        with urllib.request.urlopen(at, timeout=2.0) as answer:
            found = json.load(answer)
        return found if isinstance(found, dict) else {}
    return {}

"""`livehead obs`: the source in OBS, set up and looked at through obs-websocket."""

from __future__ import annotations

import contextlib
import json
import sys
import urllib.error
import urllib.request
from typing import Annotated

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
    int | None, typer.Option(help="Milliseconds to delay the microphones by, so that voice and lips agree.")
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
    audio_offset: AudioOffset = None,
    remove: Remove = False,
) -> None:
    """Add or repair the livehead source in the current scene, and see that pictures arrive.

    Doing it again changes nothing that is right. Run livehead in another window meanwhile.
    """
    if sink not in URLS:
        raise ConfigError(f"OBS cannot show the sink {sink!r}", remedy="choose browser or media_stream")
    with _client(host, port, password) as client:
        if remove:
            gone = steps.remove(client)
            console.print(f"removed the source {NAME!r}" if gone else "there was no source of livehead's")
        else:
            _put(client, "browser" if sink == "browser" else "media_stream", url, scene)
            audio_offset = _asked() if audio_offset is None else audio_offset
        if audio_offset is not None:
            _delay(client, audio_offset)


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


def _put(client: ObsClient, wanted: Sink, url: str, scene: str) -> None:
    sink = steps.chosen(client, wanted)
    if sink != wanted:
        console.print("this OBS has no browser source: a media source shows the media_stream sink instead")
        url = ""
    url = url or URLS[sink]
    outcome = steps.put(client, source(sink, url, _size(url) if sink == "browser" else SIZE), scene)
    for change in outcome.changes or ("the source stands as it should",):
        console.print(f"scene {outcome.scene!r}: {change}")
    _report(outcome, sink, url)


def _report(outcome: Outcome, sink: Sink, url: str) -> None:
    width, height = outcome.size
    words = {
        "moving": f"pictures arrive, {width}×{height}, and they move",
        "still": f"a picture arrives, {width}×{height}, but it stands still: does livehead still run?",
        "empty": "pictures arrive, but they are empty",
        "nothing": f"no picture arrives from {url}: start `livehead run --sink {sink}`, then run this again",
    }
    console.print(words[outcome.state])
    if outcome.state == "nothing":
        raise typer.Exit(1)


def _asked() -> int | None:
    """The latency that the person reads off; None where nobody can be asked or nobody says."""
    if not sys.stdin.isatty():
        return None
    console.print(
        "Your voice is in OBS before the picture: by the latency p50 of `livehead run`, and some 50 ms."
    )
    answer = Prompt.ask(
        "delay the microphones by how many ms (Enter: leave them)", default="", console=console
    )
    return int(answer) if answer.strip().lstrip("-").isdigit() else None


def _delay(client: ObsClient, by_ms: int) -> None:
    before = steps.delay_microphones(client, by_ms)
    if not before:
        console.print("OBS has no microphone to delay: add one under Settings → Audio, then run this again")
    for name, offset in before.items():
        console.print(
            f"{name}: sync offset {by_ms} ms" + (f" (was {offset} ms)" if offset != by_ms else ", as it was")
        )


def _size(url: str) -> tuple[int, int]:
    """Width and height of what the browser sink shows now, from the sink itself."""
    base, _, query = url.partition("?")
    with (
        contextlib.suppress(OSError, ValueError, TypeError, urllib.error.URLError),
        urllib.request.urlopen(f"{base}stats.json?{query}", timeout=2.0) as answer,
    ):
        width, height = json.load(answer)["size"]
        return int(width), int(height)
    return SIZE

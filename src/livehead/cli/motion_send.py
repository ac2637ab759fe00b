"""`livehead motion send`: track here, draw elsewhere; or serve several programs with one phone or camera."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn

from livehead import registry
from livehead.cli import flags, options
from livehead.config import StageChoice
from livehead.revival import RevivingTracker
from livehead.wire.relay import Relay

console = Console(stderr=True)


def send(
    to: Annotated[
        list[str],
        typer.Option(
            help="livehead://HOST, vmc://HOST, ifacialmocap://HOST, vts://HOST:PORT; may be repeated."
        ),
    ],
    tracker: options.Tracker = None,
    source: options.Source = None,
    token: Annotated[str, typer.Option(help="The secret another livehead knows too.")] = "",
    seconds: options.Seconds = None,
    config: options.ConfigFile = None,
) -> None:
    """Send a tracker's motion to other programs and computers, as it comes; nothing is drawn here.

    No graphics card and hardly a processor is needed. On the other computer:
    livehead run --tracker link:host=0.0.0.0,token=SECRET
    """
    choice = flags.apply(flags.base(config), tracker=tracker, source=source).tracker
    choice = choice or StageChoice("mediapipe_face")
    relay = Relay(to, token)
    stage = RevivingTracker(registry.tracker(choice), lambda: registry.tracker(choice), choice.use)
    try:
        count = _pump(stage, relay, seconds)
    finally:
        figures = _figures(relay)
        stage.close()
        relay.close()
    console.print(f"{count} motions sent: {figures}", highlight=False, markup=False, soft_wrap=True)


def _pump(stage: RevivingTracker, relay: Relay, seconds: float | None) -> int:
    """Send until the tracker ends, `seconds` are over or Ctrl-C; gives how many motions there were."""
    count, shown, until = 0, 0.0, None if seconds is None else time.monotonic() + seconds
    columns = SpinnerColumn(), TextColumn("{task.description}")
    with suppress(KeyboardInterrupt), Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(escape(stage.status.text))
        for motion in stage.track():
            relay.send(motion)
            count, now = count + 1, time.monotonic()
            if now - shown > 0.25:
                shown = now
                told = f"{stage.status.text}; {_figures(relay)}; Ctrl-C ends it"
                bar.update(task, description=escape(told))
            if until is not None and now > until:
                break
    return count


def _figures(relay: Relay) -> str:
    lost = f", {relay.lost} datagrams not taken by the network" if relay.lost else ""
    return f"{relay.kilobytes_a_second:.1f} kB/s in {relay.sent} datagrams{lost}"

"""`livehead motion send`: track here, draw elsewhere; or serve several programs with one phone or camera."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn

from livehead import registry
from livehead.cli import flags, options
from livehead.config import StageChoice
from livehead.mailbox import Mailbox
from livehead.revival import RevivingTracker
from livehead.stages import Tracker
from livehead.types import Motion
from livehead.wire.relay import Relay

console = Console(stderr=True)

SILENT_S = 0.5
"""Seconds without a motion after which the others are told that no face is seen, and told again."""


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


class _Pump:
    """A tracker in a thread of its own, so that a silent one still says what to check and can be ended.

    Every motion is handed on before the next is asked for: none is lost here.
    """

    def __init__(self, stage: Tracker, relay: Relay) -> None:
        self._stage, self._relay = stage, relay
        self._inbox: Mailbox[Motion] = Mailbox()
        self._error: Exception | None = None
        self._last: Motion | None = None
        self._heard = self._told = 0.0
        self.count = 0
        threading.Thread(target=self._track, name="livehead send", daemon=True).start()

    def run(self, seconds: float | None, tell: Callable[[], None]) -> None:
        """Send until the tracker ends or `seconds` are over, calling `tell` all the time; an error of the tracker
        is raised."""
        until = None if seconds is None else time.monotonic() + seconds
        while until is None or time.monotonic() < until:
            motion = self._inbox.take(0.1)
            if motion is not None:
                self._send(motion)
            elif self._inbox.closed:
                break
            else:
                self._remind()
            tell()
        if self._last is not None:
            self._relay.send_lost(self._last)
        if self._error is not None:
            raise self._error

    def _send(self, motion: Motion) -> None:
        self._relay.send(motion)
        self._last, self._heard = motion, time.monotonic()
        self.count += 1

    def _remind(self) -> None:
        """Tell the others that no face is seen, again and again: a datagram may be lost."""
        now = time.monotonic()
        if self._last is not None and now - max(self._heard, self._told) > SILENT_S:
            self._relay.send_lost(self._last)
            self._told = now

    def _track(self) -> None:
        try:
            for motion in self._stage.track():
                self._inbox.put(motion)
                self._inbox.wait_taken(5.0)
        except Exception as error:
            self._error = error
        finally:
            self._inbox.close()


def _pump(stage: RevivingTracker, relay: Relay, seconds: float | None) -> int:
    """Send until the tracker ends, `seconds` are over or Ctrl-C; gives how many motions there were."""
    columns = SpinnerColumn(), TextColumn("{task.description}")
    pump, shown, said = _Pump(stage, relay), 0.0, ""
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(escape(stage.status.text))

        def tell() -> None:
            nonlocal shown, said
            now, status = time.monotonic(), stage.status
            if now - shown > 0.25:
                shown = now
                what = f"{status.text} ({status.remedy})" if status.remedy else status.text
                bar.update(task, description=escape(f"{what}; {_figures(relay)}; Ctrl-C ends it"))
                if not console.is_terminal and status.remedy and status.remedy != said:
                    console.print(what, highlight=False, markup=False, soft_wrap=True)
                said = status.remedy

        with suppress(KeyboardInterrupt):
            pump.run(seconds, tell)
    return pump.count


def _figures(relay: Relay) -> str:
    lost = f", {relay.lost} datagrams not taken by the network" if relay.lost else ""
    return f"{relay.kilobytes_a_second:.1f} kB/s in {relay.sent} datagrams{lost}"

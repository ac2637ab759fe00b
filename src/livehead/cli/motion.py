"""`livehead motion`: record motion to a tape, look at it, send it on."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn

from livehead import registry
from livehead.cli import flags, motion_inspect, motion_send
from livehead.cli.alarm import Alarm
from livehead.config import Config, StageChoice
from livehead.errors import SinkError
from livehead.motion.tape import TapeWriter
from livehead.types import Status

app = typer.Typer(help="Record motion, look at it, send it on.", no_args_is_help=True)
app.command("inspect")(motion_inspect.inspect)
app.command("send")(motion_send.send)
console = Console(stderr=True)


@app.command()
def record(
    out: Annotated[Path, typer.Option(help="The tape to write.")],
    tracker: Annotated[str | None, typer.Option(help="Tracker, as in `run`.")] = None,
    source: Annotated[str | None, typer.Option(help="Camera, video file or picture.")] = None,
    seconds: Annotated[float | None, typer.Option(help="Stop after so many seconds.")] = None,
    config: Annotated[Path | None, typer.Option(help="A TOML configuration file.")] = None,
    overwrite: Annotated[bool, typer.Option(help="Replace the file if it is there.")] = False,
) -> None:
    """Record a tracker's motion until its input ends, --seconds pass or Ctrl-C; the tape stays whole.

    Without --tracker and --source the tracker of your configuration is recorded, else the first camera. The
    tape holds what the tracker saw: modifiers come when it is played.
    """
    if out.exists() and not overwrite:
        raise SinkError(f"{out} is there already", remedy="choose another name, or add --overwrite")
    stage = registry.tracker(_choice(flags.base(config), tracker, source))
    count, began = 0, time.monotonic()
    said: list[Status] = []

    def end() -> None:
        said.append(stage.status)
        stage.close()

    alarm = Alarm(seconds, end)
    columns = SpinnerColumn(), TextColumn("{task.description}")
    try:
        with TapeWriter(out) as tape, Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task(stage.status.text)
            for motion in stage.track():
                tape.write(motion)
                count += 1
                bar.update(
                    task, description=f"{count} motions, {time.monotonic() - began:.0f} s; Ctrl-C ends it"
                )
    except KeyboardInterrupt:
        pass
    finally:
        if not alarm.fired():
            end()
    console.print(_told(count, out, said), highlight=False, markup=False, soft_wrap=True)


def _told(count: int, out: Path, said: list[Status]) -> str:
    """How much there is; when there is nothing, what the tracker itself says to that."""
    why = [f"; {s.text}" + (f" ({s.remedy})" if s.remedy else "") for s in said[:1] if not count and s.text]
    return f"{count} motions in {out}" + "".join(why)


def _choice(config: Config, tracker: str | None, source: str | None) -> StageChoice:
    """The tracker to record: as the flags say, else the configuration's, else a face on the first camera."""
    chosen = flags.apply(config, tracker=tracker, source=source).tracker
    return chosen or StageChoice("mediapipe_face")

"""`livehead motion inspect`: what a tracker really moves, as a table and as one picture."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table

from livehead import registry
from livehead.cli import flags, recordings
from livehead.cli.alarm import Alarm
from livehead.cli.inspection_picture import draw, noise, number, summary, write
from livehead.cli.recordings import Recording
from livehead.errors import ConfigError, TrackerError
from livehead.motion.inspection import Inspection, Report, Verdict
from livehead.motion.inspection import inspect as measure
from livehead.types import Motion, Phase, Status

console = Console(stderr=True)

LIVE_S = 20.0
"""Seconds a live tracker is watched unless said otherwise."""

_STYLES = {Verdict.DEAD: "red", Verdict.WEAK: "yellow", Verdict.NOISE: "yellow", Verdict.ABSENT: "dim"}


def inspect(
    source: Annotated[
        str | None,
        typer.Argument(
            help="A tape, a video or picture, a phone's stream as text; with --tracker its source."
        ),
    ] = None,
    tracker: Annotated[str | None, typer.Option(help="Watch this tracker live, as in `run`.")] = None,
    out: Annotated[Path | None, typer.Option(help="Draw the picture here (PNG).")] = None,
    seconds: Annotated[
        float | None, typer.Option(help=f"Look at so many seconds; a live tracker: {LIVE_S:g}.")
    ] = None,
    rate: Annotated[float, typer.Option(help="Packets a second of a stream that has no times.")] = 60.0,
    config: Annotated[Path | None, typer.Option(help="A TOML configuration file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON on standard output.")] = False,
) -> None:
    """Show every channel of a recording or a live tracker: range used, noise, dead or alive, gaps and losses."""
    _check(rate, seconds)
    said: list[Status] = []
    with contextlib.ExitStack() as stack:
        if tracker is not None:
            recording = _live(stack, config, tracker, source, seconds or LIVE_S, said)
        elif source is not None:
            recording = recordings.read(Path(source).expanduser(), rate)
        else:
            raise ConfigError("nothing to look at", remedy="give a file, or --tracker for a live one")
        motions = _collect(recording, seconds)
    if not any(m.confidence > 0.0 for m in motions):
        raise _no_face(recording, said)
    inspection = measure(motions, recording.began, recording.ended())
    if out is not None:
        write(out, draw(inspection, recording.told, recording.note))
        console.print(f"picture in {out}", highlight=False, markup=False, soft_wrap=True)
    if as_json:
        typer.echo(json.dumps(figures(inspection, recording), indent=1))
    else:
        _show(inspection, recording)


def _check(rate: float, seconds: float | None) -> None:
    if not 0.0 < rate <= 10_000.0:
        raise ConfigError(f"--rate is {rate:g}", remedy="give packets a second, such as 60")
    if seconds is not None and not seconds > 0.0:
        raise ConfigError(f"--seconds is {seconds:g}", remedy="give more than 0")


def _live(
    stack: contextlib.ExitStack,
    config: Path | None,
    tracker: str,
    source: str | None,
    seconds: float,
    said: list[Status],
) -> Recording:
    """The motion of a running tracker for so many seconds, or until Ctrl-C; then `said` has its last word."""
    choice = flags.apply(flags.base(config), tracker=tracker, source=source).tracker
    if choice is None:
        raise ConfigError("no tracker", remedy="give --tracker NAME: livehead list trackers")
    stage = registry.tracker(choice)

    def end() -> None:
        said.append(stage.status)
        stage.close()

    alarm = Alarm(seconds, end)

    def close() -> None:
        if not alarm.fired():
            end()

    stack.callback(close)
    return Recording(stage.track(), f"{choice.use}, live")


def _collect(recording: Recording, seconds: float | None) -> list[Motion]:
    """The motions of the first face seen; Ctrl-C ends it early."""
    motions: list[Motion] = []
    columns = SpinnerColumn(), TextColumn("{task.description}")
    with Progress(*columns, console=console, transient=True) as bar, contextlib.suppress(KeyboardInterrupt):
        task = bar.add_task(recording.told)
        for motion in _first(recording.motions):
            if seconds is not None and motions and motion.captured_at - motions[0].captured_at > seconds:
                break
            motions.append(motion)
            if len(motions) % 10 == 0:
                begun = motions[0].captured_at
                bar.update(task, description=f"{recording.told}: {motion.captured_at - begun:.0f} s")
    return motions


def _first(motions: Iterator[Motion]) -> Iterator[Motion]:
    """Of several faces the one that came first."""
    subject: int | None = None
    for motion in motions:
        subject = motion.subject if subject is None else subject
        if motion.subject == subject:
            yield motion


def _no_face(recording: Recording, said: list[Status]) -> TrackerError:
    """What a live tracker itself says is missing, else that there is none in the file."""
    status = said[0] if said else Status(Phase.CLOSED)
    what = f"no face in {recording.told}" + (f": {status.text}" if status.text else "")
    return TrackerError(what, remedy=status.remedy or "look at another part, or check the tracker")


def figures(inspection: Inspection, recording: Recording) -> dict[str, Any]:
    """Everything that is shown, for JSON. Units: those of the channels, seconds elsewhere."""
    return {
        "source": recording.told,
        "note": recording.note,
        "motions": len(inspection.times),
        "seconds": round(inspection.seconds, 3),
        "rate": round(inspection.rate, 2),
        "jitter": round(inspection.jitter, 5),
        "holes": inspection.holes,
        "longest_gap": round(inspection.longest, 4),
        "lost": [[round(begin, 3), round(end, 3)] for begin, end in inspection.lost],
        "channels": {r.place.name: _channel(r) for r in inspection.reports},
    }


def _channel(report: Report) -> dict[str, Any]:
    names = ("low", "high", "least", "most", "noise")
    values = {name: round(float(getattr(report, name)), 4) for name in names}
    return {**values, "unit": report.place.kind.unit, "verdict": report.verdict.value}


def _show(inspection: Inspection, recording: Recording) -> None:
    table = Table(title=recording.told, caption=recording.note or None)
    table.add_column("channel", no_wrap=True)
    for title in ("5–95 %", "reached", "noise"):
        table.add_column(title, justify="right")
    table.add_column("")
    for report in inspection.reports:
        style, unit = _STYLES.get(report.verdict, ""), report.place.kind.unit
        spans = ((report.low, report.high), (report.least, report.most))
        cells = (f"{number(report, a)} – {number(report, b)} {unit}".strip() for a, b in spans)
        table.add_row(report.place.name, *cells, noise(report), report.verdict.value, style=style)
    plain = Console()
    plain.print(table)
    plain.print(summary(inspection), highlight=False, markup=False, soft_wrap=True)
    for begin, end in inspection.lost:
        plain.print(f"face lost from {begin:.2f} to {end:.2f} s", highlight=False)
    for verdict in (Verdict.DEAD, Verdict.WEAK, Verdict.NOISE, Verdict.ABSENT):
        names = inspection.of(verdict)
        if names:
            plain.print(f"{verdict.value}: {', '.join(names)}", highlight=False, markup=False)

"""`livehead bench`: the whole chain, or one animator alone, measured and written as JSON."""

from __future__ import annotations

import json
import os
import platform
import sys
import time
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track as progress

from livehead import config as configuration
from livehead import folders, registry
from livehead.cast import find_character
from livehead.cli import flags
from livehead.cli.render import poses_of
from livehead.config import Config, StageChoice
from livehead.errors import SinkError
from livehead.pipeline import to_frame
from livehead.session import DEMO, Session
from livehead.telemetry import Figures, Percentiles

app = typer.Typer(help="Measure the chain or an animator.", no_args_is_help=True)
console = Console(stderr=True)

Json = Annotated[Path | None, typer.Option("--json", help="Write the figures to this file.")]


@app.command()
def chain(
    tracker: Annotated[str | None, typer.Option(help="Tracker, as in `run`: mediapipe_face ...")] = None,
    source: Annotated[str | None, typer.Option(help="Camera, video file or picture.")] = None,
    animator: Annotated[str | None, typer.Option(help="Animator, as in `run`.")] = None,
    character: Annotated[str | None, typer.Option(help="Character, as in `run`.")] = None,
    sink: Annotated[list[str] | None, typer.Option(help="Sink, as in `run`.")] = None,
    seconds: Annotated[float, typer.Option(help="How long to measure, after the warm-up.")] = 10.0,
    warm_up: Annotated[float, typer.Option(help="Seconds that do not count, at the start.")] = 2.0,
    realtime: Annotated[bool, typer.Option(help="The source at its own rate, the output at --fps.")] = False,
    fps: Annotated[float, typer.Option(help="Output rate with --realtime.")] = 30.0,
    config: Annotated[Path | None, typer.Option(help="Measure what this TOML file describes.")] = None,
    json_file: Json = None,
) -> None:
    """Measure everything from the source to the sinks.

    Figures of two machines can be compared: your own configuration counts only when named with --config.
    """
    chosen = flags.apply(
        _base(config), character=character, fps=fps if realtime else 0.0, tracker=tracker, source=source,
        animator=animator, sinks=sink or (),
    )  # fmt: skip
    with Session(_paced(chosen, realtime)) as session:
        session.wait_first_frame(20.0)
        session.wait(warm_up)
        session.reset_figures()
        session.wait(seconds)
        figures = session.figures()
        statuses = {name: f"{s.phase.value}: {s.text}" for name, s in session.statuses().items()}
        errors = session.errors
    for error in errors.values():
        raise error
    used = "defaults" if config is None else folders.shown(config.absolute())
    report(as_json(figures) | {"config": used, "statuses": statuses, "realtime": realtime}, json_file)


def _base(path: Path | None) -> Config:
    """What is measured unless flags say otherwise: the named file, or a face to nowhere."""
    chosen = configuration.load(path) if path is not None else Config(sinks=(StageChoice("null"),))
    return chosen if chosen.tracker else replace(chosen, tracker=StageChoice("mediapipe_face"))


def _paced(config: Config, realtime: bool) -> Config:
    """The tracker's input repeated for ever, at its own rate or as fast as it is taken."""
    choice = config.tracker or DEMO
    own = registry.options("trackers", choice.use)
    pace = {"realtime": realtime, "loop": True, "restamp": not realtime}
    return replace(config, tracker=choice.override({k: v for k, v in pace.items() if k in own}))


@app.command("animator")
def animator_alone(
    animator: Annotated[str, typer.Option(help="Animator, as in `run`.")] = "student",
    character: Annotated[str, typer.Option(help="Character, as in `run`.")] = "actia",
    tape: Annotated[Path | None, typer.Option(help="Motion tape; the demo motion without.")] = None,
    poses: Annotated[Path | None, typer.Option(help="Poses, (N, 45) float32 .npy.")] = None,
    frames: Annotated[int, typer.Option(min=1, help="How many pictures to draw.")] = 300,
    json_file: Json = None,
) -> None:
    """Milliseconds a picture of one animator alone, picture in memory."""
    stage = registry.animator(flags.stage(animator, "--animator"))
    stage.load(find_character(character))
    draw, inputs = poses_of(stage, tape, poses, frames)
    for item in inputs[:10]:
        draw(item)
    took: list[float] = []
    began = time.monotonic()
    for i in progress(range(frames), description=animator, console=console, transient=True):
        start = time.perf_counter()
        to_frame(draw(inputs[i % len(inputs)]), 0.0, i)
        took.append(time.perf_counter() - start)
    seconds = time.monotonic() - began
    status = stage.status.text
    stage.close()
    spent = Percentiles.of(took)
    figures = Figures(frames, seconds, frames / seconds, spent, spent, {"animate": spent})
    report(as_json(figures) | {"statuses": {"animator": status}}, json_file)


def as_json(figures: Figures) -> dict[str, Any]:
    """The figures with the keys every bench shares."""

    def three(p: Percentiles) -> dict[str, float]:
        return {"p50": round(p.p50, 2), "p95": round(p.p95, 2), "p99": round(p.p99, 2)}

    return {
        "frames": figures.frames,
        "seconds": round(figures.seconds, 3),
        "fps": round(figures.frames / figures.seconds, 2) if figures.seconds else 0.0,
        "interval_ms": three(figures.interval),
        "latency_ms": three(figures.latency),
        "stages": {
            name: {"p50_ms": round(p.p50, 2), "p95_ms": round(p.p95, 2)} for name, p in figures.stages.items()
        },
        "dropped": figures.dropped,
        "rss_mb": resident_mb(),
        "machine": machine(),
    }


def report(figures: dict[str, Any], path: Path | None) -> None:
    """Print the figures as JSON, and write them to `path` if there is one."""
    text = json.dumps(figures, indent=2)
    sys.stdout.write(text + "\n")
    if path is not None:
        try:
            path.write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise SinkError(
                f"{path} cannot be written: {error.strerror or error}", remedy="give --json another path"
            ) from None


def resident_mb() -> float | None:
    """Resident memory of this process in MB; None where the system does not tell without help."""
    statm = Path("/proc/self/statm")
    if statm.is_file():
        return round(int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)
    try:
        import psutil
    except ImportError:
        return None
    return round(float(psutil.Process().memory_info().rss) / 1e6, 1)


def machine() -> dict[str, Any]:
    """What the figures were measured on, with nothing private in it."""
    packages = ("mediapipe", "numpy", "opencv-python", "onnxruntime", "openvino")
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cpu": _cpu_name(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "packages": {p: v for p in packages if (v := _package_version(p))},
    }


def _cpu_name() -> str:
    info = Path("/proc/cpuinfo")
    if info.is_file():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor()


def _package_version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""

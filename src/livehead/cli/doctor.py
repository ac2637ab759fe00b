"""`livehead doctor`: what works here, what does not, and what to do about it."""

from __future__ import annotations

import importlib
import platform
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from livehead import __version__, folders, registry
from livehead.character import Character
from livehead.cli.finding import Finding
from livehead.cli.report import report as cleaned
from livehead.config import Config, StageChoice
from livehead.errors import ConfigError, LiveheadError
from livehead.runtime import choose, cuda, onnx_providers
from livehead.runtime.tensorrt_build import flavour
from livehead.session import Session

console = Console()

PACKAGES = ("mediapipe", "opencv-python", "onnxruntime", "openvino", "av", "aiohttp", "pyvirtualcam")


Report = Annotated[
    Path | None,
    typer.Option(
        help="Write a text to this file (-: here) that can be shown to others: nothing private is in it."
    ),
]


def doctor(report: Report = None) -> None:
    """Check everything the main job needs and run it for three seconds."""
    with console.status("checking ..."):
        found = list(findings())
    if report is None:
        console.print(_table(found))
    else:
        _write(report, cleaned(found))
    if any(finding.ok is False for finding in found):
        raise typer.Exit(1)


def _table(found: list[Finding]) -> Table:
    columns = (Column(title, overflow="fold") for title in ("", "what", "found", "remedy"))
    table = Table(*columns, box=None, padding=(0, 2))
    marks = {True: "[green]ok[/]", False: "[red]no[/]", None: "[yellow]--[/]"}
    for finding in found:
        table.add_row(marks[finding.ok], *map(escape, (finding.what, finding.text, finding.remedy)))
    return table


def _write(report: Path, text: str) -> None:
    if str(report) == "-":
        sys.stdout.write(text)
        return
    try:
        report.write_text(text, encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            f"{report} cannot be written: {error.strerror or error}",
            remedy="give a file in a folder of yours",
        ) from None
    console.print(f"written to {report}: nothing private is in it", highlight=False, markup=False)


def findings() -> Iterator[Finding]:
    """Every finding, cheap ones first."""
    yield Finding("livehead", True, f"{__version__}, Python {platform.python_version()}, {platform.system()}")
    yield from _packages()
    yield from _engines()
    yield from _room("files")
    yield from _room("devices")
    yield from _stages()
    yield from _room("obs")
    yield from _room("running")
    yield from _room("motion")
    yield _face_model()
    yield from _characters()
    yield _self_test()


def _room(name: str) -> Iterator[Finding]:
    """The findings of one `doctor_*` file, which is imported now: it wants packages that may be missing."""
    try:
        yield from importlib.import_module(f"livehead.cli.doctor_{name}").findings()
    except ImportError as error:
        yield Finding(name, False, f"cannot be looked at: {error}", "install livehead anew: pip install .")


def _packages() -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            found = _onnxruntime() if name == "onnxruntime" else name
            # the fourth number is that of a wheel's build, and would be taken for an address in a report
            yield Finding(found, True, ".".join(metadata.version(found).split(".")[:3]))
        except metadata.PackageNotFoundError:
            optional = name == "openvino"
            remedy = "optional: pip install openvino may be faster" if optional else f"pip install {name}"
            yield Finding(name, None if optional else False, "not installed", remedy)


def _onnxruntime() -> str:
    """The package that ONNX Runtime came with: several bring the same module."""
    packages = metadata.packages_distributions().get("onnxruntime", [])
    return next((name for name in packages if name != "onnxruntime"), "onnxruntime")


def _engines() -> Iterator[Finding]:
    """The graphics card, what of ONNX Runtime and TensorRT really loads, and what `auto` has to choose from."""
    card = cuda.find()
    if card is None:
        yield Finding("graphics card", None, "no NVIDIA card or driver", "networks run on the processor")
    else:
        gigabytes = f"{card.memory / 2**30:.0f} GB"
        yield Finding("graphics card", True, f"{card.name}, {gigabytes}, {card.target}, driver {card.driver}")
    for key in onnx_providers.offered():
        try:
            yield Finding(f"engine = {key}", True, f"ONNX Runtime, {onnx_providers.tried(key)}")
        except LiveheadError as error:
            yield Finding(f"engine = {key}", None, error.cause, error.remedy)
    try:
        made_by = flavour()
        built_for = ", ".join(made_by.targets()) or "this machine's card"
        remedy = "" if card else "it runs on NVIDIA cards; `livehead export` builds for others here"
        text = f"{made_by.version} for {built_for}; engines in {folders.shown(folders.engines())}"
        yield Finding(made_by.name, card is not None or None, text, remedy)
    except LiveheadError as error:
        yield Finding("TensorRT", None, error.cause, error.remedy if card else "for NVIDIA cards only")
    yield Finding("engine = auto", True, f"measures {', '.join(choose.tried_by_auto())} once and remembers")


def _stages() -> Iterator[Finding]:
    for kind in ("trackers", "animators", "sinks"):
        for name in registry.names(kind):
            problem = registry.probe(kind, name)
            cause, _, remedy = problem.partition(": ")
            yield Finding(f"{kind[:-1]} {name}", None if problem else True, cause or "ready", remedy)


def _face_model() -> Finding:
    from livehead.trackers.mediapipe_face import MODEL

    path = folders.find_model(MODEL)
    if path is not None:
        return Finding("face model", True, f"{MODEL} in {folders.shown(path.parent)}: 52 expressions")
    where = folders.shown(folders.user_data() / "models")
    text = "none" if registry.probe("trackers", "mediapipe_face") else "the face mesh bundled with MediaPipe"
    return Finding("face model", None, text, f"for all 52 expressions put {MODEL} into {where}")


def _characters() -> Iterator[Finding]:
    for name, folder in folders.characters().items():
        try:
            yield Finding(f"character {name}", True, Character.load(folder).licence)
        except LiveheadError as error:
            yield Finding(f"character {name}", False, error.cause, error.remedy)


def _self_test() -> Finding:
    config = replace(Config(), tracker=StageChoice("tape"), sinks=(StageChoice("null"),))
    try:
        with Session(config) as session:
            session.wait_first_frame(10.0)
            session.reset_figures()
            until = time.monotonic() + 3.0
            session.wait(until - time.monotonic())
            figures = session.figures()
            provider = session.statuses()["animator"].text
            failed = next(iter(session.errors.values()), None)
    except LiveheadError as error:
        failed = error
    if failed is not None:
        return Finding("3 s of demo motion", False, failed.cause, failed.remedy)
    good = figures.fps >= 0.9 * config.output.fps
    slow = "" if good else "close other programs, or lower --fps"
    return Finding("3 s of demo motion", good or None, f"{figures.fps:.1f} fps, {provider}", slow)

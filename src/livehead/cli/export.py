"""`livehead export`: a model's ONNX files, and TensorRT engines of them for cards that need not be here."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from livehead import folders
from livehead.errors import ConfigError, EngineError
from livehead.runtime import catalogue, cuda
from livehead.runtime.engine_store import EngineStore, Key
from livehead.runtime.tensorrt_build import Flavour, build, check_target, flavour

console = Console(stderr=True)


def export(
    name: Annotated[str, typer.Argument(help="An imported model; see `livehead models list`.")],
    cards: Annotated[
        list[str] | None,
        typer.Option(
            "--for", help="A card: sm75 (RTX 20), sm86 (30), sm89 (40), sm120 (50); may be repeated."
        ),
    ] = None,
    onnx_only: Annotated[bool, typer.Option("--onnx-only", help="Write no engines.")] = False,
    precision: Annotated[str, typer.Option(help="fp32, fp16 or both.")] = "both",
    out: Annotated[Path | None, typer.Option(help="Folder to write to; ./NAME without.")] = None,
) -> None:
    """Write a model's ONNX files and its engines for a card, on any machine."""
    model = catalogue.find(name)
    made_by = None if onnx_only else flavour()
    targets = [] if made_by is None else _targets(cards, made_by)
    folder = out or Path(model.name)
    for file in _files(model, _precisions(precision)):
        _copy(file, folder / file.name)
        for target in targets:
            assert made_by is not None
            _engine(file, target, made_by, EngineStore(folder / "engines"))
    if targets:
        console.print("copy them into the other machine's folder of engines: `livehead doctor` names it")


def _targets(cards: list[str] | None, made_by: Flavour) -> list[str]:
    """The cards to build for: those named, else this machine's own."""
    if cards:
        return [check_target(card, made_by) for card in cards]
    card = cuda.find()
    if card is None:
        raise ConfigError(
            "there is no NVIDIA card here to export for",
            remedy=f"name one: --for {' or '.join(made_by.targets()) or 'sm89'}; or --onnx-only",
        )
    return [check_target(card.target, made_by)]


def _precisions(wanted: str) -> tuple[str, ...]:
    if wanted != "both" and wanted not in catalogue.PRECISIONS:
        raise ConfigError(
            f"--precision is {wanted!r}", remedy=f"choose {', '.join(catalogue.PRECISIONS)} or both"
        )
    return catalogue.PRECISIONS if wanted == "both" else (wanted,)


def _files(model: catalogue.InstalledModel, precisions: tuple[str, ...]) -> list[Path]:
    """The model's networks, in half precision too where there is a graph for that."""
    known = catalogue.architecture(model.architecture)
    found = []
    for module in known.modules:
        for precision in precisions:
            if precision == "fp32" or known.graph(module, precision).is_file():
                found.append(model.module(module, precision))
    if not found:
        raise EngineError(
            f"{model.architecture} has no {' or '.join(precisions)} graphs", remedy="take --precision fp32"
        )
    return found


def _copy(file: Path, copy: Path) -> None:
    began = time.monotonic()
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not (copy.is_file() and copy.samefile(file)):
            shutil.copyfile(file, copy)
    except OSError as error:
        raise _unwritable(copy, error.strerror or str(error)) from None
    _said(copy, time.monotonic() - began)


def _unwritable(path: Path, why: str) -> EngineError:
    return EngineError(f"{path} cannot be written: {why}", remedy="give --out another folder")


def _engine(file: Path, target: str, made_by: Flavour, store: EngineStore) -> None:
    key = Key.of(file, target, f"{made_by.key} {made_by.version}")
    began = time.monotonic()
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(f"{file.stem} for {target}", total=1.0)

        def progress(_: str, share: float) -> bool:
            bar.update(task, completed=share)
            return True

        kept = store.find_or_build(key, lambda: build(file, target, made_by, progress))
    if not kept.path.is_file():
        raise _unwritable(kept.path, "the log says why")
    _said(kept.path, time.monotonic() - began, "" if kept.built else ", kept from before")


def _said(path: Path, seconds: float, more: str = "") -> None:
    size = path.stat().st_size / 1e6
    line = f"{folders.shown(path)}  {size:.1f} MB, {seconds:.1f} s{more}"
    console.print(line, highlight=False, markup=False, soft_wrap=True)

"""`livehead list`: the stages, characters, cameras and models there are, and which can be used here."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from livehead import config as configuration
from livehead import folders, registry
from livehead.character import Character
from livehead.errors import CharacterError

console = Console()


def list_stages(
    what: Annotated[
        str, typer.Argument(help="trackers, modifiers, animators, sinks, characters, cameras, models")
    ],
) -> None:
    """List what there is of a kind."""
    stages = {kind: kind for kind in registry.KINDS}
    others = {"characters": _characters, "cameras": _cameras, "models": _models}
    if what in stages:
        console.print(_stages(stages[what]))
    elif what in others:
        console.print(others[what]())
    else:
        raise configuration.unknown("list", what, [*stages, *others])


def _stages(kind: registry.Kind) -> Table:
    table = Table(Column("name", no_wrap=True), "what it does", "here", box=None, padding=(0, 2))
    for name in registry.names(kind):
        table.add_row(name, registry.summary(kind, name), registry.probe(kind, name) or "ready")
    return table


def _characters() -> Table:
    table = Table("name", "title", "licence", "where", box=None, padding=(0, 2))
    for name, folder in folders.characters().items():
        try:
            character = Character.load(folder)
            table.add_row(name, character.title, character.licence, str(folder))
        except CharacterError as error:
            table.add_row(name, f"[red]{error.cause}[/]", "", str(folder))
    return table


def _cameras() -> Table | str:
    from livehead.sources.cameras import list_cameras

    cameras = list_cameras()
    if not cameras:
        return "no camera found: plug one in, or give --source a video file"
    table = Table("number", "name", box=None, padding=(0, 2))
    for camera in cameras:
        table.add_row(str(camera.index), camera.name)
    return table


def _models() -> Table:
    table = Table("file", "MB", "licence", "monetised stream", "where", box=None, padding=(0, 2))
    for shelf in folders.model_folders():
        for path in sorted(p for p in shelf.iterdir() if p.suffix in (".onnx", ".task")):
            facts = folders.card(path)
            size = f"{path.stat().st_size / 1e6:.1f}"
            table.add_row(path.name, size, facts["licence"], facts["monetised stream"], str(shelf))
    return table

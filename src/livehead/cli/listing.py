"""`livehead list`: the stages, characters, expressions, cameras, models there are, and which can be used here."""

from __future__ import annotations

import contextlib
import importlib
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from livehead import config as configuration
from livehead import folders, registry
from livehead.character import Facts
from livehead.errors import CharacterError

console = Console()


def list_stages(
    what: Annotated[
        str,
        typer.Argument(
            help="trackers, modifiers, animators, stylizers, sinks, characters, looks, expressions, emotes, "
            "cameras, models"
        ),
    ],
) -> None:
    """List what there is of a kind."""
    stages = {kind: kind for kind in registry.KINDS}
    others = {"characters": _characters, "cameras": _cameras, "models": _models}
    others |= {"expressions": _expressions, "emotes": _emotes, "looks": _looks}
    shelves = {what: folders.user_data() / what for what in ("characters", "models", "emotes")}
    shelves |= {w: folders.user_config().with_name(f"{w}.toml") for w in ("expressions", "looks")}
    if what in stages:
        console.print(_stages(stages[what]))
        if what == "sinks":
            console.print(_pictures())
    elif what in others:
        console.print(others[what]())
        if what in shelves:
            own = folders.shown(shelves[what])
            console.print(f"your own go into {own}", highlight=False, markup=False, soft_wrap=True)
    else:
        raise configuration.unknown("list", what, [*stages, *others])


def _table(name: str, *others: str) -> Table:
    """Columns of which none is cut short: what does not fit goes on below; names stay whole."""
    columns = (Column(title, overflow="fold") for title in others)
    return Table(Column(name, no_wrap=True, overflow="fold"), *columns, box=None, padding=(0, 2))


def _stages(kind: registry.Kind) -> Table:
    table = _table("name", "what it does", "here")
    for name in registry.names(kind):
        table.add_row(name, registry.summary(kind, name), escape(registry.probe(kind, name) or "ready"))
    return table


def _pictures() -> Table:
    """What each sink does to a picture, and how long that takes."""
    table = _table("sink", "as", "alpha", "chroma", "adds", "measured")
    for name in registry.names("sinks"):
        with contextlib.suppress(ImportError):  # the table above says which package is missing
            for facts in importlib.import_module(f"livehead.sinks.{name}").FACTS:
                late = "" if facts.latency_ms is None else f"{facts.latency_ms:g} ms"
                table.add_row(name, facts.form, facts.alpha, facts.chroma, late, escape(facts.measured))
    return table


def _characters() -> Table:
    table = _table("name", "title", "licence", "where")
    for name, folder in folders.characters().items():
        try:
            facts = Facts.read(folder)
            facts.check()
            table.add_row(*map(escape, (name, facts.title, facts.licence, folders.shown(folder))))
        except CharacterError as error:
            table.add_row(escape(name), f"[red]{escape(error.cause)}[/]", "", escape(folders.shown(folder)))
    return table


def _expressions() -> Table:
    from livehead.motion.expressions import load

    table = _table("name", "looks like", "also called", "VRM")
    for name, expression in load().items():
        words = name, expression.title, ", ".join(expression.aliases), ", ".join(expression.vrm)
        table.add_row(*map(escape, words))
    return table


def _emotes() -> Table:
    from livehead.motion.emotes import load

    table = _table("name", "what happens", "seconds", "found by", "licence")
    found, errors = load()
    for name, emote in sorted(found.items()):
        words = name, emote.title, f"{emote.duration:.1f}", ", ".join(emote.tags), emote.licence
        table.add_row(*map(escape, words))
    for error in errors:
        table.add_row("[red]left out[/]", escape(error.cause), "", escape(error.remedy), "")
    return table


def _looks() -> Table:
    from livehead.looks import load

    table = _table("name", "looks like", "made of")
    for name, look in load().items():
        stages = ", ".join(choice.use for choice in look.stylizers) or "nothing"
        table.add_row(*map(escape, (name, look.title, stages)))
    return table


def _cameras() -> Table | str:
    from livehead.sources.cameras import list_cameras

    cameras = list_cameras()
    if not cameras:
        return "no camera found: plug one in, or give --source a video file"
    table = _table("number", "name")
    for camera in cameras:
        table.add_row(str(camera.index), escape(camera.name))
    return table


def _models() -> Table:
    from livehead.runtime.catalogue import installed

    table = _table("file", "MB", "licence", "monetised stream", "where")
    for shelf in folders.model_folders():
        for path in sorted(p for p in shelf.iterdir() if p.suffix in (".onnx", ".task")):
            facts = folders.card(path)
            size = f"{path.stat().st_size / 1e6:.1f}"
            words = (path.name, size, facts["licence"], facts["monetised stream"], folders.shown(shelf))
            table.add_row(*map(escape, words))
    for model in installed():
        facts = folders.card(model.folder / "model.onnx")
        size, where = f"{model.size / 1e6:.1f}", folders.shown(model.folder)
        words = (model.name, size, facts["licence"], facts["monetised stream"], where)
        table.add_row(*map(escape, words))
    return table

"""`livehead models`: the networks livehead knows, fetching, importing, verifying and removing them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn
from rich.table import Column, Table

from livehead import folders
from livehead.cli import new_character
from livehead.errors import ConfigError, EngineError
from livehead.runtime import catalogue, download, importing, recognise
from livehead.runtime.catalogue import Architecture, Download, InstalledModel
from livehead.runtime.prove import Progress as Step
from livehead.runtime.recognise import Candidate

app = typer.Typer(help="Networks by other authors: list, get, import, verify, remove.", no_args_is_help=True)
console = Console()

_WITH_CHARACTER = "tha4_student"  # the architecture that draws one character only


@app.command("list")
def list_models() -> None:
    """What livehead knows, what of it is installed, and who may use it."""
    widths = {"state": 13, "licence": 12, "monetised stream": 9, "size": 7, "author": 8}
    columns = [Column(title, overflow="fold", min_width=width) for title, width in widths.items()]
    table = Table(Column("name", no_wrap=True), *columns, box=None, padding=(0, 2, 0, 0))
    models = catalogue.installed()
    for known in catalogue.architectures().values():
        mine = [model for model in models if model.architecture == known.name]
        state = f"installed as {', '.join(m.name for m in mine)}" if mine else "not installed"
        size = f"{sum(m.size for m in mine) / 1e6:.1f} MB" if mine else known.size
        monetised = known.monetised if known.commercial else f"[red]{escape(known.monetised)}[/]"
        words = (known.name, state, known.licence)
        table.add_row(*map(escape, words), monetised, escape(size), escape(known.author))
    for path in sorted(folders.shipped_models().glob("*.onnx")):
        facts = folders.card(path)
        size = f"{path.stat().st_size / 1e6:.1f} MB"
        shipped = (
            path.stem,
            "comes with livehead",
            facts["licence"],
            facts["monetised stream"],
            size,
            "livehead",
        )
        table.add_row(*map(escape, shipped))
    console.print(table)
    _say("`livehead models get NAME` fetches one or says where; `... import FILES --as NAME` installs it")


@app.command("get")
def get(
    name: Annotated[str, typer.Argument(help="A name of `livehead models list`.")],
    url: Annotated[str | None, typer.Option(help="A direct link to its file or zip.")] = None,
    sha256: Annotated[str | None, typer.Option(help="What the file behind --url must hash to.")] = None,
    import_as: Annotated[str | None, typer.Option("--as", help="Import what came under this name.")] = None,
    variant: Annotated[str | None, typer.Option(help="float or half, where the file holds both.")] = None,
) -> None:
    """Fetch a model's files from their author, or say where a person must fetch them."""
    known = catalogue.architecture(name)
    if import_as is not None:
        importing.check_name(import_as)
    files = (Download(_file_name(url), None, sha256, url),) if url else known.downloads
    _licence(known)
    if not files:
        _say(
            f"{known.title} is on a page that only a browser can fetch from: {known.share_page or known.page}"
        )
        _say("then: livehead models import FILE.zip --as NAME")
        return
    folder = folders.user_data() / "downloads" / name
    for file in files:
        _fetch(file, folder / file.name)
    if import_as is None:
        _say(f"fetched into {folder}\nnow: livehead models import {folder} --architecture {name} --as NAME")
    else:
        _import([folder], import_as, name, variant, None, replace=False)


@app.command("import")
def import_model(
    files: Annotated[list[Path], typer.Argument(help="The author's folder, zip or single files.")],
    name: Annotated[str, typer.Option("--as", help="What to call it here.")],
    architecture: Annotated[
        str | None, typer.Option(help="Which network, if the files hold several.")
    ] = None,
    variant: Annotated[str | None, typer.Option(help="float or half, if the files hold both.")] = None,
    character: Annotated[
        Path | None, typer.Option(help="The 512x512 picture of a model that draws one character.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a model of that name.")] = False,
) -> None:
    """Install a model from its author's checkpoints; which network it is, their tensors say."""
    _import(files, name, architecture, variant, character, replace=replace)


@app.command("verify")
def verify(
    name: Annotated[str | None, typer.Argument(help="A model; all of them without.")] = None,
) -> None:
    """Hash the files of models again, prove their graphs again and run them once."""
    models = [catalogue.find(name)] if name else catalogue.installed()
    if not models:
        _say("no model is installed")
    broken = 0
    for model in models:
        with _progress(model.name) as step:
            wrong = importing.verify(model, step)
        broken += bool(wrong)
        _say(f"{model.name}: {'; '.join(wrong) or 'good'}")
    if broken:
        _say("remedy: import what is not good again, with --replace")
        raise typer.Exit(1)


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="The name it was imported as.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete an imported model, and the character that was made with it."""
    model = next((m for m in catalogue.installed() if m.name == name), None)
    if model is None:
        raise ConfigError(f"no model is installed as {name!r}", remedy="`livehead models list` shows them")
    character = new_character.made_for(name)
    what = f"{name} ({model.size / 1e6:.1f} MB)" + (f" and the character {name}" if character else "")
    if not yes and not typer.confirm(f"Delete {what}?", default=False):
        _say("nothing was deleted")
        return
    importing.remove(model)
    if character is not None:
        shutil.rmtree(character, ignore_errors=True)
    _say(f"deleted {what}")


def _import(
    files: list[Path],
    name: str,
    architecture: str | None,
    variant: str | None,
    picture: Path | None,
    *,
    replace: bool,
) -> None:
    if architecture is not None:
        catalogue.architecture(architecture)
    importing.check_name(name, replace=replace)
    chosen = _recognise(files, architecture, variant)
    known = chosen.architecture
    own = known.name == _WITH_CHARACTER
    if own:
        new_character.check_free(name, replace=replace)
        picture = new_character.picture(files, picture)
    elif picture is not None:
        raise ConfigError(
            f"{known.title} draws any character: --character does not belong to it",
            remedy="leave it out; choose the character with `livehead run --character`",
        )
    _say(f"this is {known.title}, {chosen.variant}: {len(chosen.modules)} modules")
    _licence(known)
    if chosen.variant == "half":
        _say("its weights are stored in 16 bits; they are converted to 32 bits for the processor")
    with _progress(name) as step:
        model = importing.install(chosen, name, step, replace=replace)
    _say(f"installed as {name} in {folders.shown(model.folder)} ({model.size / 1e6:.1f} MB)")
    if own and picture is not None:
        new_character.write(name, known, picture, _author(known, model))
        _say(f"try it: livehead run --animator {known.name} --character {name}")


def _recognise(files: list[Path], architecture: str | None, variant: str | None) -> Candidate:
    """The network in the files; where there are several, a person at a terminal is asked."""
    known = catalogue.architectures()
    with console.status("reading ..."):
        heap = recognise.sort(recognise.sources(files), known)
        found = recognise.candidates(heap, known, architecture)
    if found[0].missing:
        raise recognise.explain_missing(found[0], heap, known)
    fitting = [
        c for c in found if architecture in (None, c.architecture.name) and variant in (None, c.variant)
    ]
    if len(fitting) > 1 and _at_a_terminal():
        for number, candidate in enumerate(fitting, 1):
            _say(f"{number}  {candidate.architecture.title}, {candidate.variant}")
        number = typer.prompt("Which one", type=int, default=1)
        if not 1 <= number <= len(fitting):
            raise ConfigError(f"there is no number {number}", remedy=f"choose 1 to {len(fitting)}")
        return recognise.choose([fitting[number - 1]], None, None)
    return recognise.choose(found, architecture, variant)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty()


def _licence(known: Architecture) -> None:
    """What a person must know before using it, said every time."""
    if known.commercial:
        _say(f"licence: {known.licence}; a monetised stream may use it, if it says: {known.credit}")
    else:
        console.print("[bold red]A monetised stream may not use this model.[/]", end=" ")
        _say(f"licence: {known.licence}; say: {known.credit}")


def _author(known: Architecture, model: InstalledModel) -> str:
    """The author's name for the author's own files; nobody is named for a student that somebody trained."""
    facts = model.facts["modules"].values()
    return known.author if all(module["authors_file"] == "yes" for module in facts) else "not stated"


def _fetch(file: Download, target: Path) -> None:
    if target.is_file() and file.sha256 is None and file.size in (None, target.stat().st_size):
        _say(f"{target.name} is here already")
        return
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(file.name, total=file.size)
        download.fetch(
            file.url,
            target,
            size=file.size,
            sha256=file.sha256,
            progress=lambda have, total: bar.update(task, completed=have, total=total),
        )
    known = "its checksum is right" if file.sha256 else "its checksum is not known"
    _say(f"{file.name}: {target.stat().st_size / 1e6:.1f} MB, {known}")


def _file_name(url: str) -> str:
    name = Path(url.partition("?")[0]).name
    if not name:
        raise EngineError(f"{url} names no file", remedy="give the address of the file itself")
    return name


@contextmanager
def _progress(name: str) -> Iterator[Step]:
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=1.0)
        yield lambda what, done: bar.update(task, description=f"{name}: {what}", completed=done)


def _say(text: str) -> None:
    console.print(text, highlight=False, markup=False, soft_wrap=True)

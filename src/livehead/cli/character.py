"""`livehead character`: a picture becomes a character: check, align, new, export, list, remove."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from livehead import folders
from livehead.casting import overlay, reading, store
from livehead.casting.audition import Audition, Mark, audition
from livehead.character import Character, Facts
from livehead.errors import CharacterError, ConfigError

app = typer.Typer(
    help="Your own drawing as a character: check, align, new, export, list, remove.", no_args_is_help=True
)
console = Console()

_MARKS: dict[Mark, str] = {
    "good": "[green]good[/]",
    "note": "[cyan]note[/]",
    "mended": "[yellow]mended[/]",
    "wrong": "[red]wrong[/]",
}

Given = Annotated[str, typer.Argument(metavar="PICTURE|NAME", help="A picture file, or a character's name.")]
HeadAt = Annotated[
    str | None,
    typer.Option("--head", metavar="X,Y,SIZE", help="Where the head is: its middle and height, in pixels."),
]
Holes = Annotated[
    bool | None,
    typer.Option(
        "--holes/--no-holes", help="Cut spots of the background's colour inside the figure too, or not."
    ),
]


@app.command("check")
def check(
    picture: Given,
    out: Annotated[Path | None, typer.Option(help="Also draw what was found, as PNG.")] = None,
    head: HeadAt = None,
    holes: Holes = None,
) -> None:
    """Look a picture over: transparency, edge, head, frame. Exit status 1 when something is left for you to do."""
    seen = _seen(_file(picture), head, holes)
    _report(seen)
    if out is not None:
        overlay.save(overlay.draw(seen), out)
        _say(f"drawn into {out}")
    if any(finding.mark == "wrong" for finding in seen.findings):
        raise typer.Exit(1)


@app.command("align")
def align(
    picture: Given,
    out: Annotated[Path | None, typer.Option(help="The finished 512x512 PNG.")] = None,
    overlay_out: Annotated[
        Path | None, typer.Option("--overlay", help="Also draw what was done, as PNG.")
    ] = None,
    head: HeadAt = None,
    holes: Holes = None,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
) -> None:
    """Cut out, clean, scale and move a picture so that its head stands where livehead wants it."""
    path = _file(picture)
    out = out or Path(f"{path.stem}_aligned.png")
    if out.exists() and not replace:
        raise ConfigError(f"{out} is there already", remedy="name another --out, or --replace it")
    seen = _seen(path, head, holes)
    _report(seen)
    if overlay_out is not None:
        overlay.save(overlay.draw(seen), overlay_out)
        _say(f"drawn into {overlay_out}")
    overlay.save(seen.usable(path), out)
    _say(f"written to {out}\nnow: livehead character new {out} --name {path.stem}")


@app.command("new")
def new(
    source: Annotated[Path, typer.Argument(metavar="PICTURE|ZIP", help="A picture, or an exported zip.")],
    name: Annotated[str | None, typer.Option(help="What to call it; the file's name without.")] = None,
    title: Annotated[str | None, typer.Option(help="How it is shown; its name without.")] = None,
    licence: Annotated[str | None, typer.Option(help="Who may use it; asked for without.")] = None,
    author: Annotated[str | None, typer.Option(help="Who drew it; asked for without.")] = None,
    head: HeadAt = None,
    holes: Holes = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a character of that name.")] = False,
) -> None:
    """Make a character of a picture, in your own characters folder."""
    name = name or source.stem
    store.check_name(name, replace=replace)
    if zipfile.is_zipfile(source):
        with store.unpacked(source) as folder:
            Character.load(folder)
            kept = store.keep(folder, name, replace=replace)
    else:
        seen = _seen(source, head, holes)
        _report(seen)
        picture = seen.usable(source)
        kept = store.write(
            name,
            picture,
            title=title or name,
            licence=licence if licence is not None else _asked("Licence (who may use it?)"),
            author=author if author is not None else _asked("Drawn by"),
            replace=replace,
            original=seen.sheet.pixels,
            cast=store.cast_by(seen, holes),
        )
    made = Character.load(kept)
    _say(f"{name} lies in {folders.shown(kept)} (licence: {made.licence}; by: {made.author})")
    _say(f"try it: livehead run --animator tha3 --character {name}")


@app.command("export")
def export(
    name: Annotated[str, typer.Argument(help="A name of `livehead character list`.")],
    out: Annotated[Path, typer.Argument(help="The zip to write.")],
    replace: Annotated[bool, typer.Option("--replace", help="Write over a file that is there.")] = False,
) -> None:
    """Pack a character to give it to others; its models stay here."""
    character = Character.load(_folder(name))
    count = store.pack(character.folder, out, replace=replace)
    _say(f"{count} files in {out}; licence: {character.licence}; by: {character.author}")
    if any("model" in table for table in character.settings.values() if isinstance(table, dict)):
        _say("it names a model, which is not in the zip: others need that model too")


@app.command("list")
def list_characters() -> None:
    """The characters there are."""
    table = Table(
        Column("name", no_wrap=True, overflow="fold"),
        *(Column(title, overflow="fold") for title in ("title", "licence", "author", "yours")),
        box=None,
        padding=(0, 2, 0, 0),
    )
    for name, folder in folders.characters().items():
        yours = "yes" if folder.parent == store.shelf() else ""
        try:
            one = Facts.read(folder)
            one.check()
            table.add_row(*map(escape, (name, one.title, one.licence, one.author)), yours)
        except CharacterError as error:
            table.add_row(escape(name), f"[red]{escape(error.cause)}[/]", "", "", yours)
    console.print(table)


@app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="One of your own characters.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete one of your own characters."""
    if not yes and not typer.confirm(f"Delete {name}?", default=False):
        _say("nothing was deleted")
        return
    store.remove(name)
    _say(f"deleted {name}")


def _seen(path: Path, head: str | None, holes: bool | None) -> Audition:
    from livehead.trackers.mediapipe_face import quiet

    at = _head(head)
    sheet = reading.read(path)
    if at is not None and not 8 <= at[2] <= 4 * max(sheet.size):
        raise ConfigError(
            f"--head gives a height of {at[2]:g} px in a picture of {sheet.size[0]}x{sheet.size[1]}",
            remedy="give it in pixels of the file, from crown to chin",
        )
    with quiet():
        return audition(sheet, head=at, holes=holes)


def _head(words: str | None) -> tuple[float, float, float] | None:
    if words is None:
        return None
    try:
        x, y, size = (float(part) for part in words.split(","))
    except ValueError:
        size = 0.0
    if not (0 < size < 1e6 and abs(x) < 1e6 and abs(y) < 1e6):
        raise ConfigError(
            f"--head is {words!r}, not X,Y,SIZE",
            remedy="give the column and row of the head's middle and its height in pixels: --head 310,240,180",
        )
    return x, y, size


def _file(given: str) -> Path:
    """The picture itself, or that of a character of the name."""
    if Path(given).is_file() or given not in folders.characters():
        return Path(given)
    return Facts.read(folders.characters()[given]).picture


def _folder(name: str) -> Path:
    there = folders.characters()
    if name not in there:
        raise CharacterError(
            f"there is no character called {name!r}", remedy="`livehead character list` shows them"
        )
    return there[name]


def _report(seen: Audition) -> None:
    table = Table(Column("", no_wrap=True), Column("", overflow="fold"), box=None, show_header=False)
    for finding in seen.findings:
        remedy = f"\n[dim]{escape(finding.remedy)}[/]" if finding.remedy else ""
        table.add_row(_MARKS[finding.mark], escape(finding.words) + remedy)
    console.print(table)
    _say(seen.verdict)


def _asked(question: str) -> str:
    """The answer; "not stated" where nobody can be asked."""
    if not sys.stdin.isatty():
        return "not stated"
    return str(typer.prompt(question, default="not stated"))


def _say(words: str) -> None:
    console.print(words, highlight=False, markup=False, soft_wrap=True)

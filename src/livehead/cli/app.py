"""The app: its verbs, the `--debug` flag, and how errors and logs look."""

from __future__ import annotations

import logging
import os
import sys

import typer
from rich.console import Console
from rich.logging import RichHandler

from livehead import __version__
from livehead.cli import (
    bench,
    calibrate,
    character,
    desktop,
    doctor,
    export,
    listing,
    models,
    motion,
    obs,
    render,
    run,
)
from livehead.errors import LiveheadError

app = typer.Typer(
    help="A character made from one picture moves with you, live.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(run.run)
app.command("calibrate")(calibrate.calibrate)
app.command("doctor")(doctor.doctor)
app.command("list")(listing.list_stages)
app.command("render")(render.render)
app.command("export")(export.export)
app.add_typer(motion.app, name="motion")
app.add_typer(bench.app, name="bench")
app.add_typer(models.app, name="models")
app.add_typer(character.app, name="character")
app.add_typer(obs.app, name="obs")
app.add_typer(desktop.app, name="desktop")

console = Console(stderr=True)


def _version(shown: bool) -> None:
    if shown:
        Console().print(f"livehead {__version__}", highlight=False)
        raise typer.Exit


@app.callback()
def _main(
    debug: bool = typer.Option(False, "--debug", help="Show tracebacks and every log line."),
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    logging.basicConfig(
        level=logging.DEBUG if debug else logging.WARNING,
        format="%(message)s",
        handlers=[RichHandler(console=console, show_path=debug, show_time=debug, markup=False)],
    )
    logging.getLogger("livehead").setLevel(logging.DEBUG if debug else logging.INFO)


def run_app(arguments: list[str]) -> int:
    """Run one command; returns the exit status. Errors become two lines, a traceback only with --debug."""
    debug = "--debug" in arguments
    arguments = [a for a in arguments if a != "--debug"]
    try:
        app(["--debug", *arguments] if debug else arguments)
    except SystemExit as leave:
        return leave.code if isinstance(leave.code, int) else int(leave.code is not None)
    except LiveheadError as error:
        show_error(error, debug=debug)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # a bug of ours: still two lines for whoever meets it
        cause = " ".join(f"{type(error).__name__}: {error}".split())
        show_error(
            LiveheadError(cause, remedy="run again with --debug and report what it shows"), debug=debug
        )
        return 1
    return 0


def show_error(error: LiveheadError, *, debug: bool) -> None:
    """Cause and remedy, one line each; with `debug` the traceback first."""
    if debug:
        console.print_exception()
    console.print("[bold red]error:[/]", end=" ")
    console.print(error.cause, highlight=False, markup=False, soft_wrap=True)
    console.print("[bold green]remedy:[/]", end=" ")
    console.print(error.remedy, highlight=False, markup=False, soft_wrap=True)

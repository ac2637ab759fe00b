"""`livehead desktop`: an entry in the menu of programs, and a start with the desktop."""

from __future__ import annotations

import os
import plistlib
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from livehead import folders
from livehead.errors import ConfigError

app = typer.Typer(help="Put livehead into the menu of programs, or take it out.", no_args_is_help=True)
console = Console()


@dataclass(frozen=True, slots=True)
class Place:
    """A file that makes an entry: where, and what is in it."""

    path: Path
    text: bytes


@app.command()
def install(
    autostart: Annotated[bool, typer.Option(help="Start the tray app with the desktop, too.")] = False,
) -> None:
    """Add livehead to the programs of this desktop; with --autostart it starts by itself."""
    made = [*menu_entry(command()), *(start_entry(command()) if autostart else [])]
    for place in made:
        _write(place)
        console.print(folders.shown(place.path), highlight=False, markup=False, soft_wrap=True)


@app.command()
def remove() -> None:
    """Take both entries out again."""
    for place in (*menu_entry(command()), *start_entry(command())):
        if place.path.is_file():
            place.path.unlink()
            console.print(f"gone: {folders.shown(place.path)}", highlight=False, markup=False, soft_wrap=True)


def command() -> list[str]:
    """What starts this very livehead: the bundled program, the script, or Python with the module."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    script = Path(sys.argv[0]).resolve()
    if script.stem == "livehead" and script.is_file() and script.suffix in ("", ".exe"):
        return [str(script)]
    return [sys.executable, "-m", "livehead"]


def menu_entry(words: list[str]) -> list[Place]:
    """The entry in the menu of programs; empty where the system has no such file (macOS: the app itself)."""
    if sys.platform == "win32":
        return [Place(_windows() / "Programs" / "livehead.cmd", _batch(words))]
    if sys.platform == "darwin":
        return []
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return [Place(data / "applications" / "livehead.desktop", _desktop(words))]


def start_entry(words: list[str]) -> list[Place]:
    """What starts the tray app with the desktop."""
    if sys.platform == "win32":
        return [Place(_windows() / "Programs" / "Startup" / "livehead.cmd", _batch(words))]
    if sys.platform == "darwin":
        agent = {"Label": "live.livehead", "ProgramArguments": words, "RunAtLoad": True}
        return [
            Place(Path.home() / "Library" / "LaunchAgents" / "live.livehead.plist", plistlib.dumps(agent))
        ]
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return [Place(config / "autostart" / "livehead.desktop", _desktop(words))]


def _windows() -> Path:
    return (
        Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
        / "Microsoft/Windows/Start Menu"
    )


def _batch(words: list[str]) -> bytes:
    quoted = " ".join(f'"{word}"' for word in words)
    return f'@echo off\r\nstart "" {quoted}\r\n'.encode()


def _desktop(words: list[str]) -> bytes:
    """A freedesktop.org Desktop Entry (specification 1.5): % and quotes are its own."""
    quoted = " ".join(shlex.quote(word).replace("%", "%%").replace("'", '"') for word in words)
    pictures = (folder / "actia" / "actia.png" for folder in folders.character_folders())
    icon = next((picture for picture in pictures if picture.is_file()), None)
    lines = [
        *("[Desktop Entry]", "Type=Application", "Version=1.5", "Name=livehead"),
        "Comment=A character that moves with you, live, in OBS",
        "Comment[ja]=あなたと一緒に動くキャラクターをOBSへ",
        "Comment[zh_CN]=随你而动的角色，实时进入 OBS",
        *(f"Exec={quoted}", f"Icon={icon or 'camera-web'}", "Terminal=false"),
        *("Categories=AudioVideo;Video;", "StartupNotify=false"),
    ]
    return ("\n".join(lines) + "\n").encode()


def _write(place: Place) -> None:
    try:
        place.path.parent.mkdir(parents=True, exist_ok=True)
        place.path.write_bytes(place.text)
        if place.path.suffix == ".desktop":
            place.path.chmod(0o755)
    except OSError as error:
        raise ConfigError(
            f"cannot write {folders.shown(place.path)}: {error.strerror or error}",
            remedy="see that the folder may be written to",
        ) from None

"""Options that several verbs share: what they are called and what the help says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Source = Annotated[
    str | None, typer.Option(help="Camera number or name, video file or picture; for the voice a microphone.")
]
Tracker = Annotated[
    str | None, typer.Option(help="mediapipe_face, auto, vts_phone, mouse ...: `list trackers`.")
]
Character = Annotated[str | None, typer.Option(help="Name, folder or picture of the character.")]
Animator = Annotated[str | None, typer.Option(help="student, puppet ...")]
Look = Annotated[str | None, typer.Option(help="What it looks like: sticker, noir ...: `list looks`.")]
Sinks = Annotated[
    list[str] | None, typer.Option("--sink", help="Where it goes: NAME or NAME:key=value; may be repeated.")
]
Fps = Annotated[float | None, typer.Option(help="Pictures a second.")]
Mirror = Annotated[bool | None, typer.Option(help="Move like a mirror image of you.")]
Fallbacks = Annotated[
    list[str] | None,
    typer.Option("--fallback", help="Tracker that stands in while the first is silent; may be repeated."),
]
Voice = Annotated[
    str | None, typer.Option(help='Microphone that moves the mouth as well: part of its name, or "".')
]
Beside = Annotated[
    list[str] | None, typer.Option(help="One more character, moved by the next person before the camera.")
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--send", help="Send the motion on: vmc://HOST, ifacialmocap://HOST, vts://HOST, livehead://HOST."
    ),
]
Token = Annotated[
    str | None, typer.Option(help="The secret that another livehead, which is sent to, knows too.")
]
Record = Annotated[
    Path | None,
    typer.Option(help="Record to this film as well, with a motion tape beside it to render it again."),
]
Remote = Annotated[
    bool, typer.Option(help="Let other programs drive livehead: an API on this computer, port 8788.")
]
VtsApi = Annotated[
    bool, typer.Option(help="Speak VTube Studio's plugin API, port 8001, for tools made for it.")
]
VtsAllow = Annotated[
    list[str] | None, typer.Option("--vts-allow", help="Name of a plugin that is let in; may be repeated.")
]
User = Annotated[str | None, typer.Option(help="Whose calibration is used.")]
ConfigFile = Annotated[Path | None, typer.Option("--config", help="A TOML configuration file.")]
Seconds = Annotated[float | None, typer.Option(help="Stop after so many seconds (`run`: of pictures).")]
OpenPage = Annotated[
    bool | None,
    typer.Option("--open/--no-open", help="Open the page in a browser; without --seconds it is opened."),
]

"""What this machine has: decides the defaults of `run` and fills `doctor`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from rich.console import Console
from rich.markup import escape

from livehead import registry
from livehead.config import Config, StageChoice


def has_display() -> bool:
    """Whether a browser window could be opened here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def with_default_tracker(config: Config, console: Console) -> Config:
    """The first camera if there is one, else the built-in demo motion; says which and why."""
    from livehead.sources.cameras import list_cameras

    cameras = list_cameras()
    missing = registry.probe("trackers", "mediapipe_face")
    if cameras and not missing:
        console.print(f"camera: {cameras[0].name}", highlight=False, markup=False)
        return replace(config, tracker=StageChoice("mediapipe_face", {"source": str(cameras[0].index)}))
    why = missing if cameras else "no camera found"
    console.print(f"[yellow]{escape(why)}[/]: playing the built-in demo motion", highlight=False)
    return replace(config, tracker=StageChoice("tape"))

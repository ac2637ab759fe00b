"""Where the preview window was, how large, and whether clicks went through it: remembered in a file."""

from __future__ import annotations

import contextlib
import json
import math
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from livehead import folders

SMALLEST, LARGEST = 0.1, 4.0


@dataclass(frozen=True, slots=True)
class Place:
    """x, y: upper left corner in Qt's screen coordinates, None where Qt's own choice is to be taken.
    zoom: window pixels per picture pixel, 0 where it was never chosen. through: clicks go through.
    """

    x: int | None = None
    y: int | None = None
    zoom: float = 0.0
    through: bool = False


def file() -> Path:
    """Beside the user's configuration; it may not exist yet."""
    return folders.user_config().with_name("preview.json")


def load(path: Path) -> Place:
    """What was remembered. A file that is missing or damaged is as good as none: the default."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        x, y, zoom = int(found["x"]), int(found["y"]), float(found["zoom"])
        return Place(x, y, clamped(zoom), bool(found["through"]))
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return Place()


def save(place: Place, path: Path) -> None:
    """Remember, whole or not at all. A disk that does not take it costs the place, not the window."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.write_text(json.dumps(asdict(place)), encoding="utf-8")
        draft.replace(path)


def clamped(zoom: float) -> float:
    """A zoom within SMALLEST to LARGEST; ValueError for what is no number."""
    if not math.isfinite(zoom):
        raise ValueError("zoom")
    return min(max(zoom, SMALLEST), LARGEST)

"""What a running livehead leaves for `doctor` to read: how its stages stand, and its figures, every two seconds.

One small JSON file a process in the cache. `doctor` is another process, and the ports it would look at are the
running one's: only that one knows what it heard, what came late and what it refused.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livehead import folders
from livehead.errors import LiveheadError
from livehead.telemetry import Figures
from livehead.types import Phase, Status

EVERY_S = 2.0
STILL_S = 10.0
"""Seconds without a new note after which a process that lives does not run: it hangs, or is stopped."""
FORGOTTEN_S = 600.0
"""Seconds after which a note is no longer believed: its process number may be another program's by now."""


@dataclass(frozen=True, slots=True)
class Note:
    """What one process said last. age: seconds ago; fps: pictures a second; latency: p50 in milliseconds;
    dropped: values overwritten unread, by mailbox; statuses: by stage."""

    process: int
    age: float
    fps: float
    latency: float
    dropped: Mapping[str, int]
    statuses: Mapping[str, Status]

    @property
    def still(self) -> bool:
        return self.age > STILL_S


class NoteWriter:
    """Writes the note in a thread of its own from `start` to `stop`; a disk that cannot be written is no fault."""

    def __init__(self, statuses: Callable[[], Mapping[str, Status]], figures: Callable[[], Figures]) -> None:
        self._statuses, self._figures = statuses, figures
        self._path = _folder() / f"{os.getpid()}-{id(self):x}.json"
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        with contextlib.suppress(OSError):  # addresses with tokens may be in it: nobody else's business
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._thread = threading.Thread(target=self._write_on, name="livehead notes", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop writing and take the note away; may be called twice."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join(5.0)
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _write_on(self) -> None:
        while True:
            with contextlib.suppress(LiveheadError):
                folders.write_whole(self._path, json.dumps(self._note()), "the note for doctor")
            if self._ended.wait(EVERY_S):
                return

    def _note(self) -> dict[str, Any]:
        figures = self._figures()
        return {
            "process": os.getpid(),
            "at": time.time(),
            "fps": figures.fps,
            "latency": figures.latency.p50,
            "dropped": {name: int(count) for name, count in figures.dropped.items()},
            "statuses": {name: [s.phase.value, s.text, s.remedy] for name, s in self._statuses().items()},
        }


def notes() -> Iterator[Note]:
    """Every livehead that runs now as this user, the oldest process first; what the dead left is taken away."""
    for path in sorted(_folder().glob("*.json")):
        try:
            note = _read(path)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):  # half of another version's
            continue
        if note.age < FORGOTTEN_S and _lives(note.process):
            yield note
        else:
            with contextlib.suppress(OSError):
                path.unlink()


def _read(path: Path) -> Note:
    table = json.loads(path.read_text(encoding="utf-8"))
    statuses = {
        str(name): Status(Phase(phase), str(text), str(remedy))
        for name, (phase, text, remedy) in table["statuses"].items()
    }
    age = max(0.0, time.time() - float(table["at"]))
    dropped = {str(name): int(count) for name, count in table["dropped"].items()}
    return Note(int(table["process"]), age, float(table["fps"]), float(table["latency"]), dropped, statuses)


def _lives(process: int) -> bool:
    if sys.platform == "win32":  # os.kill would end it there; a note that is no longer renewed says as much
        return True
    try:
        os.kill(process, 0)
    except (OSError, OverflowError):  # gone, or by now the number of somebody else's process
        return False
    return True


def _folder() -> Path:
    return folders.cache() / "running"

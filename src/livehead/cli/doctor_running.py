"""What `doctor` says of a livehead that runs now: every stage as it stands, what it counted, what was lost."""

from __future__ import annotations

import os
from collections.abc import Iterator

from livehead import running
from livehead.cli.finding import Finding
from livehead.types import Phase

FINE = (Phase.RUNNING, Phase.STARTING)


def findings() -> Iterator[Finding]:
    """Nothing when none runs. What a tracker heard, and how much was late, foreign or refused, is in its line."""
    for note in running.notes():
        if note.process != os.getpid():
            yield from _of(note)


def _of(note: running.Note) -> Iterator[Finding]:
    who = f"running livehead {note.process}"
    if note.still:
        text = f"has said nothing for {note.age:.0f} s: it hangs, or was stopped from outside"
        yield Finding(who, False, text, "end it, then start it again")
        return
    lost = ", ".join(f"{count} by {name}" for name, count in sorted(note.dropped.items()) if count)
    text = f"{note.fps:.0f} pictures a second, latency {note.latency:.0f} ms"
    yield Finding(who, True, f"{text}; pictures or motions left out: {lost or 'none'}")
    for name, status in sorted(note.statuses.items()):
        ok = True if status.phase in FINE else False if status.phase is Phase.FAILED else None
        text = f"{status.phase.value}: {status.text}" if status.text else status.phase.value
        yield Finding(f"  its {name}", ok, text, status.remedy)

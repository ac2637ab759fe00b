"""What a run is like at the moment, as plain tables for JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from livehead import __version__
from livehead.remote.desk import Desk
from livehead.session import Session


def face_found(session: Session) -> bool:
    """Whether a tracker sees a face now."""
    return session.motion.confidence > 0.0


def state(desk: Desk) -> dict[str, Any]:
    """Everything but secrets; `running` is false, and little else there, when nothing runs."""
    session = desk.session
    plain: dict[str, Any] = {
        "application": "livehead",
        "version": __version__,
        "running": session is not None,
    }
    if session is None:
        return plain
    figures = asdict(session.figures())
    errors = {name: {"cause": e.cause, "remedy": e.remedy} for name, e in session.errors.items()}
    return plain | {
        "character": session.character.name,
        "look": session.look,
        "face_found": face_found(session),
        "expressions_on": list(session.worn()),
        "statuses": {
            name: {"phase": status.phase.value, "text": status.text, "remedy": status.remedy}
            for name, status in session.statuses().items()
        },
        "figures": figures,
        "errors": errors,
    }

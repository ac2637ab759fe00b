"""Which character a name or a path means: a folder, one of those that are there, or any picture of a figure."""

from __future__ import annotations

import logging
from pathlib import Path

from livehead import config as configuration
from livehead import folders
from livehead.character import Character
from livehead.errors import CharacterError

log = logging.getLogger(__name__)


def find_character(name: str) -> Character:
    """A character by name, or by the path of its folder or of a picture. CharacterError or ConfigError say what
    is wrong."""
    path = Path(name).expanduser()
    if path.is_dir():
        return Character.load(path)
    if path.is_file():
        return _of_file(path)
    known = folders.characters()
    if name not in known:
        raise configuration.unknown("character", name, known)
    return Character.load(known[name])


def _of_file(path: Path) -> Character:
    """A picture as it is, or brought into the frame when it is none yet; what was done is told."""
    try:
        return Character.of_picture(path)
    except CharacterError:
        from livehead.casting.audition import fitted_picture
        from livehead.trackers.mediapipe_face import quiet

        with quiet():
            picture, done = fitted_picture(path)
    log.warning("%s: %s (see it: livehead character check)", path.name, done)
    return Character.of_picture(path, picture)

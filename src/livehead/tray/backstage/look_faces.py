"""The character's face in every look, for a person who chooses one. No Qt: the engine's process draws them."""

from __future__ import annotations

import logging

import numpy as np

from livehead import looks, registry
from livehead.cast import find_character
from livehead.errors import LiveheadError
from livehead.looks import Look
from livehead.offline import styled
from livehead.pixels import host
from livehead.sinks import fitted
from livehead.tray.backstage.offers import LookFace
from livehead.types import Bytes, Image

log = logging.getLogger(__name__)

EDGE = 112
SHARE = 0.44
"""How much of a character's height, from the top, is a face with its hair."""


def faces(character: str) -> tuple[LookFace, ...]:
    """Of a character, by name or path, in every look there is; tens of milliseconds. CharacterError or ConfigError
    say what is wrong with the character."""
    picture = find_character(character).picture
    part = head_of(picture)
    return tuple(_face(look, picture, part) for look in looks.offered())


def head_of(picture: Bytes) -> tuple[slice, slice]:
    """Rows and columns of a square about the head, with room for a line around it."""
    rows = np.flatnonzero(picture[..., 3].any(axis=1))
    top, low = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, picture.shape[0])
    side = max(16, round((low - top) * SHARE))
    columns = np.flatnonzero(picture[top : top + side, :, 3].any(axis=0))
    middle = int(columns[0] + columns[-1]) // 2 if len(columns) else picture.shape[1] // 2
    left = min(max(middle - side // 2, 0), max(picture.shape[1] - side, 0))
    top = max(top - side // 12, 0)
    return slice(top, top + side), slice(left, left + side)


def _face(look: Look, picture: Bytes, part: tuple[slice, slice]) -> LookFace:
    stages, problem, drawn = [], "", picture
    try:
        for choice in look.stylizers:
            stages.append(registry.stylizer(choice))
        drawn = host(styled(Image(picture), stages))
    except LiveheadError as error:
        log.warning("look %s: %s (%s)", look.name, error.cause, error.remedy)
        problem = error.cause
    for stage in stages:
        stage.close()
    return LookFace(look.name, look.title, problem, fitted(np.ascontiguousarray(drawn[part]), EDGE, EDGE))

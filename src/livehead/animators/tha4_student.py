"""Talking Head Anime 4, student: a network trained for this one character, made fast enough for a processor.

Needs a character with its model: `livehead models import FOLDER --as NAME` makes both.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livehead import folders
from livehead.character import Character
from livehead.errors import CharacterError
from livehead.posers.kept import Kept
from livehead.posers.modules import Poser, open_modules
from livehead.posers.picture import THA4, fitted
from livehead.posers.talking_head import Generation, TalkingHead, TalkingHeadConfig
from livehead.posers.tha4_student import Tha4StudentPoser
from livehead.posers.tha4_student_whole import MODULES, WholeStudentPoser
from livehead.runtime.catalogue import InstalledModel
from livehead.runtime.choose import ON_CPU, tried_by_auto
from livehead.runtime.fill import weights_of

PIXELS = "pixels"
GENERATION = Generation("tha4_student", ("tha4_student",), MODULES, WholeStudentPoser, THA4)


@dataclass(frozen=True, slots=True)
class Config(TalkingHeadConfig):
    """See TalkingHeadConfig. model: another than the character names; engine: "pixels" computes on the processor
    only where something shows, the others of `livehead.runtime.choose` run the whole networks, "auto" takes
    pixels unless there is a graphics card to run them."""


class Tha4StudentAnimator(TalkingHead):
    """Draws a character that names its network in its `character.toml`: `[tha4_student] model = "NAME"`."""

    def __init__(self, config: Config) -> None:
        super().__init__(config, GENERATION)

    def load(self, character: Character) -> None:
        """Read the character's network; the first time, find out where the figure can show, which takes seconds.

        CharacterError when it names no model; EngineError when that is not installed or broken. The character
        before stays until all is well.
        """
        config = self._config
        model = GENERATION.model(config.model or _named(character))
        kept = Kept(config.kept_mb * 1_000_000)
        picture = fitted(character.picture, THA4)
        poser: Poser
        if _by_pixels(config.engine):
            poser = _pixels(model, kept, config.threads)
            poser.load(picture)
            how = f"pixel by pixel on the CPU, {poser.share:.0%} of them"
        else:
            modules = open_modules(model.module, MODULES, config.engine, config.threads, self._told)
            poser = WholeStudentPoser(modules, kept)
            poser.load(picture)
            how = modules.reason
        self._kept, self._poser, self._last = kept, poser, None
        self._status = self._checked(character, picture, f"{character.title}, {model.name} with {how}")


def _by_pixels(engine: str) -> bool:
    return engine == PIXELS or (engine == "auto" and set(tried_by_auto()) <= set(ON_CPU))


def _pixels(model: InstalledModel, kept: Kept, threads: int) -> Tha4StudentPoser:
    face, body = (_tensors(model.module(name)) for name in MODULES)
    return Tha4StudentPoser(face, body, kept, threads, folders.cache() / "reach")


def _tensors(path: Path) -> dict[str, NDArray[np.float32]]:
    found = weights_of(path)
    return {name: found.array(name) for name in found if name.endswith((".weight", ".bias"))}


def _named(character: Character) -> str:
    table = character.settings.get("tha4_student")
    name = table.get("model") if isinstance(table, dict) else None
    if not isinstance(name, str):
        raise CharacterError(
            f"the character {character.name} names no model for tha4_student",
            remedy="livehead models import FOLDER --as NAME makes a character with its model",
        )
    return name


def create(config: Config) -> Tha4StudentAnimator:
    return Tha4StudentAnimator(config)


def probe() -> str:
    return GENERATION.missing()

"""A character drawn by a Talking Head model: what the animators of all four generations have in common."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from livehead import folders
from livehead.character import Character
from livehead.errors import AnimatorError, EngineError
from livehead.motion.pose import LAYOUT
from livehead.motion.retarget import RetargetConfig, retarget
from livehead.posers.coarse import LEVELS, coarsened
from livehead.posers.framing import draw_faults, framing
from livehead.posers.kept import Kept
from livehead.posers.modules import Modules, Ports, Poser, open_modules
from livehead.posers.picture import Convention, fitted
from livehead.runtime.catalogue import InstalledModel, find, installed
from livehead.types import Floats, Image, Motion, Phase, Status

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TalkingHeadConfig(RetargetConfig):
    """model: name of an installed model, empty for the first of this generation; engine: "auto" (measured at the
    first start) or one of `livehead.runtime.choose`; threads: it may use; kept_mb: memory for results that may be
    used again; coarse: 0 (exact poses) to 3 (steps one can see, but most faces are known already); the rest says
    how a face maps to the pose (RetargetConfig)."""

    model: str = ""
    engine: str = "auto"
    threads: int = 2
    kept_mb: int = 256
    coarse: int = 0


@dataclass(frozen=True, slots=True)
class Generation:
    """title: as people call it; architectures: of `livehead.runtime.catalogue` that it runs, the preferred first;
    modules: their ports; poser: makes one from modules and a cache; convention: of its pictures."""

    title: str
    architectures: tuple[str, ...]
    modules: Mapping[str, Ports]
    poser: Callable[[Modules, Kept], Poser]
    convention: Convention

    def model(self, name: str) -> InstalledModel:
        """The installed model of that name, or the first of this generation when it is empty. EngineError when
        there is none, or it is of another generation."""
        if name:
            found = find(name)
            if found.architecture not in self.architectures:
                raise EngineError(
                    f"{name} is a model of {found.architecture}, not of {self.title}",
                    remedy=f"choose one of {' or '.join(self.architectures)}, or another animator",
                )
            return found
        models = sorted(
            (model for model in installed() if model.architecture in self.architectures),
            key=lambda model: self.architectures.index(model.architecture),
        )
        return models[0] if models else find(self.architectures[0])

    def missing(self) -> str:
        """Why it cannot be used here; empty when a model is installed."""
        try:
            self.model("")
        except EngineError as error:
            return f"{error.cause}: {error.remedy}"
        return ""


class TalkingHead:
    """See `livehead.stages.Animator`; one character at a time, engines shared with others of the same model."""

    needs_driving = False
    able = ("poses",)

    def __init__(self, config: TalkingHeadConfig, generation: Generation) -> None:
        for name, value, low, high in (
            ("coarse", config.coarse, 0, LEVELS - 1),
            ("threads", config.threads, 1, 64),
            ("kept_mb", config.kept_mb, 0, 65536),
        ):
            if not low <= value <= high:
                raise AnimatorError(
                    f"animator.{generation.title}.{name} is {value}", remedy=f"choose {low} to {high}"
                )
        self._config, self._generation = config, generation
        self._faces: RetargetConfig = config
        self._coarse = config.coarse
        self._kept = Kept(config.kept_mb * 1_000_000)
        self._poser: Poser | None = None
        self._last: tuple[bytes, NDArray[np.uint8]] | None = None
        self._status = Status(Phase.STARTING, "no character yet")

    @property
    def status(self) -> Status:
        return self._status

    def load(self, character: Character) -> None:
        """Open the model and take the character's picture. CharacterError when it does not suit; EngineError when
        no such model is installed or no engine runs it. The character before stays until all is well."""
        generation = self._generation
        model = generation.model(self._config.model)
        modules = open_modules(
            model.module, generation.modules, self._config.engine, self._config.threads, self._told
        )
        poser = generation.poser(modules, self._kept)
        picture = fitted(character.picture, generation.convention)
        poser.load(picture)
        self._poser, self._last = poser, None
        text = f"{character.title}, {model.name} with {modules.reason}"
        self._status = self._checked(character, picture, text)

    def _told(self, what: str, share: float) -> bool:
        """Hears how far the building of an engine is; always goes on."""
        if share == 0.0 or self._status.phase is not Phase.STARTING:
            log.info("%s (once; it is kept)", what)
        self._status = Status(Phase.STARTING, f"{what}, {share:.0%}")
        return True

    def _checked(self, character: Character, picture: NDArray[np.uint8], text: str) -> Status:
        found = framing(picture, self._generation.convention)
        if not found.faults:
            return Status(Phase.RUNNING, text)
        path = folders.cache() / "checks" / f"{character.name}.png"
        drawn = draw_faults(picture, self._generation.convention, found, path)
        said, remedy = (
            "; ".join(found.faults),
            "move the head into the box in the upper middle of the picture",
        )
        if drawn:
            remedy = f"see {folders.shown(path)}"
        log.warning("the picture of %s: %s (%s)", character.name, said, remedy)
        return Status(Phase.RUNNING, f"{text}; {said}", remedy=remedy)

    def animate(self, motion: Motion) -> Image:
        """Straight RGBA uint8, (size, size, 4)."""
        return self.draw(retarget(motion, self._faces))

    def tune(self, faces: RetargetConfig) -> None:
        """See `livehead.stages.Tuned`."""
        self._faces = faces

    def draw(self, pose: Floats) -> Image:
        """pose: (45,) float32 in the layout of `livehead.motion.pose`; the last one is not drawn again."""
        if self._poser is None:
            raise AnimatorError(
                f"{self._generation.title} has no character", remedy="call load(character) first"
            )
        values = coarsened(LAYOUT.clip(np.asarray(pose, np.float32)), self._coarse)
        key = values.tobytes()
        if self._last is None or self._last[0] != key:
            self._last = key, self._poser.draw(values)
        return Image(self._last[1])

    def ease(self, coarse: int, size: float) -> None:
        """Do with less: poses at least this coarse. The networks have one size."""
        self._coarse = max(self._config.coarse, min(coarse, LEVELS - 1))

    def close(self) -> None:
        self._poser = self._last = None
        self._kept.clear()
        self._status = Status(Phase.CLOSED)

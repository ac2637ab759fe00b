"""The layered drawing itself, redrawn for every picture: exact and deterministic, too slow for 60 fps.

The teacher of the `student` animator, and the offline renderer of `livehead render`.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.character import Character
from livehead.errors import AnimatorError
from livehead.motion.retarget import RetargetConfig, retarget
from livehead.rig.draw import straight
from livehead.rig.puppet import Puppet
from livehead.types import Floats, Image, Motion, Phase, Status


@dataclass(frozen=True, slots=True)
class Config(RetargetConfig):
    """size: picture width and height in pixels; the rest says how a face maps to the pose (RetargetConfig)."""

    size: int = 512


class PuppetAnimator:
    """Draws a character that brings a rig (`art.svg`, `keys.svg`, `rig.toml`)."""

    needs_driving = False
    able = ("size",)

    def __init__(self, config: Config) -> None:
        if not 16 <= config.size <= 4096:
            cause = f"animator.puppet.size is {config.size}"
            raise AnimatorError(cause, remedy="choose 16 to 4096, e.g. 512")
        self._config = config
        self._faces: RetargetConfig = config
        self._puppet: Puppet | None = None
        self._drawn_size = config.size
        self._last: tuple[bytes, NDArray[np.uint8]] | None = None
        self._status = Status(Phase.STARTING, "no character yet")

    @property
    def status(self) -> Status:
        return self._status

    def load(self, character: Character) -> None:
        """Read the character's rig; CharacterError when it has none or it is broken."""
        self._puppet = Puppet.load(character.folder)
        self._last = None
        self._status = Status(Phase.RUNNING, f"{character.title}, drawn as vectors on the CPU")

    def animate(self, motion: Motion) -> Image:
        """Straight RGBA uint8, (size, size, 4)."""
        return self.draw(retarget(motion, self._faces))

    def tune(self, faces: RetargetConfig) -> None:
        """See `livehead.stages.Tuned`."""
        self._faces = faces

    def draw(self, pose: Floats) -> Image:
        """pose: (45,) float32 in the layout of `livehead.motion.pose`; the last one is not drawn again."""
        if self._puppet is None:
            raise AnimatorError("the puppet has no character", remedy="call load(character) first")
        key = np.asarray(pose, np.float32).tobytes()
        if self._last is None or self._last[0] != key:
            self._last = key, self._render(self._puppet, pose)
        return Image(self._last[1])

    def _render(self, puppet: Puppet, pose: Floats) -> NDArray[np.uint8]:
        size = self._config.size
        if self._drawn_size == size:
            return puppet.render(pose, size)
        small = puppet.render(pose, self._drawn_size, premultiplied=True)
        return straight(np.asarray(cv2.resize(small, (size, size), interpolation=cv2.INTER_LINEAR), np.uint8))

    def ease(self, coarse: int, size: float) -> None:
        """Draw smaller and scale up; see `livehead.stages.Eased`."""
        self._drawn_size, self._last = max(16, round(self._config.size * size)), None

    def close(self) -> None:
        self._puppet = self._last = None
        self._status = Status(Phase.CLOSED)


def create(config: Config) -> PuppetAnimator:
    return PuppetAnimator(config)

"""The modules of a Talking Head model as engines: opened once, shared by all characters that use the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from livehead.runtime.engine import Engine

Floats = NDArray[np.float32]


class Modules:
    """Runs modules by name; says nothing of pictures."""

    def __init__(self, engines: Mapping[str, Engine]) -> None:
        """engines: one opened engine for every module of the architecture."""
        self._engines = dict(engines)

    def run(self, module: str, outputs: Sequence[str], **inputs: NDArray[Any]) -> list[Floats]:
        """The outputs asked for; inputs float32. The arrays may be overwritten by the next call."""
        return self._engines[module].run(inputs, outputs)


class Poser(Protocol):
    """A model with a picture: poses in, pictures out."""

    def load(self, picture: NDArray[np.uint8]) -> None:
        """picture: (H, W, 4) uint8 straight RGBA; CharacterError when it does not suit."""
        ...

    def draw(self, pose: Floats) -> NDArray[np.uint8]:
        """pose: (45,) in the layout of `livehead.motion.pose` → (H, W, 4) uint8 straight RGBA."""
        ...

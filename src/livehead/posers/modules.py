"""The modules of a Talking Head model as engines: opened once, shared by all characters that use the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from livehead import folders
from livehead.runtime.choose import Choice, choose
from livehead.runtime.engine import Progress

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Ports:
    """What goes into a module and what comes out: shapes of its float32 inputs and names of its outputs."""

    inputs: Mapping[str, tuple[int, ...]]
    outputs: tuple[str, ...]


class Poser(Protocol):
    """A model with a picture: poses in, pictures out."""

    def load(self, picture: NDArray[np.uint8]) -> None:
        """picture: (H, W, 4) uint8 straight RGBA; CharacterError when it does not suit."""
        ...

    def draw(self, pose: Floats) -> NDArray[np.uint8]:
        """pose: (45,) in the layout of `livehead.motion.pose` → (H, W, 4) uint8 straight RGBA."""
        ...


class Modules:
    """Runs modules by name. Closes its engines when the last character that uses them is gone."""

    def __init__(self, ports: Mapping[str, Ports], choices: Mapping[str, Choice]) -> None:
        """choices: an opened engine for every module."""
        self._ports, self._choices = ports, dict(choices)

    @property
    def reason(self) -> str:
        """What it really runs on, in words, and which engine had to be left out."""
        providers = sorted({choice.engine.provider for choice in self._choices.values()})
        lost = next((c.reason for c in self._choices.values() if "left out" in c.reason), "")
        return " and ".join(providers) + (f"; {lost}" if lost else "")

    def run(self, module: str, **inputs: NDArray[Any]) -> list[Floats]:
        """All its outputs, in the order of its ports; they may be overwritten by the next call."""
        return self._choices[module].engine.run(inputs, self._ports[module].outputs)

    def __del__(self) -> None:
        for choice in self._choices.values():
            choice.engine.close()


_OPEN: WeakValueDictionary[tuple[str, ...], Modules] = WeakValueDictionary()


def open_modules(
    files: Callable[..., Path],
    ports: Mapping[str, Ports],
    wanted: str,
    threads: int,
    progress: Progress | None = None,
) -> Modules:
    """The modules of a model, opened by the engine `wanted` ("auto": each by the fastest); those that are open
    already are shared. files: module name → its ONNX file, (name, "fp16") → the one in float16, which engines on a
    card take; progress: told how far the building of an engine is. EngineError when one cannot be opened."""
    paths = {name: files(name) for name in ports}
    key = (wanted, str(threads), *(f"{path}@{path.stat().st_mtime_ns}" for path in paths.values()))
    found = _OPEN.get(key)
    if found is None:
        opened: dict[str, Choice] = {}
        try:
            for name, path in paths.items():
                trial = {i: np.zeros(shape, np.float32) for i, shape in ports[name].inputs.items()}
                opened[name] = choose(
                    path,
                    trial,
                    ports[name].outputs,
                    memory=folders.cache() / "engines.json",
                    wanted=wanted,
                    threads=threads,
                    half=partial(files, name, "fp16"),
                    progress=progress,
                )
        except Exception:
            Modules(ports, opened)  # closes what is open
            raise
        found = _OPEN[key] = Modules(ports, opened)
    return found

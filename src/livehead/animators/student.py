"""A small network trained on the character's drawing: the same pictures at a fraction of the cost.

The network says how the planes of the drawing move and draws the parts that change; the rest is warping.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livehead import folders
from livehead.character import Character
from livehead.errors import AnimatorError, CharacterError
from livehead.motion.pose import LAYOUT
from livehead.motion.retarget import RetargetConfig, retarget
from livehead.runtime.choose import Choice, choose
from livehead.runtime.compositor import Compositor, Layout
from livehead.runtime.onnx_graph import OnnxGraph
from livehead.types import Floats, Image, Motion, Phase, Status


@dataclass(frozen=True, slots=True)
class Config(RetargetConfig):
    """engine: "auto" (measured at the first start), "onnxruntime" or "openvino"; threads: it may use;
    the rest says how a face maps to the pose (RetargetConfig)."""

    engine: str = "auto"
    threads: int = 2


class StudentAnimator:
    """Draws a character that names a network in its `character.toml`: `[student] model = "NAME.onnx"`."""

    needs_driving = False

    def __init__(self, config: Config) -> None:
        if not 1 <= config.threads <= 64:
            raise AnimatorError(
                f"animator.student.threads is {config.threads}", remedy="choose 1 to 64, e.g. 2"
            )
        self._config = config
        self._faces: RetargetConfig = config
        self._choice: Choice | None = None
        self._compositor: Compositor | None = None
        self._inputs: dict[str, NDArray[np.intp]] = {}
        self._drawn: dict[str, bytes] = {}
        self._flow = np.zeros(0, np.float32)
        self._last: tuple[bytes, NDArray[np.uint8]] | None = None
        self._status = Status(Phase.STARTING, "no character yet")

    @property
    def status(self) -> Status:
        return self._status

    def load(self, character: Character) -> None:
        """Open the character's network. CharacterError when it names none, EngineError when it is broken."""
        path = _model(character)
        self.close()
        pose = np.zeros((1, len(LAYOUT.names)), np.float32)
        parts = [name for name in OnnxGraph(path).outputs if name == "flow" or name.startswith("patch_")]
        choice = choose(
            path,
            {"pose": pose},
            parts,
            memory=folders.cache() / "engines.json",
            wanted=self._config.engine,
            threads=self._config.threads,
            apart=True,
        )
        layout = Layout.read(*choice.engine.run({"pose": pose}, ["layout", "textures"]))
        self._choice, self._compositor = choice, Compositor(layout, self._config.threads)
        groups = {"flow": layout.flow_inputs, **layout.patch_inputs}
        self._inputs = {name: np.array(indices, np.intp) for name, indices in groups.items()}
        self._drawn, self._last = {}, None
        self._status = Status(Phase.RUNNING, f"{character.title}, {path.stem} with {choice.reason}")

    def animate(self, motion: Motion) -> Image:
        """Straight RGBA uint8, (512, 512, 4)."""
        return self.draw(retarget(motion, self._faces))

    def tune(self, faces: RetargetConfig) -> None:
        """See `livehead.stages.Tuned`."""
        self._faces = faces

    def draw(self, pose: Floats) -> Image:
        """pose: (45,) float32 in the layout of `livehead.motion.pose`. Only what changed is computed."""
        if self._choice is None or self._compositor is None:
            raise AnimatorError("the student has no character", remedy="call load(character) first")
        values = LAYOUT.clip(np.asarray(pose, np.float32))
        key = values.tobytes()
        if self._last is None or self._last[0] != key:
            self._update(values, self._choice, self._compositor)
            self._last = key, self._compositor.draw(self._flow)
        return Image(self._last[1])

    def _update(self, pose: Floats, choice: Choice, compositor: Compositor) -> None:
        keys = {name: pose[indices].tobytes() for name, indices in self._inputs.items()}
        stale = [name for name, key in keys.items() if self._drawn.get(name) != key]
        if not stale:
            return
        results = choice.engine.run({"pose": pose[None]}, stale)
        for name, result in zip(stale, results, strict=True):
            if name == "flow":
                self._flow = np.array(result, np.float32)
            else:
                compositor.paste(name, result)
            self._drawn[name] = keys[name]

    def close(self) -> None:
        if self._choice is not None:
            self._choice.engine.close()
        if self._compositor is not None:
            self._compositor.close()
        self._choice = self._compositor = self._last = None
        self._status = Status(Phase.CLOSED)


def _model(character: Character) -> Path:
    table = character.settings.get("student")
    name = table.get("model") if isinstance(table, dict) else None
    if not isinstance(name, str):
        raise CharacterError(
            f"the character {character.name} names no network for the student",
            remedy="animate it with a model for any picture, e.g. --animator tha3 (`livehead models list`)",
        )
    path = character.folder / name
    found = path if path.is_file() else folders.find_model(name)
    if found is None:
        raise CharacterError(
            f"{character.name} wants the network {name}, which is in no model folder",
            remedy=f"put it into {folders.user_data() / 'models'}, or train it with tools/train_student.py",
        )
    return found


def create(config: Config) -> StudentAnimator:
    return StudentAnimator(config)

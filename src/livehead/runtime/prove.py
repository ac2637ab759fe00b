"""Proves a graph on this machine: filled with known weights and fed known inputs, it must give known outputs.

The known outputs were computed by our PyTorch networks (`proof.json` beside the graphs). A runtime that
computes an operator wrongly is found here, before a user's weights are blamed for the picture.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from livehead.errors import EngineError
from livehead.runtime import golden_rule
from livehead.runtime.engine import unreadable
from livehead.runtime.fill import Slot, WeightlessGraph

log = logging.getLogger(__name__)

Array = NDArray[Any]
Progress = Callable[[str, float], object]
"""Told what is being done and how much of it, 0 to 1."""


def proof(folder: Path) -> Mapping[str, Any]:
    """What is known of the graphs in a folder: module → inputs and outputs. EngineError when it cannot be read."""
    path = folder / "proof.json"
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"{path} cannot be read: {error}", remedy="install livehead again") from None
    return table


def prove(graph: WeightlessGraph, known: Mapping[str, Any]) -> None:
    """Fill by the golden rule, run once in ONNX Runtime, compare; EngineError says what differs.

    known: this module's entry of `proof`.
    """
    rule = golden_rule.rule_of(graph.path.parent.name)

    def weight(name: str, slot: Slot) -> Array:
        return golden_rule.weight(name, slot.shape, rule)

    network = b"".join(graph.filled(weight))
    names = list(known["outputs"])
    for name, output in zip(names, _run(network, graph.path, _inputs(known), names), strict=True):
        wrong = golden_rule.difference(output, known["outputs"][name])
        if wrong:
            raise EngineError(
                f"ONNX Runtime {onnxruntime.__version__} computes {graph.path.parent.name}/{graph.path.stem} "
                f"wrongly here: {name} has {wrong}",
                remedy="pip install another onnxruntime, and report this: the model would draw wrong pictures",
            )


def prove_once(graph: WeightlessGraph, known: Mapping[str, Any], memory: Path) -> bool:
    """`prove`, unless `memory` says that this graph was proven with this runtime; True when it was run."""
    facts = (graph.sha256, json.dumps(known, sort_keys=True), onnxruntime.__version__)
    mark = hashlib.sha256("|".join(facts).encode()).hexdigest()[:24]
    try:
        proven = set(json.loads(memory.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        proven = set()  # never proven, or not ours to read: prove again
    if mark in proven:
        return False
    prove(graph, known)
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(sorted(proven | {mark})), encoding="utf-8")
    except OSError as error:
        log.warning("the proof cannot be remembered: %s", error)
    return True


def check_runs(path: Path, known: Mapping[str, Any]) -> None:
    """Run a filled network once on the known inputs; EngineError when an output is not finite."""
    names = list(known["outputs"])
    for name, output in zip(names, _run(str(path), path, _inputs(known), names), strict=True):
        if not np.isfinite(output).all():
            raise EngineError(
                f"{path.name} with these weights gives numbers that are not finite ({name})",
                remedy="the checkpoint is spoilt: get it again from its author",
            )


def _inputs(known: Mapping[str, Any]) -> dict[str, Array]:
    return {name: golden_rule.make(recipe) for name, recipe in known["inputs"].items()}


def _run(
    network: bytes | str, path: Path, inputs: Mapping[str, Array], outputs: Sequence[str]
) -> list[Array]:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        results: list[Array] = session.run(list(outputs), dict(inputs))
    except Exception as error:  # the runtime's own error classes have no common base
        raise unreadable(path, "ONNX Runtime", error) from error
    return results

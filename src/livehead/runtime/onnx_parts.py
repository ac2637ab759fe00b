"""ONNX Runtime on the processor, every output a network of its own: for small networks that share little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from livehead.runtime.engine import Array, refused
from livehead.runtime.onnx_graph import OnnxGraph
from livehead.runtime.onnx_providers import CPU, NAME, open_session
from livehead.runtime.side_by_side import SideBySide


class OnnxParts:
    """See `livehead.runtime.engine.Engine`. Every output is its own session, opened when first asked for.

    Outputs are computed side by side, each in one thread: such small networks gain little from threads within.
    """

    name = NAME
    provider = f"{NAME}, {CPU.words}"

    def __init__(self, path: Path, threads: int = 2) -> None:
        self._path = path
        self._graph = OnnxGraph(path)
        self._threads = SideBySide(threads)
        self._sessions: dict[str, Any] = {}

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        def compute(name: str) -> Array:
            result: Array = sessions[name].run([name], dict(inputs))[0]
            return result

        sessions = {name: self._session(name) for name in outputs}
        try:
            return self._threads.run(compute, outputs)
        except (RuntimeError, ValueError) as error:
            raise refused(self._path, NAME, error) from error

    def _session(self, output: str) -> Any:
        if output not in self._sessions:
            part = self._graph.part([output])
            self._sessions[output] = open_session(self._path, CPU, threads=1, part=part)
        return self._sessions[output]

    def close(self) -> None:
        self._threads.close()
        self._sessions.clear()

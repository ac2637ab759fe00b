"""ONNX Runtime on the processor: installed everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnxruntime

from livehead.runtime.engine import Array, unreadable
from livehead.runtime.onnx_graph import OnnxGraph

NAME = "ONNX Runtime"


class OnnxCpuEngine:
    """See `livehead.runtime.engine.Engine`. Every output is its own session, opened when first asked for."""

    name = NAME

    def __init__(self, path: Path, threads: int = 2) -> None:
        self._path, self._threads = path, threads
        self._graph = OnnxGraph(path)
        self._sessions: dict[str, Any] = {}

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        try:
            return [self._session(name).run([name], dict(inputs))[0] for name in outputs]
        except RuntimeError as error:
            raise unreadable(self._path, NAME, error) from error

    def _session(self, output: str) -> Any:
        if output not in self._sessions:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = self._threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 4
            # Waiting threads must not spin: the tracker wants the same cores.
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
            try:
                self._sessions[output] = onnxruntime.InferenceSession(
                    self._graph.part([output]), options, providers=["CPUExecutionProvider"]
                )
            except Exception as error:  # the runtime's own error classes have no common base
                raise unreadable(self._path, NAME, error) from error
        return self._sessions[output]

    def close(self) -> None:
        self._sessions.clear()

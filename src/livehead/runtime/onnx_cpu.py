"""ONNX Runtime on the processor: installed everywhere, computes only what is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import onnxruntime

from livehead.errors import EngineError
from livehead.runtime.engine import Array, checked_file, unreadable

NAME = "ONNX Runtime"


class OnnxCpuEngine:
    """See `livehead.runtime.engine.Engine`."""

    name = NAME

    def __init__(self, path: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 4
        # Waiting threads must not spin: the tracker wants the same cores.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_mem_pattern = False
        try:
            self._session = onnxruntime.InferenceSession(
                str(checked_file(path)), options, providers=["CPUExecutionProvider"]
            )
        except EngineError:
            raise
        except Exception as error:  # the runtime's own error classes have no common base
            raise unreadable(path, NAME, error) from error
        self._path = path
        self._partial = onnxruntime.RunOptions()
        self._partial.only_execute_path_to_fetches = True

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        try:
            return list(self._session.run(list(outputs), dict(inputs), self._partial))
        except Exception as error:  # as above
            raise unreadable(self._path, NAME, error) from error

    def close(self) -> None:
        del self._session

"""OpenVINO on the processor: often faster on Intel and AMD, needs the extra `openvino`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from livehead.errors import EngineError
from livehead.runtime.engine import Array, checked_file, unreadable

NAME = "OpenVINO"


class OpenVinoCpuEngine:
    """See `livehead.runtime.engine.Engine`. Compiles the network down to the outputs first asked for."""

    name = NAME

    def __init__(self, path: Path, threads: int = 2) -> None:
        try:
            import openvino
        except ImportError:
            raise EngineError(
                "OpenVINO is not installed", remedy="pip install openvino, or choose engine = onnxruntime"
            ) from None
        self._openvino: Any = openvino
        self._path, self._threads = path, threads
        try:
            self._model = openvino.Core().read_model(str(checked_file(path)))
        except EngineError:
            raise
        except RuntimeError as error:
            raise unreadable(path, NAME, error) from error
        self._requests: dict[tuple[str, ...], Any] = {}

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        wanted = tuple(outputs)
        known = next((k for k in self._requests if set(wanted) <= set(k)), None)
        try:
            if known is None:
                known, self._requests[wanted] = wanted, self._compile(wanted)
            request = self._requests[known]
            request.infer(dict(inputs))
            return [request.get_tensor(name).data for name in wanted]
        except RuntimeError as error:
            raise unreadable(self._path, NAME, error) from error

    def _compile(self, outputs: tuple[str, ...]) -> Any:
        openvino = self._openvino
        model = self._model.clone()
        part = openvino.Model([model.output(name) for name in outputs], model.get_parameters(), "part")
        settings = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_NUM_THREADS": self._threads,
            "NUM_STREAMS": 1,
            # Sampling positions do not survive 16-bit floats.
            "INFERENCE_PRECISION_HINT": "f32",
        }
        return openvino.Core().compile_model(part, "CPU", settings).create_infer_request()

    def close(self) -> None:
        self._requests.clear()
        del self._model

"""OpenVINO on the processor: often faster on Intel and AMD, needs the extra `openvino`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from livehead.errors import EngineError
from livehead.runtime.engine import Array, unreadable
from livehead.runtime.onnx_graph import OnnxGraph

NAME = "OpenVINO"


class OpenVinoCpuEngine:
    """See `livehead.runtime.engine.Engine`. Every output is compiled on its own when first asked for."""

    name = NAME

    def __init__(self, path: Path, threads: int = 2) -> None:
        try:
            import openvino
        except ImportError:
            raise EngineError(
                "OpenVINO is not installed", remedy="pip install openvino, or choose engine = onnxruntime"
            ) from None
        self._core: Any = openvino.Core()
        self._path, self._threads = path, threads
        self._graph = OnnxGraph(path)
        self._requests: dict[str, Any] = {}
        self._inputs: dict[str, set[str]] = {}

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        try:
            return [self._infer(inputs, name) for name in outputs]
        except RuntimeError as error:
            raise unreadable(self._path, NAME, error) from error

    def _infer(self, inputs: Mapping[str, Array], output: str) -> Array:
        if output not in self._requests:
            settings = {
                "PERFORMANCE_HINT": "LATENCY",
                "INFERENCE_NUM_THREADS": self._threads,
                "NUM_STREAMS": 1,
                # Sampling positions do not survive 16-bit floats.
                "INFERENCE_PRECISION_HINT": "f32",
            }
            model = self._core.read_model(self._graph.part([output]))
            compiled = self._core.compile_model(model, "CPU", settings)
            self._inputs[output] = {port.any_name for port in compiled.inputs}
            self._requests[output] = compiled.create_infer_request()
        request = self._requests[output]
        # The part that gives a constant has no inputs.
        request.infer({name: inputs[name] for name in inputs if name in self._inputs[output]})
        result: Array = request.get_output_tensor().data
        return result

    def close(self) -> None:
        self._requests.clear()

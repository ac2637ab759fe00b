"""OpenVINO on the processor: often faster on Intel and AMD, needs the extra `openvino`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from livehead.errors import EngineError
from livehead.runtime.engine import Array, check_given, check_names, checked_file, refused, unreadable
from livehead.runtime.onnx_graph import OnnxGraph

NAME = "OpenVINO"


class OpenVinoCpuEngine:
    """See `livehead.runtime.engine.Engine`. Compiled when first run: whole, or `apart` output by output."""

    name = NAME

    def __init__(self, path: Path, threads: int = 2, apart: bool = False, precision: str = "f32") -> None:
        """precision: "f32", or "bf16" where the processor computes in it: sampling positions lose digits then.
        EngineError when OpenVINO is missing, or the processor has no such numbers."""
        try:
            import openvino
        except ImportError:
            raise EngineError(
                "OpenVINO is not installed", remedy="pip install openvino, or choose engine = onnxruntime"
            ) from None
        self._core: Any = openvino.Core()
        self._precision = precision
        self.provider = f"{NAME}, CPU" + (", bfloat16" if precision == "bf16" else "")
        if precision == "bf16" and "BF16" not in self._core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
            raise EngineError(
                "this processor does not compute in bfloat16", remedy="choose engine = openvino"
            )
        self._path, self._threads = path, threads
        self._graph = OnnxGraph(path) if apart else None
        self._requests: dict[str, Any] = {}
        self._inputs: dict[str, set[str]] = {}
        self._outputs: dict[str, set[str]] = {}
        if not apart:
            self._compile("", checked_file(path))

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        if self._graph is None:
            return self._infer("", inputs, outputs)
        results = []
        for output in outputs:
            if output not in self._requests:
                self._compile(output, self._graph.part([output]))
            # The part that gives a constant has no inputs.
            given = {name: inputs[name] for name in inputs if name in self._inputs[output]}
            results += self._infer(output, given, [output])
        return results

    def _compile(self, part: str, source: Path | bytes) -> None:
        settings = {
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_NUM_THREADS": self._threads,
            "NUM_STREAMS": 1,
            # Sampling positions hardly survive 16-bit floats: they are for those who ask.
            "INFERENCE_PRECISION_HINT": self._precision,
        }
        try:
            compiled = self._core.compile_model(self._core.read_model(source), "CPU", settings)
        except RuntimeError as error:
            raise unreadable(self._path, NAME, error) from error
        self._inputs[part] = {port.any_name for port in compiled.inputs}
        # A cast from float32 to float32 is left out: its two tensors become one with two names.
        self._outputs[part] = {name for port in compiled.outputs for name in port.names}
        self._requests[part] = compiled.create_infer_request()

    def _infer(self, part: str, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        request = self._requests[part]
        check_names(self._path, "input", inputs, self._inputs[part])
        check_given(self._path, self._inputs[part], inputs)
        check_names(self._path, "output", outputs, self._outputs[part])
        try:
            request.infer(dict(inputs))
            return [request.get_tensor(name).data for name in outputs]
        except (RuntimeError, ValueError, TypeError) as error:
            raise refused(self._path, NAME, error) from error

    def close(self) -> None:
        self._requests.clear()

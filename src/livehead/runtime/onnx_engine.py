"""ONNX Runtime with the whole network in one session, on any of its execution providers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from livehead.runtime.engine import Array, check_given, check_names, refused
from livehead.runtime.onnx_providers import NAME, PROVIDERS, open_session, really

_DTYPES = {
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(uint8)": np.uint8,
    "tensor(int32)": np.int32,
    "tensor(int64)": np.int64,
}


class OnnxEngine:
    """See `livehead.runtime.engine.Engine`. Inputs and outputs are bound: no memory is taken while running."""

    name = NAME

    def __init__(self, path: Path, threads: int = 2, provider: str = "onnxruntime") -> None:
        """provider: a key of PROVIDERS; EngineError when it is not what the session really runs on."""
        self._path, self._kind = path, PROVIDERS[provider]
        self._on_host = self._kind.device == "cpu"
        self._session = open_session(path, self._kind, threads)
        self.provider = f"{NAME}, {really(self._session, self._kind)}"
        self._inputs = {port.name: port for port in self._session.get_inputs()}
        self._outputs = {port.name: port for port in self._session.get_outputs()}
        self._values: dict[str, Any] = {}
        self._bindings: dict[tuple[str, ...], tuple[Any, list[Array]]] = {}

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        check_names(self._path, "input", inputs, self._inputs)
        check_names(self._path, "output", outputs, self._outputs)
        check_given(self._path, self._inputs, inputs)
        try:
            if not all(_fixed(self._outputs[name].shape) for name in outputs):
                results: list[Array] = self._session.run(list(outputs), dict(inputs))
                return results
            return self._run_bound(inputs, tuple(outputs))
        except (RuntimeError, ValueError, TypeError, KeyError) as error:
            raise refused(self._path, self.provider, error) from error

    def _run_bound(self, inputs: Mapping[str, Array], outputs: tuple[str, ...]) -> list[Array]:
        if outputs not in self._bindings:
            self._bindings[outputs] = self._bind(outputs)
        binding, results = self._bindings[outputs]
        for name, array in inputs.items():
            value = np.ascontiguousarray(array)
            if self._on_host:
                binding.bind_cpu_input(name, value)
            else:
                self._upload(binding, name, value)
        if self._on_host:
            self._session.run_with_iobinding(binding)
            return results
        binding.synchronize_inputs()
        self._session.run_with_iobinding(binding)
        binding.synchronize_outputs()
        return [value.numpy() for value in binding.get_outputs()]

    def _bind(self, outputs: tuple[str, ...]) -> tuple[Any, list[Array]]:
        """Memory for the outputs; on the host it is handed out as it is."""
        binding, results = self._session.io_binding(), []
        for name in outputs:
            port = self._outputs[name]
            dtype = _DTYPES[port.type]
            if self._on_host:
                results.append(np.empty(port.shape, dtype))
                binding.bind_ortvalue_output(name, onnxruntime.OrtValue.ortvalue_from_numpy(results[-1]))
            else:
                value = onnxruntime.OrtValue.ortvalue_from_shape_and_type(
                    port.shape, dtype, self._kind.device, 0
                )
                binding.bind_ortvalue_output(name, value)
        return binding, results

    def _upload(self, binding: Any, name: str, value: Array) -> None:
        """Copy to the device, always to the same place there."""
        held = self._values.get(name)
        if held is None or tuple(held.shape()) != value.shape:
            held = onnxruntime.OrtValue.ortvalue_from_numpy(value, self._kind.device, 0)
            self._values[name] = held
        else:
            held.update_inplace(value)
        binding.bind_ortvalue_input(name, held)

    def close(self) -> None:
        self._bindings.clear()
        self._values.clear()
        self._session = None


def _fixed(shape: Sequence[Any]) -> bool:
    return all(isinstance(size, int) for size in shape)

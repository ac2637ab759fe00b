"""An NVIDIA card made of host memory, and a TensorRT that computes with ONNX Runtime."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import numpy as np
import onnxruntime

from livehead.runtime.tensorrt_build import Flavour


class FakeDriverLibrary:
    """The functions of the NVIDIA driver library that `cuda.Driver` calls; addresses are host addresses."""

    def __init__(self, name: str = "NVIDIA GeForce RTX 4070", memory: int = 1 << 30) -> None:
        self.card_name, self.memory = name, memory
        self.blocks: dict[int, Any] = {}
        self.streams = self.contexts = 0
        self.version = 13000
        self.capability = (8, 9)

    def cuInit(self, _: int) -> int:  # noqa: N802
        return 0

    def cuDeviceGet(self, device: Any, _: int) -> int:  # noqa: N802
        device._obj.value = 0
        return 0

    def cuDeviceGetName(self, text: Any, size: int, _: Any) -> int:  # noqa: N802
        text.value = self.card_name.encode()[: size - 1]
        return 0

    def cuDeviceTotalMem_v2(self, size: Any, _: Any) -> int:  # noqa: N802
        size._obj.value = self.memory
        return 0

    def cuDriverGetVersion(self, version: Any) -> int:  # noqa: N802
        version._obj.value = self.version
        return 0

    def cuDeviceGetAttribute(self, value: Any, number: int, _: Any) -> int:  # noqa: N802
        value._obj.value = self.capability[number - 75]
        return 0

    def cuDevicePrimaryCtxRetain(self, context: Any, _: Any) -> int:  # noqa: N802
        context._obj.value = 1
        self.contexts += 1
        return 0

    def cuDevicePrimaryCtxRelease_v2(self, _: Any) -> int:  # noqa: N802
        self.contexts -= 1
        return 0

    def cuCtxSetCurrent(self, _: Any) -> int:  # noqa: N802
        return 0

    def cuStreamCreate(self, stream: Any, _: int) -> int:  # noqa: N802
        stream._obj.value = 7
        self.streams += 1
        return 0

    def cuStreamDestroy_v2(self, _: Any) -> int:  # noqa: N802
        self.streams -= 1
        return 0

    def cuStreamSynchronize(self, _: Any) -> int:  # noqa: N802
        return 0

    def cuMemAlloc_v2(self, block: Any, size: Any) -> int:  # noqa: N802
        if sum(ctypes.sizeof(b) for b in self.blocks.values()) + size.value > self.memory:
            return 2
        made = ctypes.create_string_buffer(size.value)
        block._obj.value = ctypes.addressof(made)
        self.blocks[block._obj.value] = made
        return 0

    cuMemAllocHost_v2 = cuMemAlloc_v2  # noqa: N815

    def cuMemFree_v2(self, block: Any) -> int:  # noqa: N802
        del self.blocks[block.value]
        return 0

    cuMemFreeHost = cuMemFree_v2  # noqa: N815

    def cuMemcpyHtoDAsync_v2(self, block: Any, where: Any, size: Any, stream: Any) -> int:  # noqa: N802
        assert stream.value == 7
        ctypes.memmove(block.value, where.value, size.value)
        return 0

    def cuMemcpyDtoHAsync_v2(self, where: Any, block: Any, size: Any, stream: Any) -> int:  # noqa: N802
        return self.cuMemcpyHtoDAsync_v2(where, block, size, stream)

    def cuMemGetInfo_v2(self, free: Any, total: Any) -> int:  # noqa: N802
        free._obj.value, total._obj.value = self.memory // 2, self.memory
        return 0

    def cuGetErrorString(self, status: int, text: Any) -> int:  # noqa: N802
        text._obj.value = f"status {status}".encode()
        return 0


class _Cache:
    def __init__(self) -> None:
        self.data = b""

    def deserialize(self, data: bytes) -> bool:
        self.data = data if data.startswith(b"kernels") else b""
        return bool(self.data)

    def serialize(self) -> bytes:
        return self.data or b"kernels of this card"


class _Engine:
    """Says what the network's ports are, as TensorRT does."""

    def __init__(self, network: bytes) -> None:
        self.session = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
        self.inputs = {p.name: p for p in self.session.get_inputs()}
        self.ports = {**self.inputs, **{p.name: p for p in self.session.get_outputs()}}
        self.num_io_tensors = len(self.ports)

    def get_tensor_name(self, i: int) -> str:
        return list(self.ports)[i]

    def get_tensor_shape(self, name: str) -> list[int]:
        return self.ports[name].shape

    def get_tensor_dtype(self, name: str) -> str:
        return "f32"

    def get_tensor_mode(self, name: str) -> str:
        return "in" if name in self.inputs else "out"

    def create_runtime_config(self) -> Any:
        kept: list[_Cache] = []
        return SimpleNamespace(create_runtime_cache=_Cache, set_runtime_cache=kept.append, kept=kept)

    def create_execution_context(self, config: Any) -> Any:
        return _Context(self, config)


class _Context:
    def __init__(self, engine: _Engine, config: Any) -> None:
        self.engine, self.config, self.places = engine, config, dict[str, int]()

    def set_tensor_address(self, name: str, place: int) -> None:
        self.places[name] = place

    def _at(self, name: str) -> Any:
        shape = tuple(self.engine.ports[name].shape)
        raw = (ctypes.c_float * int(np.prod(shape))).from_address(self.places[name])
        return np.ctypeslib.as_array(raw).reshape(shape)

    def execute_async_v3(self, stream: int) -> bool:
        assert stream == 7
        names = [name for name in self.engine.ports if name not in self.engine.inputs]
        results = self.engine.session.run(names, {name: self._at(name).copy() for name in self.engine.inputs})
        for name, result in zip(names, results, strict=True):
            self._at(name)[...] = result
        return True


def fake_flavour(invalid: int = 0) -> Flavour:
    """A TensorRT for RTX for sm75 and sm89 whose engines are the networks themselves.

    invalid: what it holds against every engine (1: driver, 2: memory); 0: nothing.
    """

    class Logger:
        ERROR, INTERNAL_ERROR = 1, 0

        def __init__(self) -> None:
            self.said = ""

    class Runtime:
        def __init__(self, log: Any) -> None:
            self.log = log

        def get_engine_validity(self, data: bytes) -> tuple[str, int]:
            return ("invalid" if invalid else "valid"), invalid

        def deserialize_cuda_engine(self, data: bytes) -> Any:
            if not data.startswith(b"engine:"):
                self.log.log(Logger.ERROR, "magic tag does not match")
                return None
            return _Engine(data.removeprefix(b"engine:"))

    api = SimpleNamespace(
        ILogger=Logger,
        Runtime=Runtime,
        nptype=lambda _: np.float32,
        ComputeCapability=SimpleNamespace(SM75=75, SM89=89, CURRENT=0),
        EngineValidity=SimpleNamespace(INVALID="invalid"),
        EngineInvalidityDiagnostics=SimpleNamespace(OLD_CUDA_DRIVER=1, INSUFFICIENT_GPU_MEMORY=2),
        TensorIOMode=SimpleNamespace(INPUT="in"),
        CudaGraphStrategy=SimpleNamespace(WHOLE_GRAPH_CAPTURE=1),
    )
    return Flavour("tensorrt_rtx", "TensorRT for RTX", "1.7.1", api)

"""Products of matrices at the processor's full speed, from ONNX Runtime, which is there anyway.

NumPy brings its own, but which of its kernels is taken on a new processor is luck: on one with AVX-512 it
was five times slower.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from livehead.runtime.protobuf import BYTES, VARINT, key, varint

Floats = NDArray[np.float32]

_OPSET, _IR, _FLOAT = 17, 8, 1


def product(a: Floats, b: Floats) -> Floats:
    """(n, k) and (k, m) → (n, m), float32, in the calling thread; several threads may call at once.

    Slices are copied first. ValueError when the shapes do not fit.
    """
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[0]:
        raise ValueError(f"no product of {a.shape} and {b.shape}")
    result: Floats = _session().run(None, {"a": np.ascontiguousarray(a), "b": np.ascontiguousarray(b)})[0]
    return result


@cache
def _session() -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(_network(), options, providers=["CPUExecutionProvider"])


def _network() -> bytes:
    """An ONNX file of one MatMul; the numbers are those of `onnx.proto3`."""
    node = _inside(1, b"a") + _inside(1, b"b") + _inside(2, b"ab") + _inside(4, b"MatMul")
    graph = _inside(1, node) + _inside(2, b"product")
    graph += _inside(11, _matrix("a", "n", "k")) + _inside(11, _matrix("b", "k", "m"))
    graph += _inside(12, _matrix("ab", "n", "m"))
    opset = key(2, VARINT) + varint(_OPSET)
    return key(1, VARINT) + varint(_IR) + _inside(8, opset) + _inside(7, graph)


def _matrix(name: str, rows: str, columns: str) -> bytes:
    shape = b"".join(_inside(1, _inside(2, size.encode())) for size in (rows, columns))
    tensor = key(1, VARINT) + varint(_FLOAT) + _inside(2, shape)
    return _inside(1, name.encode()) + _inside(2, _inside(1, tensor))


def _inside(field: int, content: bytes) -> bytes:
    return key(field, BYTES) + varint(len(content)) + content

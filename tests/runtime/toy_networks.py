"""A small network with what the real ones have: convolutions, a normalisation, a flow, sampling by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

SIZE = 32


def warp(path: Path, *, half: bool = False, affine: bool = False, seed: int = 0) -> Path:
    """Write image (1, 4, 32, 32), pose (1, 3) → picture (1, 4, 32, 32), flow (1, 2, 32, 32).

    half: float16 weights and convolutions, sampling in float32. affine: a node that TensorRT refuses.
    """
    import onnx
    from onnx import TensorProto, helper

    value = helper.make_tensor_value_info
    ports = {"image": [1, 4, SIZE, SIZE], "pose": [1, 3]}
    results = {"picture": [1, 4, SIZE, SIZE], "flow": [1, 2, SIZE, SIZE]}
    nodes, constants = _nodes(half, affine, np.random.default_rng(seed))
    graph = helper.make_graph(
        nodes,
        "warp",
        [value(name, TensorProto.FLOAT, shape) for name, shape in ports.items()],
        [value(name, TensorProto.FLOAT, shape) for name, shape in results.items()],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20 if affine else 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString())
    return path


def _nodes(half: bool, affine: bool, rng: np.random.Generator) -> tuple[list[Any], list[Any]]:
    from onnx import TensorProto, helper, numpy_helper

    kind: Any = np.float16 if half else np.float32
    type_of = TensorProto.FLOAT16 if half else TensorProto.FLOAT
    node, constant = helper.make_node, numpy_helper.from_array
    constants = [
        constant((rng.standard_normal((8, 4, 3, 3)) / 6).astype(kind), "first.weight"),
        constant((rng.standard_normal((2, 8, 3, 3)) / 60).astype(kind), "grid_change.weight"),
        constant((rng.standard_normal((3, 8)) / 2).astype(kind), "pose.weight"),
        constant(np.ones(8, np.float32), "norm.weight"),
        constant(np.zeros(8, np.float32), "norm.bias"),
        constant(np.array([1, 8, 1, 1]), "eight"),
    ]
    nodes = [
        node("Cast", ["image"], ["image.t"], to=type_of),
        node("Cast", ["pose"], ["pose.t"], to=type_of),
        node("Conv", ["image.t", "first.weight"], ["features"], pads=[1] * 4, name="first"),
        node("MatMul", ["pose.t", "pose.weight"], ["pose.features"]),
        node("Reshape", ["pose.features", "eight"], ["pose.map"]),
        node("Add", ["features", "pose.map"], ["posed"]),
        node("Cast", ["posed"], ["posed.f"], to=TensorProto.FLOAT),
        node("InstanceNormalization", ["posed.f", "norm.weight", "norm.bias"], ["normed"], name="norm"),
        node("Relu", ["normed"], ["active"]),
        node("Cast", ["active"], ["active.t"], to=type_of),
        node("Conv", ["active.t", "grid_change.weight"], ["change"], pads=[1] * 4, name="grid_change"),
        node("Cast", ["change"], ["flow"], to=TensorProto.FLOAT),
        node("Transpose", ["flow"], ["flow.last"], perm=[0, 2, 3, 1]),
    ]
    if affine:
        theta = np.array([[[1, 0, 0], [0, 1, 0]]], np.float32)
        constants += [constant(theta, "theta"), constant(np.array([1, 4, SIZE, SIZE]), "size")]
        nodes.append(node("AffineGrid", ["theta", "size"], ["base"], name="base_grid"))
    else:
        axis = (np.arange(SIZE, dtype=np.float32) + 0.5) * 2 / SIZE - 1
        base = np.stack(np.meshgrid(axis, axis), -1)[None]
        constants.append(constant(base, "base"))
    nodes.append(node("Add", ["flow.last", "base"], ["grid"]))
    mode = "linear" if affine else "bilinear"
    nodes.append(node("GridSample", ["image", "grid"], ["picture"], mode=mode, name="sample"))
    return nodes, constants


def inputs(seed: int = 0) -> dict[str, np.ndarray]:
    """An image and a pose for it."""
    rng = np.random.default_rng(seed)
    image = rng.standard_normal((1, 4, SIZE, SIZE)).astype(np.float32)
    return {"image": image, "pose": rng.uniform(-1, 1, (1, 3)).astype(np.float32)}

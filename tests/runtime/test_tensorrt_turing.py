"""Matrix products spelled out for RTX 20 cards: the same numbers, in networks that TensorRT then builds."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from livehead.errors import EngineError
from livehead.runtime import tensorrt_turing
from livehead.runtime.tensorrt_build import Flavour, build, flavour
from livehead.runtime.tensorrt_turing import without_float_products


class Layer:
    """A layer that computes with NumPy when its output is read."""

    num_inputs = 2

    def __init__(self, kind: str, inputs: list[Any], compute: Any) -> None:
        self.type, self.inputs, self.compute = kind, inputs, compute
        self.op0 = self.op1 = "NONE"
        self.first_transpose: Any = None
        self.reshape_dims: Any = None
        self._output = SimpleNamespace(name=f"t{id(self)}", is_network_output=False, dtype="f32")

    def get_input(self, i: int) -> Any:
        return self.inputs[i]

    def set_input(self, i: int, tensor: Any) -> None:
        self.inputs[i] = tensor

    def get_output(self, _: int) -> Any:
        self._output.value = self.compute(self)
        self._output.shape = self._output.value.shape
        return self._output


class Network:
    """The part of a TensorRT network that the rewriting uses."""

    def __init__(self, *layers: Layer) -> None:
        self.layers, self.marked = list(layers), list[Any]()

    num_layers = property(lambda self: len(self.layers))

    def get_layer(self, i: int) -> Layer:
        return self.layers[i]

    def add_shuffle(self, tensor: Any) -> Layer:
        return Layer(
            "S", [tensor], lambda me: tensor.value.transpose(me.first_transpose).reshape(me.reshape_dims)
        )

    def add_elementwise(self, a: Any, b: Any, _: str) -> Layer:
        return Layer("E", [a, b], lambda _: a.value * b.value)

    def add_reduce(self, a: Any, _: str, axes: int, keep: bool) -> Layer:
        chosen = tuple(i for i in range(8) if axes >> i & 1)
        return Layer("R", [a], lambda _: a.value.sum(chosen, keepdims=keep))

    def unmark_output(self, tensor: Any) -> None:
        tensor.is_network_output = False

    def mark_output(self, tensor: Any) -> None:
        self.marked.append(tensor)


API: Any = SimpleNamespace(
    IMatrixMultiplyLayer=Layer,
    LayerType=SimpleNamespace(MATRIX_MULTIPLY="M"),
    DataType=SimpleNamespace(FLOAT="f32"),
    MatrixOperation=SimpleNamespace(TRANSPOSE="T"),
    ElementWiseOperation=SimpleNamespace(PROD="*"),
    ReduceOperation=SimpleNamespace(SUM="+"),
)


def tensor(shape: tuple[int, ...], dtype: str = "f32") -> Any:
    value = np.random.default_rng(len(shape)).standard_normal(shape)
    return SimpleNamespace(name=f"in{shape}", value=value, shape=shape, dtype=dtype)


@pytest.mark.parametrize(
    ("left", "right", "turn"),
    [
        ((1, 45), (45, 8), "NONE"),
        ((1, 45), (8, 45), "T"),
        ((3, 4, 5), (3, 5, 6), "NONE"),
        ((1, 8, 16, 4), (1, 8, 16, 4), "T"),
        ((3, 4, 5), (1, 5, 6), "NONE"),
    ],
)
def test_the_numbers_stay(left: tuple[int, ...], right: tuple[int, ...], turn: str) -> None:
    a, b = tensor(left), tensor(right)
    turned = b.value.swapaxes(-1, -2) if turn == "T" else b.value
    product = Layer("M", [a, b], lambda _: a.value @ turned)
    product.op1 = turn
    after = Layer("E", [product.get_output(0), a], lambda me: me.inputs[0].value)
    assert without_float_products(Network(product, after), API) == 1
    assert after.inputs[0] is not product._output and after.inputs[1] is a
    assert np.allclose(after.get_output(0).value, a.value @ turned)


def test_an_output_keeps_its_name_and_halves_are_left_alone() -> None:
    a, b = tensor((2, 3)), tensor((3, 4))
    product = Layer("M", [a, b], lambda _: a.value @ b.value)
    out = product.get_output(0)
    out.name, out.is_network_output = "picture", True
    network = Network(product)
    without_float_products(network, API)
    assert [t.name for t in network.marked] == ["picture"] and not out.is_network_output
    half = Layer("M", [tensor((2, 3), "f16"), tensor((3, 4), "f16")], lambda _: None)
    assert without_float_products(Network(half), API) == 0


@pytest.fixture(scope="module")
def rtx() -> Flavour:
    try:
        return flavour("tensorrt_rtx")
    except EngineError as error:
        pytest.skip(f"{error.cause}: {error.remedy}")


def test_turing_needs_it_and_gets_it(rtx: Flavour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("onnx", reason="needs the extra `train`")
    from onnx import TensorProto, helper, numpy_helper

    value = helper.make_tensor_value_info
    weights = [numpy_helper.from_array(np.ones(s, np.float32), n) for n, s in (("w", (3, 8)), ("v", (4, 8)))]
    nodes = [
        helper.make_node("MatMul", ["pose", "w"], ["features"]),
        helper.make_node("Gemm", ["features", "v"], ["result"], transB=1),
    ]
    ports = [value("pose", TensorProto.FLOAT, [1, 3])], [value("result", TensorProto.FLOAT, [1, 4])]
    model = helper.make_model(
        helper.make_graph(nodes, "g", *ports, weights), opset_imports=[helper.make_opsetid("", 17)]
    )
    path = tmp_path / "pose.onnx"
    path.write_bytes(model.SerializeToString())
    assert build(path, "sm75", rtx)
    monkeypatch.setattr(tensorrt_turing, "TARGET", "none")
    assert build(path, "sm86", rtx)
    with pytest.raises(EngineError):  # once this builds, the rewriting is no longer needed
        build(path, "sm75", rtx)

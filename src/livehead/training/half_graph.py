"""A float32 graph in float16, with islands of float32 where half precision would be seen.

Convolutions and what lies between them run in half precision. In single precision stay the sampling grids with
the convolutions that predict them (half precision near the border is a quarter of a pixel), the statistics of
norms, softmax and sines, small vectors, and the last blends of pictures. Each change of type is a Cast, as
runtimes want that take types from the graph alone. Inputs and outputs stay float32; weights are float16.
"""

from __future__ import annotations

from collections.abc import Iterable

import onnx
from onnx import NodeProto, TensorProto, helper, shape_inference

_CONVOLUTIONS = {"Conv", "ConvTranspose", "MatMul"}
_SINGLE = {"InstanceNormalization", "GridSample", "Softmax", "Sin", "Cos", "Exp", "Gemm", "Range"}
_GRID = {"GridSample", "Resize"}  # whose inputs behind the first say where to look
_PASSES_ON = {"GridSample"}  # whose results are worth keeping in single precision, unlike those of a norm


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph in mixed precision. The model is left alone."""
    result = onnx.ModelProto()
    result.CopyFrom(model)
    _Halving(result).run()
    return result


class _Halving:
    """One pass over the nodes in their order. `types` is the type each float tensor has so far."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.graph = model.graph
        self.floats = _floats(model)
        self.types: dict[str, int] = {value.name: TensorProto.FLOAT for value in self.graph.input}
        self.precious = set(self.types)  # single on purpose: what is computed from them stays so
        self.path = _grid_path(self.graph)
        self.readers: dict[str, set[str]] = {}
        for node in self.graph.node:
            for name in node.input:
                self.readers.setdefault(name, set()).add(node.op_type)
        for tensor in self.graph.initializer:
            external = tensor.data_location == TensorProto.EXTERNAL
            if external and tensor.data_type == TensorProto.FLOAT:
                tensor.data_type = TensorProto.FLOAT16
            self.types[tensor.name] = tensor.data_type
        self.nodes: list[NodeProto] = []
        self.cast: dict[tuple[str, int], str] = {}

    def run(self) -> None:
        for node in self.graph.node:
            self._convert(node)
        for output in self.graph.output:
            self._widen(output.name)
        del self.graph.node[:]
        self.graph.node.extend(self.nodes)
        del self.graph.value_info[:]

    def _convert(self, node: NodeProto) -> None:
        inputs = [name for name in node.input if name in self.floats]
        outputs = [name for name in node.output if name in self.floats]
        if not inputs or node.op_type in ("Shape", "Cast"):
            self.types.update(
                dict.fromkeys(outputs, TensorProto.FLOAT)
            )  # a constant, or whole numbers made so
            self.nodes.append(node)
            return
        single = self._single(node, inputs)
        kind = TensorProto.FLOAT if single else TensorProto.FLOAT16
        for index, name in enumerate(node.input):
            if name in self.floats and not (node.op_type == "Resize" and index > 0):
                node.input[index] = self._as(name, kind)
        self.types.update(dict.fromkeys(outputs, kind))
        if single and (node.op_type in _PASSES_ON or node.op_type not in _SINGLE):
            self.precious.update(outputs)
        self.nodes.append(node)

    def _single(self, node: NodeProto, inputs: Iterable[str]) -> bool:
        if node.op_type in _SINGLE or set(node.output) & self.path:
            return True
        if node.op_type in _CONVOLUTIONS:
            return False
        if node.op_type == "Concat" and self.readers.get(node.output[0], set()) <= _CONVOLUTIONS:
            return not self.readers.get(node.output[0])  # joined only to be convolved
        return any(name in self.precious for name in inputs)

    def _as(self, name: str, kind: int) -> str:
        if self.types[name] == kind:
            return name
        if (name, kind) not in self.cast:
            other = f"{name}.{'single' if kind == TensorProto.FLOAT else 'half'}"
            self.nodes.append(helper.make_node("Cast", [name], [other], to=kind))
            self.cast[name, kind] = other
        return self.cast[name, kind]

    def _widen(self, output: str) -> None:
        """Make a half output float32 under its own name."""
        if self.types[output] == TensorProto.FLOAT:
            return
        half = f"{output}.half"
        for node in self.nodes:
            node.input[:] = [half if name == output else name for name in node.input]
            node.output[:] = [half if name == output else name for name in node.output]
        self.nodes.append(helper.make_node("Cast", [half], [output], to=TensorProto.FLOAT))


def _floats(model: onnx.ModelProto) -> set[str]:
    """The names of all float32 tensors."""
    graph = shape_inference.infer_shapes(model).graph
    values = [*graph.input, *graph.value_info, *graph.output]
    names = {v.name for v in values if v.type.tensor_type.elem_type == TensorProto.FLOAT}
    return names | {t.name for t in graph.initializer if t.data_type == TensorProto.FLOAT}


def _grid_path(graph: onnx.GraphProto) -> set[str]:
    """Outputs of the nodes from which sampling grids are computed, back to and with the last convolution.

    And of those that compute by how much a picture is resized, which no runtime takes in half precision.
    """
    made = {name: node for node in graph.node for name in node.output}
    waiting = [name for node in graph.node if node.op_type in _GRID for name in node.input[1:]]
    path: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in path or name not in made:
            continue
        path.add(name)
        if made[name].op_type not in _CONVOLUTIONS:
            waiting.extend(made[name].input)
    return path

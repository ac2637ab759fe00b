"""The THA4 student as ONNX graphs without weights, and the proof that a filled one computes what it should.

Every tensor of the state dict is an initialiser of that name with a shape and no data; whoever has the author's
checkpoint fills them in. What the graphs compute is `nets.tha4_student`, arranged for speed: the pose and the
position are not spread over the picture and joined to the features, their shares are added to the sums; and the
first layer of a finer level runs before its input is enlarged, which is the same, for both are linear.

In half precision only the weights are stored so: a sine's argument is 30 times a sum, and sums rounded to 16 bits
are seen (weights alone cost 51 dB on a real character, bfloat16 weights would cost 33).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from livehead.nets.tha4_student import (
    BODY_LEVELS,
    FACE_POSE,
    FACE_SIZE,
    OMEGA,
    POSE,
    SIZE,
    BodyMorpher,
    FaceMorpher,
)
from livehead.runtime import golden_rule

ARCHITECTURE = "tha4_student"
OPSET = 17

INPUTS: dict[str, dict[str, list[object]]] = {
    "face_morpher": {"pose": ["vec", ["tha4_student.face.pose", FACE_POSE, 0, 1]]},
    "body_morpher": {
        "image": ["image", ["tha4_student.image", 4, SIZE, SIZE]],
        "pose": ["vec", ["tha4_student.pose", POSE, 0, 1]],
    },
}


class _Graph:
    """Nodes of one graph, appended in order; every method returns the name of its result."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[tuple[object, ...], onnx.TensorProto] = {}

    def add(self, kind: str, *inputs: str, name: str = "", **attributes: Any) -> str:
        result = name or f"v{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [result], **attributes))
        return result

    def constant(self, value: NDArray[Any]) -> str:
        """Inline, so keep it tiny; equal ones are stored once."""
        key = (str(value.dtype), value.shape, value.tobytes())
        if key not in self.constants:
            self.constants[key] = numpy_helper.from_array(value, f"c{len(self.constants)}")
        return self.constants[key].name

    def ints(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def sine(self, total: str) -> str:
        return self.add("Sin", self.add("Mul", total, self.constant(np.array(OMEGA, np.float32))))

    def layer(self, x: str, key: str) -> str:
        """A 1x1 convolution with its own weights."""
        return self.add("Conv", x, f"{key}.weight", f"{key}.bias")

    def columns(self, key: str, start: int, end: int) -> str:
        """Some inputs of a layer's weights as a matrix (outputs, end - start)."""
        part = self.add("Slice", f"{key}.weight", self.ints(start), self.ints(end), self.ints(1))
        return self.add("Squeeze", part, self.ints(2, 3))

    def entrance(self, key: str, carried: int, parameters: int, size: int, x: str = "") -> str:
        """The first layer of a level: shares of x and y, of the pose, and of the coarser level's features."""
        ticks = ((np.arange(size) * 2 + 1) / size - 1).astype(np.float32)
        pose = self.columns(key, carried + 2, carried + 2 + parameters)
        told = self.add("MatMul", pose, self.add("Reshape", "pose", self.ints(1, parameters, 1)))
        total = self.add("Reshape", told, self.ints(1, -1, 1, 1))
        bias = self.add("Reshape", f"{key}.bias", self.ints(1, -1, 1, 1))
        total = self.add("Add", total, bias)
        if x:
            total = self.add("Add", self._enlarged(x, key, carried, size), total)
        for column, shape in ((carried, (1, 1, 1, size)), (carried + 1, (1, 1, size, 1))):
            weights = self.add("Unsqueeze", self.columns(key, column, column + 1), self.ints(0, 3))
            total = self.add("Add", total, self.add("Mul", weights, self.constant(ticks.reshape(shape))))
        return self.sine(total)

    def _enlarged(self, x: str, key: str, carried: int, size: int) -> str:
        """Features (1, carried, size / 2, size / 2) through the layer, then enlarged."""
        flat = self.add("Reshape", x, self.ints(1, carried, -1))
        summed = self.add("MatMul", self.columns(key, 0, carried), flat)
        square = self.add("Reshape", summed, self.ints(1, -1, size // 2, size // 2))
        return self.add(
            "Resize", square, "", self.constant(np.array([1, 1, 2, 2], np.float32)),
            mode="linear", coordinate_transformation_mode="half_pixel",
        )  # fmt: skip


def face_graph() -> onnx.ModelProto:
    """pose (1, 39) -> image (1, 4, 128, 128), the patch."""
    graph = _Graph()
    x = graph.entrance("siren.sine_layers.0.linear", 0, FACE_POSE, FACE_SIZE)
    for index in range(1, 8):
        x = graph.sine(graph.layer(x, f"siren.sine_layers.{index}.linear"))
    graph.add("Conv", x, "siren.last_linear.weight", "siren.last_linear.bias", name="image")
    shape = [1, 4, FACE_SIZE, FACE_SIZE]
    return _model(graph, FaceMorpher(), {"pose": [1, FACE_POSE]}, shape)


def body_graph() -> onnx.ModelProto:
    """image (1, 4, 512, 512) with the patch pasted in, pose (1, 45) -> moved (1, 4, 512, 512)."""
    graph = _Graph()
    x, carried = "", 0
    for level, (size, widths) in enumerate(BODY_LEVELS):
        x = graph.entrance(f"siren_layers.{level}.0.linear", carried, POSE, size, x)
        for index in range(1, len(widths)):
            x = graph.sine(graph.layer(x, f"siren_layers.{level}.{index}.linear"))
        carried = widths[-1]
    _blend(graph, graph.layer(x, "last_linear"))
    shape = [1, 4, SIZE, SIZE]
    return _model(graph, BodyMorpher(), {"image": shape, "pose": [1, POSE]}, shape)


def _blend(graph: _Graph, answers: str) -> None:
    """The picture from grid_change, alpha and colour (7 channels)."""
    ticks = ((np.arange(SIZE) * 2 + 1) / SIZE - 1).astype(np.float32)

    def channels(start: int, end: int) -> str:
        return graph.add("Slice", answers, graph.ints(start), graph.ints(end), graph.ints(1))

    across = graph.add("Add", channels(0, 1), graph.constant(ticks.reshape(1, 1, 1, SIZE)))
    down = graph.add("Add", channels(1, 2), graph.constant(ticks.reshape(1, 1, SIZE, 1)))
    grid = graph.add("Transpose", graph.add("Concat", across, down, axis=1), perm=[0, 2, 3, 1])
    warped = graph.add("GridSample", "image", grid, padding_mode="border", align_corners=0, mode="bilinear")
    difference = graph.add("Sub", channels(3, 7), warped)
    graph.add("Add", warped, graph.add("Mul", channels(2, 3), difference), name="moved")


def _model(
    graph: _Graph, module: nn.Module, inputs: Mapping[str, list[int]], shape: list[int]
) -> onnx.ModelProto:
    weights = []
    for key, tensor in module.state_dict().items():
        empty = TensorProto(name=key, data_type=TensorProto.FLOAT, dims=list(tensor.shape))
        empty.data_location = TensorProto.EXTERNAL
        empty.external_data.add(key="location", value="weights")
        weights.append(empty)
    values = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in inputs.items()]
    result = helper.make_tensor_value_info(graph.nodes[-1].output[0], TensorProto.FLOAT, shape)
    whole = helper.make_graph(
        graph.nodes, ARCHITECTURE, values, [result], [*weights, *graph.constants.values()]
    )
    return helper.make_model(
        whole, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8, producer_name="livehead"
    )


def halved(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with weights of 16 bits, widened before anything is computed with them."""
    result = onnx.ModelProto()
    result.CopyFrom(model)
    casts = []
    for tensor in result.graph.initializer:
        if tensor.data_location == TensorProto.EXTERNAL:
            tensor.data_type = TensorProto.FLOAT16
            casts.append(
                helper.make_node("Cast", [tensor.name], [f"{tensor.name}.wide"], to=TensorProto.FLOAT)
            )
    weights = {node.input[0] for node in casts}
    nodes = list(result.graph.node)
    for node in nodes:
        node.input[:] = [f"{name}.wide" if name in weights else name for name in node.input]
    del result.graph.node[:]
    result.graph.node.extend([*casts, *nodes])
    return result


def filled(module: nn.Module) -> nn.Module:
    """The module with the weights of the golden rule; names as within the module."""
    rule = golden_rule.rule_of(ARCHITECTURE)
    state = {
        key: torch.from_numpy(golden_rule.weight(key, tuple(tensor.shape), rule))
        for key, tensor in module.state_dict().items()
    }
    module.load_state_dict(state)
    return module.eval()


@torch.no_grad()
def proof() -> dict[str, object]:
    """For each module its inputs as recipes and what PyTorch gave for them."""
    nets = {"face_morpher": ("image", FaceMorpher()), "body_morpher": ("moved", BodyMorpher())}
    table: dict[str, object] = {}
    for module, (output, net) in nets.items():
        made = {name: torch.from_numpy(golden_rule.make(recipe)) for name, recipe in INPUTS[module].items()}
        answer = filled(net)(**made)
        picture = answer[0] if isinstance(answer, list) else answer
        table[module] = {"inputs": INPUTS[module], "outputs": {output: golden_rule.thinned(picture.numpy())}}
    return table


def write(folder: Path) -> None:
    """Both graphs, in both precisions, and proof.json into `models/onnx/tha4_student`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, graph in (("face_morpher", face_graph()), ("body_morpher", body_graph())):
        (folder / f"{name}.onnx").write_bytes(graph.SerializeToString())
        (folder / f"{name}.fp16.onnx").write_bytes(halved(graph).SerializeToString())
    text = json.dumps(proof(), indent=1)
    (folder / "proof.json").write_text(text + "\n", encoding="utf-8")

"""Networks as ONNX graphs without weights, and the proof that a filled one computes what PyTorch does.

Every tensor of the state dict is an initialiser of that name with a shape and no data (external, at "weights");
whoever has the author's checkpoint fills them in. What the poser does not use is left out of the graph, but its
tensors stay named, so that a checkpoint can be checked whole.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import TensorProto, numpy_helper
from torch import nn

from livehead.runtime import golden_rule
from livehead.training.half_graph import halved

OPSET = 17
LARGEST_CONSTANT = 4096  # bytes; whatever is larger belongs in a checkpoint or should be computed


@dataclass(frozen=True, slots=True)
class ModuleGraph:
    """A module to be exported. inputs: name → recipe of the golden rule, in the order of `forward`; outputs:
    their names, in its order too, none of them an input's."""

    build: Callable[[], nn.Module]
    inputs: Mapping[str, list[Any]]
    outputs: tuple[str, ...]


def golden_fill(module: nn.Module, architecture: str) -> nn.Module:
    """Every tensor of the module made by the golden rule; the module is ready to be run."""
    rule, tensors = golden_rule.rule_of(architecture), module.state_dict()
    made = {
        key: torch.from_numpy(golden_rule.weight(key, tensor.shape, rule)) for key, tensor in tensors.items()
    }
    module.load_state_dict(made)
    return module.eval()


def fill(model: onnx.ModelProto, architecture: str) -> bytes:
    """A weightless graph with every tensor made by the golden rule, as a whole ONNX file."""
    filled, rule = onnx.ModelProto(), golden_rule.rule_of(architecture)
    filled.CopyFrom(model)
    for tensor in filled.graph.initializer:
        if tensor.data_location == TensorProto.EXTERNAL:
            value = golden_rule.weight(tensor.name, tuple(tensor.dims), rule)
            kind = onnx.helper.tensor_dtype_to_np_dtype(tensor.data_type)
            tensor.CopyFrom(numpy_helper.from_array(value.astype(kind), tensor.name))
    return filled.SerializeToString()


def write(folder: Path, architecture: str, modules: Mapping[str, ModuleGraph]) -> None:
    """Write the float32 and float16 graphs of every module and proof.json into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    proof = {}
    for name, module in modules.items():
        network = golden_fill(module.build(), architecture)
        model = exported(network, module)
        (folder / f"{name}.onnx").write_bytes(model.SerializeToString(deterministic=True))
        (folder / f"{name}.fp16.onnx").write_bytes(halved(model).SerializeToString(deterministic=True))
        proof[name] = {"inputs": dict(module.inputs), "outputs": _proven(network, module)}
    (folder / "proof.json").write_text(json.dumps(proof, indent=1) + "\n", encoding="utf-8")


def exported(network: nn.Module, module: ModuleGraph) -> onnx.ModelProto:
    """The weightless float32 graph. network: no two tensors alike, for the exporter would join them."""
    buffer, tensors = BytesIO(), network.state_dict()
    inputs = tuple(torch.from_numpy(golden_rule.make(recipe)) for recipe in module.inputs.values())
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own notes on itself
        torch.onnx.export(
            network,
            inputs,
            buffer,  # type: ignore[arg-type]
            dynamo=False,
            opset_version=OPSET,
            do_constant_folding=False,
            input_names=list(module.inputs),
            output_names=list(module.outputs),
        )
    model = onnx.load_from_string(buffer.getvalue())
    model.producer_name, model.producer_version = "livehead", ""
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    constants = [tensor for tensor in model.graph.initializer if tensor.name not in tensors]
    largest = max((tensor.ByteSize() for tensor in [*constants, *_inline(model)]), default=0)
    if largest > LARGEST_CONSTANT:
        raise ValueError(f"the graph holds a constant of {largest} bytes")
    del model.graph.initializer[:]
    model.graph.initializer.extend([*(_empty(key, value) for key, value in tensors.items()), *constants])
    return model


def _empty(key: str, value: torch.Tensor) -> TensorProto:
    tensor = TensorProto(name=key, dims=value.shape, data_type=TensorProto.FLOAT)
    tensor.data_location = TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value="weights")
    return tensor


def _inline(model: onnx.ModelProto) -> list[TensorProto]:
    """The tensors inside Constant nodes."""
    nodes = (node for node in model.graph.node if node.op_type == "Constant")
    return [attribute.t for node in nodes for attribute in node.attribute if attribute.HasField("t")]


def _proven(network: nn.Module, module: ModuleGraph) -> dict[str, Any]:
    inputs = [torch.from_numpy(golden_rule.make(recipe)) for recipe in module.inputs.values()]
    with torch.no_grad():
        found = network(*inputs)
    outputs = found if isinstance(found, tuple) else (found,)
    return {
        name: golden_rule.thinned(output.numpy())
        for name, output in zip(module.outputs, outputs, strict=True)
    }

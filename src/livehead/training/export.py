"""A trained student as one ONNX file: the whole picture as an output, and the parts a processor draws from.

Input  `pose` (1, parameters) float32.
Output `picture` (1, size, size, 4) float32 straight RGBA in [0, 1]; `flow` (2 n,) float32; `patch_NAME`
(planes, 2 h, 2 w, 4) uint8 premultiplied; constants `textures` (m,) and `layout` (k,) uint8, the latter JSON
as `livehead.runtime.compositor.Layout` reads it. Who asks only for some outputs need only compute those.
"""

from __future__ import annotations

import json
import warnings
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from livehead.nets.plan import CELL, DENSITY, PlanePlan, StudentPlan
from livehead.nets.planes_student import PlanesStudent

OPSET = 17
_HALF_ABOVE = 4096  # weights with more numbers are stored as 16-bit floats


def layout(plan: StudentPlan) -> bytes:
    """The JSON that tells a compositor what the outputs mean."""
    table = {
        "size": plan.size,
        "cell": CELL,
        "flow_inputs": plan.flow_inputs,
        "patch_inputs": {f"patch_{r.name}": r.inputs for r in plan.regions},
        "planes": [_entry(plan, plane) for plane in plan.planes],
    }
    return json.dumps(table, separators=(",", ":")).encode()


def _entry(plan: StudentPlan, plane: PlanePlan) -> dict[str, object]:
    patch = None
    if plane.region >= 0:
        region = plan.regions[plane.region]
        patch = {
            "output": f"patch_{region.name}",
            "index": plane.channel // 4,
            "x": (region.box.x0 - plane.box.x0) * DENSITY,
            "y": (region.box.y0 - plane.box.y0) * DENSITY,
        }
    return {
        "name": plane.name,
        "texture": (plane.box.height * DENSITY, plane.box.width * DENSITY),
        "x": plane.reach.x0,
        "y": plane.reach.y0,
        "grid": plane.grid,
        "patch": patch,
    }


class _Outputs(nn.Module):
    """The student with its outputs as the file names them."""

    def __init__(self, student: PlanesStudent) -> None:
        super().__init__()
        self.student = student
        text = np.frombuffer(layout(student.plan), np.uint8).copy()
        self.register_buffer("layout", torch.from_numpy(text))

    def forward(self, pose: Tensor) -> tuple[Tensor, ...]:
        picture, flows, patches = self.student(pose)
        drawn = [
            patch[0].view(-1, 4, *patch.shape[2:]).permute(0, 2, 3, 1).to(torch.uint8) for patch in patches
        ]
        return picture, flows[0], *drawn, self.student.textures, self.layout


def export(student: PlanesStudent, path: Path) -> int:
    """Write the ONNX file; returns its size in bytes."""
    outputs = _Outputs(student.cpu().eval())
    names = ["picture", "flow", *(f"patch_{r.name}" for r in student.plan.regions), "textures", "layout"]
    buffer = BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own notes on itself
        torch.onnx.export(
            outputs,
            (torch.zeros(1, student.plan.parameters),),
            buffer,  # type: ignore[arg-type]
            dynamo=False,
            opset_version=OPSET,
            do_constant_folding=False,
            input_names=["pose"],
            output_names=names,
        )
    model = onnx.load_from_string(buffer.getvalue())
    _halve(model)
    model.producer_name = "livehead"
    onnx.checker.check_model(model)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString())
    return path.stat().st_size


def _halve(model: onnx.ModelProto) -> None:
    """Store large weights as 16-bit floats, widened again by a Cast that every runtime folds away."""
    graph = model.graph
    casts = []
    for weight in graph.initializer:
        large = len(weight.dims) > 1 and np.prod(weight.dims) > _HALF_ABOVE
        if large and weight.data_type == TensorProto.FLOAT:
            name = weight.name
            half = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), f"{name}.half")
            weight.CopyFrom(half)
            casts.append(helper.make_node("Cast", [half.name], [name], to=TensorProto.FLOAT))
    nodes = list(graph.node)
    del graph.node[:]
    graph.node.extend([*casts, *nodes])

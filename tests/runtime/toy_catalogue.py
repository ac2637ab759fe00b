"""Two small architectures that share a module, as the Talking Head family does, with cards and proofs."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from livehead.runtime import golden_rule

CARD = """# {title}

- title: {title}
- author: Somebody
- licence: {licence}
- monetised stream: {monetised}
- credit: {title} by Somebody
- modules: {modules}
- size: 1 kB
- page: https://example.org/{name}
{more}
"""
SHAPES = {"head": (4, 3), "body": (3, 5), "tail": (3, 7)}
FAMILY = {"toy_one": ("head", "body"), "toy_two": ("head", "tail"), "tha4_student": ("body", "tail")}


def make(folder: Path) -> Path:
    """Write the catalogue's folder: cards, graphs without weights (fp32 and fp16), proofs."""
    for name, modules in FAMILY.items():
        place = folder / name
        place.mkdir(parents=True)
        free = name != "tha4_student"
        card = CARD.format(
            name=name,
            title=name.replace("_", " ").title(),
            modules=", ".join(modules),
            licence="CC BY 4.0" if free else "CC BY-NC 4.0",
            monetised="yes, with credit" if free else "no",
            more="- share page: https://example.org/share" if name == "toy_two" else "",
        )
        (place / "card.md").write_text(card)
        for module in modules:
            graph(place / f"{module}.onnx", module)
            graph(place / f"{module}.fp16.onnx", module, half=True)
        (place / "proof.json").write_text(json.dumps({module: proof(name, module) for module in modules}))
    return folder


def graph(
    path: Path, module: str, *, half: bool = False, bias: str = "part.bias", twice: bool = False
) -> None:
    """x (1, rows) → y = x @ part.weight + part.bias, float32 in and out; the two weights are left empty."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    rows, columns = SHAPES[module]
    kind = TensorProto.FLOAT16 if half else TensorProto.FLOAT
    slots = [
        TensorProto(name=name, dims=dims, data_type=kind, data_location=TensorProto.EXTERNAL)
        for name, dims in (("part.weight", (rows, columns)), (bias, (columns,)))
    ]
    for slot in slots:
        slot.external_data.add(key="location", value="weights")
    one = numpy_helper.from_array(np.full(1, 2 if twice else 1, np.float16 if half else np.float32), "one")
    value, node = helper.make_tensor_value_info, helper.make_node
    made = helper.make_graph(
        [
            node("Cast", ["x"], ["x.t"], to=kind),
            node("MatMul", ["x.t", "part.weight"], ["product"]),
            node("Mul", ["product", "one"], ["scaled"]),
            node("Add", ["scaled", bias], ["sum"]),
            node("Cast", ["sum"], ["y"], to=TensorProto.FLOAT),
        ],
        module,
        [value("x", TensorProto.FLOAT, [1, rows])],
        [value("y", TensorProto.FLOAT, [1, columns])],
        [*slots, one],
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    path.write_bytes(onnx.ModelProto.SerializeToString(model))


def proof(name: str, module: str) -> dict[str, object]:
    """What the module gives when filled by the golden rule."""
    rows, columns = SHAPES[module]
    rule = golden_rule.rule_of(name)
    given = golden_rule.vec(f"{module}.x", rows, -1, 1)
    y = given @ golden_rule.weight("part.weight", (rows, columns), rule)
    y = y + golden_rule.weight("part.bias", (columns,), rule)
    return {"inputs": {"x": ["vec", [f"{module}.x", rows, -1, 1]]}, "outputs": {"y": golden_rule.thinned(y)}}


def weights(module: str, seed: int = 0) -> dict[str, np.ndarray]:
    """A user's weights for a module."""
    rng, (rows, columns) = np.random.default_rng(seed), SHAPES[module]
    return {
        "part.weight": rng.standard_normal((rows, columns)).astype(np.float32),
        "part.bias": rng.standard_normal(columns).astype(np.float32),
    }


def safetensors(tensors: Mapping[str, np.ndarray]) -> bytes:
    """A checkpoint file of these tensors, float32 or float16."""
    header, body = {}, b""
    for name, array in tensors.items():
        place = [len(body), len(body) + array.nbytes]
        kind = {"f4": "F32", "f2": "F16"}[array.dtype.str[1:]]
        header[name] = {"dtype": kind, "shape": list(array.shape), "data_offsets": place}
        body += array.tobytes()
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


def checkpoints(
    folder: Path, *modules: str, half: bool = False, prefix: str = "", seed: int = 0
) -> dict[str, Path]:
    """Write checkpoints with names that say nothing; module → file."""
    folder.mkdir(parents=True, exist_ok=True)
    made = {}
    for at, module in enumerate(modules):
        kind = np.float16 if half else np.float32
        tensors = {prefix + name: array.astype(kind) for name, array in weights(module, seed).items()}
        made[module] = folder / f"file_{at}.pt"
        made[module].write_bytes(safetensors(tensors))
    return made

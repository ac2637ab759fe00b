"""The graphs without weights that ship: complete, small, and filled they compute what PyTorch does."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the networks need PyTorch")
onnx = pytest.importorskip("onnx", reason="the graphs are read with the onnx package")

import onnxruntime

from livehead.runtime import golden_rule
from livehead.training import graphs, tha_graphs
from livehead.training.half_graph import halved

FOLDER = Path(__file__).resolve().parents[2] / "models" / "onnx"
MODULES = [(name, module) for name in tha_graphs.ARCHITECTURES for module in tha_graphs.modules(name)]
ONE_OF_EACH = [
    ("tha3_separable", "eyebrow_morphing_combiner"),
    ("tha3_separable", "face_morpher"),
    ("tha3_separable", "two_algo_face_body_rotator"),
]


def graph(architecture: str, module: str) -> onnx.ModelProto:
    return onnx.load(FOLDER / architecture / f"{module}.onnx", load_external_data=False)


def run(model: onnx.ModelProto, architecture: str, module: str) -> dict[str, np.ndarray]:
    """Outputs by name, of the model filled by the golden rule and fed what the proof says."""
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3  # tensors the poser does not use are left out with a warning
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(
        graphs.fill(model, architecture), options, providers=["CPUExecutionProvider"]
    )
    inputs = proof(architecture, module)["inputs"]
    names = [output.name for output in session.get_outputs()]
    outputs = session.run(names, {name: golden_rule.make(recipe) for name, recipe in inputs.items()})
    return dict(zip(names, outputs, strict=True))


def proof(architecture: str, module: str) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(
        (FOLDER / architecture / "proof.json").read_text(encoding="utf-8")
    )
    return found[module]


@pytest.mark.parametrize(("architecture", "module"), MODULES)
@pytest.mark.parametrize("suffix", ["", ".fp16"])
def test_every_tensor_is_named_and_none_is_there(architecture: str, module: str, suffix: str) -> None:
    with torch.device("meta"):
        wanted = tha_graphs.network(architecture, module).state_dict()
    path = FOLDER / architecture / f"{module}{suffix}.onnx"
    model = onnx.load(path, load_external_data=False)
    empty = [t for t in model.graph.initializer if t.data_location == onnx.TensorProto.EXTERNAL]
    assert {t.name: tuple(t.dims) for t in empty} == {key: tuple(t.shape) for key, t in wanted.items()}
    kind = onnx.TensorProto.FLOAT16 if suffix else onnx.TensorProto.FLOAT
    for tensor in empty:
        assert tensor.data_type == kind
        assert [(entry.key, entry.value) for entry in tensor.external_data] == [("location", "weights")]
        assert not tensor.raw_data
        assert not tensor.float_data
    assert path.stat().st_size < 600_000, "constants stay tiny"
    for value in (*model.graph.input, *model.graph.output):
        assert value.type.tensor_type.elem_type == onnx.TensorProto.FLOAT
        assert all(d.dim_value > 0 for d in value.type.tensor_type.shape.dim), "shapes are fixed"
    assert [value.name for value in model.graph.input] == list(proof(architecture, module)["inputs"])
    assert {value.name for value in model.graph.output} == set(proof(architecture, module)["outputs"])
    assert all(opset.version == 17 for opset in model.opset_import if not opset.domain)
    assert not any(node.op_type == "AffineGrid" or node.doc_string for node in model.graph.node)


@pytest.mark.parametrize(("architecture", "module"), ONE_OF_EACH)
def test_a_filled_graph_gives_what_the_proof_says(architecture: str, module: str) -> None:
    """All of them are proven in `tests/runtime/test_fill.py`, filled as a user's machine fills them."""
    outputs = run(graph(architecture, module), architecture, module)
    for name, kept in proof(architecture, module)["outputs"].items():
        assert golden_rule.difference(outputs[name], kept) is None, name
        assert golden_rule.difference(outputs[name] * 1.01 + 0.01, kept) is not None, name


@pytest.mark.parametrize(("architecture", "module"), ONE_OF_EACH)
def test_the_half_graph_is_well_typed_and_near(architecture: str, module: str) -> None:
    single = graph(architecture, module)
    half = onnx.load(FOLDER / architecture / f"{module}.fp16.onnx", load_external_data=False)
    filled = onnx.load_from_string(graphs.fill(half, architecture))
    onnx.checker.check_model(filled, full_check=True)  # no operator is given two types at once
    exact, near = run(single, architecture, module), run(half, architecture, module)
    for name, output in exact.items():
        error = np.mean((output.astype(np.float64) - near[name]) ** 2)
        assert 0 < error < 4 * 10**-4, f"{name}: {10 * np.log10(4 / error):.1f} dB"


def test_what_decides_where_a_pixel_looks_is_in_single_precision() -> None:
    half = halved(graph("tha3_separable", "two_algo_face_body_rotator"))
    types = {
        v.name: v.type.tensor_type.elem_type for v in onnx.shape_inference.infer_shapes(half).graph.value_info
    }
    types |= {v.name: v.type.tensor_type.elem_type for v in (*half.graph.input, *half.graph.output)}
    made = {name: node for node in half.graph.node for name in node.output}
    kinds: dict[str, set[int]] = {}
    for node in half.graph.node:
        kinds.setdefault(node.op_type, set()).update(types[name] for name in node.output if name in types)
    assert kinds["InstanceNormalization"] == {onnx.TensorProto.FLOAT}
    assert kinds["GridSample"] == {onnx.TensorProto.FLOAT}
    assert onnx.TensorProto.FLOAT16 in kinds["Conv"]
    head = made["grid_change"]
    assert head.op_type == "Conv"
    assert {types[made[name].output[0]] for name in head.input if name in made} == {onnx.TensorProto.FLOAT}


@pytest.mark.parametrize(("architecture", "module"), ONE_OF_EACH[1:2])
def test_what_ships_is_what_the_exporter_writes(architecture: str, module: str, tmp_path: Path) -> None:
    graphs.write(tmp_path, architecture, {module: tha_graphs.modules(architecture)[module]})
    for name in (f"{module}.onnx", f"{module}.fp16.onnx"):
        assert (tmp_path / name).read_bytes() == (FOLDER / architecture / name).read_bytes()


def test_a_large_constant_does_not_slip_in() -> None:
    module = graphs.ModuleGraph(_Large, {"image": ["image", ["x", 1, 64, 64]]}, ("moved",))
    with pytest.raises(ValueError, match="constant of"):
        graphs.exported(_Large(), module)


class _Large(torch.nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("grid", torch.rand(64, 64), persistent=False)

    def forward(self, image: torch.Tensor) -> torch.Tensor:
        return image + self.grid

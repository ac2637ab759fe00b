"""The graphs of the THA4 student that ship: no weights in them, and filled they compute what PyTorch does."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

onnx = pytest.importorskip("onnx", reason="the graphs are read with the onnx package")

from livehead.runtime import golden_rule  # noqa: E402

FOLDER = Path(__file__).resolve().parents[2] / "models" / "onnx" / "tha4_student"
MODULES = ("face_morpher", "body_morpher")


def _filled(module: str, dtype: type = np.float32) -> bytes:
    model = onnx.load(FOLDER / f"{module}.onnx", load_external_data=False)
    rule = golden_rule.rule_of("tha4_student")
    for tensor in model.graph.initializer:
        if tensor.data_location == onnx.TensorProto.EXTERNAL:
            weights = golden_rule.weight(tensor.name, tuple(tensor.dims), rule)
            tensor.CopyFrom(onnx.numpy_helper.from_array(weights.astype(dtype), tensor.name))
    onnx.checker.check_model(model, full_check=True)
    return model.SerializeToString()


@pytest.mark.parametrize("module", MODULES)
def test_a_filled_graph_gives_what_the_proof_says(module: str) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(_filled(module), providers=["CPUExecutionProvider"])
    proof = json.loads((FOLDER / "proof.json").read_text(encoding="utf-8"))[module]
    inputs = {name: golden_rule.make(recipe) for name, recipe in proof["inputs"].items()}
    for (name, kept), output in zip(proof["outputs"].items(), session.run(None, inputs), strict=True):
        assert golden_rule.difference(output, kept) is None
        assert golden_rule.difference(output + np.float32(0.01), kept) is not None
        assert name in {value.name for value in session.get_outputs()}


@pytest.mark.parametrize("module", MODULES)
def test_half_precision_stays_near(module: str) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(
        _filled(f"{module}.fp16", np.float16), providers=["CPUExecutionProvider"]
    )
    proof = json.loads((FOLDER / "proof.json").read_text(encoding="utf-8"))[module]
    inputs = {name: golden_rule.make(recipe) for name, recipe in proof["inputs"].items()}
    for kept, output in zip(proof["outputs"].values(), session.run(None, inputs), strict=True):
        assert golden_rule.difference(output, kept, absolute=6e-2, relative=0) is None


@pytest.mark.parametrize("module", MODULES)
def test_weights_are_named_as_in_the_checkpoint_and_hold_no_data(module: str, shared: Path) -> None:
    manifest = json.loads((shared / "golden" / "manifests" / f"tha4_student.{module}.json").read_text())
    model = onnx.load(FOLDER / f"{module}.onnx", load_external_data=False)
    empty = {t.name: list(t.dims) for t in model.graph.initializer if t.data_location}
    assert empty == {key: shape for key, shape, _ in manifest}
    assert all(not t.raw_data and not t.float_data for t in model.graph.initializer if t.data_location)
    assert (FOLDER / f"{module}.onnx").stat().st_size < 50_000, "constants stay tiny"


def test_what_ships_is_what_the_exporter_writes(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from livehead.training import siren_graphs

    siren_graphs.write(tmp_path)
    for path in FOLDER.glob("*.onnx"):
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()
    ours, shipped = (json.loads((f / "proof.json").read_text()) for f in (tmp_path, FOLDER))
    for module in MODULES:
        assert ours[module]["inputs"] == shipped[module]["inputs"]
        for name, kept in shipped[module]["outputs"].items():
            assert ours[module]["outputs"][name]["values"] == pytest.approx(kept["values"], abs=1e-3)

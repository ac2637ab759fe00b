"""Cutting an ONNX file without the onnx package, and what happens to broken files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from livehead.errors import EngineError
from livehead.runtime.choose import choose, open_engine
from livehead.runtime.onnx_graph import OnnxGraph

onnx = pytest.importorskip("onnx", reason="needs the extra `train`")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """pose (1, 3) → sum = pose @ ones (1, 2), twice = 2 · pose."""
    from onnx import TensorProto, helper, numpy_helper

    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        [
            helper.make_node("MatMul", ["pose", "ones"], ["sum"]),
            helper.make_node("Mul", ["pose", "two"], ["twice"]),
        ],
        "g",
        [value("pose", TensorProto.FLOAT, [1, 3])],
        [value("sum", TensorProto.FLOAT, [1, 2]), value("twice", TensorProto.FLOAT, [1, 3])],
        [
            numpy_helper.from_array(np.ones((3, 2), np.float32), "ones"),
            numpy_helper.from_array(np.float32(2), "two"),
        ],
    )
    path = tmp_path / "m.onnx"
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    made.ir_version = 8
    path.write_bytes(made.SerializeToString())
    return path


def test_a_part_holds_only_what_it_needs(model: Path) -> None:
    graph = OnnxGraph(model)
    assert graph.outputs == ("sum", "twice")
    part = onnx.load_from_string(graph.part(["twice"]))
    assert [n.op_type for n in part.graph.node] == ["Mul"]
    assert [i.name for i in part.graph.initializer] == ["two"]
    session = onnxruntime.InferenceSession(graph.part(["sum"]), providers=["CPUExecutionProvider"])
    assert session.run(None, {"pose": np.ones((1, 3), np.float32)})[0].tolist() == [[3, 3]]


def test_all_outputs_give_the_whole_file_back(model: Path) -> None:
    assert OnnxGraph(model).part(["sum", "twice"]) == model.read_bytes()


def test_an_unknown_output_is_named(model: Path) -> None:
    with pytest.raises(EngineError, match="'picture'") as caught:
        OnnxGraph(model).part(["picture"])
    assert caught.value.remedy


@pytest.mark.parametrize("keep", [0, 40, 0.5, 0.97])
@pytest.mark.parametrize("engine", ["onnxruntime", "openvino"])
def test_a_truncated_file_is_an_engine_error(model: Path, keep: float, engine: str) -> None:
    pytest.importorskip(engine)
    whole = model.read_bytes()
    model.write_bytes(whole[: int(keep if keep >= 1 else keep * len(whole))])
    with pytest.raises(EngineError, match=r"cut short|no ONNX|cannot read") as caught:
        open_engine(engine, model, 1).run({"pose": np.ones((1, 3), np.float32)}, ["sum", "twice"])
    assert "m.onnx" in caught.value.remedy


def test_garbage_is_an_engine_error(model: Path) -> None:
    model.write_bytes(np.random.default_rng(0).bytes(5000))
    with pytest.raises(EngineError):
        open_engine("onnxruntime", model, 1)


def test_a_missing_file_is_an_engine_error(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="missing"):
        choose(tmp_path / "no.onnx", {}, [], memory=tmp_path / "engines.json")


@pytest.mark.parametrize("engine", ["onnxruntime", "openvino"])
def test_engines_give_what_is_asked_in_that_order(model: Path, engine: str) -> None:
    pytest.importorskip(engine)
    opened = open_engine(engine, model, 1)
    pose = np.array([[1, 2, 3]], np.float32)
    twice, total = opened.run({"pose": pose}, ["twice", "sum"])
    assert np.allclose(twice, 2 * pose) and np.allclose(total, 6)
    opened.close()


def test_the_choice_is_measured_once_and_explained(model: Path, tmp_path: Path) -> None:
    pytest.importorskip("openvino")
    memory = tmp_path / "cache" / "engines.json"
    inputs = {"pose": np.ones((1, 3), np.float32)}
    first = choose(model, inputs, ["sum"], memory=memory)
    assert "ms" in first.reason and first.engine.name in first.reason
    written = memory.read_text()
    assert choose(model, inputs, ["sum"], memory=memory).reason == first.reason
    assert memory.read_text() == written
    memory.write_text("not json")
    assert choose(model, inputs, ["sum"], memory=memory).engine.name in ("ONNX Runtime", "OpenVINO")


def test_a_configured_engine_is_taken_without_a_trial(model: Path, tmp_path: Path) -> None:
    memory = tmp_path / "engines.json"
    chosen = choose(model, {}, [], memory=memory, wanted="onnxruntime")
    assert chosen.engine.name == "ONNX Runtime" and not memory.exists()
    with pytest.raises(EngineError, match="tensorflow") as caught:
        choose(model, {}, [], memory=memory, wanted="tensorflow")
    assert "onnxruntime" in caught.value.remedy

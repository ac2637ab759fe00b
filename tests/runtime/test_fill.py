"""Weights go into graphs that ship without them, and out again; graphs are proven before they are used."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from livehead import folders
from livehead.errors import EngineError
from livehead.runtime import checkpoint, golden_rule, prove
from livehead.runtime.fill import Slot, WeightlessGraph, fill, weights_of, write

onnx = pytest.importorskip("onnx", reason="makes the graphs of these tests; needs the extra `train`")

import toy_catalogue  # noqa: E402


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return toy_catalogue.make(tmp_path / "onnx") / "toy_one"


def test_a_graph_says_what_it_wants(place: Path) -> None:
    graph = WeightlessGraph(place / "head.onnx")
    assert graph.slots == {"part.weight": Slot((4, 3), "float32"), "part.bias": Slot((3,), "float32")}
    half = WeightlessGraph(place / "head.fp16.onnx")
    assert {slot.dtype for slot in half.slots.values()} == {"float16"}


def test_the_filled_file_is_a_whole_network(place: Path, tmp_path: Path) -> None:
    weights = toy_catalogue.weights("head")
    digest = write(tmp_path / "m.onnx", fill(WeightlessGraph(place / "head.onnx"), weights))
    assert len(digest) == 64
    model = onnx.load(tmp_path / "m.onnx")
    onnx.checker.check_model(model)
    named = {i.name: onnx.numpy_helper.to_array(i) for i in model.graph.initializer}
    assert not any(i.external_data or i.data_location for i in model.graph.initializer)
    assert all((named[name] == array).all() for name, array in weights.items()) and named["one"] == 1
    session = onnxruntime.InferenceSession(tmp_path / "m.onnx", providers=["CPUExecutionProvider"])
    x = np.ones((1, 4), np.float32)
    (y,) = session.run(None, {"x": x})
    assert np.allclose(y, x @ weights["part.weight"] + weights["part.bias"], atol=1e-6)


def test_weights_come_out_as_they_went_in_and_fill_the_half_graph(place: Path, tmp_path: Path) -> None:
    weights = toy_catalogue.weights("head")
    write(tmp_path / "m.onnx", fill(WeightlessGraph(place / "head.onnx"), weights))
    out = weights_of(tmp_path / "m.onnx")
    assert all((out.array(name) == array).all() for name, array in weights.items())
    half = WeightlessGraph(place / "head.fp16.onnx")
    write(tmp_path / "h.onnx", fill(half, {name: out.array(name) for name in half.slots}))
    assert weights_of(tmp_path / "h.onnx")["part.weight"].kind == "float16"
    onnx.checker.check_model(onnx.load(tmp_path / "h.onnx"))


def test_a_wrong_shape_a_missing_tensor_and_too_large_a_number_are_named(place: Path) -> None:
    graph, weights = WeightlessGraph(place / "head.onnx"), toy_catalogue.weights("head")
    with pytest.raises(EngineError, match=r"part.weight has shape \(3, 4\) where the network wants \(4, 3\)"):
        fill(graph, {**weights, "part.weight": weights["part.weight"].T})
    with pytest.raises(EngineError, match=r"wants a tensor part\.bias"):
        fill(graph, {"part.weight": weights["part.weight"]})
    large = {**weights, "part.bias": np.full(3, 1e5, np.float32)}
    fill(graph, large)
    with pytest.raises(EngineError, match=r"part\.bias holds numbers that float16 cannot hold"):
        fill(WeightlessGraph(place / "head.fp16.onnx"), large)


@pytest.mark.parametrize("keep", [0, 70, 0.5, 0.9])
def test_a_broken_graph_is_an_engine_error(place: Path, keep: float) -> None:
    path = place / "head.onnx"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(keep if keep >= 1 else keep * len(whole))])
    with pytest.raises(EngineError, match=r"cut short|empty|no ONNX"):
        WeightlessGraph(path)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "m.onnx"
    path.write_bytes(b"old")

    def pieces() -> object:
        yield b"new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, pieces())  # type: ignore[arg-type]
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match="cannot be written"):
        write(tmp_path / "file" / "m.onnx", [b""])


def test_a_graph_is_proven_and_a_wrong_one_is_not(place: Path) -> None:
    known = prove.proof(place)["head"]
    prove.prove(WeightlessGraph(place / "head.onnx"), known)
    toy_catalogue.graph(place / "head.onnx", "head", twice=True)
    with pytest.raises(EngineError, match="computes toy_one/head wrongly here: y has values that differ"):
        prove.prove(WeightlessGraph(place / "head.onnx"), known)


def test_a_proof_is_remembered_for_this_graph_only(place: Path, tmp_path: Path) -> None:
    known, memory = prove.proof(place)["head"], tmp_path / "cache" / "proofs.json"
    assert prove.prove_once(WeightlessGraph(place / "head.onnx"), known, memory)
    assert not prove.prove_once(WeightlessGraph(place / "head.onnx"), known, memory)
    memory.write_text("not json")
    assert prove.prove_once(WeightlessGraph(place / "head.onnx"), known, memory)
    toy_catalogue.graph(place / "head.onnx", "head", twice=True)
    with pytest.raises(EngineError):
        prove.prove_once(WeightlessGraph(place / "head.onnx"), known, memory)
    assert len(json.loads(memory.read_text())) == 1


def test_weights_that_overflow_are_found_by_running_them(place: Path, tmp_path: Path) -> None:
    sign = np.sign(golden_rule.vec("head.x", 4, -1, 1)).T
    weights = {
        "part.weight": np.repeat(sign * np.float32(3e38), 3, axis=1),
        "part.bias": np.zeros(3, np.float32),
    }
    write(tmp_path / "m.onnx", fill(WeightlessGraph(place / "head.onnx"), weights))
    with pytest.raises(EngineError, match="not finite"):
        prove.check_runs(tmp_path / "m.onnx", prove.proof(place)["head"])


def test_a_broken_proof_says_so(place: Path) -> None:
    (place / "proof.json").write_text("{")
    with pytest.raises(EngineError, match=r"proof\.json cannot be read"):
        prove.proof(place)


GRAPHS = sorted(path for path in folders.shipped_models().glob("*/*.onnx") if "fp16" not in path.name)


@pytest.mark.slow
@pytest.mark.parametrize("path", GRAPHS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_graph_that_ships_is_proven_here(path: Path) -> None:
    prove.prove(WeightlessGraph(path), prove.proof(path.parent)[path.stem])


@pytest.mark.parametrize(
    "path", sorted(folders.shipped_models().glob("*/*.onnx")), ids=lambda p: f"{p.parent.name}/{p.stem}"
)
def test_every_graph_ships_without_weights(path: Path) -> None:
    wanted = sum(np.prod(slot.shape) for slot in WeightlessGraph(path).slots.values())
    assert wanted > 50_000 and path.stat().st_size < wanted / 5  # bytes; the weights would be four each


def test_the_authors_editor_gives_what_its_author_saw(shared: Path, tmp_path: Path) -> None:
    path = folders.shipped_models() / "tha3_separable" / "editor.onnx"
    if not path.is_file():
        pytest.skip("its graph is not here")
    data = (shared / "models" / "tha3_separable_float_editor.pt").read_bytes()
    opened, graph = checkpoint.read(data, "editor.pt"), WeightlessGraph(path)
    write(tmp_path / "editor.onnx", fill(graph, {name: opened.array(name) for name in graph.slots}))
    golden = np.load(shared / "golden" / "tha3_separable_float.editor_REAL_WEIGHTS.npz")
    inputs = {
        "image": golden_rule.image("tha3.image", 4, 512, 512),
        "warped": golden_rule.image("tha3.w512", 4, 512, 512),
        "grid_change": 0.1 * golden_rule.image("tha3.gc512", 2, 512, 512),
        "pose": golden_rule.vec("tha3.pose.real", 6, -1, 1),
    }
    session = onnxruntime.InferenceSession(tmp_path / "editor.onnx", providers=["CPUExecutionProvider"])
    out = session.run(None, inputs)[0].ravel()[:: int(golden["out0.__stride"])]
    wanted = golden["out0"]
    close = np.abs(out - wanted) <= 1e-4 + 1e-3 * np.abs(wanted)
    assert out.shape == wanted.shape and close.mean() >= 0.999

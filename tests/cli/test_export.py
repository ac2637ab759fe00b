"""`livehead export`, run for real: ONNX files anywhere, engines where TensorRT for RTX is installed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from livehead.cli.app import run_app
from livehead.errors import EngineError
from livehead.runtime import catalogue, cuda, golden_rule
from livehead.runtime.fill import Slot, WeightlessGraph
from livehead.runtime.golden_rule import Array
from livehead.runtime.tensorrt_build import flavour

ARCHITECTURE = "tha4_student"


@pytest.fixture
def model() -> catalogue.InstalledModel:
    """An installed model with weights made by the golden rule."""
    known, rule = catalogue.architecture(ARCHITECTURE), golden_rule.rule_of(ARCHITECTURE)
    folder = catalogue.shelf() / "golden"
    folder.mkdir(parents=True)

    def weight(name: str, slot: Slot) -> Array:
        return golden_rule.weight(name, slot.shape, rule)

    modules = {}
    for module in known.modules:
        graph = WeightlessGraph(known.graph(module))
        (folder / f"{module}.onnx").write_bytes(b"".join(graph.filled(weight)))
        modules[module] = {"graph": graph.sha256}
    catalogue.write_facts(folder, {"architecture": ARCHITECTURE, "variant": "float", "modules": modules})
    return catalogue.find("golden")


@pytest.fixture
def rtx() -> None:
    try:
        flavour("tensorrt_rtx")
    except EngineError as error:
        pytest.skip(f"{error.cause}: {error.remedy}")


def test_onnx_alone_needs_no_tensorrt(
    model: catalogue.InstalledModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run_app(["export", "golden", "--onnx-only", "--precision", "fp32", "--out", str(out)]) == 0
    assert sorted(p.name for p in out.iterdir()) == ["body_morpher.onnx", "face_morpher.onnx"]
    assert (out / "face_morpher.onnx").read_bytes() == model.module("face_morpher").read_bytes()
    assert re.search(r"face_morpher\.onnx\s+\d\.\d MB, \d", capsys.readouterr().err)


def test_engines_for_cards_that_are_not_here(
    model: catalogue.InstalledModel, rtx: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["export", "golden", "--for", "sm89", "--for", "7.5", "--precision", "fp32"]
    arguments += ["--out", str(tmp_path)]
    assert run_app(arguments) == 0
    engines = sorted((tmp_path / "engines").glob("*.engine"))
    assert len(engines) == 4 and {p.name.split("-")[2] for p in engines} == {"sm89", "sm75"}
    page = json.loads(engines[0].with_suffix(".json").read_text())
    assert page["source"] == "golden/body_morpher" and page["runtime"].startswith("tensorrt_rtx ")
    assert str(Path.home()) not in engines[0].with_suffix(".json").read_text()
    said = capsys.readouterr().err
    assert said.count(" MB, ") == 6 and "kept from before" not in said
    assert run_app(arguments) == 0
    assert capsys.readouterr().err.count("kept from before") == 4


def test_what_cannot_be_exported_is_said(
    model: catalogue.InstalledModel, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    for arguments, said in (
        (["nobody", "--onnx-only"], "not installed"),
        (["golden", "--onnx-only", "--precision", "int8"], "int8"),
        (["golden", "--onnx-only", "--out", str(blocked)], "cannot be written"),
    ):
        assert run_app(["export", *arguments]) == 1
        error = capsys.readouterr().err
        assert said in error and "remedy:" in error


def test_without_a_card_one_must_be_named(
    model: catalogue.InstalledModel, rtx: None, capsys: pytest.CaptureFixture[str]
) -> None:
    if cuda.find() is not None:
        pytest.skip("there is a card here")
    assert run_app(["export", "golden"]) == 1
    assert "--for sm75" in capsys.readouterr().err
    assert run_app(["export", "golden", "--for", "sm42"]) == 1
    assert "RTX 40" in capsys.readouterr().err


def test_without_tensorrt_the_remedy_installs_it(
    model: catalogue.InstalledModel, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("livehead.runtime.tensorrt_build.FLAVOURS", {"tensorrt_none": "None"})
    assert run_app(["export", "golden", "--for", "sm89"]) == 1
    assert "tensorrt_rtx_cu13" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_stops_the_building(rtx: None, tmp_path: Path) -> None:
    """In a process of its own: a network large enough to be caught while it is built."""
    pytest.importorskip("onnx", reason="needs the extra `train`")
    program = tmp_path / "build.py"
    program.write_text(_PROGRAM)
    process = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "building\n"
    os.kill(process.pid, signal.SIGINT)
    began = time.monotonic()
    out, err = process.communicate(timeout=60)
    assert out == "stopped\n", err
    assert time.monotonic() - began < 10  # of more than 20 seconds that it would take


_PROGRAM = """
import time
from pathlib import Path
from onnx import TensorProto, helper, numpy_helper
import numpy as np
from livehead.runtime.tensorrt_build import build, flavour

value, nodes, weights, last = helper.make_tensor_value_info, [], [], "x"
for i in range(60):
    kernel = np.random.default_rng(i).standard_normal((16, 16, 3, 3)).astype(np.float32)
    weights.append(numpy_helper.from_array(kernel, f"w{i}"))
    nodes.append(helper.make_node("Conv", [last, f"w{i}"], [f"c{i}"], pads=[1] * 4))
    nodes.append(helper.make_node("Relu", [f"c{i}"], [f"r{i}"]))
    last = f"r{i}"
ports = [value("x", TensorProto.FLOAT, [1, 16, 64, 64])], [value(last, TensorProto.FLOAT, [1, 16, 64, 64])]
graph = helper.make_graph(nodes, "g", *ports, weights)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
path = Path(__file__).with_suffix(".onnx")
path.write_bytes(model.SerializeToString())
told = []

def slowly(what, share):
    if not told:
        print("building", flush=True)
        told.append(share)
    time.sleep(0.1)
    return True

try:
    build(path, "sm89", flavour(), slowly)
except KeyboardInterrupt:
    print("stopped")
else:
    print("finished")
"""

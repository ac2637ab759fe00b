"""The choice of an engine: measured, remembered, explained, and never quietly something else."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import numpy as np
import pytest
from toy_networks import inputs, warp

from livehead.errors import EngineError
from livehead.runtime import choose as choosing
from livehead.runtime.choose import ENGINES, choose, installed, open_engine
from livehead.runtime.engine import Array
from livehead.runtime.trial import measure

pytest.importorskip("onnx", reason="needs the extra `train`")


class Slow:
    """An engine that takes its time, or fails while it runs."""

    def __init__(self, name: str, milliseconds: float = 1.0, fails: bool = False, gives: float = 1.0) -> None:
        self.name, self.provider = name, f"{name}, card"
        self._milliseconds, self._fails, self._gives, self.closed = milliseconds, fails, gives, False

    def run(self, given: dict[str, Array], outputs: list[str]) -> list[Array]:
        import time

        if self._fails:
            raise EngineError(f"{self.name} has no memory left", remedy="take a smaller variant")
        time.sleep(self._milliseconds / 1e3)
        return [np.full(2, self._gives)]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return warp(tmp_path / "warp.onnx")


@pytest.fixture
def engines(monkeypatch: pytest.MonkeyPatch) -> dict[str, Slow]:
    """Engines of our own in the place of those installed; the test fills the table."""
    table: dict[str, Slow] = {}

    def opened(name: str, *_: object, **__: object) -> Slow:
        if name not in table:
            raise EngineError(f"{name} does not load", remedy="install it")
        return table[name]

    monkeypatch.setattr(choosing, "open_engine", opened)
    monkeypatch.setattr(choosing, "installed", lambda: [*dict.fromkeys([*table, "cuda"])])
    return table


def test_the_fastest_wins_and_the_others_are_closed(
    engines: dict[str, Slow], network: Path, tmp_path: Path
) -> None:
    engines |= {
        "directml": Slow("DirectML", 8),
        "openvino": Slow("OpenVINO", 1),
        "onnxruntime": Slow("ORT", 5),
    }
    chosen = choose(network, {}, [], memory=tmp_path / "m.json")
    assert chosen.engine is engines["openvino"]
    assert chosen.reason.startswith("OpenVINO, card, ") and "DirectML, card" in chosen.reason
    assert [e.closed for e in engines.values()] == [True, False, True]


def test_what_cannot_run_is_named_in_the_reason(
    engines: dict[str, Slow], network: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engines |= {"directml": Slow("DirectML", fails=True), "onnxruntime": Slow("ORT")}
    with caplog.at_level(logging.WARNING):
        chosen = choose(network, {}, [], memory=tmp_path / "m.json")
    assert chosen.engine is engines["onnxruntime"]
    assert "directml left out: DirectML has no memory left" in chosen.reason
    assert "cuda left out: cuda does not load" in chosen.reason
    assert "take a smaller variant" in caplog.text
    again = choose(network, {}, [], memory=tmp_path / "m.json")
    assert again.reason == chosen.reason, "a remembered choice still says what was left out"


@pytest.mark.parametrize("wrong", [1.2, float("nan"), 0.0])
def test_a_fast_engine_that_computes_something_else_is_left_out(
    engines: dict[str, Slow], network: Path, tmp_path: Path, wrong: float
) -> None:
    engines |= {"directml": Slow("DirectML", 0, gives=wrong), "openvino": Slow("OpenVINO", 2, gives=1.001)}
    engines |= {"onnxruntime": Slow("ORT", 8)}
    chosen = choose(network, {}, ["a"], memory=tmp_path / "m.json")
    assert chosen.engine is engines["openvino"]
    assert "directml left out: its results are only" in chosen.reason and engines["directml"].closed


def test_a_trial_on_an_empty_picture_compares_something(network: Path, tmp_path: Path) -> None:
    """Float16 on nothing but zeros would be normalised noise, and look like another network."""
    half = warp(tmp_path / "warp.fp16.onnx", half=True)
    empty = {name: np.zeros_like(array) for name, array in inputs().items()}
    engines = {"onnxruntime": network, "half": half}
    name, choice = measure(
        lambda name: open_engine("onnxruntime", engines[name], 1), list(engines), empty, ["picture", "flow"]
    )
    assert "left out" not in choice.reason and name in engines


def test_engines_on_a_card_take_the_float16_file(
    monkeypatch: pytest.MonkeyPatch, network: Path, tmp_path: Path
) -> None:
    taken: dict[str, Path] = {}

    def opened(name: str, path: Path, *_: object, **__: object) -> Slow:
        taken[name] = path
        return Slow(name)

    monkeypatch.setattr(choosing, "open_engine", opened)
    monkeypatch.setattr(choosing, "installed", lambda: ["tensorrt", "openvino", "onnxruntime"])
    half = warp(tmp_path / "warp.fp16.onnx", half=True)
    choose(network, {}, [], memory=tmp_path / "m.json", half=lambda: half)
    assert taken == {"tensorrt": half, "openvino": network, "onnxruntime": network}
    choose(network, {}, [], memory=tmp_path / "m.json", wanted="cuda", half=lambda: half)
    assert taken["cuda"] == half


def test_a_wanted_engine_that_fails_is_an_error(
    engines: dict[str, Slow], network: Path, tmp_path: Path
) -> None:
    engines["onnxruntime"] = Slow("ORT")
    with pytest.raises(EngineError, match="cuda does not load"):
        choose(network, {}, [], memory=tmp_path / "m.json", wanted="cuda")


def test_when_all_fail_the_last_failure_is_raised(
    engines: dict[str, Slow], network: Path, tmp_path: Path
) -> None:
    engines["onnxruntime"] = Slow("ORT", fails=True)
    with pytest.raises(EngineError):
        choose(network, {}, [], memory=tmp_path / "m.json")


def test_a_remembered_engine_that_fails_is_measured_again(
    engines: dict[str, Slow], network: Path, tmp_path: Path
) -> None:
    memory = tmp_path / "m.json"
    engines |= {"openvino": Slow("OpenVINO", 1), "onnxruntime": Slow("ORT", 5)}
    assert choose(network, {}, [], memory=memory).engine is engines["openvino"]
    table = json.loads(memory.read_text())
    for entry in table.values():
        entry["engine"] = "cuda"  # installed, and does not load
    memory.write_text(json.dumps(table))
    assert choose(network, {}, [], memory=memory).engine is engines["openvino"]


def test_another_network_or_thread_count_is_measured_on_its_own(
    engines: dict[str, Slow], network: Path, tmp_path: Path
) -> None:
    memory = tmp_path / "m.json"
    engines |= {"openvino": Slow("OpenVINO"), "onnxruntime": Slow("ORT")}
    other = warp(tmp_path / "other.onnx", seed=1)
    for path, threads in ((network, 2), (network, 2), (network, 4), (other, 2)):
        choose(path, {}, [], memory=memory, threads=threads)
    assert len(json.loads(memory.read_text())) == 3


def test_networks_opened_apart_stay_on_the_processor(
    engines: dict[str, Slow], network: Path, tmp_path: Path
) -> None:
    engines |= {"directml": Slow("DirectML", 0), "openvino": Slow("OV", 3), "onnxruntime": Slow("ORT", 3)}
    chosen = choose(network, {}, [], memory=tmp_path / "m.json", apart=True)
    assert "DirectML" not in chosen.reason and "cuda" not in chosen.reason


def test_the_processor_is_always_there_and_a_card_only_with_its_driver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("livehead.runtime.cuda.find", lambda: None)
    found = installed()
    assert "onnxruntime" in found and set(found) <= set(ENGINES)
    assert not {"tensorrt", "cuda", "tensorrt_ep"} & set(found)


def test_real_engines_are_measured(network: Path, tmp_path: Path) -> None:
    chosen = choose(network, inputs(), ["picture"], memory=tmp_path / "m.json")
    assert chosen.engine.provider in chosen.reason
    assert chosen.engine.run(inputs(), ["picture"])[0].shape == (1, 4, 32, 32)
    chosen.engine.close()


def test_an_unknown_engine_is_refused_with_the_names(network: Path) -> None:
    with pytest.raises(EngineError, match="tensorflow") as caught:
        open_engine("tensorflow", network, 1)
    assert all(name in caught.value.remedy for name in ENGINES)


def test_bfloat16_is_for_processors_that_have_it(tmp_path: Path) -> None:
    openvino = pytest.importorskip("openvino")
    path = warp(tmp_path / "warp.onnx")
    if "BF16" in openvino.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
        assert choosing.open_engine("openvino_bf16", path, 1).provider == "OpenVINO, CPU, bfloat16"
    else:
        with pytest.raises(EngineError, match="does not compute in bfloat16") as caught:
            choosing.open_engine("openvino_bf16", path, 1)
        assert "openvino" in caught.value.remedy
    assert "openvino_bf16" not in choosing.tried_by_auto()

"""Whole networks in ONNX Runtime and OpenVINO: what they give, what they say they run on, what they refuse."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from toy_networks import inputs, warp

from livehead import folders
from livehead.errors import EngineError
from livehead.runtime import cuda, onnx_providers
from livehead.runtime.choose import open_engine
from livehead.runtime.onnx_engine import OnnxEngine
from livehead.runtime.onnx_providers import PROVIDERS

pytest.importorskip("onnx", reason="needs the extra `train`")


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return warp(tmp_path / "warp.onnx")


def truth(path: Path, given: dict[str, np.ndarray]) -> list[np.ndarray]:
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(["picture", "flow"], given)


@pytest.mark.parametrize("name", ["onnxruntime", "openvino"])
@pytest.mark.parametrize("apart", [False, True])
def test_whole_and_apart_give_the_same(network: Path, name: str, apart: bool) -> None:
    pytest.importorskip(name)
    engine = open_engine(name, network, 2, apart=apart)
    for seed in range(3):
        given = inputs(seed)
        picture, flow = truth(network, given)
        both = engine.run(given, ["flow", "picture"])
        assert np.allclose(both[0], flow, atol=1e-4) and np.allclose(both[1], picture, atol=1e-3)
        assert np.allclose(engine.run(given, ["picture"])[0], picture, atol=1e-3)
    assert engine.provider.endswith(", CPU") and engine.provider.startswith(engine.name)
    engine.close()


def test_memory_is_used_again(network: Path) -> None:
    engine = open_engine("onnxruntime", network, 1)
    first = engine.run(inputs(0), ["picture"])[0]
    before = first.copy()
    second = engine.run(inputs(1), ["picture"])[0]
    assert np.shares_memory(first, second) and not np.allclose(before, second)


def test_the_way_over_a_device_gives_the_same(network: Path) -> None:
    """As on a card: inputs copied to their places there, outputs copied back; here both are host memory."""
    engine = OnnxEngine(network, 1)
    engine._on_host = False
    for seed in range(3):
        given = inputs(seed)
        for ours, theirs in zip(engine.run(given, ["picture", "flow"]), truth(network, given), strict=True):
            assert np.allclose(ours, theirs, atol=1e-5)
    assert np.allclose(engine.run(given, ["flow"])[0], theirs, atol=1e-5)
    engine.close()


@pytest.mark.parametrize("name", ["onnxruntime", "openvino"])
def test_wrong_inputs_are_named_and_the_engine_goes_on(network: Path, name: str) -> None:
    pytest.importorskip(name)
    engine, good = open_engine(name, network, 1), inputs()
    before = engine.run(good, ["flow"])[0].copy()
    for bad, said in (
        ({"image": good["image"]}, "needs the input 'pose'"),
        ({**good, "poze": good["pose"]}, "no input 'poze'"),
        ({**good, "pose": np.zeros((1, 4), np.float32)}, "does not run warp.onnx"),
        ({**good, "pose": np.array(["a"])}, "does not run warp.onnx"),
    ):
        with pytest.raises(EngineError, match=said) as caught:
            engine.run(bad, ["flow"])
        assert caught.value.remedy
    with pytest.raises(EngineError, match="no output 'grid'"):
        engine.run(good, ["grid"])
    assert np.allclose(engine.run(good, ["flow"])[0], before)


@pytest.mark.parametrize("key", [key for key in PROVIDERS if key != "onnxruntime"])
def test_a_provider_that_is_not_built_in_is_an_error(
    network: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CPUExecutionProvider"])
    with pytest.raises(EngineError, match=f"without {PROVIDERS[key].words}") as caught:
        open_engine(key, network, 2)
    assert PROVIDERS[key].package in caught.value.remedy


def test_the_cpu_in_the_place_of_a_card_is_an_error(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """ONNX Runtime says it has CUDA, cannot load it, and hands out a session on the CPU without a word."""
    real = onnxruntime.get_available_providers()
    if cuda.find() is not None:
        pytest.skip("there is a card here")
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: ["CUDAExecutionProvider", *real])
    with pytest.raises(EngineError, match="would run on the CPU instead of CUDA") as caught:
        OnnxEngine(network, 1, "cuda")
    assert "onnxruntime-gpu" in caught.value.remedy


def test_what_tensorrt_builds_inside_onnx_runtime_is_kept() -> None:
    settings = onnx_providers._settings(PROVIDERS["tensorrt_ep"])
    assert settings["trt_engine_cache_enable"] == "True"
    assert settings["trt_engine_cache_path"] == str(folders.engines())
    assert "trt_engine_cache_path" not in onnx_providers._settings(PROVIDERS["cuda"])


def test_nodes_that_fall_to_the_cpu_are_counted() -> None:
    class Share:
        def __init__(self, name: str, nodes: int) -> None:
            self.ep_name, self._nodes = name, nodes

        def get_nodes(self) -> list[int]:
            return [0] * self._nodes

    class Session:
        def get_provider_graph_assignment_info(self) -> list[Share]:
            return [Share("DmlExecutionProvider", 7), Share("CPUExecutionProvider", 2)]

    kind = PROVIDERS["directml"]
    assert onnx_providers.really(Session(), kind) == "DirectML (2 of 9 nodes on the CPU)"
    assert onnx_providers.really(object(), kind) == "DirectML"


@pytest.mark.parametrize(
    ("said", "cause", "remedy"),
    [
        ("[ONNXRuntimeError] : 6 : CUDA failure 2: out of memory ; GPU=0", "no memory left", "separable"),
        (
            "CUDA driver version is insufficient for CUDA runtime version",
            "too old",
            "update the NVIDIA driver",
        ),
        ("something new", "something new", "another engine"),
    ],
)
def test_known_failures_have_their_remedy(
    network: Path, monkeypatch: pytest.MonkeyPatch, said: str, cause: str, remedy: str
) -> None:
    engine = OnnxEngine(network, 1)

    def fail(*_: object) -> None:
        raise RuntimeError(said)

    class Session:
        io_binding = engine._session.io_binding
        run_with_iobinding = staticmethod(fail)

    monkeypatch.setattr(engine, "_session", Session())
    with pytest.raises(EngineError, match=cause) as caught:
        engine.run(inputs(), ["picture"])
    assert remedy in caught.value.remedy


def test_a_newer_opset_is_an_engine_error(network: Path) -> None:
    import onnx

    model = onnx.load(network)
    model.opset_import[0].version = 99
    network.write_bytes(model.SerializeToString())
    with pytest.raises(EngineError, match=r"cannot read warp\.onnx"):
        open_engine("onnxruntime", network, 1)

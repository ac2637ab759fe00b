"""The path to a card: memory, copies, kept engines and kernels, and what is said when it ends early.

There is no card in the tests: a fake one of host memory computes with ONNX Runtime.
"""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
from fake_card import FakeDriverLibrary, fake_flavour
from toy_networks import inputs, warp

from livehead.errors import EngineError
from livehead.runtime import cuda, tensorrt_engine
from livehead.runtime.choose import open_engine
from livehead.runtime.engine_store import EngineStore
from livehead.runtime.onnx_engine import OnnxEngine
from livehead.runtime.tensorrt_engine import TensorRtEngine, key_for

pytest.importorskip("onnx", reason="needs the extra `train`")


@pytest.fixture(autouse=True)
def building(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Building is copying; the targets built for are noted."""
    targets: list[str] = []

    def build(path: Path, target: str, *_: object) -> bytes:
        targets.append(target)
        return b"engine:" + path.read_bytes()

    monkeypatch.setattr(tensorrt_engine, "build", build)
    return targets


@pytest.fixture
def network(tmp_path: Path) -> Path:
    return warp(tmp_path / "warp.onnx")


def opened(network: Path, library: FakeDriverLibrary, invalid: int = 0) -> TensorRtEngine:
    store = EngineStore(network.parent / "engines")
    return TensorRtEngine(network, store=store, made_by=fake_flavour(invalid), driver=cuda.Driver(library))


def test_it_computes_what_the_processor_computes(network: Path) -> None:
    engine, truth = opened(network, FakeDriverLibrary()), OnnxEngine(network, 1)
    assert engine.provider == "TensorRT for RTX on NVIDIA GeForce RTX 4070"
    for seed in range(3):
        for ours, theirs in zip(
            engine.run(inputs(seed), ["flow", "picture"]),
            truth.run(inputs(seed), ["flow", "picture"]),
            strict=True,
        ):
            assert np.allclose(ours, theirs, atol=1e-5)
    first, again = engine.run(inputs(0), ["flow"])[0], engine.run(inputs(1), ["flow"])[0]
    assert np.shares_memory(first, again)


def test_it_runs_in_another_thread_than_it_was_opened_in(network: Path) -> None:
    engine, results = opened(network, FakeDriverLibrary()), list[np.ndarray]()
    thread = threading.Thread(target=lambda: results.extend(engine.run(inputs(), ["flow"])))
    thread.start()
    thread.join()
    assert results and np.isfinite(results[0]).all()


def test_everything_is_given_back(network: Path) -> None:
    library = FakeDriverLibrary()
    engine = opened(network, library)
    engine.run(inputs(), ["picture"])
    assert library.blocks and library.contexts == library.streams == 1
    engine.close()
    engine.close()
    assert not library.blocks and library.contexts == library.streams == 0


def test_engines_and_kernels_are_kept(network: Path, building: list[str]) -> None:
    engine = opened(network, FakeDriverLibrary())
    assert engine.built == "there is none yet"
    engine.run(inputs(), ["picture"])
    engine.close()
    names = sorted(p.suffix for p in (network.parent / "engines").iterdir())
    assert names == [".engine", ".jit", ".json"]
    again = opened(network, FakeDriverLibrary())
    assert again.built == "" and building == ["sm89"]
    again.close()


def test_spoilt_kernels_are_compiled_again_and_said_so(
    network: Path, caplog: pytest.LogCaptureFixture
) -> None:
    opened(network, FakeDriverLibrary()).close()
    jit = next((network.parent / "engines").glob("*.jit"))
    jit.write_bytes(b"spoilt")
    opened(network, FakeDriverLibrary()).close()
    assert "compiled again" in caplog.text and jit.read_bytes().startswith(b"kernels")


def test_a_card_that_is_not_on_the_list_is_tried_as_it_is(network: Path, building: list[str]) -> None:
    library = FakeDriverLibrary("NVIDIA H200")
    library.capability = (9, 0)
    engine = opened(network, library)
    assert building == ["here"] and "NVIDIA H200" in engine.provider
    assert "-sm90-" in next((network.parent / "engines").glob("*.engine")).name


def test_the_full_tensorrt_is_named_by_card_and_driver(network: Path) -> None:
    full = fake_flavour()
    del full.api.ComputeCapability
    card = cuda.Card("NVIDIA H200", (9, 0), "580.65", 1 << 37)
    assert key_for(network, full, card).target == "NVIDIA H200 driver 580.65"
    assert key_for(network, fake_flavour(), card).target == "sm90"


def test_too_little_memory_offers_the_smaller_variant_and_leaves_none_behind(network: Path) -> None:
    library = FakeDriverLibrary(memory=20_000)
    with pytest.raises(EngineError, match="no memory left") as caught:
        opened(network, library)
    assert "separable" in caught.value.remedy
    assert not library.blocks and library.contexts == 0


@pytest.mark.parametrize(("mask", "said"), [(1, "driver is missing or too old"), (2, "no memory left")])
def test_what_tensorrt_holds_against_an_engine_is_told(network: Path, mask: int, said: str) -> None:
    library = FakeDriverLibrary()
    with pytest.raises(EngineError, match=said) as caught:
        opened(network, library, mask)
    assert caught.value.remedy and library.contexts == 0


def test_an_engine_that_does_not_open_is_told_with_its_words(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tensorrt_engine, "build", lambda *_: b"no engine at all")
    with pytest.raises(EngineError, match="magic tag does not match"):
        opened(network, FakeDriverLibrary())


def test_a_kept_engine_that_does_not_open_is_built_again(
    network: Path, building: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    store, card = EngineStore(network.parent / "engines"), cuda.Driver(FakeDriverLibrary()).card()
    store.find_or_build(key_for(network, fake_flavour(), card), lambda: b"whole, and still no engine")
    engine = opened(network, FakeDriverLibrary())
    assert building == ["sm89"] and "magic tag" in engine.built and "building the engine again" in caplog.text
    assert np.isfinite(engine.run(inputs(), ["flow"])[0]).all()
    engine.close()
    assert opened(network, FakeDriverLibrary()).built == ""


def test_wrong_inputs_are_named(network: Path) -> None:
    engine, good = opened(network, FakeDriverLibrary()), inputs()
    for bad, said in (
        ({"image": good["image"]}, "needs the input 'pose'"),
        ({**good, "pose": np.zeros((1, 4), np.float32)}, "pose must be 1x3, not 1x4"),
        ({**good, "more": good["pose"]}, "no input 'more'"),
    ):
        with pytest.raises(EngineError, match=said):
            engine.run(bad, ["flow"])
    assert np.isfinite(engine.run(good, ["flow"])[0]).all()


def test_without_a_driver_there_is_no_card_and_an_error_says_so(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cuda, "_library", lambda *_: None)
    cuda.find.cache_clear()
    try:
        assert cuda.find() is None and cuda.driver_version() is None
        with pytest.raises(EngineError, match="no NVIDIA driver"):
            TensorRtEngine(network, made_by=fake_flavour())
    finally:
        cuda.find.cache_clear()


def test_a_card_is_described(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cuda, "driver_version", lambda: None)
    card = cuda.Driver(FakeDriverLibrary()).card()
    assert card == cuda.Card("NVIDIA GeForce RTX 4070", (8, 9), "CUDA 13.0", 1 << 30)
    assert card.target == "sm89"


def test_here_without_tensorrt_or_card_it_is_an_error(network: Path) -> None:
    if cuda.find() is not None:
        pytest.skip("there is a card here")
    with pytest.raises(EngineError, match=r"not installed|no NVIDIA driver|does not load") as caught:
        open_engine("tensorrt", network, 1)
    assert caught.value.remedy

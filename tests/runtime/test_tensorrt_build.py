"""Real engines, built for cards that are not here; and what is said when that cannot be."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from toy_networks import warp

from livehead.errors import EngineError
from livehead.runtime import tensorrt_build
from livehead.runtime.engine_store import EngineStore, Key
from livehead.runtime.tensorrt_build import BuildStoppedError, Flavour, build, check_target, flavour

CARDS = ("sm75", "sm86", "sm89", "sm120")


@pytest.fixture(scope="module")
def rtx() -> Flavour:
    try:
        return flavour("tensorrt_rtx")
    except EngineError as error:
        pytest.skip(f"{error.cause}: {error.remedy}")


@pytest.fixture
def network(tmp_path: Path) -> Path:
    pytest.importorskip("onnx", reason="needs the extra `train`")
    return warp(tmp_path / "warp.onnx")


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("half", [False, True])
def test_an_engine_is_built_without_a_card(rtx: Flavour, tmp_path: Path, card: str, half: bool) -> None:
    pytest.importorskip("onnx", reason="needs the extra `train`")
    engine = build(warp(tmp_path / "warp.onnx", half=half), card, rtx)
    assert len(engine) > 1000


def test_progress_rises_to_nearly_one(rtx: Flavour, network: Path) -> None:
    seen: list[float] = []

    def progress(what: str, share: float) -> bool:
        assert what == "warp"
        seen.append(share)
        return True

    build(network, "sm89", rtx, progress)
    assert seen == sorted(seen) and len(seen) > 10
    assert seen[0] < 0.3 and 0.8 < seen[-1] <= 1


@pytest.mark.parametrize("at", [0.0, 0.5])
def test_building_can_be_stopped_and_leaves_nothing(
    rtx: Flavour, network: Path, tmp_path: Path, at: float
) -> None:
    store, key = EngineStore(tmp_path / "engines"), Key.of(network, "sm89", "tensorrt_rtx")
    with pytest.raises(BuildStoppedError) as caught:
        store.find_or_build(key, lambda: build(network, "sm89", rtx, lambda _, share: share < at))
    assert caught.value.remedy
    assert not store.folder.is_dir() or not list(store.folder.iterdir())


def test_a_progress_that_raises_stops_the_building(rtx: Flavour, network: Path) -> None:
    def broken(_: str, __: float) -> bool:
        raise ValueError

    with pytest.raises(BuildStoppedError):
        build(network, "sm89", rtx, broken)


def test_a_refused_node_is_named(rtx: Flavour, tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="needs the extra `train`")
    with pytest.raises(EngineError, match=r"node base_grid \(AffineGrid\) of warp\.onnx") as caught:
        build(warp(tmp_path / "warp.onnx", affine=True), "sm89", rtx)
    assert "UNSUPPORTED_NODE" in caught.value.cause


@pytest.mark.parametrize("keep", [100, 0.5, 0.98])
def test_a_cut_network_is_an_engine_error(rtx: Flavour, network: Path, keep: float) -> None:
    whole = network.read_bytes()
    network.write_bytes(whole[: int(keep if keep > 1 else keep * len(whole))])
    with pytest.raises(EngineError, match=r"warp\.onnx"):
        build(network, "sm89", rtx)


def test_this_machine_without_a_card_is_told(rtx: Flavour, network: Path) -> None:
    from livehead.runtime import cuda

    if cuda.find() is not None:
        pytest.skip("there is a card here")
    with pytest.raises(EngineError, match="driver is missing or too old") as caught:
        build(network, "here", rtx)
    assert "update the NVIDIA driver" in caught.value.remedy


def test_cards_are_named_as_people_write_them(rtx: Flavour) -> None:
    assert [check_target(name, rtx) for name in ("sm89", "SM_89", "8.9", "120")] == [
        "sm89", "sm89", "sm89", "sm120",
    ]  # fmt: skip
    assert set(CARDS) <= set(rtx.targets())
    with pytest.raises(EngineError, match="no engine for sm61") as caught:
        check_target("sm61", rtx)
    assert "RTX 40 is sm89" in caught.value.remedy or "RTX 40 sm89" in caught.value.remedy


def test_the_full_tensorrt_builds_for_its_own_card_only() -> None:
    full = Flavour("tensorrt", "TensorRT", "11.0", SimpleNamespace())
    assert not full.ahead and full.targets() == []
    with pytest.raises(EngineError, match="this machine's card only"):
        check_target("sm89", full)


def test_no_tensorrt_and_one_that_does_not_load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tensorrt_build, "FLAVOURS", {"tensorrt_none": "None", "tensorrt_broken": "Broken"})
    with pytest.raises(EngineError, match="is not installed") as caught:
        flavour()
    assert "pip install" in caught.value.remedy
    (tmp_path / "tensorrt_broken.py").write_text("raise OSError('libcudart.so.13: cannot open')")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    with pytest.raises(EngineError, match="does not load: libcudart"):
        flavour()


def test_a_missing_network_is_an_engine_error(rtx: Flavour, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="missing"):
        build(tmp_path / "no.onnx", "sm89", rtx)

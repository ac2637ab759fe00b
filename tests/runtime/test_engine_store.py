"""Kept engines: their names, and that stale, damaged or cut ones are built again, and said so."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest

from livehead import folders
from livehead.errors import EngineError
from livehead.runtime.engine_store import EngineStore, Kept, Key

ENGINE = bytes(range(256)) * 40


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "tha3_standard" / "editor.fp16.onnx"
    path.parent.mkdir()
    path.write_bytes(b"network" * 100)
    return path


@pytest.fixture
def store(tmp_path: Path) -> EngineStore:
    return EngineStore(tmp_path / "engines")


def key(path: Path, target: str = "sm89", runtime: str = "tensorrt_rtx 1.7.1") -> Key:
    return Key.of(path, target, runtime)


def built(store: EngineStore, wanted: Key, data: bytes = ENGINE) -> Kept:
    return store.find_or_build(wanted, lambda: data)


def test_the_name_says_what_it_is_good_for(network: Path) -> None:
    name = key(network).file_name
    assert re.fullmatch(r"editor\.fp16-[0-9a-f]{12}-sm89-tensorrt_rtx_1\.7\.1\.engine", name)
    full = Key.of(network, "NVIDIA H200 (80GB)/x driver 581.29", "tensorrt 11.0").file_name
    assert re.fullmatch(r"[A-Za-z0-9._-]+", full) and "581.29" in full
    others = {key(network), key(network, "sm120"), key(network, runtime="tensorrt_rtx 1.8"), key(network)}
    network.write_bytes(b"another" * 100)
    assert len({k.file_name for k in others} | {key(network).file_name}) == 4


def test_a_kept_engine_is_not_built_again(store: EngineStore, network: Path) -> None:
    first = built(store, key(network))
    assert first.built == "there is none yet" and first.data == ENGINE

    def fail() -> bytes:
        raise AssertionError("built again")

    again = store.find_or_build(key(network), fail)
    assert again == Kept(ENGINE, first.path, "")
    assert sorted(p.suffix for p in store.folder.iterdir()) == [".engine", ".json"]
    assert first.path.stat().st_mode & 0o444 == network.stat().st_mode & 0o444, "readable as any other file"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-7])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5000] ^= 1
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lose_page(path: Path) -> None:
    path.with_suffix(".json").unlink()


def break_page(path: Path) -> None:
    path.with_suffix(".json").write_text('{"model": ')


def list_page(path: Path) -> None:
    path.with_suffix(".json").write_text("[1]")


def other_page(path: Path) -> None:
    page = json.loads(path.with_suffix(".json").read_text())
    path.with_suffix(".json").write_text(json.dumps({**page, "target": "sm75"}))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (cut, "cut short"),
        (empty, "cut short"),
        (flip, "damaged"),
        (lose_page, "missing or unreadable"),
        (break_page, "missing or unreadable"),
        (list_page, "missing or unreadable"),
        (other_page, "for something else"),
    ],
)
def test_a_harmed_engine_is_built_again_and_said_so(
    store: EngineStore, network: Path, harm, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    harm(built(store, key(network)).path)
    with caplog.at_level(logging.INFO):
        again = built(store, key(network), ENGINE + b"new")
    assert said in again.built and said in caplog.text and again.data.endswith(b"new")
    assert built(store, key(network), b"").data.endswith(b"new")


def test_a_newer_tensorrt_or_network_supersedes(
    store: EngineStore, network: Path, caplog: pytest.LogCaptureFixture
) -> None:
    built(store, key(network))
    other_card = built(store, key(network, "sm120")).path
    other_kind = built(store, Key.of(network, "sm89", "tensorrt 11.0")).path
    with caplog.at_level(logging.INFO):
        newer = built(store, key(network, runtime="tensorrt_rtx 1.8.0"))
    assert "of tensorrt_rtx 1.7.1, this is tensorrt_rtx 1.8.0" in newer.built
    assert "superseded" in caplog.text
    network.write_bytes(b"another" * 100)
    changed = built(store, key(network, runtime="tensorrt_rtx 1.8.0"))
    assert changed.built == "the network has changed"
    kept = {p for p in store.folder.iterdir() if p.suffix == ".engine"}
    assert kept == {changed.path, other_card, other_kind}


def test_a_newer_driver_supersedes_on_the_same_card(store: EngineStore, network: Path) -> None:
    old = built(store, Key.of(network, "NVIDIA H200 driver 570.1", "tensorrt 11.0")).path
    new = built(store, Key.of(network, "NVIDIA H200 driver 581.2", "tensorrt 11.0"))
    assert "570.1" in new.built and new.path.is_file() and not old.is_file()


def test_a_failed_build_leaves_nothing(store: EngineStore, network: Path) -> None:
    def fail() -> bytes:
        raise EngineError("refused", remedy="none")

    with pytest.raises(EngineError, match="refused"):
        store.find_or_build(key(network), fail)
    assert not store.folder.is_dir() or not list(store.folder.iterdir())


def test_a_disk_that_takes_nothing_costs_only_the_keeping(
    store: EngineStore, network: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store.folder.parent.mkdir(exist_ok=True)
    store.folder.write_bytes(b"a file where the folder should be")
    with caplog.at_level(logging.WARNING):
        assert built(store, key(network)).data == ENGINE
    assert "cannot be kept" in caplog.text


def test_engines_lie_beside_the_checkout_or_in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    assert folders.engines().name == "engines"
    monkeypatch.setattr(folders, "_checkout", lambda: None)
    assert folders.engines() == folders.cache() / "engines"
    assert EngineStore().folder == folders.engines()

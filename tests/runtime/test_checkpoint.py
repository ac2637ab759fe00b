"""Checkpoints of every kind, read without PyTorch; broken ones and ones that would run something, refused."""

from __future__ import annotations

import collections
import io
import json
import os
import pickle
import struct
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from livehead.errors import EngineError
from livehead.runtime import checkpoint

KINDS = {"float32": "f4", "float16": "f2", "float64": "f8", "int64": "i8"}


def safetensors(tensors: dict[str, np.ndarray], **changed: Any) -> bytes:
    """A safetensors file written by hand; `changed` replaces facts of the first tensor."""
    names = {"f4": "F32", "f2": "F16", "f8": "F64", "i8": "I64"}
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, array in tensors.items():
        header[name] = {
            "dtype": names[array.dtype.str[1:]],
            "shape": list(array.shape),
            "data_offsets": [len(body), len(body) + array.nbytes],
        }
        body += array.tobytes()
    next(facts for key, facts in header.items() if key != "__metadata__").update(changed)
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


def zipped(pickled: bytes, storages: dict[str, bytes], order: str = "little") -> bytes:
    """A PyTorch file put together by hand."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("archive/data.pkl", pickled)
        archive.writestr("archive/byteorder", order)
        for key, raw in storages.items():
            archive.writestr(f"archive/data/{key}", raw)
    return out.getvalue()


def tensor_pickle(
    offset: int = 0, shape: tuple[int, ...] = (2, 3), strides: tuple[int, ...] = (3, 1), count: int = 6
) -> bytes:
    """{"w": a tensor in storage "0"} in the steps PyTorch writes."""

    def numbers(values: tuple[int, ...]) -> bytes:
        return b"(" + b"".join(b"J" + struct.pack("<i", value) for value in values) + b"t"

    def text(value: str) -> bytes:
        return b"X" + struct.pack("<I", len(value)) + value.encode()

    reference = b"(" + text("storage") + b"ctorch\nFloatStorage\n" + text("0") + text("cpu")
    reference += b"J" + struct.pack("<i", count) + b"tQ"
    tensor = b"ctorch._utils\n_rebuild_tensor_v2\n(" + reference + b"J" + struct.pack("<i", offset)
    tensor += numbers(shape) + numbers(strides) + b"\x89" + b"ccollections\nOrderedDict\n)R" + b"tR"
    return b"\x80\x02" + b"}" + text("w") + tensor + b"s."


NUMBERS = np.arange(6, dtype=np.float32)


def refused(data: bytes, match: str) -> EngineError:
    with pytest.raises(EngineError, match=match) as caught:
        opened = checkpoint.read(data, "file.pt")
        for name in opened:
            opened.array(name)
    assert caught.value.remedy and "\n" not in caught.value.cause
    assert "file.pt" in caught.value.cause
    return caught.value


@pytest.mark.parametrize("order", ["little", "big"])
def test_a_file_in_either_byte_order(order: str) -> None:
    raw = NUMBERS.astype("<f4" if order == "little" else ">f4").tobytes()
    opened = checkpoint.read(zipped(tensor_pickle(), {"0": raw}, order), "file.pt")
    assert opened["w"].shape == (2, 3) and not opened.half
    assert opened.array("w").tolist() == [[0, 1, 2], [3, 4, 5]]
    assert opened.array("w").dtype == np.float32


def test_strides_and_offset_are_followed() -> None:
    file = zipped(tensor_pickle(1, (2, 2), (1, 3)), {"0": NUMBERS.tobytes()})
    assert checkpoint.read(file, "file.pt").array("w").tolist() == [[1, 4], [2, 5]]


@pytest.mark.parametrize(
    ("placed", "says"),
    [
        ({"offset": 1}, "beyond its storage"),
        ({"strides": (3, 2)}, "beyond its storage"),
        ({"shape": (2, 4)}, "beyond its storage"),
        ({"shape": (2**30, 2**30), "strides": (0, 0)}, "larger than its storage"),
        ({"offset": -1}, "makes no sense"),
        ({"shape": (2, 3, 1)}, "makes no sense"),
        ({"count": 7}, "cut short"),
    ],
)
def test_a_tensor_that_lies_about_its_place(placed: dict[str, Any], says: str) -> None:
    refused(zipped(tensor_pickle(**placed), {"0": NUMBERS.tobytes()}), says)


def test_a_missing_storage_is_named() -> None:
    refused(zipped(tensor_pickle(), {"1": b""}), "the tensor w cannot be read")


class Evil:
    def __init__(self, *call: Any) -> None:
        self.call = call

    def __reduce__(self) -> Any:
        return self.call[0], self.call[1:]


@pytest.mark.parametrize("protocol", [0, 2, 4])
@pytest.mark.parametrize(
    ("call", "name"),
    [
        ((os.system, "touch {ran}"), f"{os.system.__module__}.system"),
        ((eval, "open('{ran}', 'w')"), "builtins.eval|__builtin__.eval"),
        ((getattr, "x", "y"), "getattr"),
        ((io.FileIO, "{ran}", "w"), "FileIO"),
    ],
)
@pytest.mark.parametrize("place", ["value", "key", "alone"])
def test_code_is_refused_by_name_and_not_run(
    tmp_path: Path, call: tuple[Any, ...], name: str, protocol: int, place: str
) -> None:
    ran = tmp_path / "ran"
    call = (call[0], *(str(part).format(ran=ran) for part in call[1:]))
    value = {"value": {"w": Evil(*call)}, "key": [{"a": 1}, Evil(*call)], "alone": Evil(*call)}[place]
    pickled = pickle.dumps(value, protocol)
    error = refused(zipped(pickled, {}), f"wants to run .*({name}): refused")
    assert "nothing of it was executed" in error.cause
    assert not ran.exists()
    if protocol:
        refused(pickled, "wants to run")


def test_a_step_that_no_tensor_needs_is_refused() -> None:
    refused(zipped(b"\x80\x02\x82\x01.", {}), "takes a step that no tensor needs")


def test_harmless_values_beside_the_tensors_are_left_out() -> None:
    state = collections.OrderedDict(epoch=3, names=["a", ("b",)], rate=1e-3, more={"x": None, "y": True})
    refused(zipped(pickle.dumps(state, 2), {}), "holds no tensors")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b"<!DOCTYPE html><html>sign in</html>", "is a web page"),
        (b"\xef\xbb\xbf \n<html>", "is a web page"),
        (b"PK\x03\x04" + b"0" * 500, "cut short, damaged or no checkpoint"),
        (b"GIF89a" * 100, "no PyTorch or safetensors file"),
        (pickle.dumps([1, 2], 2), "a pickle without tensors"),
        (b"\x80\x02}", "cut short"),
        (b"\x80\x02s.", "do not fit together"),
    ],
)
def test_what_is_no_checkpoint_says_what_it_is(data: bytes, says: str) -> None:
    refused(data, says)


def test_the_remedy_for_a_web_page_is_a_browser() -> None:
    assert "browser" in refused(b"<html>", "web page").remedy


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(keep: float) -> None:
    file = zipped(tensor_pickle(), {"0": NUMBERS.tobytes()})
    refused(file[: int(keep * len(file))], "cut short")
    safe = safetensors({"w": NUMBERS})
    refused(safe[: int(keep * len(safe))], r"cut short|no PyTorch|is not in it|end is missing")


def test_a_flipped_bit_is_found() -> None:
    file = bytearray(zipped(tensor_pickle(), {"0": NUMBERS.tobytes()}))
    at = file.index(NUMBERS.tobytes()) + 5
    file[at] ^= 1
    refused(bytes(file), "Bad CRC-32")


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_not_finite_are_counted(bad: float) -> None:
    spoilt = NUMBERS.copy()
    spoilt[[1, 4]] = bad
    refused(safetensors({"w": spoilt}), "2 of 6 numbers in w are not finite")


def test_safetensors_of_every_kind() -> None:
    tensors = {name: np.arange(6).reshape(2, 3).astype(kind) for name, kind in KINDS.items()}
    opened = checkpoint.read(safetensors(tensors), "file.safetensors")
    assert opened.half
    for name, array in tensors.items():
        assert opened[name].kind == name and opened[name].shape == (2, 3)
        assert opened.array(name).dtype == (np.int64 if name == "int64" else np.float32)
        assert opened.array(name).tolist() == array.tolist()


@pytest.mark.parametrize(
    "changed",
    [
        {"data_offsets": [0, 99]},
        {"data_offsets": [-4, 20]},
        {"shape": [7]},
        {"shape": [-2, -3]},
        {"dtype": "F99"},
    ],
)
def test_safetensors_that_lie_are_refused(changed: dict[str, Any]) -> None:
    refused(safetensors({"w": NUMBERS}, **changed), "damaged")


def test_bfloat16_is_the_upper_half_of_a_float32() -> None:
    halves = (np.array([1.0, -2.5, 3e38], np.float32).view(np.uint32) >> 16).astype("<u2")
    file = safetensors({"w": halves.view(np.float16)}, dtype="BF16")
    opened = checkpoint.read(file, "file.safetensors")
    assert opened["w"].kind == "bfloat16" and opened.half
    assert opened.array("w")[:2].tolist() == [1.0, -2.5]


def test_an_archive_of_files_is_no_checkpoint() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a/b/data.pkl.pt", b"x")
    assert checkpoint.is_archive(io.BytesIO(out.getvalue()))
    assert not checkpoint.is_archive(io.BytesIO(zipped(tensor_pickle(), {})))
    assert not checkpoint.is_archive(io.BytesIO(b"PK nothing"))
    refused(out.getvalue(), "a zip of other files")


def test_a_pickle_that_holds_itself_ends() -> None:
    loop: dict[str, Any] = {}
    loop["again"] = loop
    refused(zipped(pickle.dumps(loop, 2), {}), "too deep")
    many: list[Any] = []
    for _ in range(9):
        many = [many] * 1000
    refused(zipped(pickle.dumps(many, 2), {}), "too many")


@pytest.mark.parametrize("legacy", [False, True])
def test_files_of_pytorch_itself(legacy: bool) -> None:
    torch = pytest.importorskip("torch", reason="PyTorch writes the files of this test")
    whole = torch.arange(24.0).reshape(4, 6)
    state = collections.OrderedDict(
        whole=whole,
        shared=whole[1:3, ::2],
        turned=whole.t(),
        half=torch.full((3,), 0.5, dtype=torch.float16),
        brain=torch.full((2, 2), -1.25, dtype=torch.bfloat16),
        count=torch.tensor(7),
        none=torch.zeros(0, 3),
        weight=torch.nn.Parameter(torch.ones(2)),
    )
    state._metadata = {"": {"version": 1}}  # type: ignore[attr-defined]
    out = io.BytesIO()
    torch.save(
        {"state": state, "epoch": 3, "more": [torch.ones(1)]}, out, _use_new_zipfile_serialization=not legacy
    )
    opened = checkpoint.read(out.getvalue(), "file.pt")
    assert list(opened) == [*(f"state.{name}" for name in state), "more.0"]
    for name, tensor in state.items():
        assert opened[f"state.{name}"].shape == tuple(tensor.shape)
        assert np.array_equal(opened.array(f"state.{name}"), tensor.detach().to(torch.float32).numpy()), name
    refused(out.getvalue()[:-40] if legacy else out.getvalue()[:-400], "cut short")


def test_a_whole_module_instead_of_its_weights_is_refused() -> None:
    torch = pytest.importorskip("torch", reason="PyTorch writes the files of this test")
    out = io.BytesIO()
    torch.save(torch.nn.Linear(2, 2), out)
    refused(out.getvalue(), r"wants to run torch\.nn\.modules\.linear\.Linear")


def test_files_of_the_safetensors_package() -> None:
    package = pytest.importorskip("safetensors.numpy", reason="the package writes the file of this test")
    tensors = {"a.weight": np.random.default_rng(0).standard_normal((3, 4)).astype(np.float32)}
    opened = checkpoint.read(package.save(tensors, {"format": "pt"}), "file.safetensors")
    assert np.array_equal(opened.array("a.weight"), tensors["a.weight"])


def test_the_authors_own_files(shared: Path) -> None:
    for path in sorted((shared / "models").rglob("*.pt")):
        opened = checkpoint.read(path.read_bytes(), path.name)
        assert all(np.isfinite(opened.array(name)).all() for name in opened)
        assert len(opened) in (18, 20, 81)

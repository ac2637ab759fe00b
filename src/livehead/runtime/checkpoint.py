"""Reads the tensors of a network's checkpoint to NumPy: no PyTorch, and nothing in the file is executed.

Read are PyTorch's files, today's (a zip) and those before 1.6 (pickles one after the other), and safetensors.
What is read is only found here; whether it is a network that livehead knows is for `catalogue` to say.
"""

from __future__ import annotations

import io
import json
import math
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from livehead.errors import EngineError
from livehead.runtime import tensor_pickle
from livehead.runtime.tensor_pickle import Placed, RefusedError, Storage

AGAIN = "get it again from its author; `livehead models list` shows where"
_LEGACY = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."  # the magic number that old files begin with
_SAFE = {
    "F32": "f4",
    "F16": "f2",
    "BF16": "bf16",
    "F64": "f8",
    "I64": "i8",
    "I32": "i4",
    "I16": "i2",
    "I8": "i1",
}
_SAFE |= {"U8": "u1", "BOOL": "b1"}
_DEEP, _MANY = 16, 1_000_000  # how deep values may lie in a pickle, and how many there may be


@dataclass(frozen=True, slots=True)
class Tensor:
    """One tensor of a file, not read yet. kind: "float32", "float16", "bfloat16", "float64", "int64" ..."""

    shape: tuple[int, ...]
    kind: str
    read: Callable[[], NDArray[Any]]


class Checkpoint(Mapping[str, Tensor]):
    """The tensors of one file by their names; nested dictionaries are joined by dots."""

    def __init__(self, name: str, tensors: Mapping[str, Tensor]) -> None:
        self.name = name
        self._tensors = tensors

    def __getitem__(self, key: str) -> Tensor:
        return self._tensors[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tensors)

    def __len__(self) -> int:
        return len(self._tensors)

    @property
    def half(self) -> bool:
        """Whether weights are stored in 16 bits."""
        return any(tensor.kind in ("float16", "bfloat16") for tensor in self._tensors.values())

    def array(self, key: str) -> NDArray[Any]:
        """A tensor of that shape: float32 (float16, bfloat16 and float64 are converted), or its integers.

        EngineError when its numbers lie outside the file, or are not finite.
        """
        try:
            found = self._tensors[key].read()
        except (ValueError, IndexError, KeyError, EOFError, zipfile.BadZipFile, struct.error) as error:
            raise _broken(self.name, f"the tensor {key} cannot be read ({error})") from None
        if found.dtype.kind != "f":
            return found
        with np.errstate(over="ignore"):
            single = found.astype(np.float32)
        bad = single.size - int(np.isfinite(single).sum())
        if bad:
            raise EngineError(
                f"{self.name}: {bad} of {single.size} numbers in {key} are not finite",
                remedy="this file was spoilt where it was made: " + AGAIN,
            )
        return single


def is_archive(stream: BinaryIO) -> bool:
    """Whether this is a zip of files, not a checkpoint that happens to be stored as one."""
    if stream.read(2) != b"PK" or not zipfile.is_zipfile(stream):
        return False
    with zipfile.ZipFile(stream) as archive:
        return _pickle_entry(archive) is None


def read(data: bytes, name: str) -> Checkpoint:
    """The tensors of a checkpoint file; `name` is what its errors call it.

    EngineError when it is empty, cut short, a web page, no checkpoint, or wants to execute anything.
    """
    if not data:
        raise _broken(name, "is empty")
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise EngineError(
            f"{name} is a web page, not a checkpoint",
            remedy="open the link in a browser, press its download button, and give livehead what that saves",
        )
    try:
        if data.startswith(b"PK"):
            found = _from_zip(data)
        elif data.startswith(_LEGACY):
            found = _from_legacy(data)
        elif data[8:9] == b"{":
            found = _from_safetensors(data)
        elif data.startswith(b"\x80"):
            tensor_pickle.load(io.BytesIO(data))
            raise ValueError("it is a pickle without tensors")
        else:
            raise ValueError("no PyTorch or safetensors file begins like this")
    except RefusedError as refusal:
        raise EngineError(
            f"{name} {refusal}: refused, nothing of it was executed",
            remedy="a checkpoint holds numbers only; do not open this file, and " + AGAIN,
        ) from None
    except (ValueError, IndexError, KeyError, TypeError, EOFError, struct.error, zipfile.BadZipFile) as error:
        raise _broken(name, f"is cut short, damaged or no checkpoint: {error}") from None
    if not found:
        raise _broken(name, "holds no tensors")
    return Checkpoint(name, found)


def _broken(name: str, what: str) -> EngineError:
    return EngineError(f"{name} {what}", remedy=AGAIN)


def _pickle_entry(archive: zipfile.ZipFile) -> str | None:
    return next((n for n in archive.namelist() if n.count("/") <= 1 and n.endswith("data.pkl")), None)


def _from_zip(data: bytes) -> dict[str, Tensor]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    entry = _pickle_entry(archive)
    if entry is None:
        raise ValueError("it is a zip of other files")
    root = entry.removesuffix("data.pkl")
    order = (
        archive.read(f"{root}byteorder").strip() if f"{root}byteorder" in archive.namelist() else b"little"
    )
    with archive.open(entry) as stream:
        value = tensor_pickle.load(io.BytesIO(stream.read()))

    def numbers(storage: Storage) -> NDArray[Any]:
        raw = archive.read(f"{root}data/{storage.key}")
        return _numbers(raw, storage.kind, storage.count, ">" if order == b"big" else "<")

    return _placed(value, numbers)


def _from_legacy(data: bytes) -> dict[str, Tensor]:
    """Magic number, version, facts of the machine, the value, the keys of its storages; then each storage."""
    stream = io.BytesIO(data)
    _, _, machine, value, keys = (tensor_pickle.load(stream) for _ in range(5))
    order = "<" if machine.get("little_endian", True) else ">"
    placed = dict(_flat(value))
    kinds = {p.storage.key: p.storage for p in placed.values()}
    starts = {}
    for key in keys:
        (count,) = struct.unpack(f"{order}q", stream.read(8))
        starts[key] = (stream.tell(), count)
        if key not in kinds:
            raise ValueError("it holds numbers of a tensor that it does not name")
        stream.seek(count * _size(kinds[key].kind), io.SEEK_CUR)
    if stream.tell() > len(data):
        raise ValueError("its end is missing")

    def numbers(storage: Storage) -> NDArray[Any]:
        start, count = starts[storage.key]
        return _numbers(data[start : start + count * _size(storage.kind)], storage.kind, count, order)

    return {name: _tensor(p, numbers) for name, p in placed.items()}


def _from_safetensors(data: bytes) -> dict[str, Tensor]:
    (size,) = struct.unpack("<Q", data[:8])
    if size > len(data) - 8:
        raise ValueError("its end is missing")
    body = memoryview(data)[8 + size :]
    found = {}
    for name, facts in json.loads(data[8 : 8 + size]).items():
        if name == "__metadata__":
            continue
        kind, shape, (start, end) = _SAFE[facts["dtype"]], tuple(facts["shape"]), facts["data_offsets"]
        count = math.prod(shape)
        if (
            not 0 <= start <= end <= len(body)
            or end - start != count * _size(kind)
            or min(shape, default=0) < 0
        ):
            raise ValueError(f"the place of {name} is not in it")

        def numbers(raw: memoryview = body[start:end], kind: str = kind, shape: Any = shape) -> NDArray[Any]:
            return _numbers(raw, kind, math.prod(shape), "<").reshape(shape)

        found[name] = Tensor(shape, _kind(kind), numbers)
    return found


def _placed(value: Any, numbers: Callable[[Storage], NDArray[Any]]) -> dict[str, Tensor]:
    return {name: _tensor(placed, numbers) for name, placed in _flat(value)}


def _flat(value: Any) -> Iterator[tuple[str, Placed]]:
    """The tensors of nested dictionaries and lists with their joined names; other values are left out."""
    waiting: list[tuple[str, Any, int]] = [("", value, 0)]
    seen = 0
    while waiting:
        name, item, depth = waiting.pop()
        if isinstance(item, Placed):
            yield name or "tensor", item
        elif isinstance(item, dict | list | tuple):
            seen += len(item)
            if depth == _DEEP or seen > _MANY:  # a pickle may hold itself
                raise ValueError("its values lie too deep, or there are too many")
            inside = list(item.items() if isinstance(item, dict) else enumerate(item))
            before = f"{name}." if name else ""
            waiting.extend((f"{before}{key}", part, depth + 1) for key, part in reversed(inside))


def _tensor(placed: Placed, numbers: Callable[[Storage], NDArray[Any]]) -> Tensor:
    kind = placed.storage.kind

    def read() -> NDArray[Any]:
        stored = numbers(placed.storage)
        steps = zip(placed.shape, placed.strides, strict=True)
        last = placed.offset + sum((length - 1) * stride for length, stride in steps)
        if math.prod(placed.shape) and last >= stored.size:
            raise ValueError("it reaches beyond its storage")
        if math.prod(placed.shape) > max(stored.size, 1):
            raise ValueError("it is larger than its storage")
        strides = tuple(stride * stored.itemsize for stride in placed.strides)
        return np.lib.stride_tricks.as_strided(
            stored[placed.offset :], placed.shape, strides, writeable=False
        )

    return Tensor(placed.shape, _kind(kind), read)


def _numbers(raw: bytes | memoryview, kind: str, count: int, order: str) -> NDArray[Any]:
    """(count,) numbers; bfloat16 as the float32 whose upper half it is."""
    if count < 0 or len(raw) < count * _size(kind):
        raise ValueError("its numbers are cut short")
    if kind == "bf16":
        halves = np.frombuffer(raw, f"{order}u2", count)
        return (halves.astype(np.uint32) << 16).view(np.float32)
    return np.frombuffer(raw, f"{order}{kind}", count)


def _size(kind: str) -> int:
    return 2 if kind == "bf16" else np.dtype(kind).itemsize


def _kind(kind: str) -> str:
    return "bfloat16" if kind == "bf16" else np.dtype(kind).name

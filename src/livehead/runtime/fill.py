"""Puts weights into a graph that ships without them, and takes them out of a filled one.

A weightless graph names every tensor of the checkpoint as an initialiser with shape and type but no numbers
(marked as external). Filling writes the numbers into it; nothing else of the graph changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from livehead.errors import EngineError
from livehead.runtime.checkpoint import Checkpoint, Tensor
from livehead.runtime.engine import checked_file, fetch_again
from livehead.runtime.onnx_graph import GRAPH, INITIALIZER, TENSOR_NAME, split
from livehead.runtime.protobuf import BYTES, fields, key, number, numbers, text, varint

Array = NDArray[Any]

_DIMS, _TYPE, _RAW, _EXTERNAL, _LOCATION = 1, 2, 9, 13, 14  # in TensorProto
_TYPES = {1: "float32", 7: "int64", 10: "float16", 11: "float64"}


@dataclass(frozen=True, slots=True)
class Slot:
    """A tensor that a graph wants: its shape and its NumPy type."""

    shape: tuple[int, ...]
    dtype: str


class WeightlessGraph:
    """A graph of `models/onnx/`. slots: every tensor it wants, by name; sha256: of the file."""

    def __init__(self, path: Path) -> None:
        """EngineError when the file is missing or no ONNX file."""
        self.path = path
        data = checked_file(path).read_bytes()
        self.sha256 = hashlib.sha256(data).hexdigest()
        try:
            self._before, graph, self._after = split(memoryview(data))
            self._fields = list(fields(graph))
            self.slots = dict(_slot(b) for f, _, b in self._fields if f == INITIALIZER and _is_empty(b))
        except (ValueError, IndexError, UnicodeDecodeError) as error:
            raise EngineError(
                f"{path} is cut short or no ONNX file: {error}", remedy=fetch_again(path)
            ) from None

    def filled(self, array: Callable[[str, Slot], Array]) -> list[bytes | memoryview]:
        """The whole file in pieces, every slot holding what `array` gives for it.

        EngineError when an array has another shape than its slot, or numbers that its type cannot hold.
        """
        graph: list[bytes | memoryview] = []
        for field, raw, body in self._fields:
            if field == INITIALIZER and _is_empty(body):
                name, slot = _slot(body)
                graph.extend(_initializer(body, _cast(name, slot, array(name, slot))))
            else:
                graph.append(raw)
        size = sum(len(piece) for piece in graph)
        return [self._before, key(GRAPH, BYTES) + varint(size), *graph, self._after]


def weights_of(path: Path) -> Checkpoint:
    """The tensors of a filled graph, to fill another graph of the same network with them."""
    try:
        _, graph, _ = split(memoryview(checked_file(path).read_bytes()))
        found = {}
        for field, _, body in fields(graph):
            if field == INITIALIZER:
                name, slot = _slot(body)
                raw = next((content for which, _, content in fields(body) if which == _RAW), memoryview(b""))
                found[name] = Tensor(slot.shape, slot.dtype, _reader(raw, slot))
    except (ValueError, IndexError, UnicodeDecodeError) as error:
        raise EngineError(f"{path} is cut short or no ONNX file: {error}", remedy=fetch_again(path)) from None
    return Checkpoint(path.name, found)


def fill(graph: WeightlessGraph, tensors: Mapping[str, Array]) -> list[bytes | memoryview]:
    """A graph filled from arrays by name; EngineError names the first that is missing."""

    def array(name: str, slot: Slot) -> Array:
        if name not in tensors:
            raise EngineError(f"{graph.path.name} wants a tensor {name}", remedy="import the model again")
        return tensors[name]

    return graph.filled(array)


def write(path: Path, pieces: Iterable[bytes | memoryview]) -> str:
    """Write a file whole or not at all; returns its sha256. EngineError when the disk refuses."""
    part = path.with_name(path.name + ".part")
    digest = hashlib.sha256()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as out:
            for piece in pieces:
                digest.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError as error:
        raise EngineError(
            f"{path} cannot be written: {error.strerror or error}", remedy="make room on that disk"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    return digest.hexdigest()


def _slot(body: memoryview) -> tuple[str, Slot]:
    kind = next((number(content)[0] for which, _, content in fields(body) if which == _TYPE), 0)
    dims = tuple(numbers(body, _DIMS))
    return text(body, TENSOR_NAME), Slot(dims, _TYPES.get(kind, f"type {kind}"))


def _is_empty(body: memoryview) -> bool:
    return any(which == _LOCATION and number(content)[0] == 1 for which, _, content in fields(body))


def _initializer(body: memoryview, array: Array) -> list[bytes | memoryview]:
    """The initialiser with its numbers in it and no word of an external file."""
    kept = b"".join(raw for which, raw, _ in fields(body) if which not in (_RAW, _EXTERNAL, _LOCATION))
    content = np.ascontiguousarray(array).reshape(-1).view(np.uint8).data
    inner = kept + key(_RAW, BYTES) + varint(len(content))
    return [key(INITIALIZER, BYTES) + varint(len(inner) + len(content)) + inner, content]


def _cast(name: str, slot: Slot, array: Array) -> Array:
    if array.shape != slot.shape:
        raise EngineError(
            f"{name} has shape {array.shape} where the network wants {slot.shape}",
            remedy="this is another network's checkpoint: `livehead models list` shows the known ones",
        )
    with np.errstate(over="ignore"):
        cast = array.astype(np.dtype(slot.dtype).newbyteorder("<"))
    if cast.dtype.kind == "f" and not np.isfinite(cast).all():
        raise EngineError(
            f"{name} holds numbers that {slot.dtype} cannot hold", remedy="use the float32 form of this model"
        )
    return cast


def _reader(raw: memoryview, slot: Slot) -> Callable[[], Array]:
    def read() -> Array:
        if len(raw) < math.prod(slot.shape) * np.dtype(slot.dtype).itemsize:
            raise ValueError("its numbers are not in the file")
        return np.frombuffer(raw, np.dtype(slot.dtype).newbyteorder("<")).reshape(slot.shape)

    return read
